import { YunliuError } from '../../definition/yunliu-error.js';
import { anchoredStart } from '../anchor.js';
import type { ClockEvent, ClockView, Terms } from '../clock.js';
import { impossibleTime } from '../clock-fault.js';
import type { CalendarSource } from '../folded-clock.js';
import { judgeClock } from '../judge-clock.js';
import { parseInstant } from '../parse-instant.js';
import type { CaseEvent, CaseFile, ClockCase } from './case-file.js';

/** An event with its row in the case. */
interface Row {
  readonly row: number;
  readonly event: CaseEvent;
}

/** A clock of a case: its events, and for every one the row of the case it came from. */
export interface CaseClockEvents {
  readonly events: readonly ClockEvent[];
  readonly rows: readonly number[];
}

const SETTINGS = [
  'excludeDowntime',
  'pausable',
  'pauseReasons',
  'priorityMode',
  'dayStart',
  'restDays',
  'thresholds',
] as const;
/** Kept apart by the case format, or part of the terms. */
const OWN_KEYS = new Set<string>(['clock', 'target', 'anchor', 'minutes', 'calendar', ...SETTINGS]);

/** Judges every clock of a case. Throws `clock/…` and `calendar/…`; the pointer names the row of the case. */
export function judgeCase(
  clockCase: ClockCase,
  defaults: CaseFile['defaults'],
  calendars: CalendarSource,
): ReadonlyMap<string, { readonly view: ClockView; readonly clock: CaseClockEvents }> {
  const rows = clockCase.events.map((event, row) => ({ event, row }));
  const asOf = clockCase.asOf ?? lastTime(rows);
  if (parseInstant(asOf) === undefined) throw rebased(impossibleTime(0, '', asOf), '/asOf');
  const judged = new Map<string, { readonly view: ClockView; readonly clock: CaseClockEvents }>();
  const underWay = new Set<string>();
  const judge = (id: string, askedBy: number): ClockView => {
    const known = judged.get(id);
    if (known !== undefined) return known.view;
    if (underWay.has(id) || !ids.includes(id)) throw unknownAnchor(id, askedBy);
    underWay.add(id);
    const clock = eventsOf(id, rows, clockCase, defaults, (of, mode, row) => anchoredStart(judge(of, row), mode, asOf));
    try {
      const view = judgeClock(clock.events, calendars, asOf);
      judged.set(id, { view, clock });
      return view;
    } catch (error) {
      throw atRow(error, clock.rows);
    }
  };
  const ids = clockIds(clockCase, rows);
  for (const id of ids) judge(id, 0);
  return judged;
}

function clockIds(clockCase: ClockCase, rows: readonly Row[]): readonly string[] {
  const named = rows.flatMap(({ event }) => (event.clock === undefined ? [] : [event.clock]));
  const ids = [...new Set([...named, ...Object.keys(clockCase.expect ?? {})])];
  return ids.length === 0 ? ['c'] : ids;
}

function lastTime(rows: readonly Row[]): string {
  let last: string | undefined;
  for (const { event, row } of rows) {
    if (event.at === undefined && event.anchor !== undefined) continue;
    const at = parseInstant(event.at);
    if (at === undefined) throw rebased(impossibleTime(row, 'at', event.at), `/events/${row}/at`);
    if (last === undefined || at > (parseInstant(last) ?? 0)) last = event.at;
  }
  return last ?? '';
}

function eventsOf(
  id: string,
  rows: readonly Row[],
  clockCase: ClockCase,
  defaults: CaseFile['defaults'],
  anchored: (of: string, mode: 'stop' | 'earlier', row: number) => string | null,
): CaseClockEvents {
  const mine = rows.filter(({ event }) => event.clock === undefined || event.clock === id);
  const start = mine.find(({ event }) => event.type === 'start');
  const base = termsOf(start?.event, { ...defaults, calendar: clockCase.calendar ?? defaults?.calendar }, undefined);
  const startAt = start?.event.at ?? startOf(start, anchored);
  if (startAt === null) return { events: [], rows: [] };
  const past = mine.filter((row) => row !== start && isPast(row.event, startAt, rows));
  const found = mine.flatMap((row) => {
    if (row === start) {
      const priority = row.event['priority'] ?? lastPriority(past);
      return [{ row: row.row, event: { ...clockEvent(row.event, base), at: startAt, priority } }];
    }
    if (!past.includes(row)) return [{ row: row.row, event: clockEvent(row.event, base) }];
    // A pause of the whole ticket that is still open when this clock starts holds it from its start.
    return row === openPause(past) ? [{ row: row.row, event: { ...clockEvent(row.event, base), at: startAt } }] : [];
  });
  return {
    events: found.map(({ event }) => event as unknown as ClockEvent),
    rows: found.map(({ row }) => row),
  };
}

/** An event for the whole ticket that lies before this clock, though not before the first clock of the case. */
function isPast(event: CaseEvent, startAt: string, rows: readonly Row[]): boolean {
  if (event.clock !== undefined || event.type === 'downtime' || event.type === 'start') return false;
  const starts = rows.filter((row) => row.event.type === 'start').map((row) => parseInstant(row.event.at) ?? Infinity);
  const at = parseInstant(event.at);
  return at !== undefined && at < (parseInstant(startAt) ?? 0) && at >= Math.min(...starts);
}

function lastPriority(past: readonly Row[]): unknown {
  return inOrder(past).findLast(({ event }) => event.type === 'priority')?.event['to'];
}

function openPause(past: readonly Row[]): Row | undefined {
  const last = inOrder(past).findLast(({ event }) => ['pause', 'resume', 'stop', 'reopen'].includes(event.type));
  return last?.event.type === 'pause' ? last : undefined;
}

function inOrder(rows: readonly Row[]): readonly Row[] {
  return rows.toSorted((a, b) => (parseInstant(a.event.at) ?? 0) - (parseInstant(b.event.at) ?? 0));
}

function startOf(
  start: Row | undefined,
  anchored: (of: string, mode: 'stop' | 'earlier', row: number) => string | null,
): string | null {
  const anchor = start?.event.anchor;
  if (start === undefined || anchor === undefined) return '';
  return anchored(anchor.of, anchor.mode ?? 'stop', start.row);
}

function termsOf(
  event: CaseEvent | undefined,
  defaults: CaseFile['defaults'] | undefined,
  base: Terms | undefined,
): Terms {
  const settings: Record<string, unknown> = {};
  for (const key of SETTINGS) {
    const value = event?.[key] ?? base?.[key] ?? defaults?.[key];
    if (value !== undefined) settings[key] = value;
  }
  const target =
    event?.target ?? (base === undefined ? {} : { unit: base.unit, amount: base.amount, byPriority: base.byPriority });
  return {
    ...settings,
    ...target,
    calendar: event?.calendar ?? base?.calendar ?? defaults?.calendar ?? '',
  } as Terms;
}

function clockEvent(event: CaseEvent, base: Terms): Record<string, unknown> {
  const plain = Object.fromEntries(Object.entries(event).filter(([key]) => !OWN_KEYS.has(key)));
  if (event.type === 'start') return { ...plain, terms: base };
  if (event.type === 'agreement') return { ...plain, terms: termsOf(event, undefined, base) };
  if (event.type === 'extend' && event.minutes !== undefined)
    return { ...plain, amount: event.minutes, unit: 'minute' };
  return plain;
}

function rebased(error: YunliuError, pointer: string): YunliuError {
  const { code, messages: message, hint, details, issues } = error;
  return new YunliuError({ code, message, hint, details, issues, pointer });
}

/** The fault names the row of the clock's list; the reader knows the row of the case. */
function atRow(error: unknown, rows: readonly number[]): unknown {
  if (!(error instanceof YunliuError)) return error;
  const parts = /^\/(\d+)(.*)$/s.exec(error.pointer ?? '');
  return rebased(error, parts === null ? '/events' : `/events/${rows[Number(parts[1])] ?? parts[1]}${parts[2]}`);
}

function unknownAnchor(id: string, row: number): YunliuError {
  return new YunliuError({
    code: 'clock/unknown-anchor',
    message: {
      'zh-CN': `所接续的时钟“${id}”不存在，或互相接续`,
      en: `The clock "${id}" that another is chained to is missing, or chained in turn`,
    },
    hint: { 'zh-CN': '检查 anchor.of。', en: 'Check anchor.of.' },
    pointer: `/events/${row}/anchor/of`,
    details: { row },
  });
}
