import type { TimelineEvent } from '../../api/index.js';

/**
 * Transitions an instance has taken, as `from>to>kind` for the drawing: what was left and what was entered next, and what
 * made it move. Read from the timeline, so it shows only what is certain.
 */
export function transitionsTaken(events: readonly TimelineEvent[]): string[] {
  const taken = new Set<string>();
  // Everything that may have led to the next state entered; pairs the definition does not have are never drawn.
  let causes: { readonly state: string; readonly kind: string }[] = [];
  for (const event of events) {
    const state = event.state?.key;
    switch (event.type) {
      case 'task.completed':
        causes = causeOf(state, 'outcome');
        break;
      case 'timer.fired':
        causes = causeOf(state, 'timer');
        break;
      case 'message.received':
        causes = causeOf(state, 'message');
        break;
      case 'child.ended':
      case 'job.completed':
        causes = causeOf(state, 'route');
        break;
      case 'decision.taken':
        if (state !== undefined && typeof event.details['to'] === 'string')
          taken.add(`${state}>${event.details['to']}>branch`);
        causes = [];
        break;
      case 'state.left':
        // a phase or a parallel state that is done goes on by its own route
        causes = [...causes, ...causeOf(state, 'route')];
        break;
      case 'state.entered':
        for (const cause of causes) taken.add(`${cause.state}>${state ?? ''}>${cause.kind}`);
        break;
      default:
        break;
    }
  }
  return [...taken];
}

function causeOf(state: string | undefined, kind: string): { readonly state: string; readonly kind: string }[] {
  return state === undefined ? [] : [{ state, kind }];
}
