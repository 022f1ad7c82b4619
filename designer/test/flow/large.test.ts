import { describe, expect, it } from 'vitest';
import { CommandStack } from '@yunliu/designer/model';
import { differenceOf } from '../../src/flow/drawing/difference.js';
import { draw } from '../../src/flow/drawing/draw.js';
import { commandFor } from '../../src/flow/gestures/command-for.js';
import { largeDocument } from './large-document.js';

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
