import { describe, expect, it } from 'vitest';
import { CommandStack } from '@yunliu/designer/model';
import { differenceOf } from '../../src/flow/drawing/difference.js';
import { draw } from '../../src/flow/drawing/draw.js';
import { DrawMemory } from '../../src/flow/drawing/draw-memory.js';
import type { Drawing } from '../../src/flow/drawing/drawing.js';
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
    const memory = new DrawMemory();
    const first = time('draw', () => draw(stack.document, { locale: 'zh-CN' }, memory));
    expect(first.shapes.size).toBeGreaterThan(500);
    time('lay out', () => stack.execute({ type: 'lay-out' }));
    const placed = time('draw placed', () => draw(stack.document, { locale: 'zh-CN' }, memory));
    const move = { type: 'move', ids: ['state:s250'], by: { x: 10, y: 0 } } as const;
    const start = performance.now();
    time('command', () => {
      const command = commandFor(stack.document, placed, move);
      if (command !== undefined) stack.execute(command);
    });
    const after = time('draw moved', () => draw(stack.document, { locale: 'zh-CN' }, memory));
    const difference = time('difference', () => differenceOf(placed, after));
    const moved = performance.now() - start;
    expect(difference.shapes.length).toBeLessThan(12);
    expect(difference.connections.length).toBeLessThan(12);
    time('undo', () => stack.undo());
    console.info(figures.join(' · '));
    // Generous: other work runs on the machine of the tests.
    expect(moved).toBeLessThan(1500);
  });

  it('[L13] what is kept between two drawings does not show: all are as if drawn for the first time', () => {
    const stack = new CommandStack(largeDocument(60));
    const memory = new DrawMemory();
    const drawn = (): Drawing => draw(stack.document, { locale: 'zh-CN' }, memory);
    const same = (): void => expect(drawn()).toEqual(draw(stack.document, { locale: 'zh-CN' }));
    same();
    for (const by of [
      { x: 10, y: 0 },
      { x: 160, y: 90 },
      { x: -400, y: -200 },
    ])
      for (const key of ['s3', 's20', 's24']) {
        const command = commandFor(stack.document, drawn(), { type: 'move', ids: [`state:${key}`], by });
        if (command !== undefined) stack.execute(command);
        same();
      }
    stack.execute({ type: 'set', pointer: '/definition/states/s20/title', value: '换了名称' });
    same();
    stack.execute({ type: 'remove-states', keys: ['s21'], reroute: { by: 'bridge' } });
    same();
    while (stack.undo()) same();
  });

  it('[L13] a process of 1200 steps is laid out', () => {
    expect(draw(largeDocument(1200), { locale: 'zh-CN' }).shapes.size).toBeGreaterThan(1200);
  });
});
