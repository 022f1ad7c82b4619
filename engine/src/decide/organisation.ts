import type { LeaderRule, PersonOf, RoleRule } from '../definition/assignment-rule.js';
import type { Directory, User } from '../identity/directory.js';
import { previousHandler } from './handlers.js';
import type { ExtraScope, Turn } from './turn.js';

/** Climbing stops here even where a directory's departments stand above themselves. */
const MAX_LEVELS = 50;

/** The person a rule is about. */
export function personOfRule(turn: Turn, { of, user }: PersonOf, extra?: ExtraScope): string | undefined {
  if (user !== undefined) {
    const value = turn.evaluate(user, extra);
    return typeof value === 'string' ? value : undefined;
  }
  return of === 'previous' ? previousHandler(turn) : turn.startedBy;
}

/** Leaders above a person, the lowest first, as many as the rule's level asks for. */
export function leadersAbove(directory: Directory, person: string, { level = 1 }: LeaderRule): readonly User[] {
  const found: User[] = [];
  for (const department of departmentsUp(directory, directory.user(person)?.departmentId)) {
    const leaderId = directory.department(department)?.leaderId;
    const leader = leaderId === undefined || leaderId === person ? undefined : directory.user(leaderId);
    if (leader?.active !== true || found.some(({ id }) => id === leader.id)) continue;
    found.push(leader);
    if (found.length === level) break;
  }
  return found;
}

/** Those of a role who belong to a department; with `up` the first department above that has any. */
export function roleWithin(
  turn: Turn,
  { role, within = {} }: RoleRule,
  extra?: ExtraScope,
): { readonly department: string; readonly users: readonly User[] } | undefined {
  const { directory } = turn.ctx;
  const person = within.department === undefined ? personOfRule(turn, within, extra) : undefined;
  const first = within.department ?? (person === undefined ? undefined : directory.user(person)?.departmentId);
  const holders = directory.usersInRole(role).filter(({ active }) => active);
  for (const department of departmentsUp(directory, first)) {
    const users = holders.filter((user) => departmentsUp(directory, user.departmentId).includes(department));
    if (users.length > 0) return { department, users };
    if (within.up !== true) return undefined;
  }
  return undefined;
}

/** A department and those above it. */
function departmentsUp(directory: Directory, first: string | undefined): readonly string[] {
  const found: string[] = [];
  for (let id = first; id !== undefined && !found.includes(id); id = directory.department(id)?.parentId) {
    found.push(id);
    if (found.length === MAX_LEVELS) break;
  }
  return found;
}
