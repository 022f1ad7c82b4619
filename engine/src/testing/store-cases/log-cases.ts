import assert from 'node:assert/strict';
import type { CommandLogEntry, Fact } from '../../store/command-log.js';
import { at, nextRevision, sampleCommit, sampleInstance, sampleTask } from '../sample-commit.js';
import { allPages, commit } from './store-case.js';
import type { StoreCase } from './store-case.js';

function entry(instanceId: string, revision: number, changes: Partial<CommandLogEntry> = {}): CommandLogEntry {
  const common = { commandId: `c-${instanceId}-${revision}`, actor: { userId: 'user-1' }, instanceId };
  return {
    revision,
    at: at(revision),
    version: 1,
    command:
      revision === 1 ? { ...common, type: 'start', process: 'sample' } : { ...common, type: 'comment', text: '好' },
    ids: [],
    ...changes,
  };
}

const person: Fact = {
  hash: 'f'.repeat(64),
  value: { kind: 'answer', question: 'directory.user', args: ['甲'], answer: { id: '甲', roles: [] } },
};

export const logCases: readonly StoreCase[] = [
  {
    rule: 'S45',
    name: 'the command log of an instance comes back complete, in order and unchanged, also after opening again',
    async run({ store, reopen }) {
      const written: CommandLogEntry[] = [];
      let one = sampleInstance('i1');
      let other = sampleInstance('i2');
      for (let revision = 1; revision <= 4; revision++) {
        const log = entry('i1', revision, { ids: [`t${revision}`], serials: { A: revision }, facts: person.hash });
        written.push(log);
        const previous = revision === 1 ? undefined : one;
        one = await commit(store, sampleCommit(previous, revision === 1 ? one : nextRevision(one), { log }));
        // Others write in between.
        const beside = revision === 1 ? undefined : other;
        other = await commit(
          store,
          sampleCommit(beside, revision === 1 ? other : nextRevision(other), { log: entry('i2', revision) }),
        );
      }
      assert.deepEqual(await store.commandLog('i1'), written);
      assert.deepEqual(await (await reopen()).commandLog('i1'), written);
    },
  },
  {
    rule: 'S46',
    name: 'a commit that is not written leaves no entry; an instance without entries has an empty log',
    async run({ store }) {
      const first = await commit(store, sampleCommit(undefined, sampleInstance('i1'), { log: entry('i1', 1) }));
      await commit(store, sampleCommit(first, nextRevision(first), { log: entry('i1', 2) }));
      const late = sampleCommit(first, nextRevision(first), { log: entry('i1', 2), facts: [person] });
      assert.deepEqual(await store.commitInstance(late), { kind: 'conflict' });
      assert.deepEqual(
        (await store.commandLog('i1')).map(({ revision }) => revision),
        [1, 2],
      );
      await commit(store, sampleCommit(undefined, sampleInstance('old')));
      assert.deepEqual(await store.commandLog('old'), []);
      assert.deepEqual(await store.commandLog('nobody'), []);
    },
  },
  {
    rule: 'S47',
    name: 'a fact is kept with the commit that brings it, once, and the same one again is harmless',
    async run({ store, reopen }) {
      assert.equal((await store.facts([person.hash])).size, 0);
      await Promise.all(
        ['a', 'b', 'c'].map((id) =>
          commit(store, sampleCommit(undefined, sampleInstance(id), { log: entry(id, 1), facts: [person] })),
        ),
      );
      const again = await reopen();
      assert.deepEqual([...(await again.facts([person.hash, 'unknown']))], [[person.hash, person.value]]);
    },
  },
  {
    rule: 'S48',
    name: 'what stands beside the documents agrees with them after any commit, and is counted',
    async run({ store, reopen }) {
      const task = sampleTask('t1', 'i1', { candidates: ['role:desk', 'user:user-1'], dueAt: at(5) });
      const timers = [{ id: 'm1', instanceId: 'i1', rule: 'remind', dueAt: at(9) }];
      const first = sampleInstance('i1', { tasks: [task, sampleTask('t2', 'i1', { assignee: 'user-1' })], timers });
      let one = await commit(store, sampleCommit(undefined, first, { log: entry('i1', 1) }));
      assert.deepEqual(await store.checkProjections(one, first.subject), []);
      const claimed = { ...task, assignee: 'user-2' };
      one = await commit(
        store,
        sampleCommit(one, nextRevision(one, { tasks: [claimed], subject: '改后的标题', timers: [] }), {
          searchText: '改后的标题',
        }),
      );
      const again = await reopen();
      assert.deepEqual(await again.checkProjections(one, '改后的标题'), []);
      assert.deepEqual(await again.totals(), {
        instances: 1,
        openTasks: 1,
        timers: 0,
        jobs: 0,
        logEntries: 1,
        waits: 0,
        clocks: 0,
      });
      const other = { ...one, subject: '别的', tasks: [], timers };
      const faults = await again.checkProjections(other, '别的');
      assert.deepEqual([...new Set(faults.map(({ what }) => what))].toSorted(), ['row', 'search', 'task', 'timer']);
    },
  },
  {
    rule: 'S49',
    name: 'the ids of all instances come page by page, each once, whatever is added meanwhile',
    async run({ store }) {
      for (const id of ['a', 'b', 'c', 'd', 'e']) await commit(store, sampleCommit(undefined, sampleInstance(id)));
      let added = 0;
      const ids = await allPages(async (cursor) => {
        if (added++ === 0) await commit(store, sampleCommit(undefined, sampleInstance('f')));
        return store.instanceIds({ limit: 2, ...(cursor === undefined ? {} : { cursor }) });
      });
      assert.deepEqual(ids.toSorted(), ['a', 'b', 'c', 'd', 'e', 'f']);
    },
  },
];
