import assert from 'node:assert/strict';
import { at, nextRevision, sampleCommit, sampleInstance, sampleTask } from '../sample-commit.js';
import { codeOf, commit } from './store-case.js';
import type { StoreCase } from './store-case.js';

export const commitCases: readonly StoreCase[] = [
  {
    rule: 'S1',
    name: 'a committed instance is read back exactly',
    async run({ store }) {
      const instance = sampleInstance('i1', {
        variables: { 标题: '打印机', n: 1.5, list: [null, true] },
        businessKey: 'F14-1',
      });
      const stored = await commit(store, sampleCommit(undefined, instance));
      assert.deepEqual(await store.instance('i1'), stored);
      assert.deepEqual(await store.instanceByBusinessKey('F14-1'), stored);
      assert.equal(await store.instance('i2'), undefined);
      assert.equal(await store.instanceByBusinessKey('F14-2'), undefined);
    },
  },
  {
    rule: 'S2',
    name: 'a commit on a revision that is not the stored one conflicts and changes nothing',
    async run({ store }) {
      const first = await commit(store, sampleCommit(undefined, sampleInstance('i1')));
      const second = await commit(store, sampleCommit(first, nextRevision(first, { subject: 'second' })));
      const late = sampleCommit(first, nextRevision(first, { subject: 'late' }), {
        serials: [{ scope: 'A', number: 1 }],
      });
      assert.deepEqual(await store.commitInstance(late), { kind: 'conflict' });
      assert.deepEqual(await store.instance('i1'), second);
      assert.equal((await store.history('i1')).length, 2);
      assert.equal(await store.lastSerial('A'), 0);
      assert.equal(await store.commandRecord(late.command.commandId), undefined);
    },
  },
  {
    rule: 'S2',
    name: 'a start of an id that exists and a change of an id that does not both conflict',
    async run({ store }) {
      const first = await commit(store, sampleCommit(undefined, sampleInstance('i1')));
      assert.deepEqual(await store.commitInstance(sampleCommit(undefined, sampleInstance('i1'))), { kind: 'conflict' });
      const other = sampleInstance('i2');
      assert.deepEqual(await store.commitInstance(sampleCommit(other, nextRevision(other))), { kind: 'conflict' });
      assert.deepEqual(await store.instance('i1'), first);
    },
  },
  {
    rule: 'S2',
    name: 'of 20 concurrent commits on one revision exactly one is written',
    async run({ store }) {
      const first = await commit(store, sampleCommit(undefined, sampleInstance('i1')));
      const outcomes = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          store.commitInstance(sampleCommit(first, nextRevision(first, { subject: `change ${index}` }))),
        ),
      );
      assert.equal(outcomes.filter(({ kind }) => kind === 'committed').length, 1);
      assert.equal(outcomes.filter(({ kind }) => kind === 'conflict').length, 19);
      assert.equal((await store.instance('i1'))?.revision, 2);
      assert.equal((await store.history('i1')).length, 2);
    },
  },
  {
    rule: 'S3',
    name: 'the same command id with the same body gives the stored record, even when the instance has moved on',
    async run({ store }) {
      const change = sampleCommit(undefined, sampleInstance('i1'));
      const first = await commit(store, change);
      assert.deepEqual(await store.commitInstance(change), { kind: 'repeated', record: change.command });
      await commit(store, sampleCommit(first, nextRevision(first)));
      assert.deepEqual(await store.commitInstance(change), { kind: 'repeated', record: change.command });
      assert.deepEqual(await store.commandRecord(change.command.commandId), change.command);
      assert.equal((await store.history('i1')).length, 2);
    },
  },
  {
    rule: 'S4',
    name: 'the same command id with another body is refused and changes nothing',
    async run({ store }) {
      const change = sampleCommit(undefined, sampleInstance('i1'));
      await commit(store, change);
      const other = sampleCommit(undefined, sampleInstance('i2'), {
        command: { ...change.command, bodyHash: 'other' },
      });
      const outcome = await store.commitInstance(other);
      assert.equal(outcome.kind === 'refused' && outcome.fault.code, 'command/id-reused');
      assert.equal(await store.instance('i2'), undefined);
    },
  },
  {
    rule: 'S3',
    name: 'of 10 concurrent commits with one command id exactly one is written',
    async run({ store }) {
      const changes = Array.from({ length: 10 }, (_, index) =>
        sampleCommit(undefined, sampleInstance(`i${index}`), {
          command: {
            commandId: 'same',
            bodyHash: 'same',
            instanceId: `i${index}`,
            result: { instanceId: `i${index}`, revision: 1, createdTasks: [] },
          },
        }),
      );
      const outcomes = await Promise.all(changes.map((change) => store.commitInstance(change)));
      assert.equal(outcomes.filter(({ kind }) => kind === 'committed').length, 1);
      assert.equal(outcomes.filter(({ kind }) => kind === 'repeated').length, 9);
      const stored = await Promise.all(changes.map(({ instance }) => store.instance(instance.id)));
      assert.equal(stored.filter((instance) => instance !== undefined).length, 1);
    },
  },
  {
    rule: 'S5',
    name: 'a serial number is confirmed only when it is the next of its scope',
    async run({ store }) {
      assert.equal(await store.lastSerial('F14/2026-09'), 0);
      const take = (id: string, ...numbers: number[]) =>
        store.commitInstance(
          sampleCommit(undefined, sampleInstance(id), {
            serials: numbers.map((number) => ({ scope: 'F14/2026-09', number })),
          }),
        );
      assert.deepEqual(await take('i1', 1), { kind: 'committed' });
      assert.deepEqual(await take('i2', 1), { kind: 'serial-taken', scope: 'F14/2026-09' });
      assert.deepEqual(await take('i2', 3), { kind: 'serial-taken', scope: 'F14/2026-09' });
      assert.equal(await store.instance('i2'), undefined);
      assert.deepEqual(await take('i2', 2, 3), { kind: 'committed' });
      assert.equal(await store.lastSerial('F14/2026-09'), 3);
      assert.equal(await store.lastSerial('F14/2026-10'), 0);
    },
  },
  {
    rule: 'S5',
    name: '50 concurrent starts that fight for numbers end up with 1 to 50, each once',
    async run({ store }) {
      const taken: number[] = [];
      const start = async (index: number): Promise<void> => {
        for (;;) {
          const number = (await store.lastSerial('A')) + 1;
          const outcome = await store.commitInstance(
            sampleCommit(undefined, sampleInstance(`i${index}`, { businessKey: `A-${number}` }), {
              serials: [{ scope: 'A', number }],
            }),
          );
          if (outcome.kind === 'committed') {
            taken.push(number);
            return;
          }
          assert.deepEqual(outcome, { kind: 'serial-taken', scope: 'A' });
        }
      };
      await Promise.all(Array.from({ length: 50 }, (_, index) => start(index)));
      assert.deepEqual(
        taken.toSorted((a, b) => a - b),
        Array.from({ length: 50 }, (_, index) => index + 1),
      );
      assert.equal(await store.lastSerial('A'), 50);
    },
  },
  {
    rule: 'S6',
    name: 'a commit that cannot be written harms none of those beside it',
    async run({ store }) {
      await commit(store, sampleCommit(undefined, sampleInstance('i0', { tasks: [sampleTask('t0', 'i0')] })));
      // A task id that exists already: the projection of this commit breaks, whatever the store.
      const broken = sampleInstance('bad', { tasks: [sampleTask('t0', 'bad')] });
      const outcomes = await Promise.allSettled([
        store.commitInstance(sampleCommit(undefined, sampleInstance('i1'))),
        store.commitInstance(sampleCommit(undefined, broken, { serials: [{ scope: 'A', number: 1 }] })),
        store.commitInstance(sampleCommit(undefined, sampleInstance('i2'), { serials: [{ scope: 'A', number: 1 }] })),
      ]);
      assert.deepEqual(
        outcomes.map(({ status }) => status),
        ['fulfilled', 'rejected', 'fulfilled'],
      );
      assert.equal(await store.instance('bad'), undefined);
      assert.notEqual(await store.instance('i1'), undefined);
      assert.notEqual(await store.instance('i2'), undefined);
      assert.equal(await store.lastSerial('A'), 1);
      assert.equal((await store.task('t0'))?.instance.id, 'i0');
      assert.equal(await codeOf(store.commitInstance(sampleCommit(undefined, broken))), 'store/write-failed');
    },
  },
  {
    rule: 'S7',
    name: 'history comes back in order, complete and unchanged',
    async run({ store }) {
      const first = sampleCommit(undefined, sampleInstance('i1'));
      let instance = await commit(store, first);
      const events = [...first.events];
      for (let index = 0; index < 5; index++) {
        const change = sampleCommit(instance, nextRevision(instance));
        instance = await commit(store, change);
        events.push(...change.events);
      }
      assert.deepEqual(await store.history('i1'), events);
      assert.deepEqual(await store.history('nobody'), []);
    },
  },
  {
    rule: 'S8',
    name: 'everything committed is there after closing and opening again',
    async run({ store, reopen }) {
      const task = sampleTask('t1', 'i1', { candidates: ['role:desk'], dueAt: at(5) });
      const change = sampleCommit(undefined, sampleInstance('i1', { tasks: [task] }), {
        serials: [{ scope: 'A', number: 1 }],
      });
      const stored = await commit(store, change);
      await store.putRecord('things', 'a', { x: 1 });
      const again = await reopen();
      assert.deepEqual(await again.instance('i1'), stored);
      assert.deepEqual(await again.history('i1'), change.events);
      assert.deepEqual(await again.commandRecord(change.command.commandId), change.command);
      assert.equal(await again.lastSerial('A'), 1);
      assert.deepEqual(await again.record('things', 'a'), { x: 1 });
      assert.equal((await again.inbox({ principals: ['role:desk'], limit: 5 })).rows[0]?.task.id, 't1');
      assert.deepEqual(await again.commitInstance(change), { kind: 'repeated', record: change.command });
    },
  },
];
