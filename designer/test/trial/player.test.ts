import { describe, expect, it } from 'vitest';
import { applyCommand, type Command, type DesignDocument } from '@yunliu/designer/model';
import { mergeCoverage, runScenario, type Scenario } from '@yunliu/engine/simulate';
import { compareReplay } from '../../src/trial/compare-replay.js';
import { knownSamples } from '../../src/trial/sample-values.js';
import { likeliestStep } from '../../src/trial/likeliest-step.js';
import { presentExpectation } from '../../src/trial/present-expectation.js';
import { nextWorkingDay } from '../../src/trial/clock-jumps.js';
import { TrialPlayer } from '../../src/trial/trial-player.js';
import { trialMarks } from '../../src/trial/trial-marks.js';
import { trialWorld } from '../../src/trial/trial-world.js';
import { newest as shipped, newestWorld } from './newest.js';
import { shippedProcesses } from '../model/shipped.js';

const world = newestWorld();
const scenariosOf = (document: DesignDocument): readonly (readonly [string, Scenario])[] =>
  Object.entries(document.scenarios) as unknown as readonly (readonly [string, Scenario])[];
const changed = (document: DesignDocument, command: Command): DesignDocument => applyCommand(document, command);

function playerOf(document: DesignDocument, scenario: Scenario): TrialPlayer {
  const { process, clock, data, systems } = scenario;
  return new TrialPlayer(trialWorld(document, world), {
    process,
    clock,
    ...(data && { data }),
    ...(systems && { systems }),
  });
}

describe('the player of a trial', () => {
  it.each(shippedProcesses)('[Y1] plays the shipped scenarios of %s as the engine runs them', (key) => {
    const document = shipped(key);
    for (const [name, scenario] of scenariosOf(document)) {
      const player = playerOf(document, scenario);
      for (const step of scenario.steps) {
        const fault = player.play(step);
        expect(fault, `${name}: ${JSON.stringify(step)}`).toBeUndefined();
      }
      const run = runScenario(scenario, trialWorld(document, world));
      expect(run.failures, name).toEqual([]);
      expect(player.trace).toEqual(run.trace);
    }
  });

  const hotline = shipped('hotline');
  const start = { process: 'hotline', clock: '2026-09-30T09:40:00.000Z' };
  const begun = (document = hotline): TrialPlayer => {
    const player = new TrialPlayer(trialWorld(document, world), start);
    expect(player.play({ start: { by: 'hotline-1' } })).toBeUndefined();
    return player;
  };

  it('[Y2] a refused step leaves nothing behind; going back gives the very situation before', () => {
    const player = begun();
    const before = JSON.stringify(player.simulation.instances);
    expect(player.play({ complete: { state: 'call-taken', by: 'user-1', outcome: 'solved' } })?.code).toBe(
      'task/not-assigned',
    );
    expect(player.steps).toHaveLength(1);
    player.play({ advance: 'PT20M' });
    expect(player.trace.at(-1)?.states).toContain('escalated');
    player.goTo(1);
    expect(JSON.stringify(player.simulation.instances)).toBe(before);
    player.goTo(0);
    expect(player.simulation.instances).toEqual([]);
  });

  it.each(shippedProcesses)('[Y3] the likeliest step leads %s to an end', (key) => {
    const document = shipped(key);
    const stories = scenariosOf(document).map(([, scenario]) => scenario);
    const samples = knownSamples(stories, []);
    const player = playerOf(document, stories[0] ?? { ...start, process: key, steps: [] });
    const first = stories[0]?.steps.find((step) => 'start' in step) ?? { start: { by: 'admin' } };
    expect(player.play(first)).toBeUndefined();
    for (let step = 0; step < 80 && player.simulation.instances[0]?.status === 'running'; step += 1) {
      const next = likeliestStep(player, samples);
      if (next === undefined) break;
      expect(player.play(next), JSON.stringify(next)).toBeUndefined();
    }
    const [root] = player.simulation.instances;
    expect({ key, status: root?.status, at: root?.visits.map(({ state }) => state) }).toMatchObject({
      status: 'completed',
    });
  });

  it('[Y4] the story it keeps is a scenario that comes true', () => {
    const player = begun();
    player.play({ advance: 'PT20M' });
    const expectation = presentExpectation(player.simulation, 'hotline');
    expect(expectation?.states).toEqual(['escalated', 'record-completed']);
    const story = player.story('满 20 分钟', expectation);
    const run = runScenario(story, trialWorld(hotline, world));
    expect(run.ok).toBe(true);
    expect(run.trace).toHaveLength(3);
  });

  it('[Y5] after a change of the draft it plays on and tells where the ways part', () => {
    const player = begun();
    player.play({ advance: 'PT20M' });
    player.play({ comment: { by: 'hotline-1', text: '记一下' } });
    const same = changed(hotline, { type: 'set', pointer: '/definition/title/zh-CN', value: '热线' });
    expect(player.moveTo(trialWorld(same, world))).toBeUndefined();
    expect(player.steps).toHaveLength(3);
    const slower = changed(hotline, {
      type: 'set',
      pointer: '/definition/states/service/states/call-taken/timers/0/after',
      value: 'PT40M',
    });
    expect(player.moveTo(trialWorld(slower, world))).toMatchObject({
      step: 1,
      kind: 'states',
      before: ['escalated', 'record-completed'],
      after: ['call-taken'],
    });
    const other = changed(hotline, { type: 'set', pointer: '/definition/start/by', value: ['pm'] });
    expect(player.moveTo(trialWorld(other, world))).toMatchObject({ step: 0, kind: 'refusal', dropped: 3 });
    expect(player.steps).toEqual([]);
  });

  it('[Y6] tokens stand in the states that hold no others', () => {
    const player = begun();
    player.play({ advance: 'PT20M' });
    const [root] = player.simulation.instances;
    const marks = root && trialMarks(player.simulation, root);
    expect(marks?.tokens.map(({ state }) => state)).toEqual(['escalated', 'record-completed']);
    expect(marks?.active).toContain('service');
    expect(marks?.done).toContain('call-taken');
    expect(marks?.taken).toContain('call-taken>follow-up>timer');
  });

  it('[Y7] the next working day skips the National Day holidays', () => {
    const player = begun();
    expect(nextWorkingDay(player.simulation)?.slice(0, 10)).toBe('2026-10-08');
  });

  it('[Y8] finished tickets go the same way on the unchanged draft; on a changed one the first difference is told', () => {
    const slower = changed(hotline, {
      type: 'set',
      pointer: '/definition/states/service/states/call-taken/outcomes/solved/to',
      value: 'second-callback',
    });
    const differences = scenariosOf(hotline).map(([name, scenario]) => {
      const told = { ...scenario, steps: scenario.steps.filter((step) => !('expect' in step)) };
      const published = runScenario(told, trialWorld(hotline, world));
      const path = compareReplay({ path: [] }, published, hotline.definition).rows.flatMap(({ after }) => after ?? []);
      expect(compareReplay({ path }, published, hotline.definition).first, name).toBeUndefined();
      return [
        name,
        compareReplay({ path }, runScenario(told, trialWorld(slower, world)), slower.definition).first,
      ] as const;
    });
    const solved = differences.find(([name]) => name === 'solved-in-call')?.[1];
    expect(solved).toMatchObject({ kind: 'state', after: { state: 'second-callback' } });
    const escalated = differences.find(([name]) => name === 'auto-escalated-with-two-callbacks')?.[1];
    expect(escalated).toBeUndefined();
  });

  it('[Y9] the shipped scenarios together cover every way of the hotline', () => {
    const runs = scenariosOf(hotline).map(([, scenario]) => runScenario(scenario, trialWorld(hotline, world)));
    const [coverage] = mergeCoverage([hotline.definition], runs);
    expect(coverage?.missing).toEqual([]);
  });
});
