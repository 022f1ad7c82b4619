import type { CallState, ServiceState } from '../definition/states/state.js';
import type { Visit } from '../instance/instance.js';
import { startChild } from './children.js';
import { createTask } from './create-task.js';
import { reachFinal } from './end-instance.js';
import { SERVICE_BACKOFF, SERVICE_TRIES } from './job-tries.js';
import { runEffects } from './run-effects.js';
import { raiseStuck } from './stuck.js';
import { armTimers } from './timers.js';
import type { Turn } from './turn.js';

/**
 * Enters what is next inside a place: along `path` (state keys, outermost first), and by `initial` where the path ends.
 * A parallel visit without a region enters all its regions, the path's one along the path.
 */
export function enterInside(
  turn: Turn,
  visit: Visit | undefined,
  region: string | undefined,
  path: readonly string[],
): void {
  const container = visit === undefined ? undefined : turn.state(visit.state).state;
  if (container?.type === 'parallel' && region === undefined) {
    const along = path[0] === undefined ? undefined : turn.state(path[0]).region;
    for (const [name, { initial }] of Object.entries(container.regions)) {
      enter(turn, visit, name, along === name ? path : [initial]);
    }
    return;
  }
  if (path.length > 0) enter(turn, visit, region, path);
  else if (container?.type === 'phase') enter(turn, visit, undefined, [container.initial]);
}

function enter(
  turn: Turn,
  parent: Visit | undefined,
  region: string | undefined,
  [key, ...rest]: readonly string[],
): void {
  if (key === undefined) return;
  const { state } = turn.state(key);
  turn.countEntry(key);
  if (state.type === 'final') {
    turn.record('state.entered', {}, { state: key });
    runEffects(turn, state.onEntry, key);
    return reachFinal(turn, parent, region, state.outcome ?? key);
  }
  const visit = turn.newVisit(key, parent?.id, region);
  turn.record('state.entered', { visit: visit.id }, { state: key });
  runEffects(turn, state.onEntry, key);
  if (state.type === 'decision') {
    turn.pendingDecisions.push(visit.id);
    return;
  }
  armTimers(turn, state.timers, visit);
  switch (state.type) {
    case 'task':
      return createTask(turn, visit, state);
    case 'service':
      return requestService(turn, visit, state);
    case 'call':
      return callProcess(turn, visit, state);
    case 'wait':
      return expectSomething(turn, visit);
    case 'phase':
    case 'parallel':
      return enterInside(turn, visit, undefined, rest);
  }
}

function requestService(turn: Turn, visit: Visit, state: ServiceState): void {
  const { handler, input, backoff = SERVICE_BACKOFF, onFailure, tries = SERVICE_TRIES } = state;
  const job = turn.addJob(
    { kind: 'service', handler, input: turn.evaluateAll(input), backoff, onFailure: onFailure !== undefined },
    { visitId: visit.id, tries },
  );
  turn.record('job.created', { job: job.id, handler }, { state: visit.state });
}

/** Starts the child of a call state and goes on at once when nobody is to wait for it. Also the retry of a call that failed. */
export function callProcess(turn: Turn, visit: Visit, state: CallState): void {
  const { process } = state;
  const key = typeof process === 'string' ? process : turn.evaluate(process.choose);
  if (typeof key !== 'string' || (typeof process !== 'string' && !process.oneOf.includes(key))) {
    return raiseStuck(turn, visit, { kind: 'resume', action: 'call' }, [
      `无法确定要启动的子流程：选择表达式的结果为 ${JSON.stringify(key)}。`,
      `Which child to start is undecided: the expression gave ${JSON.stringify(key)}.`,
    ]);
  }
  startChild(turn, {
    process: key,
    variables: turn.evaluateAll(state.input),
    state: visit.state,
    waitingVisit: state.wait ? visit.id : undefined,
  });
  if (!state.wait) turn.pendingRoutes.push({ visitId: visit.id, outcome: '*' });
}

/** A wait must have a way on. When none of its timers could be armed and no message leads away, a person has to see it. */
export function expectSomething(turn: Turn, visit: Visit): void {
  if (turn.timers.some((timer) => timer.visitId === visit.id)) return;
  if (turn.process.messages.some(({ owner }) => owner === visit.state)) return;
  raiseStuck(turn, visit, { kind: 'resume', action: 'wait' }, [
    '等待步骤没有可用的定时器或消息：定时时间表达式没有给出时间。',
    'Nothing can end this wait: the expression of its timer gave no instant.',
  ]);
}
