import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor, Store } from '@yunliu/engine';
import { armCrashPoints } from '@yunliu/engine/testing';
import { Stage } from './stage.js';

const admin: Actor = { userId: 'admin' };
let stage: Stage;
let ids: readonly string[];

beforeEach(async () => {
  stage = await Stage.open();
  ids = [await stage.start('desk'), await stage.start('desk'), await stage.start('desk')];
});
afterEach(async () => {
  armCrashPoints(undefined);
  await stage.close();
});

/** The disk is full from the second write of an instance on. */
function fillDisk(): void {
  let writes = 0;
  armCrashPoints((point) => {
    if (point === 'store/before-write' && ++writes > 1) throw new Error('disk full');
  });
}

const versions = async (store: Store) =>
  Promise.all(ids.map(async (id) => (await store.instance(id))?.definition.version));

test('[PR24] a batch that could not write goes on when it is repeated, instead of calling that a refusal', async () => {
  const suspend = () => stage.first.batches.suspend({ process: 'desk', version: 1 }, { reason: '维护' }, 'b1', admin);
  fillDisk();
  await expect(suspend()).rejects.toMatchObject({ code: 'store/write-failed' });
  armCrashPoints(undefined);
  const { items } = await suspend();
  expect(items.map(({ status }) => status)).toEqual(['done', 'done', 'done']);
  for (const id of ids) {
    expect((await stage.instance(id)).suspended?.reason).toBe('维护');
    const suspended = (await stage.store.history(id)).filter(({ type }) => type === 'instance.suspended');
    expect(suspended).toHaveLength(1);
  }
});

test('[PR24] so does a batch of migrations', async () => {
  const { id } = await stage.first.migrations.create({ process: 'desk', from: 1, to: 2 }, 'admin');
  fillDisk();
  await expect(stage.first.migrations.run(id)).rejects.toMatchObject({ code: 'store/write-failed' });
  armCrashPoints(undefined);
  expect(await stage.first.migrations.batches('desk')).toMatchObject([{ id, status: 'open' }]);
  expect(await stage.first.migrations.run(id)).toMatchObject({ status: 'finished', done: 3, failed: 0 });
  expect(await versions(stage.store)).toEqual([2, 2, 2]);
});
