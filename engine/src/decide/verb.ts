import type { Fault } from '../definition/yunliu-error.js';
import type { Viewer } from '../identity/permissions.js';
import type { ProcessInstance, Task } from '../instance/instance.js';
import type { Command, CommandType } from './command.js';
import { personOf } from './permissions.js';
import { refusal } from './refusal.js';
import type { Turn } from './turn.js';

export type CommandOf<Type extends CommandType> = Extract<Command, { readonly type: Type }>;

/** One command verb on a stored instance: changes the turn, or says why not (then the turn is dropped). */
export type Verb<Type extends CommandType> = (
  turn: Turn,
  command: CommandOf<Type>,
  instance: ProcessInstance,
) => Fault | undefined;

/** The acting person, or the refusal of someone unknown, locked out or not a person. */
export function actingPerson(turn: Turn): Viewer | { readonly fault: Fault } {
  const { actor } = turn.command;
  const viewer = personOf(actor, turn.ctx.directory);
  if (viewer !== undefined) return viewer;
  if (actor.system === true) {
    return {
      fault: refusal(
        'actor/not-a-person',
        ['该操作只能由人员执行。', 'Only a person can do this.'],
        ['请以具体用户的身份提交。', 'Send the command in the name of a user.'],
      ),
    };
  }
  const known = turn.ctx.directory.user(actor.userId) !== undefined;
  return { fault: known ? inactive(actor.userId) : unknown(actor.userId) };
}

/** The open task a command names, or why there is none. */
export function openTask(turn: Turn, taskId: string): Task | { readonly fault: Fault } {
  const task = turn.tasks.find((open) => open.id === taskId);
  if (task !== undefined) return task;
  if (turn.ctx.isEndedTask?.(taskId) === true) {
    return {
      fault: refusal(
        'task/ended',
        ['该任务已经结束。', 'This task has already ended.'],
        ['请刷新页面，查看流程当前的任务。', 'Reload to see the tasks that are open now.'],
        { details: { taskId } },
      ),
    };
  }
  return {
    fault: refusal(
      'task/not-found',
      ['没有找到该任务，它可能已经办结。', 'There is no such open task; it may have been completed.'],
      ['请刷新页面，查看流程当前的任务。', 'Reload to see the tasks that are open now.'],
      { details: { taskId } },
    ),
  };
}

function unknown(userId: string): Fault {
  return refusal(
    'actor/unknown',
    [`没有用户“${userId}”。`, `There is no user "${userId}".`],
    ['请使用组织目录中已有的用户。', 'Act as a user of the directory.'],
    { details: { userId } },
  );
}

function inactive(userId: string): Fault {
  return refusal(
    'actor/inactive',
    [`用户“${userId}”已停用。`, `User "${userId}" is not active.`],
    ['请联系管理员启用该用户。', 'Ask an administrator to activate the user.'],
    { details: { userId } },
  );
}
