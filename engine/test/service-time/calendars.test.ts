import { readdirSync, readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import * as chineseDays from 'chinese-days';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createCalendars,
  diffCalendars,
  monthOf,
  publishedYear,
  validateCalendars,
  workdayOfMonth,
  type CalendarFile,
} from '@yunliu/engine/service-time';
import { sha256 } from '../../src/service-time/content-hash.js';

const folder = new URL('../../../process-definitions/calendars/', import.meta.url);
const files = readdirSync(folder).map(
  (name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as CalendarFile,
);
const calendars = createCalendars(files);
const day = (date: string): number => Date.parse(date) / 86_400_000;
const file = (key: string): CalendarFile => files.find((one) => one.key === key) as CalendarFile;

describe('the statutory days', () => {
  it.each([2024, 2025, 2026])('[K1] %i agrees with an independent table on every day', (year) => {
    const calendar = calendars.calendar('national-cn');
    for (let at = day(`${year}-01-01`); at <= day(`${year}-12-31`); at += 1) {
      const { date, hours } = calendar.day(at);
      expect([date, hours.length > 0]).toEqual([date, chineseDays.isWorkday(date)]);
    }
  });

  it('[K1] every row cites a notice of its year and its occasion', () => {
    const { overrides = {}, notices = [] } = file('national-cn');
    expect(notices.map(({ number, issued }) => [number, issued])).toEqual([
      ['国办发明电〔2023〕7号', '2023-10-25'],
      ['国办发明电〔2024〕12号', '2024-11-12'],
      ['国办发明电〔2025〕7号', '2025-11-04'],
    ]);
    for (const [date, rule] of Object.entries(overrides)) {
      const { source, title } = rule as { source: string; title: { 'zh-CN': string } };
      expect(source).toBe(notices.find((notice) => notice.title.includes(`${date.slice(0, 4)}年`))?.number);
      expect(title['zh-CN']).toMatch(/节|元旦/);
    }
  });

  it.each(['workday', 'office-5x8', 'office-0900-1730'])('[K2] %s rests on them and keeps its own hours', (key) => {
    const calendar = calendars.calendar(key);
    expect(calendar.publishedThrough).toBe('2026-12-31');
    expect(calendar.day(day('2026-10-01'))).toMatchObject({
      kind: 'holiday',
      hours: [],
      layer: 'national-cn',
      source: '国办发明电〔2025〕7号',
      title: { 'zh-CN': '国庆节' },
    });
    expect(calendar.day(day('2026-10-10'))).toMatchObject({ kind: 'make-up', layer: 'national-cn' });
    expect(calendar.day(day('2026-10-10')).hours).toEqual(calendar.day(day('2026-10-09')).hours);
    expect(calendar.day(day('2026-10-09'))).toMatchObject({ kind: 'weekly', layer: key, provisional: false });
    expect(calendar.day(day('2027-01-01')).provisional).toBe(true);
  });

  it('[K2] the first workday of February 2027 and the last of a month come from the calendar', () => {
    const calendar = calendars.calendar('workday');
    expect(workdayOfMonth(calendar, 2026, 10, 1)?.date).toBe('2026-10-08');
    expect(workdayOfMonth(calendar, 2026, 2, 10)?.date).toBe('2026-02-13');
    expect(workdayOfMonth(calendar, 2026, 2, 'last')?.date).toBe('2026-02-28');
    expect(workdayOfMonth(calendar, 2026, 2, 99)).toBeUndefined();
    expect(monthOf(calendar, 2024, 2)).toHaveLength(29);
    expect(publishedYear(calendars)).toBe(2026);
  });
});

describe('layers', () => {
  const guard: CalendarFile = {
    key: 'guard',
    title: '国庆保障',
    counts: 'open-hours',
    extends: 'office-5x8',
    overlays: [
      { from: '2026-10-01', to: '2026-10-07', hours: [['00:00', '24:00']], title: '国庆保障期', source: '方案3号' },
    ],
  };
  const vendorDay: CalendarFile = {
    key: 'vendor',
    title: '厂商日历',
    counts: 'open-hours',
    extends: 'guard',
    overrides: { '2026-10-03': { hours: 'off', title: '停电检修', source: '通知5号' } },
  };
  const set = createCalendars([...files, guard, vendorDay]);

  it('[K2] an overlay wins over the holidays beneath it, and the later layer over the overlay', () => {
    expect(set.calendar('guard').day(day('2026-10-03'))).toMatchObject({
      kind: 'guarantee',
      title: '国庆保障期',
      source: '方案3号',
      layer: 'guard',
      hours: [['00:00', '24:00']],
    });
    expect(set.calendar('vendor').day(day('2026-10-03'))).toMatchObject({ kind: 'holiday', title: '停电检修' });
    expect(set.calendar('vendor').day(day('2026-10-04')).kind).toBe('guarantee');
    expect(set.calendar('guard').day(day('2026-10-08')).kind).toBe('weekly');
  });

  it('[K2] the version of a set changes with its content and with nothing else', () => {
    expect(createCalendars(files.toReversed()).version).toBe(calendars.version);
    expect(set.version).not.toBe(calendars.version);
    expect(set.calendar('office-5x8').version).toBe(calendars.calendar('office-5x8').version);
    expect(set.calendar('guard').version).not.toBe(set.calendar('office-5x8').version);
    expect(calendars.version).toMatch(/^[0-9a-f]{64}$/);
  });

  it('[K2] the hash is SHA-256', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300, unit: 'grapheme' }), (text) => {
        expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'));
      }),
    );
  });

  it('[K2] next year’s notice, as an administrator sees it before taking it over', () => {
    const national = file('national-cn');
    const next = files.map((one) =>
      one.key === 'national-cn'
        ? {
            ...national,
            overrides: {
              ...national.overrides,
              '2027-01-01': { hours: 'off' as const, title: '元旦', source: '（示例）' },
              '2027-01-03': { hours: 'workday' as const, title: '元旦调休上班', source: '（示例）' },
            },
            publishedThrough: '2027-12-31',
          }
        : one,
    );
    expect(validateCalendars(next)).toEqual([]);
    const difference = diffCalendars(calendars, createCalendars([...next, guard]), '2026-01-01', '2027-12-31');
    expect([difference.added, difference.removed]).toEqual([['guard'], []]);
    expect(difference.changed.toSorted()).toEqual(
      ['national-cn', 'office-0900-1730', 'office-5x8', 'user-hours', 'workday'].filter((key) => calendars.has(key)),
    );
    const office = difference.days.filter(({ calendar }) => calendar === 'office-5x8');
    expect(office.map(({ date, after }) => [date, after.hours.length])).toEqual([
      ['2027-01-01', 0],
      ['2027-01-03', 2],
    ]);
    expect(() => diffCalendars(calendars, calendars, '2027-01-01', '2026-01-01')).toThrow(RangeError);
  });
});

describe('calendars that are refused', () => {
  const refused: readonly (readonly [string, string, Partial<CalendarFile>])[] = [
    [
      'calendar/invalid-hours',
      '/0/overrides/2026-10-01/hours',
      { overrides: { '2026-10-01': { hours: [['10:00', '09:00']] } } },
    ],
    ['calendar/unknown-day', '/0/overrides/2026-02-29', { overrides: { '2026-02-29': { hours: 'off' } } }],
    ['calendar/unknown-day', '/0/publishedThrough', { publishedThrough: '2026-13-01' }],
    [
      'calendar/reversed-period',
      '/0/overlays/0/to',
      { overlays: [{ from: '2026-10-07', to: '2026-10-01', hours: 'off', title: '倒' }] },
    ],
    [
      'calendar/unknown-day',
      '/0/overlays/0/from',
      { overlays: [{ from: '2026-02-30', to: '2026-10-01', hours: 'off', title: '错' }] },
    ],
    [
      'calendar/invalid-hours',
      '/0/overlays/0/hours',
      { overlays: [{ from: '2026-10-01', to: '2026-10-02', hours: [['09:00', '09:00']], title: '空' }] },
    ],
    [
      'calendar/overlapping-periods',
      '/0/overlays/1',
      {
        overlays: [
          { from: '2026-10-01', to: '2026-10-07', hours: 'off', title: '一' },
          { from: '2026-10-07', to: '2026-10-09', hours: 'off', title: '二' },
        ],
      },
    ],
    [
      'calendar/reversed-period',
      '/0/overlays/0/to',
      { overlays: [{ from: '2020-01-01', to: '2026-01-01', hours: 'off', title: '太长' }] },
    ],
    ['calendar/never-open', '/0/weekly', { weekly: { '1': [] }, overrides: { '2026-10-01': [['09:00', '10:00']] } }],
    ['calendar/unknown-zone', '/0/zone', { zone: 'Asia/Nanjing2' }],
  ];

  it.each(refused)('[K16] %s at %s', (code, pointer, change) => {
    const base: CalendarFile = { key: 'x', title: '测试', counts: 'open-hours', weekly: { '1': [['09:00', '12:00']] } };
    const issues = validateCalendars([{ ...base, ...change }]);
    expect(issues.map((issue) => [issue.code, issue.pointer])).toContainEqual([code, pointer]);
    expect(() => createCalendars([{ ...base, ...change }])).toThrow('calendar/invalid');
  });

  it('[K16] whatever stands in a row, validation answers with issues', () => {
    const junk = fc.oneof(fc.jsonValue(), fc.constant('off'), fc.constant([['09:00', '08:00']]));
    fc.assert(
      fc.property(junk, junk, junk, (weekly, rule, overlay) => {
        const broken = {
          key: 'x',
          title: 'x',
          counts: 'open-hours',
          weekly,
          overrides: { '2026-01-01': rule },
          overlays: [overlay],
        };
        expect(Array.isArray(validateCalendars([broken as never]))).toBe(true);
      }),
    );
  });
});

describe('a calendar’s questions', () => {
  const office = calendars.calendar('office-5x8');
  const at = (text: string): number => Date.parse(`${text}+08:00`);

  it('[K3] open intervals, the next opening, closings', () => {
    const [from, to] = [at('2026-09-30T17:00:00'), at('2026-10-08T12:30:00')];
    expect(office.openIntervals(from, to)).toEqual([
      [from, at('2026-09-30T18:00:00')],
      [at('2026-10-08T09:00:00'), at('2026-10-08T12:00:00')],
    ]);
    expect(office.elapsed(from, to)).toBe(4 * 3_600_000);
    expect(office.nextOpen(at('2026-09-30T18:00:00'))).toBe(at('2026-10-08T09:00:00'));
    expect(office.nextOpen(at('2026-10-08T10:00:00'))).toBe(at('2026-10-08T10:00:00'));
    expect([office.isOpen(at('2026-10-08T12:00:00')), office.isOpen(at('2026-10-08T11:59:59'))]).toEqual([false, true]);
    expect(office.closingOf(day('2026-10-10'))).toBe(at('2026-10-10T18:00:00'));
    expect(office.closingOf(day('2026-10-11'))).toBeUndefined();
    expect(office.closingAfter(day('2026-09-30'), 3)).toBe(at('2026-10-10T18:00:00'));
    expect(office.startOf(office.dayOf(from))).toBe(at('2026-09-30T00:00:00'));
  });

  it('[K3] adding and measuring are inverse, across years and in any order of asking', () => {
    const instants = fc.integer({ min: Date.UTC(2015, 0, 1), max: Date.UTC(2035, 0, 1) });
    fc.assert(
      fc.property(
        instants,
        fc.integer({ min: 1, max: 3_000 }),
        fc.constantFrom('office-5x8', 'workday', 'always'),
        (from, minutes, key) => {
          const fresh = createCalendars(files).calendar(key);
          const due = fresh.add(from, minutes * 60_000);
          expect(fresh.elapsed(from, due)).toBe(minutes * 60_000);
          expect(fresh.elapsed(from, due - 1)).toBe(minutes * 60_000 - 1);
          expect(calendars.calendar(key).add(from, minutes * 60_000)).toBe(due);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('[K11] a break in the hour that comes twice is left out twice', () => {
    const set = createCalendars([
      {
        key: 'edge',
        title: '边界',
        counts: 'open-hours',
        zone: 'America/New_York',
        weekly: {
          '0': [
            ['00:00', '01:15'],
            ['01:45', '02:30'],
          ],
        },
      },
    ]);
    const [from, to] = [Date.parse('2026-11-01T00:00:00-04:00'), Date.parse('2026-11-02T00:00:00-05:00')];
    // 00:00–01:15, 01:45–02:00 in summer time, then 01:00–01:15 and 01:45–02:30 in standard time.
    expect(set.calendar('edge').elapsed(from, to)).toBe((75 + 15 + 15 + 45) * 60_000);
    expect(set.calendar('edge').closingOf(day('2026-11-01'))).toBe(Date.parse('2026-11-01T02:30:00-05:00'));
    // On 8 March 02:00–03:00 does not exist.
    const spring = [Date.parse('2026-03-08T00:00:00-05:00'), Date.parse('2026-03-09T00:00:00-04:00')] as const;
    expect(set.calendar('edge').elapsed(...spring)).toBe((75 + 15) * 60_000);
  });

  it('[K16] a year out of reach is refused at once', () => {
    expect(() => office.add(Date.UTC(5000, 0, 1), 1)).toThrow('calendar/out-of-range');
    expect(() => office.add(Date.UTC(2026, 0, 1), 1e15)).toThrow('calendar/never-open');
  });
});
