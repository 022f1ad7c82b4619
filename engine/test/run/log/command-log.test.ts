import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '@yunliu/engine';
import { EngineWorld } from '../engine-world.js';
import { DefinitionCache } from '../../../src/run/definition-cache.js';
import { DECISION_RULES } from '../../../src/run/log/decision-rules.js';
import { readFactsOf } from '../../../src/run/log/read-facts.js';
import { rebuildInstance } from '../../../src/run/log/rebuild-instance.js';
import type { FactValue } from '../../../src/store/command-log.js';

let world: EngineWorld;
beforeEach(async () => {
  world = await EngineWorld.open();
});
afterEach(() => world.close());

/** `stored`: what the store is said to hold under a hash. */
async function rebuilt(store: Store, instanceId: string, stored = (fact?: FactValue): FactValue | undefined => fact) {
  const log = await store.commandLog(instanceId);
  const facts = await readFactsOf(store, log);
  const versions = new DefinitionCache(store);
  return rebuildInstance(
    log,
    (key, version) => versions.prepared(key, version),
    (hash) => stored(facts.get(hash)),
  );
}

/** A whole life: children, timers, a failing service, an incident, a retry, a document after the end. */
async function life(): Promise<readonly string[]> {
  let calls = 0;
  world.handlers['check'] = async () => {
    if (++calls <= 2) throw new Error('down');
    return { ok: true };
  };
  const id = await world.start('打印机');
  await world.complete('desk-1', id, 'registering', 'submit', { title: '打印机卡纸' });
  world.clock.advance(21 * 60_000);
  await world.engine.workers.runDue();
  await world.send('tech-1', { type: 'claim', instanceId: id, taskId: await world.task(id, 'handling') });
  await world.complete('tech-1', id, 'handling', 'repair');
  await world.engine.workers.runDue();
  const child = (await world.engine.instance(id))!.children[0]!.instanceId;
  await world.complete('tech-2', child, 'repair', 'done');
  await world.engine.workers.runDue();
  world.clock.advance(3_600_000);
  await world.engine.workers.runDue();
  const incident = (await world.engine.instance(id))!.jobs.find((job) => job.incident !== undefined)!;
  await world.send('admin', { type: 'retry-incident', instanceId: id, jobId: incident.id });
  await world.engine.workers.runDue();
  expect((await world.engine.instance(id))!.status).toBe('completed');
  return [id, child];
}

describe('command log', () => {
  it('[L1] from its log an instance is rebuilt exactly, with history and hashes', async () => {
    for (const id of await life()) {
      const { store } = world.engine;
      const again = await rebuilt(store, id);
      expect(again.issues).toEqual([]);
      expect(again.instance).toEqual(await store.instance(id));
      expect(again.events).toEqual(await store.history(id));
      expect(again.otherRules).toBe(false);
    }
  });

  it('[L2] a fact is stored once for all commands that looked at it, without phone and e-mail', async () => {
    const first = await world.start('甲');
    const second = await world.start('乙');
    const { store } = world.engine;
    const [a, b] = [await store.commandLog(first), await store.commandLog(second)];
    expect(a[0]!.facts).toBe(b[0]!.facts);
    const facts = await readFactsOf(store, a);
    const asked = [...facts.values()]
      .filter((fact) => fact.kind === 'answer')
      .map(({ question, args }) => [question, ...args]);
    expect(asked).toContainEqual(['directory.user', 'desk-1']);
    expect(JSON.stringify([...facts.values()])).not.toContain('phone');
  });

  it('[L3] a refused command and a repeated one leave no entry', async () => {
    const id = await world.start('甲');
    await expect(world.send('tech-1', { type: 'cancel', instanceId: id, reason: 'x' })).rejects.toThrow(
      'instance/cancel-not-allowed',
    );
    const taskId = await world.task(id, 'registering');
    const claim = { type: 'save-draft', instanceId: id, taskId, values: { title: '丙' }, commandId: 'once' } as const;
    await world.send('desk-1', claim);
    await world.send('desk-1', claim);
    expect((await world.engine.store.commandLog(id)).map(({ command }) => command.type)).toEqual([
      'start',
      'save-draft',
    ]);
  });

  it('[L4] the log is there after a restart and goes on without a gap', async () => {
    const id = await world.start('甲');
    await world.restart();
    await world.complete('desk-1', id, 'registering', 'submit', { title: '乙' });
    await world.restart();
    const log = await world.engine.store.commandLog(id);
    expect(log.map(({ revision }) => revision)).toEqual([1, 2]);
    expect((await rebuilt(world.engine.store, id)).instance).toEqual(await world.engine.instance(id));
  });

  it('[L14] what other rules did not ask is a warning; by rules of today it is damage, and a missing fact always', async () => {
    const id = await world.start('甲');
    const found = async (stored: (fact?: FactValue) => FactValue | undefined) =>
      (await rebuilt(world.engine.store, id, stored)).issues.map(({ code, severity }) => `${severity} ${code}`);
    const nothingAsked = (rules: number) => (fact?: FactValue) =>
      fact?.kind === 'set' ? { ...fact, rules, facts: [] } : fact;
    expect(await found(nothingAsked(DECISION_RULES - 1))).toEqual(['warning log/answer-missing']);
    expect(await found(nothingAsked(DECISION_RULES))).toEqual(['error log/answer-missing']);
    const lost = (fact?: FactValue) =>
      fact?.kind === 'set' ? { ...fact, rules: DECISION_RULES - 1 } : fact?.kind === 'answer' ? undefined : fact;
    expect(await found(lost)).toEqual(['error log/fact-missing']);
    expect(await found((fact) => (fact?.kind === 'set' ? undefined : fact))).toEqual(['error log/fact-missing']);
  });
});
