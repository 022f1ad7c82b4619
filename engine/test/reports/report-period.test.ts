import { describe, expect, it } from 'vitest';
import { monthOfInstant, reportPeriod } from '../../src/reports/report-period.js';

describe('periods of reports', () => {
  it.each([
    ['2026-09', 'month', '2026-08-31T16:00:00.000Z', '2026-09-30T16:00:00.000Z'],
    ['2026-12', 'month', '2026-11-30T16:00:00.000Z', '2026-12-31T16:00:00.000Z'],
    ['2026-Q3', 'quarter', '2026-06-30T16:00:00.000Z', '2026-09-30T16:00:00.000Z'],
    ['2026-H2', 'half-year', '2026-06-30T16:00:00.000Z', '2026-12-31T16:00:00.000Z'],
    ['2028', 'year', '2027-12-31T16:00:00.000Z', '2028-12-31T16:00:00.000Z'],
  ])('[RP1] %s is a %s from midnight to midnight in China', (name, kind, from, to) => {
    expect(reportPeriod(name)).toEqual({ name, kind, from, to });
  });

  it.each(['', '2026-13', '2026-00', '2026-9', '2026-Q5', '2026-H3', '26-09', '2026-09-01', '1999-01', '2026-09 '])(
    '[RP1] "%s" is no period',
    (name) => {
      expect(reportPeriod(name)).toBeUndefined();
    },
  );

  it('[RP1] the last second of a month in China belongs to it, midnight to the next', () => {
    expect(monthOfInstant('2026-09-30T15:59:59.999Z')).toBe('2026-09');
    expect(monthOfInstant('2026-09-30T16:00:00.000Z')).toBe('2026-10');
  });
});
