import { describe, expect, it } from 'vitest';
import { shareOf, shownPercent } from '../../src/reports/shown-percent.js';

describe('percentages of reports', () => {
  it.each([
    // 2 of 3, no target near: rounded as usual
    [2, 1, 95, 66.67],
    // 18,999 of 20,000 = 94.995: would round up to the target
    [18_999, 1001, 95, 94.99],
    [19, 1, 95, 95],
    [190, 10, 95, 95],
    // 29,999 of 30,000 = 99.99666…: never a full hundred while one is broken
    [29_999, 1, 100, 99.99],
    [29_999, 1, null, 99.99],
    [7, 0, 100, 100],
    [0, 4, 99, 0],
    [0, 0, 99, null],
    // 29 of 100 with the target 29: kept, whatever floating point thinks of 0.29
    [29, 71, 29, 29],
  ] as const)('[RP4] %d kept and %d broken of a target of %s shows as %s', (met, breached, target, shown) => {
    expect(shownPercent(shareOf(met, breached), target)).toBe(shown);
  });
});
