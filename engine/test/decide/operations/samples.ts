import type { ProcessDefinition } from '../../../src/definition/process-definition.js';
import type { TaskState } from '../../../src/definition/states/state.js';
import type { TaskOperations } from '../../../src/definition/task-rules.js';
import type { Decision } from '../../../src/decide/decision.js';
import type { User } from '../../../src/identity/directory.js';
import { definitionOf, final, task } from '../definitions.js';
import { accept, now, started, taskIn, type World } from '../world.js';

const person = (id: string, ...roles: string[]): User => ({ id, name: id, roles, active: true });

/** An office: who applies, who leads, who signs, and one who has left. */
export const office: readonly User[] = [
  person('starter', 'employee'),
  person('lead', 'lead'),
  person('boss', 'boss'),
  person('ann'),
  person('bob'),
  person('cat'),
  person('clerk-1', 'clerk'),
  person('clerk-2', 'clerk'),
  person('stranger'),
  person('admin', 'admin'),
  { ...person('gone', 'clerk'), active: false },
];

/** A task of one person. */
export function taskOf(
  user: string,
  outcomes: { readonly [name: string]: string },
  more: Partial<TaskState> = {},
): TaskState {
  return task(outcomes, { assign: { by: 'user', user }, ...more });
}

/** draft (starter) -> first (lead) -> second (boss) -> end. */
export function leave(operations: TaskOperations = {}, more: Partial<ProcessDefinition> = {}): ProcessDefinition {
  return definitionOf(
    'draft',
    {
      draft: task({ submit: 'first', cancel: 'end' }, { assign: { by: 'starter' } }),
      first: taskOf('lead', { agree: 'second', refuse: 'end' }, { operations }),
      second: taskOf('boss', { agree: 'end' }, { operations, timers: [{ id: 'remind', after: 'PT1H', effects: [] }] }),
      end: final(),
    },
    more,
  );
}

export function start(definition: ProcessDefinition): World {
  return started(definition, { users: office });
}

/** Sends a task command at the open task of a state. */
export function at(
  world: World,
  state: string,
  type: string,
  as: string,
  rest: Record<string, unknown> = {},
): Decision {
  return world.send(type as never, as, { taskId: taskIn(world, state).id, ...rest });
}

export function take(
  world: World,
  state: string,
  as: string,
  outcome: string,
  rest: Record<string, unknown> = {},
): Decision {
  return at(world, state, 'complete', as, { outcome, ...rest });
}

/** Submitted by the starter, agreed by the lead: now at `second`. */
export function atSecond(definition: ProcessDefinition): World {
  const world = start(definition);
  accept(take(world, 'draft', 'starter', 'submit'));
  accept(take(world, 'first', 'lead', 'agree'));
  return world;
}

/** Who has what: `state:person`. */
export function work(world: World): readonly string[] {
  return now(world)
    .tasks.map(({ state, assignee }) => `${state}:${assignee ?? '-'}`)
    .toSorted();
}

/** Details of the last event of a type. */
export function lastEvent(world: World, type: string): Record<string, unknown> | undefined {
  return world.accepted.flatMap(({ events }) => events).findLast((event) => event.type === type)?.details;
}

export function eventsOf(world: World, type: string): readonly Record<string, unknown>[] {
  return world.accepted
    .flatMap(({ events }) => events)
    .flatMap((event) => (event.type === type ? [event.details] : []));
}
