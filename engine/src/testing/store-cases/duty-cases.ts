import assert from 'node:assert/strict';
import type { Job, Timer } from '../../instance/instance.js';
import { at, nextRevision, sampleCommit, sampleInstance } from '../sample-commit.js';
import { commit } from './store-case.js';
import type { StoreCase } from './store-case.js';

function timer(id: string, dueAt: string): Timer {
  return { id, instanceId: 'a', visitId: 'v1', rule: 'remind', dueAt };
}

function job(id: string, runAt: string, changes: Partial<Job> = {}): Job {
  return {
    id,
    instanceId: 'a',
    request: { kind: 'notify', to: ['role:desk'], title: '提醒', text: '' },
    createdAt: at(0),
    runAt,
    triesLeft: 3,
    tries: 0,
    ...changes,
  };
}

export const dutyCases: readonly StoreCase[] = [
  {
    rule: 'S30',
    name: 'due timers come earliest first, moved and removed ones follow their commit',
    async run({ store }) {
      assert.equal(await store.nextTimerDueAt(), undefined);
      const timers = [
        timer('x', at(10)),
        timer('y', at(5)),
        { id: 'z', instanceId: 'a', rule: 'whole', dueAt: at(20) },
      ];
      const first = await commit(store, sampleCommit(undefined, sampleInstance('a', { timers })));
      assert.equal(await store.nextTimerDueAt(), at(5));
      assert.deepEqual(await store.dueTimers(at(4), 10), []);
      assert.deepEqual(await store.dueTimers(at(15), 10), [timers[1], timers[0]]);
      assert.deepEqual(
        (await store.dueTimers(at(99), 2)).map(({ id }) => id),
        ['y', 'x'],
      );
      const moved = [timer('x', at(30)), timers[2]!];
      await commit(store, sampleCommit(first, nextRevision(first, { timers: moved })));
      assert.deepEqual(
        (await store.dueTimers(at(99), 10)).map(({ id }) => id),
        ['z', 'x'],
      );
      assert.equal(await store.nextTimerDueAt(), at(20));
    },
  },
  {
    rule: 'S31',
    name: 'a leased job is not handed out again before its lease ends',
    async run({ store }) {
      const jobs = [job('j1', at(1)), job('j2', at(2)), job('j3', at(50))];
      await commit(store, sampleCommit(undefined, sampleInstance('a', { jobs })));
      assert.equal(await store.nextJobRunAt(), at(1));
      assert.deepEqual(await store.leaseJobs(at(0), at(5), 10), []);
      assert.deepEqual(await store.leaseJobs(at(3), at(13), 1), [jobs[0]]);
      assert.equal(await store.nextJobRunAt(), at(2));
      assert.deepEqual(await store.leaseJobs(at(3), at(13), 10), [jobs[1]]);
      assert.deepEqual(await store.leaseJobs(at(4), at(14), 10), []);
      assert.equal(await store.nextJobRunAt(), at(13));
      assert.deepEqual(
        (await store.leaseJobs(at(13), at(20), 10)).map(({ id }) => id),
        ['j1', 'j2'],
      );
    },
  },
  {
    rule: 'S32',
    name: 'a job put back by a commit is free again at its new time; a finished one is gone',
    async run({ store }) {
      const first = await commit(
        store,
        sampleCommit(undefined, sampleInstance('a', { jobs: [job('j1', at(1)), job('j2', at(1))] })),
      );
      assert.equal((await store.leaseJobs(at(2), at(60), 10)).length, 2);
      const again = job('j1', at(5), { tries: 1, triesLeft: 2 });
      await commit(store, sampleCommit(first, nextRevision(first, { jobs: [again] })));
      assert.equal(await store.nextJobRunAt(), at(5));
      assert.deepEqual(await store.leaseJobs(at(4), at(60), 10), []);
      assert.deepEqual(await store.leaseJobs(at(6), at(60), 10), [again]);
    },
  },
  {
    rule: 'S33',
    name: 'a job held when the process ends is handed out after its lease at the latest',
    async run({ store, reopen }) {
      await commit(store, sampleCommit(undefined, sampleInstance('a', { jobs: [job('j1', at(1))] })));
      assert.equal((await store.leaseJobs(at(2), at(10), 10)).length, 1);
      const again = await reopen();
      assert.equal((await again.leaseJobs(at(10), at(20), 10)).length, 1);
    },
  },
  {
    rule: 'S34',
    name: 'an incident is listed and not handed out until it is retried',
    async run({ store }) {
      const incident = job('j1', at(1), { triesLeft: 0, tries: 3, incident: { message: '对方系统无响应', at: at(7) } });
      const first = await commit(store, sampleCommit(undefined, sampleInstance('a', { jobs: [incident] })));
      assert.deepEqual(await store.leaseJobs(at(50), at(60), 10), []);
      assert.equal(await store.nextJobRunAt(), undefined);
      assert.deepEqual(await store.incidents(10), [incident]);
      const retried = job('j1', at(8));
      await commit(store, sampleCommit(first, nextRevision(first, { jobs: [retried] })));
      assert.deepEqual(await store.incidents(10), []);
      assert.deepEqual(await store.leaseJobs(at(50), at(60), 10), [retried]);
    },
  },
  {
    rule: 'S35',
    name: 'a job for external workers is found by its topic when due, never leased, and read by its id',
    async run({ store }) {
      const external = (id: string, topic: string, runAt: string): Job => {
        const request = { kind: 'service', handler: topic, input: {}, backoff: 'PT1S', onFailure: false } as const;
        return { ...job(id, runAt), request: { ...request, external: true } };
      };
      const [one, two, other] = [
        external('e1', 'ocr', at(2)),
        external('e2', 'ocr', at(1)),
        external('e3', 'scan', at(1)),
      ];
      const first = await commit(store, sampleCommit(undefined, sampleInstance('a', { jobs: [one, two, other] })));
      assert.deepEqual(await store.leaseJobs(at(50), at(60), 10), []);
      assert.equal(await store.nextJobRunAt(), undefined);
      assert.deepEqual(await store.dueExternalJobs(['ocr'], at(0), 10), []);
      assert.deepEqual(await store.dueExternalJobs(['ocr'], at(5), 10), [two, one]);
      assert.deepEqual(await store.dueExternalJobs(['ocr'], at(5), 1), [two]);
      assert.equal((await store.dueExternalJobs(['ocr', 'scan', 'ocr'], at(5), 10)).length, 3);
      assert.deepEqual(await store.job('e3'), other);
      assert.equal(await store.job('nothing'), undefined);
      const stuck = { ...one, incident: { message: '坏了', at: at(6) } };
      await commit(store, sampleCommit(first, nextRevision(first, { jobs: [stuck, { ...two, runAt: at(9) }] })));
      assert.deepEqual(await store.dueExternalJobs(['ocr', 'scan'], at(8), 10), []);
    },
  },
];
