import { describe, expect, test } from 'vitest';
import {
  mergeCoverage,
  runScenario,
  transitionText,
  type Expectation,
  type ScenarioStep,
} from '../../src/simulate/index.js';
import { desk, fault, story, world } from './world.js';

const play = (...steps: readonly ScenarioStep[]) => runScenario(story(...steps), world);
const problems = (...steps: readonly ScenarioStep[]) =>
  play(...steps).failures.map(({ pointer, message }) => `${pointer} ${message.en}`);
const start: ScenarioStep = { start: { by: 'desk-1' } };
const handOver: ScenarioStep = { complete: { state: 'taken', by: 'desk-1', outcome: 'hand-over' } };
const found: ScenarioStep = { job: { handler: 'assets', result: { cause: '电源' } } };
const fixed: ScenarioStep = { complete: { state: 'repair', by: 'tech-1', outcome: 'fixed', process: 'fault' } };
const expecting = (expect: Expectation): ScenarioStep => ({ expect });

describe('runScenario', () => {
  test('[M1] a story runs through children, documents and copies; what it expects comes true', () => {
    const run = play(
      start,
      expecting({
        status: 'running',
        businessKey: 'D-2026-001',
        states: ['taken'],
        tasks: [{ state: 'taken', assignee: 'desk-1', dueAt: '2026-09-30T18:40:00+08:00' }],
        timers: [{ rule: 'late', dueAt: '2026-09-30T18:00:00+08:00' }],
        clocks: [{ metric: 'desk-1h', status: 'running' }],
      }),
      found,
      handOver,
      expecting({ states: ['handling'], children: [{ process: 'fault', status: 'running' }], tasks: [] }),
      expecting({
        process: 'fault',
        states: ['repair'],
        data: { cause: '电源' },
        tasks: [{ state: 'repair', candidates: ['tech'] }],
      }),
      fixed,
      expecting({
        states: ['call-back'],
        data: { cause: '电源' },
        children: [{ process: 'fault', status: 'completed', outcome: 'fixed' }],
      }),
      expecting({ process: 'fault', status: 'completed', outcome: 'fixed' }),
      { complete: { state: 'call-back', by: 'desk-1', outcome: 'ok' } },
      expecting({
        status: 'completed',
        outcome: 'closed',
        documents: ['sheet'],
        copies: ['tech-1'],
        events: ['document.produced'],
        incidents: 0,
      }),
    );
    expect(run.failures).toEqual([]);
    expect(run).toMatchObject({ ok: true, skipped: 0 });
  });

  test('[M2] the clock moves; timers fire in due order on the way, repeating ones again and again', () => {
    const run = play(start, { advance: 'PT12M' }, expecting({ states: ['taken'], notices: ['催办', '催办'] }), {
      advanceTo: '2026-09-30T18:30:00+08:00',
    });
    expect(run.ok).toBe(true);
    const last = run.trace.at(-1);
    expect(last).toMatchObject({ at: '2026-09-30T10:30:00.000Z', states: ['handling'], timers: [] });
    const fired = last?.events.filter(({ type }) => type === 'timer.fired').map(({ details }) => details['rule']);
    expect(fired).toEqual(['remind', 'late']);
    expect(problems(start, { advanceTo: '2026-09-29T00:00:00Z' })[0]).toContain('simulation/back-in-time');
  });

  test('[M3] a handler that fails is retried by the clock and becomes an incident; an administrator goes on', () => {
    const fail: ScenarioStep = { job: { handler: 'assets', fail: '连接超时' } };
    const steps = [start, fail, fail, fail, handOver];
    const run = play(
      ...steps,
      expecting({ process: 'fault', incidents: 0 }),
      { advance: 'PT5M' },
      expecting({ process: 'fault', states: ['lookup'], incidents: 1, events: ['incident.raised'] }),
      { retryIncident: { by: 'desk-1', process: 'fault' }, refused: 'incident/not-allowed' },
      { retryIncident: { by: 'admin', process: 'fault' } },
      expecting({ process: 'fault', states: ['repair'], incidents: 0 }),
    );
    expect(run.failures).toEqual([]);
  });

  test('[M4] cancelling the parent cancels the child that is waited for', () => {
    const run = play(
      start,
      handOver,
      { cancel: { by: 'desk-1', reason: '不需要了' }, refused: 'instance/cancel-not-allowed' },
      { cancel: { by: 'admin', reason: '不需要了' } },
      expecting({ status: 'cancelled', children: [{ process: 'fault', status: 'cancelled' }] }),
      expecting({ process: 'fault', status: 'cancelled', events: ['instance.cancelled'] }),
    );
    expect(run.failures).toEqual([]);
  });

  test('[M5] a failed expectation is told with its place and what is instead; the story goes on', () => {
    const wrong = play(
      start,
      expecting({
        status: 'completed',
        states: ['handling'],
        tasks: [{ state: 'taken', assignee: null }],
        data: { x: 1 },
        incidents: 2,
        children: [{ process: 'fault' }],
        notices: ['催办'],
        events: ['task.completed'],
        timers: [],
        clocks: [{ metric: 'desk-1h', status: 'breached' }],
      }),
      handOver,
    );
    expect(wrong.ok).toBe(false);
    expect(wrong.trace).toHaveLength(3);
    expect(wrong.failures.map(({ pointer }) => pointer.replace('/steps/1/expect/', '')).toSorted()).toEqual(
      [
        'status',
        'states',
        'tasks',
        'data/x',
        'incidents',
        'children',
        'notices',
        'events',
        'timers',
        'clocks',
      ].toSorted(),
    );
    expect(wrong.failures.find(({ pointer }) => pointer.endsWith('/states'))?.message).toEqual({
      'zh-CN': 'states 应为 ["handling"]，实际为 ["taken"]。',
      en: 'states must be ["handling"] but is ["taken"]',
    });
  });

  test('[M6] an unexpected refusal ends the story; an expected one must come, with that very code', () => {
    const run = play(start, { complete: { state: 'taken', by: 'user-1', outcome: 'solved' } }, handOver);
    expect(run).toMatchObject({ ok: false, skipped: 1 });
    expect(run.trace[1]).toMatchObject({ refusal: { code: 'task/not-assigned' }, states: ['taken'] });
    expect(problems(start, { ...handOver, refused: 'task/not-assigned' })).toEqual([
      '/steps/1/refused must be refused with "task/not-assigned" but was accepted',
    ]);
    expect(
      problems(start, { complete: { state: 'taken', by: 'user-1', outcome: 'solved' }, refused: 'task/ended' })[0],
    ).toContain('refused with "task/not-assigned"');
  });

  test('[M6] a step on a task that is not open says which are, and where the state is open', () => {
    expect(problems(handOver)[0]).toContain('simulation/no-instance');
    const run = play(start, handOver, { complete: { state: 'repair', by: 'tech-1', outcome: 'fixed' } });
    expect(run.trace[2]?.refusal).toMatchObject({
      code: 'simulation/no-open-task',
      hint: { en: 'The state is open in "fault": add "process": "fault".' },
    });
  });

  test('[M7] variables of the story are the host’s; the starting person still needs the right to start', () => {
    const asUser = (by: string) =>
      runScenario({ ...story({ start: { by } }, expecting({ data: { vip: true } })), data: { vip: true } }, world);
    expect(asUser('user-1').ok).toBe(true);
    expect(asUser('tech-1').trace[0]?.refusal?.code).toBe('process/start-not-allowed');
    expect(play({ start: { by: 'user-1', data: { vip: true } } }).trace[0]?.refusal?.code).toBe('form/invalid');
  });

  test('[M8] the same story gives the same trace, and the trace is plain JSON', () => {
    const steps = [start, found, handOver, fixed, { advance: 'PT1H' }] as const;
    const trace = play(...steps).trace;
    expect(JSON.parse(JSON.stringify(trace))).toEqual(JSON.parse(JSON.stringify(play(...steps).trace)));
    expect(trace[0]).toMatchObject({
      step: 1,
      command: start,
      instance: 'instance-1',
      process: 'desk',
      status: 'running',
    });
  });
});

describe('files in a story', () => {
  test('[M10] those a step names are attached by its person, once, and only where that person may', () => {
    const naming = (by: string): ScenarioStep => ({
      // the state has no form: the values are refused, which shows that the file came before them
      saveDraft: { state: 'taken', by, data: { scan: [{ file: 'f-1', name: '扫描件.pdf' }] } },
    });
    const refused = (step: ScenarioStep, code: string): ScenarioStep => ({ ...step, refused: code });
    const run = play(
      start,
      refused(naming('tech-1'), 'task/not-assigned'),
      refused(naming('desk-1'), 'form/invalid'),
      refused(naming('desk-1'), 'form/invalid'),
    );
    expect(run.failures).toEqual([]);
    const added = run.trace.flatMap(({ events }) => events).filter(({ type }) => type === 'attachment.added');
    expect(added.map(({ actor }) => actor)).toEqual(['desk-1']);
  });
});

describe('mergeCoverage', () => {
  test('[M9] all transitions of all runs count together; what nobody walked is named', () => {
    const runs = [play(start, found, handOver, fixed), play(start, { advance: 'PT20M' })];
    const [ofDesk, ofFault] = mergeCoverage([desk, fault], runs);
    expect(ofDesk).toMatchObject({ process: 'desk', covered: 3, total: 6 });
    expect(ofDesk?.missing.map(transitionText)).toEqual([
      'taken —solved→ closed',
      'handling —call *→ closed',
      'call-back —ok→ closed',
    ]);
    expect(ofFault).toMatchObject({ covered: 2, total: 3 });
  });
});
