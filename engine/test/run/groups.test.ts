import { afterEach, beforeEach, expect, it } from 'vitest';
import { createEngine, openStoredDirectory } from '@yunliu/engine';
import type { Command, Engine } from '@yunliu/engine';
import { openSqliteStore } from '@yunliu/engine/store/sqlite';
import { SimulatedClock } from '@yunliu/engine/testing';
import { examineStore } from '../../src/run/doctor/examine-store.js';
import { definitionOf, final, task } from '../decide/definitions.js';

let engine: Engine;
let counter = 0;
const group = { kind: 'vote', pass: 'yes', reject: 'no', threshold: { ratio: 1 }, results: 'ballots' } as const;

beforeEach(async () => {
  const store = await openSqliteStore({ path: ':memory:' });
  const people = await openStoredDirectory(store);
  await people.importOrganisation({
    roles: [
      { key: 'panel', title: '评委' },
      { key: 'admin', title: '管理员' },
    ],
    departments: [],
    users: ['p1', 'p2', 'p3', 'deputy'].map((id) => ({
      id,
      name: id,
      roles: id === 'deputy' ? [] : ['panel'],
      active: true,
    })),
    substitutions: [
      {
        id: 's1',
        from: 'p3',
        to: 'deputy',
        start: '2026-09-01T00:00:00.000Z',
        end: '2026-12-01T00:00:00.000Z',
        condition: 'startedBy = "p1"',
        reason: '出差',
      },
    ],
  });
  engine = createEngine({
    store,
    directory: () => people.view(),
    clock: new SimulatedClock('2026-09-30T01:00:00.000Z'),
  });
  const among = { by: 'role', role: 'panel' } as const;
  const definition = definitionOf(
    'review',
    {
      review: task({ yes: 'turn', no: 'refused' }, { assign: among, group }),
      turn: task({ ok: 'least' }, { assign: { by: 'round-robin', among } }),
      least: task({ ok: 'passed' }, { assign: { by: 'least-loaded', among } }),
      passed: final('passed'),
      refused: final('refused'),
    },
    {
      roles: { panel: { title: '评委' } },
      data: { type: 'object', properties: { ballots: { type: 'array' } } },
    },
  );
  const report = await engine.publish({ definitions: [definition], forms: [] }, 'admin');
  const errors = report.issues.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
});
afterEach(() => engine.close());

const send = (command: object, userId: string) =>
  engine.execute({ commandId: `c${++counter}`, actor: { userId }, ...command } as Command);

async function start(): Promise<string> {
  const instanceId = `i${++counter}`;
  await send({ type: 'start', process: 'request', instanceId }, 'p1');
  return instanceId;
}

async function answer(instanceId: string, outcome: (user: string) => string): Promise<void> {
  const tasks = (await engine.instance(instanceId))?.tasks ?? [];
  await Promise.all(
    tasks.map(({ id, assignee = '' }) =>
      send({ type: 'complete', instanceId, taskId: id, outcome: outcome(assignee) }, assignee),
    ),
  );
}

it('[TG98] ballots sent at the same time all count, and the group ends once', async () => {
  const instanceId = await start();
  await answer(instanceId, () => 'yes');
  const history = await engine.history(instanceId);
  expect(history.filter(({ type }) => type === 'ballot.cast')).toHaveLength(3);
  expect(history.filter(({ type }) => type === 'group.decided')).toMatchObject([
    { details: { result: 'pass', tally: { pass: 3, open: 0 } } },
  ]);
  expect((await engine.instance(instanceId))?.visits.map(({ state }) => state)).toEqual(['turn']);
});

it('[TG98] of two that would each end it, one does and the other is told that its task has ended', async () => {
  const instanceId = await start();
  const tasks = (await engine.instance(instanceId))?.tasks ?? [];
  const sent = await Promise.allSettled(
    tasks.map(({ id, assignee = '' }) => send({ type: 'complete', instanceId, taskId: id, outcome: 'no' }, assignee)),
  );
  expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const told = sent.flatMap((each) => (each.status === 'rejected' ? [(each.reason as { code: string }).code] : []));
  expect(told).toEqual(['instance/ended', 'instance/ended']);
  expect((await engine.history(instanceId)).filter(({ type }) => type === 'group.decided')).toHaveLength(1);
});

it('[TG99] the command log rebuilds groups, turns, loads and substitutions exactly', async () => {
  for (let round = 0; round < 3; round += 1) {
    const instanceId = await start();
    expect((await engine.instance(instanceId))?.tasks.map(({ assignee }) => assignee)).toEqual(['p1', 'p2', 'deputy']);
    await answer(instanceId, () => 'yes');
    if (round > 0) await answer(instanceId, () => 'ok');
    if (round > 1) await answer(instanceId, () => 'ok');
  }
  const report = await examineStore(engine.store);
  expect(report).toMatchObject({ findings: [] });
  expect(report.instances).toBe(3);
});
