import type { GroupRule } from '../../definition/group-rule.js';
import type { TaskState } from '../../definition/states/state.js';
import type { GroupMember, Task, Visit } from '../../instance/instance.js';
import type { TaskPlace } from '../assignment.js';
import type { ExtraScope, Turn } from '../turn.js';
import { groupRuleOf } from './effective-rule.js';

/** A visit with a group, as it stands now. */
export interface GroupPlace {
  readonly visit: Visit;
  readonly state: TaskState;
  readonly rule: GroupRule;
  readonly members: readonly GroupMember[];
}

/** The open group of a visit, if it has one. */
export function groupAt(turn: Turn, visitId: string | undefined): GroupPlace | undefined {
  const visit = turn.visit(visitId);
  if (visit?.group === undefined) return undefined;
  const { state, outcomes } = turn.state(visit.state);
  if (state.type !== 'task') return undefined;
  return { visit, state, rule: groupRuleOf(state, outcomes), members: visit.group.members };
}

export function replaceMembers(turn: Turn, visitId: string, members: readonly GroupMember[]): void {
  const visit = turn.visit(visitId);
  if (visit !== undefined) turn.replaceVisit({ ...visit, group: { ...visit.group, members } });
}

/** What expressions of one row see besides the variables: the row under its name, and its place from 1. */
export function rowScope(rule: GroupRule, item: unknown, index: number): ExtraScope | undefined {
  return rule.each === undefined ? undefined : { [rule.each.as ?? 'item']: item, index };
}

/** For whom a member's rules are asked; an added signer answers for the row of the member who asked. */
export function memberPlace(rule: GroupRule, state: string, members: readonly GroupMember[], id: string): TaskPlace {
  if (rule.each === undefined) return { state };
  const own = members.find((member) => member.id === id);
  const row = own === undefined ? undefined : rowOf(members, own);
  let index = 0;
  for (const member of members) {
    // Rows may have been added since signers were, who are no rows of their own.
    if (member.of === undefined) index += 1;
    if (member === row) break;
  }
  const extra = rowScope(rule, row?.item ?? null, index);
  return extra === undefined ? { state } : { state, extra };
}

/** The member of the row itself: of an added signer the one who asked first. */
export function rowOf(members: readonly GroupMember[], member: GroupMember): GroupMember {
  let row = member;
  for (let host = row.of; host !== undefined; host = row.of) {
    const next = members.find(({ id }) => id === host);
    if (next === undefined) break;
    row = next;
  }
  return row;
}

/** What expressions about one task see besides the variables. */
export function taskScope(turn: Turn, task: Pick<Task, 'visitId' | 'member'>): ExtraScope | undefined {
  const place = task.member === undefined ? undefined : groupAt(turn, task.visitId);
  if (place === undefined || task.member === undefined) return undefined;
  return memberPlace(place.rule, place.visit.state, place.members, task.member).extra;
}
