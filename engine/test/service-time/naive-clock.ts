import type { ClockEvent, Terms } from '@yunliu/engine/service-time';

/**
 * A checker that is slow on purpose: it walks minute by minute and asks of each one whether it counts. It shares no
 * line with the engine. All times are minutes since `base`; events lie on whole minutes, no two on the same.
 */
export interface NaiveCalendar {
  /** Whether the minute is open. */
  readonly open: Uint8Array;
  /** Number of the local day of the minute. */
  readonly day: Int32Array;
}

export interface NaiveEvent {
  readonly at: number;
  readonly event: ClockEvent;
  /** `autoResumeAt`, or the window of a downtime. */
  readonly until?: number;
  readonly from?: number;
  readonly actualTo?: number;
}

export interface NaiveVerdict {
  readonly due: number | null | 'beyond';
  readonly state: string;
  readonly breachedAt: number | null | 'beyond';
  readonly cause: string | null;
  readonly elapsed: number;
}

type Calendars = { readonly [key: string]: NaiveCalendar };

export function naiveVerdict(events: readonly NaiveEvent[], calendars: Calendars, asOf: number): NaiveVerdict {
  const sorted = events.toSorted((a, b) => a.at - b.at);
  const times = sorted.map(({ at }) => at).filter((at) => at <= asOf);
  const granted: NaiveEvent[] = [];
  let breachedAt: number | null | 'beyond' = null;
  let cause: string | null = null;
  let due: number | null | 'beyond' = null;
  let wasStopped = false;
  for (const [index, at] of times.entries()) {
    const known = sorted.filter((one) => one.at <= at);
    const current = known.at(-1);
    if (current?.event.type === 'extend' && current.event.decision === 'approved' && !wasStopped) {
      if (due === 'beyond' || due === null || at <= due) granted.push(current);
    }
    const now = look(known, granted, calendars, at);
    if (now.started && !now.stopped) {
      due = dueOf(known, granted, calendars, at);
      if (due === 'beyond') return { due, state: '', breachedAt: 'beyond', cause: null, elapsed: 0 };
      if (breachedAt === null && due !== null) {
        const next = times[index + 1] ?? asOf;
        if (due < at) {
          breachedAt = at;
          cause = causeOf(known, wasStopped);
        } else if (due < next) breachedAt = due;
      }
    } else if (now.started && !wasStopped) due = dueOf(known, granted, calendars, at, true);
    wasStopped = now.stopped;
  }
  const end = look(
    sorted.filter((one) => one.at <= asOf),
    granted,
    calendars,
    asOf,
  );
  return { due, state: end.state, breachedAt, cause, elapsed: end.elapsed };
}

/** What the last event explains; while stopped a change of priority waits for the reopening. */
function causeOf(known: readonly NaiveEvent[], wasStopped: boolean): string {
  const lastStop = known.findLastIndex(({ event }) => event.type === 'stop');
  const recent = wasStopped ? known.slice(lastStop) : known.slice(-1);
  const change = recent.findLast(
    ({ event }) => event.type === 'priority' || (event.type === 'agreement' && event.mode !== 'grandfather'),
  );
  if (change?.event.type === 'priority') return 'priority_raise';
  if (change !== undefined) return 'agreement_change';
  return wasStopped ? 'reopened' : 'downtime_change';
}

interface Minute {
  readonly terms: Terms;
  readonly running: boolean;
  readonly counts: boolean;
}

interface Look {
  readonly started: boolean;
  readonly stopped: boolean;
  readonly state: string;
  readonly elapsed: number;
}

function allows(terms: Terms, event: ClockEvent): boolean {
  if (event.type !== 'pause' || terms.pausable === false) return false;
  return terms.pauseReasons === undefined || terms.pauseReasons.includes(event.reason ?? '');
}

/** Terms in force at a minute: a retro change holds for all time, a carried one from its own (or the reopening). */
function termsBy(known: readonly NaiveEvent[]): (minute: number) => Terms {
  const promised = (known.find(({ event }) => event.type === 'start') as NaiveEvent & { event: { terms: Terms } }).event
    .terms;
  const changes = effective(known).filter(({ event }) => event.type === 'agreement' && event.mode !== 'grandfather');
  return (minute) => {
    let terms = promised;
    for (const { at, event } of changes)
      if (event.type === 'agreement' && (event.mode === 'retro' || at <= minute)) terms = event.terms;
    return terms;
  };
}

function termsAt(known: readonly NaiveEvent[], minute: number): Terms {
  return termsBy(known)(minute);
}

/** Changes of priority and agreement while stopped take effect at the reopening, or not at all. */
function effective(known: readonly NaiveEvent[]): readonly NaiveEvent[] {
  const result: NaiveEvent[] = [];
  let shelf: NaiveEvent[] | undefined;
  for (const one of known) {
    if (one.event.type === 'stop') shelf ??= [];
    else if (one.event.type === 'reopen') {
      result.push(...(shelf ?? []).map((shelved) => ({ ...shelved, at: one.at })));
      shelf = undefined;
    }
    if (shelf !== undefined && (one.event.type === 'priority' || one.event.type === 'agreement')) shelf.push(one);
    else result.push(one);
  }
  return result;
}

/** Walks the minutes from the start; `visit` returns true to end the walk. */
function walk(
  known: readonly NaiveEvent[],
  calendars: Calendars,
  length: number,
  visit: (minute: number, is: Minute) => boolean,
  ignoreLastStop = false,
): void {
  const start = known.find(({ event }) => event.type === 'start');
  if (start === undefined) return;
  const windows = windowsOf(known);
  const termsOf = termsBy(known);
  const lastStop = ignoreLastStop ? known.findLastIndex(({ event }) => event.type === 'stop') : -1;
  let [paused, pausedUntil, stopped, index] = [false, Infinity, false, 0];
  for (let minute = start.at; minute < length; minute += 1) {
    if (paused && pausedUntil <= minute) paused = false;
    for (; (known[index]?.at ?? Infinity) <= minute; index += 1) {
      const { event, until } = known[index] as NaiveEvent;
      if (event.type === 'pause' && !stopped && allows(termsOf(minute), event)) {
        pausedUntil = paused ? Math.max(pausedUntil, until ?? Infinity) : (until ?? Infinity);
        paused = true;
      }
      if (event.type === 'resume') paused = false;
      if (event.type === 'stop' && index !== lastStop) [stopped, paused] = [true, false];
      if (event.type === 'reopen') stopped = false;
    }
    // Nothing more can happen: it stands for ever.
    if (index >= known.length && ((paused && pausedUntil === Infinity) || stopped)) {
      visit(minute, { terms: termsOf(minute), running: false, counts: false });
      return;
    }
    const terms = termsOf(minute);
    const down = terms.excludeDowntime !== false && windows.some(({ from, to }) => from <= minute && minute < to);
    const running = !paused && !stopped;
    const counts = running && !down && calendars[terms.calendar]?.open[minute] === 1;
    if (visit(minute, { terms, running, counts })) return;
  }
}

function windowsOf(known: readonly NaiveEvent[]): readonly { readonly from: number; readonly to: number }[] {
  return known.flatMap(({ at, event, from = 0, until = 0, actualTo = Infinity }) =>
    event.type === 'downtime' && at <= from ? [{ from, to: Math.min(until, actualTo) }] : [],
  );
}

function look(known: readonly NaiveEvent[], granted: readonly NaiveEvent[], calendars: Calendars, at: number): Look {
  let elapsed = 0;
  let started = false;
  walk(known, calendars, at, (_, { counts }) => {
    elapsed += counts ? 1 : 0;
    return false;
  });
  let [paused, pausedUntil, stopped] = [false, Infinity, false];
  for (const { at: when, event, until } of known) {
    if (paused && pausedUntil <= when) paused = false;
    if (event.type === 'start') started = true;
    if (event.type === 'pause' && !stopped && allows(termsAt(known, when), event)) {
      pausedUntil = paused ? Math.max(pausedUntil, until ?? Infinity) : (until ?? Infinity);
      paused = true;
    }
    if (event.type === 'resume') paused = false;
    if (event.type === 'stop') [stopped, paused] = [true, false];
    if (event.type === 'reopen') stopped = false;
  }
  if (paused && pausedUntil <= at) paused = false;
  return {
    started,
    stopped,
    elapsed,
    state: !started ? 'pending' : stopped ? 'stopped' : paused ? 'paused' : 'running',
  };
}

function dueOf(
  known: readonly NaiveEvent[],
  granted: readonly NaiveEvent[],
  calendars: Calendars,
  at: number,
  ignoreLastStop = false,
): number | null | 'beyond' {
  const start = known.find(({ event }) => event.type === 'start') as NaiveEvent;
  const terms = termsAt(known, at);
  const budget = budgetOf(known, granted, calendars);
  const length = calendars[terms.calendar]?.open.length ?? 0;
  let due: number | null = null;
  let ranAtEnd = false;
  if (terms.unit === 'minute') {
    if (budget <= 0) return start.at;
    let sum = 0;
    walk(
      known,
      calendars,
      length,
      (minute, { counts, running }) => {
        ranAtEnd = running;
        sum += counts ? 1 : 0;
        if (sum >= budget) due = minute + 1;
        return due !== null;
      },
      ignoreLastStop,
    );
  } else {
    const calendar = calendars[terms.calendar] as NaiveCalendar;
    const first = calendar.day[start.at] ?? 0;
    let [counted, day, countsToday] = [0, first, false];
    walk(
      known,
      calendars,
      length,
      (minute, { counts, running }) => {
        const today = calendar.day[minute] ?? 0;
        if (today !== day) [day, countsToday] = [today, false];
        if (today === first) return false;
        if (counts && !countsToday) [countsToday, counted] = [true, counted + 1];
        ranAtEnd = running;
        if (counted >= budget && running && lastOpenMinute(calendar, minute) === minute) due = minute + 1;
        return due !== null;
      },
      ignoreLastStop,
    );
  }
  return due ?? (ranAtEnd ? 'beyond' : null);
}

function lastOpenMinute(calendar: NaiveCalendar, minute: number): number | null {
  for (let at = minute + 1; calendar.day[at] === calendar.day[minute]; at += 1)
    if (calendar.open[at] === 1) return null;
  return calendar.open[minute] === 1 ? minute : null;
}

function budgetOf(known: readonly NaiveEvent[], granted: readonly NaiveEvent[], calendars: Calendars): number {
  let terms: Terms | undefined;
  let priority: string | undefined;
  let [budget, extra] = [0, 0];
  const amount = (): number => terms?.byPriority?.[priority ?? ''] ?? terms?.amount ?? 0;
  for (const { at, event } of effective(known)) {
    if (event.type === 'start') [terms, priority, budget] = [event.terms, event.priority, 0];
    if (event.type === 'start') budget = amount();
    if (event.type === 'agreement' && event.mode !== 'grandfather') [terms, budget] = [event.terms, 0];
    if (event.type === 'agreement' && event.mode !== 'grandfather') budget = amount() + extra;
    if (event.type === 'extend' && granted.some((one) => one.at === at)) {
      extra += event.amount;
      budget += event.amount;
    }
    if (event.type !== 'priority') continue;
    priority = event.to;
    if (terms?.priorityMode === 'restart_min') {
      let elapsed = 0;
      walk(
        known.filter((one) => one.at <= at),
        calendars,
        at,
        (_, { counts }) => {
          elapsed += counts ? 1 : 0;
          return false;
        },
      );
      budget = Math.min(budget, elapsed + amount());
    } else budget = amount() + extra;
  }
  return budget;
}
