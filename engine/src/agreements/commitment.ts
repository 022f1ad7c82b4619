import type { LocalizedText } from '../definition/localized-text.js';

interface CommitmentCommon {
  /** Row of the agreement, e.g. `A03.8`. */
  readonly id: string;
  readonly key: string;
  readonly title: LocalizedText;
  /** Services (keys of `services`) it is promised for; empty = the agreement as a whole. */
  readonly services: readonly string[];
  readonly owedBy: 'provider' | 'customer' | 'vendor';
  /** Share of cases in percent that must be kept; absent = nothing is promised as a rate. */
  readonly target?: number;
  readonly calendar?: string;
  readonly remark?: LocalizedText;
  readonly source?: string;
  /** Members that the contract text does not state and that were read into it. */
  readonly inferred?: readonly string[];
  /** Exclusions (keys) that do not apply here; absent = all of the agreement apply. */
  readonly exclusions?: readonly string[];
}

/** Who is told, and what is done, when a clock comes near its due or passes it. */
export interface AgreedEscalation {
  /** Percent of the time used up, or the breach itself. */
  readonly at: number | 'breach';
  /** Role to be notified. */
  readonly notify?: string;
  readonly text?: LocalizedText;
  /** Role the open task goes to. */
  readonly reassign?: string;
  readonly raisePriority?: string;
  /** Process started beside the ticket. */
  readonly start?: string;
}

/** Minutes, working days (closing of the n-th), days or months of the calendar. */
type AmountUnit = 'minute' | 'workday' | 'day' | 'month';

/**
 * How much time is promised: `value`, or `byPriority`, in `unit`; or `until` the instant that was agreed for the ticket
 * (`appointment`) or the end of the month in which the clock starts. Exactly one of the three.
 */
interface ClockAmount {
  readonly unit?: AmountUnit;
  readonly value?: number;
  readonly byPriority?: { readonly [priority: string]: number };
  readonly until?: 'appointment' | 'end-of-month';
}

/** Time from one event of a ticket to another. */
export interface ClockCommitment extends CommitmentCommon {
  readonly kind: 'clock';
  readonly amount: ClockAmount;
  readonly calendar: string;
  /** Calendar by service where it differs. */
  readonly calendarByService?: { readonly [service: string]: string };
  /** Names process clocks call it by; absent = `key`. */
  readonly metrics?: readonly string[];
  /** Only tickets of these priorities; absent = all. */
  readonly priorities?: readonly string[];
  /** What begins and what ends it, in words of the service: `reported`, `arrived`, `solved` … */
  readonly start: string;
  readonly stop: string;
  /** Reasons for which it may be paused; empty = never. */
  readonly pauseReasons: readonly PauseReason[];
  /** Planned downtime approved in time is not counted. */
  readonly excludeDowntime: boolean;
  readonly priorityMode?: 'retro' | 'restart_min';
  readonly dayStart?: 'eventDate' | 'nextOpen';
  /** Percentages at which those concerned are warned. */
  readonly warnAt: readonly number[];
  readonly escalation?: readonly AgreedEscalation[];
}

export interface PauseReason {
  readonly key: string;
  readonly title: LocalizedText;
  /** Whoever is waited for; the default cause of a breach that the pause leads to. */
  readonly waitsFor: 'client' | 'third-party' | 'force-majeure';
  /** A file or a reference that proves it must be given. */
  readonly evidence?: boolean;
  /** The clock goes on by itself after this long. */
  readonly atMost?: string;
}

/** Where the facts of a commitment come from: ended cases of processes, and which variables say what. */
export interface Measure {
  /** Processes whose cases count; absent = those of the services. */
  readonly processes?: readonly string[];
  /** Only cases that ended so. */
  readonly outcomes?: readonly string[];
  /** Variable with the date or time at which it was done; absent = the end of the case. */
  readonly at?: string;
  /** Variable with an amount (days of work, yuan, number of rounds); absent = 1 for each case. */
  readonly value?: string;
  readonly from?: string;
  readonly to?: string;
  /** Variable that says whether the requirement was fulfilled. */
  readonly ok?: string;
  /** Variable with the date that the distance is measured to. */
  readonly anchor?: string;
  /** Variable naming the kind, department or grade. */
  readonly group?: string;
}

export type CountingPeriod = 'day' | 'open-day' | 'week' | 'month' | 'quarter' | 'half-year' | 'year' | 'term';

/** The last moment inside (or after) a counting period; without it the period's end. */
export interface Deadline {
  /** Periods later: 1 = in the next one. */
  readonly later?: number;
  /** Day of the month; a month that is shorter ends earlier. */
  readonly day?: number;
  /** 0 = Sunday; a closed day gives way to the last open day before it in the same week. */
  readonly weekday?: number;
  /** `closing` of that day by the calendar; absent = midnight at its end. */
  readonly time?: 'closing';
}

/** Reachable or usable all the time of the calendar; judged from outages. */
export interface AvailabilityCommitment extends CommitmentCommon {
  readonly kind: 'availability';
  readonly calendar: string;
  readonly target: number;
  readonly per: CountingPeriod;
  readonly measure: Measure;
}

/** Somebody or something in place all the time of the calendar; judged from spans of presence. */
export interface PresenceCommitment extends CommitmentCommon {
  readonly kind: 'presence';
  readonly calendar: string;
  readonly target: number;
  /** How many at once. */
  readonly atLeast: number;
  readonly per: CountingPeriod;
  readonly measure: Measure;
}

/** A number of times in each counting period. */
export interface PeriodicCommitment extends CommitmentCommon {
  readonly kind: 'periodic';
  readonly calendar: string;
  readonly each: readonly {
    readonly per: CountingPeriod;
    readonly atLeast: number;
    readonly by?: Deadline;
    /** Only days that fall on these weekdays (0 = Sunday). */
    readonly weekdays?: readonly number[];
  }[];
  /** Only periods in which something is going on (a project runs, the warranty ends). */
  readonly while?: Measure;
  readonly measure: Measure;
}

/** A sum over a period with an upper or a lower limit. */
export interface SumCommitment extends CommitmentCommon {
  readonly kind: 'sum';
  readonly unit: 'person-day' | 'yuan' | 'day' | 'session';
  readonly per: CountingPeriod | 'case';
  readonly atMost?: number;
  readonly atLeast?: number;
  /** The limit stands in the order of the client, as fact `limit`; the number here is the default. */
  readonly byOrder?: boolean;
  readonly measure: Measure;
}

/** Something that must be true of each case. */
interface CheckCommitment extends CommitmentCommon {
  readonly kind: 'check';
  readonly measure: Measure;
}

/** A distance in time before a date: at least (notice) or at most (window) so long before. */
export interface LeadCommitment extends CommitmentCommon {
  readonly kind: 'lead';
  readonly calendar: string;
  readonly atLeast?: string;
  readonly atMost?: string;
  /** Without the consent of the other side the notice does not count. */
  readonly needsConsent?: boolean;
  readonly measure: Measure;
}

/** Repeated at most so far apart, as long as a case is open. */
export interface IntervalCommitment extends CommitmentCommon {
  readonly kind: 'interval';
  readonly calendar: string;
  readonly every: string;
  readonly measure: Measure;
}

/** A consequence of grades: deducted or ended when the grade came up so many times in a row. */
export interface PenaltyCommitment extends CommitmentCommon {
  readonly kind: 'penalty';
  readonly grade: string;
  readonly inARow: number;
  readonly deductPercent?: number;
  readonly terminates?: boolean;
  readonly measure: Measure;
}

/** Free of charge for so long after a date, by kind of thing. */
export interface EntitlementCommitment extends CommitmentCommon {
  readonly kind: 'entitlement';
  readonly calendar: string;
  readonly terms: { readonly [group: string]: string };
  readonly measure: Measure;
}

export type Commitment =
  | ClockCommitment
  | AvailabilityCommitment
  | PresenceCommitment
  | PeriodicCommitment
  | SumCommitment
  | CheckCommitment
  | LeadCommitment
  | IntervalCommitment
  | PenaltyCommitment
  | EntitlementCommitment;

export type CommitmentKind = Commitment['kind'];
