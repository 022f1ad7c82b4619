import type { Json, JsonObject } from '../definition/json.js';
import type { ProcessDefinition } from '../definition/process-definition.js';
import type { State } from '../definition/states/state.js';
import type { EventDraft } from './bpmn-draft.js';

export function timerEvent({
  after,
  at,
  repeat,
  times,
}: {
  readonly after?: string;
  readonly at?: string;
  readonly repeat?: boolean;
  readonly times?: number;
}): EventDraft {
  if (after === undefined) return { kind: 'timer', date: at ?? '' };
  return repeat === true ? { kind: 'timer', cycle: `R${times ?? ''}/${after}` } : { kind: 'timer', duration: after };
}

/** The state without what stands in elements of its own. */
export function ownJson(state: State): Json {
  const {
    states: _states,
    regions: _regions,
    initial: _initial,
    ...rest
  } = state as unknown as { readonly [name: string]: Json };
  return rest;
}

/** The definition without its states. */
export function headerJson(definition: ProcessDefinition): JsonObject {
  const { states: _states, initial: _initial, ...rest } = definition;
  return rest as unknown as JsonObject;
}
