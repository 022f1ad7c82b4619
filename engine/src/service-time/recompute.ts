import type { Instant } from '../definition/instant.js';
import type { ServiceCalendar } from './calendar.js';
import { changedDays } from './calendar-sets.js';
import type { BreachCause, ClockAgreement, ClockEvent } from './clock.js';
import { impossibleTime } from './clock-fault.js';
import { readFacts, type ClockFact } from './clock-facts.js';
import { parseIsoDate } from './civil-date.js';
import type { BothTexts } from './explained.js';
import { both, dateTime, named } from './explain-words.js';
import { foldClock } from './fold-clock.js';
import type { CalendarSource, FoldedClock } from './folded-clock.js';
import { parseInstant } from './parse-instant.js';

/** An open clock to be judged again. */
export interface OpenClock {
  readonly id: string;
  readonly events: readonly ClockEvent[];
}

/** One due (or verdict) that moves. */
export interface MovedDue {
  readonly id: string;
  readonly calendar: string;
  readonly oldDue: Instant | null;
  readonly newDue: Instant | null;
  readonly oldProvisional: boolean;
  readonly newProvisional: boolean;
  readonly oldBreachedAt: Instant | null;
  readonly newBreachedAt: Instant | null;
  readonly newBreachCause: BreachCause | null;
  readonly why: readonly BothTexts[];
}

export interface RecomputeResult {
  readonly judged: number;
  /** Clocks whose due, provisional mark or breach moves, in the order given. */
  readonly moved: readonly MovedDue[];
  /** Of these: that would be broken and were not. */
  readonly newlyBreached: number;
}

/** What changes. Without `agreement` the events are judged as they are; with it every clock gets its change of terms. */
export interface RecomputeChange {
  readonly before: CalendarSource;
  readonly after: CalendarSource;
  /** The change of agreement for a clock, or undefined when it keeps its terms. */
  readonly agreement?: (clock: OpenClock) => ClockAgreement | undefined;
}

/**
 * A dry run: judges every clock by the old and by the new calendars or terms, and lists what moves and why. Nothing is
 * stored; the same call with the same arguments gives the same ledger. Errors as of `judgeClock`; the details of the
 * error name the clock.
 */
export function recompute(change: RecomputeChange, clocks: Iterable<OpenClock>, asOf: Instant): RecomputeResult {
  const at = parseInstant(asOf);
  if (at === undefined) throw impossibleTime(0, '', asOf);
  const days = new DayChanges();
  const moved: MovedDue[] = [];
  let judged = 0;
  let newlyBreached = 0;
  for (const clock of clocks) {
    judged += 1;
    const facts = readFacts(clock.events);
    const agreement = change.agreement?.(clock);
    // Calendars of equal versions count alike, so nothing can move.
    if (agreement === undefined && facts.every((fact) => countsAlike(fact, change))) continue;
    const nextFacts = agreement === undefined ? facts : readFacts([...clock.events, agreement]);
    const row = compare(clock.id, facts, nextFacts, change, at, days, agreement);
    if (row === undefined) continue;
    moved.push(row);
    if (row.oldBreachedAt === null && row.newBreachedAt !== null) newlyBreached += 1;
  }
  return { judged, moved, newlyBreached };
}

function compare(
  id: string,
  facts: readonly ClockFact[],
  nextFacts: readonly ClockFact[],
  { before, after }: RecomputeChange,
  at: number,
  days: DayChanges,
  agreement: ClockAgreement | undefined,
): MovedDue | undefined {
  const old = foldClock(facts, before, at);
  const next = foldClock(nextFacts, after, at);
  if (old === undefined || next === undefined) return undefined;
  const [oldProvisional, newProvisional] = [isProvisional(old), isProvisional(next)];
  if (old.due === next.due && old.breachedAt === next.breachedAt && oldProvisional === newProvisional) return undefined;
  return {
    id,
    calendar: next.phase.calendar.key,
    oldDue: text(old.due),
    newDue: text(next.due),
    oldProvisional,
    newProvisional,
    oldBreachedAt: text(old.breachedAt),
    newBreachedAt: text(next.breachedAt),
    newBreachCause: next.breachCause,
    why: reasons(old, next, days, agreement),
  };
}

function countsAlike({ event }: ClockFact, { before, after }: RecomputeChange): boolean {
  if (event.type !== 'start' && event.type !== 'agreement') return true;
  const key = event.terms.calendar;
  return before.calendar(key).version === after.calendar(key).version;
}

function reasons(
  old: FoldedClock,
  next: FoldedClock,
  days: DayChanges,
  agreement: ClockAgreement | undefined,
): readonly BothTexts[] {
  const why: BothTexts[] = [];
  if (agreement !== undefined) why.push(agreementText(agreement, next));
  const last = Math.max(old.due ?? next.judgedAt, next.due ?? next.judgedAt);
  for (const phase of old.phases) {
    const other = next.phases.find(({ calendar }) => calendar.key === phase.calendar.key);
    if (other !== undefined) why.push(...days.between(phase.calendar, other.calendar, old.startedAt, last));
  }
  if (isProvisional(old) && !isProvisional(next))
    why.push(both('放假安排已公布，到期时间不再暂定。', 'The notice is published; the due is no longer provisional.'));
  if (!isProvisional(old) && isProvisional(next))
    why.push(
      both('到期日晚于已公布的放假安排，改为暂定。', 'The due now lies past the last notice and is provisional.'),
    );
  return why;
}

function agreementText({ mode, version }: ClockAgreement, next: FoldedClock): BothTexts {
  const name = version === undefined ? '' : `“${version}”`;
  const zh = { carry: '此后按新约定计时', retro: '全程按新约定计算', grandfather: '在办工单仍按原约定' }[mode];
  const en = {
    carry: 'new terms from then on',
    retro: 'all by the new terms',
    grandfather: 'open tickets keep theirs',
  }[mode];
  const at = dateTime(next.phase.calendar, next.judgedAt);
  return both(
    `服务约定${name}变更（${zh}），按 ${at['zh-CN']} 推算。`,
    `The agreement ${version ?? ''} changes (${en}), as seen ${at.en}.`,
  );
}

/** The days that differ between two calendars, found once for all clocks and as far as they reach. */
class DayChanges {
  readonly #known = new Map<string, { from: number; to: number; days: readonly (readonly [number, BothTexts])[] }>();

  between(old: ServiceCalendar, next: ServiceCalendar, from: number, to: number): readonly BothTexts[] {
    if (old.version === next.version) return [];
    const [first, last] = [next.dayOf(from), next.dayOf(to)];
    const key = `${old.version} ${next.version}`;
    const known = this.#known.get(key) ?? { from: first, to: first - 1, days: [] };
    if (first < known.from || last > known.to) {
      known.from = Math.min(first, known.from);
      known.to = Math.max(last, known.to) + 31;
      known.days = changedDays(old, next, known.from, known.to).map(({ date, before, after }) => {
        const { title, source } = after.kind === 'weekly' ? before : after;
        const why = named(title, source, '工作时间有变', 'hours changed');
        const hours = (list: typeof after.hours, none: string): string =>
          list.map(([open, close]) => `${open}–${close}`).join(' ') || none;
        return [
          parseIsoDate(date) ?? 0,
          both(
            `${date} 由 ${hours(before.hours, '不办公')} 改为 ${hours(after.hours, '不办公')}：${why['zh-CN']}`,
            `${date} from ${hours(before.hours, 'closed')} to ${hours(after.hours, 'closed')}: ${why.en}`,
          ),
        ] as const;
      });
      this.#known.set(key, known);
    }
    return known.days.filter(([day]) => day >= first && day <= last).map(([, text]) => text);
  }
}

function isProvisional({ due, phase }: FoldedClock): boolean {
  return due !== null && phase.calendar.isProvisional(phase.calendar.dayOf(due - 1));
}

function text(at: number | null): Instant | null {
  return at === null ? null : new Date(at).toISOString();
}
