import type { ProcessDefinition } from '../../src/definition/process-definition.js';
import type { States, TaskState } from '../../src/definition/states/state.js';

/** A process around some states; the rest is what every definition needs. */
export function definitionOf(
  initial: string,
  states: States,
  more: Partial<ProcessDefinition> = {},
): ProcessDefinition {
  return {
    format: 1,
    key: 'request',
    version: 1,
    title: '申请',
    category: 'test',
    roles: {},
    start: { by: ['*'] },
    initial,
    states,
    ...more,
  };
}

/** A task of the clerks whose outcomes lead where they say: `task({ ok: 'next' })`. */
export function task(outcomes: { readonly [outcome: string]: string }, more: Partial<TaskState> = {}): TaskState {
  return {
    type: 'task',
    title: '办理',
    assign: { by: 'role', role: 'clerk' },
    outcomes: Object.fromEntries(Object.entries(outcomes).map(([name, to]) => [name, { title: name, to }])),
    ...more,
  };
}

export function final(outcome?: string): States[string] {
  return outcome === undefined ? { type: 'final', title: '结束' } : { type: 'final', title: '结束', outcome };
}
