import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDirectory, createEngine } from '@yunliu/engine';
import type { Command, Engine, ProcessInstance } from '@yunliu/engine';
import { openSqliteStore } from '@yunliu/engine/store/sqlite';
import { SimulatedClock } from '@yunliu/engine/testing';
import { definitionOf, final, task } from '../decide/definitions.js';

const LEVELS = 10;

/** Calls itself until it is ten deep; the innermost has a task. */
const level = definitionOf(
  'deeper',
  {
    deeper: {
      type: 'decision',
      title: '是否继续',
      branches: [{ when: `depth < ${LEVELS}`, to: 'inner' }],
      otherwise: 'work',
    },
    inner: {
      type: 'call',
      title: '下级流程',
      process: 'level',
      wait: true,
      input: { depth: 'depth + 1' },
      output: { sum: 'child.sum + depth' },
      outcomes: { done: { to: 'done' }, '*': { to: 'stopped' } },
    },
    work: task(
      { ok: 'counted' },
      { assign: { by: 'user', user: 'ann' }, timers: [{ id: 'late', after: 'PT2H', to: 'stopped' }] },
    ),
    counted: { type: 'service', title: '计数', handler: 'set-data', input: { sum: 'depth' }, to: 'done' },
    done: final('done'),
    stopped: final('stopped'),
  },
  {
    key: 'level',
    data: {
      type: 'object',
      properties: { depth: { type: 'number', title: '层' }, sum: { type: 'number', title: '合计' } },
    },
  },
);

let clock: SimulatedClock;
let engine: Engine;
let counter = 0;

beforeEach(async () => {
  clock = new SimulatedClock('2026-09-30T01:00:00.000Z');
  const directory = createDirectory({
    departments: [],
    roles: [{ key: 'admin', title: '管理员' }],
    users: [
      { id: 'ann', name: 'ann', roles: [], active: true },
      { id: 'boss', name: 'boss', roles: ['admin'], active: true },
    ],
  });
  engine = createEngine({ store: await openSqliteStore({ path: ':memory:' }), directory: () => directory, clock });
  const report = await engine.publish({ definitions: [level], forms: [] }, 'admin');
  const errors = report.issues.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(JSON.stringify(errors, null, 1));
  const system = { userId: 'system', system: true };
  await send({
    type: 'start',
    process: 'level',
    instanceId: 'top',
    variables: { depth: 1 },
    actor: system,
    onBehalfOf: 'ann',
  });
  await engine.workers.runDue();
});
afterEach(() => engine.close());

function send(command: object, userId = 'boss'): Promise<unknown> {
  return engine.execute({ commandId: `c${++counter}`, actor: { userId }, ...command } as Command);
}

/** From the outermost to the innermost. */
async function tree(root = 'top'): Promise<readonly ProcessInstance[]> {
  const found: ProcessInstance[] = [];
  for (let id: string | undefined = root; id !== undefined;) {
    const instance: ProcessInstance | undefined = await engine.instance(id);
    if (instance === undefined) break;
    found.push(instance);
    id = instance.children[0]?.instanceId;
  }
  return found;
}

describe('a tree of ten levels', () => {
  it('[CF57] is started to the innermost and reports its results back to the outermost', async () => {
    const before = await tree();
    expect(before.map(({ status, variables }) => [status, variables['depth']])).toEqual(
      Array.from({ length: LEVELS }, (_, index) => ['running', index + 1]),
    );
    const [open] = before.at(-1)?.tasks ?? [];
    await send({ type: 'complete', instanceId: before.at(-1)?.id, taskId: open?.id, outcome: 'ok' }, 'ann');
    await engine.workers.runDue();
    const after = await tree();
    expect(after.map(({ status, outcome }) => `${status} ${outcome}`)).toEqual(Array(LEVELS).fill('completed done'));
    expect(after[0]?.variables['sum']).toBe((LEVELS * (LEVELS + 1)) / 2);
    expect(after.map(({ jobs, tasks }) => [jobs, tasks])).toEqual(Array.from({ length: LEVELS }, () => [[], []]));
  });

  it('[CF57] is cancelled as a whole from the top, and with reason', async () => {
    await send({ type: 'cancel', instanceId: 'top', reason: '客户取消' });
    await engine.workers.runDue();
    const after = await tree();
    expect(after.map(({ status }) => status)).toEqual(Array(LEVELS).fill('cancelled'));
    const reasons = await Promise.all(
      after.map(
        async ({ id }) =>
          (await engine.history(id)).find(({ type }) => type === 'instance.cancelled')?.details['reason'],
      ),
    );
    expect(reasons).toEqual(Array(LEVELS).fill('客户取消'));
    expect((await engine.store.totals()).openTasks + (await engine.store.totals()).timers).toBe(0);
  });

  it('[CF57] is ended below a level that is ended in the middle, and goes on above it by the route for that', async () => {
    const middle = (await tree())[5];
    await send({ type: 'terminate', instanceId: middle?.id, as: 'terminated', reason: '误启动' });
    await engine.workers.runDue();
    const after = await tree();
    expect(after.slice(5).every(({ status }) => status !== 'running')).toBe(true);
    expect(after.slice(0, 5).map(({ status, outcome }) => `${status} ${outcome}`)).toEqual(
      Array(5).fill('completed stopped'),
    );
  });

  it('[CF57] stands still and goes on as a whole; timers go on by the time it stood', async () => {
    await send({ type: 'suspend', instanceId: 'top', reason: '停机', children: true });
    await engine.workers.runDue();
    expect((await tree()).map(({ suspended }) => suspended?.reason)).toEqual(Array(LEVELS).fill('停机'));
    clock.advance(24 * 3_600_000);
    await engine.workers.runDue();
    expect((await tree()).map(({ status }) => status)).toEqual(Array(LEVELS).fill('running'));

    await send({ type: 'activate', instanceId: 'top', children: true });
    await engine.workers.runDue();
    const after = await tree();
    expect(after.map(({ suspended, status }) => [suspended, status])).toEqual(
      Array.from({ length: LEVELS }, () => [undefined, 'running']),
    );
    expect(after.at(-1)?.timers[0]?.dueAt).toBe('2026-10-01T03:00:00.000Z');
    const [open] = after.at(-1)?.tasks ?? [];
    await send({ type: 'complete', instanceId: after.at(-1)?.id, taskId: open?.id, outcome: 'ok' }, 'ann');
    await engine.workers.runDue();
    expect((await tree()).map(({ status }) => status)).toEqual(Array(LEVELS).fill('completed'));
  });

  /** Whatever is due is done newest first: what a child is told comes before its start. */
  function newestFirst(): void {
    const lease = engine.store.leaseJobs.bind(engine.store);
    engine.store.leaseJobs = async (...args) => (await lease(...args)).toReversed();
  }

  async function settle(): Promise<void> {
    for (let round = 0; round < 2 * LEVELS; round += 1) {
      await engine.workers.runDue();
      clock.advance(60_000);
    }
  }

  it('[CF57] a child whose start was still under way when its parent was suspended is suspended too', async () => {
    newestFirst();
    const start = { type: 'start', process: 'level', instanceId: 'other', variables: { depth: 1 }, onBehalfOf: 'ann' };
    await engine.execute({ ...start, commandId: 'o1', actor: { userId: 'system', system: true } } as Command);
    await send({ type: 'suspend', instanceId: 'other', reason: '停机', children: true });
    await settle();
    expect((await tree('other')).map(({ suspended }) => suspended?.reason)).toEqual(Array(LEVELS).fill('停机'));
  });

  it('[CF57] a suspension that activating has overtaken is not carried out any more', async () => {
    newestFirst();
    await send({ type: 'suspend', instanceId: 'top', reason: '停机', children: true });
    await send({ type: 'activate', instanceId: 'top', children: true });
    await settle();
    expect((await tree()).filter(({ suspended }) => suspended !== undefined)).toEqual([]);
  });
});
