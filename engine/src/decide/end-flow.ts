import { mainVisits } from './branches.js';
import { endInstance } from './end-instance.js';
import { leaveVisits } from './leave-state.js';
import { raiseSeen } from './stuck.js';
import { cancelTimers } from './timers.js';
import type { Turn } from './turn.js';

/**
 * The flow has come to its end. While detached branches are at work the instance stays open with its outcome fixed;
 * otherwise it is completed. An error end that no waiting caller can catch is shown to an administrator.
 */
export function endFlow(turn: Turn, outcome: string, error?: string): void {
  turn.error = error;
  if (error !== undefined && turn.parent?.visitId === undefined) {
    raiseSeen(turn, [
      `流程以错误“${error}”结束，没有上级流程处理该错误。`,
      `The process ended with error "${error}" and no waiting process catches it.`,
    ]);
  }
  const flow = mainVisits(turn);
  if (flow.length === turn.visits.length) return endInstance(turn, 'completed', outcome);
  leaveVisits(turn, flow);
  cancelTimers(turn, undefined);
  turn.outcome = outcome;
}
