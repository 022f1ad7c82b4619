import type { JsonObject } from '../definition/json.js';
import type { ChildLink } from '../instance/instance.js';
import { endItem } from './call-items.js';
import { catchError, childFailed } from './errors.js';
import { refusal } from './refusal.js';
import { takeRoute } from './take-route.js';
import type { Verb } from './verb.js';

/** A child has ended: its link is marked, and the call that waited for it goes on. */
export const completeChild: Verb<'complete-child'> = (turn, command) => {
  const link = turn.children.find(({ instanceId }) => instanceId === command.childId);
  if (link === undefined || link.status !== 'running') {
    return refusal(
      'child/gone',
      ['该子流程不存在或已登记结束。', 'There is no such running child.'],
      ['无需处理。', 'There is nothing to do.'],
      { details: { childId: command.childId } },
    );
  }
  if (turn.suspended !== undefined) {
    turn.suspended = { ...turn.suspended, held: [...(turn.suspended.held ?? []), command as unknown as JsonObject] };
    return undefined;
  }
  const { childStatus, outcome, error } = command;
  const errorCode: JsonObject = error === undefined ? {} : { error };
  const ended: ChildLink = { ...link, status: childStatus, outcome, ...(error === undefined ? {} : { error }) };
  turn.children = turn.children.map((child) => (child === link ? ended : child));
  turn.record(
    'child.ended',
    { process: link.process, instance: link.instanceId, status: childStatus, outcome, ...errorCode },
    { state: link.state },
  );

  const visit = turn.visit(link.visitId);
  const state = visit === undefined ? undefined : turn.state(visit.state).state;
  if (visit === undefined || state?.type !== 'call' || turn.status !== 'running') return undefined;
  const child: JsonObject = {
    ...command.variables,
    outcome,
    businessKey: command.businessKey,
    id: command.childId,
    status: childStatus,
    ...errorCode,
  };
  if (state.each !== undefined) {
    // An error that somebody catches ends the whole call; else only its own element stands still.
    if (error === undefined || !catchError(turn, visit, error)) endItem(turn, visit, state, command.childId, child);
    return undefined;
  }
  turn.setVariables(turn.evaluateAll(state.output, { child }), visit.state);
  if (error !== undefined) childFailed(turn, visit, error, outcome);
  else takeRoute(turn, visit, childStatus === 'cancelled' ? 'cancelled' : outcome);
  return undefined;
};
