import { faultOf, YunliuError, type Fault } from '../definition/yunliu-error.js';
import type { Instant } from '../definition/instant.js';
import { systemActor } from '../identity/actor.js';
import type { ProcessInstance } from '../instance/instance.js';
import { attachNamedFiles } from './attach-named-files.js';
import { checkExpectation } from './check-expectation.js';
import { failure, type ExpectationFailure } from './expectation-failure.js';
import { lookAt, noInstance, noTask, openTaskIn } from './look-at.js';
import { clockCommand } from './clock-steps.js';
import { mendingCommand } from './mending-steps.js';
import { operationCommand, stepState } from './operation-steps.js';
import type { Scenario, ScenarioStep } from './scenario.js';
import type { TraceStep } from './scenario-trace.js';
import { unknownProcess } from './simulation-faults.js';
import type { Simulation } from './simulation.js';
import { targetInstance, targetOfStep, type StepTarget } from './step-target.js';

/** Carries one step of a scenario out in its world. `index` is its place, for the pointers of failures. */
export function playStep(simulation: Simulation, scenario: Scenario, step: ScenarioStep, index: number): TraceStep {
  const before = simulation.history.length;
  const target = targetOfStep(step, scenario);
  let refusal: Fault | undefined;
  let failures: readonly ExpectationFailure[] = [];
  if ('expect' in step) failures = checkExpectation(simulation, targetInstance(simulation, target), step.expect, index);
  else {
    refusal = perform(simulation, scenario, step, target);
    failures = judgeRefusal(step, refusal, index);
  }
  return {
    step: index + 1,
    at: simulation.now,
    command: step,
    ...lookAt(simulation, targetInstance(simulation, target)),
    events: simulation.history.slice(before).map(({ instanceId, type, actor, state, details }) => ({
      instance: instanceId,
      type,
      actor,
      ...(state === undefined ? {} : { state }),
      details,
    })),
    ...(refusal === undefined ? {} : { refusal }),
    failures,
  };
}

function judgeRefusal(step: ScenarioStep, refusal: Fault | undefined, index: number): readonly ExpectationFailure[] {
  if (refusal?.code === step.refused) return [];
  const pointer = `/steps/${index}`;
  if (step.refused === undefined) {
    const issues = (refusal?.issues ?? []).map((issue) => issue.message);
    const [zh, en] = [refusal?.message['zh-CN'] ?? '', refusal?.message.en ?? ''];
    const more = (locale: 'zh-CN' | 'en'): string => issues.map((message) => `\n  ${message[locale]}`).join('');
    return [
      failure(
        pointer,
        `被拒绝（${refusal?.code}）：${zh}${more('zh-CN')}`,
        `refused (${refusal?.code}): ${en}${more('en')}`,
      ),
    ];
  }
  return [
    failure(
      `${pointer}/refused`,
      `应以“${step.refused}”被拒绝，实际${refusal === undefined ? '被接受' : `为“${refusal.code}”`}。`,
      `must be refused with "${step.refused}" but was ${refusal === undefined ? 'accepted' : `refused with "${refusal.code}"`}`,
    ),
  ];
}

/** Carries one command step out; gives the fault when it is refused. */
function perform(
  simulation: Simulation,
  scenario: Scenario,
  step: ScenarioStep,
  target: Required<Pick<StepTarget, 'process'>> & StepTarget,
): Fault | undefined {
  if ('start' in step) return start(simulation, scenario, step.start, target.process);
  if ('advance' in step) return advance(simulation, simulation.calendars.due(simulation.now, step.advance, 'always'));
  if ('advanceTo' in step) return advance(simulation, new Date(step.advanceTo).toISOString());
  if ('downtime' in step) return simulation.planDowntime(step.downtime);
  if ('job' in step) {
    const { handler, result, fail, final, error: code } = step.job;
    const output = result === undefined ? {} : { output: result };
    simulation.scriptHandler(
      handler,
      fail === undefined
        ? { status: 'done', ...output }
        : {
            status: 'failed',
            message: fail,
            final: final ?? code !== undefined,
            ...(code === undefined ? {} : { code }),
          },
    );
    return undefined;
  }
  if ('correlate' in step) return simulation.messages.correlate(step.correlate);
  if ('signal' in step) {
    simulation.messages.signal(step.signal.name, step.signal.data, step.signal.id);
    return undefined;
  }
  const instance = targetInstance(simulation, target);
  if (instance === undefined) return noInstance(target.process, target.instance);
  return performOn(simulation, instance, step);
}

function performOn(simulation: Simulation, instance: ProcessInstance, step: ScenarioStep): Fault | undefined {
  const aboutClock = clockCommand(instance, step);
  if (aboutClock !== undefined) return simulation.execute(aboutClock);
  const mending = mendingCommand(instance, step);
  if (mending !== undefined) return simulation.execute(mending);
  const operation = operationCommand(instance, step);
  if (operation === 'no-task') return noTask(simulation, instance, stepState(step));
  if (operation !== undefined) return simulation.execute(operation);
  const instanceId = instance.id;
  const send = simulation.execute.bind(simulation);
  const atTask = (state: string, by: string): { instanceId: string; taskId: string } | undefined => {
    const task = openTaskIn(instance, state, by);
    return task && { instanceId, taskId: task.id };
  };
  if ('message' in step) {
    const { name, key, data, by = systemActor.userId } = step.message;
    return send({ type: 'correlate-message', instanceId, by, name, key, data });
  }
  if ('addItems' in step) {
    const { state, items, by = systemActor.userId } = step.addItems;
    return send({ type: 'add-item', instanceId, by, state, items });
  }
  if ('complete' in step) {
    const { state, by, outcome, data: values, comment, choices, occurredAt, lateReason } = step.complete;
    const at = atTask(state, by);
    attachNamedFiles(simulation, instance, by, values);
    return at === undefined
      ? noTask(simulation, instance, state)
      : send({ type: 'complete', by, outcome, values, comment, choices, occurredAt, lateReason, ...at });
  }
  if ('applySubstitution' in step) {
    const { state, by } = step.applySubstitution;
    const at = atTask(state, by ?? '');
    if (at === undefined) return noTask(simulation, instance, state);
    return send({ type: 'apply-substitution', by: systemActor.userId, ...at });
  }
  if ('saveDraft' in step) {
    const { state, by, data: values } = step.saveDraft;
    const at = atTask(state, by);
    attachNamedFiles(simulation, instance, by, values);
    return at === undefined ? noTask(simulation, instance, state) : send({ type: 'save-draft', by, values, ...at });
  }
  return undefined;
}

function start(
  simulation: Simulation,
  scenario: Scenario,
  { by, data, onBehalfOf, ...rest }: Extract<ScenarioStep, { readonly start: unknown }>['start'],
  process: string,
): Fault | undefined {
  const { version } = rest;
  // Children of a version that the world lacks run on another; a story that names one means it.
  if (version !== undefined && simulation.process(process, version)?.definition.version !== version)
    return unknownProcess(process, version);
  const common = { ...rest, type: 'start', process, instanceId: simulation.newInstanceId() } as const;
  const given = process === scenario.process ? scenario.data : undefined;
  const variables = { ...given, ...data };
  if (by === systemActor.userId) return simulation.execute({ ...common, by, onBehalfOf, variables });
  const asPerson = { ...common, by, variables: data };
  if (given === undefined) return simulation.execute(asPerson);
  // The embedding system adds its own variables, but only to a start this person may make.
  const refusal = simulation.check(asPerson);
  return refusal ?? simulation.execute({ ...common, by: systemActor.userId, onBehalfOf: by, variables });
}

function advance(simulation: Simulation, instant: Instant): Fault | undefined {
  if (instant < simulation.now) {
    return {
      code: 'simulation/back-in-time',
      message: { 'zh-CN': '时钟不能往回拨。', en: 'The clock cannot be turned back.' },
      hint: { 'zh-CN': `当前时间为 ${simulation.now}。`, en: `It is ${simulation.now}.` },
    };
  }
  try {
    simulation.advanceTo(instant);
  } catch (error) {
    if (error instanceof YunliuError) return faultOf(error);
    throw error;
  }
  return undefined;
}
