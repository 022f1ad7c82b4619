import { describe, expect, it } from 'vitest';
import type { ProcessDefinition, State } from '@yunliu/engine/definition';
import { CommandStack, type DesignDocument } from '@yunliu/designer/model';
import { differenceOf } from '../../src/flow/drawing/difference.js';
import { draw } from '../../src/flow/drawing/draw.js';
import { commandFor } from '../../src/flow/gestures/command-for.js';

/** A process of many steps: chains of ten tasks with decisions between them. */
export function largeDocument(count: number): DesignDocument {
  const states: Record<string, State> = {};
  for (let at = 0; at < count - 1; at++) {
    const next = at === count - 2 ? 'ended' : `s${at + 1}`;
    if (at % 5 === 4)
      states[`s${at}`] = {
        type: 'decision',
        title: `判断 ${at}`,
        branches: [{ when: `amount > ${at}`, to: at > 10 ? `s${at - 7}` : 'ended' }],
        otherwise: next,
      };
    else
      states[`s${at}`] = {
        type: 'task',
        title: `步骤 ${at}`,
        assign: { by: 'starter' },
        outcomes: {
          done: { title: '完成', to: next },
          ...(at % 3 === 0 ? { back: { title: '退回', to: `s${Math.max(0, at - 3)}` } } : {}),
        },
      };
  }
  states['ended'] = { type: 'final', title: '结束' };
  const definition: ProcessDefinition = {
    format: 1,
    key: 'large',
    version: 1,
    title: '大流程',
    category: 'customised',
    data: { type: 'object', properties: { amount: { type: 'number' } } },
    roles: {},
    start: { by: ['*'] },
    initial: 's0',
    states,
  };
  return { definition, forms: {}, prints: {}, scenarios: {} };
}

const time = <T>(what: string, work: () => T): T => {
  const start = performance.now();
  const result = work();
  figures.push(`${what} ${Math.round(performance.now() - start)} ms`);
  return result;
};
const figures: string[] = [];

describe('large processes', () => {
  it('[L11] a process of 500 states stays usable: opened, laid out, moved, undone', () => {
    const stack = new CommandStack(largeDocument(500));
    const first = time('draw', () => draw(stack.document, { locale: 'zh-CN' }));
    expect(first.shapes.size).toBeGreaterThan(500);
    time('lay out', () => stack.execute({ type: 'lay-out' }));
    const placed = time('draw placed', () => draw(stack.document, { locale: 'zh-CN' }));
    const move = { type: 'move', ids: ['state:s250'], by: { x: 10, y: 0 } } as const;
    const start = performance.now();
    time('command', () => {
      const command = commandFor(stack.document, placed, move);
      if (command !== undefined) stack.execute(command);
    });
    const after = time('draw moved', () => draw(stack.document, { locale: 'zh-CN' }));
    const difference = time('difference', () => differenceOf(placed, after));
    const moved = performance.now() - start;
    expect(difference.shapes.length).toBeLessThan(12);
    expect(difference.connections.length).toBeLessThan(12);
    time('undo', () => stack.undo());
    console.info(figures.join(' · '));
    // Generous: other work runs on the machine of the tests.
    expect(moved).toBeLessThan(1500);
  });
});
