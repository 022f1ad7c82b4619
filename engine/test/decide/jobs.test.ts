import { describe, expect, test } from 'vitest';
import type { ServiceState, States } from '../../src/definition/states/state.js';
import { definitionOf, final, task } from './definitions.js';
import { accept, complete, eventTypes, leaves, now, refusedWith, started, type World } from './world.js';

const end = { end: final() };
const service = (more: Partial<ServiceState> = {}): States => ({
  s: {
    type: 'service',
    title: '查询',
    handler: 'lookup',
    input: { number: 'asset', limit: '1 + 1' },
    output: { owner: 'result.owner' },
    to: 'a',
    ...more,
  },
  a: task({ ok: 'end' }),
  f: task({ ok: 'end' }),
  ...end,
});
const run = (more?: Partial<ServiceState>): World =>
  started(definitionOf('s', service(more)), {}, { variables: { asset: 'PC-1' } });
const job = (world: World) => now(world).jobs[0];
const report = (world: World, result: object) =>
  world.send('complete-job', 'system', { jobId: job(world)?.id, result });
const failed = { status: 'failed', message: '连接超时' };

describe('service states', () => {
  test('[D50] entering asks for the handler with its input and the declared tries', () => {
    expect(job(run({ tries: 5, backoff: 'PT1M', onFailure: 'f' }))).toMatchObject({
      request: {
        kind: 'service',
        handler: 'lookup',
        input: { number: 'PC-1', limit: 2 },
        backoff: 'PT1M',
        onFailure: true,
      },
      visitId: 'v1',
      tries: 0,
      triesLeft: 5,
      runAt: '2026-09-30T00:00:00.000Z',
    });
    expect(job(run())).toMatchObject({ triesLeft: 3, request: { backoff: 'PT30S', onFailure: false } });
  });

  test('[D50] the result is mapped and the instance goes on; a second report is refused', () => {
    const world = run();
    const jobId = job(world)?.id;
    accept(report(world, { status: 'done', output: { owner: '张三' } }));
    expect(now(world)).toMatchObject({ variables: { asset: 'PC-1', owner: '张三' }, jobs: [] });
    expect(leaves(world)).toEqual(['a']);
    const again = world.send('complete-job', 'system', { jobId, result: { status: 'done' } });
    expect(refusedWith(again).code).toBe('job/gone');
  });

  test('[D51] failed tries wait twice as long each time; after the last it is an incident', () => {
    const world = run({ backoff: 'PT30S' });
    accept(report(world, failed));
    expect(job(world)).toMatchObject({ tries: 1, triesLeft: 2, runAt: '2026-09-30T00:00:30.000Z' });
    world.now = '2026-09-30T00:00:30.000Z';
    accept(report(world, failed));
    expect(job(world)).toMatchObject({ tries: 2, triesLeft: 1, runAt: '2026-09-30T00:01:30.000Z' });
    const last = accept(report(world, failed));
    expect(job(world)).toMatchObject({ triesLeft: 0, incident: { message: '连接超时', at: world.now } });
    expect(eventTypes(last)).toEqual(['job.failed', 'incident.raised']);
    expect(leaves(world)).toEqual(['s']);
  });

  test('[D51] an instant given by the shell goes before the backoff', () => {
    const world = run();
    accept(report(world, { ...failed, retryAt: '2026-09-30T05:00:00.000Z' }));
    expect(job(world)?.runAt).toBe('2026-09-30T05:00:00.000Z');
  });

  test('[D52] a declared failure takes `onFailure`; without one it is a failed try', () => {
    const routed = run({ onFailure: 'f' });
    accept(report(routed, { ...failed, final: true }));
    expect(leaves(routed)).toEqual(['f']);
    expect(now(routed).jobs).toEqual([]);
    const plain = run();
    accept(report(plain, { ...failed, final: true }));
    expect(job(plain)).toMatchObject({ tries: 1, triesLeft: 2 });
  });

  test('[D53] an administrator gives an incident fresh tries; others and healthy jobs are refused', () => {
    const world = run();
    const retry = (as: string) => world.send('retry-incident', as, { jobId: job(world)?.id });
    expect(refusedWith(retry('admin')).code).toBe('incident/not-found');
    for (let tries = 0; tries < 3; tries += 1) accept(report(world, failed));
    expect(refusedWith(retry('clerk-1')).code).toBe('incident/not-allowed');
    world.now = '2026-10-01T00:00:00.000Z';
    expect(eventTypes(retry('admin'))).toEqual(['incident.retried']);
    expect(job(world)).toMatchObject({ tries: 0, triesLeft: 3, runAt: world.now });
    expect(job(world)).not.toHaveProperty('incident');
    accept(report(world, { status: 'done', output: {} }));
    expect(leaves(world)).toEqual(['a']);
  });

  test('[D54] leaving the state drops its job; a late result is refused', () => {
    const world = run({ timers: [{ id: 't', after: 'PT1H', to: 'a' }] });
    const jobId = job(world)?.id;
    world.now = '2026-09-30T01:00:00.000Z';
    accept(world.send('fire-timer', 'system', { timerId: now(world).timers[0]?.id }));
    expect(now(world).jobs).toEqual([]);
    const late = world.send('complete-job', 'system', { jobId, result: { status: 'done' } });
    expect(refusedWith(late).code).toBe('job/gone');
  });
});

describe('call states', () => {
  const calling = (more: object = {}): States => ({
    c: {
      type: 'call',
      title: '故障处理',
      process: { oneOf: ['fault', 'repair'], choose: 'if hardware then "repair" else "fault"' },
      input: { what: 'symptom' },
      output: { result: 'child.result', how: 'child.outcome', number: 'child.businessKey' },
      wait: true,
      outcomes: { fixed: { to: 'a' }, cancelled: { to: 'f' } },
      ...more,
    },
    a: task({ ok: 'end' }),
    f: task({ ok: 'end' }),
    ...end,
  });
  const call = (more: object = {}, hardware = false): World =>
    started(definitionOf('c', calling(more)), {}, { variables: { symptom: '蓝屏', hardware } });
  const ended = (world: World, outcome: string, childStatus = 'completed') =>
    world.send('complete-child', 'system', {
      childId: now(world).children[0]?.instanceId,
      visitId: now(world).children[0]?.visitId,
      outcome,
      childStatus,
      variables: { result: '已更换' },
      businessKey: 'F-1',
    });

  test('[D55] a call links a child of its own making and asks the outbox to start it', () => {
    const world = call({}, true);
    expect(now(world).children).toEqual([
      {
        instanceId: 'instance-1',
        process: 'repair',
        state: 'c',
        visitId: 'v1',
        startedAt: world.now,
        status: 'running',
      },
    ]);
    expect(job(world)?.request).toEqual({
      kind: 'start-process',
      process: 'repair',
      instanceId: 'instance-1',
      variables: { what: '蓝屏' },
      startedBy: 'starter',
      parent: { instanceId: 'i1', visitId: 'v1' },
    });
    expect(leaves(world)).toEqual(['c']);
  });

  test('[D55] the child starts in the name of the person whose act led there', () => {
    const world = started(definitionOf('b', { b: task({ ok: 'c' }), ...calling() }));
    accept(complete(world, 'b', 'clerk-2'));
    expect(job(world)?.request).toMatchObject({ startedBy: 'clerk-2' });
  });

  test('[D56] the child’s end is mapped, its outcome picks the route, its link is marked', () => {
    const world = call();
    accept(ended(world, 'fixed'));
    expect(now(world).variables).toMatchObject({ result: '已更换', how: 'fixed', number: 'F-1' });
    expect(now(world).children).toMatchObject([{ status: 'completed', outcome: 'fixed' }]);
    expect(leaves(world)).toEqual(['a']);
    expect(refusedWith(ended(world, 'fixed')).code).toBe('child/gone');
  });

  test('[D56] a cancelled child takes `cancelled`; an outcome without a route is an incident', () => {
    const cancelled = call();
    accept(ended(cancelled, 'cancelled', 'cancelled'));
    expect(leaves(cancelled)).toEqual(['f']);
    const lost = call();
    accept(ended(lost, 'unheard-of'));
    expect(leaves(lost)).toEqual(['c']);
    expect(now(lost).jobs.at(-1)).toMatchObject({ request: { kind: 'resume', outcome: 'unheard-of' }, incident: {} });
    const any = call({ outcomes: { '*': { to: 'f' } } });
    accept(ended(any, 'cancelled', 'cancelled'));
    expect(leaves(any)).toEqual(['f']);
  });

  test('[D57] a call that does not wait goes on by `*` at once; the link is marked when the child ends', () => {
    const world = call({ wait: false, outcomes: { '*': { to: 'a' } } });
    expect(leaves(world)).toEqual(['a']);
    expect(job(world)?.request).toMatchObject({ parent: { instanceId: 'i1' } });
    expect(job(world)).not.toHaveProperty('visitId');
    accept(ended(world, 'whatever'));
    expect(leaves(world)).toEqual(['a']);
    expect(now(world).children).toMatchObject([{ status: 'completed', outcome: 'whatever' }]);
  });

  test('[D57] a child that outlives its parent is still marked', () => {
    const world = call({ wait: false, outcomes: { '*': { to: 'end' } } });
    expect(now(world).status).toBe('completed');
    accept(ended(world, 'fixed'));
    expect(now(world)).toMatchObject({ status: 'completed', children: [{ status: 'completed' }] });
  });

  test('[D58] leaving a waiting call or cancelling stops the child, even one not started yet', () => {
    for (const leave of [
      (world: World) => world.send('cancel', 'admin', { reason: '不再需要' }),
      (world: World) => world.send('fire-timer', 'system', { timerId: now(world).timers[0]?.id }),
    ]) {
      const world = call({ timers: [{ id: 't', after: 'PT0S', to: 'a' }] });
      accept(leave(world));
      expect(now(world).jobs.map(({ request: { kind } }) => kind)).toEqual(['start-process', 'cancel-child']);
    }
  });

  test('[D59] a choice that names no process of the list is an incident that can be retried', () => {
    const world = call({ process: { oneOf: ['fault'], choose: 'symptom' } });
    expect(now(world).children).toEqual([]);
    expect(job(world)).toMatchObject({ request: { kind: 'resume', action: 'call' }, incident: {} });
    accept(world.send('retry-incident', 'admin', { jobId: job(world)?.id }));
    expect(now(world).jobs).toHaveLength(1);
  });
});
