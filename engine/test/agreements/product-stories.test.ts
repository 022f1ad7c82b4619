import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { collectFacts, evaluateCommitment } from '@yunliu/engine/agreements';
import organisation from '../../../process-definitions/demo-organisation.json' with { type: 'json' };
import { compileServerForm } from '../../src/forms/server/index.js';
import { createDirectory } from '../../src/identity/create-directory.js';
import { createCalendars } from '../../src/service-time/create-calendars.js';
import { runScenario, type Scenario, type ScenarioStep, type ScenarioWorld } from '../../src/simulate/index.js';
import { clockCases } from './clock-cases.js';
import {
  impossible,
  productRecords,
  productStories,
  type ProductRecord,
  type ProductStory,
} from './product-stories.js';
import { recordCases } from './record-cases.js';
import { folder, shippedRows } from './shipped-agreements.js';

const root = fileURLToPath(new URL('../../../process-definitions/', import.meta.url));
const calendars = createCalendars(folder.calendars);
const world: ScenarioWorld = {
  definitions: folder.definitions,
  forms: folder.forms.map(({ template }) => compileServerForm(template)),
  directory: createDirectory(organisation as never),
  calendars,
  agreements: folder.agreements,
};

function scenarioOf(story: string): Scenario {
  const [key, name] = story.split('/');
  return JSON.parse(readFileSync(`${root}${key}/scenarios/${name}.scenario.json`, 'utf8')) as Scenario;
}

function nameOf(step: ScenarioStep): string | undefined {
  return 'complete' in step ? `${step.complete.state} ${step.complete.outcome}` : undefined;
}

/** What people do in a story, at once; each step says whose it is, so that the story may begin with another process. */
function deedsOf({ steps, process }: Scenario, skip: readonly string[]): readonly ScenarioStep[] {
  return steps.flatMap((step): readonly ScenarioStep[] => {
    if (step.refused !== undefined || 'expect' in step || 'advance' in step || 'advanceTo' in step) return [];
    if (skip.includes(nameOf(step) ?? '')) return [];
    return 'complete' in step ? [{ ...step, complete: { process, ...step.complete } }] : [step];
  });
}

/** The people and forms of a shipped story, with all time passing before the step that keeps the promise. */
function play(told: ProductStory, lateMs: number) {
  const { id, story, process, step: name, nth = -1, metric, due, priority, skip = [] } = told;
  const { agreement, commitment } = shippedRows.find((row) => row.commitment.id === id)!;
  const scenario = scenarioOf(story);
  const deeds = deedsOf(scenario, skip);
  const [first] = deeds;
  if (first === undefined || !('start' in first)) throw new Error(`${story} does not begin with a start`);
  const own = first.start.process ?? scenario.process;
  const clockOf = process ?? scenario.process;
  const places = deeds.flatMap((step, index) =>
    nameOf(step) === name && 'complete' in step && step.complete.process === clockOf ? [index] : [],
  );
  const place = places.at(nth);
  if (place === undefined) throw new Error(`${story} has no step ${name}`);
  const wanted = { metric: metric ?? commitment.key, commitment: id };
  const where = clockOf === own ? {} : { process: clockOf };
  return runScenario(
    {
      ...scenario,
      process: own,
      systems: { erp: agreement.key },
      data: { ...scenario.data, system: 'erp', ...(priority === undefined ? {} : { priority }) },
      steps: [
        ...deeds.slice(0, place),
        { expect: { ...where, clocks: [{ ...wanted, status: 'running', dueAt: due }] } },
        { advanceTo: new Date(Date.parse(due) + lateMs).toISOString() },
        withData(deeds[place]!, told.data),
        { expect: { ...where, clocks: [{ ...wanted, status: lateMs > 0 ? 'breached' : 'met' }] } },
      ],
    },
    world,
  );
}

/** Fields that the later time of the step calls for. */
function withData(step: ScenarioStep, data: ProductStory['data']): ScenarioStep {
  if (data === undefined || !('complete' in step)) return step;
  return { ...step, complete: { ...step.complete, data: { ...step.complete.data, ...data } } };
}

const told = productStories.map((each) => [each.id, each.story, each] as const);

function faultsOf(story: ProductStory, lateMs: number): readonly string[] {
  return play(story, lateMs).failures.map(({ pointer, message }) => `${pointer}: ${message.en}`);
}

describe('promises of the shipped processes, with their own forms', () => {
  it.each(told)('[AG15] %s is kept in %s: done exactly at its due', (_id, _story, each) =>
    expect(faultsOf(each, -(each.earlyMs ?? 0))).toEqual([]),
  );

  it.each(told)('[AG16] %s is broken in %s: done a minute later', (_id, _story, each) =>
    expect(faultsOf({ ...each, ...each.broken }, 60_000)).toEqual([]),
  );
});

/** Plays a story to its step, checks what the process wrote down, and judges the row by it. */
function judgeRecord({ id, story, step: name, data, written, from, to }: ProductRecord) {
  const { agreement, commitment } = shippedRows.find((row) => row.commitment.id === id)!;
  if (commitment.kind === 'clock') throw new Error(`${id} is a clock`);
  const scenario = scenarioOf(story);
  const steps = scenario.steps.filter((step) => step.refused === undefined && !('expect' in step));
  const place = steps.findLastIndex((step) => nameOf(step) === name);
  const played = [...steps.slice(0, place), withData(steps[place]!, data), { expect: { data: written } }];
  const run = runScenario({ ...scenario, systems: { erp: agreement.key }, steps: played }, world);
  expect(run.failures).toEqual([]);
  const at = new Date(run.trace.at(-1)?.at ?? '').toISOString();
  const seen = {
    id: 'x-1',
    process: scenario.process,
    status: 'completed',
    startedAt: scenario.clock,
    endedAt: at,
  } as const;
  return evaluateCommitment(agreement, commitment, {
    facts: collectFacts(agreement, commitment, commitment.measure, [{ ...seen, variables: written }]),
    activities: [],
    period: { from: new Date(from).toISOString(), to: new Date(to).toISOString() },
    calendar: (calendar) => calendars.calendar(calendar),
  });
}

describe('rows that are judged over a period, from what the shipped processes write down', () => {
  it.each(productRecords.map((each) => [each.id, each.story, each.kept, each] as const))(
    '[AG17] %s by %s: kept is %s',
    (id, _story, kept, each) => expect(judgeRecord(each)).toMatchObject({ commitment: id, kept }),
  );
});

describe('where the stories of the 94 commitments run', () => {
  const own = new Set([...clockCases, ...recordCases].map(({ id }) => id));
  const inProduct = new Set([...productStories, ...productRecords].map(({ id }) => id));
  const shipped = new Set(folder.definitions.map(({ key }) => key));

  it('[AG18] a call taken in time leaves the line within 20 minutes; one written down after 25 was late', () => {
    const call = scenarioOf('hotline/fault-handled-and-called-back');
    const escalate = deedsOf(call, [])[1]!;
    const play20 = (start: object, status: string) =>
      runScenario(
        {
          ...call,
          systems: { erp: 'a02-aftersales-template' },
          data: { system: 'erp' },
          steps: [
            { start: { by: 'hotline-1', ...start } },
            escalate,
            { expect: { clocks: [{ metric: 'hotline-20min', commitment: 'A02.14', status: status as 'met' }] } },
          ],
        },
        world,
      ).failures.map(({ message }) => message.en);
    expect(play20({}, 'met')).toEqual([]);
    expect(play20({ occurredAt: '2026-09-07T08:35:00+08:00', lateReason: '通话中无法录入' }, 'breached')).toEqual([]);
    inProduct.add('A02.14');
  });

  it('[AG19] every row of a shipped process runs in it, all others in a definition of their own', () => {
    const rows = shippedRows.map(({ agreement, commitment: { id, kind, services } }) => {
      const processes = services.map((key) => agreement.services.find((each) => each.key === key)?.process ?? key);
      const isShipped = processes.some((key) => shipped.has(key));
      const isPlayed = inProduct.has(id) || Object.hasOwn(impossible, id);
      return { id, isClock: kind === 'clock', isShipped, where: isPlayed ? 'product' : 'own' };
    });
    const missed = rows.filter(({ isClock, isShipped, where }) => isClock && isShipped && where !== 'product');
    expect(missed).toEqual([]);
    expect(rows.filter(({ isShipped, where }) => !isShipped && where === 'product')).toEqual([]);
    expect(rows.filter(({ id }) => !own.has(id))).toEqual([]);
    expect(own.size).toBe(94);
  });
});
