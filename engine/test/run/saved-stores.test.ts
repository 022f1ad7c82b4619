import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createDirectory,
  createEngine,
  exportHistory,
  loadFolder,
  verifyBundle,
  type Command,
  type Engine,
  type LoadedFolder,
  type Organisation,
  type ProcessInstance,
} from '@yunliu/engine';
import { createCalendars } from '@yunliu/engine/service-time';
import type { ScenarioStep } from '@yunliu/engine/simulate';
import { openSqliteStore } from '@yunliu/engine/store/sqlite';
import { SimulatedClock } from '@yunliu/engine/testing';
import { examineStore } from '../../src/run/doctor/examine-store.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const saved = join(root, 'engine/test/fixtures/saved');

interface Story {
  readonly scenario: string;
  readonly root: string;
  readonly steps: readonly ScenarioStep[];
}

describe.each(readdirSync(saved))('a store written by version %s', (version) => {
  const folder = mkdtempSync(join(tmpdir(), 'yunliu-saved-'));
  const { now, stories } = JSON.parse(readFileSync(join(saved, version, 'stories.json'), 'utf8')) as {
    now: string;
    stories: readonly Story[];
  };
  let engine: Engine;
  let catalogue: LoadedFolder;
  const clock = new SimulatedClock(now);

  beforeAll(async () => {
    const path = join(folder, 'store.db');
    writeFileSync(path, gunzipSync(readFileSync(join(saved, version, 'store.db.gz'))));
    const definitions = join(root, 'process-definitions');
    const loaded = await loadFolder({ definitions, forms: join(root, 'form-templates') });
    catalogue = loaded;
    const people = JSON.parse(readFileSync(join(definitions, 'demo-organisation.json'), 'utf8')) as Organisation;
    engine = createEngine({
      store: await openSqliteStore({ path }),
      directory: () => createDirectory(people),
      calendars: createCalendars(loaded.calendars),
      clock,
      renderer: { renderForm: async () => new TextEncoder().encode('%PDF-'), close: async () => {} },
    });
  });

  afterAll(async () => {
    await engine.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('[R60] every definition and form is there, under its hash, and is still run', async () => {
    const definitions = await engine.store.definitions();
    expect(definitions.length).toBeGreaterThan(15);
    const report = await engine.publish(
      {
        definitions: definitions.map(({ definition }) => definition),
        forms: (await engine.store.forms()).map(({ template, print }) => ({ template, print })),
      },
      'admin',
    );
    expect(report).toMatchObject({ published: [], issues: [] });
  });

  it('[R60] the present catalogue is published beside it: no version it holds has changed', async () => {
    const held = new Map(
      (await engine.store.definitions()).map(({ key, version, hash }) => [`${key}@${version}`, hash]),
    );
    const pinned = await versions();
    const report = await engine.publish(catalogue, 'system');
    expect(report.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    const added = report.published.filter(({ kind }) => kind === 'definition');
    expect(added.some(({ key, version }) => held.has(`${key}@${version}`))).toBe(false);
    expect(await engine.store.definition('fault-handling', 2)).toBeDefined();
    for (const { key, version, hash } of await engine.store.definitions())
      expect(held.get(`${key}@${version}`) ?? hash, `${key}@${version}`).toBe(hash);
    expect(await versions()).toEqual(pinned);
  });

  it('[R60] every instance opens, lists and verifies', async () => {
    for (const { root: id, scenario } of stories) {
      const instance = await engine.instance(id);
      expect(instance, scenario).toBeDefined();
      const bundle = await exportHistory(engine.store, id, clock.now());
      expect(verifyBundle(bundle), scenario).toEqual([]);
    }
    const { rows } = await engine.store.searchInstances({ limit: 200 });
    expect(rows.length).toBeGreaterThan(stories.length);
  });

  it('[R61] the stories go on: tasks are completed, timers fire, and the hash chain goes on with them', async () => {
    let accepted = 0;
    await engine.workers.runDue();
    for (const story of stories) accepted += await playOn(story);
    expect(accepted).toBeGreaterThan(60);
    clock.advance(45 * 86_400_000);
    await engine.workers.runDue();
    for (const { root: id, scenario } of stories)
      expect(verifyBundle(await exportHistory(engine.store, id, clock.now())), scenario).toEqual([]);
    const { findings, instances, rebuilt, withoutLog } = await examineStore(engine.store);
    expect(findings.filter(({ issue }) => issue.severity === 'error')).toEqual([]);
    expect(rebuilt + withoutLog).toBe(instances);
  });

  /** What each story runs on. */
  function versions(): Promise<readonly (number | undefined)[]> {
    return Promise.all(stories.map(async ({ root: id }) => (await engine.instance(id))?.definition.version));
  }

  async function playOn({ root: id, steps }: Story): Promise<number> {
    let accepted = 0;
    for (const step of steps) {
      if (!('complete' in step) || step.refused !== undefined) continue;
      const { process, state, by, outcome, data, comment } = step.complete;
      const instance = (await family(id)).findLast(
        (each) =>
          each.status === 'running' && (process === undefined ? each.id === id : each.definition.key === process),
      );
      const task = instance?.tasks.find((open) => open.state === state);
      if (instance === undefined || task === undefined) continue;
      const command = {
        type: 'complete',
        commandId: `${id}/${accepted}/${state}`,
        actor: { userId: by },
        instanceId: instance.id,
        taskId: task.id,
        outcome,
        ...(data === undefined ? {} : { values: data }),
        ...(comment === undefined ? {} : { comment }),
      } satisfies Command;
      // Time has gone on since the story was written, so a timer may have taken it elsewhere; a refusal is not a fault here.
      if ((await engine.check(command)) !== undefined) continue;
      await engine.execute(command);
      await engine.workers.runDue();
      accepted += 1;
    }
    return accepted;
  }

  async function family(id: string): Promise<readonly ProcessInstance[]> {
    const instance = await engine.instance(id);
    if (instance === undefined) return [];
    const children = await Promise.all(instance.children.map(({ instanceId }) => family(instanceId)));
    return [instance, ...children.flat()];
  }
});
