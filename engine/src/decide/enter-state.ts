import type { ServiceState } from '../definition/states/state.js';
import type { LeftState, Visit } from '../instance/instance.js';
import { enterClocks } from './clocks/follow-course.js';
import { callProcess } from './call-process.js';
import { createTask } from './create-task.js';
import { SERVICE_BACKOFF, SERVICE_TRIES } from './job-tries.js';
import { leftStates } from './left-states.js';
import { reachFinal } from './reach-final.js';
import { withTicket } from './operations/kept-ticket.js';
import { restoreTasks } from './operations/restore-tasks.js';
import { chooseRegions } from './regions.js';
import { runEffects } from './run-effects.js';
import { raiseStuck } from './stuck.js';
import { armTimers } from './timers.js';
import type { Turn } from './turn.js';

/**
 * Enters what is next inside a place: along `path` (state keys, outermost first), and by `initial` where the path ends.
 * A parallel visit without a region enters the regions whose condition holds, the path's one along the path.
 */
export function enterInside(
  turn: Turn,
  visit: Visit | undefined,
  region: string | undefined,
  path: readonly string[],
): void {
  const container = visit === undefined ? undefined : turn.state(visit.state).state;
  if (visit !== undefined && container?.type === 'parallel' && region === undefined) {
    const along = path[0] === undefined ? undefined : turn.state(path[0]).region;
    for (const name of chooseRegions(turn, visit, container, along)) {
      enterAlong(turn, visit, name, along === name ? path : [container.regions[name]?.initial ?? '']);
    }
    return;
  }
  if (path.length > 0) enterAlong(turn, visit, region, path);
  else if (container?.type === 'phase') enterAlong(turn, visit, undefined, [container.initial]);
}

/** Enters the first state of a path inside `parent`, and on along the rest; `left` = a phase goes on where it was left. */
function enterAlong(
  turn: Turn,
  parent: Visit | undefined,
  region: string | undefined,
  [key, ...rest]: readonly string[],
  left?: LeftState,
): void {
  if (key === undefined) return;
  const { state } = turn.state(key);
  turn.countEntry(key);
  if (state.type === 'final') {
    turn.record('state.entered', {}, { state: key });
    runEffects(turn, state.onEntry, key);
    enterClocks(turn, key, undefined);
    return reachFinal(turn, parent, region, { outcome: state.outcome ?? key, error: state.error });
  }
  const fresh = turn.newVisit(key, parent?.id, region);
  const visit = left?.back === undefined ? fresh : withTicket(turn, fresh, left.back);
  turn.record('state.entered', { visit: visit.id }, { state: key });
  runEffects(turn, state.onEntry, key);
  enterClocks(turn, key, visit);
  if (state.type === 'decision') {
    turn.pendingDecisions.push(visit.id);
    return;
  }
  armTimers(turn, state.timers, visit);
  switch (state.type) {
    case 'task':
      return left?.tasks === undefined ? createTask(turn, visit, state) : restoreTasks(turn, visit, state, left);
    case 'service':
      return requestService(turn, visit, state);
    case 'call':
      return callProcess(turn, visit, state);
    case 'wait':
      return expectSomething(turn, visit);
    case 'phase': {
      const resumed = left?.inside ?? (rest.length === 0 ? leftStates(turn, key) : undefined);
      return resumed === undefined ? enterInside(turn, visit, undefined, rest) : enterLeft(turn, visit, resumed);
    }
    case 'parallel':
      if (left?.inside === undefined) return enterInside(turn, visit, undefined, rest);
      turn.replaceVisit({
        ...visit,
        ...(left.regions === undefined ? {} : { regions: left.regions }),
        ...(left.doneRegions === undefined ? {} : { doneRegions: left.doneRegions }),
      });
      return enterLeft(turn, visit, left.inside);
  }
}

/** Goes on in the states a place was left in; work inside them begins anew, but for tasks that are kept with them. */
export function enterLeft(turn: Turn, parent: Visit | undefined, states: readonly LeftState[]): void {
  for (const left of states) enterAlong(turn, parent, left.region, [left.state], left);
}

function requestService(turn: Turn, visit: Visit, state: ServiceState): void {
  const { handler, input, backoff = SERVICE_BACKOFF, onFailure, tries = SERVICE_TRIES, external } = state;
  const job = turn.addJob(
    {
      kind: 'service',
      handler,
      input: turn.evaluateAll(input),
      backoff,
      onFailure: onFailure !== undefined,
      ...(external === true ? { external } : {}),
    },
    { visitId: visit.id, tries },
  );
  turn.record('job.created', { job: job.id, handler }, { state: visit.state });
}

/** A wait must have a way on. When none of its timers could be armed and nothing else leads away, a person has to see it. */
export function expectSomething(turn: Turn, visit: Visit): void {
  if (turn.timers.some((timer) => timer.visitId === visit.id)) return;
  if (turn.process.messages.some(({ owner }) => owner === visit.state)) return;
  if (turn.process.signals.some(({ owner, rule }) => owner === visit.state && rule.to !== undefined)) return;
  raiseStuck(turn, visit, { kind: 'resume', action: 'wait' }, [
    '等待步骤没有可用的定时器或消息：定时时间表达式没有给出时间。',
    'Nothing can end this wait: the expression of its timer gave no instant.',
  ]);
}
