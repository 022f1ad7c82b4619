import { describe, expect, it } from 'vitest';
import {
  checkExpression,
  feelTypeOfSchema,
  parseExpression,
  typeEnvironmentOfSchema,
  typeOf,
} from '@yunliu/engine/expressions';

const names = typeEnvironmentOfSchema({
  type: 'object',
  properties: {
    amount: { type: 'number' },
    count: { type: ['integer', 'null'] },
    title: { type: 'string' },
    planned: { type: 'string', format: 'date' },
    solved: { type: 'boolean' },
    level: {
      type: 'string',
      oneOf: [
        { const: 'high', title: '高' },
        { const: 'low', title: '低' },
      ],
    },
    rows: {
      type: 'array',
      items: { type: 'object', properties: { qty: { type: 'number' }, name: { type: 'string' } } },
    },
    person: { type: 'object', properties: { name: { type: 'string' } }, additionalProperties: false },
    free: {},
    kinds: { type: 'array', items: { type: 'string', oneOf: [{ const: 'a' }, { const: 'b' }] } },
  },
});

const codes = (text: string, expected: 'any' | 'condition' = 'any'): readonly string[] =>
  checkExpression(text, names, expected).faults.map((fault) => fault.code);
const kind = (text: string): string =>
  typeOf(parseExpression(text).expression ?? { text, names: [], evaluate: () => null }, names).type.kind;

describe('types', () => {
  it.each([
    ['amount + 1', 'number'],
    ['title + "x"', 'string'],
    ['amount > 1', 'boolean'],
    ['today()', 'date'],
    ['now() + duration("P1D")', 'any'],
    ['planned - today()', 'days and time duration'],
    ['rows.qty', 'list'],
    ['rows[1].qty', 'number'],
    ['sum(rows.qty)', 'number'],
    ['max(rows.name)', 'string'],
    ['for r in rows return r.qty', 'list'],
    ['if solved then 1 else 2', 'number'],
    ['if solved then 1 else "x"', 'any'],
    ['if solved then null else 2', 'number'],
    ['{a: 1}.a', 'number'],
    ['free.anything', 'any'],
    ['today().year', 'number'],
  ])('[E13] %s is %s', (text, expected) => expect(kind(text)).toBe(expected));

  it.each([
    ['amount > "1000"', ['type-mismatch']],
    ['title = 1', ['type-mismatch']],
    ['amount in ("a", "b")', ['type-mismatch', 'type-mismatch']],
    ['title between 1 and 3', ['type-mismatch', 'type-mismatch']],
    ['amount in ["a".."b"]', ['type-mismatch']],
    ['solved > 1', ['type-mismatch']],
    ['amount + title', ['type-mismatch']],
    ['rows > 1', ['type-mismatch']],
    ['rows.qty = 1', ['type-mismatch']],
    ['amont > 1', ['unknown-name']],
    ['person.nme = "x"', ['unknown-name']],
    ['rows[qty > "a"]', ['type-mismatch']],
    ['rows[pirce > 1]', ['unknown-name']],
    ['level = "hgih"', ['unknown-value']],
    ['level in ("high", "midle")', ['unknown-value']],
    ['"c" in kinds', ['unknown-value']],
    ['string length(amount)', ['type-mismatch']],
    ['count(rows) > "1"', ['type-mismatch']],
    ['not(amount)', ['not-boolean']],
    ['amount and solved', ['not-boolean']],
    ['if amount then 1 else 2', ['not-boolean']],
    ['planned > today() + 1', ['type-mismatch']],
    ['planned > "next week" and title = "x"', []],
    ['today() > "next week"', ['type-mismatch']],
    ['amount.x', ['type-mismatch']],
    ['not solved', ['unknown-name']],
  ])('[E14] %s is at fault', (text, expected) => expect(codes(text)).toEqual(expected));

  it.each([
    'amount > 1000 and level = "high"',
    'count = null or count > 3',
    'planned >= today()',
    'planned + duration("P1D") > today()',
    'free > 1 and free = "x"',
    'free[anything = 1]',
    'rows[qty > amount]',
    'some r in rows satisfies r.name = title',
    'level = ""',
    'level = title',
    '"a" in kinds',
    'list contains(["high", "low"], level)',
    'if title = null then null else substring(title, 1, 3)',
    'rows[1].name = "x"',
    'person = null',
  ])('[E15] %s is no fault', (text) => expect(codes(text, 'any')).toEqual([]));

  it('[E16] a condition must be true or false', () => {
    expect(codes('amount', 'condition')).toEqual(['not-boolean']);
    expect(codes('"yes"', 'condition')).toEqual(['not-boolean']);
    expect(codes('solved', 'condition')).toEqual([]);
    expect(codes('free', 'condition')).toEqual([]);
  });

  it('[E17] a value that reads no data and no clock is constant', () => {
    expect(checkExpression('1 = 2', names).constant).toEqual({ value: false });
    expect(checkExpression('"a" + "b"', names).constant).toEqual({ value: 'ab' });
    expect(checkExpression('today() > date("2020-01-01")', names).constant).toBeUndefined();
    expect(checkExpression('amount = amount', names).constant).toBeUndefined();
  });

  it('[E18] types of schemas', () => {
    expect(feelTypeOfSchema({ type: 'string', enum: ['a', 'b'] })).toEqual({ kind: 'string', values: ['a', 'b'] });
    expect(feelTypeOfSchema({ type: ['number', 'null'] })).toEqual({ kind: 'number' });
    expect(feelTypeOfSchema({ type: ['number', 'string'] })).toEqual({ kind: 'any' });
    expect(feelTypeOfSchema(undefined)).toEqual({ kind: 'any' });
    expect(feelTypeOfSchema({ type: 'object' })).toMatchObject({ kind: 'context', open: true });
  });
});
