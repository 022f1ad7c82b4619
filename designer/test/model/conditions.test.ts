import { parseExpression } from '@yunliu/engine/expressions';
import { describe, expect, it } from 'vitest';
import {
  branchRuler,
  conditionFields,
  conditionSentence,
  conditionWords,
  intervalCondition,
  openDesign,
  readCondition,
  rulerField,
  writeCondition,
} from '@yunliu/designer/model';
import { shipped, shippedProcesses } from './shipped.js';

/** Every condition of the shipped definitions and of the forms they use, with its document. */
const shippedConditions = shippedProcesses.flatMap((key) => {
  const document = shipped(key);
  const found: { key: string; text: string; document: typeof document }[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, member] of Object.entries(value)) {
      if ((name === 'when' || name === 'condition') && typeof member === 'string')
        found.push({ key, text: member, document });
      else visit(member);
    }
  };
  visit(document.definition);
  visit(document.forms);
  return found;
});

describe('conditions in plain words', () => {
  it('[M9] every shipped condition reads and writes back as the same expression', () => {
    expect(shippedConditions.length).toBeGreaterThan(250);
    for (const { text } of shippedConditions) {
      const read = readCondition(text);
      if (read.mode === 'expert') continue;
      const written = writeCondition(read.condition);
      expect(parseExpression(written).faults, written).toEqual([]);
      expect(readCondition(written)).toEqual(read);
    }
  });

  it('[M9] all shipped conditions but one fit, and are written with the very same text', () => {
    const texts = [...new Set(shippedConditions.map(({ text }) => text))];
    const plain = texts.flatMap((text) => {
      const read = readCondition(text);
      return read.mode === 'plain' ? [{ text, written: writeCondition(read.condition) }] : [];
    });
    const expert = texts.filter((text) => readCondition(text).mode === 'expert');
    // Arithmetic stays with the expert.
    expect(expert).toEqual(['effortEstimate >= 2 * personDaysPerMonth']);
    expect(plain.filter(({ text, written }) => text !== written)).toEqual([]);
  });

  it('[M10] every shipped condition has a sentence without raw names in zh-CN', () => {
    const bad: string[] = [];
    for (const { text, document } of shippedConditions) {
      const read = readCondition(text);
      if (read.mode === 'expert') continue;
      const sentence = conditionSentence(read.condition, conditionFields(document));
      if (/[a-z]{3}[A-Z]/.test(sentence) || sentence.includes('undefined')) bad.push(`${text} -> ${sentence}`);
    }
    expect(bad).toEqual([]);
  });

  it.each([
    [
      'amount > 1000 and urgency = "urgent"',
      '金额 大于 1000 元 且 紧急程度 是 特急',
      'Amount is more than 1000 yuan and Urgency is Very urgent',
    ],
    ['amount between 100 and 200', '金额 在 100 元 与 200 元 之间', undefined],
    ['urgency in ("urgent", "normal")', '紧急程度 是 特急、普通 之一', 'Urgency is one of Very urgent, Normal'],
    ['due < today() + duration("P3D")', '到期日 早于 今天之后 3 天', 'Due is before 3 days after today'],
    ['due = null or agreed = false', '到期日 未填写 或 已商定 为“否”', undefined],
    ['contains(reason, "急") and not(agreed = true)', '事由 含有 “急” 且 并非（已商定 为“是”）', undefined],
    [
      '(some r in days satisfies r.hours > 8) or (amount > 5 and agreed != true)',
      '休假明细 中至少有一行 时数 大于 8 或 （金额 大于 5 元 且 已商定 不为“是”）',
      undefined,
    ],
  ])('[M10] %s in words', (text, zh, en) => {
    const read = readCondition(text);
    if (read.mode === 'expert') throw new Error(text);
    expect(writeCondition(read.condition)).toBe(text);
    expect(conditionSentence(read.condition, conditionFields(leave))).toBe(zh);
    const english = conditionSentence(read.condition, conditionFields(leave, 'en'), 'en');
    expect(english).toBe(en ?? english);
  });

  it.each([
    ['amount * 2 >= 1000 and not(agreed)', '金额 * 2 ≥ 1000 且 并非(已商定)', 'Amount * 2 ≥ 1000 and not('],
    [
      'count(days[hours > 8]) > 0 or reason != null and reason = "a or b"',
      'count(休假明细[时数 > 8]) > 0 或 事由 已填写 且 事由 = "a or b"',
      'is filled in and',
    ],
    ['amount > 1000', '金额 大于 1000 元', 'Amount is more than 1000 yuan'],
    ['amount > ', 'amount > ', 'amount > '],
  ])('[M19] %s is told with titles even where only an expert can change it', (text, zh, en) => {
    expect(conditionWords(text, conditionFields(leave))).toBe(zh);
    expect(conditionWords(text, conditionFields(leave, 'en'), 'en')).toContain(en);
  });

  it.each(['1 + 1 = 2', 'amount > ', 'count(days[hours > 8]) > 0', 'if a then b else c', 'a < b < c'])(
    '[M9] %s stays with the expert, untouched',
    (text) => {
      expect(readCondition(text)).toEqual({ mode: 'expert', text });
    },
  );
});

const leave = openDesign({
  definition: JSON.stringify({
    format: 1,
    key: 'leave',
    version: 1,
    title: '请假',
    category: 'x',
    roles: {},
    start: { by: ['*'] },
    initial: 'a',
    states: {},
  }),
  forms: [
    {
      form: JSON.stringify({
        format: 1,
        key: 'leave',
        version: 1,
        title: '请假单',
        schema: {
          type: 'object',
          properties: {
            amount: { title: '金额', type: 'number' },
            urgency: {
              title: '紧急程度',
              type: 'string',
              oneOf: [
                { const: 'urgent', title: { 'zh-CN': '特急', en: 'Very urgent' } },
                { const: 'normal', title: { 'zh-CN': '普通', en: 'Normal' } },
              ],
            },
            due: { title: '到期日', type: 'string', format: 'date' },
            agreed: { title: '已商定', type: 'boolean' },
            reason: { title: '事由', type: 'string' },
            days: {
              title: '休假明细',
              type: 'array',
              items: { type: 'object', properties: { hours: { title: '时数', type: 'number' } } },
            },
          },
        },
        ui: {
          type: 'VerticalLayout',
          elements: [
            { type: 'Money', scope: '#/properties/amount', label: { 'zh-CN': '金额', en: 'Amount' } },
            { type: 'Control', scope: '#/properties/urgency', label: { 'zh-CN': '紧急程度', en: 'Urgency' } },
            { type: 'Control', scope: '#/properties/due', label: { 'zh-CN': '到期日', en: 'Due' } },
            { type: 'Control', scope: '#/properties/agreed' },
            { type: 'Control', scope: '#/properties/reason' },
            { type: 'Table', scope: '#/properties/days', columns: [{ type: 'Control', scope: '#/properties/hours' }] },
          ],
        },
      }),
    },
  ],
});

describe('branch ruler', () => {
  it('[M11] finds gaps and overlaps exactly, by the steps the field takes', () => {
    const ruler = branchRuler(
      ['amount < 5000', 'amount >= 5000.01 and amount <= 8000', 'amount between 7000 and 10000'],
      { name: 'amount', minimum: 0 },
    );
    expect(ruler.gaps).toEqual([
      { low: 5000, lowIncluded: true, high: 5000.01, highIncluded: false },
      { low: 10000, lowIncluded: false, high: Infinity, highIncluded: false },
    ]);
    expect(ruler.overlaps).toEqual([
      { first: 1, second: 2, values: [{ low: 7000, lowIncluded: true, high: 8000, highIncluded: true }] },
    ]);
    expect(ruler.branches[2]?.reached).toEqual([{ low: 8000, lowIncluded: false, high: 10000, highIncluded: true }]);
    expect(ruler.complete).toBe(true);
  });

  it('[M11] whole numbers have no gap between 5 and 6, money none below a fen', () => {
    expect(branchRuler(['days <= 5', 'days >= 6'], { name: 'days', step: 1 }).gaps).toEqual([]);
    expect(branchRuler(['sum <= 0.1', 'sum >= 0.11'], { name: 'sum', step: 0.01 }).gaps).toEqual([]);
    expect(branchRuler(['sum <= 0.1', 'sum >= 0.12'], { name: 'sum', step: 0.01 }).gaps).toHaveLength(1);
    expect(branchRuler(['days < 5', 'days > 5'], { name: 'days', step: 1 }).gaps).toEqual([
      { low: 5, lowIncluded: true, high: 5, highIncluded: true },
    ]);
  });

  it('[M11] what is empty, other fields, and not()', () => {
    const ruler = branchRuler(['n = null or n > 3', 'not(n > 3)', 'n < 1 and vip = true', '9 < n'], { name: 'n' });
    expect(ruler.branches.map(({ whenEmpty }) => whenEmpty)).toEqual([true, false, false, false]);
    expect(ruler.gaps).toEqual([]);
    expect(ruler.complete).toBe(false);
    expect(ruler.overlaps).toEqual([
      { first: 0, second: 3, values: [{ low: 9, lowIncluded: false, high: Infinity, highIncluded: false }] },
    ]);
    expect(rulerField(['n > 1', 'n = 0'])).toBe('n');
    expect(rulerField(['n > 1', 'm = 0'])).toBeUndefined();
  });

  it('[M11] agrees with the engine on every quarter between -3 and 12', () => {
    const conditions = ['n < 2 or n in (3, 5)', 'n >= 4 and n != 6', 'not(n between 7 and 8)', 'n <= 7.5 and 1.25 < n'];
    const { branches } = branchRuler(conditions, { name: 'n' });
    for (let n = -3; n <= 12; n += 0.25)
      for (const [index, text] of conditions.entries()) {
        const inside = branches[index]?.values?.some(
          ({ low, high, lowIncluded, highIncluded }) =>
            (n > low || (lowIncluded && n === low)) && (n < high || (highIncluded && n === high)),
        );
        const truth = parseExpression(text).expression?.evaluate({ variables: { n }, now: '2026-01-01T00:00:00.000Z' });
        expect(inside, `${text} at ${n}`).toBe(truth === true);
      }
  });

  it('[M11] a stretch is written as a condition that holds exactly there', () => {
    expect(writeCondition(intervalCondition('n', { low: 1, lowIncluded: false, high: 9, highIncluded: true }))).toBe(
      'n > 1 and n <= 9',
    );
    expect(
      writeCondition(intervalCondition('n', { low: -Infinity, lowIncluded: false, high: 9, highIncluded: false })),
    ).toBe('n < 9');
  });
});
