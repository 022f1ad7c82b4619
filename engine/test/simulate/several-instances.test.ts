import { describe, expect, it } from 'vitest';
import { checkScenario, nameTarget, runScenario, ScenarioPlayback, scenarioOfLog } from '../../src/simulate/index.js';
import type { ScenarioStep, TicketLog } from '../../src/simulate/index.js';
import { definitionOf, final, task } from '../decide/definitions.js';
import { fault, story, world as one } from './world.js';

/** Hands each of three faults to a child of its own. */
const desk = definitionOf(
  'taken',
  {
    taken: task({ 'hand-over': 'handling' }, { assign: { by: 'starter' } }),
    handling: {
      type: 'call',
      title: '处理',
      process: 'fault',
      wait: true,
      each: { list: '["甲", "乙", "丙"]', as: 'site' },
      input: { site: 'site' },
      outcomes: { '*': { to: 'closed' } },
    },
    closed: final(),
  },
  { key: 'desk', start: { by: ['desk'] } },
);
const world = { ...one, definitions: [desk, fault] };
const begin: readonly ScenarioStep[] = [
  { start: { by: 'desk-1' } },
  { complete: { state: 'taken', by: 'desk-1', outcome: 'hand-over' } },
];
const repair = (instance: number, outcome: string): ScenarioStep => ({
  complete: { process: 'fault', instance, state: 'repair', by: 'tech-1', outcome },
});

describe('several instances of one process', () => {
  it('[M14] a step names one of them by its number in the order of start', () => {
    const run = runScenario(
      story(
        ...begin,
        { claim: { process: 'fault', instance: 1, state: 'repair', by: 'tech-1' } },
        { comment: { process: 'fault', instance: 3, by: 'tech-1', text: '等备件' } },
        repair(2, 'hopeless'),
        { expect: { process: 'fault', instance: 2, status: 'completed', outcome: 'given-up', data: { site: '乙' } } },
        { expect: { process: 'fault', instance: 1, tasks: [{ state: 'repair', assignee: 'tech-1' }] } },
        { expect: { process: 'fault', instance: 3, status: 'running', data: { site: '丙' } } },
        repair(1, 'fixed'),
        repair(3, 'fixed'),
        { expect: { status: 'completed', outcome: 'closed' } },
      ),
      world,
    );
    expect(run.failures).toEqual([]);
    expect(run.trace[2]).toMatchObject({ process: 'fault', states: ['repair'] });
    expect(run.trace[2]?.instance).not.toBe(run.trace[3]?.instance);
  });

  it('[M14] without a number the newest open one is meant, and one that is not there yet is said', () => {
    const run = runScenario(
      story(
        ...begin,
        { complete: { process: 'fault', state: 'repair', by: 'tech-1', outcome: 'fixed' } },
        { expect: { process: 'fault', instance: 3, status: 'completed' } },
        { ...repair(3, 'fixed'), refused: 'simulation/no-open-task' },
        { ...repair(4, 'fixed'), refused: 'simulation/no-instance' },
        { expect: { process: 'fault', instance: 4 } },
      ),
      world,
    );
    expect(run.failures.map(({ pointer, message }) => [pointer, message['zh-CN']])).toEqual([
      ['/steps/6/expect', '流程“fault”还没有第 4 个实例。'],
    ]);
  });

  it('[M14] an instance is named only where there are several', () => {
    const playback = new ScenarioPlayback(story(), world);
    for (const step of begin) playback.play(step);
    const { instances } = playback.simulation;
    expect(instances.map((instance) => nameTarget(instances, instance, 'desk'))).toEqual([
      {},
      { process: 'fault', instance: 1 },
      { process: 'fault', instance: 2 },
      { process: 'fault', instance: 3 },
    ]);
    expect(nameTarget(instances.slice(0, 2), instances[1] as never, 'desk')).toEqual({ process: 'fault' });
  });

  it('[M20] the checker takes numbers from 1, and none at a start', () => {
    const codes = (step: object): readonly string[] =>
      checkScenario({ ...story(), steps: [step] }).issues.map(({ code, pointer }) => `${code} ${pointer}`);
    expect(codes(repair(2, 'fixed'))).toEqual([]);
    expect(codes({ expect: { instance: 1 } })).toEqual([]);
    expect(codes(repair(0, 'fixed'))).toEqual(['scenario/wrong-type /steps/0/complete/instance']);
    expect(codes(repair(1.5, 'fixed'))).toEqual(['scenario/wrong-type /steps/0/complete/instance']);
    expect(codes({ start: { by: 'desk-1', instance: 1 } })).toEqual(['scenario/unknown-key /steps/0/start/instance']);
  });

  it('[M60] the log of a ticket with several children of a process becomes a story that names each', () => {
    const playback = new ScenarioPlayback(story(), world);
    for (const step of [...begin, repair(2, 'hopeless'), repair(3, 'fixed'), repair(1, 'fixed')])
      expect(playback.play(step).failures).toEqual([]);
    const { instances, history } = playback.simulation;
    const logs = instances.map((instance): TicketLog => {
      const isRoot = instance.definition.key === 'desk';
      const own = history.filter(({ instanceId }) => instanceId === instance.id);
      const tasks = own.filter(({ type }) => type === 'task.completed');
      const start = own.find(({ type }) => type === 'instance.started');
      const commandId = start?.commandId ?? '';
      return {
        instance,
        history: own,
        log: [
          {
            at: instance.startedAt,
            command: {
              type: 'start',
              commandId,
              actor: { userId: 'desk-1' },
              process: instance.definition.key,
              instanceId: instance.id,
              variables: {},
              ...(isRoot ? {} : { parent: { instanceId: instances[0]?.id ?? '', visitId: 'visit' } }),
            } as never,
          },
          ...tasks.map(({ at, commandId: id, taskId, actor, details }) => ({
            at,
            command: {
              type: 'complete',
              commandId: id,
              actor: { userId: actor },
              instanceId: instance.id,
              taskId,
              outcome: details['outcome'],
            } as never,
          })),
        ],
      };
    });
    const [ticket, ...children] = logs;
    const told = scenarioOfLog(ticket as TicketLog, children);
    expect(checkScenario(JSON.parse(JSON.stringify(told))).issues).toEqual([]);
    expect(told.steps.flatMap((step) => ('complete' in step ? [step.complete.instance] : []))).toEqual(
      expect.arrayContaining([1, 2, 3]),
    );
    const again = runScenario(
      { ...told, steps: [...told.steps, { expect: { process: 'fault', instance: 2, outcome: 'given-up' } }] },
      world,
    );
    expect(again.failures).toEqual([]);
  });
});
