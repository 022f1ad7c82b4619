import assert from 'node:assert/strict';
import type { StoredMessage } from '../../store/message-store.js';
import { at, nextRevision, sampleCommit, sampleInstance } from '../sample-commit.js';
import { commit } from './store-case.js';
import type { StoreCase } from './store-case.js';

function message(id: string, changes: Partial<StoredMessage> = {}): StoredMessage {
  return {
    id,
    kind: 'message',
    name: 'paid',
    key: 'k1',
    data: { amount: 1 },
    receivedAt: at(1),
    keptUntil: at(60),
    status: 'open',
    revision: 1,
    ...changes,
  };
}

export const messageCases: readonly StoreCase[] = [
  {
    rule: 'CF60',
    name: 'who waits is found by name and key, longest first, and follows each commit',
    async run({ store, reopen }) {
      const waits = (since: number, key?: string) => [
        { kind: 'message' as const, name: 'paid', ...(key === undefined ? {} : { key }), since: at(since) },
      ];
      const a = await commit(store, sampleCommit(undefined, sampleInstance('a', { waits: waits(5, 'k1') })));
      await commit(store, sampleCommit(undefined, sampleInstance('b', { waits: waits(2, 'k1') })));
      await commit(store, sampleCommit(undefined, sampleInstance('c', { waits: waits(1), businessKey: 'C-1' })));
      const who = async (key: string, limit = 10) =>
        (await store.waiting({ kind: 'message', name: 'paid', key, limit })).map(({ instanceId }) => instanceId);
      assert.deepEqual(await who('k1'), ['b', 'a']);
      assert.deepEqual(await who('k1', 1), ['b']);
      assert.deepEqual(await who('C-1'), ['c']);
      assert.deepEqual(await who('c'), ['c']);
      assert.deepEqual(await who('other'), []);
      const moved = await commit(store, sampleCommit(a, nextRevision(a, { waits: waits(7, 'k2') })));
      assert.deepEqual(await who('k1'), ['b']);
      assert.deepEqual(await who('k2'), ['a']);
      const { waits: _none, ...rest } = moved;
      await commit(store, sampleCommit(moved, nextRevision(rest)));
      assert.deepEqual(await who('k2'), []);
      assert.deepEqual(
        (await (await reopen()).waiting({ kind: 'message', name: 'paid', key: 'k1', limit: 9 })).length,
        1,
      );
    },
  },
  {
    rule: 'CF60',
    name: 'listeners of a signal are read in pages, those who came later left out',
    async run({ store }) {
      for (const [id, since] of [
        ['a', 1],
        ['b', 2],
        ['c', 3],
        ['d', 9],
      ] as const) {
        const waits = [{ kind: 'signal' as const, name: 'stop', since: at(since) }];
        await commit(store, sampleCommit(undefined, sampleInstance(id, { waits })));
      }
      const first = await store.waiting({ kind: 'signal', name: 'stop', until: at(5), limit: 2 });
      assert.deepEqual(
        first.map(({ instanceId }) => instanceId),
        ['a', 'b'],
      );
      const after = first.at(-1)!;
      const next = await store.waiting({ kind: 'signal', name: 'stop', until: at(5), after, limit: 2 });
      assert.deepEqual(
        next.map(({ instanceId }) => instanceId),
        ['c'],
      );
    },
  },
  {
    rule: 'CF61',
    name: 'a message is taken in once by its id, and written over only at the revision last read',
    async run({ store, reopen }) {
      assert.equal(await store.putMessage(message('m')), true);
      assert.equal(await store.putMessage(message('m', { data: { amount: 2 } })), false);
      assert.deepEqual(await store.message('m'), message('m'));
      const claimed = message('m', { instanceId: 'a', revision: 2 });
      assert.equal(await store.putMessage(claimed), true);
      assert.equal(await store.putMessage(message('m', { instanceId: 'b', revision: 2 })), false);
      assert.deepEqual(await (await reopen()).message('m'), claimed);
    },
  },
  {
    rule: 'CF62',
    name: 'open messages come oldest first, without those on their way, expired or done',
    async run({ store }) {
      await store.putMessage(message('late', { receivedAt: at(3) }));
      await store.putMessage(message('early', { receivedAt: at(2) }));
      await store.putMessage(message('other', { key: 'k2' }));
      await store.putMessage(message('expired', { keptUntil: at(4) }));
      await store.putMessage(message('going', { instanceId: 'a' }));
      await store.putMessage(message('done', { status: 'done' }));
      assert.deepEqual(
        (await store.openMessages('paid', 'k1', at(5), 9)).map(({ id }) => id),
        ['early', 'late'],
      );
      assert.deepEqual(
        (await store.openMessages('paid', 'k1', at(5), 1)).map(({ id }) => id),
        ['early'],
      );
    },
  },
  {
    rule: 'CF63',
    name: 'unfinished are messages on their way, awaited ones and signals; what was kept long enough is forgotten',
    async run({ store }) {
      await store.putMessage(message('kept'));
      await store.putMessage(message('awaited', { key: 'k9' }));
      await store.putMessage(message('going', { instanceId: 'a', keptUntil: at(2) }));
      await store.putMessage(message('signal', { kind: 'signal', name: 'stop', key: undefined as never }));
      await store.putMessage(message('old', { keptUntil: at(2) }));
      await store.putMessage(message('done', { status: 'done', keptUntil: at(2) }));
      const waits = [{ kind: 'message' as const, name: 'paid', key: 'k9', since: at(1) }];
      await commit(store, sampleCommit(undefined, sampleInstance('w', { waits })));
      const ids = async () => (await store.unfinishedMessages(at(5), 9)).map(({ id }) => id).toSorted();
      assert.deepEqual(await ids(), ['awaited', 'going', 'signal']);
      assert.equal(await store.forgetMessages(at(5)), 1);
      assert.equal(await store.message('old'), undefined);
      assert.equal(await store.message('done'), undefined);
      assert.notEqual(await store.message('kept'), undefined);
      assert.deepEqual(await ids(), ['awaited', 'going', 'signal']);
      assert.equal(await store.removeMessage('kept', 2), false);
      assert.equal(await store.removeMessage('kept', 1), true);
    },
  },
];
