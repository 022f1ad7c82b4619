import { describe, expect, it } from 'vitest';
import { hotlineMonths, hotlineStatistics, type CallRecord } from '../../src/reports/index.js';

let number = 0;
function calls(count: number, at: string, given: Partial<CallRecord> = {}): CallRecord[] {
  return Array.from({ length: count }, () => {
    number += 1;
    return { id: `c${String(number).padStart(4, '0')}`, name: `F14-${number}`, at, ...given };
  });
}
const SEPTEMBER = '2026-09-10T02:00:00.000Z';

describe('statistics of the hotline', () => {
  it('[RP13] eleven like calls in a calendar month are more than ten, ten are not', () => {
    const { categories } = hotlineStatistics('2026-09', [
      ...calls(11, SEPTEMBER, { category: 'login' }),
      ...calls(10, SEPTEMBER, { category: 'print' }),
      // ten of September and one of October make no eleven
      ...calls(1, '2026-09-30T16:00:00.000Z', { category: 'print' }),
    ]);
    expect(categories.map(({ key, count, over }) => [key, count, over])).toEqual([
      ['login', 11, true],
      ['print', 10, false],
    ]);
    expect(categories[0]?.samples).toHaveLength(5);
  });

  it('[RP13] calls that nobody has classified are not alike', () => {
    const { categories } = hotlineStatistics('2026-09', calls(30, SEPTEMBER));
    expect(categories).toMatchObject([{ key: '', count: 30, over: false }]);
  });

  it('[RP14] the month is that of China: 23:59 of the last day belongs to it, midnight to the next', () => {
    const found = hotlineStatistics('2026-09', [
      ...calls(1, '2026-08-31T15:59:00.000Z'),
      ...calls(1, '2026-08-31T16:00:00.000Z'),
      ...calls(1, '2026-09-30T15:59:00.000Z'),
      ...calls(1, '2026-09-30T16:00:00.000Z'),
    ]);
    expect([found.total, found.previousTotal]).toEqual([2, 1]);
    expect(found.days).toHaveLength(30);
    expect(found.days.filter(({ count }) => count > 0)).toEqual([
      { date: '2026-09-01', count: 1 },
      { date: '2026-09-30', count: 1 },
    ]);
  });

  it('[RP14] totals, shares and trend are those reckoned by hand, whatever the order of the calls', () => {
    const all = [
      ...calls(3, SEPTEMBER, { system: '办公系统', department: '办公室', solvedInCall: true, minutes: 5 }),
      ...calls(1, SEPTEMBER, { system: '审批系统', department: ' 办公室 ', solvedInCall: false, minutes: 12 }),
      ...calls(2, '2026-08-10T02:00:00.000Z', { system: '审批系统', solvedInCall: true }),
    ];
    const found = hotlineStatistics('2026-09', all);
    expect(found).toMatchObject({ total: 4, previousTotal: 2, solvedInCall: 3, escalated: 1, averageMinutes: 6.8 });
    expect(found.systems).toEqual([
      { key: '办公系统', count: 3, previous: 0 },
      { key: '审批系统', count: 1, previous: 2 },
    ]);
    expect(found.departments).toEqual([{ key: '办公室', count: 4, previous: 0 }]);
    expect(found.trend.map(({ month, total }) => `${month} ${total}`)).toEqual([
      '2026-04 0',
      '2026-05 0',
      '2026-06 0',
      '2026-07 0',
      '2026-08 2',
      '2026-09 4',
    ]);
    expect(hotlineStatistics('2026-09', all.toReversed())).toEqual(found);
  });

  it('[RP14] a month without calls has no shares, and January looks back into the year before', () => {
    expect(hotlineStatistics('2026-09', [])).toMatchObject({ total: 0, averageMinutes: null, categories: [] });
    expect(hotlineMonths('2026-01')).toEqual(['2025-08', '2025-09', '2025-10', '2025-11', '2025-12', '2026-01']);
  });
});
