import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { join } from 'node:path';
import { createEngine, createLocalFileStore } from '@yunliu/engine';
import type { DocumentRenderer } from '@yunliu/engine';
import { openSqliteStore } from '@yunliu/engine/store/sqlite';
import { crashPoints } from '@yunliu/engine/testing';
import { checkStore } from './crash-check.js';
import { CrashRounds, buildWorker } from './crash-rounds.js';
import type { Death } from './crash-rounds.js';
import { directory } from './sample-process.js';

const KILLS = 50;
const LONGEST_LIFE_MS = 200;

/** Two stores die side by side: most of a life is the start of the process. */
const LANES = 2;

let worker: string;
let lanes: readonly CrashRounds[];
beforeAll(async () => {
  worker = await buildWorker();
});
beforeEach(async () => {
  lanes = await Promise.all(Array.from({ length: LANES }, () => CrashRounds.open(worker)));
});
afterEach(() => Promise.all(lanes.map((rounds) => rounds.dispose())));

/** Deals the deaths out to the lanes. */
async function die(deaths: readonly Death[]): Promise<void> {
  await Promise.all(
    lanes.map(async (rounds, lane) => {
      for (const death of deaths.filter((_, index) => index % LANES === lane)) await rounds.round(death);
    }),
  );
}

/** All promises, before and after the outbox has been worked off. */
async function expectAllPromises(): Promise<void> {
  for (const rounds of lanes) {
    await expectSound('after the kills', rounds);
    await drain(rounds);
    await expectSound('after draining the outbox', rounds);
  }
}

async function expectSound(label: string, rounds: CrashRounds): Promise<void> {
  const store = await openSqliteStore({ path: rounds.database });
  const figures = await checkStore(store, rounds.acknowledged);
  await store.close();
  console.log(
    `${label}: ${rounds.kills} kills, ${rounds.acknowledged.size} commands acknowledged, ${rounds.resent} sent again after a crash, ` +
      `${figures.instances} instances, ${figures.events} chained events, ${figures.openTasks} open tasks, ${figures.jobs} jobs waiting`,
  );
}

/** Lets the outbox finish: nothing that was asked for may be stuck. */
async function drain(rounds: CrashRounds): Promise<void> {
  const renderer: DocumentRenderer = { renderForm: async () => new Uint8Array([37]), close: async () => {} };
  const store = await openSqliteStore({ path: rounds.database });
  const engine = createEngine({
    store,
    directory: () => directory,
    renderer,
    files: createLocalFileStore(join(rounds.folder, 'files')),
    handlers: { check: async () => ({ ok: true }) },
  });
  await engine.workers.runDue();
  expect(await store.nextJobRunAt()).toBeUndefined();
  expect(await store.incidents(10)).toEqual([]);
  await engine.close();
}

it(`[R20] ${KILLS} kills at random moments lose and double nothing`, async () => {
  await die(Array.from({ length: KILLS }, () => ({ afterMs: Math.random() * LONGEST_LIFE_MS })));
  expect(lanes.reduce((sum, { kills }) => sum + kills, 0)).toBe(KILLS);
  for (const { acknowledged } of lanes) expect(acknowledged.size).toBeGreaterThan(KILLS);
  await expectAllPromises();
});

it('[R21] a death at each named crash point loses and doubles nothing', async () => {
  // Nothing of these is due within a round; their points have tests of their own, step by step.
  const apart = ['timer/', 'schedule/', 'external/'];
  const points = crashPoints.filter((point) => !apart.some((part) => point.startsWith(part)));
  await die(points.map((at) => ({ at, pass: 1 + Math.floor(Math.random() * 5) })));
  await expectAllPromises();
});
