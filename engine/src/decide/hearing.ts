import type { Visit } from '../instance/instance.js';
import type { Turn } from './turn.js';

/** The flow has come to its end and only detached branches are at work: what the process itself declares is over. */
export function isFlowOver({ status, outcome }: Turn): boolean {
  return status === 'running' && outcome !== undefined;
}

/** A detached parallel state is over; only what stands inside it still listens. */
export function canHear({ detached }: Visit): boolean {
  return detached !== true;
}
