import type { Instant } from '../../definition/instant.js';
import { caughtUp } from '../../schedules/catch-up.js';
import { neededProcesses } from '../../schedules/needed-processes.js';
import { nextOccurrences, occurrencesBetween } from '../../schedules/occurrences.js';
import type { Occurrence } from '../../schedules/occurrence.js';
import type { SchedulePlan } from '../../schedules/schedule-plan.js';
import { crashPoint } from '../../store/crash-points.js';
import type { RecurringDuty } from '../ports/scheduler.js';
import type { Execute, Shell } from '../shell.js';
import type { LiveFacts } from './live-facts.js';
import type { ScheduleProgress, ScheduleRecords } from './schedule-records.js';
import { startOccurrence } from './start-occurrence.js';

/** Occurrences given up in one go that are still listed one by one. */
const LISTED_SKIPS = 20;

/** What the schedules of one engine share. */
export interface ScheduleParts {
  readonly shell: Shell;
  readonly execute: Execute;
  readonly records: ScheduleRecords;
  readonly facts: LiveFacts;
}

/** Processes that are missing for each rule of a schedule. */
export async function missingProcesses(shell: Shell, { row }: SchedulePlan): Promise<readonly (readonly string[])[]> {
  const missing: string[][] = [];
  for (const recurrence of row.recurrences) {
    const absent: string[] = [];
    for (const key of neededProcesses(row, recurrence))
      if ((await shell.definitions.latest(key)) === undefined) absent.push(key);
    missing.push(absent);
  }
  return missing;
}

/**
 * One schedule as a recurring duty. How far it was handled is kept in the store; what falls due while its process is missing
 * or while it is paused is never made up for, and neither is the past of a new installation.
 */
export class ScheduleDuty implements RecurringDuty {
  readonly key: string;
  readonly #parts: ScheduleParts;
  readonly #plan: SchedulePlan;
  #progress: ScheduleProgress | undefined;
  #known: { readonly from: Instant; readonly version: number; readonly next: Instant | undefined } | undefined;

  constructor(parts: ScheduleParts, plan: SchedulePlan) {
    this.key = plan.row.key;
    this.#parts = parts;
    this.#plan = plan;
  }

  async next(): Promise<Instant | undefined> {
    const open = await this.#settled(this.#progress ?? (await this.#parts.records.progress(this.key)));
    if (open === undefined) return undefined;
    const { handledThrough } = open.progress;
    const facts = await this.#parts.facts.of(this.#plan.row);
    const { version } = this.#parts.facts;
    if (this.#known?.from !== handledThrough || this.#known.version !== version) {
      const next = nextOccurrences(this.#planOf(open.missing), handledThrough, 1, facts)[0]?.at;
      this.#known = { from: handledThrough, version, next };
    }
    return this.#known.next;
  }

  async run(): Promise<number> {
    const { records, facts, shell } = this.#parts;
    const open = await this.#settled(await records.progress(this.key));
    if (open === undefined) return 0;
    const now = shell.clock.now();
    const plan = this.#planOf(open.missing);
    return this.#handle(
      open.progress,
      occurrencesBetween(plan, open.progress.handledThrough, now, await facts.of(plan.row)),
      now,
    );
  }

  /** A pause was set or taken away. */
  async resumeFrom(now: Instant): Promise<void> {
    const missing = await missingProcesses(this.#parts.shell, this.#plan);
    await this.#keep({ handledThrough: now, waitingFor: union(missing) });
  }

  async #handle(progress: ScheduleProgress, due: readonly Occurrence[], now: Instant): Promise<number> {
    const { records, shell } = this.#parts;
    const { fire, skip } = caughtUp(this.#plan.row.catchUp, due, now);
    for (const occurrence of skip.slice(-LISTED_SKIPS))
      await records.putRun({ schedule: this.key, occurrence, ranAt: shell.clock.now(), result: 'skipped' });
    for (const [index, occurrence] of fire.entries()) {
      const run = await startOccurrence(this.#parts, this.#plan, occurrence);
      if (run.result === 'failed')
        shell.logger.error(
          { schedule: this.key, occurrence: occurrence.id, error: run.fault?.code },
          'schedule failed',
        );
      await records.putRun(run);
      crashPoint('schedule/after-run');
      // Not before the last of several at one instant is done.
      const following = fire[index + 1];
      if (following !== undefined && following.at > occurrence.at)
        await this.#keep({ ...progress, handledThrough: occurrence.at });
    }
    const last = due.at(-1);
    if (last !== undefined) await this.#keep({ ...progress, handledThrough: last.at });
    return due.length;
  }

  /**
   * The progress when the schedule is at work, `undefined` while it is paused or all its rules wait. A schedule seen for the
   * first time, and one whose process has just been published, begins now.
   */
  async #settled(
    stored: ScheduleProgress | undefined,
  ): Promise<{ readonly progress: ScheduleProgress; readonly missing: readonly (readonly string[])[] } | undefined> {
    const { shell, records } = this.#parts;
    const missing = await missingProcesses(shell, this.#plan);
    const waitingFor = union(missing);
    let progress = stored;
    if (progress === undefined || !sameKeys(progress.waitingFor, waitingFor)) {
      const now = shell.clock.now();
      // What the other rules owe is settled first, under what was known until now.
      if (progress !== undefined && (await records.pause(this.key)) === undefined)
        await this.#settleBefore(progress, now);
      progress = { handledThrough: now, waitingFor };
      await this.#keep(progress);
    }
    this.#progress = progress;
    if (missing.every((absent) => absent.length > 0)) return undefined;
    return (await records.pause(this.key)) === undefined ? { progress, missing } : undefined;
  }

  async #settleBefore(progress: ScheduleProgress, now: Instant): Promise<void> {
    const { facts, shell } = this.#parts;
    const present = await missingProcesses(shell, this.#plan);
    const waited = new Set(progress.waitingFor);
    const missing = this.#plan.row.recurrences.map((recurrence, index) => [
      ...(present[index] ?? []),
      ...neededProcesses(this.#plan.row, recurrence).filter((key) => waited.has(key)),
    ]);
    const plan = this.#planOf(missing);
    const due = occurrencesBetween(plan, progress.handledThrough, now, await facts.of(plan.row));
    await this.#handle(progress, due, now);
  }

  /** The plan without the rules that wait; the others keep their places. */
  #planOf(missing: readonly (readonly string[])[]): SchedulePlan {
    if (missing.every((absent) => absent.length === 0)) return this.#plan;
    return { ...this.#plan, isWaiting: (index) => (missing[index]?.length ?? 0) > 0 };
  }

  async #keep(progress: ScheduleProgress): Promise<void> {
    await this.#parts.records.putProgress(this.key, progress);
    this.#progress = progress;
  }
}

export function union(lists: readonly (readonly string[])[]): readonly string[] {
  return [...new Set(lists.flat())].toSorted();
}

function sameKeys(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key, index) => key === b[index]);
}
