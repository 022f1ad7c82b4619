import type { ClockEvent, ClockUnit, Terms } from './clock.js';
import { beforeStart, impossibleTime, invalidAmount, reversed, rowFault } from './clock-fault.js';
import { parseInstant } from './parse-instant.js';

/** A checked event with its times in epoch milliseconds. */
export interface ClockFact {
  readonly row: number;
  readonly at: number;
  readonly event: ClockEvent;
  /** Downtime: from and the planned end; pause: until = `autoResumeAt`. */
  readonly from: number;
  readonly until: number;
  readonly actualTo: number;
}

/** Order at one instant; written order never decides. Stops come last: what happened at the stop still counts. */
const RANK: Readonly<Record<ClockEvent['type'], number>> = {
  downtime: 0,
  start: 1,
  reopen: 2,
  extend: 3,
  priority: 4,
  agreement: 5,
  resume: 6,
  pause: 7,
  stop: 8,
};
const UNITS: readonly unknown[] = ['minute', 'workday', 'day'] satisfies ClockUnit[];

/** Checks the events and puts them in the order of their true times. Throws `YunliuError` `clock/…` naming the row. */
export function readFacts(events: readonly ClockEvent[]): readonly ClockFact[] {
  const facts = events.map(readFact);
  const start = facts.find(({ event }) => event.type === 'start');
  for (const fact of facts) {
    if (fact.event.type === 'start' && fact !== start) throw startedTwice(fact.row);
    if (fact.event.type !== 'downtime' && start !== undefined && fact.at < start.at) throw beforeStart(fact.row);
  }
  return facts.sort(
    (a, b) => a.at - b.at || RANK[a.event.type] - RANK[b.event.type] || compareContent(a.event, b.event),
  );
}

function compareContent(a: ClockEvent, b: ClockEvent): number {
  const [left, right] = [contentOf(a), contentOf(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function contentOf(event: ClockEvent): string {
  return (event.recordedAt ?? '') + JSON.stringify(event);
}

function readFact(event: ClockEvent, row: number): ClockFact {
  if (typeof event !== 'object' || event === null || !Object.hasOwn(RANK, event.type)) throw unknownType(row, event);
  const at = instant(event.at, row, 'at');
  if (event.recordedAt !== undefined) instant(event.recordedAt, row, 'recordedAt');
  const fact = { row, at, event, from: at, until: Infinity, actualTo: Infinity };
  switch (event.type) {
    case 'start':
    case 'agreement':
      checkTerms(event.terms, row);
      if (event.type === 'agreement' && !['grandfather', 'carry', 'retro'].includes(event.mode)) throw unknownMode(row);
      return fact;
    case 'pause': {
      if (event.autoResumeAt === undefined) return fact;
      fact.until = instant(event.autoResumeAt, row, 'autoResumeAt');
      if (fact.until <= at) throw reversed(row, 'autoResumeAt');
      return fact;
    }
    case 'downtime': {
      fact.from = instant(event.from, row, 'from');
      fact.until = instant(event.to, row, 'to');
      if (fact.until <= fact.from) throw reversed(row, 'to');
      if (event.actualTo !== undefined) fact.actualTo = instant(event.actualTo, row, 'actualTo');
      return fact;
    }
    case 'extend': {
      if (!['requested', 'approved', 'refused'].includes(event.decision)) throw unknownDecision(row);
      const unit = event.unit ?? 'minute';
      if (!UNITS.includes(unit)) throw unknownUnit(row, 'unit');
      if (!isAmount(event.amount, unit) || event.amount === 0) throw invalidAmount(row, 'amount');
      if (event.requestedAt !== undefined) instant(event.requestedAt, row, 'requestedAt');
      return fact;
    }
    default:
      return fact;
  }
}

function instant(value: unknown, row: number, field: string): number {
  const at = parseInstant(value);
  if (at === undefined) throw impossibleTime(row, field, value);
  return at;
}

function isAmount(value: unknown, unit: ClockUnit): boolean {
  const most = unit === 'minute' ? 60 * 24 * 366 * 50 : 366 * 50;
  return (
    typeof value === 'number' &&
    value >= 0 &&
    value <= most &&
    Number.isInteger(unit === 'minute' ? value * 60_000 : value)
  );
}

function checkTerms(terms: Terms, row: number): void {
  if (typeof terms !== 'object' || terms === null) throw invalidAmount(row, 'terms');
  if (!UNITS.includes(terms.unit)) throw unknownUnit(row, 'terms/unit');
  if (terms.byPriority === undefined) {
    if (!isAmount(terms.amount, terms.unit)) throw invalidAmount(row, 'terms/amount');
    return;
  }
  for (const [priority, amount] of Object.entries(terms.byPriority))
    if (amount !== null && !isAmount(amount, terms.unit)) throw invalidAmount(row, `terms/byPriority/${priority}`);
}

function unknownType(row: number, event: unknown) {
  const type = String((event as { type?: unknown } | null)?.type).slice(0, 40);
  return rowFault(
    'unknown-event',
    row,
    'type',
    { 'zh-CN': `事件类型“${type}”未知`, en: `The event type "${type}" is unknown` },
    { 'zh-CN': `可用：${Object.keys(RANK).join('、')}。`, en: `One of ${Object.keys(RANK).join(', ')}.` },
  );
}

function startedTwice(row: number) {
  return rowFault(
    'started-twice',
    row,
    'type',
    { 'zh-CN': '同一时钟只能开始一次', en: 'A clock starts once' },
    { 'zh-CN': '办结后继续计时请用 reopen。', en: 'To go on after a stop use reopen.' },
  );
}

function unknownMode(row: number) {
  return rowFault(
    'unknown-mode',
    row,
    'mode',
    { 'zh-CN': '服务级别变更的方式未知', en: 'The mode of the agreement change is unknown' },
    { 'zh-CN': '可用：grandfather、carry、retro。', en: 'One of grandfather, carry, retro.' },
  );
}

function unknownDecision(row: number) {
  return rowFault(
    'unknown-decision',
    row,
    'decision',
    { 'zh-CN': '延期的决定未知', en: 'The decision on the extension is unknown' },
    { 'zh-CN': '可用：requested、approved、refused。', en: 'One of requested, approved, refused.' },
  );
}

function unknownUnit(row: number, field: string) {
  return rowFault(
    'unknown-unit',
    row,
    field,
    { 'zh-CN': '计时单位未知', en: 'The unit is unknown' },
    { 'zh-CN': '可用：minute、workday、day。', en: 'One of minute, workday, day.' },
  );
}
