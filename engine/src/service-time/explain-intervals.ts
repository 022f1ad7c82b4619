import { localize } from '../definition/localized-text.js';
import type { ServiceCalendar } from './calendar.js';
import type { CoursePiece } from './course.js';
import { excludedWindows } from './downtime.js';
import type { ExplainedRule } from './explained.js';
import type { FoldedClock } from './folded-clock.js';

/** A stretch with its rule, in epoch milliseconds. */
export interface RuledInterval {
  readonly from: number;
  readonly to: number;
  readonly counted: boolean;
  readonly projected: boolean;
  readonly rule: ExplainedRule;
  readonly calendar: ServiceCalendar;
  readonly nth?: number;
}

/** What the clock did from its start to `end`, as it is known: stretches ahead included, a stopped one as if it ran on. */
export function stretchesOf({ course, judgedAt }: FoldedClock, end: number): readonly CoursePiece[] {
  const { phase, mode, since, until, ahead, reason } = course;
  const pieces = [...course.pieces];
  if (mode === 'stop') {
    // Paused without an end when it was stopped: nothing is known of what would have followed.
    const held = pieces.at(-1)?.reason;
    const why = held === undefined ? {} : { reason: held };
    if (ahead > since && ahead !== Infinity) pieces.push({ from: since, to: ahead, mode: 'pause', phase, ...why });
    if (ahead !== Infinity) pieces.push({ from: ahead, to: Infinity, mode: 'run', phase });
  } else if (mode === 'pause') {
    pieces.push({ from: since, to: until, mode, phase, ...(reason === undefined ? {} : { reason }) });
    if (until !== Infinity) pieces.push({ from: until, to: Infinity, mode: 'run', phase });
  } else pieces.push({ from: since, to: Infinity, mode: 'run', phase });
  return cut(pieces, end).flatMap((piece) =>
    piece.from < judgedAt && judgedAt < piece.to
      ? [
          { ...piece, to: judgedAt },
          { ...piece, from: judgedAt },
        ]
      : [piece],
  );
}

function cut(pieces: readonly CoursePiece[], end: number): readonly CoursePiece[] {
  return pieces.filter(({ from }) => from < end).map((piece) => ({ ...piece, to: Math.min(piece.to, end) }));
}

/** Minute clocks: every stretch with the rule that counted it or not. Neighbours under one rule are joined. */
export function ruleIntervals(folded: FoldedClock, end: number): readonly RuledInterval[] {
  const rows: RuledInterval[] = [];
  const add = (row: RuledInterval): void => {
    const last = rows.at(-1);
    const joins = last !== undefined && last.to === row.from && last.projected === row.projected;
    if (joins && last.calendar === row.calendar && sameRule(last.rule, row.rule))
      rows[rows.length - 1] = { ...last, to: row.to };
    else if (row.from < row.to) rows.push(row);
  };
  for (const { from, to, mode, phase, reason } of stretchesOf(folded, end)) {
    const { calendar, terms } = phase;
    const base = { calendar, projected: from >= folded.judgedAt };
    if (mode !== 'run') {
      const rule: ExplainedRule =
        mode === 'stop' ? { kind: 'stopped' } : { kind: 'pause', ...(reason === undefined ? {} : { reason }) };
      add({ ...base, from, to, counted: false, rule });
      continue;
    }
    let at = from;
    const windows = terms.excludeDowntime === false ? [] : excludedWindows(folded.windows);
    for (const [start, stop] of windows) {
      if (stop <= at || start >= to) continue;
      for (const row of ruleDays(calendar, at, Math.max(start, at))) add({ ...base, ...row });
      add({ ...base, from: Math.max(start, at), to: Math.min(stop, to), counted: false, rule: { kind: 'downtime' } });
      at = Math.min(stop, to);
    }
    for (const row of ruleDays(calendar, at, to)) add({ ...base, ...row });
  }
  return rows;
}

interface DayRow {
  readonly from: number;
  readonly to: number;
  readonly counted: boolean;
  readonly rule: ExplainedRule;
}

/** Open and closed time of a stretch, day by day. */
function ruleDays(calendar: ServiceCalendar, from: number, to: number): readonly DayRow[] {
  if (from >= to) return [];
  if (calendar.counts === 'elapsed') return [{ from, to, counted: true, rule: { kind: 'always' } }];
  const rows: DayRow[] = [];
  for (let day = calendar.dayOf(from), at = from; at < to; day += 1) {
    const end = Math.min(calendar.startOf(day + 1), to);
    const whole = calendar.openIntervals(calendar.startOf(day), calendar.startOf(day + 1));
    const [opening, closing] = [whole[0]?.[0] ?? Infinity, whole.at(-1)?.[1] ?? -Infinity];
    const closed = closedRule(calendar, day);
    const gap = (until: number): void => {
      if (until <= at) return;
      const kind = at < opening || at >= closing ? 'outside-hours' : 'break';
      rows.push({ from: at, to: until, counted: false, rule: whole.length === 0 ? closed : { kind } });
    };
    for (const [open, close] of whole) {
      if (close <= at || open >= end) continue;
      gap(open);
      at = Math.max(at, open);
      rows.push({ from: at, to: Math.min(close, end), counted: true, rule: openRule(calendar, day) });
      at = Math.min(close, end);
    }
    gap(end);
    at = Math.max(at, end);
  }
  return rows;
}

export function closedRule(calendar: ServiceCalendar, day: number): ExplainedRule {
  const { kind, weekday, title, source } = calendar.day(day);
  if (kind === 'holiday') return { kind, ...cited(title, source) };
  return { kind: weekday === 0 || weekday === 6 ? 'weekend' : 'closed-day' };
}

export function openRule(calendar: ServiceCalendar, day: number): ExplainedRule {
  const { kind, title, source } = calendar.day(day);
  return kind === 'weekly' || kind === 'holiday' ? { kind: 'open' } : { kind, ...cited(title, source) };
}

function cited(title: ExplainedRule['title'], source: string | undefined): Pick<ExplainedRule, 'title' | 'source'> {
  return { ...(title === undefined ? {} : { title }), ...(source === undefined ? {} : { source }) };
}

export function sameRule(a: ExplainedRule, b: ExplainedRule): boolean {
  const sameTitle = (['zh-CN', 'en'] as const).every(
    (locale) => localize(a.title, locale) === localize(b.title, locale),
  );
  return a.kind === b.kind && a.source === b.source && a.reason === b.reason && sameTitle;
}
