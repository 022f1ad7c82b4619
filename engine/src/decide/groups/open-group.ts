import type { Json, JsonObject } from '../../definition/json.js';
import { MAX_MEMBERS } from '../../definition/group-rule.js';
import type { GroupRule } from '../../definition/group-rule.js';
import type { TaskState } from '../../definition/states/state.js';
import type { GroupMember, TaskGroup, Visit } from '../../instance/instance.js';
import { whenNobody } from '../assign-task.js';
import { findPeople, usersBehind } from '../assignment.js';
import { refusal } from '../refusal.js';
import type { Turn } from '../turn.js';
import { whyDetails, type Why } from '../why.js';
import { rowScope } from './group-place.js';
import { settleGroup } from './settle-group.js';

/** Opens the group of a new visit: its members are found now, their tasks made as it is their turn. */
export function openGroup(turn: Turn, visit: Visit, state: TaskState): void {
  const rule = state.group;
  if (rule === undefined) return;
  // Who handled it last is one of many here: they are all asked again.
  turn.preferred.delete(visit.state);
  const found = rule.each === undefined ? peopleOf(turn, visit, state, rule) : rowsOf(turn, visit, state, rule);
  if (found === undefined) return;
  const { members, why } = found;
  if (members.length > MAX_MEMBERS) return turn.fail(tooMany(visit.state, members.length));
  turn.replaceVisit({ ...visit, group: { members } });
  turn.record(
    'group.opened',
    {
      visit: visit.id,
      kind: rule.kind,
      members: members.map(asDetails),
      why: whyDetails(why),
    },
    { state: visit.state },
  );
  settleGroup(turn, visit.id);
}

/** Further rows of a group that is open: they are answered like those of its list, after them where that has an order. */
export function addRows(turn: Turn, visit: Visit, group: TaskGroup, rule: GroupRule, items: readonly Json[]): void {
  const { members } = group;
  const [first, rows] = [nextNumber(members), members.filter(({ of }) => of === undefined).length];
  const added = items.map((item, at) => member(turn, rule, `m${first + at}`, { item }, rows + at));
  turn.replaceVisit({ ...visit, group: { ...group, members: [...members, ...added] } });
  const details = { count: items.length, visit: visit.id, members: added.map(asDetails) };
  turn.record('items.added', details, { state: visit.state });
  settleGroup(turn, visit.id);
}

/** Number of the next member's id. */
export function nextNumber(members: readonly GroupMember[]): number {
  return Math.max(0, ...members.map(({ id }) => Number(id.slice(1)))) + 1;
}

function asDetails({ id, user, item, weight }: GroupMember): JsonObject {
  return {
    id,
    ...(user === undefined ? {} : { user }),
    ...(item === undefined ? {} : { item }),
    ...(weight === undefined ? {} : { weight }),
  };
}

interface Members {
  readonly members: readonly GroupMember[];
  readonly why: Why;
}

/** One member for each person the rule reaches; who is reached in two ways is a member once. */
function peopleOf(turn: Turn, visit: Visit, state: TaskState, rule: GroupRule): Members | undefined {
  const found = findPeople(turn, state.assign, { state: visit.state });
  const users = usersBehind(turn, found.principals);
  if (users.length > 0)
    return { members: users.map((user, at) => member(turn, rule, `m${at + 1}`, { user })), why: found.why };
  return nobody(turn, visit, state, found);
}

/** One member for each element of the list; who does it is found when it is its turn. */
function rowsOf(turn: Turn, visit: Visit, state: TaskState, rule: GroupRule): Members | undefined {
  const value = rule.each === undefined ? null : turn.evaluate(rule.each.list);
  const rows: readonly Json[] = Array.isArray(value) ? (value as readonly Json[]) : value === null ? [] : [value];
  const why: Why = { rule: state.assign.by };
  if (rows.length > MAX_MEMBERS) {
    turn.fail(tooMany(visit.state, rows.length));
    return undefined;
  }
  if (rows.length > 0) return { members: rows.map((item, at) => member(turn, rule, `m${at + 1}`, { item }, at)), why };
  return nobody(turn, visit, state, { principals: [], why: { rule: 'nobody' } });
}

/** Nobody to ask: the policy for an empty assignee gives one task, or takes an outcome without any. */
function nobody(turn: Turn, visit: Visit, state: TaskState, found: ReturnType<typeof findPeople>): Members | undefined {
  const given = whenNobody(turn, state, { state: visit.state }, found);
  if (given.kind === 'task') {
    const people = given.why.policy === 'role' ? usersBehind(turn, given.candidates) : [];
    const members: readonly GroupMember[] =
      people.length === 0 ? [{ id: 'm1' }] : people.map((user, at) => ({ id: `m${at + 1}`, user }));
    return { members, why: given.why };
  }
  const { rule, outcome, why } = given;
  turn.record('task.skipped', { visit: visit.id, rule, outcome, why: whyDetails(why) }, { state: visit.state });
  turn.pendingRoutes.push({ visitId: visit.id, outcome, people: [] });
  return undefined;
}

function member(turn: Turn, rule: GroupRule, id: string, who: Pick<GroupMember, 'user' | 'item'>, at = 0): GroupMember {
  if (rule.kind !== 'vote' || rule.weight === undefined) return { id, ...who };
  return { id, ...who, weight: weightOf(turn, rule, who, at + 1) };
}

/** The weight of a member by the rule; what gives no number above 0 counts as 1. */
export function weightOf(
  turn: Turn,
  rule: GroupRule,
  { user, item }: Pick<GroupMember, 'user' | 'item'>,
  index: number,
): number {
  if (rule.kind !== 'vote' || rule.weight === undefined) return 1;
  const value = turn.evaluate(rule.weight, { ...rowScope(rule, item ?? null, index), member: user ?? null });
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : 1;
}

function tooMany(state: string, count: number) {
  return refusal(
    'group/too-many-members',
    [
      `环节“${state}”需要 ${count} 个任务，超过一组最多 ${MAX_MEMBERS} 个。`,
      `"${state}" would need ${count} tasks; a group has at most ${MAX_MEMBERS}.`,
    ],
    ['请减少明细行，或改为每行启动一个子流程。', 'Use fewer rows, or start a child process for each of them.'],
    { details: { state, count, limit: MAX_MEMBERS } },
  );
}
