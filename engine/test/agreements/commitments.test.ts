import {
  collectFacts,
  evaluateCommitment,
  measuredProcesses,
  type Commitment,
  type Judgement,
} from '@yunliu/engine/agreements';
import { describe, expect, it } from 'vitest';
import organisation from '../../../process-definitions/demo-organisation.json' with { type: 'json' };
import type { ProcessDefinition } from '../../src/definition/process-definition.js';
import type { JsonObject } from '../../src/definition/json.js';
import { createDirectory } from '../../src/identity/create-directory.js';
import { createCalendars } from '../../src/service-time/create-calendars.js';
import { createSimulation, runScenario, type Scenario, type ScenarioWorld } from '../../src/simulate/index.js';
import { definitionOf, final, task } from '../decide/definitions.js';
import { clockCases, REPORTED, type ClockCase } from './clock-cases.js';
import { recordCases, type Carried, type RecordCase } from './record-cases.js';
import { folder, shippedRows } from './shipped-agreements.js';

const calendars = createCalendars(folder.calendars);
const directory = createDirectory(organisation as never);

function rowOf(id: string) {
  const found = shippedRows.find(({ commitment }) => commitment.id === id);
  if (found === undefined) throw new Error(`no row ${id}`);
  return found;
}

/** A process of one task whose clock the agreement gives the time. */
function smallProcess(key: string, metric?: string): ProcessDefinition {
  const latest = metric === 'arrive-on-time' ? { latest: 'agreedAt' } : {};
  const clocks = metric === undefined ? {} : { clocks: [{ metric, ...latest }] };
  return definitionOf(
    'open',
    { open: task({ done: 'closed' }, { assign: { by: 'user', user: 'desk-1' }, ...clocks }), closed: final() },
    { key, start: { by: ['*'] }, data: { type: 'object', properties: { system: { type: 'string' } } } },
  );
}

function world(...definitions: readonly ProcessDefinition[]): ScenarioWorld {
  return { definitions, forms: [], directory, calendars, agreements: folder.agreements };
}

function playClock({ id, due, priority, process, data }: ClockCase, lateMs: number) {
  const { agreement, commitment } = rowOf(id);
  if (commitment.kind !== 'clock') throw new Error(`${id} is no clock`);
  const [service = ''] = commitment.services;
  const key = process ?? agreement.services.find((each) => each.key === service)?.process ?? service;
  const metric = commitment.metrics?.[0] ?? commitment.key;
  const end = new Date(Date.parse(due) + lateMs).toISOString();
  const story: Scenario = {
    process: key,
    clock: REPORTED,
    systems: { erp: agreement.key },
    data: { system: 'erp', ...(priority === undefined ? {} : { priority }), ...data },
    steps: [
      { start: { by: 'desk-1' } },
      {
        expect: {
          clocks: [{ metric, status: 'running', dueAt: due, commitment: id }],
          tasks: [{ state: 'open', dueAt: due }],
        },
      },
      { advanceTo: end },
      { complete: { state: 'open', by: 'desk-1', outcome: 'done' } },
      {
        expect: {
          status: 'completed',
          clocks: [{ metric, status: lateMs > 0 ? 'breached' : 'met', ...(lateMs > 0 ? { cause: 'engineer' } : {}) }],
        },
      },
    ],
  };
  return runScenario(story, world(smallProcess(key, metric)));
}

/** Carries the cases out in a world of their own and judges the row from what the instances say. */
function judgeRecords({ id, from, to }: RecordCase, carried: readonly Carried[]): Judgement {
  const { agreement, commitment } = rowOf(id);
  if (commitment.kind === 'clock') throw new Error(`${id} is a clock`);
  const [key = ''] = measuredProcesses(agreement, commitment, commitment.measure);
  const ordered = carried.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const simulation = createSimulation({
    ...world(smallProcess(key)),
    now: new Date(Math.min(...ordered.map(({ at }) => Date.parse(at)), Date.parse(from))).toISOString(),
  });
  for (const { at, data } of ordered) {
    simulation.advanceTo(new Date(at).toISOString());
    const instanceId = simulation.newInstanceId();
    const refused = simulation.execute({
      type: 'start',
      by: 'system',
      process: key,
      instanceId,
      variables: { ...data } as JsonObject,
    });
    expect(refused).toBeUndefined();
    const taskId = simulation.instance(instanceId)?.tasks[0]?.id ?? '';
    expect(simulation.execute({ type: 'complete', by: 'desk-1', instanceId, taskId, outcome: 'done' })).toBeUndefined();
  }
  const cases = simulation.instances.map(({ definition, ...rest }) => ({ ...rest, process: definition.key }));
  return evaluateCommitment(agreement, commitment, {
    facts: collectFacts(agreement, commitment, commitment.measure, cases),
    activities: activitiesOf(agreement, commitment, cases),
    period: { from: new Date(from).toISOString(), to: new Date(to).toISOString() },
    calendar: (name) => calendars.calendar(name),
  });
}

function activitiesOf(
  agreement: Parameters<typeof collectFacts>[0],
  commitment: Commitment,
  cases: Parameters<typeof collectFacts>[3],
) {
  return commitment.kind === 'periodic' && commitment.while !== undefined
    ? collectFacts(agreement, commitment, commitment.while, cases)
    : [];
}

describe('every commitment is kept in one story and broken in another', () => {
  it('[AG10] none of the 94 is missing', () => {
    const told = [...clockCases, ...recordCases].map(({ id }) => id);
    expect(told.toSorted()).toEqual(shippedRows.map(({ commitment }) => commitment.id).toSorted());
    expect(new Set(told).size).toBe(94);
  });

  it.each(clockCases.map((each) => [each.id, rowOf(each.id).commitment.title, each] as const))(
    '[AG11] %s is kept: done exactly at its due (%j)',
    (_id, _title, each) => expect(playClock(each, 0).failures).toEqual([]),
  );

  it.each(clockCases.map((each) => [each.id, each] as const))('[AG12] %s is broken: done a second later', (_id, each) =>
    expect(playClock(each, 1000).failures).toEqual([]),
  );

  it.each(recordCases.map((each) => [each.id, each] as const))('[AG13] %s is kept', (_id, each) => {
    const judged = judgeRecords(each, each.meets);
    expect(judged).toMatchObject({ commitment: each.id, kept: true });
  });

  it.each(recordCases.map((each) => [each.id, each] as const))('[AG14] %s is broken', (id, each) => {
    const judged = judgeRecords(each, each.breaks);
    expect(judged).toMatchObject({ commitment: id, kept: false, breached: each.broken ?? 1 });
  });
});
