import type { JsonObject } from '../definition/json.js';
import type { ProcessDefinition } from '../definition/process-definition.js';
import { walkStates } from '../definition/walk-states.js';

/** One stay of a ticket in a state that holds no others, with the outcome a person or a group took there. */
export interface PathStep {
  readonly state: string;
  readonly outcome?: string;
}

/** An event of one instance, as the history and the traces of scenarios have it. */
export interface PathEvent {
  readonly type: string;
  readonly state?: string;
  readonly details: JsonObject;
}

/**
 * The states an instance went through and the outcomes taken, in order, read from its history. Phases and parallel states
 * are left out: what counts is where somebody had to do something.
 */
export function walkedPath(events: readonly PathEvent[], definition: ProcessDefinition): readonly PathStep[] {
  const containers = new Set(
    walkStates(definition).flatMap(({ key, state }) =>
      state.type === 'phase' || state.type === 'parallel' ? [key] : [],
    ),
  );
  const path: { state: string; outcome?: string }[] = [];
  for (const { type, state, details } of events) {
    if (state === undefined || containers.has(state)) continue;
    if (type === 'state.entered') path.push({ state });
    const outcome = details['outcome'];
    if ((type !== 'task.completed' && type !== 'group.decided') || typeof outcome !== 'string') continue;
    const stay = path.findLast((step) => step.state === state);
    if (stay !== undefined) stay.outcome = outcome;
  }
  return path;
}
