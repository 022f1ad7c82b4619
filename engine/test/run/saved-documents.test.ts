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
  type Organisation,
  type ProcessDefinition,
  type ProcessInstance,
} from '@yunliu/engine';
import { createCalendars } from '@yunliu/engine/service-time';
import { openSqliteStore } from '@yunliu/engine/store/sqlite';
import { SimulatedClock } from '@yunliu/engine/testing';
import { examineStore } from '../../src/run/doctor/examine-store.js';
import type { States } from '../../src/definition/states/state.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const saved = join(root, 'engine/test/fixtures/saved');
const AHEAD = 100;

/** The same process as a later version, with returning from each outer task to any other. */
function later(definition: ProcessDefinition): ProcessDefinition {
  const tasks = Object.entries(definition.states).flatMap(([key, { type }]) => (type === 'task' ? [key] : []));
  const states = Object.entries(definition.states).map(([key, state]) => {
    const to = tasks.filter((task) => task !== key);
    return [key, state.type === 'task' && to.length > 0 ? { ...state, operations: { return: { to } } } : state];
  });
  return { ...definition, version: definition.version + AHEAD, states: Object.fromEntries(states) as States };
}

/** Where it stands, with whom and with what. */
function standing({ visits, variables, handlers, children, timers, tasks, attachments, status }: ProcessInstance) {
  const work = tasks.map(({ id, state, assignee, candidates, draft }) => ({ id, state, assignee, candidates, draft }));
  const own = timers.filter(({ rule }) => !rule.startsWith('clock:'));
  return { visits, variables, handlers, children, timers: own, work, attachments, status };
}

describe.each(readdirSync(saved))('each instance of the store of version %s', (version) => {
  const folder = mkdtempSync(join(tmpdir(), 'yunliu-documents-'));
  const { now } = JSON.parse(readFileSync(join(saved, version, 'stories.json'), 'utf8')) as { now: string };
  let engine: Engine;
  let instances: readonly ProcessInstance[];
  let count = 0;

  beforeAll(async () => {
    const path = join(folder, 'store.db');
    writeFileSync(path, gunzipSync(readFileSync(join(saved, version, 'store.db.gz'))));
    const definitions = join(root, 'process-definitions');
    const { calendars } = await loadFolder({ definitions, forms: join(root, 'form-templates') });
    const people = JSON.parse(readFileSync(join(definitions, 'demo-organisation.json'), 'utf8')) as Organisation;
    engine = createEngine({
      store: await openSqliteStore({ path }),
      directory: () => createDirectory(people),
      calendars: createCalendars(calendars),
      clock: new SimulatedClock(now),
    });
    const { rows } = await engine.store.searchInstances({ limit: 200 });
    instances = await Promise.all(rows.map(async ({ id }) => (await engine.instance(id))!));
  });
  afterAll(async () => {
    await engine.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const running = (): readonly ProcessInstance[] => instances.filter(({ status }) => status === 'running');
  const send = ({ id: instanceId }: ProcessInstance, by: string, said: object) =>
    engine.execute({ commandId: `saved-${++count}`, instanceId, actor: { userId: by }, ...said } as Command);

  it('[PR50] is suspended and activated, and stands where it stood', async () => {
    expect(running().length).toBeGreaterThan(20);
    for (const before of running()) {
      await send(before, 'admin', { type: 'suspend', reason: '升级前检查' });
      expect((await engine.instance(before.id))?.suspended).toBeDefined();
      await send(before, 'admin', { type: 'activate' });
      // What the present code adds on the first command (clocks, waits) is new; what was there is as it was.
      expect(standing((await engine.instance(before.id))!), before.definition.key).toEqual(standing(before));
    }
  });

  it('[PR51] is migrated to a later version, there returned from where it is, and goes on', async () => {
    const pinned = new Map(
      running().map(({ definition: { key, version } }) => [`${key}@${version}`, { key, version }]),
    );
    const stored = await Promise.all(
      [...pinned.values()].map(({ key, version }) => engine.store.definition(key, version)),
    );
    const report = await engine.publish(
      { definitions: stored.map((each) => later(each!.definition)), forms: [] },
      'admin',
    );
    expect(report.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    let returned = 0;
    for (const before of running()) {
      const { version } = before.definition;
      await send(before, 'admin', { type: 'migrate', toVersion: version + AHEAD, fromVersion: version, planId: 'p' });
      const { tasks, definition } = (await engine.instance(before.id))!;
      expect(definition.version).toBe(version + AHEAD);
      expect(tasks.map(({ id }) => id)).toEqual(before.tasks.map(({ id }) => id));
      for (const { id: taskId, state, assignee, candidates } of tasks) {
        // Who completed it last is known from before; the way here (`trail`) is not, so the target has to be named.
        const to = Object.keys(before.handlers).findLast((passed) => passed !== state);
        const by = assignee ?? candidates.find((each) => each.startsWith('user:'))?.slice('user:'.length);
        if (to === undefined || by === undefined) continue;
        const offers = await engine.offers({ instanceId: before.id, userId: by, taskId });
        if (!JSON.stringify(offers).includes(JSON.stringify(to))) continue;
        const code = await send(before, by, { type: 'return', taskId, to, comment: '补充材料' }).then(
          () => 'ok',
          (error: { readonly code?: string }) => error.code ?? 'untyped',
        );
        expect(code).toMatch(/^(ok|(return|task)\/.+)$/);
        if (code !== 'ok') continue;
        const back = (await engine.instance(before.id))!.tasks.find((task) => task.state === to);
        expect(back?.assignee).toBe(before.handlers[to]);
        returned += 1;
      }
      const { status, tasks: open } = (await engine.instance(before.id))!;
      if (status === 'running' && open.length > 0)
        await send(before, 'admin', { type: 'jump', to: open[0]!.state, reason: '重新办理' });
    }
    expect(returned).toBeGreaterThanOrEqual(3);
  });

  it('[PR52] is exported and verified, and the doctor finds nothing wrong', async () => {
    for (const { id, definition } of instances)
      expect(verifyBundle(await exportHistory(engine.store, id, now)), definition.key).toEqual([]);
    const { findings, faulty, instances: examined, rebuilt, withoutLog } = await examineStore(engine.store);
    expect(findings.filter(({ issue }) => issue.severity === 'error')).toEqual([]);
    expect([faulty, examined]).toEqual([0, instances.length]);
    // Whatever rules decided it, each with a log is rebuilt to the last command.
    expect(rebuilt + withoutLog).toBe(instances.length);
  });
});
