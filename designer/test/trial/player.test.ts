import { describe, expect, it } from 'vitest';
import { applyCommand, type Command, type DesignDocument } from '@yunliu/designer/model';
import { mergeCoverage, runScenario, type PathStep, type Scenario } from '@yunliu/engine/simulate';
import { compareReplay, type Replayed } from '../../src/trial/compare-replay.js';
import { playTold } from '../../src/trial/play-told.js';
import { knownSamples } from '../../src/trial/sample-values.js';
import { likeliestStep } from '../../src/trial/likeliest-step.js';
import { presentExpectation } from '../../src/trial/present-expectation.js';
import { nextOpening } from '../../src/trial/office-times.js';
import { DesignSession } from '@yunliu/designer/session';
import { TrialBench } from '../../src/trial/trial-bench.js';
import { TrialPlayer } from '../../src/trial/trial-player.js';
import { TrialRun } from '../../src/trial/trial-run.js';
import { firedLines } from '../../src/trial/clock-jumps.js';
import { standingWords, takenWords } from '../../src/trial/standing-words.js';
import { TrialNames } from '../../src/trial/trial-names.js';
import { trialMarks } from '../../src/trial/trial-marks.js';
import { trialWorld } from '../../src/trial/trial-world.js';
import { newest as shipped, newestWorld } from './newest.js';
import { shippedProcesses } from '../model/shipped.js';

const world = newestWorld();
const scenariosOf = (document: DesignDocument): readonly (readonly [string, Scenario])[] =>
  Object.entries(document.scenarios) as unknown as readonly (readonly [string, Scenario])[];
const replayed = (document: DesignDocument, scenario: Scenario, on = world): Replayed => ({
  definition: document.definition,
  played: playTold(scenario, trialWorld(document, on)),
});
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

  it('[Y35] says aloud what a step did and where the trial stands after it', () => {
    const player = begun();
    const zh = new TrialNames(player.world, player.simulation, 'zh-CN');
    expect(takenWords(player, zh)).toMatch(/^.+发起。当前步骤：接听并解答。$/);
    const en = new TrialNames(player.world, player.simulation, 'en');
    expect(takenWords(player, en)).toMatch(/ starts it\. Where it stands: Take the call\.$/);
    expect(player.play({ advance: 'PT20M' })).toBeUndefined();
    const fired = firedLines(player, zh);
    expect(fired.length).toBeGreaterThan(0);
    expect(takenWords(player, zh, fired)).toMatch(/^时间推进到 .+。当前步骤：(?!接听并解答。).+。$/);
    expect(player.play({ cancel: { by: 'admin', reason: '试' } })).toBeUndefined();
    expect(standingWords(player, zh)).toBe('流程已取消。');
  });

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
    expect(player.onWorld(trialWorld(same, world)).parting).toBeUndefined();
    expect(player.steps).toHaveLength(3);
    const slower = changed(hotline, {
      type: 'set',
      pointer: '/definition/states/service/states/call-taken/timers/0/after',
      value: 'PT40M',
    });
    expect(player.onWorld(trialWorld(slower, world)).parting).toMatchObject({
      step: 1,
      kind: 'states',
      before: ['escalated', 'record-completed'],
      after: ['call-taken'],
    });
    const other = changed(hotline, { type: 'set', pointer: '/definition/start/by', value: ['pm'] });
    expect(player.onWorld(trialWorld(other, world))).toMatchObject({
      parting: { step: 0, kind: 'refusal', dropped: 3 },
      refused: { code: 'process/start-not-allowed' },
    });
    expect(player.steps).toHaveLength(3);
  });

  describe('while the draft is under the hand', () => {
    const after = '/definition/states/service/states/call-taken/timers/0/after';
    const begin = (): { readonly run: TrialRun; readonly session: DesignSession } => {
      const session = new DesignSession(hotline, { world });
      const bench = new TrialBench(session);
      const run = new TrialRun(bench, { changed: () => {}, ask: async () => undefined, people: () => [] });
      const { setup, steps } = begun();
      run.begin(setup, steps);
      run.play({ advance: 'PT20M' });
      run.play({ comment: { by: 'hotline-1', text: '记一下' } });
      return { run, session };
    };
    const edit = ({ run, session }: ReturnType<typeof begin>, value: string, pointer = after): void => {
      session.execute({ type: 'set', pointer, value });
      run.followDraft();
    };

    it('[Y22] a trial stands still while the draft cannot be played, says why as the problems do, and goes on', () => {
      const trial = begin();
      const simulation = trial.run.player?.simulation;
      edit(trial, 'nowhere', '/definition/initial');
      expect(trial.run.player?.simulation).toBe(simulation);
      expect(trial.run.player?.steps).toHaveLength(3);
      const [problem] = trial.session.issues;
      expect(trial.run.broken?.message).toEqual(problem?.message);
      expect(JSON.stringify(trial.run.broken?.message)).not.toMatch(/hotline/);
      trial.session.undo();
      trial.run.followDraft();
      expect([trial.run.broken, trial.run.player?.steps.length]).toEqual([undefined, 3]);
    });

    it('[Y22] steps that a change of the draft takes away come back with the next one, until somebody goes on by hand', () => {
      const trial = begin();
      trial.run.play({ claim: { state: 'escalated', by: 'desk-1' } });
      expect(trial.run.player?.steps).toHaveLength(4);
      edit(trial, 'PT40M');
      expect(trial.run.player?.steps).toHaveLength(3);
      edit(trial, 'PT20M');
      expect(trial.run.player?.steps).toHaveLength(4);
      edit(trial, 'PT40M');
      trial.run.play({ comment: { by: 'hotline-1', text: '再记一下' } });
      edit(trial, 'PT20M');
      expect(trial.run.player?.steps.filter((step) => 'claim' in step)).toEqual([]);
    });

    it('[Y22] what could not begin on a faulty draft begins once it is mended', () => {
      const session = new DesignSession(hotline, { world });
      session.execute({ type: 'set', pointer: '/definition/initial', value: 'nowhere' });
      const run = new TrialRun(new TrialBench(session), {
        changed: () => {},
        ask: async () => undefined,
        people: () => [],
      });
      const { setup, steps } = begun();
      run.begin(setup, steps);
      expect([run.player, run.broken?.message]).toEqual([undefined, session.issues[0]?.message]);
      session.undo();
      run.followDraft();
      expect([run.player?.steps.length, run.broken]).toEqual([1, undefined]);
    });
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
    expect(nextOpening(player.simulation.calendars, player.simulation.now)?.slice(0, 10)).toBe('2026-10-08');
  });

  it('[Y8] finished tickets go the same way on the unchanged draft; on a changed one the first difference is told', () => {
    const slower = changed(hotline, {
      type: 'set',
      pointer: '/definition/states/service/states/call-taken/outcomes/solved/to',
      value: 'second-callback',
    });
    const differences = scenariosOf(hotline).map(([name, scenario]) => {
      const published = replayed(hotline, scenario);
      const path = compareReplay([], published).rows.flatMap(({ after }) => after ?? []);
      const same = compareReplay(path, published, published);
      expect([same.first, same.people, same.isUnlike], name).toEqual([undefined, [], false]);
      return [name, compareReplay(path, replayed(slower, scenario), published).first] as const;
    });
    const solved = differences.find(([name]) => name === 'solved-in-call')?.[1];
    expect(solved).toMatchObject({ kind: 'state', after: { state: 'second-callback' } });
    const escalated = differences.find(([name]) => name === 'auto-escalated-with-two-callbacks')?.[1];
    expect(escalated).toBeUndefined();
  });

  const desk = '/definition/states/service/states/follow-up/regions/handling/states/escalated';
  const escalated = hotline.scenarios['auto-escalated-with-two-callbacks'] as unknown as Scenario;
  const pathOf = (document: DesignDocument): PathStep[] =>
    compareReplay([], replayed(document, escalated)).rows.flatMap(({ after }) => after ?? []);

  it('[Y8a] a step that other people would be given is told with who before and who after, the way being the same', () => {
    const base = replayed(hotline, escalated);
    const other = changed(hotline, {
      type: 'set',
      pointer: `${desk}/assign`,
      value: { by: 'role', role: 'project-manager' },
    });
    const compared = compareReplay(pathOf(hotline), replayed(other, escalated), base);
    expect(compared.first).toBeUndefined();
    const [first, ...others] = compared.people;
    expect(first?.before).toMatchObject({ state: 'escalated', visit: 1, candidates: ['role:service-desk'] });
    expect(first?.before.people).toEqual(['desk-1', 'desk-2', 'desk-3']);
    expect(first?.after).toMatchObject({ candidates: ['role:project-manager'] });
    expect(first?.after.people).not.toContain('desk-1');
    expect(others.every(({ before }) => before.state !== 'call-taken')).toBe(true);
    expect(compared.standIns[0]).toMatchObject({ state: 'escalated', before: 'desk-1' });
    // The same people, asked in another way, are no other people.
    const named = changed(hotline, {
      type: 'set',
      pointer: `${desk}/assign`,
      value: { by: 'expression', users: '["desk-1", "desk-2", "desk-3"]' },
    });
    expect(compareReplay(pathOf(hotline), replayed(named, escalated), base).people).toEqual([]);
  });

  it('[Y8b] what the people of today change is not laid at the door of the draft', () => {
    const { organisation } = world;
    const left = {
      ...world,
      organisation: {
        ...organisation,
        users: organisation.users.map((user) => (user.id === 'desk-1' ? { ...user, active: false } : user)),
      },
    };
    const base = replayed(hotline, escalated, left);
    expect(base.played.standIns.map(({ before, after }) => [before, after])).toContainEqual(['desk-1', 'desk-3']);
    const same = compareReplay(pathOf(hotline), replayed(hotline, escalated, left), base);
    expect([same.first, same.people, same.standIns]).toEqual([undefined, [], []]);
    // Without the version it ran on, somebody who cannot do their step any more is all that is known.
    const alone = compareReplay(pathOf(hotline), replayed(hotline, escalated, left));
    expect([alone.first, alone.people]).toEqual([undefined, []]);
    expect(alone.standIns).not.toEqual([]);
  });

  it('[Y9] the shipped scenarios together cover every way of the hotline', () => {
    const runs = scenariosOf(hotline).map(([, scenario]) => runScenario(scenario, trialWorld(hotline, world)));
    const [coverage] = mergeCoverage([hotline.definition], runs);
    expect(coverage?.missing).toEqual([]);
  });
});
