import { evaluate } from '@bpmn-io/feelin';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseExpression } from '@yunliu/engine/expressions';

const data = {
  a: 3,
  b: -2,
  nothing: null,
  yes: true,
  xs: [5, 1, 3],
  rows: [
    { q: 1, on: true },
    { q: 4, on: false },
  ],
};

/** Random well-typed FEEL over whole numbers, truth values and null: what both sides must understand alike. */
const { number, truth } = fc.letrec<{ number: string; truth: string; list: string }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom('0', '1', '7', 'a', 'b', 'nothing', 'missing', 'rows[1].q'),
    fc.tuple(tie('number'), fc.constantFrom('+', '-', '*'), tie('number')).map(([l, o, r]) => `(${l} ${o} ${r})`),
    fc.tuple(tie('truth'), tie('number'), tie('number')).map(([c, y, n]) => `(if ${c} then ${y} else ${n})`),
    tie('list').map((l) => `count(${l})`),
    tie('list').map((l) => `sum(${l})`),
    tie('list').map((l) => `max(${l})`),
    fc.tuple(tie('list'), fc.integer({ min: -3, max: 3 })).map(([l, i]) => `${l}[${i}]`),
    tie('number').map((n) => `abs(${n})`),
  ),
  truth: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom('true', 'false', 'yes', 'nothing', 'rows[1].on'),
    fc
      .tuple(tie('number'), fc.constantFrom('=', '!=', '<', '<=', '>', '>='), tie('number'))
      .map(([l, o, r]) => `(${l} ${o} ${r})`),
    fc.tuple(tie('truth'), fc.constantFrom('and', 'or'), tie('truth')).map(([l, o, r]) => `(${l} ${o} ${r})`),
    tie('truth').map((t) => `not(${t})`),
    fc.tuple(fc.constantFrom('a', '3', '7'), tie('list')).map(([n, l]) => `list contains(${l}, ${n})`),
    fc
      .tuple(fc.constantFrom('some', 'every'), tie('list'), fc.constantFrom('1', 'a'))
      .map(([q, l, n]) => `(${q} x in ${l} satisfies x > ${n})`),
    fc.constantFrom('(a in [1..3])', '(a in (3..9])', '(b between -5 and 0)', '(a in (1, 2, 3))'),
  ),
  list: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom('xs', '[]', '[1, 2, 3]', 'rows.q', 'rows[on = true].q', 'xs[item > 2]'),
    fc.tuple(fc.constantFrom('2', 'a'), tie('list')).map(([n, l]) => `(for x in ${l} return x * ${n})`),
    tie('list').map((l) => `reverse(${l})`),
    fc.tuple(tie('list'), tie('list')).map(([l, r]) => `concatenate(${l}, ${r})`),
  ),
}));

const now = '2026-09-30T09:40:00.000Z';

describe('against feelin, at random', () => {
  it('[E1] thousands of random expressions have the same value', () => {
    fc.assert(
      fc.property(fc.oneof(number, truth), (text) => {
        const { expression, faults } = parseExpression(text);
        expect(faults).toEqual([]);
        const theirs: unknown = JSON.parse(JSON.stringify(evaluate(text, data).value ?? null));
        expect(expression?.evaluate({ variables: data, now })).toEqual(theirs);
      }),
      { numRuns: 3000 },
    );
  });
});
