import { describe, expect, it } from 'vitest';
import { CommandStack, saveDesign, statesOf, type DesignDocument } from '@yunliu/designer/model';
import { validateDefinition } from '@yunliu/engine/definition';
import { differenceOf, emptyDrawing } from '../../src/flow/drawing/difference.js';
import { draw } from '../../src/flow/drawing/draw.js';
import { stateId, type Drawing } from '../../src/flow/drawing/drawing.js';
import { AllowedGestures } from '../../src/flow/gestures/allowed.js';
import { commandFor } from '../../src/flow/gestures/command-for.js';
import type { Gesture } from '../../src/flow/gestures/gesture.js';
import { removalOf, lossesOf } from '../../src/flow/parts/removal.js';
import { shipped } from '../model/shipped.js';

const hotline = shipped('hotline');
const drawn = (document: DesignDocument): Drawing => draw(document, { locale: 'zh-CN' });
const textOf = (document: DesignDocument): string => JSON.stringify(saveDesign(document));

const WAY = 'way:call-taken>closed>0';
const gestures: readonly (readonly [what: string, gesture: Gesture])[] = [
  ['move one', { type: 'move', ids: ['state:bound'], by: { x: 40, y: 10 } }],
  ['move with what is inside', { type: 'move', ids: ['state:service'], by: { x: -30, y: 20 } }],
  [
    'move into a region',
    { type: 'move', ids: ['state:second-callback'], by: { x: 0, y: -300 }, onto: 'region:follow-up/handling' },
  ],
  ['move out of a phase', { type: 'move', ids: ['state:second-callback'], by: { x: 900, y: 0 } }],
  ['move a title', { type: 'move', ids: [`label:${WAY}`], by: { x: 5, y: 6 } }],
  ['resize', { type: 'resize', id: 'state:service', box: { x: 0, y: 0, width: 1600, height: 2000 } }],
  ['create', { type: 'create', stateType: 'task', at: { x: 1500, y: 200 } }],
  [
    'create in a region',
    { type: 'create', stateType: 'service', at: { x: 400, y: 300 }, onto: 'region:follow-up/handling' },
  ],
  ['create in a way', { type: 'create', stateType: 'task', at: { x: 300, y: 300 }, onto: WAY }],
  ['append', { type: 'append', stateType: 'decision', from: 'state:closed' }],
  ['append to a way', { type: 'append', stateType: 'wait', from: WAY }],
  ['connect', { type: 'connect', from: 'state:bound', to: 'state:filed' }],
  ['reconnect the head', { type: 'reconnect', connection: WAY, end: 'to', to: 'state:bound' }],
  ['reconnect the tail', { type: 'reconnect', connection: WAY, end: 'from', to: 'state:second-callback' }],
  [
    'bend',
    {
      type: 'bend',
      connection: WAY,
      points: [
        { x: 600, y: 100 },
        { x: 600, y: 150 },
        { x: 90, y: 150 },
        { x: 90, y: 900 },
        { x: 600, y: 900 },
      ],
    },
  ],
  ['make room', { type: 'space', ids: ['state:bound', 'state:filing'], by: { x: 0, y: 60 } }],
];

describe('gestures', () => {
  it.each(gestures)('[L4] %s: one command, undone to the identical files and done again', (_, gesture) => {
    for (const start of ['automatic', 'placed'] as const) {
      const stack = new CommandStack(hotline);
      if (start === 'placed') stack.execute({ type: 'lay-out' });
      const before = textOf(stack.document);
      const command = commandFor(stack.document, drawn(stack.document), gesture);
      if (command === undefined) throw new Error('no command');
      stack.execute(command);
      const after = textOf(stack.document);
      expect(after === before).toBe(false);
      stack.undo();
      expect(textOf(stack.document) === before).toBe(true);
      stack.redo();
      expect(textOf(stack.document) === after).toBe(true);
    }
  });

  it.each(gestures)(
    '[L5] %s: afterwards everything has a place, and what was not touched stays where it was',
    (_, gesture) => {
      const stack = new CommandStack(hotline);
      stack.execute({ type: 'lay-out' });
      const before = drawn(stack.document);
      const command = commandFor(stack.document, before, gesture);
      if (command === undefined) throw new Error('no command');
      stack.execute(command);
      const after = drawn(stack.document);
      const { layout } = stack.document.definition;
      for (const key of statesOf(stack.document).keys()) {
        expect(layout?.states[key], key).toBeDefined();
        expect(after.shapes.has(stateId(key)), key).toBe(true);
      }
      const { shapes } = differenceOf(before, after);
      // A step far from all of it is not drawn anew.
      expect(shapes.map(({ id }) => id)).not.toContain('state:archived');
    },
  );

  it('[L6] a line keeps its corners upright and level when one of its ends moves, and goes along when both do', () => {
    const stack = new CommandStack(hotline);
    stack.execute({ type: 'lay-out' });
    for (const ids of [['state:call-taken'], ['state:service'], ['state:closed']]) {
      const command = commandFor(stack.document, drawn(stack.document), { type: 'move', ids, by: { x: 30, y: 15 } });
      if (command !== undefined) stack.execute(command);
    }
    for (const { points, id } of drawn(stack.document).connections.values())
      for (const [index, b] of points.slice(1).entries()) {
        const a = points[index] ?? b;
        expect(Math.abs(a.x - b.x) < 1 || Math.abs(a.y - b.y) < 1, `${id} ${JSON.stringify(points)}`).toBe(true);
      }
  });

  it('[L7] what breaks a rule is refused with the reason of the engine', () => {
    const allowed = new AllowedGestures(hotline, drawn(hotline), {}, validateDefinition);
    const end = allowed.ask('1', { type: 'connect', from: 'state:archived', to: 'state:bound' });
    expect(end).toMatchObject({ ok: false, reason: { 'zh-CN': '结束之后没有下一步' } });
    const inside = allowed.ask('2', {
      type: 'move',
      ids: ['state:service'],
      by: { x: 1, y: 1 },
      onto: 'state:service',
    });
    expect(inside.ok).toBe(false);
    const onStep = allowed.ask('3', { type: 'create', stateType: 'task', at: { x: 0, y: 0 }, onto: 'state:bound' });
    expect(onStep.ok).toBe(false);
    expect(allowed.ask('4', { type: 'connect', from: 'state:bound', to: 'state:filed' }).ok).toBe(true);
  });

  it('[L8] a step appended before the end is let into the way there, and leads on', () => {
    const stack = new CommandStack(hotline);
    const faults = validateDefinition(hotline.definition).length;
    for (const stateType of ['task', 'decision', 'call', 'wait', 'service', 'phase', 'parallel'] as const) {
      const command = commandFor(stack.document, drawn(stack.document), { type: 'append', stateType, from: WAY });
      if (command === undefined) throw new Error(stateType);
      stack.execute(command);
      const [from] = [...drawn(stack.document).connections.values()].filter(
        ({ from: one, to }) => one === stateType && to === 'closed',
      );
      expect(from, stateType).toBeDefined();
      stack.undo();
    }
    expect(validateDefinition(stack.document.definition).length).toBe(faults);
  });

  it('[L8] a step appended to a new decision is let into its branch; the next one gets a branch of its own', () => {
    const stack = new CommandStack(hotline);
    const append = (stateType: 'decision' | 'task', from: string): void => {
      const command = commandFor(stack.document, drawn(stack.document), { type: 'append', stateType, from });
      if (command === undefined) throw new Error(stateType);
      stack.execute(command);
    };
    append('decision', WAY);
    append('task', 'state:decision');
    expect(statesOf(stack.document).get('decision')?.state).toMatchObject({
      branches: [{ to: 'task' }],
      otherwise: 'closed',
    });
    expect(statesOf(stack.document).get('task')?.state).toMatchObject({ outcomes: { done: { to: 'closed' } } });
    append('task', 'state:decision');
    expect(statesOf(stack.document).get('decision')?.state).toMatchObject({
      branches: [{ to: 'task' }, { to: 'task-2' }],
      otherwise: 'closed',
    });
  });

  it('[L9] deleting asks about forms, inner steps and uses elsewhere, and about nothing that is seen on the board', () => {
    const drawing = drawn(hotline);
    expect(lossesOf(hotline, drawing, ['state:filed'], 'zh-CN')).toEqual([]);
    expect(lossesOf(hotline, drawing, ['state:second-callback'], 'zh-CN').join()).toContain('表单');
    expect(lossesOf(hotline, drawing, ['state:service'], 'zh-CN').join()).toMatch(/\d+ 个步骤/);
    const stack = new CommandStack(hotline);
    const before = textOf(hotline);
    const command = removalOf(hotline, drawing, ['state:second-callback', `label:${WAY}`, WAY]);
    if (command === undefined) throw new Error('no command');
    stack.execute(command);
    expect(statesOf(stack.document).has('second-callback')).toBe(false);
    stack.undo();
    expect(textOf(stack.document) === before).toBe(true);
  });

  it('[L10] only what changed is drawn anew', () => {
    const stack = new CommandStack(hotline);
    const first = drawn(stack.document);
    expect(differenceOf(emptyDrawing, first).shapes.length).toBe(first.shapes.size);
    expect(differenceOf(first, drawn(stack.document))).toEqual({
      removedConnections: [],
      removedShapes: [],
      shapes: [],
      connections: [],
    });
    stack.execute({ type: 'set', pointer: '/definition/states/bound/title', value: '合订' });
    expect(differenceOf(first, drawn(stack.document)).shapes.map(({ id }) => id)).toEqual(['state:bound']);
  });
});
