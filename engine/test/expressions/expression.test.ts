import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseExpression, type ExpressionWarning } from '@yunliu/engine/expressions';

const now = '2026-09-30T16:30:00.000Z';

function value(text: string, variables: Record<string, unknown> = {}): unknown {
  const { expression, faults } = parseExpression(text);
  if (expression === undefined) throw new Error(faults.map((fault) => `${fault.code} ${fault.message.en}`).join('; '));
  return expression.evaluate({ variables, now });
}

describe('numbers', () => {
  it.each([
    ['0.1 + 0.2', 0.3],
    ['0.3 - 0.1', 0.2],
    ['1.1 * 3', 3.3],
    ['0.3 / 0.1', 3],
    ['1.15 * 100', 115],
    ['1.1 ** 2', 1.21],
    ['sum([0.1, 0.2, 0.3])', 0.6],
    ['mean([0.1, 0.2])', 0.15],
    ['round half up(1.005, 2)', 1.01],
    ['round(2.675, 2)', 2.68],
    ['round(2.5)', 3],
    ['modulo(1.1, 0.1)', 0],
    ['1 / 3', 0.3333333333333333],
    ['1 / 0', null],
    ['10 ** 400', null],
    ['string(0.0000001)', '0.0000001'],
    ['string(123456789012345680000)', '123456789012345680000'],
    ['-0', 0],
  ])('[E3] %s = %s', (text, result) => expect(value(text)).toBe(result));

  it('[E3] sums, differences and products of amounts in fen are exact', () => {
    const fen = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
    fc.assert(
      fc.property(fen, fen, fc.integer({ min: -1000, max: 1000 }), (a, b, n) => {
        const variables = { a: a / 100, b: b / 100, n };
        expect(value('a + b', variables)).toBe((a + b) / 100 + 0);
        expect(value('a - b', variables)).toBe((a - b) / 100 + 0);
        expect(value('a * n', variables)).toBe((a * n) / 100 + 0);
      }),
      { numRuns: 300 },
    );
  });

  it('[E3] a quotient times its divisor is the dividend to 15 digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 1, max: 100_000 }), (a, b) => {
        expect(Number((value('a / b * b', { a, b }) as number).toPrecision(15))).toBe(a);
      }),
    );
  });
});

describe('missing data and three-valued logic', () => {
  it.each([
    ['missing', null],
    ['missing.a.b', null],
    ['missing > 1', null],
    ['missing > 1 and false', false],
    ['missing > 1 or true', true],
    ['not(missing > 1)', null],
    ['count(missing)', null],
    ['is defined(missing)', false],
    ['is defined(given)', true],
    ['is empty(blank)', true],
    ['is empty(given)', false],
    ['if missing = null then "空" else "有"', '空'],
    ['missing + 1', null],
    ['sum(rows.price)', 3],
  ])('[E4] %s', (text, result) =>
    expect(value(text, { given: 1, blank: '', rows: [{ price: 1 }, { price: 2 }] })).toEqual(result),
  );
});

describe('names', () => {
  it('[E5] names of top-level reads, bound names left out, Chinese names included', () => {
    const names = (text: string) => parseExpression(text).expression?.names;
    expect(names('金额 > 1000 and 当场解决 = true')).toEqual(['金额', '当场解决']);
    expect(names('child.outcome = "done" and child.n > x')).toEqual(['child', 'x']);
    expect(names('for r in rows return r.qty * factor')).toEqual(['rows', 'factor']);
    expect(names('some x in xs, y in x.ys satisfies y > limit')).toEqual(['xs', 'limit']);
    expect(names('{a: 1, b: a + c}')).toEqual(['c']);
    expect(names('xs[item > 1]')).toEqual(['xs']);
    expect(names('today() > d')).toEqual(['d']);
  });

  it('[E6] nothing is reached through a prototype', () => {
    for (const text of [
      'x.constructor',
      'x.__proto__',
      'x.toString',
      'constructor',
      '__proto__',
      'toString',
      'xs.length',
      '"a".length',
      'x["constructor"]',
      'get value(x, "constructor")',
      'get value(x, "__proto__")',
    ]) {
      const { expression } = parseExpression(text);
      expect(
        [null, undefined, []].some(
          (none) =>
            JSON.stringify(none) === JSON.stringify(expression?.evaluate({ variables: { x: {}, xs: [] }, now })),
        ),
      ).toBe(true);
    }
    const polluted = value('context put(x, "__proto__", {bad: true})', { x: {} }) as Record<string, unknown>;
    expect(Object.getPrototypeOf(polluted)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)['bad']).toBeUndefined();
    expect(value('x', JSON.parse('{"x": {"__proto__": {"bad": 1}}}') as Record<string, unknown>)).toEqual(
      JSON.parse('{"__proto__": {"bad": 1}}'),
    );
  });
});

describe('dates', () => {
  it.each([
    // 16:30 UTC is past midnight in China
    ['today()', '2026-10-01'],
    ['now()', now],
    ['string(now())', '2026-10-01T00:30:00+08:00'],
    ['date(at)', '2026-10-01'],
    ['day < today()', true],
    ['day = date("2026-09-30")', true],
    ['day + duration("P1D")', '2026-10-01'],
    ['today() - day', 'P1D'],
    ['at < now()', false],
    ['at <= now()', true],
    ['date and time("2026-09-30T10:00:00")', '2026-09-30T02:00:00.000Z'],
    ['date and time(day)', '2026-09-29T16:00:00.000Z'],
    ['date(impossible)', null],
    ['date(text)', null],
    ['date("2024-02-29") + duration("P1Y")', '2025-02-28'],
    ['date("2026-03-31") - duration("P1M")', '2026-02-28'],
    ['(date("2026-03-01") - date("2026-02-01")).days', 28],
    ['duration("P2W").days', 14],
    ['duration("PT20M") * 3', 'PT1H'],
    ['duration("PT1H") / duration("PT20M")', 3],
    ['day in [date("2026-09-01")..date("2026-09-30")]', true],
  ])('[E7] %s', (text, result) => {
    expect(value(text, { day: '2026-09-30', at: now, text: 'x', impossible: '2026-02-30' })).toEqual(result);
  });
});

describe('refused texts', () => {
  it.each([
    ['', 'syntax', 0],
    ['1 +', 'syntax', 3],
    ['a && b', 'syntax', 2],
    ['a || b', 'syntax', 2],
    ['a == 1', 'syntax', 2],
    ['!a', 'syntax', 0],
    ["a = 'x'", 'syntax', 4],
    ['a > （1）', 'syntax', 4],
    ['x in [1..5', 'syntax', 10],
    ['foo(1)', 'unknown-function', 0],
    ['StringLength("a")', 'unknown-function', 0],
    ['substring("a")', 'unknown-function', 0],
    ['count()', 'unknown-function', 0],
    ['substring(text: "a", start position: 1)', 'unknown-function', 0],
    ['function(x) x + 1', 'unsupported', 0],
    ['a.b(1)', 'unsupported', 0],
    ['duration("20m")', 'syntax', 9],
    ['@"tomorrow"', 'syntax', 1],
    ['date("2026-02-30")', 'syntax', 5],
    ['matches(a, "(?=x)")', 'syntax', 11],
    ['matches(a, "(a)\\\\1")', 'syntax', 11],
  ])('[E8] %s: %s at %i', (text, code, from) => {
    const { expression, faults } = parseExpression(text);
    expect(expression).toBeUndefined();
    expect(faults[0]).toMatchObject({ code, from });
    for (const fault of faults) {
      expect(fault.message['zh-CN']).toMatch(/\p{Script=Han}/u);
      expect(fault.message.en.replaceAll(text, '')).not.toMatch(/^$/);
    }
  });

  it('[E9] texts that are too long or nested too deep are refused, not run', () => {
    expect(parseExpression(`1${' + 1'.repeat(2000)}`).faults[0]?.code).toBe('unsupported');
    expect(parseExpression(`${'('.repeat(500)}1${')'.repeat(500)}`).faults[0]?.code).toBe('unsupported');
    expect(parseExpression(`${'-'.repeat(1500)}1`).expression === undefined).toBe(true);
  });
});

describe('runaway expressions', () => {
  it.each([
    'for i in 1..100000000 return i',
    'for a in 1..1000, b in 1..1000 return a * b',
    'count(for a in 1..1000 return for b in 1..1000 return b)',
    'some a in 1..1000000000 satisfies a < 0',
    'for i in 1..1000 return sum(for j in partial return 1)',
    'count(distinct values(for i in 1..20000 return i))',
  ])('[E10] %s gives null and a warning within a blink', (text) => {
    const warnings: ExpressionWarning[] = [];
    const before = performance.now();
    expect(
      parseExpression(text).expression?.evaluate({ variables: {}, now, warn: (warning) => warnings.push(warning) }),
    ).toBe(null);
    expect(warnings).toEqual([{ code: 'expression/budget-exceeded', text }]);
    expect(performance.now() - before).toBeLessThan(2000);
  });

  it('[E10] texts cannot be doubled without end', () => {
    const doubling = `string length(${'x + x'.replaceAll('x', '(x + x)').replaceAll('x', '(x + x)').replaceAll('x', '(x + x)')})`;
    expect([null, 10_000_000 * 16]).toContain(value(doubling, { x: 'a'.repeat(10_000_000) }));
  });

  it('[E11] patterns run in linear time', () => {
    const before = performance.now();
    expect(value('matches(x, "^(a+)+$")', { x: `${'a'.repeat(5000)}!` })).toBe(false);
    expect(performance.now() - before).toBeLessThan(2000);
  });

  it('[E12] evaluation never throws, whatever the text and the data', () => {
    const piece = fc.constantFrom(
      'a',
      'b',
      '1',
      '"x"',
      'null',
      'true',
      '+',
      '-',
      '*',
      '/',
      'and',
      'or',
      '=',
      '>',
      '(',
      ')',
      '[',
      ']',
      '.',
      ',',
      'in',
      '..',
      'if',
      'then',
      'else',
      'for',
      'return',
      'some',
      'satisfies',
      '{',
      '}',
      ':',
      'count',
      'date',
      'not',
      '金额',
      '@',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), fc.jsonValue(), fc.jsonValue(), (pieces, a, b) => {
        const { expression, faults } = parseExpression(pieces.join(' '));
        expect((expression === undefined) !== (faults.length === 0)).toBe(true);
        const result = expression?.evaluate({ variables: { a, b, 金额: 3 }, now });
        expect(JSON.parse(JSON.stringify(result ?? null))).toEqual(result ?? null);
      }),
      { numRuns: 3000 },
    );
  });
});
