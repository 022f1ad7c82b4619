import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CrashPoint } from '@yunliu/engine/testing';
import { examineStore } from '../../src/run/doctor/examine-store.js';
import { CrashImages } from './crash-images.js';
import { situations } from './situations.js';
import { normalised, Stage } from './stage.js';
import { undertakings } from './undertakings.js';

const images = new CrashImages();
let published: string;
const covered = new Set<CrashPoint>();
let died = 0;

beforeAll(async () => {
  published = images.folder();
  await (await Stage.open({ path: join(published, 'engine.db') })).close();
});
afterAll(() => images.close());

/** Deaths tried in the life of one command: those of its own write, and the first of what follows. */
const MOST = 6;

/** Something asked of the engine. Asked again after a restart, with the same ids, it must come to the same. */
type Act = (stage: Stage) => Promise<unknown>;

/** Everything there is in the end, but for the ids. */
async function allThereIs({ store }: Stage): Promise<readonly string[]> {
  const { rows } = await store.searchInstances({ limit: 200 });
  const texts: string[] = [];
  for (const { id } of rows) texts.push(normalised([await store.instance(id), await store.history(id)]));
  return texts.toSorted();
}

/** Each key once, by kind. */
function kindsOf(effects: readonly string[]): Record<string, number> {
  const kinds: Record<string, number> = {};
  for (const effect of new Set(effects)) {
    const kind = effect.split(' ')[0]!;
    kinds[kind] = (kinds[kind] ?? 0) + 1;
  }
  return kinds;
}

async function finish(stage: Stage, act: Act): Promise<void> {
  await act(stage);
  await stage.first.agreements.resume();
  await stage.first.workers.runDue();
}

/** Dies at every point of the work in turn, and compares what becomes of it with a life without deaths. */
async function dieEverywhere(base: string, minutes: number, act: Act, most = 100): Promise<number> {
  const folder = images.folder(base);
  const effects: string[] = [];
  const stage = await Stage.open({ path: join(folder, 'engine.db'), life: 2, isPublished: true, minutes, effects });
  const taken = await images.taken(folder, effects, most, () => finish(stage, act));
  const expected = await allThereIs(stage);
  await stage.close();
  images.drop(folder);
  for (const image of taken) {
    died += image.points.length;
    for (const point of image.points) covered.add(point);
    const path = join(image.folder, 'engine.db');
    const after = [...image.effects];
    const again = await Stage.open({ path, life: 3, isPublished: true, minutes, effects: after });
    await finish(again, act);
    const where = `died at ${image.points.join(', ')}`;
    expect(await allThereIs(again), where).toEqual(expected);
    expect(kindsOf(after), where).toEqual(kindsOf(effects));
    const { findings, rebuilt, instances } = await examineStore(again.store);
    expect(findings, where).toEqual([]);
    expect(rebuilt, where).toBe(instances);
    await again.close();
    images.drop(image.folder);
  }
  return taken.length;
}

async function prepared<Given>(prepare: (stage: Stage) => Promise<Given>) {
  const folder = images.folder(published);
  const stage = await Stage.open({ path: join(folder, 'engine.db'), isPublished: true });
  const given = await prepare(stage);
  await stage.close();
  return { folder, given };
}

describe('wherever the process dies', () => {
  test.each(situations)('[PR20] $name: every command is there once, its effects at least once', async (situation) => {
    const { folder, given } = await prepared(async (stage) => {
      const id = await situation.reach(stage);
      return { id, instance: await stage.instance(id), stage };
    });
    for (const [act, make] of Object.entries(situation.acts)) {
      const command = { ...given.stage.command(given.id, make(given.instance)), commandId: `sent: ${act}` };
      const deaths = await dieEverywhere(folder, situation.minutes, (stage) => stage.first.execute(command), MOST);
      expect(deaths, act).toBeGreaterThan(1);
    }
    images.drop(folder);
  });

  test.each(undertakings)('[PR21] $name goes on where it was', async ({ prepare, minutes, act }) => {
    const { folder, given } = await prepared(prepare);
    const deaths = await dieEverywhere(folder, minutes, (stage) => act(stage.first, given));
    expect(deaths).toBeGreaterThan(1);
    images.drop(folder);
  });

  test.each(['approved', 'finished'])('[PR22] planned downtime that is %s is told to all or to none', async (stage) => {
    const [approve, end] = [undertakings.find(({ name }) => name.includes('approval'))!, stage === 'finished'];
    const { folder, given } = await prepared(async (stage) => {
      const id = await approve.prepare(stage);
      if (end) await approve.act(stage.first, id);
      return id;
    });
    const minutes = end ? 60 : approve.minutes;
    const act = ({ first }: Stage) =>
      end
        ? first.agreements.finishDowntime(given, { userId: 'pm' }, '2026-09-28T01:50:00.000Z')
        : approve.act(first, given);
    const ends: (readonly string[])[] = [];
    for (const isAsked of [false, true]) {
      const path = join(images.folder(folder), 'engine.db');
      const life = await Stage.open({ path, life: 2, isPublished: true, minutes });
      await finish(life, isAsked ? act : async () => undefined);
      ends.push(await allThereIs(life));
      await life.close();
    }
    expect(ends[0]).not.toEqual(ends[1]);
    const copy = images.folder(folder);
    const life = await Stage.open({ path: join(copy, 'engine.db'), life: 2, isPublished: true, minutes });
    const taken = await images.taken(copy, [], 100, () => act(life));
    await life.close();
    expect(taken.length).toBeGreaterThan(2);
    for (const image of taken) {
      const again = await Stage.open({ path: join(image.folder, 'engine.db'), life: 3, isPublished: true, minutes });
      // Nobody asks again: the engine itself has to remember what it has not done yet.
      await finish(again, async () => undefined);
      expect(ends, `died at ${image.points.join(', ')}`).toContainEqual(await allThereIs(again));
      await again.close();
    }
  });

  test('[PR23] these were deaths at the points of stores, commands, jobs, timers, messages and external work', () => {
    expect([...covered].toSorted()).toEqual([
      'external/after-lock',
      'external/after-report',
      'external/before-lock',
      'external/before-report',
      'job/after-effect',
      'job/after-report',
      'job/before-effect',
      'message/after-deliver',
      'message/before-deliver',
      'run/after-commit',
      'run/before-commit',
      'run/before-decide',
      'store/after-durable',
      'store/after-write',
      'store/before-durable',
      'store/before-transaction',
      'store/before-write',
      'timer/after-fire',
      'timer/before-fire',
    ]);
    expect(died).toBeGreaterThan(1500);
  });
});
