import { afterEach, beforeEach, expect, it } from 'vitest';
import { exportHistory, verifyBundle } from '@yunliu/engine';
import { armCrashPoints } from '@yunliu/engine/testing';
import type { CrashPoint } from '@yunliu/engine/testing';
import { EngineWorld } from './engine-world.js';

let world: EngineWorld;
beforeEach(async () => {
  world = await EngineWorld.open();
});
afterEach(async () => {
  armCrashPoints(undefined);
  await world.close();
});

/** Lets one pass of a point fail, as if the process had died there, and opens the file anew. */
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

it.each([
  'timer/before-fire',
  'run/before-decide',
  'run/before-commit',
  'store/before-durable',
  'timer/after-fire',
] as const)('[R22] a timer fires once although the process died at %s', async (point) => {
  const id = await world.start();
  await world.complete('desk-1', id, 'registering', 'submit', { title: '甲' });
  world.clock.advance(20 * 60_000);
  await dieAt(point, () => world.engine.workers.runDue());
  await world.engine.workers.runDue();
  const bundle = await exportHistory(world.engine.store, id, world.clock.now());
  expect(verifyBundle(bundle)).toEqual([]);
  expect(bundle.events.filter(({ type }) => type === 'timer.fired')).toHaveLength(1);
  expect(bundle.events.filter(({ type }) => type === 'people.notified')).toHaveLength(1);
});
