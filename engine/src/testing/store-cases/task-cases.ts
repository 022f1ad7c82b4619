import assert from 'node:assert/strict';
import type { Principal } from '../../identity/directory.js';
import type { Store } from '../../store/store.js';
import { at, nextRevision, sampleCommit, sampleInstance, sampleTask } from '../sample-commit.js';
import { allPages, codeOf, commit } from './store-case.js';
import type { StoreCase } from './store-case.js';

async function inboxIds(store: Store, principals: readonly Principal[], limit = 50): Promise<string[]> {
  const rows = await allPages((cursor) =>
    store.inbox({ principals, limit, ...(cursor === undefined ? {} : { cursor }) }),
  );
  return rows.map(({ task }) => task.id);
}

/** Starts an instance with one task. */
async function startWithTask(
  store: Store,
  id: string,
  task: Parameters<typeof sampleTask>[2],
  instance: Parameters<typeof sampleInstance>[1] = {},
) {
  const started = sampleInstance(id, { tasks: [sampleTask(`t-${id}`, id, task)], ...instance });
  return commit(store, sampleCommit(undefined, started));
}

export const taskCases: readonly StoreCase[] = [
  {
    rule: 'S10',
    name: 'an inbox holds the open tasks that reach any principal, by due time, those without one last',
    async run({ store }) {
      await startWithTask(store, 'a', { candidates: ['role:desk'] });
      await startWithTask(store, 'b', { candidates: ['role:desk', 'department:d1'], dueAt: at(20) });
      await startWithTask(store, 'c', { assignee: 'anna', candidates: ['role:desk'], dueAt: at(10) });
      await startWithTask(store, 'd', { candidates: ['user:anna'], dueAt: at(5) });
      await startWithTask(store, 'e', { candidates: ['role:other'], dueAt: at(1) });
      assert.deepEqual(await inboxIds(store, ['user:anna', 'role:desk', 'department:d1']), [
        't-d',
        't-c',
        't-b',
        't-a',
      ]);
      assert.deepEqual(await inboxIds(store, ['role:desk']), ['t-b', 't-a']);
      assert.deepEqual(await inboxIds(store, ['user:nobody']), []);
      assert.deepEqual(await inboxIds(store, []), []);
    },
  },
  {
    rule: 'S11',
    name: 'a task reached by several principals appears once and counts once',
    async run({ store }) {
      const principals: Principal[] = ['user:anna', 'role:desk', 'role:tech', 'department:d1'];
      for (let index = 0; index < 30; index++) {
        await startWithTask(store, `i${index}`, {
          candidates: principals.filter((_, bit) => (index + 1) & (1 << bit)),
          ...(index % 3 === 0 ? {} : { dueAt: at(index % 7) }),
        });
      }
      const expected = await inboxIds(store, principals, 200);
      assert.equal(new Set(expected).size, expected.length);
      for (const limit of [1, 2, 3, 7, 30]) assert.deepEqual(await inboxIds(store, principals, limit), expected);
      assert.deepEqual(await inboxIds(store, [...principals, ...principals], 4), expected);
      assert.equal(await store.inboxCount(principals, 100), expected.length);
      assert.equal(await store.inboxCount(principals, 5), 5);
      assert.equal(await store.inboxCount([], 5), 0);
    },
  },
  {
    rule: 'S12',
    name: 'claiming, transferring and ending a task move it between inboxes in the same commit',
    async run({ store }) {
      const first = await startWithTask(store, 'a', { candidates: ['role:desk'], dueAt: at(1) });
      const task = first.tasks[0]!;
      const claimed = { ...task, assignee: 'anna' };
      const second = await commit(store, sampleCommit(first, nextRevision(first, { tasks: [claimed] })));
      assert.deepEqual(await inboxIds(store, ['role:desk']), []);
      assert.deepEqual(await inboxIds(store, ['user:anna']), ['t-a']);
      const later = { ...claimed, assignee: 'ben', dueAt: at(9) };
      const third = await commit(store, sampleCommit(second, nextRevision(second, { tasks: [later] })));
      assert.deepEqual(await inboxIds(store, ['user:anna']), []);
      assert.equal((await store.inbox({ principals: ['user:ben'], limit: 1 })).rows[0]?.task.dueAt, at(9));
      const ended = { task: later, status: 'completed', outcome: 'ok', completedBy: 'ben', endedAt: at(3) } as const;
      await commit(store, sampleCommit(third, nextRevision(third, { tasks: [] }), { endedTasks: [ended] }));
      assert.deepEqual(await inboxIds(store, ['user:ben', 'role:desk']), []);
      const row = await store.task('t-a');
      assert.equal(row?.status, 'completed');
      assert.equal(row.outcome, 'ok');
      assert.equal(row.completedBy, 'ben');
      assert.equal(row.endedAt, at(3));
    },
  },
  {
    rule: 'S13',
    name: 'pages stay whole while tasks before them end',
    async run({ store }) {
      const instances = new Map();
      for (let index = 0; index < 9; index++) {
        instances.set(
          `t-i${index}`,
          await startWithTask(store, `i${index}`, { candidates: ['role:desk'], dueAt: at(index) }),
        );
      }
      const first = await store.inbox({ principals: ['role:desk'], limit: 3 });
      for (const { task, instance } of first.rows) {
        const previous = instances.get(task.id);
        const ended = { task, status: 'completed', completedBy: 'anna', outcome: 'ok', endedAt: at(50) } as const;
        await commit(store, sampleCommit(previous, nextRevision(previous, { tasks: [] }), { endedTasks: [ended] }));
        assert.equal(instance.process, 'sample');
      }
      const second = await store.inbox({ principals: ['role:desk'], limit: 3, cursor: first.cursor });
      assert.deepEqual(
        second.rows.map(({ task }) => task.id),
        ['t-i3', 't-i4', 't-i5'],
      );
      assert.equal(
        await codeOf(store.inbox({ principals: ['role:desk'], limit: 3, cursor: 'nonsense' })),
        'query/invalid-cursor',
      );
    },
  },
  {
    rule: 'S14',
    name: 'an inbox can be narrowed by process and by text, two Chinese characters are enough',
    async run({ store }) {
      await startWithTask(store, 'a', { candidates: ['role:desk'] }, { subject: '三楼打印机卡纸' });
      await startWithTask(store, 'b', { candidates: ['role:desk'] }, { subject: 'ERP 无法登录' });
      await startWithTask(
        store,
        'c',
        { candidates: ['role:desk'] },
        {
          subject: '打印服务培训',
          definition: { key: 'training', version: 1, hash: 'h' },
        },
      );
      const found = async (query: { text?: string; process?: string }): Promise<string[]> =>
        (await store.inbox({ principals: ['role:desk'], limit: 10, ...query })).rows.map(({ task }) => task.id);
      assert.deepEqual(await found({ text: '打印' }), ['t-a', 't-c']);
      assert.deepEqual(await found({ text: '打印机' }), ['t-a']);
      assert.deepEqual(await found({ text: '纸' }), ['t-a']);
      assert.deepEqual(await found({ text: 'erp 登录' }), ['t-b']);
      assert.deepEqual(await found({ text: '没有这个词' }), []);
      assert.deepEqual(await found({ text: '  ' }), ['t-a', 't-b', 't-c']);
      assert.deepEqual(await found({ text: '"* OR (', process: 'sample' }), []);
      assert.deepEqual(await found({ process: 'training' }), ['t-c']);
      assert.deepEqual(await found({ process: 'sample', text: '打印' }), ['t-a']);
    },
  },
  {
    rule: 'S15',
    name: 'tasks a person completed, and those taken away from them, come newest first, page by page',
    async run({ store }) {
      for (let index = 0; index < 7; index++) {
        const started = await startWithTask(store, `i${index}`, { assignee: 'anna' });
        const ended = {
          task: started.tasks[0]!,
          status: 'completed',
          outcome: 'ok',
          completedBy: 'anna',
          endedAt: at(index),
        } as const;
        await commit(store, sampleCommit(started, nextRevision(started, { tasks: [] }), { endedTasks: [ended] }));
      }
      const started = await startWithTask(store, 'other', { assignee: 'anna' });
      const cancelled = {
        task: started.tasks[0]!,
        status: 'cancelled',
        endedAt: at(3.5),
        reason: 'group-decided',
      } as const;
      await commit(store, sampleCommit(started, nextRevision(started, { tasks: [] }), { endedTasks: [cancelled] }));
      const rows = await allPages((cursor) => store.doneTasks({ userId: 'anna', limit: 2, cursor }));
      assert.deepEqual(
        rows.map(({ task }) => task.id),
        ['t-i6', 't-i5', 't-i4', 't-other', 't-i3', 't-i2', 't-i1', 't-i0'],
      );
      assert.deepEqual([rows[0]?.status, rows[0]?.outcome, rows[0]?.reason], ['completed', 'ok', undefined]);
      assert.deepEqual([rows[3]?.status, rows[3]?.outcome, rows[3]?.reason], ['cancelled', undefined, 'group-decided']);
      const found = await store.doneTasks({ userId: 'anna', limit: 5, text: 'Subject of other', process: 'sample' });
      assert.deepEqual(
        found.rows.map(({ task }) => task.id),
        ['t-other'],
      );
      assert.equal((await store.doneTasks({ userId: 'anna', limit: 5, process: 'elsewhere' })).rows.length, 0);
      assert.equal((await store.doneTasks({ userId: 'ben', limit: 2 })).rows.length, 0);
    },
  },
  {
    rule: 'S16',
    name: 'a task row shows its draft, its instance and where that stands',
    async run({ store }) {
      const started = await startWithTask(
        store,
        'a',
        { assignee: 'anna', candidates: ['role:desk'], dueAt: at(4), draft: { note: '草稿' } },
        {
          businessKey: 'F14-1',
          visits: [
            { id: 'v1', state: 'phase', enteredAt: at(0) },
            { id: 'v2', state: 'work', parent: 'v1', enteredAt: at(0) },
          ],
        },
      );
      const row = await store.task('t-a');
      assert.deepEqual(row?.task, started.tasks[0]);
      assert.deepEqual(row?.instance, {
        id: 'a',
        process: 'sample',
        version: 1,
        businessKey: 'F14-1',
        subject: 'Subject of a',
        status: 'running',
        startedBy: 'user-1',
        startedAt: at(0),
        states: ['work'],
        dueAt: at(4),
      });
      assert.equal(await store.task('nobody'), undefined);
    },
  },
  {
    rule: 'S17',
    name: 'a task that is created and ended in one commit is done and never open',
    async run({ store }) {
      const task = sampleTask('t1', 'a', { assignee: 'anna' });
      const ended = { task, status: 'completed', outcome: 'ok', completedBy: 'anna', endedAt: at(1) } as const;
      await commit(store, sampleCommit(undefined, sampleInstance('a'), { endedTasks: [ended] }));
      assert.deepEqual(await inboxIds(store, ['user:anna']), []);
      assert.equal((await store.doneTasks({ userId: 'anna', limit: 5 })).rows[0]?.task.id, 't1');
    },
  },
  {
    rule: 'S18',
    name: 'lists and lookups say in whose place, for whom and about what somebody has a task, and why it was closed',
    async run({ store }) {
      const special = {
        assignee: 'ben',
        onBehalfOf: 'anna',
        member: 'm2',
        title: { 'zh-CN': '复核：第 2 行', en: 'Check: row 2' },
      } as const;
      const started = await startWithTask(store, 'a', special);
      const [task] = started.tasks;
      const listed = async (principal: `user:${string}`) =>
        (await store.inbox({ principals: [principal], limit: 5 })).rows.map((row) => row.task);
      assert.deepEqual(await listed('user:ben'), [task]);
      assert.deepEqual((await store.task('t-a'))?.task, task);

      const { onBehalfOf: _, ...plain } = task!;
      const delegated = { ...plain, assignee: 'cat', owner: 'ben', urgedAt: at(2), urges: 3 };
      const handing = sampleCommit(started, nextRevision(started, { tasks: [delegated] }));
      await commit(store, handing);
      const handed = handing.instance;
      assert.deepEqual(await listed('user:cat'), [delegated]);
      assert.deepEqual(
        (await store.delegatedBy({ userId: 'ben', limit: 5 })).rows.map((row) => row.task),
        [delegated],
      );
      assert.deepEqual(await store.checkProjections(handed, 'Subject of a'), []);

      const ended = { task: delegated, status: 'cancelled', endedAt: at(4), reason: '客户撤回了申请' } as const;
      await commit(store, sampleCommit(handed, nextRevision(handed, { tasks: [] }), { endedTasks: [ended] }));
      for (const row of [await store.task('t-a'), (await store.doneTasks({ userId: 'cat', limit: 5 })).rows[0]])
        assert.deepEqual([row?.task, row?.status, row?.reason], [delegated, 'cancelled', '客户撤回了申请']);

      const atOnce = { ...ended, task: sampleTask('t2', 'b', special), reason: 'same-person' } as const;
      await commit(store, sampleCommit(undefined, sampleInstance('b'), { endedTasks: [atOnce] }));
      const row = await store.task('t2');
      assert.deepEqual([row?.task, row?.reason], [atOnce.task, 'same-person']);
    },
  },
];
