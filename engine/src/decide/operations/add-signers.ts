import type { Json } from '../../definition/json.js';
import type { AddSignMode } from '../../definition/task-rules.js';
import type { Fault } from '../../definition/yunliu-error.js';
import type { GroupMember, Task, TaskGroup, Visit } from '../../instance/instance.js';
import { cancelTask } from '../cancel-task.js';
import { addedMembers, groupOfOne } from '../groups/added-member.js';
import { MAX_MEMBERS } from '../../definition/group-rule.js';
import { isFinished } from '../groups/member-order.js';
import { rowOf } from '../groups/group-place.js';
import { voterOf } from '../groups/one-vote.js';
import { settleGroup } from '../groups/settle-group.js';
import { refusal } from '../refusal.js';
import type { Turn } from '../turn.js';
import type { Verb } from '../verb.js';
import { colleagues } from './colleague.js';
import { noticeTo } from './notice.js';
import { requiredReason } from './reason.js';
import { separated } from './separated.js';
import { inHandFault, notDeclared, operationsAt, taskCase, type TaskCase } from './task-case.js';

const MOST_AT_ONCE = 50;

/** 加签 in one of the ways the state allows, by who has the task in hand; added signers may add further ones. */
export function addSignersFault(at: TaskCase): Fault | undefined {
  if ((operationsAt(at).addSign ?? []).length === 0) return notDeclared('addSign', '加签', 'adding signers');
  return inHandFault(at);
}

/**
 * 加签: further people answer this visit too, each with a task of their own. `before`: the asker's task waits (it is closed
 * and comes back, with its draft, when they have answered); `after`: they are asked when the asker has answered; `parallel`:
 * at once. Everybody counts as a full member: of a group by its rule; of a single task, all must take the main outcome, and
 * any other outcome is taken at once, whoever takes it.
 */
export const addSigners: Verb<'add-signers'> = (turn, { taskId, mode, users, reason }, instance) => {
  const at = taskCase(turn, instance, taskId);
  if ('fault' in at) return at.fault;
  const fault = addSignersFault(at);
  if (fault !== undefined) return fault;
  if (operationsAt(at).addSign?.includes(mode) !== true) return modeNotOffered(mode);
  const why = requiredReason(reason);
  if (typeof why === 'object') return why.fault;
  const people = colleagues(turn, users, MOST_AT_ONCE);
  if ('fault' in people) return people.fault;

  const asker = at.viewer.user.id;
  const task: Task = { ...at.task, assignee: asker };
  turn.replaceTask(task);
  const visit = turn.visit(task.visitId);
  if (visit === undefined) return undefined;
  const group = visit.group ?? groupOfOne(turn, visit, task, asker);
  const self = group.members.find(({ id }) => id === (task.member ?? 'm1'));
  if (self === undefined) return undefined;
  const answering = answeringBeside(turn, visit, group.members, self);
  for (const user of people) {
    const conflict = user === asker ? alreadySigner(user) : separated(turn, task, user);
    if (conflict !== undefined) return conflict;
    if (answering.includes(user)) return alreadySigner(user);
  }
  if (group.members.length + people.length > MAX_MEMBERS) return tooMany(MAX_MEMBERS);
  const added = addedMembers(turn, visit, group.members, people, { host: self, addedBy: asker, mode });
  setGroup(turn, visit, group, self, task, added, mode);
  const details: { [key: string]: Json } = { mode, users: people, reason: why, member: self.id };
  turn.record('signers.added', details, { state: task.state, taskId });
  settleGroup(turn, visit.id);
  const now = turn.tasks.flatMap(({ visitId, assignee }) =>
    visitId === visit.id && assignee !== undefined && people.includes(assignee) ? [`user:${assignee}` as const] : [],
  );
  noticeTo(turn, now, ['加签', `${at.viewer.user.name}请您一同审批`], why);
  return undefined;
};

function setGroup(
  turn: Turn,
  visit: Visit,
  group: TaskGroup,
  self: GroupMember,
  task: Task,
  added: readonly GroupMember[],
  mode: AddSignMode,
): void {
  let members = group.members;
  if (mode === 'before') {
    const { taskId: _, ...waiting } = self;
    const kept = task.draft === undefined ? waiting : { ...waiting, draft: task.draft };
    members = members.map((member) => (member.id === self.id ? { ...kept, user: task.assignee ?? kept.user } : member));
    const { draft: __, ...closing } = turn.tasks.find(({ id }) => id === task.id) ?? task;
    cancelTask(turn, closing, 'waits-for-signers');
  }
  turn.replaceVisit({ ...visit, group: { ...group, members: [...members, ...added] } });
}

/** Who answers the same thing: of a list the same row. Whoever has signed beside a single task may be asked again. */
function answeringBeside(
  turn: Turn,
  visit: Visit,
  members: readonly GroupMember[],
  self: GroupMember,
): readonly (string | undefined)[] {
  const { state } = turn.state(visit.state);
  const rule = state.type === 'task' ? state.group : undefined;
  const row = rule?.each === undefined ? undefined : rowOf(members, self).id;
  return members
    .filter((member) => row === undefined || rowOf(members, member).id === row)
    .filter((member) => rule !== undefined || !isFinished(member))
    .map((member) => voterOf(turn, member));
}

function modeNotOffered(mode: AddSignMode): Fault {
  const zh = { before: '前加签', after: '后加签', parallel: '并加签' }[mode];
  return refusal(
    'signers/mode-not-offered',
    [`本环节不允许${zh}。`, `This state does not let one add signers "${mode}".`],
    ['请选择流程允许的加签方式。', 'Choose one of the ways the state allows.'],
    { pointer: '/mode', details: { mode } },
  );
}

function alreadySigner(user: string): Fault {
  return refusal(
    'signers/already-there',
    [`“${user}”已经是本环节的办理人。`, `"${user}" is among those who answer already.`],
    ['请选择其他人员。', 'Choose other people.'],
    { pointer: '/users', details: { user } },
  );
}

function tooMany(limit: number): Fault {
  return refusal(
    'signers/too-many',
    [`一个环节最多 ${limit} 位办理人。`, `At most ${limit} people answer one state.`],
    ['请减少加签人员。', 'Add fewer.'],
    { details: { limit } },
  );
}
