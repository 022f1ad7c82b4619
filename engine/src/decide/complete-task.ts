import { tooLong } from './add-comment.js';
import type { Json } from '../definition/json.js';
import type { Fault } from '../definition/yunliu-error.js';
import { mayAct } from '../identity/permissions.js';
import type { Task } from '../instance/instance.js';
import { takeChoices } from './choices.js';
import { noteTrueTime } from './clocks/late-entry.js';
import { delegated } from './delegated.js';
import { castBallot } from './groups/cast-ballot.js';
import { taskScope } from './groups/group-place.js';
import { memberFault } from './groups/one-vote.js';
import { noteHandler } from './handlers.js';
import { refusal } from './refusal.js';
import { separationFault } from './separation.js';
import { checkValues } from './submitted-values.js';
import { takeOutcome } from './take-outcome.js';
import type { Turn } from './turn.js';
import { actingPerson, openTask, type Verb } from './verb.js';

/** The person takes an outcome: values become variables, the task ends, the instance moves on. */
export const completeTask: Verb<'complete'> = (turn, command) => {
  const found = claimedTask(turn, command.taskId);
  if ('fault' in found) return found.fault;
  if (found.owner !== undefined) return delegated(found);
  const { state, outcomeRules } = turn.state(found.state);
  const rule = outcomeRules.get(command.outcome);
  if (rule === undefined || state.type !== 'task') return unknownOutcome(command.outcome, [...outcomeRules.keys()]);
  const { outcome } = rule;

  const checked = checkValues(turn, state, command.values ?? {}, {
    mode: 'complete',
    skipRequired: outcome.skipRequired === true || turn.ctx.preview === true,
  });
  if ('fault' in checked) return checked.fault;
  const comment = command.comment?.trim() ?? '';
  if (outcome.commentRequired === true && comment === '' && turn.ctx.preview !== true) return commentMissing();
  const wordy = tooLong(comment, '/comment');
  if (wordy !== undefined) return wordy;
  turn.setVariables(checked.values, found.state);
  const isOpen = outcome.when === undefined || turn.evaluate(outcome.when, taskScope(turn, found)) === true;
  if (!isOpen && turn.ctx.preview !== true) return notOffered(command.outcome);

  const { userId } = turn.command.actor;
  const misChosen = takeChoices(turn, command.choices, userId);
  if (misChosen !== undefined) return misChosen;
  const visit = turn.visit(found.visitId);
  if (command.occurredAt !== undefined) {
    const telling = { what: `complete:${found.state}`, reason: command.lateReason, since: visit?.enteredAt };
    const impossible = noteTrueTime(turn, command.occurredAt, telling);
    if (impossible !== undefined) return impossible;
  }
  turn.endTask(withoutDraft(found), { status: 'completed', outcome: command.outcome, completedBy: userId });
  noteHandler(turn, found.state, userId);
  const details: { [key: string]: Json } = { outcome: command.outcome };
  if (comment !== '') details['comment'] = comment;
  turn.record('task.completed', details, { state: found.state, taskId: found.id });
  if (visit?.group !== undefined && found.member !== undefined)
    castBallot(turn, found, { outcome: command.outcome, by: userId, comment });
  else if (visit !== undefined) takeOutcome(turn, visit, command.outcome);
  return undefined;
};

/** Few tasks have one, and leaving a member out of a copy is dear. */
function withoutDraft(found: Task): Task {
  if (!('draft' in found)) return found;
  const { draft: _, ...task } = found;
  return task;
}

/**
 * The task, once the acting person may work on it. A candidate takes an unclaimed task by the act itself, so that nobody
 * has to claim first and complete after.
 */
export function claimedTask(turn: Turn, taskId: string): Task | { readonly fault: Fault } {
  const viewer = actingPerson(turn);
  if ('fault' in viewer) return viewer;
  const task = openTask(turn, taskId);
  if ('fault' in task) return task;
  if (!mayAct(viewer, task)) return { fault: notYours(task) };
  const barred = separationFault(turn, task.state, viewer.user.id);
  if (barred !== undefined) return { fault: barred };
  if (task.assignee !== undefined) return task;
  const second = memberFault(turn, task, viewer.user.id);
  if (second !== undefined) return { fault: second };
  // Not a spread: one that adds a property takes V8 three times as long.
  const claimed: Task = Object.assign({}, task, { assignee: viewer.user.id });
  turn.replaceTask(claimed);
  turn.record('task.claimed', {}, { state: task.state, taskId });
  return claimed;
}

export function notYours(task: Task): Fault {
  const [zh, en] =
    task.assignee === undefined
      ? ['您不在该任务的候选人之中。', 'You are not among the candidates of this task.']
      : ['该任务由他人办理。', 'This task is assigned to somebody else.'];
  return refusal(
    'task/not-assigned',
    [zh, en],
    ['请由办理人完成，或请其转交给您。', 'Leave it to its assignee, or ask to have it transferred to you.'],
    { details: { taskId: task.id, assignee: task.assignee ?? null } },
  );
}

function unknownOutcome(outcome: string, offered: readonly string[]): Fault {
  return refusal(
    'outcome/unknown',
    [`该任务没有处理结果“${outcome}”。`, `This task has no outcome "${outcome}".`],
    [`可选的处理结果：${offered.join('、')}。`, `Outcomes here: ${offered.join(', ')}.`],
    { pointer: '/outcome', details: { outcome, offered } },
  );
}

function notOffered(outcome: string): Fault {
  return refusal(
    'outcome/not-offered',
    [`按当前填写的内容，不能选择“${outcome}”。`, `With the values as filled in, outcome "${outcome}" is not offered.`],
    ['请核对表单内容，或选择其他处理结果。', 'Check the form, or take another outcome.'],
    { pointer: '/outcome', details: { outcome } },
  );
}

function commentMissing(): Fault {
  return refusal(
    'comment/required',
    ['选择该处理结果必须填写意见。', 'This outcome needs a comment.'],
    ['请填写意见后重新提交。', 'Write a comment and send again.'],
    { pointer: '/comment' },
  );
}
