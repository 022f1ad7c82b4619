import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  nextOccurrences,
  occurrencesBetween,
  planOf,
  type Recurrence,
  type ScheduleFile,
} from '../../src/schedules/index.js';
import { book, calendars, facts } from './book-2026.js';

const DAY = 86_400_000;
const start = Date.parse('2025-11-01T00:00:00Z');

const times = fc.uniqueArray(fc.constantFrom('00:00', '02:30', '09:00', '13:15', '23:59'), {
  minLength: 1,
  maxLength: 3,
});
const rule: fc.Arbitrary<Recurrence> = fc.oneof(
  fc.record({ type: fc.constant('daily' as const), at: times, everyDays: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ type: fc.constant('workdays' as const), at: times }),
  fc.record({
    type: fc.constant('weekly' as const),
    at: times,
    on: fc.uniqueArray(fc.constantFrom('SU' as const, 'MO' as const, 'WE' as const, 'FR' as const), { minLength: 1 }),
    everyWeeks: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({
    type: fc.constant('monthly' as const),
    at: times,
    day: fc.integer({ min: -31, max: 31 }).filter((day) => day !== 0),
    everyMonths: fc.integer({ min: 1, max: 12 }),
    anchorMonth: fc.integer({ min: 1, max: 12 }),
  }),
  fc.record({
    type: fc.constant('monthly-workday' as const),
    at: times,
    nth: fc.integer({ min: -24, max: 24 }).filter((nth) => nth !== 0),
  }),
  fc.record({
    type: fc.constant('dates' as const),
    at: times,
    anchors: fc.constant([{ type: 'holidays' as const }, { type: 'set' as const, set: 'key-periods' }]),
    offsets: fc.uniqueArray(fc.constantFrom('-P1M', '-P7D', 'P0D', 'P3D', 'P1Y'), { minLength: 1 }),
  }),
  fc.record({
    type: fc.constant('cron' as const),
    cron: fc.constantFrom('0 9 * * 1-5', '30 2 1 * *', '*/45 8-10 * * *', '0 0 29 2 *'),
  }),
);

const file: fc.Arbitrary<ScheduleFile> = fc
  .record({
    recurrence: rule,
    onHoliday: fc.constantFrom('stay' as const, 'skip' as const, 'next' as const, 'previous' as const),
    opensBefore: fc.constantFrom(undefined, 'P5D', 'P1M', 'PT36H'),
    zone: fc.constantFrom(undefined, 'America/New_York', 'Australia/Lord_Howe'),
  })
  .map(({ recurrence, onHoliday, opensBefore, zone }) => ({
    key: 'x',
    agreement: 'A02',
    title: 'x',
    calendar: 'workday',
    dateSets: { 'key-periods': { title: 'x', dates: [] } },
    schedules: [
      {
        code: 'S01',
        key: 'x',
        title: 'x',
        who: ['admin'],
        recurrences: [recurrence],
        onHoliday,
        start: { type: 'duty' as const },
        ...(opensBefore === undefined ? {} : { opensBefore }),
        ...(zone === undefined ? {} : { zone }),
      },
    ],
  }));

const instant = (ms: number): string => new Date(ms).toISOString();

describe('properties of occurrences', () => {
  it('[Q5] one after the other, each inside the window, and reckoned in pieces the same as at once', () => {
    fc.assert(
      fc.property(file, fc.array(fc.integer({ min: 1, max: 200 * DAY }), { maxLength: 6 }), (given, cuts) => {
        const plan = planOf(given, given.schedules[0]!, calendars);
        const end = start + 420 * DAY;
        const whole = occurrencesBetween(plan, instant(start), instant(end), facts);
        const [first, last] = [instant(start), instant(end)];
        // One answer for all: asking the matcher for each of thousands costs more than reckoning them.
        const misplaced = whole.filter(({ at }, index) => {
          const before = whole[index - 1];
          const isLater = before === undefined || before.at < at || (before.at === at && before.period !== undefined);
          return !isLater || at <= first || at > last;
        });
        expect(misplaced).toEqual([]);
        expect(new Set(whole.map(({ id }) => id)).size).toBe(whole.length);
        const edges = [start, ...cuts.map((cut) => start + cut).filter((edge) => edge < end), end].toSorted(
          (a, b) => a - b,
        );
        const pieces = edges
          .slice(1)
          .flatMap((edge, index) => occurrencesBetween(plan, instant(edges[index]!), instant(edge), facts));
        expect(pieces).toEqual(whole);
        expect(nextOccurrences(plan, instant(start), 3, facts)).toEqual(
          occurrencesBetween(plan, instant(start), instant(start + 4000 * DAY), facts).slice(0, 3),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('[Q6] the zone of the process is irrelevant', () => {
    const year = [...book.plans.values()].flatMap((plan) =>
      occurrencesBetween(plan, '2025-12-31T16:00:00.000Z', '2026-12-31T16:00:00.000Z', facts).map(
        ({ id }) => `${plan.row.code} ${id}`,
      ),
    );
    expect(year.length).toBeGreaterThan(4000);
    if (process.env['YUNLIU_ZONE_CHILD'] === '1') {
      process.stdout.write(`ZONE-RESULT ${year.length} ${hashOf(year)}\n`);
      return;
    }
    for (const zone of ['UTC', 'Asia/Shanghai', 'America/New_York']) {
      const output = execFileSync(
        process.execPath,
        [
          'node_modules/vitest/vitest.mjs',
          'run',
          'engine/test/schedules/properties.test.ts',
          '-t',
          'zone of the process',
          '--disable-console-intercept',
        ],
        { env: { ...process.env, TZ: zone, YUNLIU_ZONE_CHILD: '1' }, encoding: 'utf8' },
      );
      expect(output, zone).toContain(`ZONE-RESULT ${year.length} ${hashOf(year)}`);
    }
  });
});

function hashOf(lines: readonly string[]): number {
  let hash = 0;
  for (const char of lines.join('\n')) hash = (Math.imul(hash, 31) + (char.codePointAt(0) ?? 0)) | 0;
  return hash;
}
