import { describe, expect, test } from 'vitest';
import type { States } from '../../src/definition/states/state.js';
import { ok, parallel, rest } from './control-parts.js';
import { definitionOf, final, task } from './definitions.js';
import { accept, complete, leaves, now, started, taskIn, type World } from './world.js';

describe('compensation', () => {
  const undo = (mark: string) => [
    { type: 'set' as const, values: { log: `concatenate(if log = null then [] else log, ["${mark}"])` } },
  ];
  const states = (effect: object): States => ({
    p: {
      type: 'phase',
      title: '阶段',
      initial: 'a',
      states: {
        a: task({ ok: 'b' }, { compensation: undo('a') }),
        b: task({ ok: 'c' }, { compensation: undo('b') }),
        c: task({ ok: 'in', back: 'b' }, { compensation: undo('c') }),
        in: final(),
      },
      onDone: { '*': { to: 'next' } },
      outcomes: { stop: { title: '撤销', to: 'end', effects: [effect as never] } },
    },
    next: task({ ok: 'end', undo: 'undo' }),
    undo: { type: 'final', title: '已撤销', onEntry: [{ type: 'compensate' }] },
    end: final(),
  });

  test('[CF20] completed states are undone newest first, each once; interrupted ones are not', () => {
    const world = started(definitionOf('p', states({ type: 'compensate' })));
    ok(world, 'a');
    ok(world, 'b');
    ok(world, 'c', 'back');
    const { events } = accept(complete(world, 'b', 'clerk-1', 'stop'));
    expect(now(world).variables['log']).toEqual(['c', 'b', 'a']);
    expect(events.filter(({ type }) => type === 'state.compensated').map(({ state }) => state)).toEqual([
      'c',
      'b',
      'a',
    ]);
    expect(now(world).compensable).toBeUndefined();
  });

  test('[CF21] a scope undoes only what is inside it, and a second time nothing', () => {
    const world = started(definitionOf('p', states({ type: 'compensate', scope: 'b' })));
    ok(world, 'a');
    ok(world, 'b');
    ok(world, 'c', 'stop');
    expect(now(world).variables['log']).toEqual(['b']);
    const whole = started(definitionOf('p', states({ type: 'compensate', scope: 'b' })));
    ok(whole, 'a');
    ok(whole, 'b');
    ok(whole, 'c');
    expect(now(whole).compensable).toHaveLength(3);
    ok(whole, 'next', 'undo');
    expect(now(whole).variables['log']).toEqual(['c', 'b', 'a']);
  });
});

describe('phases that resume', () => {
  const phase = (more: object = {}): States => ({
    outer: {
      type: 'phase',
      title: '外',
      history: 'resume',
      initial: 'first',
      onDone: { '*': { to: 'next' } },
      outcomes: { pause: { title: '暂停', to: 'hold' } },
      timers: [{ id: 'late', after: 'P3D', to: 'end' }],
      states: {
        first: task({ ok: 'deep' }),
        deep: {
          type: 'phase',
          title: '内',
          initial: 'both',
          onDone: { '*': { to: 'in' } },
          states: { both: parallel({ to: 'deep-end' }), 'deep-end': final() },
        },
        in: final(),
      },
      ...more,
    },
    hold: task({ on: 'outer', again: 'first' }),
    ...rest,
  });

  test('[CF30] entered by its own key it goes on where it was left, regions included, with new tasks and timers', () => {
    const world = started(definitionOf('outer', phase()));
    ok(world, 'first');
    ok(world, 'b');
    const before = taskIn(world, 'a').id;
    ok(world, 'a', 'pause');
    expect(leaves(world)).toEqual(['hold']);
    ok(world, 'hold', 'on');
    expect(leaves(world)).toEqual(['a', 'c']);
    expect(taskIn(world, 'a').id).not.toBe(before);
    expect(now(world).timers).toHaveLength(1);
    ok(world, 'a');
    ok(world, 'c');
    expect(leaves(world)).toEqual(['next']);
    expect(now(world).leftIn).toBeUndefined();
  });

  test('[CF31] a way to a state inside ignores it, and one that has come to its end begins anew', () => {
    const world = started(definitionOf('outer', { ...phase(), next: task({ ok: 'end', again: 'outer' }) }));
    ok(world, 'first');
    ok(world, 'a', 'pause');
    ok(world, 'hold', 'again');
    expect(leaves(world)).toEqual(['first']);
    ok(world, 'first');
    for (const key of ['a', 'b', 'c']) ok(world, key);
    ok(world, 'next', 'again');
    expect(leaves(world)).toEqual(['first']);
  });
});

describe('repeating timers', () => {
  const hours = (world: World, count: number): void => {
    world.now = new Date(Date.parse(world.now) + count * 3_600_000).toISOString();
  };
  const fire = (world: World) => world.send('fire-timer', 'system', { timerId: now(world).timers[0]?.id });
  const count = [{ type: 'set' as const, values: { n: 'if n = null then 1 else n + 1' } }];
  const at = (more: object): World => {
    const timers = [{ id: 't', after: 'PT1H', repeat: true, effects: count, ...more }];
    return started(definitionOf('a', { a: task({ ok: 'end' }, { timers }), end: final() }));
  };

  test('[CF40] times says how often it fires', () => {
    const world = at({ times: 2 });
    for (const expected of [1, 2]) {
      hours(world, 1);
      accept(fire(world));
      expect(now(world).variables['n']).toBe(expected);
    }
    expect(now(world).timers).toEqual([]);
  });

  test('[CF41] after an outage: once and anew from now, all one by one, or skip to the next regular time', () => {
    const once = at({});
    hours(once, 3.5);
    accept(fire(once));
    expect([now(once).variables['n'], now(once).timers[0]?.dueAt]).toEqual([1, '2026-09-30T04:30:00.000Z']);

    const all = at({ missed: 'all' });
    hours(all, 3.5);
    while ((now(all).timers[0]?.dueAt ?? '') <= all.now) accept(fire(all));
    expect([now(all).variables['n'], now(all).timers[0]?.dueAt]).toEqual([3, '2026-09-30T04:00:00.000Z']);

    const skip = at({ missed: 'skip', times: 1 });
    hours(skip, 3.5);
    accept(fire(skip));
    expect([now(skip).variables['n'], now(skip).timers[0]?.dueAt]).toEqual([undefined, '2026-09-30T04:00:00.000Z']);
    hours(skip, 1);
    accept(fire(skip));
    expect([now(skip).variables['n'], now(skip).timers]).toEqual([1, []]);
  });
});
