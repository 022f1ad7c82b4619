import { describe, expect, test } from 'vitest';
import type { States } from '../../src/definition/states/state.js';
import { definitionOf, final, task } from './definitions.js';
import { accept, complete, leaves, now, refusedWith, started, taskIn, type World } from './world.js';

const timer = (world: World, rule: string) => now(world).timers.find((each) => each.rule === rule);
const fire = (world: World, rule: string) =>
  world.send('fire-timer', 'system', { timerId: timer(world, rule)?.id ?? 'none' });
const end = { end: final() };

describe('timers', () => {
  const states: States = {
    p: {
      type: 'phase',
      title: '阶段',
      initial: 'a',
      timers: [{ id: 'phase', after: 'PT8H', to: 'b' }],
      states: {
        a: task({ ok: 'a2', out: 'b' }, { timers: [{ id: 'state', after: 'PT1H', to: 'a2' }] }),
        a2: task({ ok: 'b', again: 'a' }),
      },
      onDone: { '*': { to: 'end' } },
    },
    b: task({ ok: 'end' }),
    ...end,
  };
  const definition = definitionOf('p', states, {
    timers: [{ id: 'process', after: 'P1D', effects: [{ type: 'set', values: { late: 'true' } }] }],
  });

  test('[D41] timers of process, phase and state are armed with their owner and go with it', () => {
    const world = started(definition);
    expect(now(world).timers.map(({ rule, dueAt, visitId }) => [rule, dueAt, visitId])).toEqual([
      ['process', '2026-10-01T00:00:00.000Z', undefined],
      ['phase', '2026-09-30T08:00:00.000Z', 'v1'],
      ['state', '2026-09-30T01:00:00.000Z', 'v2'],
    ]);
    accept(complete(world, 'a', 'clerk-1'));
    expect(now(world).timers.map(({ rule }) => rule)).toEqual(['process', 'phase']);
    accept(complete(world, 'a2', 'clerk-1'));
    expect(now(world).timers.map(({ rule }) => rule)).toEqual(['process']);
    accept(complete(world, 'b', 'clerk-1'));
    expect(now(world).timers).toEqual([]);
  });

  test('[D42] a due timer leaves its owner for `to`; early and late ones are refused', () => {
    const world = started(definition);
    const timerId = timer(world, 'state')?.id;
    expect(refusedWith(fire(world, 'state')).code).toBe('timer/not-due');
    world.now = '2026-09-30T01:00:00.000Z';
    accept(fire(world, 'state'));
    expect(leaves(world)).toEqual(['a2']);
    expect(refusedWith(world.send('fire-timer', 'system', { timerId })).code).toBe('timer/gone');
  });

  test('[D42] the timer of an earlier visit cannot hit a later one; each visit arms anew', () => {
    const world = started(definition);
    const first = timer(world, 'state')?.id;
    accept(complete(world, 'a', 'clerk-1'));
    world.now = '2026-09-30T00:30:00.000Z';
    accept(complete(world, 'a2', 'clerk-1', 'again'));
    world.now = '2026-09-30T01:00:00.000Z';
    expect(refusedWith(world.send('fire-timer', 'system', { timerId: first })).code).toBe('timer/gone');
    expect(timer(world, 'state')?.dueAt).toBe('2026-09-30T01:30:00.000Z');
    expect(timer(world, 'phase')?.dueAt).toBe('2026-09-30T08:00:00.000Z');
  });

  test('[D43] a timer without `to` runs its effects and the state stays', () => {
    const world = started(definition);
    world.now = '2026-10-01T00:00:00.000Z';
    accept(fire(world, 'process'));
    expect(now(world).variables).toEqual({ late: true });
    expect(leaves(world)).toEqual(['a']);
    expect(timer(world, 'process')).toBeUndefined();
  });

  test('[D43] a repeating timer counts from its due time; after an outage from now', () => {
    const timers = [{ id: 'r', after: 'PT2H', repeat: true }];
    const world = started(definitionOf('a', { a: task({ ok: 'end' }, { timers }), ...end }));
    world.now = '2026-09-30T02:00:30.000Z';
    accept(fire(world, 'r'));
    expect(timer(world, 'r')?.dueAt).toBe('2026-09-30T04:00:00.000Z');
    world.now = '2026-09-30T11:00:00.000Z';
    accept(fire(world, 'r'));
    expect(timer(world, 'r')?.dueAt).toBe('2026-09-30T13:00:00.000Z');
  });

  test('[D43] a repeat of no length is armed once only', () => {
    const world = started(
      definitionOf('a', { a: task({ ok: 'end' }, { timers: [{ id: 'r', after: 'PT0S', repeat: true }] }), ...end }),
    );
    accept(fire(world, 'r'));
    expect(now(world).timers).toEqual([]);
  });

  test.each([
    ['2026-10-08T09:00:00+08:00', '2026-10-08T01:00:00.000Z'],
    ['2026-10-08', '2026-10-07T16:00:00.000Z'],
    ['2026-10-08T09:00:00', '2026-10-08T01:00:00.000Z'],
  ])('[D44] `at` takes %s, meant in China where it names no zone', (at, dueAt) => {
    const states = { a: task({ ok: 'end' }, { timers: [{ id: 't', at: 'deadline', to: 'end' }] }), ...end };
    expect(timer(started(definitionOf('a', states), {}, { variables: { deadline: at } }), 't')?.dueAt).toBe(dueAt);
  });

  test('[D44] a timer whose `at` gives no instant is not armed; where nothing else ends the wait a person is told', () => {
    const timers = [{ id: 't', at: 'deadline', to: 'end' }];
    expect(now(started(definitionOf('a', { a: task({ ok: 'end' }, { timers }), ...end }))).timers).toEqual([]);
    const world = started(definitionOf('w', { w: { type: 'wait', title: '等待', timers }, ...end }));
    const [job] = now(world).jobs;
    expect(job).toMatchObject({ request: { kind: 'resume', action: 'wait' }, incident: {} });
    accept(world.send('retry-incident', 'admin', { jobId: job?.id }));
    expect(now(world).jobs).toHaveLength(1);
  });

  test('[D45] a task is due at the earliest of all clocks that bind it', () => {
    const world = started(
      definitionOf(
        'p',
        {
          p: {
            type: 'phase',
            title: '阶段',
            initial: 'a',
            clocks: [{ metric: 'phase', within: 'PT3H' }],
            states: {
              a: task({ ok: 'b' }, { clocks: [{ metric: 'state', within: 'PT4H' }] }),
              b: task({ ok: 'c' }, { clocks: [{ metric: 'quick', within: 'PT30M' }] }),
              c: task({ ok: 'end' }, { clocks: [{ metric: 'start', within: 'PT90M', from: 'start' }] }),
            },
            onDone: { '*': { to: 'end' } },
          },
          ...end,
        },
        { clocks: [{ metric: 'all', within: 'P1D' }] },
      ),
    );
    expect(taskIn(world, 'a').dueAt).toBe('2026-09-30T03:00:00.000Z');
    world.now = '2026-09-30T01:00:00.000Z';
    accept(complete(world, 'a', 'clerk-1'));
    expect(taskIn(world, 'b').dueAt).toBe('2026-09-30T01:30:00.000Z');
    accept(complete(world, 'b', 'clerk-1'));
    expect(taskIn(world, 'c').dueAt).toBe('2026-09-30T01:30:00.000Z');
  });

  test('[D45] a promise ends at its `latest` at the latest', () => {
    const clocks = [{ metric: 'm', within: 'P30D', latest: 'end' }];
    const dueAt = (end: string) =>
      taskIn(
        started(definitionOf('a', { a: task({ ok: 'z' }, { clocks }), z: final() }), {}, { variables: { end } }),
        'a',
      ).dueAt;
    expect(dueAt('2026-10-10T00:00:00+08:00')).toBe('2026-10-09T16:00:00.000Z');
    expect(dueAt('2027-10-10T00:00:00+08:00')).toBe('2026-10-30T00:00:00.000Z');
    expect(dueAt('soon')).toBe('2026-10-30T00:00:00.000Z');
  });

  test('[D45] a calendar that is not installed refuses the command by name', () => {
    const states = {
      a: task({ ok: 'b' }),
      b: task({ ok: 'end' }, { timers: [{ id: 't', after: 'PT1H', calendar: 'missing' }] }),
      ...end,
    };
    const world = started(definitionOf('a', states));
    expect(refusedWith(complete(world, 'a', 'clerk-1'))).toMatchObject({
      code: 'calendar/unknown',
      details: { calendar: 'missing' },
    });
    expect(leaves(world)).toEqual(['a']);
  });
});

describe('messages', () => {
  const states: States = {
    p: {
      type: 'phase',
      title: '阶段',
      initial: 'w',
      messages: [{ name: 'stop', to: 'b' }],
      states: {
        w: {
          type: 'wait',
          title: '等待',
          messages: [
            { name: 'paid', key: 'order', to: 'a', output: { amount: 'message.amount', twice: 'amount * 2' } },
            { name: 'stop', to: 'a' },
          ],
        },
        a: task({ ok: 'end' }),
      },
      onDone: { '*': { to: 'end' } },
    },
    b: task({ ok: 'end' }),
    ...end,
  };
  const waiting = () => started(definitionOf('p', states), {}, { variables: { order: 'O-7', amount: 1 } });
  const say = (world: World, as: string, rest: object) => world.send('correlate-message', as, { ...rest });

  test('[D46] a message with the right name and key is taken, its data mapped on the variables before it', () => {
    const world = waiting();
    accept(say(world, 'system', { name: 'paid', key: 'O-7', data: { amount: 20 } }));
    expect(leaves(world)).toEqual(['a']);
    expect(now(world).variables).toEqual({ order: 'O-7', amount: 20, twice: 2 });
  });

  test('[D46] a wrong name, a wrong or a missing key is refused and says what is awaited', () => {
    const world = waiting();
    for (const rest of [{ name: 'paid' }, { name: 'paid', key: 'O-8' }, { name: 'other', key: 'O-7' }]) {
      const fault = refusedWith(say(world, 'system', rest));
      expect(fault).toMatchObject({ code: 'message/not-awaited', details: { awaited: ['stop', 'paid', 'stop'] } });
    }
  });

  test('[D46] the innermost place that waits takes it', () => {
    const world = waiting();
    accept(say(world, 'system', { name: 'stop' }));
    expect(leaves(world)).toEqual(['a']);
    accept(say(world, 'admin', { name: 'stop', key: now(world).id }));
    expect(leaves(world)).toEqual(['b']);
    expect(refusedWith(say(world, 'system', { name: 'stop' })).code).toBe('message/not-awaited');
  });

  test('[D47] only the system and administrators send messages', () => {
    expect(refusedWith(say(waiting(), 'clerk-1', { name: 'stop' })).code).toBe('message/not-allowed');
  });
});
