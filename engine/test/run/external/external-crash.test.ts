import { afterEach, beforeEach, expect, it } from 'vitest';
import { timeOrderedId } from '@yunliu/engine';
import { armCrashPoints } from '@yunliu/engine/testing';
import type { CrashPoint } from '@yunliu/engine/testing';
import { examineStore } from '../../../src/run/doctor/examine-store.js';
import { EngineWorld } from '../engine-world.js';
import { scanning } from './scanning-process.js';

let world: EngineWorld;
let id: string;
beforeEach(async () => {
  world = await EngineWorld.open();
  await world.engine.publish({ definitions: [scanning], forms: [] }, 'admin');
  id = timeOrderedId();
  await world.send('desk-1', { type: 'start', process: 'scanning', instanceId: id });
});
afterEach(async () => {
  armCrashPoints(undefined);
  await world.close();
});

/** Lets the first pass of a point fail, as if the process had died there, and opens the file anew. */
async function dieAt(point: CrashPoint, work: () => Promise<unknown>): Promise<void> {
  let passes = 0;
  armCrashPoints((passed) => {
    if (passed === point && ++passes === 1) throw new Error(`died at ${point}`);
  });
  await work().catch(() => undefined);
  armCrashPoints(undefined);
  expect(passes).toBeGreaterThan(0);
  await world.restart();
}

const LOCK_MS = 60_000;
const fetch = () => world.engine.externalJobs.fetch({ topics: ['ocr'], worker: 'w1', lockMs: LOCK_MS });
const common = [
  'run/before-decide',
  'run/before-commit',
  'store/before-write',
  'store/before-durable',
  'store/after-durable',
  'run/after-commit',
] as const;

async function expectDoneOnce(): Promise<void> {
  const events = await world.engine.history(id);
  expect(events.filter(({ type }) => type === 'job.completed')).toHaveLength(1);
  expect((await world.engine.instance(id))!.variables['text']).toBe('好');
  expect((await examineStore(world.engine.store)).findings).toEqual([]);
}

it.each(['external/before-lock', ...common, 'external/after-lock'] as const)(
  '[R22] an external job is done once although the process died at %s of a fetch',
  async (point) => {
    await dieAt(point, fetch);
    // The worker never heard of a lock that was written: it runs out.
    world.clock.advance(LOCK_MS);
    const [job] = await fetch();
    await world.engine.externalJobs.complete({
      jobId: job!.jobId,
      lockId: job!.lockId,
      worker: 'w1',
      output: { text: '好' },
    });
    await expectDoneOnce();
  },
);

it.each(['external/before-report', ...common, 'external/after-report'] as const)(
  '[R22] an external job is done once although the process died at %s of a report',
  async (point) => {
    const [job] = await fetch();
    const report = () =>
      world.engine.externalJobs.complete({
        jobId: job!.jobId,
        lockId: job!.lockId,
        worker: 'w1',
        output: { text: '好' },
      });
    await dieAt(point, report);
    // The worker got no answer and sends the same again, under the lock that has survived.
    await report();
    await expectDoneOnce();
  },
);
