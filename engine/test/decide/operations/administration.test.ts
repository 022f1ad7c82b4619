/* oxlint-disable unicorn/no-thenable -- `then` is a word of the definition format */
import { describe, expect, test } from 'vitest';
import { offeredInstanceOperations, offeredOperations } from '../../../src/decide/operations/offered-operations.js';
import type { State } from '../../../src/definition/states/state.js';
import { viewerOf } from '../../../src/identity/permissions.js';
import { definitionOf, final, task } from '../definitions.js';
import { accept, leaves, now, refusedWith, taskIn, type World } from '../world.js';
import { at, atSecond, lastEvent, leave, start, take, taskOf, work } from './samples.js';

const because = { reason: '原因' };

describe('jump', () => {
  test('[O40] an administrator jumps to any state; its last handler gets it again unless asked anew', () => {
    const world = atSecond(leave());
    expect(refusedWith(world.send('jump', 'boss', { to: 'first', ...because })).code).toBe('operation/admin-only');
    expect(refusedWith(world.send('jump', 'admin', { to: 'first', reason: '' })).code).toBe('reason/required');
    expect(refusedWith(world.send('jump', 'admin', { to: 'nowhere', ...because })).code).toBe('jump/unknown-state');
    accept(world.send('jump', 'admin', { to: 'first', ...because }));
    expect(work(world)).toEqual(['first:lead']);
    expect(lastEvent(world, 'instance.jumped')).toEqual({
      from: ['second'],
      to: 'first',
      people: 'keep',
      reason: '原因',
    });
    expect(lastEvent(world, 'task.cancelled')).toMatchObject({ reason: 'jumped' });
    accept(world.send('jump', 'admin', { to: 'end', ...because }));
    expect(now(world).status).toBe('completed');
    const shared = start(definitionOf('a', { a: task({ ok: 'b' }), b: taskOf('boss', { ok: 'end' }), end: final() }));
    accept(take(shared, 'a', 'clerk-1', 'ok'));
    accept(shared.send('jump', 'admin', { to: 'a', people: 'ask', ...because }));
    expect(work(shared)).toEqual(['a:-']);
    accept(shared.send('jump', 'admin', { to: 'a', ...because }));
    expect(work(shared)).toEqual(['a:clerk-1']);
  });

  test('[O41] within an active branch only that branch is left; into another container all of it is entered', () => {
    const definition = definitionOf('draft', {
      draft: task({ submit: 'both' }, { assign: { by: 'starter' } }),
      both: {
        type: 'parallel',
        title: '会办',
        join: 'all',
        to: 'end',
        regions: {
          one: {
            initial: 'a',
            states: { a: taskOf('ann', { ok: 'a2' }), a2: taskOf('bob', { ok: 'aEnd' }), aEnd: final() },
          },
          two: { initial: 'b', states: { b: taskOf('cat', { ok: 'bEnd' }), bEnd: final() } },
        },
      },
      end: final(),
    });
    const world = start(definition);
    accept(world.send('jump', 'admin', { to: 'a2', ...because }));
    expect(leaves(world).toSorted()).toEqual(['a2', 'b']);
    const b = taskIn(world, 'b').id;
    accept(world.send('jump', 'admin', { to: 'a', ...because }));
    expect(leaves(world).toSorted()).toEqual(['a', 'b']);
    expect(taskIn(world, 'b').id).toBe(b);
    accept(world.send('jump', 'admin', { to: 'draft', ...because }));
    expect(leaves(world)).toEqual(['draft']);
  });

  test('[O46] one that had ended in an error has it no longer', () => {
    const bad: State = { type: 'final', title: '出错', error: 'no-stock' };
    const world = start(definitionOf('first', { first: taskOf('ann', { ok: 'bad' }), bad }));
    accept(take(world, 'first', 'ann', 'ok'));
    expect(now(world).error).toBe('no-stock');
    accept(world.send('reopen', 'admin', { to: 'first', ...because }));
    expect(now(world)).not.toHaveProperty('error');
  });
});

describe('terminate', () => {
  test('[O42] an administrator ends it with outcome terminated or voided, and children that are waited for with it', () => {
    const calls = definitionOf('c', {
      c: { type: 'call', title: '子流程', process: 'child', wait: true, outcomes: { '*': { to: 'end' } } },
      end: final(),
    });
    const world = start(calls);
    expect(refusedWith(world.send('terminate', 'starter', { as: 'voided', ...because })).code).toBe(
      'operation/admin-only',
    );
    expect(refusedWith(world.send('terminate', 'admin', { as: 'voided', reason: ' ' })).code).toBe('reason/required');
    accept(world.send('terminate', 'admin', { as: 'voided', ...because }));
    expect(now(world)).toMatchObject({ status: 'cancelled', outcome: 'voided', visits: [], tasks: [] });
    expect(lastEvent(world, 'instance.terminated')).toEqual({ as: 'voided', reason: '原因' });
    expect(now(world).jobs.at(-1)?.request).toMatchObject({ kind: 'cancel-child', as: 'voided', reason: '原因' });
    expect(refusedWith(world.send('terminate', 'admin', { as: 'voided', ...because })).code).toBe('instance/ended');
  });
});

describe('suspend and activate', () => {
  const suspended = (rest: Record<string, unknown> = {}): World => {
    const world = atSecond(leave({ return: { to: 'previous' } }));
    accept(world.send('suspend', 'admin', { ...because, ...rest }));
    return world;
  };

  test('[O43] while it is suspended every command but ending, copying, commenting and activating is refused', () => {
    const world = suspended();
    const { id: taskId } = taskIn(world, 'second');
    for (const [type, as, rest] of [
      ['complete', 'boss', { taskId, outcome: 'agree' }],
      ['save-draft', 'boss', { taskId, values: {} }],
      ['transfer', 'boss', { taskId, to: 'ann' }],
      ['return', 'boss', { taskId, comment: 'x' }],
      ['urge', 'starter', { taskId }],
      ['recall', 'starter', {}],
      ['jump', 'admin', { to: 'first', ...because }],
      ['fire-timer', 'system', { timerId: now(world).timers[0]?.id }],
      ['correlate-message', 'system', { name: 'm' }],
    ] as const) {
      expect(refusedWith(world.send(type, as, rest)).code, type).toBe('instance/suspended');
    }
    expect(refusedWith(world.send('suspend', 'admin', because)).code).toBe('instance/suspended');
    accept(world.send('comment', 'boss', { text: '已知悉' }));
    accept(world.send('cc', 'boss', { users: ['ann'] }));
    expect(refusedWith(world.send('activate', 'boss')).code).toBe('operation/admin-only');
    accept(world.send('terminate', 'admin', { as: 'terminated', ...because }));
    expect(now(world)).not.toHaveProperty('suspended');
  });

  test('[O44] timers and due times move by the time it stood still; `absolute` leaves them', () => {
    const world = suspended();
    world.now = '2026-09-30T05:00:00.000Z';
    accept(world.send('activate', 'admin', { reason: '恢复' }));
    expect(now(world)).not.toHaveProperty('suspended');
    expect(now(world).timers).toMatchObject([{ dueAt: '2026-09-30T06:00:00.000Z' }]);
    expect(lastEvent(world, 'instance.activated')).toEqual({
      since: '2026-09-30T00:00:00.000Z',
      timers: 'shift',
      reason: '恢复',
    });
    expect(refusedWith(world.send('activate', 'admin')).code).toBe('instance/not-suspended');
    const absolute = suspended({ timers: 'absolute' });
    absolute.now = '2026-09-30T05:00:00.000Z';
    accept(absolute.send('activate', 'admin'));
    expect(now(absolute).timers).toMatchObject([{ dueAt: '2026-09-30T01:00:00.000Z' }]);
  });

  test('[O45] a child that ends meanwhile is held and reports at activation; a service waits; notices go out', () => {
    const definition = definitionOf('both', {
      both: {
        type: 'parallel',
        title: '并行',
        join: 'all',
        to: 'end',
        regions: {
          one: {
            initial: 'c',
            states: {
              c: {
                type: 'call',
                title: '子流程',
                process: 'child',
                wait: true,
                output: { got: 'child.x' },
                outcomes: { '*': { to: 'cEnd' } },
              },
              cEnd: final(),
            },
          },
          two: {
            initial: 's',
            states: { s: { type: 'service', title: '服务', handler: 'h', to: 'sEnd' }, sEnd: final() },
          },
        },
      },
      end: final(),
    });
    const world = start(definition);
    const childId = now(world).children[0]?.instanceId ?? '';
    const jobId = now(world).jobs.find(({ request }) => request.kind === 'service')?.id;
    const startId = now(world).jobs.find(({ request }) => request.kind === 'start-process')?.id;
    accept(world.send('suspend', 'admin', { ...because, children: true }));
    expect(now(world).jobs.at(-1)?.request).toMatchObject({
      kind: 'pause-child',
      instanceId: childId,
      verb: 'suspend',
    });
    const result = { status: 'done' };
    expect(refusedWith(world.send('complete-job', 'system', { jobId, result })).code).toBe('instance/suspended');
    accept(world.send('complete-job', 'system', { jobId: startId, result }));
    const ended = {
      childId,
      visitId: now(world).children[0]?.visitId,
      outcome: 'ok',
      childStatus: 'completed',
      variables: { x: 7 },
      businessKey: '',
    };
    accept(world.send('complete-child', 'system', ended));
    expect(now(world).variables).toEqual({});
    accept(world.send('activate', 'admin'));
    expect(now(world).variables).toEqual({ got: 7 });
    expect(leaves(world)).toEqual(['s']);
    accept(world.send('complete-job', 'system', { jobId, result }));
    expect(now(world).status).toBe('completed');
  });
});

describe('reopen', () => {
  test('[O46] an administrator wakes an ended instance in a state with work; history and values go on', () => {
    const world = atSecond(leave({}, { timers: [{ id: 'daily', after: 'P1D', repeat: true, effects: [] }] }));
    expect(refusedWith(world.send('reopen', 'admin', { to: 'first', ...because })).code).toBe('reopen/running');
    accept(take(world, 'second', 'boss', 'agree'));
    const before = now(world);
    expect(refusedWith(world.send('reopen', 'boss', { to: 'first', ...because })).code).toBe('operation/admin-only');
    expect(refusedWith(world.send('reopen', 'admin', { to: 'end', ...because })).code).toBe('reopen/final-state');
    expect(refusedWith(world.send('reopen', 'admin', { to: 'none', ...because })).code).toBe('jump/unknown-state');
    accept(world.send('reopen', 'admin', { to: 'second', ...because }));
    expect(now(world)).toMatchObject({ status: 'running', revision: before.revision + 1 });
    expect(now(world)).not.toHaveProperty('endedAt');
    expect(now(world).counters.history).toBeGreaterThan(before.counters.history);
    expect(work(world)).toEqual(['second:boss']);
    expect(now(world).timers.map(({ rule }) => rule)).toEqual(['daily', 'remind']);
    accept(take(world, 'second', 'boss', 'agree'));
    expect(now(world).status).toBe('completed');
  });

  test('[O46] a cancelled one too', () => {
    const world = start(leave());
    accept(world.send('cancel', 'starter', because));
    accept(world.send('reopen', 'admin', { to: 'draft', ...because }));
    expect(leaves(world)).toEqual(['draft']);
  });
});

describe('hand-over', () => {
  test('[O47] what one has, owns and is named for goes to the successor, drafts included', () => {
    const definition = definitionOf('both', {
      both: {
        type: 'parallel',
        title: '并行',
        join: 'all',
        to: 'end',
        regions: {
          one: { initial: 'a', states: { a: taskOf('ann', { ok: 'aEnd' }), aEnd: final() } },
          two: { initial: 'b', states: { b: taskOf('ann', { ok: 'bEnd' }), bEnd: final() } },
          three: {
            initial: 'c',
            states: {
              c: task(
                { ok: 'cEnd' },
                { assign: { by: 'expression', users: '["bob", "ann"]' }, group: { kind: 'sequence', pass: 'ok' } },
              ),
              cEnd: final(),
            },
          },
        },
      },
      end: final(),
    });
    const world = start(definition);
    accept(at(world, 'b', 'delegate', 'ann', { to: 'bob' }));
    expect(refusedWith(world.send('hand-over', 'ann', { from: 'ann', to: 'cat', ...because })).code).toBe(
      'operation/admin-only',
    );
    expect(refusedWith(world.send('hand-over', 'admin', { from: 'ann', to: 'gone', ...because })).code).toBe(
      'person/not-available',
    );
    expect(refusedWith(world.send('hand-over', 'admin', { from: 'lead', to: 'cat', ...because })).code).toBe(
      'hand-over/nothing',
    );
    accept(world.send('hand-over', 'admin', { from: 'ann', to: 'cat', ...because }));
    expect(work(world)).toEqual(['a:cat', 'b:bob', 'c:bob']);
    expect(taskIn(world, 'b').owner).toBe('cat');
    accept(take(world, 'c', 'bob', 'ok'));
    expect(taskIn(world, 'c').assignee).toBe('cat');
  });
});

describe('hand-over of what is not in hand', () => {
  test('[O47] what a substitute has in one’s place, not what one has in somebody else’s', () => {
    const world = atSecond(leave());
    const each = { id: 's1', from: 'boss', to: 'ann', start: '2026-09-01T00:00:00Z', end: '2026-11-01T00:00:00Z' };
    const substitutions = (id: string) => (id === 'boss' ? [{ ...each, reason: '休假' }] : []);
    const { directory } = world.ctx;
    Object.assign(world.ctx, { directory: { ...directory, substitutions } });
    accept(world.send('apply-substitution', 'system', { taskId: taskIn(world, 'second').id }));
    const before = world.instance;
    accept(world.send('hand-over', 'admin', { from: 'ann', to: 'cat', ...because }));
    expect(taskIn(world, 'second')).toMatchObject({ assignee: 'cat', onBehalfOf: 'boss' });
    world.instance = before;
    accept(world.send('hand-over', 'admin', { from: 'boss', to: 'cat', ...because }));
    expect(work(world)).toEqual(['second:cat']);
    expect(taskIn(world, 'second')).not.toHaveProperty('onBehalfOf');
    expect(refusedWith(world.send('hand-over', 'admin', { from: 'cat', to: 'cat', ...because })).code).toBe(
      'hand-over/same-user',
    );
  });

  test('[O47] what comes back by a return, and steps one was chosen for', () => {
    const definition = definitionOf('draft', {
      draft: task({ ok: 'first' }, { assign: { by: 'starter' } }),
      first: taskOf('ann', { ok: 'last' }, { operations: { return: { to: 'visited', then: 'straight' } } }),
      last: task({ ok: 'end' }, { assign: { by: 'chosen', from: 'starter' } }),
      end: final(),
    });
    const world = start(definition);
    accept(take(world, 'draft', 'starter', 'ok', { choices: { last: ['ann'] } }));
    accept(at(world, 'first', 'return', 'ann', { comment: '请补充' }));
    accept(world.send('hand-over', 'admin', { from: 'ann', to: 'cat', ...because }));
    accept(take(world, 'draft', 'starter', 'ok'));
    expect(work(world)).toEqual(['first:cat']);
    accept(take(world, 'first', 'cat', 'ok'));
    expect(work(world)).toEqual(['last:cat']);
  });
});

describe('offers', () => {
  const offered = (world: World, state: string, user: string) => {
    const { directory } = world.ctx;
    const found = directory.user(user);
    if (found === undefined) throw new Error(user);
    return offeredOperations(world.process, now(world), taskIn(world, state), viewerOf(found, directory), world.ctx);
  };
  const codes = (world: World, state: string, user: string) =>
    Object.fromEntries(
      offered(world, state, user).map(({ operation, refusal }) => [operation, refusal?.code ?? 'yes']),
    );

  test('[O50] say what the commands would say, with the choices there are', () => {
    const world = atSecond(leave({ return: { to: 'visited', then: 'choose' }, addSign: ['before'] }));
    expect(codes(world, 'second', 'boss')).toEqual({
      complete: 'yes',
      'save-draft': 'yes',
      transfer: 'yes',
      delegate: 'yes',
      resolve: 'task/not-delegated',
      'recall-delegation': 'task/not-delegated',
      'add-signers': 'yes',
      'remove-signers': 'signers/nothing-to-remove',
      return: 'yes',
      urge: 'urge/own-task',
    });
    const back = offered(world, 'second', 'boss').find(({ operation }) => operation === 'return');
    expect(back?.targets).toEqual([
      { state: 'first', title: '办理', by: 'lead' },
      { state: 'draft', title: '办理', by: 'starter' },
    ]);
    expect(back?.afterwards).toEqual(['walk', 'straight']);
    expect(codes(world, 'second', 'stranger')).toMatchObject({
      complete: 'task/not-assigned',
      urge: 'instance/not-involved',
    });
    accept(world.send('suspend', 'admin', because));
    expect(new Set(Object.values(codes(world, 'second', 'boss')))).toEqual(new Set(['instance/suspended']));
  });

  test('[O50] who must not complete a task is offered nothing else with it either, and may do nothing', () => {
    const own = { assign: { by: 'role', role: 'clerk' } } as const;
    const operations = { return: { to: 'visited' }, addSign: ['before'] } as const;
    const world = start(
      definitionOf('draft', {
        draft: task({ ok: 'both' }, { assign: { by: 'starter' } }),
        both: {
          type: 'parallel',
          title: '并行',
          join: 'all',
          to: 'end',
          regions: {
            one: { initial: 'do', states: { do: task({ ok: 'done' }, own), done: final() } },
            two: {
              initial: 'check',
              states: {
                check: task({ ok: 'checked' }, { ...own, operations, separation: { notHandlersOf: ['do'] } }),
                checked: final(),
              },
            },
          },
        },
        end: final(),
      }),
    );
    accept(take(world, 'draft', 'starter', 'ok'));
    accept(take(world, 'do', 'clerk-1', 'ok'));
    const barred = 'separation/handled-before';
    const its = ['complete', 'save-draft', 'delegate', 'add-signers', 'return'];
    expect(its.map((operation) => codes(world, 'check', 'clerk-1')[operation])).toEqual(its.map(() => barred));
    expect(its.map((operation) => codes(world, 'check', 'clerk-2')[operation])).toEqual(its.map(() => 'yes'));
    for (const [type, rest] of [
      ['delegate', { to: 'cat' }],
      ['add-signers', { mode: 'before', users: ['cat'], reason: '先看' }],
      ['return', { comment: '重填' }],
    ] as const)
      expect(refusedWith(at(world, 'check', type, 'clerk-1', rest)).code).toBe(barred);
  });

  test('[O50] of the instance as well', () => {
    const world = atSecond(leave());
    const { directory } = world.ctx;
    const of = (id: string) =>
      Object.fromEntries(
        offeredInstanceOperations(
          world.process,
          now(world),
          viewerOf(directory.user(id) as never, directory),
          world.ctx,
        ).map(({ operation, refusal }) => [operation, refusal?.code ?? 'yes']),
      );
    expect(of('lead')).toMatchObject({
      recall: 'recall/not-initiator',
      'take-back': 'yes',
      cc: 'yes',
      jump: 'operation/admin-only',
    });
    expect(of('admin')).toMatchObject({
      jump: 'yes',
      terminate: 'yes',
      suspend: 'yes',
      activate: 'instance/not-suspended',
      reopen: 'reopen/running',
    });
  });
});
