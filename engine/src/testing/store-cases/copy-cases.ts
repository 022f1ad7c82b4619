import assert from 'node:assert/strict';
import type { Job, Timer } from '../../instance/instance.js';
import { at, nextRevision, sampleCommit, sampleInstance, sampleTask } from '../sample-commit.js';
import { commit } from './store-case.js';
import type { StoreCase } from './store-case.js';

export const copyCases: readonly StoreCase[] = [
  {
    rule: 'S70',
    name: 'copies are unread until marked, counted up to a cap, and unread again when given once more',
    async run({ store }) {
      const given = (userId: string, minute: number) => ({ userId, at: at(minute), from: 'anna' });
      const first = await commit(
        store,
        sampleCommit(undefined, sampleInstance('a'), { copies: [given('ben', 1), given('cleo', 2)] }),
      );
      await commit(store, sampleCommit(undefined, sampleInstance('b'), { copies: [given('ben', 3)] }));
      assert.equal(await store.unreadCopies('ben', 99), 2);
      assert.equal(await store.unreadCopies('ben', 1), 1);
      assert.equal(await store.unreadCopies('nobody', 9), 0);
      assert.equal(await store.markCopyRead('a', 'ben', at(5)), true);
      assert.equal(await store.markCopyRead('a', 'ben', at(6)), false);
      assert.equal(await store.markCopyRead('a', 'nobody', at(6)), false);
      assert.equal(await store.markCopyRead('gone', 'ben', at(6)), false);
      assert.equal(await store.unreadCopies('ben', 99), 1);
      const { rows } = await store.copiesFor({ userId: 'ben', limit: 9 });
      assert.deepEqual(
        rows.map(({ id, copiedAt, copiedBy, readAt }) => [id, copiedAt, copiedBy, readAt]),
        [
          ['b', at(3), 'anna', undefined],
          ['a', at(1), 'anna', at(5)],
        ],
      );
      assert.deepEqual(await store.copiesOf('a'), [{ ...given('ben', 1), readAt: at(5) }, given('cleo', 2)]);
      await commit(store, sampleCommit(first, nextRevision(first), { copies: [given('ben', 8)] }));
      assert.equal(await store.unreadCopies('ben', 99), 2);
      assert.deepEqual((await store.copiesOf('a'))[1], given('ben', 8));
    },
  },
  {
    rule: 'S71',
    name: 'timers and services of a suspended instance are not due, its other jobs are; lists say so',
    async run({ store }) {
      const timer: Timer = { id: 'x', instanceId: 'a', rule: 'remind', dueAt: at(1) };
      const common = { instanceId: 'a', createdAt: at(0), runAt: at(1), triesLeft: 3, tries: 0 };
      const service: Job = {
        ...common,
        id: 'service',
        request: { kind: 'service', handler: 'h', input: {}, backoff: 'PT1M', onFailure: false },
      };
      const notice: Job = {
        ...common,
        id: 'notice',
        request: { kind: 'notify', to: ['user:u'], title: '通知', text: '' },
      };
      const tasks = [sampleTask('t', 'a', { assignee: 'u' })];
      const running = sampleInstance('a', { timers: [timer], jobs: [service, notice], tasks });
      const started = await commit(store, sampleCommit(undefined, running));
      const suspended = { at: at(2), by: 'admin', reason: '整顿' };
      const stopped = await commit(store, sampleCommit(started, nextRevision(started, { suspended })));
      assert.deepEqual(await store.dueTimers(at(9), 9), []);
      assert.equal(await store.nextTimerDueAt(), undefined);
      assert.deepEqual(
        (await store.leaseJobs(at(9), at(10), 9)).map(({ id }) => id),
        ['notice'],
      );
      const [row] = (await store.inbox({ principals: ['user:u'], limit: 9 })).rows;
      assert.equal(row?.instance.suspended, true);
      const { suspended: _, ...again } = nextRevision(stopped, {
        timers: [{ ...timer, dueAt: at(8) }],
        jobs: [service],
      });
      await commit(store, sampleCommit(stopped, again));
      assert.deepEqual(
        (await store.dueTimers(at(9), 9)).map(({ dueAt }) => dueAt),
        [at(8)],
      );
      assert.deepEqual(
        (await store.leaseJobs(at(20), at(30), 9)).map(({ id }) => id),
        ['service'],
      );
      const [after] = (await store.inbox({ principals: ['user:u'], limit: 9 })).rows;
      assert.equal(after?.instance.suspended, undefined);
    },
  },
];
