import { describe, expect, test } from 'vitest';
import type { Effect } from '../../src/definition/effect.js';
import type { States } from '../../src/definition/states/state.js';
import { MAX_STEPS } from '../../src/decide/settle.js';
import { definitionOf, final, task } from './definitions.js';
import { accept, complete, leaves, now, started, taskIn, type World } from './world.js';

/** Appends a letter to variable `log`. */
const log = (letter: string): readonly Effect[] => [{ type: 'set', values: { log: `log + "${letter}"` } }];
const logged = (initial: string, states: States, more = {}): World =>
  started(definitionOf(initial, states, more), {}, { variables: { log: '' } });
const mark = (letter: string) => ({ onEntry: log(`+${letter}`), onExit: log(`-${letter}`) });

describe('entering and leaving', () => {
  const states: States = {
    outer: {
      type: 'phase',
      title: '外',
      initial: 'inner',
      ...mark('o'),
      states: {
        inner: {
          type: 'phase',
          title: '内',
          initial: 'a',
          ...mark('i'),
          states: {
            a: task(
              {},
              {
                ...mark('a'),
                outcomes: {
                  near: { title: '近', to: 'b', effects: log('!') },
                  far: { title: '远', to: 'z', effects: log('!') },
                },
              },
            ),
            b: task({ self: 'b', up: 'inner' }, mark('b')),
          },
          outcomes: { restart: { title: '重来', to: 'a' }, anew: { title: '重新进入', to: 'inner' } },
          onDone: { '*': { to: 'z' } },
        },
      },
      onDone: { '*': { to: 'z' } },
    },
    z: task({ ok: 'end' }, mark('z')),
    end: final(),
  };

  test('[D30] leaves from the inside out, runs the effects of the way, enters from the outside in', () => {
    const world = logged('outer', states);
    expect(now(world).variables['log']).toBe('+o+i+a');
    accept(complete(world, 'a', 'clerk-1', 'far'));
    expect(now(world).variables['log']).toBe('+o+i+a-a-i-o!+z');
    expect(now(world).entered).toEqual({ outer: 1, inner: 1, a: 1, z: 1 });
  });

  test('[D31] a container that holds both ends of a way stays', () => {
    const world = logged('outer', states);
    const outer = now(world).visits[0];
    accept(complete(world, 'a', 'clerk-1', 'near'));
    expect(now(world).variables['log']).toBe('+o+i+a-a!+b');
    accept(complete(world, 'b', 'clerk-1', 'restart'));
    expect(now(world).variables['log']).toBe('+o+i+a-a!+b-b+a');
    expect(now(world).visits[0]).toEqual(outer);
  });

  test('[D31] a way to the very container leaves it and enters it anew', () => {
    const world = logged('outer', states);
    accept(complete(world, 'a', 'clerk-1', 'anew'));
    expect(now(world).variables['log']).toBe('+o+i+a-a-i+i+a');
  });

  test('[D32] a way back to the same state makes a new visit with a new task', () => {
    const world = logged('outer', states);
    accept(complete(world, 'a', 'clerk-1', 'near'));
    const before = taskIn(world, 'b');
    accept(complete(world, 'b', 'clerk-1', 'self'));
    expect(taskIn(world, 'b').id).not.toBe(before.id);
    expect(taskIn(world, 'b').visitId).not.toBe(before.visitId);
    expect(now(world).entered['b']).toBe(2);
    expect(now(world).variables['log']).toBe('+o+i+a-a!+b-b+b');
  });

  test('[D31] outcomes of the process lead anywhere, from wherever it stands', () => {
    const world = logged('outer', states, { outcomes: { stop: { title: '中止', to: 'z' } } });
    accept(complete(world, 'a', 'clerk-1', 'stop'));
    expect(leaves(world)).toEqual(['z']);
    expect(now(world).visits).toHaveLength(1);
  });
});

describe('decisions', () => {
  const decision = (branches: readonly [string, string][], otherwise: string): States[string] => ({
    type: 'decision',
    title: '?',
    branches: branches.map(([when, to]) => ({ when, to })),
    otherwise,
  });

  test('[D33] the first true branch is taken, else `otherwise`; only true is true', () => {
    const states = {
      d: decision(
        [
          ['x > 10', 'big'],
          ['x > 5', 'middle'],
          ['x', 'odd'],
        ],
        'small',
      ),
      big: task({ ok: 'end' }),
      middle: task({ ok: 'end' }),
      small: task({ ok: 'end' }),
      odd: task({ ok: 'end' }),
      end: final(),
    };
    for (const [x, expected] of [
      [11, 'big'],
      [7, 'middle'],
      [5, 'small'],
      ['7', 'small'],
      [null, 'small'],
      [true, 'odd'],
    ] as const) {
      expect(leaves(started(definitionOf('d', states), {}, { variables: { x } })), String(x)).toEqual([expected]);
    }
  });

  test('[D33] decisions in a chain are taken within the command, and history names the branch', () => {
    const world = started(
      definitionOf('d1', {
        d1: decision([['true', 'd2']], 'end'),
        d2: decision([['false', 'd1']], 'a'),
        a: task({ ok: 'end' }),
        end: final(),
      }),
    );
    expect(leaves(world)).toEqual(['a']);
    const taken = world.accepted[0]?.events.filter(({ type }) => type === 'decision.taken');
    expect(taken?.map(({ state, details }) => [state, details['branch'], details['to']])).toEqual([
      ['d1', 0, 'd2'],
      ['d2', 'otherwise', 'a'],
    ]);
  });

  test('[D34] decisions without end become an incident; the instance stays, visible and cancellable', () => {
    const world = started(
      definitionOf('d1', { d1: decision([], 'd2'), d2: decision([], 'd1'), a: task({ ok: 'end' }), end: final() }),
    );
    expect(now(world).visits).toHaveLength(1);
    const [job] = now(world).jobs;
    expect(job).toMatchObject({ request: { kind: 'resume', action: 'decide' }, incident: { at: world.now } });
    expect(world.accepted[0]?.transitions).toHaveLength(MAX_STEPS);
    accept(world.send('retry-incident', 'admin', { jobId: job?.id }));
    expect(now(world).jobs).toHaveLength(1);
    expect(now(world).jobs[0]?.id).not.toBe(job?.id);
    accept(world.send('cancel', 'admin', { reason: '流程有误' }));
    expect(now(world)).toMatchObject({ status: 'cancelled', jobs: [] });
  });
});

describe('phases', () => {
  const phase = (onDone: { [outcome: string]: { to: string } }): States => ({
    p: {
      type: 'phase',
      title: '阶段',
      initial: 'a',
      states: { a: task({ yes: 'good', no: 'bad' }), good: final('passed'), bad: final() },
      onDone,
    },
    won: task({ ok: 'end' }),
    lost: task({ ok: 'end' }),
    end: final(),
  });

  test('[D35] the final reached inside picks the route, `*` is any other', () => {
    const routes = phase({ passed: { to: 'won' }, '*': { to: 'lost' } });
    const yes = started(definitionOf('p', routes));
    accept(complete(yes, 'a', 'clerk-1', 'yes'));
    expect(leaves(yes)).toEqual(['won']);
    const no = started(definitionOf('p', routes));
    accept(complete(no, 'a', 'clerk-1', 'no'));
    expect(leaves(no)).toEqual(['lost']);
  });

  test('[D35] a final without a route becomes an incident in the phase, never a lost instance', () => {
    const world = started(definitionOf('p', phase({ passed: { to: 'won' } })));
    const done = accept(complete(world, 'a', 'clerk-1', 'no'));
    expect(now(world)).toMatchObject({ status: 'running', visits: [{ state: 'p' }] });
    expect(now(world).jobs).toMatchObject([{ request: { kind: 'resume', action: 'route', outcome: 'bad' } }]);
    expect(done.events.map(({ type }) => type)).toContain('incident.raised');
  });
});

describe('parallel regions', () => {
  const both = (left: States = { l: task({ ok: 'l-end', out: 'z', cross: 'r2' }), 'l-end': final() }): States => ({
    both: {
      type: 'parallel',
      title: '并行',
      join: 'all',
      to: 'joined',
      regions: {
        left: { initial: Object.keys(left)[0] ?? '', states: left },
        right: {
          initial: 'r',
          states: { r: task({ ok: 'r2' }), r2: task({ ok: 'r-end', back: 'r' }), 'r-end': final() },
        },
      },
    },
    joined: task({ ok: 'end' }),
    z: task({ again: 'r2', ok: 'end' }),
    end: final(),
  });

  test('[D36] all regions run; the join waits for every one', () => {
    const world = started(definitionOf('both', both()));
    expect(leaves(world)).toEqual(['l', 'r']);
    accept(complete(world, 'l', 'clerk-1'));
    expect(leaves(world)).toEqual(['r']);
    expect(now(world).visits[0]?.doneRegions).toEqual(['left']);
    accept(complete(world, 'r', 'clerk-2'));
    accept(complete(world, 'r2', 'clerk-2', 'back'));
    accept(complete(world, 'r', 'clerk-2'));
    accept(complete(world, 'r2', 'clerk-2'));
    expect(leaves(world)).toEqual(['joined']);
    expect(world.accepted.at(-1)?.transitions.at(-1)).toEqual({
      kind: 'join',
      name: 'join',
      from: 'both',
      to: 'joined',
    });
  });

  test('[D36] regions that are done at once join at once', () => {
    const world = started(
      definitionOf('p', {
        p: {
          type: 'parallel',
          title: '并行',
          join: 'all',
          to: 'end',
          regions: { a: { initial: 'x', states: { x: final() } }, b: { initial: 'y', states: { y: final() } } },
        },
        end: final('both'),
      }),
    );
    expect(now(world)).toMatchObject({ status: 'completed', outcome: 'both', visits: [] });
  });

  test('[D37] a way out from one region cancels its siblings', () => {
    const world = started(definitionOf('both', both()));
    const done = accept(complete(world, 'l', 'clerk-1', 'out'));
    expect(leaves(world)).toEqual(['z']);
    expect(done.endedTasks.map(({ task: { state }, status }) => [state, status])).toEqual([
      ['l', 'completed'],
      ['r', 'cancelled'],
    ]);
    expect(done.events.filter(({ type }) => type === 'state.left').map(({ state }) => state)).toEqual([
      'r',
      'l',
      'both',
    ]);
  });

  test('[D38] a way into a region from outside starts the others at their beginning', () => {
    const world = started(definitionOf('both', both()));
    accept(complete(world, 'l', 'clerk-1', 'out'));
    accept(complete(world, 'z', 'clerk-1', 'again'));
    expect(leaves(world)).toEqual(['l', 'r2']);
  });

  test('[D38] a way from one region into another starts all the others anew', () => {
    const world = started(definitionOf('both', both()));
    accept(complete(world, 'r', 'clerk-2'));
    accept(complete(world, 'r2', 'clerk-2'));
    expect(now(world).visits[0]?.doneRegions).toEqual(['right']);
    accept(complete(world, 'l', 'clerk-1', 'cross'));
    expect(leaves(world)).toEqual(['l', 'r2']);
    expect(now(world).visits[0]?.doneRegions).toEqual([]);
  });
});

describe('the end', () => {
  test('[D39] a top-level final completes the instance with its outcome; the default is its key', () => {
    const world = started(
      definitionOf('a', { a: task({ ok: 'end', no: 'refused' }), end: final(), refused: final('rejected') }),
    );
    const done = accept(complete(world, 'a', 'clerk-1', 'no'));
    expect(now(world)).toMatchObject({
      status: 'completed',
      outcome: 'rejected',
      endedAt: world.now,
      visits: [],
      tasks: [],
    });
    expect(done.events.at(-1)).toMatchObject({ type: 'instance.completed', details: { outcome: 'rejected' } });
  });

  test('[D39] a child tells its parent how it ended, with its variables', () => {
    const parent = { instanceId: 'p1', visitId: 'v3' };
    const world = started(
      definitionOf('a', { a: task({ ok: 'end' }), end: final('fixed') }),
      {},
      { parent, variables: { x: 1 } },
    );
    accept(complete(world, 'a', 'clerk-1'));
    expect(now(world).jobs.map(({ request }) => request)).toEqual([
      { kind: 'child-ended', parent, status: 'completed', outcome: 'fixed', variables: { x: 1 }, businessKey: '' },
    ]);
  });
});
