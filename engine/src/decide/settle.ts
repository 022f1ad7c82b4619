import type { DecisionState } from '../definition/states/state.js';
import type { Visit } from '../instance/instance.js';
import { raiseErrorEnd } from './errors.js';
import { move } from './move.js';
import { raiseStuck } from './stuck.js';
import { takeRoute } from './take-route.js';
import type { PendingRoute, Turn } from './turn.js';

/** Steps an instance may take by itself in one command; more is a loop of decisions that never ends. */
export const MAX_STEPS = 500;

/** Of them, steps that may ask for work outside (children, notices, documents): a loop of those floods the outbox. */
const MAX_ASKING_STEPS = 50;

/**
 * Lets the instance go on by itself until it waits for something: decisions first, in the order they were entered, then
 * what has come to its end (phases, joins, calls nobody waits for). What a step has left meanwhile is skipped.
 */
export function settle(turn: Turn): void {
  let jobs = turn.jobs.length;
  let asking = 0;
  for (let steps = 0; turn.status === 'running'; steps += 1) {
    if (turn.jobs.length > jobs) asking += 1;
    jobs = turn.jobs.length;
    const mayGoOn = steps < MAX_STEPS && asking <= MAX_ASKING_STEPS;
    const decision = turn.visit(turn.pendingDecisions.shift());
    if (decision !== undefined) {
      if (mayGoOn) decide(turn, decision);
      else stopEndless(turn, decision);
      continue;
    }
    if (turn.pendingDecisions.length > 0) continue;
    const pending = turn.pendingRoutes.shift();
    if (pending === undefined) return;
    const visit = turn.visit(pending.visitId);
    if (visit === undefined) continue;
    if (mayGoOn) takePending(turn, visit, pending);
    else stopEndless(turn, visit, pending.outcome);
  }
}

function decide(turn: Turn, visit: Visit): void {
  const state = turn.state(visit.state).state as DecisionState;
  const at = state.branches.findIndex((branch) => turn.evaluate(branch.when) === true);
  const to = state.branches[at]?.to ?? state.otherwise;
  turn.record('decision.taken', { branch: at < 0 ? 'otherwise' : at, to }, { state: visit.state });
  move(turn, { kind: at < 0 ? 'otherwise' : 'branch', name: at < 0 ? 'otherwise' : String(at), from: visit, to });
}

function takePending(turn: Turn, visit: Visit, { outcome, error, region, people }: PendingRoute): void {
  if (error === undefined) return takeRoute(turn, visit, outcome, people);
  raiseErrorEnd(turn, visit, { error, outcome, ...(region === undefined ? {} : { region }) });
}

function stopEndless(turn: Turn, visit: Visit, outcome?: string): void {
  const request =
    outcome === undefined
      ? ({ kind: 'resume', action: 'decide' } as const)
      : ({ kind: 'resume', action: 'route', outcome } as const);
  raiseStuck(turn, visit, request, [
    `流程自动流转超过 ${MAX_STEPS} 步（或其中 ${MAX_ASKING_STEPS} 步启动了子流程、通知等）仍未停下，疑似死循环。`,
    `The process went ${MAX_STEPS} steps by itself (or ${MAX_ASKING_STEPS} that started processes, notices …) without stopping; this looks like an endless loop.`,
  ]);
}
