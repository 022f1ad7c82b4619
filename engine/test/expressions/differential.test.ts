import { evaluate } from '@bpmn-io/feelin';
import { describe, expect, it } from 'vitest';
import { parseExpression } from '@yunliu/engine/expressions';
import { corpus, data } from './corpus.js';

const now = '2026-09-30T09:40:00.000Z';

function ours(text: string): unknown {
  const { expression, faults } = parseExpression(text);
  if (expression === undefined) throw new Error(faults.map((fault) => fault.message.en).join('; '));
  return expression.evaluate({ variables: data, now });
}

function theirs(text: string): unknown {
  try {
    return JSON.parse(JSON.stringify(evaluate(text, structuredClone(data)).value ?? null));
  } catch (error) {
    return error;
  }
}

/** Where we differ from feelin on purpose, with the value we give and why. */
const differences = new Map<string, readonly [value: unknown, why: string]>([
  ['- 3', [-3, 'feelin reads a number with a blank after its sign as nothing']],
  ['if "x" then 1 else 2', [2, 'only true is true (DMN); feelin takes any value']],
  ['max(names)', ['c', 'texts have an order (DMN); feelin knows numbers only']],
  ['duration("PT90M").hours', [1, 'ninety minutes are one hour and a half; feelin does not normalise']],
  ['string(years and months duration(date("2024-01-15"), date("2026-03-14")))', ['P2Y1M', 'whole months only']],
  ['1 instance of number', [true, 'feelin misses it']],
  ['"a" instance of string', [true, 'feelin misses it']],
  ['true instance of boolean', [true, 'feelin throws']],
  ['1 < "a"', [null, 'not comparable is unknown (DMN), as with =']],
]);

describe('against feelin', () => {
  it('the corpus is large enough', () => expect(new Set(corpus).size).toBeGreaterThan(200));

  it.each(corpus.filter((text) => !differences.has(text)))('[E1] %s', (text) => {
    expect(ours(text)).toEqual(theirs(text));
  });

  it.each([...differences])('[E2] %s differs on purpose', (text, [value]) => {
    expect(ours(text)).toEqual(value);
    expect(theirs(text)).not.toEqual(value);
  });
});
