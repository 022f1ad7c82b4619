import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  createDirectory,
  createLocalFileStore,
  createRecordNotifier,
  markNoticeRead,
  noticesOf,
  timeOrderedId,
} from '@yunliu/engine';
import type { Notice } from '@yunliu/engine';
import { openSqliteStore } from '@yunliu/engine/store/sqlite';
import { SimulatedClock } from '@yunliu/engine/testing';
import { directory } from './sample-process.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yunliu-ports-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('[R60] a file is found by the hash of its bytes; the same bytes are kept once, also when put at the same time', async () => {
  const files = createLocalFileStore(folder);
  const bytes = new TextEncoder().encode('签字图片');
  const kept = await Promise.all(Array.from({ length: 5 }, () => files.put(bytes)));
  expect(new Set(kept.map(({ sha256 }) => sha256)).size).toBe(1);
  expect(await files.get(kept[0]!.sha256)).toEqual(bytes);
  const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  expect(names.map(({ name }) => name)).toEqual([kept[0]!.sha256]);
});

it('[R61] a half-written file is written again, and no name leads out of the folder', async () => {
  const files = createLocalFileStore(join(folder, 'files'));
  const bytes = new Uint8Array([1, 2, 3]);
  const { sha256 } = await files.put(bytes);
  await writeFile(join(folder, 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256), 'x');
  await files.put(bytes);
  expect(await files.get(sha256)).toEqual(bytes);
  expect(await files.get('../'.repeat(10) + 'etc/passwd')).toBeUndefined();
  expect(await files.get('0'.repeat(64))).toBeUndefined();
});

it('[R62] a notice reaches each person once, however often and by whatever way it comes', async () => {
  const store = await openSqliteStore({ path: ':memory:' });
  const clock = new SimulatedClock('2026-09-30T01:00:00.000Z');
  const notifier = createRecordNotifier(store, () => directory, clock);
  const notice: Notice = {
    key: 'n1',
    to: ['role:tech', 'user:tech-1', 'department:d1'],
    title: '标题',
    text: '正文',
    instanceId: 'i1',
  };
  await notifier.notify(notice);
  expect(await noticesOf(store, 'tech-1')).toHaveLength(1);
  expect(await markNoticeRead(store, 'tech-1', 'n1', clock.now())).toBe(true);
  expect(await markNoticeRead(store, 'tech-1', 'n9', clock.now())).toBe(false);
  clock.advance(1000);
  await notifier.notify(notice);
  expect(await noticesOf(store, 'tech-1')).toEqual([
    {
      key: 'n1',
      title: '标题',
      text: '正文',
      instanceId: 'i1',
      at: '2026-09-30T01:00:00.000Z',
      readAt: '2026-09-30T01:00:00.000Z',
    },
  ]);
  expect(await noticesOf(store, 'desk-1')).toHaveLength(1);
  expect(await noticesOf(store, 'admin')).toHaveLength(0);
  await store.close();
});

it('[R63] notices are a list of the newest 200, those of inactive people are not kept', async () => {
  const store = await openSqliteStore({ path: ':memory:' });
  const clock = new SimulatedClock('2026-09-30T01:00:00.000Z');
  const people = createDirectory({
    departments: [],
    roles: [],
    users: [
      { id: 'a', name: 'a', roles: ['r'], active: true },
      { id: 'b', name: 'b', roles: ['r'], active: false },
    ],
  });
  const notifier = createRecordNotifier(store, () => people, clock);
  for (let index = 0; index < 203; index++) {
    clock.advance(1000);
    await notifier.notify({ key: `n${index}`, to: ['role:r'], title: `${index}`, text: '', instanceId: 'i' });
  }
  const kept = await noticesOf(store, 'a');
  expect([kept.length, kept[0]?.title, kept.at(-1)?.title]).toEqual([200, '202', '3']);
  expect(await noticesOf(store, 'b')).toEqual([]);
  await store.close();
});

it('[R64] ids are unique and sort by the order they were made in', () => {
  const ids = Array.from({ length: 20_000 }, timeOrderedId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.toSorted()).toEqual(ids);
  for (const id of ids.slice(0, 100))
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
