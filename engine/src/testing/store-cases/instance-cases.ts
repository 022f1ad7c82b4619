import assert from 'node:assert/strict';
import type { InstanceQuery, Store } from '../../store/store.js';
import { at, nextRevision, sampleCommit, sampleInstance, sampleTask } from '../sample-commit.js';
import { allPages, commit } from './store-case.js';
import type { StoreCase } from './store-case.js';

async function searched(store: Store, query: Omit<InstanceQuery, 'limit' | 'cursor'>, limit = 2): Promise<string[]> {
  const rows = await allPages((cursor) => store.searchInstances({ ...query, limit, cursor }));
  return rows.map(({ id }) => id);
}

function start(store: Store, id: string, changes: Parameters<typeof sampleInstance>[1] = {}) {
  const instance = sampleInstance(id, changes);
  return commit(
    store,
    sampleCommit(undefined, instance, { searchText: `${instance.businessKey ?? ''} ${instance.subject}` }),
  );
}

export const instanceCases: readonly StoreCase[] = [
  {
    rule: 'S20',
    name: 'search finds by process, status, start time and text, newest start first',
    async run({ store }) {
      await start(store, 'a', { startedAt: at(1), subject: '三楼打印机故障' });
      await start(store, 'b', {
        startedAt: at(2),
        subject: '网络中断',
        definition: { key: 'fault', version: 2, hash: 'h' },
      });
      const c = await start(store, 'c', { startedAt: at(3), subject: '打印培训', businessKey: 'F14-202609-0003' });
      await commit(
        store,
        sampleCommit(c, nextRevision(c, { status: 'completed', outcome: 'ok', endedAt: at(9) }), {
          searchText: 'F14-202609-0003 打印培训',
        }),
      );
      assert.deepEqual(await searched(store, {}), ['c', 'b', 'a']);
      assert.deepEqual(await searched(store, { process: 'sample' }), ['c', 'a']);
      assert.deepEqual(await searched(store, { status: 'running' }), ['b', 'a']);
      assert.deepEqual(await searched(store, { startedFrom: at(2), startedTo: at(2) }), ['b']);
      assert.deepEqual(await searched(store, { text: '打印' }), ['c', 'a']);
      assert.deepEqual(await searched(store, { text: '202609-0003' }), ['c']);
      assert.deepEqual(await searched(store, { text: 'f14' }), ['c']);
      assert.deepEqual(await searched(store, { text: '机故' }), ['a']);
      assert.deepEqual(await searched(store, { text: '打印', status: 'completed' }), ['c']);
    },
  },
  {
    rule: 'S21',
    name: 'changed text is found by its new words and no longer by the old ones',
    async run({ store, reopen }) {
      const first = await start(store, 'a', { subject: '旧的主题' });
      assert.deepEqual(await searched(store, { text: '旧的' }), ['a']);
      const second = await commit(store, sampleCommit(first, nextRevision(first, { subject: '新的标题' })));
      assert.deepEqual(await searched(store, { text: '旧的' }), []);
      assert.deepEqual(await searched(store, { text: '新的' }), ['a']);
      await commit(store, sampleCommit(second, nextRevision(second, {}), { searchText: undefined }));
      assert.deepEqual(await searched(store, { text: '新的' }), ['a']);
      await start(store, 'b', { subject: '重启之前' });
      assert.deepEqual(await searched(await reopen(), { text: '重启' }), ['b']);
    },
  },
  {
    rule: 'S22',
    name: 'a viewer finds what they started, handled, were copied in, may handle, and the processes open to them, each once',
    async run({ store }) {
      const changes = { startedBy: 'ben' };
      await start(store, 'started', { startedBy: 'anna', startedAt: at(1) });
      const handled = await start(store, 'handled', {
        ...changes,
        startedAt: at(2),
        tasks: [sampleTask('t1', 'handled', { assignee: 'anna' })],
      });
      const ended = {
        task: handled.tasks[0]!,
        status: 'completed',
        outcome: 'ok',
        completedBy: 'anna',
        endedAt: at(5),
      } as const;
      await commit(store, sampleCommit(handled, nextRevision(handled, { tasks: [] }), { endedTasks: [ended] }));
      const copied = await start(store, 'copied', { ...changes, startedAt: at(3) });
      await commit(
        store,
        sampleCommit(copied, nextRevision(copied), { copies: [{ userId: 'anna', at: at(6), from: 'ben' }] }),
      );
      await start(store, 'candidate', {
        ...changes,
        startedAt: at(4),
        tasks: [sampleTask('t2', 'candidate', { candidates: ['role:desk'] })],
      });
      await start(store, 'visible', {
        ...changes,
        startedAt: at(5),
        definition: { key: 'public', version: 1, hash: 'h' },
      });
      await start(store, 'both', {
        startedBy: 'anna',
        startedAt: at(6),
        definition: { key: 'public', version: 1, hash: 'h' },
      });
      await start(store, 'foreign', { ...changes, startedAt: at(7) });
      const viewer = { userId: 'anna', principals: ['user:anna', 'role:desk'], visibleProcesses: ['public'] } as const;
      const all = ['both', 'visible', 'candidate', 'copied', 'handled', 'started'];
      for (const limit of [1, 2, 4, 50]) assert.deepEqual(await searched(store, { viewer }, limit), all);
      assert.deepEqual(await searched(store, { viewer, process: 'public' }), ['both', 'visible']);
      assert.deepEqual(await searched(store, { viewer: { ...viewer, principals: [], visibleProcesses: [] } }), [
        'both',
        'copied',
        'handled',
        'started',
      ]);
      for (const id of all) {
        assert.equal(await store.isInvolved(id, 'anna', viewer.principals), id !== 'visible', id);
      }
      assert.equal(await store.isInvolved('foreign', 'anna', viewer.principals), false);
      assert.equal(await store.isInvolved('candidate', 'carl', ['user:carl']), false);
      assert.equal(await store.isInvolved('nobody', 'anna', viewer.principals), false);
    },
  },
  {
    rule: 'S23',
    name: 'instances a person started and was copied in come newest first, page by page',
    async run({ store }) {
      for (let index = 0; index < 5; index++) {
        const instance = await start(store, `i${index}`, {
          startedBy: 'anna',
          startedAt: at(index),
          subject: index === 2 ? '找我' : '其他',
        });
        await commit(
          store,
          sampleCommit(instance, nextRevision(instance), {
            copies: [{ userId: 'ben', at: at(100 - index), from: 'anna' }],
            searchText: instance.subject,
          }),
        );
      }
      const started = await allPages((cursor) => store.startedBy({ userId: 'anna', limit: 2, cursor }));
      assert.deepEqual(
        started.map(({ id }) => id),
        ['i4', 'i3', 'i2', 'i1', 'i0'],
      );
      const copies = await allPages((cursor) => store.copiesFor({ userId: 'ben', limit: 2, cursor }));
      assert.deepEqual(
        copies.map(({ id }) => id),
        ['i0', 'i1', 'i2', 'i3', 'i4'],
      );
      assert.deepEqual(
        (await store.startedBy({ userId: 'anna', limit: 9, text: '找我' })).rows.map(({ id }) => id),
        ['i2'],
      );
      assert.deepEqual(
        (await store.copiesFor({ userId: 'ben', limit: 9, text: '找我' })).rows.map(({ id }) => id),
        ['i2'],
      );
      assert.deepEqual((await store.startedBy({ userId: 'anna', limit: 9, process: 'other' })).rows, []);
    },
  },
  {
    rule: 'S24',
    name: 'being copied twice keeps one entry with the newest time',
    async run({ store }) {
      let instance = await start(store, 'a');
      for (const minutes of [1, 2]) {
        const change = sampleCommit(instance, nextRevision(instance), {
          copies: [{ userId: 'ben', at: at(minutes), from: 'anna' }],
        });
        instance = await commit(store, change);
      }
      assert.equal((await store.copiesFor({ userId: 'ben', limit: 9 })).rows.length, 1);
    },
  },
];
