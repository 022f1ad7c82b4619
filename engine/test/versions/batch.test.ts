import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ProcessDefinition } from '@yunliu/engine/definition';
import { EngineWorld, refusalOf } from '../run/engine-world.js';
import { definitionOf, final, task } from '../decide/definitions.js';

const clerk = { by: 'role', role: 'desk' } as const;
const first = (version: number, states: ProcessDefinition['states'], initial: string): ProcessDefinition => ({
  ...definitionOf(initial, states, { roles: { desk: { title: '服务台' } } }),
  key: 'leave',
  version,
});
const v1 = first(
  1,
  { apply: task({ ok: 'check' }, { assign: clerk }), check: task({ ok: 'end' }, { assign: clerk }), end: final() },
  'apply',
);
const v2 = first(
  2,
  { apply: task({ ok: 'review' }, { assign: clerk }), review: task({ ok: 'end' }, { assign: clerk }), end: final() },
  'apply',
);

let world: EngineWorld;
beforeEach(async () => {
  world = await EngineWorld.open();
  const { issues } = await world.engine.publish({ definitions: [v1], forms: [] }, 'admin');
  if (issues.some(({ severity }) => severity === 'error')) throw new Error(JSON.stringify(issues));
});
afterEach(() => world.close());

async function start(): Promise<string> {
  const { instanceId } = await world.send('desk-1', {
    type: 'start',
    process: 'leave',
    version: 1,
    instanceId: crypto.randomUUID(),
  });
  return instanceId;
}

const request = { process: 'leave', from: 1, to: 2 };
const mapped = { ...request, mapping: { states: { check: { to: 'review' } } } };

describe('migrations on a real store', () => {
  test('[Y50] versions know who runs on them and where; a plan groups them by state', async () => {
    const ids = [await start(), await start(), await start()];
    await world.complete('desk-1', ids[0]!, 'apply', 'ok');
    await world.engine.publish({ definitions: [v2], forms: [] }, 'admin');
    const { migrations } = world.engine;
    expect(await migrations.versions('leave')).toMatchObject([
      { version: 2, running: 0 },
      {
        version: 1,
        running: 3,
        states: [
          { state: 'apply', count: 2 },
          { state: 'check', count: 1 },
        ],
      },
    ]);
    expect(await migrations.plan(request)).toMatchObject({
      total: 3,
      safe: 2,
      mapping: 1,
      blocked: 0,
      states: expect.arrayContaining([expect.objectContaining({ state: 'check', mapping: 1 })]),
      reasons: [{ code: 'migration/state-gone', count: 1, instances: [ids[0]] }],
    });
    expect(await migrations.plan(mapped)).toMatchObject({ safe: 3, mapping: 0 });
    expect((await migrations.compare('leave', 1, 2)).changes.map(({ code }) => code)).toContain('state/removed');
    expect(await refusalOf(migrations.plan({ ...request, mapping: { states: { nix: { to: 'apply' } } } }))).toBe(
      'migration/wrong-mapping',
    );
  });

  test('[Y51] a dry run writes nothing and says what the real run then does', async () => {
    const ids = [await start(), await start()];
    await world.complete('desk-1', ids[0]!, 'apply', 'ok');
    await world.engine.publish({ definitions: [v2], forms: [] }, 'admin');
    const before = await Promise.all(ids.map((id) => world.engine.instance(id)));
    const dry = await world.engine.migrations.dryRun(mapped);
    expect(await Promise.all(ids.map((id) => world.engine.instance(id)))).toEqual(before);
    expect(dry.map(({ after }) => after?.states)).toEqual([['review'], ['apply']]);
    expect((await world.engine.migrations.dryRun(request))[0]).toMatchObject({
      fault: { code: 'migration/needs-mapping' },
    });

    const batch = await world.engine.migrations.create(mapped, 'admin');
    expect(await world.engine.migrations.run(batch.id)).toMatchObject({
      status: 'finished',
      done: 2,
      failed: 0,
      skipped: 0,
    });
    for (const { instanceId, after, events } of dry) {
      const real = await world.engine.instance(instanceId);
      expect(real?.definition.version).toBe(2);
      expect(real?.tasks.map(({ id, state, assignee }) => ({ id, state, assignee }))).toEqual(
        after?.tasks.map(({ id, state, assignee }) => ({ id, state, assignee })),
      );
      const history = await world.engine.history(instanceId);
      expect(history.slice(-events.length).map(({ type }) => type)).toEqual(events);
      expect(history.at(-1)).toMatchObject({ type: 'instance.migrated', details: { plan: batch.id } });
      expect(history.map(({ seq }) => seq)).toEqual(history.map((_, at) => at + 1));
    }
    // The row of the task has moved with it.
    expect((await world.engine.store.task(dry[0]!.after!.tasks[0]!.id))?.task.state).toBe('review');
    await world.complete('desk-1', ids[0]!, 'review', 'ok');
    expect((await world.engine.instance(ids[0]!))?.status).toBe('completed');
  });

  test('[Y52] a batch broken off goes on after a restart; what was done is not done again', async () => {
    const ids: string[] = [];
    for (let at = 0; at < 20; at += 1) ids.push(await start());
    await world.engine.publish({ definitions: [v2], forms: [] }, 'admin');
    const batch = await world.engine.migrations.create(mapped, 'admin');
    const stop = new AbortController();
    const seen: number[] = [];
    await world.engine.migrations.run(batch.id, {
      onProgress: ({ done }) => {
        seen.push(done);
        stop.abort();
      },
      signal: stop.signal,
    });
    expect(seen).toEqual([8]);
    await world.restart();
    expect((await world.engine.migrations.items(batch.id)).filter(({ status }) => status === 'pending')).toHaveLength(
      12,
    );
    expect(await world.engine.migrations.run(batch.id)).toMatchObject({ done: 20, status: 'finished' });
    for (const id of ids) {
      const migratedEvents = (await world.engine.history(id)).filter(({ type }) => type === 'instance.migrated');
      expect(migratedEvents).toHaveLength(1);
    }
    expect(await world.engine.migrations.versions('leave')).toMatchObject([
      { version: 2, running: 20 },
      { version: 1, running: 0 },
    ]);
    expect(await world.engine.migrations.batches('leave')).toMatchObject([{ id: batch.id, done: 20 }]);
  });

  test('[Y53] each item has its result: done, skipped with the reason, failed with the reason', async () => {
    const [done, ended, stuck] = [await start(), await start(), await start()];
    await world.complete('desk-1', stuck, 'apply', 'ok');
    await world.engine.publish({ definitions: [v2], forms: [] }, 'admin');
    const batch = await world.engine.migrations.create(request, 'admin');
    await world.send('admin', { type: 'cancel', instanceId: ended, reason: '不需要了' });
    expect(await world.engine.migrations.run(batch.id)).toMatchObject({ done: 1, skipped: 1, failed: 1 });
    const items = new Map((await world.engine.migrations.items(batch.id)).map((item) => [item.instanceId, item]));
    expect(items.get(done)).toMatchObject({ status: 'done' });
    expect(items.get(ended)).toMatchObject({ status: 'skipped', code: 'instance/ended' });
    expect(items.get(stuck)).toMatchObject({ status: 'failed', code: 'migration/state-gone' });
  });

  test('[Y54] migrating races with completing: both orders end alike, none is lost or doubled', async () => {
    await world.engine.publish({ definitions: [v2], forms: [] }, 'admin');
    const id = await start();
    const taskId = await world.task(id, 'apply');
    const migrate = {
      type: 'migrate',
      instanceId: id,
      toVersion: 2,
      fromVersion: 1,
      mapping: mapped.mapping,
      planId: 'p',
    } as const;
    const outcomes = await Promise.allSettled([
      world.send('admin', migrate),
      world.send('desk-1', { type: 'complete', instanceId: id, taskId, outcome: 'ok' }),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    const other = await start();
    const otherTask = await world.task(other, 'apply');
    const reversed = await Promise.allSettled([
      world.send('desk-1', { type: 'complete', instanceId: other, taskId: otherTask, outcome: 'ok' }),
      world.send('admin', { ...migrate, instanceId: other }),
    ]);
    expect(reversed.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    for (const instanceId of [id, other]) {
      const instance = await world.engine.instance(instanceId);
      expect(instance?.definition.version).toBe(2);
      expect(instance?.tasks.map(({ state }) => state)).toEqual(['review']);
    }
  });

  test('[Y55] a retired version takes no instances, and one that has moved on is not moved again', async () => {
    const id = await start();
    await world.engine.publish({ definitions: [v2], forms: [] }, 'admin');
    await world.engine.setDefinitionStatus('leave', 2, 'retired');
    expect(await refusalOf(world.engine.migrations.plan(request))).toBe('definition/retired');
    const migrate = { type: 'migrate', instanceId: id, toVersion: 2, planId: 'p' } as const;
    expect(await refusalOf(world.send('admin', migrate))).toBe('definition/retired');
    await world.engine.setDefinitionStatus('leave', 2, 'published');
    expect(await refusalOf(world.send('desk-1', migrate))).toBe('migration/not-allowed');
    await world.send('admin', migrate);
    expect(await refusalOf(world.send('admin', { ...migrate, fromVersion: 1 }))).toBe('migration/other-version');
  });
});
