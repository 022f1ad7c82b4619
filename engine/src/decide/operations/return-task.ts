import type { Json } from '../../definition/json.js';
import type { Fault } from '../../definition/yunliu-error.js';
import type { LeftState, ReturnTicket, Task, Visit } from '../../instance/instance.js';
import type { Place } from '../move.js';
import { refusal } from '../refusal.js';
import type { Turn } from '../turn.js';
import type { Verb } from '../verb.js';
import { goTo, placeAround } from './go-to.js';
import { requiredReason } from './reason.js';
import { returnModes, returnTargets } from './return-targets.js';
import { inHandFault, notDeclared, operationsAt, taskCase, type TaskCase } from './task-case.js';
import { forgetFrom } from './trail.js';

/** 退回 needs the task in hand, a rule of the state, and somewhere to return to. */
export function returnFault(at: TaskCase): Fault | undefined {
  if (operationsAt(at).return === undefined) return notDeclared('return', '退回', 'returning');
  const fault = inHandFault(at);
  if (fault !== undefined) return fault;
  if (returnTargets(at).length > 0) return undefined;
  return refusal(
    'return/nowhere',
    ['没有可以退回的环节。', 'There is no state to return to.'],
    ['该任务之前没有已办理的环节。', 'Nothing was completed before this task.'],
  );
}

/**
 * 退回: back to a state passed before, whose last handler gets it again. Open work beside the task in the same branch is
 * cancelled with reason `returned`; other branches go on. With `straight`, whoever completes that state with the same
 * outcome as before comes straight back to the people, ballots and drafts as they are now.
 */
export const returnTask: Verb<'return'> = (turn, command, instance) => {
  const at = taskCase(turn, instance, command.taskId);
  if ('fault' in at) return at.fault;
  const fault = returnFault(at);
  if (fault !== undefined) return fault;
  const comment = requiredReason(command.comment, '/comment');
  if (typeof comment === 'object') return comment.fault;
  const targets = returnTargets(at);
  const to = command.to ?? targets[0]?.state ?? '';
  const target = targets.find(({ state }) => state === to);
  if (target === undefined)
    return notATarget(
      to,
      targets.map(({ state }) => state),
    );
  const modes = returnModes(at);
  const afterwards = command.afterwards ?? modes[0] ?? 'walk';
  if (!modes.includes(afterwards)) return notThatWay(afterwards);

  const { task, viewer } = at;
  const by = viewer.user.id;
  const from = turn.visit(task.visitId);
  if (from === undefined) return undefined;
  const place = placeAround(turn, [from], to);
  const outcome = turn.trail.findLast(([state]) => state === to)?.[2];
  // The returner's own task is among what comes back, in her hands, with what she had filled in.
  const inHand: Task = { ...task, assignee: by };
  turn.replaceTask(inHand);
  const ticket = afterwards === 'straight' ? ticketOf(turn, place, by, outcome) : undefined;
  const details: { [key: string]: Json } = { to, afterwards, comment };
  if (target.by !== undefined) details['handler'] = target.by;
  turn.record('task.returned', details, { state: task.state, taskId: task.id });
  const { draft: _, ...ended } = inHand;
  turn.endTask(ended, { status: 'completed', outcome: 'return', completedBy: by });
  if (turn.returners?.includes(by) !== true) turn.returners = [...(turn.returners ?? []), by];
  if (target.by !== undefined) turn.preferred.set(to, target.by);
  forgetFrom(turn, to);
  goTo(turn, { from: [from], to, reason: 'returned', only: true });
  const arrived = turn.visits.findLast(({ state }) => state === to);
  if (ticket !== undefined && arrived !== undefined) turn.replaceVisit({ ...arrived, back: ticket });
  return undefined;
};

/** What stands in the place that is about to be left, for coming back to it. */
function ticketOf(turn: Turn, { visit, region }: Place, by: string, outcome: string | undefined): ReturnTicket {
  const roots = turn.visits.filter(
    (each) => each.parent === visit?.id && each.detached !== true && (region === undefined || each.region === region),
  );
  return {
    by,
    ...(outcome === undefined ? {} : { outcome }),
    ...(visit === undefined ? {} : { inside: visit.id }),
    left: roots.map((root) => leftWithTasks(turn, root)),
  };
}

function leftWithTasks(turn: Turn, visit: Visit): LeftState {
  const { state, region, regions, doneRegions, group, back } = visit;
  const place = turn.visit(back?.inside)?.state;
  const inside = turn.visits.filter(({ parent }) => parent === visit.id).map((inner) => leftWithTasks(turn, inner));
  const tasks = turn.tasks.filter(({ visitId }) => visitId === visit.id);
  return {
    state,
    ...(region === undefined ? {} : { region }),
    ...(regions === undefined ? {} : { regions }),
    ...(doneRegions === undefined ? {} : { doneRegions }),
    ...(inside.length === 0 ? {} : { inside }),
    ...(tasks.length === 0 ? {} : { tasks }),
    ...(group === undefined ? {} : { group }),
    ...(back === undefined ? {} : { back: place === undefined ? { ticket: back } : { ticket: back, place } }),
  };
}

function notATarget(to: string, targets: readonly string[]): Fault {
  return refusal(
    'return/not-a-target',
    [`不能退回到环节“${to}”。`, `The task cannot be returned to "${to}".`],
    [`可以退回到：${targets.join('、')}。`, `It may go back to: ${targets.join(', ')}.`],
    { pointer: '/to', details: { to, targets } },
  );
}

function notThatWay(afterwards: 'walk' | 'straight'): Fault {
  const [zh, en] = afterwards === 'walk' ? ['逐级重走', 'walk again'] : ['直接返回退回人', 'come straight back'];
  return refusal(
    'return/not-that-way',
    [`本环节的退回不允许${zh}。`, `A return from here does not let them ${en}.`],
    ['请按流程规定的方式退回。', 'Return it the way the process says.'],
    { pointer: '/afterwards', details: { afterwards } },
  );
}
