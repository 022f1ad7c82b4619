import assert from 'node:assert/strict';
import type { InstanceClock } from '../../instance/instance-clock.js';
import { sampleCommit, sampleInstance } from '../sample-commit.js';
import { allPages, commit } from './store-case.js';
import type { StoreCase } from './store-case.js';

const service = {
  system: 'oa',
  agreement: { key: 'a01-nc-oa-group', version: 1, hash: 'h' },
  priority: 'normal',
} as const;

function ended(id: string, stoppedAt: string, changes: Partial<InstanceClock> = {}): InstanceClock {
  return {
    id,
    metric: 'remote',
    index: 0,
    commitment: 'A01.2',
    events: [],
    state: 'stopped',
    startedAt: '2026-09-01T00:00:00.000Z',
    stoppedAt,
    due: '2026-09-20T00:00:00.000Z',
    elapsedMs: 0,
    remainingMs: null,
    verdict: { result: 'met', at: stoppedAt, engineer: 'tech-1' },
    ...changes,
  };
}

const PERIOD = { from: '2026-08-31T16:00:00.000Z', to: '2026-10-31T16:00:00.000Z' };

export const reportCases: readonly StoreCase[] = [
  {
    rule: 'S98',
    name: 'ended clocks come page by page by their end, with the appeal and the ruling where there is one',
    async run({ store }) {
      const at = '2026-09-21T00:00:00.000Z';
      const appeal = { at, by: 'tech-1', cause: 'client', reason: '等待客户' } as const;
      const breached = ended('c2', at, {
        breachedAt: '2026-09-20T00:00:00.000Z',
        cause: 'client',
        appeal,
        verdict: { result: 'excused', at, engineer: 'tech-2', exclusion: 'force-majeure' },
      });
      const last = ended('c3', '2026-09-30T16:00:00.000Z');
      const internal = ended('c4', at, { commitment: undefined });
      await commit(
        store,
        sampleCommit(undefined, sampleInstance('a', { service, clocks: [ended('c1', at), breached, last, internal] })),
      );
      await commit(store, sampleCommit(undefined, sampleInstance('b', { service, clocks: [ended('c1', at)] })));
      const read = (query = {}) =>
        allPages((cursor) => store.endedClocks({ limit: 1, ...PERIOD, ...query, ...(cursor && { cursor }) }));
      const names = (rows: Awaited<ReturnType<typeof read>>) =>
        rows.map(({ instanceId, clockId }) => `${instanceId}/${clockId}`);
      const all = await read();
      assert.deepEqual(names(all), ['a/c1', 'a/c2', 'b/c1', 'a/c3']);
      assert.deepEqual(
        all.map(({ exclusion, excluded, appeal: said }) => [exclusion, excluded, said]),
        [
          [undefined, false, undefined],
          ['force-majeure', true, appeal],
          [undefined, false, undefined],
          [undefined, false, undefined],
        ],
      );
      assert.deepEqual(names(await read({ to: '2026-09-30T16:00:00.000Z' })), ['a/c1', 'a/c2', 'b/c1']);
      assert.deepEqual(names(await read({ cause: 'client' })), ['a/c2']);
      assert.deepEqual(names(await read({ result: 'met', engineer: 'tech-1' })), ['a/c1', 'b/c1', 'a/c3']);
      assert.deepEqual(await read({ agreementVersion: 2 }), []);
    },
  },
  {
    rule: 'S99',
    name: 'ended clocks are counted by all that a board groups by, in months of China',
    async run({ store }) {
      const clocks = [
        ended('c1', '2026-09-30T15:59:59.999Z'),
        ended('c2', '2026-09-30T16:00:00.000Z'),
        ended('c3', '2026-09-02T00:00:00.000Z'),
        ended('c4', '2026-09-02T00:00:00.000Z', { verdict: { result: 'void', at: '2026-09-02T00:00:00.000Z' } }),
      ];
      await commit(store, sampleCommit(undefined, sampleInstance('a', { service, clocks })));
      const counts = await store.clockCounts(PERIOD);
      assert.deepEqual(
        counts.map(({ month, result, count, engineer, commitment }) => [month, result, count, engineer, commitment]),
        [
          ['2026-09', 'met', 2, 'tech-1', 'A01.2'],
          ['2026-10', 'met', 1, 'tech-1', 'A01.2'],
        ],
      );
      assert.deepEqual(await store.clockCounts({ ...PERIOD, commitment: 'A01.3' }), []);
    },
  },
  {
    rule: 'S100',
    name: 'instances of a process that reach into a period are found, running ones too, page by page',
    async run({ store }) {
      const put = (id: string, startedAt: string, endedAt?: string): Promise<unknown> =>
        commit(
          store,
          sampleCommit(
            undefined,
            sampleInstance(id, {
              startedAt,
              service,
              variables: { grade: id },
              ...(endedAt === undefined ? {} : { status: 'completed', endedAt, outcome: 'done' }),
            }),
          ),
        );
      await put('before', '2026-08-01T00:00:00.000Z', '2026-08-30T00:00:00.000Z');
      await put('into', '2026-08-01T00:00:00.000Z', '2026-09-02T00:00:00.000Z');
      await put('open', '2026-08-02T00:00:00.000Z');
      await put('open-too', '2026-09-02T00:00:00.000Z');
      await put('after', '2026-11-02T00:00:00.000Z');
      const { process } = (await store.searchInstances({ limit: 1 })).rows[0] ?? { process: '' };
      const found = await allPages((cursor) =>
        store.measuredCases({ process, ...PERIOD, limit: 1, ...(cursor && { cursor }) }),
      );
      assert.deepEqual(
        found.map(({ id, status, system, variables }) => [id, status, system, variables['grade']]),
        [
          ['into', 'completed', 'oa', 'into'],
          ['open', 'running', 'oa', 'open'],
          ['open-too', 'running', 'oa', 'open-too'],
        ],
      );
      assert.deepEqual((await store.measuredCases({ process: 'other', ...PERIOD, limit: 10 })).rows, []);
    },
  },
];
