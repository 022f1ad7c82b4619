import assert from 'node:assert/strict';
import type { InstanceClock } from '../../instance/instance-clock.js';
import { at, nextRevision, sampleCommit, sampleInstance } from '../sample-commit.js';
import { allPages, commit } from './store-case.js';
import type { StoreCase } from './store-case.js';

const service = {
  system: 'oa',
  agreement: { key: 'a01-nc-oa-group', version: 1, hash: 'h' },
  priority: 'normal',
} as const;

function clock(id: string, due: string | null, changes: Partial<InstanceClock> = {}): InstanceClock {
  return {
    id,
    metric: 'remote',
    index: 0,
    commitment: 'A01.2',
    events: [],
    state: 'running',
    startedAt: at(0),
    due,
    elapsedMs: 0,
    remainingMs: null,
    ...changes,
  };
}

export const clockCases: readonly StoreCase[] = [
  {
    rule: 'S97',
    name: 'open clocks of some tickets and what waits for a decision are found',
    async run({ store }) {
      const extension = { at: at(1), by: 'tech-1', amount: 30, reason: 'r', needs: 'consent' } as const;
      const appeal = { at: at(2), by: 'tech-1', cause: 'client', reason: 'r' } as const;
      const first = await commit(
        store,
        sampleCommit(
          undefined,
          sampleInstance('a', {
            service,
            clocks: [clock('c1', at(20), { extension }), clock('c2', at(10)), clock('c3', at(5), { appeal })],
          }),
        ),
      );
      await commit(store, sampleCommit(undefined, sampleInstance('b', { clocks: [clock('c1', at(15))] })));
      const awaited = async (): Promise<readonly string[]> =>
        (await store.awaitedDecisions()).map((each) => `${each.instanceId}/${each.clockId} ${each.what}`);
      assert.deepEqual(await awaited(), ['a/c1 extension', 'a/c3 appeal']);
      const found = await store.clocksOfTickets(['b', 'a', 'nowhere']);
      assert.deepEqual(
        found.map(({ instanceId, clockId }) => `${instanceId}/${clockId}`),
        ['a/c3', 'a/c2', 'b/c1', 'a/c1'],
      );
      assert.deepEqual(await store.clocksOfTickets([]), []);
      const lateEntries = [
        { id: 'e1', at: at(0), recordedAt: at(3), by: 'tech-1', what: 'task', reason: 'r', moves: [['c2', 0]] },
      ] as const;
      const clocks = [clock('c1', at(20)), clock('c2', at(10)), clock('c3', at(5))];
      const second = await commit(store, sampleCommit(first, nextRevision(first, { clocks, lateEntries })));
      assert.deepEqual(await awaited(), ['a/c2 entry']);
      await commit(store, sampleCommit(second, nextRevision(second, { lateEntries: [] })));
      assert.deepEqual(await awaited(), []);
    },
  },
  {
    rule: 'S95',
    name: 'open clocks come by due, those that stand still last, page by page; ended ones leave',
    async run({ store }) {
      const first = await commit(
        store,
        sampleCommit(undefined, sampleInstance('a', { service, clocks: [clock('c1', at(20)), clock('c2', at(10))] })),
      );
      await commit(
        store,
        sampleCommit(
          undefined,
          sampleInstance('b', { clocks: [clock('c1', null, { state: 'paused' }), clock('c2', at(15))] }),
        ),
      );
      const names = async (query = {}): Promise<readonly string[]> =>
        (await allPages((cursor) => store.openClocks({ limit: 1, ...query, ...(cursor && { cursor }) }))).map(
          ({ instanceId, clockId }) => `${instanceId}/${clockId}`,
        );
      assert.deepEqual(await names(), ['a/c2', 'b/c2', 'a/c1', 'b/c1']);
      assert.deepEqual(await names({ agreement: 'a01-nc-oa-group' }), ['a/c2', 'a/c1']);
      assert.deepEqual(await names({ state: 'paused' }), ['b/c1']);
      assert.deepEqual(await names({ dueBefore: at(16) }), ['a/c2', 'b/c2']);
      assert.deepEqual(await store.openTicketsOf('oa'), ['a']);
      const verdict = { result: 'met', at: at(9), engineer: 'tech-1' } as const;
      const clocks = [clock('c1', at(40)), clock('c2', at(10), { state: 'stopped', stoppedAt: at(9), verdict })];
      await commit(store, sampleCommit(first, nextRevision(first, { clocks })));
      assert.deepEqual(await names(), ['b/c2', 'a/c1', 'b/c1']);
    },
  },
  {
    rule: 'S96',
    name: 'ended clocks are found by period, agreement, commitment and engineer; a ruling changes them',
    async run({ store }) {
      const ended = (id: string, minute: number, changes: Partial<InstanceClock> = {}): InstanceClock =>
        clock(id, at(10), {
          state: 'stopped',
          stoppedAt: at(minute),
          verdict: { result: minute > 10 ? 'breached' : 'met', at: at(minute), engineer: 'tech-1' },
          ...(minute > 10 ? { breachedAt: at(10), cause: 'engineer' as const } : {}),
          ...changes,
        });
      const first = await commit(
        store,
        sampleCommit(undefined, sampleInstance('a', { service, clocks: [ended('c1', 5), ended('c2', 30)] })),
      );
      const found = await store.clockVerdicts({ from: at(0), to: at(30), agreement: 'a01-nc-oa-group' });
      assert.deepEqual(
        found.map(({ clockId, result, excluded }) => [clockId, result, excluded]),
        [['c1', 'met', false]],
      );
      const whole = { from: at(0), to: at(60) };
      assert.deepEqual(
        (await store.clockVerdicts({ ...whole, result: 'breached' })).map(({ clockId, cause, engineer, due }) => [
          clockId,
          cause,
          engineer,
          due,
        ]),
        [['c2', 'engineer', 'tech-1', at(10)]],
      );
      assert.deepEqual(await store.clockVerdicts({ ...whole, engineer: 'tech-2' }), []);
      assert.deepEqual(await store.clockVerdicts({ ...whole, commitment: 'A01.3' }), []);
      const excused = ended('c2', 30, { cause: 'client', verdict: { result: 'excused', at: at(30) } });
      await commit(store, sampleCommit(first, nextRevision(first, { clocks: [ended('c1', 5), excused] })));
      assert.deepEqual(
        (await store.clockVerdicts(whole)).map(({ clockId, result, cause, excluded }) => [
          clockId,
          result,
          cause,
          excluded,
        ]),
        [
          ['c1', 'met', undefined, false],
          ['c2', 'excused', 'client', true],
        ],
      );
    },
  },
];
