import type { Json } from '../../definition/json.js';
import type { Fault } from '../../definition/yunliu-error.js';
import { isPartOf, mayAct, mayAdminister, maySeeAll } from '../../identity/permissions.js';
import { notInvolved } from '../add-comment.js';
import { refusal } from '../refusal.js';
import type { Verb } from '../verb.js';
import { noticeTo } from './notice.js';
import { givenReason } from './reason.js';
import { notDeclared, operationsAt, taskCase, type TaskCase } from './task-case.js';

const DEFAULT_PAUSE = 'PT30M';

/** 催办: anyone with a part in the instance, but not at one's own task, and not again within the pause. */
export function urgeFault(at: TaskCase): Fault | undefined {
  const { urge = DEFAULT_PAUSE } = operationsAt(at);
  const { viewer, task, instance, process, ctx } = at;
  if (urge === false) return notDeclared('urge', '催办', 'reminders');
  if (!isPartOf(viewer, instance) && !maySeeAll(viewer, process.definition) && !mayAdminister(viewer))
    return notInvolved();
  if (mayAct(viewer, task)) {
    return refusal(
      'urge/own-task',
      ['该任务就在您手中，无需催办。', 'The task is in your own hands.'],
      ['请直接办理。', 'Work on it.'],
    );
  }
  if (task.urgedAt === undefined) return undefined;
  const again = ctx.calendars.due(task.urgedAt, urge, 'always');
  if (again <= ctx.now) return undefined;
  const minutes = Math.ceil((Date.parse(again) - Date.parse(ctx.now)) / 60_000);
  return refusal(
    'urge/too-soon',
    ['该任务刚刚催办过。', 'This task has just been urged.'],
    [`请在 ${minutes} 分钟后再催办。`, `Try again in ${minutes} minutes.`],
    { details: { again } },
  );
}

/** Reminds the assignee, or the candidates while nobody has claimed it. Counted. */
export const urgeTask: Verb<'urge'> = (turn, { taskId, text }, instance) => {
  const at = taskCase(turn, instance, taskId);
  if ('fault' in at) return at.fault;
  const fault = urgeFault(at);
  if (fault !== undefined) return fault;
  const said = givenReason(text, '/text');
  if (typeof said === 'object') return said.fault;
  const { task, viewer } = at;
  const count = (task.urges ?? 0) + 1;
  turn.replaceTask({ ...task, urgedAt: turn.now, urges: count });
  const to = task.assignee === undefined ? task.candidates : ([`user:${task.assignee}`] as const);
  const details: { [key: string]: Json } = { to, count };
  if (said !== undefined) details['text'] = said;
  turn.record('task.urged', details, { state: task.state, taskId });
  noticeTo(turn, to, ['催办', `${viewer.user.name}请您尽快办理`], said);
  return undefined;
};
