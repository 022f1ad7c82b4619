import { describe, expect, it } from 'vitest';
import { CommandStack, openDesign, saveDesign, type DesignDocument } from '@yunliu/designer/model';
import {
  besideGap,
  branchForGap,
  moveCut,
  partOverlap,
  rulerOf,
  takeGap,
  type RulerModel,
} from '../../src/expressions/ruler-model.js';
import { niceValue, rulerScale } from '../../src/expressions/ruler-scale.js';
import { roomyLabels } from '../../src/expressions/ruler-places.js';
import { oddBranches, rangeWords } from '../../src/expressions/ruler-words.js';

function decision(whens: readonly string[], schema: object): DesignDocument {
  return openDesign({
    definition: JSON.stringify({
      format: 1,
      key: 'k',
      version: 1,
      title: 't',
      category: 'c',
      data: { type: 'object', properties: { n: schema } },
      roles: {},
      start: { by: ['*'] },
      initial: 'd',
      states: {
        d: {
          type: 'decision',
          title: '分级',
          branches: whens.map((when, index) => ({ when, to: 'e', title: `支${index + 1}` })),
          otherwise: 'e',
        },
        e: { type: 'final', title: '结束' },
      },
    }),
  });
}

const MONEY = { type: 'number', multipleOf: 0.01, minimum: 0, title: '金额' };

function ruler(document: DesignDocument): RulerModel {
  const model = rulerOf(document, 'd', 'zh-CN');
  if (model === undefined) throw new Error('no ruler');
  return model;
}

function whens(stack: CommandStack): readonly string[] {
  const { d } = stack.document.definition.states;
  return d?.type === 'decision' ? d.branches.map(({ when }) => when) : [];
}

describe('the ruler of branches', () => {
  it('[X10] one boundary of two branches moves both conditions in one step, and back', () => {
    const stack = new CommandStack(decision(['n < 5000', 'n >= 5000 and n < 9000', 'n >= 9000'], MONEY));
    const before = saveDesign(stack.document).definition;
    const model = ruler(stack.document);
    expect(model.cuts.map(({ at, ends }) => [at, ends.length])).toEqual([
      [5000, 2],
      [9000, 2],
    ]);
    const command = moveCut(model, 0, 6200.5);
    if (command === undefined) throw new Error('no move');
    stack.execute(command);
    expect(whens(stack)).toEqual(['n < 6200.5', 'n >= 6200.5 and n < 9000', 'n >= 9000']);
    stack.undo();
    expect(saveDesign(stack.document).definition).toBe(before);
    expect(moveCut(model, 0, 9000)).toBeUndefined();
    expect(moveCut(model, 0, -1)).toBeUndefined();
  });

  it('[X10] whole numbers: 5 and 6 are one boundary, and stay one', () => {
    const stack = new CommandStack(decision(['n <= 5', 'n >= 6'], { type: 'integer' }));
    const model = ruler(stack.document);
    expect(model.cuts).toHaveLength(1);
    const command = moveCut(model, 0, 10);
    if (command !== undefined) stack.execute(command);
    expect(whens(stack)).toEqual(['n <= 9', 'n >= 10']);
  });

  it('[X11] a gap is said in words, taken by a branch beside it, or gets its own', () => {
    const stack = new CommandStack(decision(['n < 5000', 'n >= 10000'], MONEY));
    const model = ruler(stack.document);
    const [gap] = model.ruler.gaps;
    if (gap === undefined) throw new Error('no gap');
    expect(rangeWords(gap, model, 'zh-CN')).toBe('5000–9999.99');
    expect(besideGap(model, gap)).toEqual([0, 1]);
    const [first, second, own] = [
      takeGap(model, 0, gap),
      takeGap(model, 1, gap),
      branchForGap(model, stack.document, gap),
    ];
    for (const [command, expected] of [
      [first, ['n < 10000', 'n >= 10000']],
      [second, ['n < 5000', 'n >= 5000']],
      [own, ['n < 5000', 'n >= 10000', 'n >= 5000 and n < 10000']],
    ] as const) {
      if (command === undefined) throw new Error('no command');
      stack.execute(command);
      expect(whens(stack)).toEqual(expected);
      expect(ruler(stack.document).ruler.gaps).toEqual([]);
      stack.undo();
    }
  });

  it('[X11] a branch for what is not filled in is reached, and branches of one target are told apart', () => {
    const document = decision(['n >= 5', 'n = null', 'n > 9', 'n = null'], MONEY);
    expect(oddBranches(ruler(document), 'zh-CN')).toEqual([
      '“支2”只在“金额”未填写时走到',
      '“支3”永远走不到',
      '“支4”永远走不到',
    ]);
    expect(oddBranches(ruler(decision(['n >= 5', 'n = null'], MONEY)), 'en')).toEqual([
      '"支2" is taken only while "金额" is empty',
    ]);
    const untitled = openDesign({
      definition: saveDesign(decision(['n < 5', 'n >= 5'], MONEY)).definition.replaceAll(/,\s*"title":\s*"支\d"/g, ''),
    });
    expect(ruler(untitled).titles).toEqual(['结束（1）', '结束（2）']);
  });

  it('[X12] numbers under the line never lie on each other', () => {
    const labels = [0.2, 0.22, 0.3, 0.6].map((x) => ({ x, text: '1500.01 元' }));
    expect(roomyLabels(labels, 300)).toEqual([true, false, false, true]);
    expect(roomyLabels(labels, 3000)).toEqual([true, false, true, true]);
  });

  it('[X11] an overlap is parted for the earlier branch; what holds while empty still does', () => {
    const stack = new CommandStack(decision(['n <= 100', 'n = null or n >= 50'], MONEY));
    const command = partOverlap(ruler(stack.document), 1);
    if (command === undefined) throw new Error('no command');
    stack.execute(command);
    expect(whens(stack)).toEqual(['n <= 100', 'n = null or n > 100']);
    expect(ruler(stack.document).ruler.overlaps).toEqual([]);
  });

  it('[X10] there is no ruler for choices, two fields or texts', () => {
    expect(rulerOf(decision(['n = "a"'], { type: 'string' }), 'd', 'zh-CN')).toBeUndefined();
    expect(rulerOf(decision(['n > 1', 'm > 2'], MONEY), 'd', 'zh-CN')).toBeUndefined();
    expect(rulerOf(decision(['n > 1'], MONEY), 'e', 'zh-CN')).toBeUndefined();
  });

  it('[X12] the scale goes there and back, and keeps small stretches visible', () => {
    const scale = rulerScale([100, 1000, 1_000_000], { minimum: 0 });
    for (const value of [50, 100, 640, 1000, 5_000, 900_000]) expect(scale.value(scale.x(value))).toBeCloseTo(value, 4);
    expect(scale.x(1000) - scale.x(100)).toBeGreaterThan(0.05);
    expect(scale.x(0)).toBe(0);
    expect(niceValue(5234.7, 8, 0.01)).toBe(5240);
    expect(niceValue(3.2, 0.01, 1)).toBe(3);
  });
});
