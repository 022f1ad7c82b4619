import type { LocalizedText } from '../definition/localized-text.js';
import type { Terms } from '../service-time/clock.js';
import type { Agreement } from './agreement.js';
import type { AgreedEscalation, ClockCommitment, PauseReason } from './commitment.js';

/** What an agreement promises for one metric of one service at one priority. */
export interface ClockPromise {
  /** Row, e.g. `A03.8`. */
  readonly commitment: string;
  readonly title: LocalizedText;
  /** Frozen into the clock. Months, appointments and month ends are turned into an amount when it starts. */
  readonly terms: Terms;
  readonly months?: number;
  readonly until?: 'appointment' | 'end-of-month';
  /** Row by priority, where other rows answer for other priorities by the same terms. */
  readonly rows: { readonly [priority: string]: string };
  readonly pauseReasons: readonly PauseReason[];
  readonly escalation: readonly AgreedEscalation[];
}

/**
 * The promise for a metric, or `undefined` when the agreement has none for this service and priority. Rows that differ
 * only in amount and priority are one clock with a table, so that a change of priority is a change within its terms.
 */
export function promiseOf(
  agreement: Agreement,
  metric: string,
  service: string,
  priority: string,
): ClockPromise | undefined {
  const rows = agreement.commitments.filter((row) => row.kind === 'clock' && answers(agreement, row, metric, service));
  const clocks = rows as readonly ClockCommitment[];
  const row = clocks.find((each) => appliesTo(each, priority));
  if (row === undefined) return undefined;
  const calendar = calendarOf(agreement, row, service);
  const table: { [priority: string]: number | null } = {};
  const byRow: { [priority: string]: string } = {};
  for (const { key } of agreement.priorities) {
    const other = clocks.find((each) => appliesTo(each, key));
    const alike =
      other !== undefined &&
      other.amount.unit === row.amount.unit &&
      calendarOf(agreement, other, service) === calendar &&
      other.pauseReasons.length === row.pauseReasons.length;
    table[key] = alike ? amountOf(other, key) : null;
    if (alike) byRow[key] = other.id;
  }
  return {
    commitment: row.id,
    title: row.title,
    terms: termsOf(agreement, row, metric, calendar, table),
    ...(row.amount.unit === 'month' ? { months: amountOf(row, priority) } : {}),
    ...(row.amount.until === undefined ? {} : { until: row.amount.until }),
    rows: byRow,
    pauseReasons: row.pauseReasons,
    escalation: escalationOf(row),
  };
}

function termsOf(
  agreement: Agreement,
  row: ClockCommitment,
  metric: string,
  calendar: string,
  table: { readonly [priority: string]: number | null },
): Terms {
  const { unit } = row.amount;
  const fixed = unit === undefined || unit === 'month';
  const terms: { -readonly [Key in keyof Terms]: Terms[Key] } = {
    name: metric,
    calendar,
    unit: fixed ? 'day' : unit,
    pausable: true,
    pauseReasons: [...row.pauseReasons.map(({ key }) => key), SUSPENDED],
    excludeDowntime: row.excludeDowntime,
    restDays: agreement.restDays,
    thresholds: [...new Set([...row.warnAt, 100])].toSorted((a, b) => a - b),
  };
  if (!fixed) terms.byPriority = table;
  if (row.priorityMode !== undefined) terms.priorityMode = row.priorityMode;
  if (row.dayStart !== undefined) terms.dayStart = row.dayStart;
  return terms;
}

/** Reason of a pause that comes from the suspension of the whole ticket; allowed by all terms. */
export const SUSPENDED = 'suspended';

function answers(agreement: Agreement, row: ClockCommitment, metric: string, service: string): boolean {
  if (!(row.metrics ?? [row.key]).includes(metric)) return false;
  return row.services.length === 0 || row.services.includes(serviceKey(agreement, row, service));
}

/** A process may carry out several services of the agreement: the one that the row names. */
function serviceKey(agreement: Agreement, row: ClockCommitment, process: string): string {
  const carried = agreement.services.filter((service) => (service.process ?? service.key) === process);
  return (carried.find(({ key }) => row.services.includes(key)) ?? carried[0])?.key ?? process;
}

function calendarOf(agreement: Agreement, row: ClockCommitment, process: string): string {
  const byService = row.calendarByService ?? {};
  const key = serviceKey(agreement, row, process);
  return (Object.hasOwn(byService, key) ? byService[key] : undefined) ?? row.calendar;
}

function appliesTo(row: ClockCommitment, priority: string): boolean {
  return row.priorities === undefined || row.priorities.includes(priority);
}

function amountOf(row: ClockCommitment, priority: string): number {
  const { value, byPriority } = row.amount;
  return (byPriority !== undefined && Object.hasOwn(byPriority, priority) ? byPriority[priority] : value) ?? 0;
}

/** Warnings that no escalation names still stand as entries, so that they are recorded. */
function escalationOf(row: ClockCommitment): readonly AgreedEscalation[] {
  const named = row.escalation ?? [];
  const bare = row.warnAt.filter((at) => !named.some((each) => each.at === at)).map((at) => ({ at }));
  return [...named, ...bare];
}
