import type { Instant } from '../../definition/instant.js';
import type { JsonObject } from '../../definition/json.js';
import type { DateEntry } from '../../schedules/schedule-file.js';
import type { Occurrence } from '../../schedules/occurrence.js';
import type { Store } from '../../store/store.js';

/** How far a schedule was handled. It only saves work: that nothing starts twice is the command id's doing. */
export interface ScheduleProgress {
  /** Occurrences up to this instant are done with. */
  readonly handledThrough: Instant;
  /** Processes that were missing then; what fell due meanwhile is not made up for. */
  readonly waitingFor: readonly string[];
}

export interface SchedulePause {
  readonly by: string;
  readonly at: Instant;
  readonly reason: string;
}

/** One time a schedule came round, or was run by hand. */
export interface ScheduleRun {
  readonly schedule: string;
  readonly occurrence: Occurrence;
  readonly ranAt: Instant;
  readonly result: 'started' | 'failed' | 'skipped';
  readonly process?: string;
  readonly instanceId?: string;
  /** Who ran it by hand. */
  readonly by?: string;
  readonly fault?: { readonly code: string; readonly message: { readonly 'zh-CN': string; readonly en: string } };
}

export interface ScheduleAudit {
  readonly action: 'pause' | 'resume' | 'run-now' | 'set-dates';
  /** Key of the schedule or of the date set. */
  readonly about: string;
  readonly by: string;
  readonly at: Instant;
  readonly reason?: string;
}

/** Runs kept for one schedule; instances keep their own history. */
const KEPT_RUNS = 200;

/** What schedules keep in the store. */
export interface ScheduleRecords {
  progress(key: string): Promise<ScheduleProgress | undefined>;
  putProgress(key: string, progress: ScheduleProgress): Promise<void>;
  pause(key: string): Promise<SchedulePause | undefined>;
  pauses(): Promise<ReadonlyMap<string, SchedulePause>>;
  putPause(key: string, pause: SchedulePause | undefined): Promise<void>;
  /** Newest first. */
  runs(key: string): Promise<readonly ScheduleRun[]>;
  putRun(run: ScheduleRun): Promise<void>;
  /** Newest first. */
  audit(about: string): Promise<readonly ScheduleAudit[]>;
  addAudit(id: string, entry: ScheduleAudit): Promise<void>;
  dates(): Promise<ReadonlyMap<string, readonly DateEntry[]>>;
  putDates(set: string, dates: readonly DateEntry[]): Promise<void>;
}

export function createScheduleRecords(store: Store): ScheduleRecords {
  const runsOf = (key: string): string => `schedule-runs:${key}`;
  const auditOf = (about: string): string => `schedule-audit:${about}`;
  const runs = async (key: string): Promise<readonly ScheduleRun[]> => {
    const records = await store.records(runsOf(key));
    return records.map(({ value }) => value as unknown as ScheduleRun).toSorted(newestFirst);
  };
  return {
    progress: async (key) => (await store.record('schedule-progress', key)) as unknown as ScheduleProgress | undefined,
    putProgress: (key, progress) => store.putRecord('schedule-progress', key, json(progress)),
    pause: async (key) => (await store.record('schedule-pauses', key)) as unknown as SchedulePause | undefined,
    pauses: async () =>
      new Map((await store.records('schedule-pauses')).map(({ id, value }) => [id, value as unknown as SchedulePause])),
    putPause: (key, pause) =>
      pause === undefined
        ? store.deleteRecord('schedule-pauses', key)
        : store.putRecord('schedule-pauses', key, json(pause)),
    runs,
    async putRun(run) {
      await store.putRecord(runsOf(run.schedule), run.occurrence.id, json(run));
      for (const old of (await runs(run.schedule)).slice(KEPT_RUNS))
        await store.deleteRecord(runsOf(run.schedule), old.occurrence.id);
    },
    async audit(about) {
      const records = await store.records(auditOf(about));
      return records
        .map(({ value }) => value as unknown as ScheduleAudit)
        .toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
    },
    addAudit: (id, entry) => store.putRecord(auditOf(entry.about), id, json(entry)),
    async dates() {
      const records = await store.records('schedule-dates');
      return new Map(records.map(({ id, value }) => [id, value['dates'] as unknown as readonly DateEntry[]]));
    },
    putDates: (set, dates) => store.putRecord('schedule-dates', set, json({ dates })),
  };
}

/** Records hold plain JSON; what is undefined is not stored. */
function json(value: object): JsonObject {
  return JSON.parse(JSON.stringify(value)) as JsonObject;
}

function newestFirst(a: ScheduleRun, b: ScheduleRun): number {
  if (a.occurrence.at !== b.occurrence.at) return a.occurrence.at < b.occurrence.at ? 1 : -1;
  return a.occurrence.id < b.occurrence.id ? 1 : -1;
}
