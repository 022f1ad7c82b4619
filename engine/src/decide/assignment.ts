import type { AssignmentRule } from '../definition/assignment-rule.js';
import type { Principal, User } from '../identity/directory.js';
import type { Turn } from './turn.js';

/** Who a task goes to: one person, or several who may claim it. */
export interface Assignment {
  readonly assignee?: string;
  readonly candidates: readonly Principal[];
  /** Nobody the rule names is there: the administrators have it. */
  readonly isLastResort: boolean;
}

const LAST_RESORT: Assignment = Object.freeze({
  candidates: Object.freeze(['role:admin' as const]),
  isLastResort: true,
});
const NOBODY: readonly Principal[] = Object.freeze([]);

/** Resolves a rule and its `else` chain for a task. Inactive people never get work. */
export function assign(turn: Turn, rule: AssignmentRule): Assignment {
  const principals = principalsFor(turn, rule);
  const [first] = principals;
  if (first === undefined) return LAST_RESORT;
  if (principals.length === 1 && first.startsWith('user:')) {
    return { assignee: first.slice('user:'.length), candidates: NOBODY, isLastResort: false };
  }
  return { candidates: principals, isLastResort: false };
}

/** Principals a rule reaches; none = nobody, not even by its `else`. */
export function principalsFor(turn: Turn, rule: AssignmentRule): readonly Principal[] {
  for (let at: AssignmentRule | undefined = rule; at !== undefined; at = at.else) {
    const found = ownPrincipals(turn, at);
    if (found.length > 0) return found;
  }
  return NOBODY;
}

function ownPrincipals(turn: Turn, rule: AssignmentRule): readonly Principal[] {
  const { directory } = turn.ctx;
  switch (rule.by) {
    case 'starter':
      return activeUsers(turn, [turn.startedBy]);
    case 'user':
      return activeUsers(turn, [rule.user]);
    case 'role':
      return directory.usersInRole(rule.role).some(isActive) ? [`role:${rule.role}`] : NOBODY;
    case 'department':
      return directory.usersInDepartment(rule.department).some(isActive) ? [`department:${rule.department}`] : NOBODY;
    case 'expression': {
      const users = turn.evaluate(rule.users);
      return activeUsers(turn, Array.isArray(users) ? users : [users]);
    }
    case 'handler-of':
      return activeUsers(turn, [Object.hasOwn(turn.handlers, rule.state) ? turn.handlers[rule.state] : undefined]);
  }
}

function activeUsers(turn: Turn, ids: readonly unknown[]): readonly Principal[] {
  const found = new Set<Principal>();
  for (const id of ids) {
    if (typeof id !== 'string') continue;
    const user = turn.ctx.directory.user(id);
    if (user !== undefined && isActive(user)) found.add(`user:${user.id}`);
  }
  return [...found];
}

/** The people behind principals, each once. */
export function usersBehind(turn: Turn, principals: readonly Principal[]): readonly string[] {
  const { directory } = turn.ctx;
  const found = new Set<string>();
  for (const principal of principals) {
    const at = principal.indexOf(':');
    const id = principal.slice(at + 1);
    if (principal.startsWith('user:')) found.add(id);
    const members = principal.startsWith('role:')
      ? directory.usersInRole(id)
      : principal.startsWith('department:')
        ? directory.usersInDepartment(id)
        : [];
    for (const user of members) if (isActive(user)) found.add(user.id);
  }
  return [...found];
}

function isActive(user: User): boolean {
  return user.active;
}
