import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantText } from '../../src/service-time/instant-text.js';

describe('instants as text', () => {
  it('are what a Date writes, for every moment from 1900 to 2399', () => {
    const [from, to] = [Date.UTC(1900, 0, 1), Date.UTC(2399, 11, 31)];
    assert(
      property(integer({ min: from, max: to }), (at) => {
        expect(instantText(at)).toBe(new Date(at).toISOString());
      }),
      { numRuns: 2000 },
    );
    for (const at of [0, -1, 999, 86_399_999, 86_400_000]) expect(instantText(at)).toBe(new Date(at).toISOString());
  });

  it('refuse what is no time', () => {
    expect(() => instantText(NaN)).toThrow(RangeError);
    expect(() => instantText(Infinity)).toThrow(RangeError);
  });
});
