import type { Command } from '../decide/command.js';
import { clockVerbs, instanceVerbs, taskVerbs } from './command-verbs.js';
import type { ScenarioStep } from './scenario.js';
import type { StepTarget } from './step-target.js';

/** Where the things of a command stand, by their ids. */
export interface StepPlaces {
  /** Names the instance when it is a child. */
  readonly target: StepTarget;
  readonly state: (taskId: string) => string | undefined;
  readonly metric: (clockId: string) => string | undefined;
  readonly job: (jobId: string) => string | undefined;
}

/** The step that tells a command; `nothing` = it leaves no trace in a story, `undefined` = a story cannot tell it. */
export function stepOfCommand(command: Command, places: StepPlaces): ScenarioStep | 'nothing' | undefined {
  const by = command.actor.userId;
  const { target } = places;
  switch (command.type) {
    case 'start':
      return startStep(command);
    case 'complete': {
      const { taskId, outcome, values: data, comment, choices, occurredAt, lateReason } = command;
      const state = places.state(taskId);
      return state === undefined
        ? undefined
        : { complete: clean({ ...target, state, by, outcome, data, comment, choices, occurredAt, lateReason }) };
    }
    case 'save-draft': {
      const state = places.state(command.taskId);
      return state === undefined ? undefined : { saveDraft: { ...target, state, by, data: command.values } };
    }
    case 'resolve': {
      const { values: data, comment } = command;
      const state = places.state(command.taskId);
      return state === undefined ? undefined : { resolve: clean({ ...target, state, by, data, comment }) };
    }
    case 'correlate-message': {
      const { name, key, data } = command;
      return { message: clean({ ...target, name, key, data, by }) };
    }
    case 'receive-signal':
      return { signal: clean({ name: command.name, data: command.data }) };
    case 'add-item':
      return { addItems: { ...target, state: command.state, items: command.items, by } };
    case 'retry-incident':
      return { retryIncident: clean({ ...target, state: places.job(command.jobId), by }) };
    case 'skip-incident': {
      const { jobId, reason, output: data } = command;
      return { skipIncident: clean({ ...target, state: places.job(jobId), by, reason, data }) };
    }
    case 'correct-variables':
      return { correctVariables: { ...target, by, data: command.values, reason: command.reason } };
    case 'change-agreement': {
      const { agreement, mode, reason } = command;
      const { key, version } = agreement;
      return { changeAgreement: { ...target, by, agreement: key, version, mode, reason } };
    }
    // A story puts files where its data names them.
    case 'attach':
      return 'nothing';
    default:
      return plainStep(command, places);
  }
}

function startStep(command: Extract<Command, { readonly type: 'start' }>): ScenarioStep {
  const { actor, variables: data, choices, onBehalfOf, occurredAt, lateReason, message } = command;
  if (message !== undefined) return { correlate: clean(message) };
  const by = actor.userId;
  return { start: clean({ by, onBehalfOf, data: hasAny(data) ? data : undefined, choices, occurredAt, lateReason }) };
}

/** Operations carry the same fields under another verb. */
function plainStep(command: Command, { target, state, metric }: StepPlaces): ScenarioStep | undefined {
  const { type, commandId: _, actor, ...rest } = command;
  const {
    instanceId: __,
    expectedRevision: ___,
    taskId,
    clockId,
    scope: ____,
    ...fields
  } = rest as {
    readonly instanceId?: string;
    readonly expectedRevision?: number;
    readonly taskId?: string;
    readonly clockId?: string;
    readonly scope?: string;
  };
  const body = clean({ ...target, by: actor.userId, ...fields });
  if (Object.hasOwn(instanceVerbs, type)) return stepWith(instanceVerbs[type as keyof typeof instanceVerbs], body);
  if (Object.hasOwn(taskVerbs, type)) {
    const at = taskId === undefined ? undefined : state(taskId);
    return at === undefined ? undefined : stepWith(taskVerbs[type as keyof typeof taskVerbs], { state: at, ...body });
  }
  if (Object.hasOwn(clockVerbs, type)) {
    const of = clockId === undefined ? undefined : metric(clockId);
    return of === undefined
      ? undefined
      : stepWith(clockVerbs[type as keyof typeof clockVerbs], { metric: of, ...body });
  }
  return undefined;
}

function stepWith(verb: string, body: object): ScenarioStep {
  return { [verb]: body } as unknown as ScenarioStep;
}

function hasAny(values: object | undefined): boolean {
  return values !== undefined && Object.keys(values).length > 0;
}

/** Without what is not said. */
function clean<Body extends object>(body: Body): Body {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as Body;
}
