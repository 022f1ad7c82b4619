import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCalendars, validateCalendars, type CalendarFile } from '@yunliu/engine/service-time';

const folder = new URL('../../../process-definitions/calendars/', import.meta.url);
const files = readdirSync(folder).map(
  (name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as CalendarFile,
);
const calendars = createCalendars(files);

const due = (from: string, duration: string, calendar: string): string =>
  calendars.due(new Date(from).toISOString(), duration, calendar);
const at = (text: string): string => new Date(text).toISOString();

describe('elapsed time', () => {
  it.each([
    ['2026-09-30T17:50:00+08:00', 'PT20M', '2026-09-30T18:10:00+08:00'],
    ['2026-09-30T17:50:00+08:00', 'P1DT2H', '2026-10-01T19:50:00+08:00'],
    ['2026-09-30T17:50:00+08:00', 'P2W', '2026-10-14T17:50:00+08:00'],
    ['2026-01-31T10:00:00+08:00', 'P1M', '2026-02-28T10:00:00+08:00'],
    ['2024-01-31T10:00:00+08:00', 'P1M', '2024-02-29T10:00:00+08:00'],
    ['2026-11-30T23:59:59.999+08:00', 'P3M', '2027-02-28T23:59:59.999+08:00'],
    ['2026-09-30T17:50:00+08:00', 'P1Y', '2027-09-30T17:50:00+08:00'],
    ['2026-09-30T17:50:00+08:00', 'PT0S', '2026-09-30T17:50:00+08:00'],
  ])('[T1] %s + %s', (from, duration, expected) => {
    expect(due(from, duration, 'always')).toBe(at(expected));
    expect(due(from, duration, 'natural')).toBe(at(expected));
  });
});

describe('working days', () => {
  it.each([
    // Wednesday before National Day: the holiday week is skipped, the Saturday after it is worked
    ['2026-09-30T16:00:00+08:00', 'P1D', '2026-10-08T17:30:00+08:00'],
    ['2026-09-30T16:00:00+08:00', 'P3D', '2026-10-10T17:30:00+08:00'],
    ['2026-09-30T16:00:00+08:00', 'P4D', '2026-10-12T17:30:00+08:00'],
    // make-up workday on a Sunday
    ['2026-09-18T09:00:00+08:00', 'P1D', '2026-09-20T17:30:00+08:00'],
    // after hours and on a closed day the starting day still does not count
    ['2026-11-02T23:00:00+08:00', 'P1D', '2026-11-03T17:30:00+08:00'],
    ['2026-11-07T10:00:00+08:00', 'P1D', '2026-11-09T17:30:00+08:00'],
    // Spring Festival 2026 and New Year 2026
    ['2026-02-13T10:00:00+08:00', 'P2D', '2026-02-24T17:30:00+08:00'],
    ['2025-12-31T10:00:00+08:00', 'P1D', '2026-01-04T17:30:00+08:00'],
    // Spring Festival 2025
    ['2025-01-24T10:00:00+08:00', 'P3D', '2025-02-05T17:30:00+08:00'],
    // past the last notice: Monday to Friday
    ['2027-01-01T10:00:00+08:00', 'P1D', '2027-01-04T17:30:00+08:00'],
    ['2026-11-02T10:00:00+08:00', 'P0D', '2026-11-02T10:00:00+08:00'],
    ['2026-11-02T10:00:00+08:00', 'P1DT1H', '2026-11-04T10:00:00+08:00'],
  ])('[T2] %s + %s', (from, duration, expected) => expect(due(from, duration, 'workday')).toBe(at(expected)));

  it('[T3] a month ends at close of business, on the next working day when it ends on a closed one', () => {
    expect(due('2026-09-30T10:00:00+08:00', 'P1M', 'workday')).toBe(at('2026-10-30T17:30:00+08:00'));
    expect(due('2026-09-04T10:00:00+08:00', 'P1M', 'workday')).toBe(at('2026-10-08T17:30:00+08:00'));
  });
});

describe('open hours', () => {
  // The cases of the service-time page that need no clock
  it.each([
    ['2026-11-02T10:00:00+08:00', 'PT4H', '2026-11-02T15:00:00+08:00', 'over lunch'],
    ['2026-11-02T20:15:00+08:00', 'PT2H', '2026-11-03T11:00:00+08:00', 'opened in the evening'],
    ['2026-11-02T09:00:00+08:00', 'PT8H', '2026-11-02T18:00:00+08:00', 'closing time, never the next opening'],
    ['2026-09-30T16:00:00+08:00', 'PT4H', '2026-10-08T11:00:00+08:00', 'National Day week'],
    ['2026-11-06T17:50:00+08:00', 'PT20M', '2026-11-09T09:10:00+08:00', 'over the weekend'],
    ['2026-11-02T12:30:00+08:00', 'PT1M', '2026-11-02T13:01:00+08:00', 'during lunch'],
    ['2026-10-09T17:00:00+08:00', 'PT2H', '2026-10-10T10:00:00+08:00', 'into a make-up Saturday'],
    ['2026-12-31T17:59:00+08:00', 'PT2M', '2027-01-01T09:01:00+08:00', 'into a year without notice'],
    ['2026-11-02T10:00:00+08:00', 'PT0M', '2026-11-02T10:00:00+08:00', 'nothing to count'],
  ])('[T4] %s + %s (%#: $3)', (from, duration, expected) =>
    expect(due(from, duration, 'office-5x8')).toBe(at(expected)),
  );

  it('[T4] 9:00 to 17:30 counts without a break', () => {
    expect(due('2026-11-02T10:00:00+08:00', 'PT4H', 'office-0900-1730')).toBe(at('2026-11-02T14:00:00+08:00'));
    expect(due('2026-11-02T17:00:00+08:00', 'PT1H', 'office-0900-1730')).toBe(at('2026-11-03T09:30:00+08:00'));
  });

  it('[T5] more time is never due earlier, and two parts are due as their sum', () => {
    const from = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2027, 11, 31) });
    const minutes = fc.integer({ min: 1, max: 20_000 });
    fc.assert(
      fc.property(
        from,
        minutes,
        minutes,
        fc.constantFrom('office-5x8', 'office-0900-1730', 'always'),
        (start, a, b, calendar) => {
          const begin = new Date(start).toISOString();
          const first = calendars.due(begin, `PT${a}M`, calendar);
          expect(first > begin).toBe(true);
          expect(calendars.due(first, `PT${b}M`, calendar)).toBe(calendars.due(begin, `PT${a + b}M`, calendar));
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('zones', () => {
  const newYork = createCalendars([
    {
      key: 'night',
      title: '夜班',
      counts: 'open-hours',
      zone: 'America/New_York',
      weekly: Object.fromEntries([0, 1, 2, 3, 4, 5, 6].map((day) => [day, [['00:00', '06:00']]])),
    },
    { key: 'day', title: '自然日', counts: 'elapsed', zone: 'America/New_York' },
  ]);

  it('[T6] clocks put forward and back are counted as they are', () => {
    // 2026-03-08: 02:00 does not exist, so the night has five hours
    expect(newYork.due('2026-03-08T05:00:00.000Z', 'PT5H', 'night')).toBe('2026-03-08T10:00:00.000Z');
    expect(newYork.due('2026-03-08T05:00:00.000Z', 'PT6H', 'night')).toBe('2026-03-09T05:00:00.000Z');
    // 2026-11-01: 01:00 comes twice, so the night has seven
    expect(newYork.due('2026-11-01T04:00:00.000Z', 'PT7H', 'night')).toBe('2026-11-01T11:00:00.000Z');
    // a calendar day keeps the wall-clock time
    expect(newYork.due('2026-03-07T17:00:00.000Z', 'P1D', 'day')).toBe('2026-03-08T16:00:00.000Z');
    expect(newYork.due('2026-03-07T17:00:00.000Z', 'PT24H', 'day')).toBe('2026-03-08T17:00:00.000Z');
  });
});

describe('calendar files', () => {
  it('[T7] the shipped calendars have no issue and cite the notices', () => {
    expect(validateCalendars(files)).toEqual([]);
    expect(files.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['always', 'natural', 'office-0900-1730', 'office-5x8', 'workday']),
    );
    const rules = Object.values(files.find(({ key }) => key === 'national-cn')?.overrides ?? {});
    const off = rules.filter((rule) => typeof rule === 'object' && 'hours' in rule && rule.hours === 'off').length;
    // 28 days of holiday in 2024, 28 in 2025, 33 in 2026; 8, 5 and 6 make-up workdays
    expect([off, rules.length - off]).toEqual([28 + 28 + 33, 8 + 5 + 6]);
  });

  it.each([
    ['calendar/unknown-kind', { counts: 'sometimes' as never }],
    ['calendar/unknown-zone', { zone: 'Asia/Nowhere' }],
    ['calendar/unknown-base', { extends: 'nothing' }],
    ['calendar/unknown-base', { extends: 'x' }],
    ['calendar/never-open', { counts: 'open-hours' as const }],
    ['calendar/invalid-hours', { weekly: { '1': [['09:00', '08:00']] as const } }],
    [
      'calendar/invalid-hours',
      {
        weekly: {
          '1': [
            ['09:00', '12:00'],
            ['11:00', '13:00'],
          ] as const,
        },
      },
    ],
    ['calendar/invalid-hours', { weekly: { '1': [['09:00', '24:30']] as const } }],
    ['calendar/unknown-day', { weekly: { '7': [['09:00', '12:00']] as const } }],
    ['calendar/unknown-day', { overrides: { '2026-02-30': 'off' as const } }],
  ])('[T8] %s is refused', (code, change: Partial<CalendarFile>) => {
    const file: CalendarFile = { key: 'x', title: '测试', counts: 'elapsed', ...change };
    expect(validateCalendars([file]).map((issue) => issue.code)).toContain(code);
    expect(() => createCalendars([file])).toThrow('calendar/invalid');
  });

  it('[T9] an unknown calendar and an unreadable duration are typed errors', () => {
    expect(() => calendars.due('2026-01-01T00:00:00.000Z', 'PT1H', 'nothing')).toThrow('calendar/unknown');
    expect(() => calendars.due('2026-01-01T00:00:00.000Z', '20 minutes', 'always')).toThrow(
      'calendar/unreadable-duration',
    );
    expect(calendars.has('workday')).toBe(true);
    expect(calendars.has('nothing')).toBe(false);
  });
});
