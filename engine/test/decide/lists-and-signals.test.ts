import { describe, expect, test } from 'vitest';
import type { States } from '../../src/definition/states/state.js';
import { call, childEnds, incidents, ok, parallel, region, rest } from './control-parts.js';
import { definitionOf, final, task } from './definitions.js';
import { accept, leaves, now, refusedWith, started, type World } from './world.js';

describe('calls that go through a list', () => {
  const each = (more: object = {}, rules: object = {}, whole: object = {}): World =>
    started(
      definitionOf(
        'c',
        {
          c: call({
            each: { list: 'names', ...rules },
            input: { name: 'item', at: 'index' },
            output: { got: 'child.n' },
            outcomes: { '*': { to: 'next' } },
            ...more,
          }),
          ...rest,
        },
        whole,
      ),
      undefined,
      { variables: { names: ['甲', '乙', '丙'] } },
    );
  const inputs = (world: World) =>
    now(world).jobs.flatMap(({ request }) => (request.kind === 'start-process' ? [request.variables] : []));

  test('[CF50] one child per element at once; outputs come in the order of the list', () => {
    const world = each();
    expect(inputs(world)).toEqual([
      { name: '甲', at: 1 },
      { name: '乙', at: 2 },
      { name: '丙', at: 3 },
    ]);
    for (const at of [3, 1, 2]) accept(childEnds(world, at));
    expect(leaves(world)).toEqual(['next']);
    expect(now(world).variables['got']).toEqual([1, 2, 3]);
  });

  test('[CF51] sequential: the next when the one before has ended; enough: the others are told to stop', () => {
    const world = each({}, { mode: 'sequential', enough: 'completed >= 2' });
    expect(now(world).children).toHaveLength(1);
    accept(childEnds(world, 1));
    expect(now(world).children).toHaveLength(2);
    accept(childEnds(world, 2));
    expect(leaves(world)).toEqual(['next']);

    const parallelOnes = each({}, { enough: 'completed >= 1' });
    accept(childEnds(parallelOnes, 2));
    const stopped = now(parallelOnes).jobs.filter(({ request }) => request.kind === 'cancel-child');
    expect([leaves(parallelOnes), stopped.length]).toEqual([['next'], 2]);
    expect(now(parallelOnes).variables['got']).toEqual([2]);
  });

  test('[CF52] elements added while it is open; an empty list goes on at once; what is no list is an incident', () => {
    const world = each();
    for (const at of [1, 2]) accept(childEnds(world, at));
    accept(world.send('add-item', 'system', { state: 'c', items: ['丁'] }));
    accept(childEnds(world, 3));
    expect(leaves(world)).toEqual(['c']);
    accept(childEnds(world, 4));
    expect(now(world).variables['got']).toEqual([1, 2, 3, 4]);
    expect(refusedWith(world.send('add-item', 'system', { state: 'c', items: ['戊'] })).code).toBe('items/not-open');

    expect(leaves(each({}, { list: '[]' }))).toEqual(['next']);
    const none = each({}, { list: '"甲"' });
    expect([leaves(none), incidents(none).length]).toEqual([['c'], 1]);
    const many = each({}, { list: 'for i in 1..1001 return i' });
    expect([leaves(many), incidents(many).length, now(many).children.length]).toEqual([['c'], 1, 0]);
  });

  test('[CF53] an uncaught error of one child holds its element until it is run again', () => {
    const world = each();
    for (const at of [1, 2]) accept(childEnds(world, at));
    accept(childEnds(world, 3, { error: 'broken' }));
    expect([leaves(world), incidents(world).length]).toEqual([['c'], 1]);
    accept(world.send('retry-incident', 'admin', { jobId: now(world).jobs.find(({ incident }) => incident)?.id }));
    expect(now(world).children).toHaveLength(4);
    accept(childEnds(world, 4));
    expect(now(world).variables['got']).toEqual([1, 2, 4]);
    const caught = each({ onError: { '*': { to: 'end' } } });
    accept(childEnds(caught, 1, { error: 'broken' }));
    expect(now(caught).status).toBe('completed');
  });

  test('[CF53] an element whose child is undecided stands still by itself, with one incident, until it is run again', () => {
    const process = { oneOf: ['x', 'y'], choose: 'if item = "乙" then kind else "x"' };
    const retry = (world: World) =>
      accept(world.send('retry-incident', 'admin', { jobId: now(world).jobs.find(({ incident }) => incident)?.id }));
    const decided = (world: World) =>
      accept(world.send('correct-variables', 'admin', { values: { kind: 'y' }, reason: '补充' }));
    const data = { data: { type: 'object', properties: { kind: { type: 'string' } } } };
    const world = each({ process }, {}, data);
    expect([now(world).children.length, incidents(world).length]).toEqual([2, 1]);
    expect(incidents(world)[0]).toContain('第 2 项');
    for (const at of [1, 2]) accept(childEnds(world, at));
    expect([leaves(world), incidents(world).length]).toEqual([['c'], 1]);
    decided(world);
    retry(world);
    expect(now(world).children[2]).toMatchObject({ process: 'y', status: 'running' });
    accept(childEnds(world, 3));
    expect([leaves(world), now(world).variables['got']]).toEqual([['next'], [1, 3, 2]]);

    const inTurn = each({ process }, { mode: 'sequential' }, data);
    accept(childEnds(inTurn, 1));
    expect([now(inTurn).children.length, incidents(inTurn).length]).toEqual([1, 1]);

    // Nobody waits for these, and still the call is not left while one was never begun.
    const unwaited = each({ process, wait: false }, {}, data);
    expect([leaves(unwaited), now(unwaited).children.length, incidents(unwaited).length]).toEqual([['c'], 2, 1]);
    decided(unwaited);
    retry(unwaited);
    expect([leaves(unwaited), now(unwaited).children.length]).toEqual([['next'], 3]);
  });

  test('[CF59] leaving a call whose child could not be started gives the start up with it', () => {
    const timers = [{ id: 'late', after: 'PT1H', to: 'next' }];
    const world = started(definitionOf('c', { c: call({ timers }), ...rest }));
    const failed = { status: 'failed', message: '没有已发布的流程' };
    for (let tries = 0; tries < 8; tries++)
      accept(world.send('complete-job', 'system', { jobId: now(world).jobs[0]?.id, result: failed }));
    expect(incidents(world)).toHaveLength(1);
    world.now = '2026-09-30T02:00:00.000Z';
    accept(world.send('fire-timer', 'system', { timerId: now(world).timers[0]?.id }));
    expect([leaves(world), incidents(world)]).toEqual([['next'], []]);
    expect(now(world).children[0]).toMatchObject({ status: 'cancelled', outcome: 'cancelled' });

    // The call is left before: the last try finds nobody to start it for.
    const left = started(definitionOf('c', { c: call({ timers }), ...rest }));
    const start = now(left).jobs[0]?.id;
    left.now = '2026-09-30T02:00:00.000Z';
    accept(left.send('fire-timer', 'system', { timerId: now(left).timers[0]?.id }));
    for (let tries = 0; tries < 8; tries++)
      accept(left.send('complete-job', 'system', { jobId: start, result: failed }));
    expect(now(left).jobs.map(({ request }) => request.kind)).toEqual(['cancel-child']);
    expect(now(left).children[0]).toMatchObject({ status: 'cancelled' });
  });

  test('[CF54] processes that start each other without end stop with an incident', () => {
    const world = started(definitionOf('c', { c: call({}), ...rest }), undefined, {
      parent: { instanceId: 'up', visitId: 'v1', depth: 50 },
    });
    expect([leaves(world), incidents(world).length, now(world).children.length]).toEqual([['c'], 1, 0]);
    const last = started(definitionOf('c', { c: call({}), ...rest }), undefined, {
      parent: { instanceId: 'up', visitId: 'v1', depth: 49 },
    });
    expect(now(last).jobs[0]?.request).toMatchObject({ parent: { depth: 50 } });
  });
});

describe('signals', () => {
  test('[CF55] every listening place reacts once, the innermost first; without to only effects run', () => {
    const states: States = {
      p: {
        type: 'phase',
        title: '阶段',
        initial: 'both',
        onDone: { '*': { to: 'next' } },
        signals: [{ name: 'go', to: 'next' }],
        states: {
          both: parallel(
            { to: 'in', signals: [{ name: 'go', output: { seen: 'signal.n' } }] },
            {
              a: {
                initial: 'a',
                states: {
                  a: task({ ok: 'a2' }, { signals: [{ name: 'go', to: 'a2' }] }),
                  a2: task({ ok: 'ae' }, { signals: [{ name: 'go', to: 'ae' }] }),
                  ae: final(),
                },
              },
              b: region('b'),
            },
          ),
          in: final(),
        },
      },
      ...rest,
    };
    const world = started(definitionOf('p', states, { signals: [{ name: 'all', output: { all: 'signal.n' } }] }));
    accept(world.send('receive-signal', 'system', { name: 'go', data: { n: 7 } }));
    expect([leaves(world).toSorted(), now(world).variables['seen']]).toEqual([['a2', 'b'], 7]);
    accept(world.send('receive-signal', 'admin', { name: 'all', data: { n: 8 } }));
    expect(now(world).variables['all']).toBe(8);
    expect(refusedWith(world.send('receive-signal', 'system', { name: 'none' })).code).toBe('signal/not-awaited');
    expect(refusedWith(world.send('receive-signal', 'clerk-1', { name: 'go' })).code).toBe('signal/not-allowed');
  });

  test('[CF55] a branch that the flow has gone on without takes its own way, and the process still takes its', () => {
    const listening = { b: task({ ok: 'be' }, { signals: [{ name: 'go', to: 'b2' }] }), b2: task({ ok: 'be' }) };
    const p = parallel(
      { join: 'any', late: 'finish' },
      { a: region('a'), b: { initial: 'b', states: { ...listening, be: final() } } },
    );
    const other = task({ ok: 'end' });
    const world = started(definitionOf('p', { p, other, ...rest }, { signals: [{ name: 'go', to: 'other' }] }));
    ok(world, 'a');
    accept(world.send('receive-signal', 'system', { name: 'go' }));
    expect(leaves(world).toSorted()).toEqual(['b2', 'other']);
  });

  test('[CF56] an instance says what it waits for, with the keys of the moment, and nothing once it has ended', () => {
    const states: States = {
      a: task(
        { ok: 'end' },
        {
          messages: [
            { name: 'paid', key: 'code', to: 'end' },
            { name: 'plain', to: 'end' },
          ],
        },
      ),
      end: final(),
    };
    const world = started(definitionOf('a', states, { signals: [{ name: 'stop', to: 'end' }] }));
    const since = world.now;
    expect(now(world).waits).toEqual([
      { kind: 'signal', name: 'stop', since },
      { kind: 'message', name: 'plain', since },
    ]);
    const keyed = started(definitionOf('a', states), undefined, { variables: { code: 'K1' } });
    expect(now(keyed).waits?.[0]).toEqual({ kind: 'message', name: 'paid', key: 'K1', since });
    const before = now(keyed).waits;
    accept(keyed.send('comment', 'admin', { text: '在' }));
    expect(now(keyed).waits).toBe(before);
    ok(keyed, 'a');
    expect(now(keyed).waits).toBeUndefined();
  });
});
