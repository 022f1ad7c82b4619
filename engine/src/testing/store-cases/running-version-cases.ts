import assert from 'node:assert/strict';
import { nextRevision, sampleCommit, sampleInstance } from '../sample-commit.js';
import { allPages, commit } from './store-case.js';
import type { StoreCase } from './store-case.js';

export const runningVersionCases: readonly StoreCase[] = [
  {
    rule: 'S90',
    name: 'running instances are counted by version and state, ended ones and other processes are not',
    async run({ store }) {
      const visit = (state: string, id = 'v1') => ({ id, state, enteredAt: '2026-09-30T00:00:00.000Z' });
      const start = (id: string, version: number, states: readonly string[], key = 'sample') =>
        commit(
          store,
          sampleCommit(
            undefined,
            sampleInstance(id, {
              definition: { key, version, hash: `h${version}` },
              visits: states.map((state, at) => visit(state, `v${at + 1}`)),
            }),
          ),
        );
      const a = await start('a', 1, ['apply']);
      await start('b', 1, ['apply', 'check']);
      await start('c', 2, ['check']);
      await start('d', 1, ['apply'], 'other');
      assert.deepEqual(await store.versionCounts('sample'), [
        { version: 1, running: 2, states: { apply: 2, check: 1 } },
        { version: 2, running: 1, states: { check: 1 } },
      ]);
      assert.deepEqual(await allPages((cursor) => store.runningOn('sample', 1, { limit: 1, cursor })), ['a', 'b']);

      const moved = await commit(
        store,
        sampleCommit(a, nextRevision(a, { definition: { key: 'sample', version: 2, hash: 'h2' } })),
      );
      assert.deepEqual(
        (await store.versionCounts('sample')).map(({ version, running }) => [version, running]),
        [
          [1, 1],
          [2, 2],
        ],
      );
      await commit(store, sampleCommit(moved, nextRevision(moved, { status: 'completed', outcome: 'ok', visits: [] })));
      assert.deepEqual((await store.versionCounts('sample')).at(-1), { version: 2, running: 1, states: { check: 1 } });
      assert.deepEqual(await store.versionCounts('nobody'), []);
    },
  },
];
