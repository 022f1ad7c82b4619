import type { Command } from '../decide/command.js';
import type { ScenarioStep } from './scenario.js';

/** Where the things of a command stand, by their ids. */
export interface StepPlaces {
  /** Names the instance when it is a child. */
  readonly process: { readonly process?: string };
  readonly state: (taskId: string) => string | undefined;
  readonly metric: (clockId: string) => string | undefined;
}

/** Verbs whose fields are those of the command. */
const atTasks = {
  delegate: 'delegate',
  'recall-delegation': 'recallDelegation',
  'add-signers': 'addSigners',
  'remove-signers': 'removeSigners',
  return: 'return',
  urge: 'urge',
  transfer: 'transfer',
  claim: 'claim',
  unclaim: 'unclaim',
} as const;

const onInstances = {
  recall: 'recall',
  'take-back': 'takeBack',
  cc: 'cc',
  jump: 'jump',
  terminate: 'terminate',
  suspend: 'suspend',
  activate: 'activate',
  reopen: 'reopen',
  'hand-over': 'handOver',
  comment: 'comment',
  cancel: 'cancel',
  'change-priority': 'changePriority',
  'decide-entry': 'decideEntry',
} as const;

const atClocks = {
  'pause-clock': 'pauseClock',
  'resume-clock': 'resumeClock',
  'request-extension': 'requestExtension',
  'decide-extension': 'decideExtension',
  'appeal-breach': 'appealBreach',
  'rule-appeal': 'ruleAppeal',
} as const;

/** The step that tells a command; `nothing` = it leaves no trace in a story, `undefined` = a story cannot tell it. */
export function stepOfCommand(command: Command, places: StepPlaces): ScenarioStep | 'nothing' | undefined {
  const by = command.actor.userId;
  const { process } = places;
  switch (command.type) {
    case 'start':
      return startStep(command);
    case 'complete': {
      const { taskId, outcome, values: data, comment, choices, occurredAt, lateReason } = command;
      const state = places.state(taskId);
      return state === undefined
        ? undefined
        : { complete: clean({ ...process, state, by, outcome, data, comment, choices, occurredAt, lateReason }) };
    }
    case 'save-draft': {
      const state = places.state(command.taskId);
      return state === undefined ? undefined : { saveDraft: { ...process, state, by, data: command.values } };
    }
    case 'resolve': {
      const { values: data, comment } = command;
      const state = places.state(command.taskId);
      return state === undefined ? undefined : { resolve: clean({ ...process, state, by, data, comment }) };
    }
    case 'correlate-message': {
      const { name, key, data } = command;
      return { message: clean({ ...process, name, key, data, by }) };
    }
    case 'receive-signal':
      return { signal: clean({ name: command.name, data: command.data }) };
    case 'add-item':
      return { addItems: { ...process, state: command.state, items: command.items, by } };
    case 'retry-incident':
      return { retryIncident: { ...process, by } };
    case 'change-agreement': {
      const { agreement, mode, reason } = command;
      const { key, version } = agreement;
      return { changeAgreement: { ...process, by, agreement: key, version, mode, reason } };
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
function plainStep(command: Command, { process, state, metric }: StepPlaces): ScenarioStep | undefined {
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
  const body = clean({ ...process, by: actor.userId, ...fields });
  if (Object.hasOwn(onInstances, type)) return stepWith(onInstances[type as keyof typeof onInstances], body);
  if (Object.hasOwn(atTasks, type)) {
    const at = taskId === undefined ? undefined : state(taskId);
    return at === undefined ? undefined : stepWith(atTasks[type as keyof typeof atTasks], { state: at, ...body });
  }
  if (Object.hasOwn(atClocks, type)) {
    const of = clockId === undefined ? undefined : metric(clockId);
    return of === undefined ? undefined : stepWith(atClocks[type as keyof typeof atClocks], { metric: of, ...body });
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
