import { refusal } from './refusal.js';
import { takeRoute } from './settle.js';
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
  const { childStatus, outcome } = command;
  turn.children = turn.children.map((child) => (child === link ? { ...child, status: childStatus, outcome } : child));
  turn.record(
    'child.ended',
    { process: link.process, instance: link.instanceId, status: childStatus, outcome },
    { state: link.state },
  );

  const visit = turn.visit(link.visitId);
  const state = visit === undefined ? undefined : turn.state(visit.state).state;
  if (visit === undefined || state?.type !== 'call' || turn.status !== 'running') return undefined;
  const child = {
    ...command.variables,
    outcome,
    businessKey: command.businessKey,
    id: command.childId,
    status: childStatus,
  };
  turn.setVariables(turn.evaluateAll(state.output, { child }), visit.state);
  takeRoute(turn, visit, childStatus === 'cancelled' ? 'cancelled' : outcome);
  return undefined;
};
