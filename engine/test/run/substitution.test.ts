import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEngine, openStoredDirectory } from '@yunliu/engine';
import type { Command, Engine, Store, StoredDirectory } from '@yunliu/engine';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Substitution } from '../../src/identity/substitution.js';
import { openSqliteStore } from '@yunliu/engine/store/sqlite';
import { SimulatedClock } from '@yunliu/engine/testing';
import { definitionOf, final, task } from '../decide/definitions.js';
import { refusalOf } from './engine-world.js';

const leave: Substitution = {
  id: 'leave-1',
  from: 'ann',
  to: 'ben',
  start: '2026-10-01T00:00:00.000Z',
  end: '2026-10-08T00:00:00.000Z',
  reason: '国庆休假',
};
/** The same, begun before the tests do. */
const running: Substitution = { ...leave, start: '2026-09-01T00:00:00.000Z' };
const fair = { by: 'least-loaded', among: { by: 'role', role: 'desk' } } as const;

let clock: SimulatedClock;
let people: StoredDirectory;
let engine: Engine;
let counter = 0;
let folder: string;
let path: string;
let store: Store;

/** Another engine on the same store: the process has started anew. */
function withSubstitutions(on: Store = store): Engine {
  return createEngine({
    store: on,
    directory: () => people.view(),
    substitutions: () => people.substitutions(),
    clock,
  });
}

beforeEach(async () => {
  clock = new SimulatedClock('2026-09-30T01:00:00.000Z');
  folder = await mkdtemp(join(tmpdir(), 'yunliu-substitution-'));
  path = join(folder, 'engine.db');
  store = await openSqliteStore({ path });
  people = await openStoredDirectory(store);
  await people.importOrganisation({
    roles: [
      { key: 'desk', title: '服务台' },
      { key: 'admin', title: '管理员' },
    ],
    departments: [],
    users: ['ann', 'ben', 'cat', 'dan'].map((id) => ({
      id,
      name: id,
      roles: id === 'cat' ? ['desk', 'admin'] : ['desk'],
      active: true,
    })),
  });
  engine = withSubstitutions();
  const states = (assign: Parameters<typeof task>[1]) => ({ check: task({ ok: 'done' }, assign), done: final('done') });
  const definitions = [
    definitionOf('check', states({ assign: { by: 'user', user: 'ann' } })),
    definitionOf('check', states({ assign: fair }), { key: 'fair', roles: { desk: { title: '服务台' } } }),
    definitionOf('check', states({ assign: { ...fair, by: 'round-robin' } }), {
      key: 'turns',
      roles: { desk: { title: '服务台' } },
    }),
  ];
  const report = await engine.publish({ definitions, forms: [] }, 'admin');
  const errors = report.issues.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
});
afterEach(async () => {
  await engine.close();
  await rm(folder, { recursive: true });
});

async function start(process = 'request'): Promise<string> {
  const instanceId = `i${++counter}`;
  const command = { type: 'start', commandId: `c${counter}`, actor: { userId: 'dan' }, process, instanceId };
  await engine.execute(command as Command);
  return instanceId;
}

async function holder(instanceId: string): Promise<string | undefined> {
  return (await engine.instance(instanceId))?.tasks[0]?.assignee;
}

it('[O47] the preview of a hand-over lists what a substitute has in the person’s place, and it is handed over too', async () => {
  await people.putSubstitution(running);
  const instanceId = await start();
  expect((await engine.instance(instanceId))?.tasks).toMatchObject([{ assignee: 'ben', onBehalfOf: 'ann' }]);
  const { batches } = engine;
  expect((await batches.previewHandOver('ann')).tasks).toMatchObject([{ instanceId }]);
  const report = await batches.handOver({ from: 'ann', to: 'dan', reason: '离职' }, 'b1', { userId: 'cat' });
  expect(report.items).toEqual([{ id: instanceId, status: 'done' }]);
  expect((await engine.instance(instanceId))?.tasks).toMatchObject([{ assignee: 'dan' }]);
  expect((await batches.previewHandOver('ann')).tasks).toEqual([]);
});

describe('substitutions in the directory', () => {
  it('[TG92] are checked: people, period, reason, condition, chain limit', async () => {
    const bad: readonly (readonly [Partial<Substitution>, string])[] = [
      [{ to: 'nobody' }, 'substitution/unknown-user'],
      [{ to: 'ann' }, 'substitution/same-person'],
      [{ end: leave.start }, 'substitution/no-period'],
      [{ end: 'soon' }, 'substitution/no-period'],
      [{ reason: ' ' }, 'substitution/reason'],
      [{ condition: 'amount <' }, 'substitution/condition'],
      [{ maxChain: 0 }, 'substitution/max-chain'],
      [{ processes: [] }, 'substitution/no-process'],
      [{ id: 'no spaces' }, 'directory/invalid-id'],
    ];
    for (const [change, code] of bad)
      expect(await refusalOf(people.putSubstitution({ ...leave, ...change }))).toBe(code);
    expect(people.substitutions()).toEqual([]);
  });

  it('[TG93] never form a circle at any moment; at different times, or for different processes, they may', async () => {
    await people.putSubstitution(leave);
    await people.putSubstitution({ ...leave, id: 's2', from: 'ben', to: 'cat' });
    const back = { ...leave, id: 's3', from: 'cat', to: 'ann' };
    expect(await refusalOf(people.putSubstitution(back))).toBe('substitution/circle');
    await people.putSubstitution({ ...back, start: leave.end, end: '2026-11-01T00:00:00.000Z' });
    await people.putSubstitution({ ...leave, processes: ['request'] });
    await people.putSubstitution({ ...back, processes: ['fair'] });
    expect((await openStoredDirectory(engine.store)).substitutions()).toHaveLength(3);
  });

  it('[TG94] open tasks go to the substitute when it begins and come back when it ends', async () => {
    const before = await start();
    await people.putSubstitution(leave);
    await engine.workers.runDue();
    expect(await holder(before)).toBe('ann');

    clock.advanceTo('2026-10-01T00:00:00.000Z');
    await engine.workers.runDue();
    expect(await holder(before)).toBe('ben');
    const during = await start();
    expect(await holder(during)).toBe('ben');
    expect(await engine.workers.runDue()).toBe(0);

    clock.advanceTo('2026-10-08T00:00:00.000Z');
    expect(await engine.workers.runDue()).toBe(2);
    expect([await holder(before), await holder(during)]).toEqual(['ann', 'ann']);
    expect((await engine.history(before)).filter(({ type }) => type === 'task.substituted')).toHaveLength(2);
  });

  it('[TG95] setting, changing or taking one away moves tasks at once when asked, with the next round otherwise', async () => {
    const instance = await start();
    await people.putSubstitution(running);
    expect(await engine.applySubstitutions()).toBe(1);
    expect(await holder(instance)).toBe('ben');
    await people.putSubstitution({ ...running, to: 'cat' });
    expect(await engine.workers.runDue()).toBe(1);
    expect(await holder(instance)).toBe('cat');
    await people.deleteSubstitution(leave.id);
    expect(await Promise.all([engine.applySubstitutions(), engine.applySubstitutions()])).toEqual([1, 0]);
    expect(await holder(instance)).toBe('ann');
    await people.reload();
    expect(await engine.applySubstitutions()).toBe(0);
  });

  it('[TG95] what began, ended or was taken away while the engine was down is made good after the start', async () => {
    const instance = await start();
    await people.putSubstitution(running);
    await engine.workers.runDue();
    // Taken away, and the process dies before any task has moved back.
    await people.deleteSubstitution(leave.id);
    engine = withSubstitutions();
    expect(await holder(instance)).toBe('ben');
    expect(await engine.workers.runDue()).toBe(1);
    expect(await holder(instance)).toBe('ann');

    await people.putSubstitution(leave);
    clock.advanceTo('2026-10-03T00:00:00.000Z');
    engine = withSubstitutions();
    expect(await engine.workers.runDue()).toBe(1);
    clock.advanceTo('2026-10-20T00:00:00.000Z');
    engine = withSubstitutions();
    expect(await engine.workers.runDue()).toBe(1);
    expect(await holder(instance)).toBe('ann');
    expect(await engine.workers.runDue()).toBe(0);
  });

  it('[TG95] running workers move tasks by themselves', async () => {
    const instance = await start();
    await people.putSubstitution(running);
    engine.workers.start();
    await expect.poll(() => holder(instance), { timeout: 10_000 }).toBe('ben');
  });

  it('[TG95] an instance that cannot be moved holds up nobody else, and is tried again', async () => {
    const [broken, sound] = [await start(), await start()];
    await people.putSubstitution(running);
    await engine.close();
    const store = await openSqliteStore({ path });
    let isBroken = true;
    const commit = store.commitInstance.bind(store);
    store.commitInstance = async (change) => {
      if (isBroken && change.instance.id === broken) throw new Error('disk full');
      return commit(change);
    };
    engine = withSubstitutions(store);
    await expect(engine.applySubstitutions()).rejects.toThrow('disk full');
    expect([await holder(broken), await holder(sound)]).toEqual(['ann', 'ben']);
    isBroken = false;
    expect(await engine.workers.runDue()).toBe(1);
    expect(await holder(broken)).toBe('ben');
  });

  it('[TG95] a task that stood still while one began moves when its instance goes on', async () => {
    const instance = await start();
    const operate = (type: 'suspend' | 'activate') =>
      engine.execute({
        type,
        commandId: type,
        actor: { userId: 'cat' },
        instanceId: instance,
        reason: '等待',
      });
    await operate('suspend');
    await people.putSubstitution(running);
    await engine.workers.runDue();
    expect(await holder(instance)).toBe('ann');
    await operate('activate');
    expect(await holder(instance)).toBe('ben');
  });
});

describe('counting people in the shell', () => {
  it('[TG96] the least loaded is counted by the store, taking turns by the serial numbers', async () => {
    const fairly = [
      await start('fair'),
      await start('fair'),
      await start('fair'),
      await start('fair'),
      await start('fair'),
    ];
    expect(await Promise.all(fairly.map(holder))).toEqual(['ann', 'ben', 'cat', 'dan', 'ann']);
    const [first] = fairly;
    const taskId = (await engine.instance(first ?? ''))?.tasks[0]?.id;
    await engine.execute({
      type: 'complete',
      commandId: 'done',
      actor: { userId: 'ann' },
      instanceId: first,
      taskId,
      outcome: 'ok',
    } as Command);
    expect(await holder(await start('fair'))).toBe('ann');
    // Started together, and still one each.
    const turns = await Promise.all(['turns', 'turns', 'turns', 'turns'].map((key) => start(key)));
    expect(new Set(await Promise.all(turns.map(holder)))).toEqual(new Set(['ann', 'ben', 'cat', 'dan']));
  });
});
