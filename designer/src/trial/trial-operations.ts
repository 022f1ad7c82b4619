import type { Fault } from '@yunliu/engine/definition';
import {
  commandVerbs,
  offeredAtInstance,
  offeredAtTask,
  type InstanceOperation,
  type OfferedOperation,
  type ProcessInstance,
  type ScenarioStep,
  type Task,
  type TaskOperation,
} from '@yunliu/engine/simulate';
import { targetOf } from './target-of.js';
import type { TrialPlayer } from './trial-player.js';

/** What a question of an operation is answered with. */
type OperationInput = 'text' | 'reason' | 'person' | 'people' | 'state' | 'choice' | 'from';

export interface OperationField {
  readonly name: string;
  readonly input: OperationInput;
  readonly required: boolean;
  /** For `choice` and `state`: what may be chosen. */
  readonly options?: readonly string[];
}

export type TrialOperation =
  | Exclude<TaskOperation, 'complete' | 'save-draft'>
  | InstanceOperation
  | 'claim'
  | 'unclaim'
  | 'comment'
  | 'cancel'
  | 'retry-incident';

/** One thing a person may do besides taking an outcome, or why not. */
export interface OperationView {
  readonly operation: TrialOperation;
  readonly refusal?: Fault;
  readonly fields: readonly OperationField[];
}

const reason = (required: boolean): OperationField => ({ name: 'reason', input: 'reason', required });
const text = (name: string, required = false): OperationField => ({ name, input: 'text', required });
const person = (name = 'to'): OperationField => ({ name, input: 'person', required: true });

const fieldsOf: {
  readonly [Operation in TrialOperation]: (
    offered: Partial<OfferedOperation>,
    states: readonly string[],
  ) => readonly OperationField[];
} = {
  claim: () => [],
  unclaim: () => [],
  transfer: () => [person(), text('comment')],
  delegate: () => [person(), reason(false)],
  resolve: () => [text('comment')],
  'recall-delegation': () => [reason(false)],
  'add-signers': ({ modes = [] }) => [
    { name: 'mode', input: 'choice', required: true, options: modes },
    { name: 'users', input: 'people', required: true },
    reason(true),
  ],
  'remove-signers': () => [reason(false)],
  return: ({ targets = [], afterwards = [] }) => [
    { name: 'to', input: 'state', required: false, options: targets.map(({ state }) => state) },
    ...(afterwards.length > 1
      ? [{ name: 'afterwards', input: 'choice', required: true, options: afterwards } as const]
      : []),
    text('comment', true),
  ],
  urge: () => [text('text')],
  recall: () => [reason(false)],
  'take-back': () => [reason(false)],
  cc: () => [{ name: 'users', input: 'people', required: true }, text('text')],
  jump: (_, states) => [{ name: 'to', input: 'state', required: true, options: states }, reason(true)],
  terminate: () => [{ name: 'as', input: 'choice', required: true, options: ['terminated', 'voided'] }, reason(true)],
  suspend: () => [reason(true)],
  activate: () => [reason(false)],
  reopen: (_, states) => [{ name: 'to', input: 'state', required: true, options: states }, reason(true)],
  'hand-over': () => [person('from'), person(), reason(true)],
  comment: () => [text('text', true)],
  cancel: () => [reason(true)],
  'retry-incident': () => [],
};

/** What somebody may do at a task besides completing it; what is refused tells why. */
export function taskOperations(
  player: TrialPlayer,
  instance: ProcessInstance,
  task: Task,
  by: string,
): readonly OperationView[] {
  const { simulation } = player;
  const ids = { instanceId: instance.id, taskId: task.id };
  const own = (['claim', 'unclaim'] as const).map((operation) =>
    view(operation, { refusal: simulation.check({ type: operation, by, ...ids }) }, []),
  );
  const offered = offeredAtTask(simulation, instance.id, task.id, by).flatMap((each) =>
    each.operation === 'complete' || each.operation === 'save-draft' ? [] : [view(each.operation, each, [])],
  );
  return [...own.filter(({ refusal }) => refusal === undefined), ...offered];
}

/** What somebody may do with an instance; administrators see more. */
export function instanceOperations(
  player: TrialPlayer,
  instance: ProcessInstance,
  by: string,
): readonly OperationView[] {
  const { simulation } = player;
  const compiled = simulation.process(instance.definition.key);
  const states = [...(compiled?.states ?? [])].flatMap(([key, { state }]) => (state.type === 'task' ? [key] : []));
  const instanceId = instance.id;
  const cancel = simulation.check({ type: 'cancel', by, instanceId, reason: '-' });
  const incident = instance.jobs.find((job) => job.incident !== undefined);
  return [
    view('comment', { refusal: simulation.check({ type: 'comment', by, instanceId, text: '-' }) }, states),
    view('cancel', { refusal: cancel }, states),
    ...offeredAtInstance(simulation, instanceId, by).map((each) => view(each.operation, each, states)),
    ...(incident === undefined
      ? []
      : [
          view(
            'retry-incident',
            { refusal: simulation.check({ type: 'retry-incident', by, instanceId, jobId: incident.id }) },
            states,
          ),
        ]),
  ];
}

/** The step of an operation with its answers; empty ones are left out. */
export function operationStep(
  player: TrialPlayer,
  instance: ProcessInstance,
  operation: TrialOperation,
  at: {
    readonly by: string;
    readonly state?: string;
    readonly answers: { readonly [name: string]: string | readonly string[] | undefined };
  },
): ScenarioStep {
  const given = Object.fromEntries(
    Object.entries(at.answers).filter(([, value]) => value !== undefined && value.length > 0),
  );
  const state = at.state === undefined ? {} : { state: at.state };
  return {
    [commandVerbs[operation]]: { ...state, by: at.by, ...given, ...targetOf(player, instance) },
  } as unknown as ScenarioStep;
}

function view(operation: TrialOperation, offered: Partial<OfferedOperation>, states: readonly string[]): OperationView {
  const { refusal } = offered;
  return { operation, fields: fieldsOf[operation](offered, states), ...(refusal === undefined ? {} : { refusal }) };
}
