import type { CallState } from '../definition/states/state.js';
import type { Visit } from '../instance/instance.js';
import { beginItems } from './call-items.js';
import { childOf } from './child-of-call.js';
import { startChild } from './children.js';
import type { Turn } from './turn.js';

/** Starts the child of a call state and goes on at once when nobody is to wait for it. Also the retry of a call that failed. */
export function callProcess(turn: Turn, visit: Visit, state: CallState): void {
  if (state.each !== undefined) return beginItems(turn, visit, state, state.each);
  const child = childOf(turn, visit, state);
  if (child === undefined) return;
  startChild(turn, child);
  if (!state.wait) turn.pendingRoutes.push({ visitId: visit.id, outcome: '*' });
}
