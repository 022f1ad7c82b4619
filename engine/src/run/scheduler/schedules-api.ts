import type { LocalizedText } from '../../definition/localized-text.js';
import type { Actor } from '../../identity/actor.js';
import type { Occurrence } from '../../schedules/occurrence.js';
import type { DateEntry, DateSet, ScheduleFile, ScheduleRow } from '../../schedules/schedule-file.js';
import type { CalendarSource } from '../../schedules/working-days.js';
import type { ScheduleAudit, SchedulePause, ScheduleRun } from './schedule-records.js';

/** The schedules of an engine, and the calendars they go by (asked anew, so that a changed calendar is seen). */
export interface ScheduleOptions {
  readonly files: readonly ScheduleFile[];
  readonly calendars: () => CalendarSource;
}

/**
 * `active`: comes round; `waiting`: the processes of `waitingFor` are not published, or no date of `waitingForDates` is
 * known; `paused`: by an administrator; `covered`: part of what `coveredBy` starts.
 */
export type ScheduleStatus = 'active' | 'waiting' | 'paused' | 'covered';

/** A schedule as lists and pages show it. */
export interface ScheduleView {
  readonly row: ScheduleRow;
  readonly agreement: string;
  /** Title of the file it stands in. */
  readonly group: LocalizedText;
  readonly zone: string;
  readonly status: ScheduleStatus;
  readonly waitingFor: readonly string[];
  readonly waitingForDates: readonly string[];
  readonly coveredBy?: string;
  readonly pause?: SchedulePause;
  readonly last?: ScheduleRun;
  /** Those to come, whether or not something would start. */
  readonly next: readonly Occurrence[];
}

export interface DateSetView extends DateSet {
  readonly key: string;
  readonly agreement: string;
  /** Set by an administrator; otherwise as the file says. */
  readonly isChanged: boolean;
  /** Schedules that go by it. */
  readonly schedules: readonly string[];
}

export interface RunNow {
  readonly actor: Actor;
  /** Chosen by the caller; the same id again starts nothing anew. */
  readonly commandId: string;
  /** Which of several rules; default: the first that does not wait. */
  readonly part?: string;
  /** Makes up for this occurrence, which failed or was skipped, instead of an extra run. */
  readonly occurrence?: string;
}

/** Schedules of the engine: what ran, what comes next, by hand, paused. Refusals are `YunliuError` `schedule/…`. */
export interface Schedules {
  /** In the order of the files. `upcoming`: how many occurrences to come (default 5). */
  list(upcoming?: number): Promise<readonly ScheduleView[]>;
  get(key: string, upcoming?: number): Promise<ScheduleView>;
  /** Newest first. */
  runs(key: string): Promise<readonly ScheduleRun[]>;
  /** What people did to it, newest first; also of a date set. */
  audit(about: string): Promise<readonly ScheduleAudit[]>;
  /** Administrators and project managers. Gives the runs: several when it goes by several running instances. */
  runNow(key: string, request: RunNow): Promise<readonly ScheduleRun[]>;
  /** Administrators. Nothing falls due meanwhile. */
  pause(key: string, actor: Actor, reason: string): Promise<void>;
  resume(key: string, actor: Actor): Promise<void>;
  dateSets(): Promise<readonly DateSetView[]>;
  /** Administrators and project managers. Replaces the dates of a set. */
  setDates(set: string, dates: readonly DateEntry[], actor: Actor): Promise<void>;
}

/** What the engine itself does with schedules. */
export interface SchedulesOfEngine extends Schedules {
  start(): void;
  stop(): Promise<void>;
  runDue(): Promise<number>;
  /** Definitions were published or retired. */
  definitionsChanged(): Promise<void>;
  /** An instance of the process was written. */
  instanceChanged(process: string): void;
}
