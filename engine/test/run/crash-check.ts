import { expect } from 'vitest';
import { exportHistory, verifyBundle } from '@yunliu/engine';
import { examineStore } from '../../src/run/doctor/examine-store.js';
import type { Job, ProcessInstance, Store, Timer } from '@yunliu/engine';

export interface CrashFigures {
  readonly instances: number;
  readonly events: number;
  readonly openTasks: number;
  readonly jobs: number;
}

/** Everything a store must be after any number of crashes. */
export async function checkStore(store: Store, acknowledged: ReadonlyMap<string, string>): Promise<CrashFigures> {
  const instances = await allInstances(store);
  const byId = new Map(instances.map((instance) => [instance.id, instance]));
  const commands = new Map<string, string>();
  let events = 0;
  for (const instance of instances) {
    const bundle = await exportHistory(store, instance.id, '2026-01-01T00:00:00.000Z');
    expect(verifyBundle(bundle), instance.id).toEqual([]);
    expect(bundle.events.length).toBe(instance.counters.history - 1);
    events += bundle.events.length;
    for (const { commandId } of bundle.events) {
      // One command, one instance: written twice, it would stand in two places or with two numbers of commits between.
      expect(commands.get(commandId) ?? instance.id).toBe(instance.id);
      commands.set(commandId, instance.id);
    }
    // Some commits of the engine itself record nothing (a job that is done), so this is a bound only.
    expect(new Set(bundle.events.map(({ commandId }) => commandId)).size).toBeLessThanOrEqual(instance.revision);
    checkStory(
      instance,
      bundle.events.map(({ type }) => type),
    );
  }

  for (const [commandId, instanceId] of acknowledged) {
    expect(commands.get(commandId), `acknowledged ${commandId}`).toBe(instanceId);
    expect((await store.commandRecord(commandId))?.instanceId).toBe(instanceId);
  }

  const numbers = instances
    .filter(({ businessKey }) => businessKey !== undefined)
    .map(({ businessKey }) => Number(businessKey!.slice(-4)));
  expect(numbers.toSorted((a, b) => a - b)).toEqual(numbers.map((_, index) => index + 1));

  for (const instance of instances) {
    for (const link of instance.children) {
      const child = byId.get(link.instanceId);
      const isRequested = instance.jobs.some(({ request }) => request.kind === 'start-process');
      expect(child !== undefined || isRequested, `child of ${instance.id}`).toBe(true);
    }
  }
  const openTasks = await checkProjections(store, instances);
  // Every instance decided again from its log gives what is stored.
  const examined = await examineStore(store);
  expect(examined.findings).toEqual([]);
  expect(examined.rebuilt).toBe(instances.length);
  return { instances: instances.length, events, openTasks, jobs: instances.flatMap(({ jobs }) => jobs).length };
}

/** Each step at most once, whatever was repeated. */
function checkStory(instance: ProcessInstance, types: readonly string[]): void {
  const count = (type: string): number => types.filter((each) => each === type).length;
  expect(count('instance.started')).toBe(1);
  expect(count('child.ended')).toBeLessThanOrEqual(1);
  expect(count('child.started')).toBeLessThanOrEqual(1);
  expect(count('instance.completed')).toBe(instance.status === 'completed' ? 1 : 0);
  expect(count('task.created')).toBe(count('task.completed') + instance.tasks.length);
}

/** The rows beside the documents say exactly what the documents say. */
async function checkProjections(store: Store, instances: readonly ProcessInstance[]): Promise<number> {
  const open = instances.flatMap(({ tasks }) => tasks);
  const principals = ['user:desk-1', 'user:tech-1', 'user:tech-2', 'role:tech', 'role:desk'] as const;
  const listed: string[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await store.inbox({ principals, limit: 200, cursor });
    listed.push(...page.rows.map(({ task }) => task.id));
    cursor = page.cursor;
    if (cursor === undefined) break;
  }
  expect(listed.toSorted()).toEqual(open.map(({ id }) => id).toSorted());
  const timers: readonly Timer[] = await store.dueTimers('9999', 1_000_000);
  expect(timers.map(({ id }) => id).toSorted()).toEqual(
    instances.flatMap((each) => each.timers.map(({ id }) => id)).toSorted(),
  );
  const jobs: readonly Job[] = await store.leaseJobs('9998', '9999', 1_000_000);
  expect(jobs.map(({ id }) => id).toSorted()).toEqual(
    instances.flatMap((each) => each.jobs.map(({ id }) => id)).toSorted(),
  );
  return open.length;
}

async function allInstances(store: Store): Promise<readonly ProcessInstance[]> {
  const instances: ProcessInstance[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await store.searchInstances({ limit: 200, cursor });
    for (const { id } of page.rows) {
      const instance = await store.instance(id);
      expect(instance, id).toBeDefined();
      instances.push(instance!);
    }
    cursor = page.cursor;
    if (cursor === undefined) return instances;
  }
}
