import * as fc from 'fast-check';
import type { CalendarFile, Terms } from '@yunliu/engine/service-time';
import type { NaiveCalendar, NaiveEvent } from './naive-clock.js';

/** First minute of the random clocks: a week before National Day 2026, and on to the end of daylight saving time. */
export const BASE = Date.UTC(2026, 8, 23);
const MINUTES = 56 * 1440;
const REASONS = ['customer', 'supplier', 'weather'];

const office: readonly [string, string][] = [
  ['09:00', '12:00'],
  ['13:00', '18:00'],
];
const days = (hours: readonly (readonly [string, string])[], list: readonly number[]) =>
  Object.fromEntries(list.map((day) => [String(day), hours]));

/** Calendars as the engine reads them; the checker reads the same rows in its own way. */
export const files: readonly CalendarFile[] = [
  {
    key: 'cn',
    title: '办公',
    counts: 'open-hours',
    zone: 'Asia/Shanghai',
    weekly: days(office, [1, 2, 3, 4, 5]),
    overrides: {
      '2026-09-25': 'off',
      ...Object.fromEntries([1, 2, 5, 6, 7].map((day) => [`2026-10-0${day}`, 'off' as const])),
      '2026-10-10': office,
    },
    publishedThrough: '2026-10-20',
  },
  { key: 'all', title: '全天', counts: 'elapsed' },
  {
    key: 'ny',
    title: '夜班',
    counts: 'open-hours',
    zone: 'America/New_York',
    weekly: days(
      [
        ['00:00', '06:00'],
        ['22:00', '24:00'],
      ],
      [0, 1, 2, 3, 4, 5, 6],
    ),
  },
  { key: 'hot', title: '热线', counts: 'open-hours', weekly: days([['08:00', '20:00']], [0, 1, 2, 3, 4, 5, 6]) },
];

function naiveCalendar(file: CalendarFile): NaiveCalendar {
  const open = new Uint8Array(MINUTES);
  const day = new Int32Array(MINUTES);
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: file.zone ?? 'Asia/Shanghai',
    dateStyle: 'short',
    timeStyle: 'short',
  });
  for (let minute = 0; minute < MINUTES; minute += 15) {
    // Offsets are whole quarters of an hour.
    const [date = '', time = ''] = format.format(BASE + minute * 60_000).split(' ');
    const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
    const rule = file.overrides?.[date];
    const hours = Array.isArray(rule) ? rule : rule === 'off' ? [] : (file.weekly?.[String(weekday)] ?? []);
    for (let at = 0; at < 15; at += 1) {
      const clock = `${time.slice(0, 3)}${String(Number(time.slice(3)) + at).padStart(2, '0')}`;
      const isOpen = hours.some(
        (interval: readonly string[]) => (interval[0] ?? '') <= clock && clock < (interval[1] ?? ''),
      );
      open[minute + at] = file.counts === 'elapsed' || isOpen ? 1 : 0;
      day[minute + at] = Date.parse(date) / 86_400_000;
    }
  }
  return { open, day };
}

export const naiveCalendars = Object.fromEntries(files.map((file) => [file.key, naiveCalendar(file)]));

export const instant = (minute: number): string => new Date(BASE + minute * 60_000).toISOString();

const calendarKey = fc.constantFrom('cn', 'cn', 'all', 'ny', 'hot');

const terms = (unit: Terms['unit']): fc.Arbitrary<Terms> => {
  const amount = unit === 'minute' ? fc.integer({ min: 0, max: 1500 }) : fc.integer({ min: 1, max: 4 });
  return fc.record({
    calendar: unit === 'minute' ? calendarKey : fc.constantFrom('cn', 'hot'),
    unit: fc.constant(unit),
    byPriority: fc.record({ P1: amount, P2: amount, P3: amount }),
    pausable: fc.constantFrom(true, true, true, false),
    pauseReasons: fc.constantFrom(REASONS, ['customer'], ['customer', 'supplier']),
    excludeDowntime: fc.boolean(),
    priorityMode:
      unit === 'minute' ? fc.constantFrom('retro' as const, 'restart_min' as const) : fc.constant('retro' as const),
  });
};

const priority = fc.constantFrom('P1', 'P2', 'P3');
const wait = fc.oneof(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: 1500 }));

interface Happening {
  readonly gap: number;
  readonly make: (at: number) => NaiveEvent;
}

function happening(unit: Terms['unit'], retro: boolean): fc.Arbitrary<Happening> {
  const simple =
    (type: 'resume' | 'stop' | 'reopen'): ((at: number) => NaiveEvent) =>
    (at) => ({ at, event: { type, at: instant(at) } });
  const pause = fc
    .tuple(fc.constantFrom(...REASONS), fc.option(wait))
    .map(([reason, auto]) => (at: number): NaiveEvent => {
      const until = auto === null ? undefined : at + auto;
      const autoResumeAt = until === undefined ? {} : { autoResumeAt: instant(until) };
      return {
        at,
        event: { type: 'pause', at: instant(at), reason, ...autoResumeAt },
        ...(until === undefined ? {} : { until }),
      };
    });
  const downtime = fc
    .tuple(
      fc.integer({ min: -60, max: 900 }),
      fc.integer({ min: 1, max: 600 }),
      fc.option(fc.integer({ min: 0, max: 900 })),
    )
    .map(([ahead, length, actual]) => (at: number): NaiveEvent => {
      const from = at + ahead;
      const until = from + length;
      const actualTo = actual === null ? undefined : from + actual;
      const told = actualTo === undefined ? {} : { actualTo: instant(actualTo) };
      return {
        at,
        event: { type: 'downtime', at: instant(at), from: instant(from), to: instant(until), ...told },
        from,
        until,
        ...(actualTo === undefined ? {} : { actualTo }),
      };
    });
  const extend = fc
    .tuple(
      fc.constantFrom('approved', 'approved', 'refused', 'requested'),
      fc.integer({ min: 1, max: unit === 'minute' ? 600 : 2 }),
    )
    .map(([decision, amount]) => (at: number): NaiveEvent => ({
      at,
      event: { type: 'extend', at: instant(at), decision, amount, unit },
    }));
  const agreement = fc
    .tuple(
      fc.constantFrom<'grandfather' | 'carry' | 'retro'>(
        'grandfather',
        ...(unit === 'minute' ? (['carry'] as const) : []),
        ...(retro ? (['retro'] as const) : []),
      ),
      terms(unit),
    )
    .map(([mode, next]) => (at: number): NaiveEvent => ({
      at,
      event: { type: 'agreement', at: instant(at), mode, terms: next },
    }));
  const make = fc.oneof(
    { weight: 4, arbitrary: pause },
    { weight: 4, arbitrary: fc.constant(simple('resume')) },
    {
      weight: 2,
      arbitrary: priority.map((to) => (at: number): NaiveEvent => ({
        at,
        event: { type: 'priority', at: instant(at), to },
      })),
    },
    { weight: 3, arbitrary: downtime },
    { weight: 2, arbitrary: extend },
    { weight: 1, arbitrary: agreement },
    { weight: 1, arbitrary: fc.constant(simple('stop')) },
    { weight: 1, arbitrary: fc.constant(simple('reopen')) },
  );
  return fc.record({ gap: wait, make });
}

export interface RandomClock {
  readonly events: readonly NaiveEvent[];
  readonly asOf: number;
}

/** A clock with up to eight things happening to it, on different minutes. */
export function randomClock(
  options: { readonly unit?: Terms['unit']; readonly retro?: boolean } = {},
): fc.Arbitrary<RandomClock> {
  const unit =
    options.unit === undefined
      ? fc.constantFrom<Terms['unit']>('minute', 'minute', 'minute', 'workday')
      : fc.constant(options.unit);
  return unit.chain((chosen) =>
    fc
      .tuple(
        fc.integer({ min: 0, max: 12 * 1440 }),
        terms(chosen),
        priority,
        fc.array(happening(chosen, options.retro ?? true), { maxLength: 8 }),
        wait,
      )
      .map(([start, promised, first, happenings, after]) => {
        const events: NaiveEvent[] = [
          { at: start, event: { type: 'start', at: instant(start), terms: promised, priority: first } },
        ];
        let at = start;
        for (const { gap, make } of happenings) {
          at += gap;
          events.push(make(at));
        }
        return { events, asOf: at + after };
      }),
  );
}
