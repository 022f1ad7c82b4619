import type { AssignmentRule } from '../definition/assignment-rule.js';
import type { Principal, User } from '../identity/directory.js';
import { peopleOf } from '../identity/people-of.js';
import { previousHandler } from './handlers.js';
import { leadersAbove, personOfRule, roleWithin } from './organisation.js';
import { pickInTurn, pickLeastLoaded } from './pick-one.js';
import { barOf, hasSeparation } from './separation.js';
import type { ExtraScope, Turn } from './turn.js';
import { MAX_EXCLUDED, type Excluded, type Why } from './why.js';

/** For which task a rule is asked; without it (notices, copies) nobody is kept out and nothing is counted. */
export interface TaskPlace {
  readonly state: string;
  /** What the expressions of one row see. */
  readonly extra?: ExtraScope;
}

/** Whom a rule reaches and how it came to that. */
export interface Found {
  readonly principals: readonly Principal[];
  readonly why: Why;
  /** Nobody has chosen yet though the rule leaves it to somebody. */
  readonly choiceMissing?: boolean;
}

type Reached = { readonly principals: readonly Principal[]; readonly why?: Omit<Why, 'rule'> };

const NOBODY: readonly Principal[] = Object.freeze([]);
const NONE: Reached = Object.freeze({ principals: NOBODY });

/** Principals a rule reaches for a notice or a copy; none = nobody, not even by its `else`. */
export function principalsFor(turn: Turn, rule: AssignmentRule): readonly Principal[] {
  return findPeople(turn, rule).principals;
}

/** Who an open task of a visit goes to by its rule alone (a version changed under it): one person, or candidates. */
export function assign(
  turn: Turn,
  rule: AssignmentRule,
): { readonly assignee?: string; readonly candidates: readonly Principal[] } {
  const principals = principalsFor(turn, rule);
  const [first] = principals;
  if (first === undefined) return { candidates: ['role:admin'] };
  if (principals.length === 1 && first.startsWith('user:')) {
    return { assignee: first.slice('user:'.length), candidates: NOBODY };
  }
  return { candidates: principals };
}

/** Resolves a rule and its `else` chain. Inactive people, and for a task those the separation of duties bars, are left out. */
export function findPeople(turn: Turn, rule: AssignmentRule, place?: TaskPlace): Found {
  const excluded: Excluded[] = [];
  let choiceMissing = false;
  let steps = 0;
  for (let at: AssignmentRule | undefined = rule; at !== undefined; at = at.else, steps += 1) {
    const { principals, why } = ownPeople(turn, at, place, excluded);
    if (principals.length > 0) {
      if (steps === 0 && excluded.length === 0) return { principals, why: { rule: at.by, ...why } };
      return { principals, why: { rule: at.by, ...why, ...(steps > 0 ? { else: steps } : {}), ...kept(excluded) } };
    }
    choiceMissing ||= at.by === 'chosen';
  }
  return { principals: NOBODY, why: { rule: 'nobody', ...kept(excluded) }, choiceMissing };
}

function kept(excluded: readonly Excluded[]): { readonly excluded?: readonly Excluded[] } {
  return excluded.length === 0 ? {} : { excluded: excluded.slice(0, MAX_EXCLUDED) };
}

function ownPeople(turn: Turn, rule: AssignmentRule, place: TaskPlace | undefined, excluded: Excluded[]): Reached {
  const { directory } = turn.ctx;
  const people = (ids: readonly unknown[], why?: Omit<Why, 'rule'>): Reached => ({
    principals: allowed(turn, ids, place, excluded),
    why,
  });
  switch (rule.by) {
    case 'starter':
      return people([turn.startedBy]);
    case 'user':
      return people([rule.user], { of: rule.user });
    case 'role': {
      if (rule.within === undefined)
        return many(turn, `role:${rule.role}`, directory.usersInRole(rule.role), place, excluded, rule.role);
      const found = roleWithin(turn, rule, place?.extra);
      if (found === undefined) return NONE;
      return people(idsOf(found.users), { of: rule.role, department: found.department });
    }
    case 'department': {
      const { department } = rule;
      return many(
        turn,
        `department:${department}`,
        directory.usersInDepartment(department),
        place,
        excluded,
        department,
      );
    }
    case 'expression':
      return people(asList(turn.evaluate(rule.users, place?.extra)));
    case 'handler-of':
      return people([Object.hasOwn(turn.handlers, rule.state) ? turn.handlers[rule.state] : undefined], {
        of: rule.state,
      });
    case 'previous':
      return people([previousHandler(turn)]);
    case 'leader': {
      const person = personOfRule(turn, rule, place?.extra);
      if (person === undefined) return NONE;
      const { level = 1 } = rule;
      const leaders = leadersAbove(directory, person, rule);
      const meant = rule.every === true ? leaders : leaders.slice(level - 1);
      return people(idsOf(meant), { person, level });
    }
    case 'field':
      return fieldPeople(turn, rule.field, place, excluded);
    case 'chosen':
      return chosenPeople(turn, rule.from, place, excluded);
    case 'round-robin':
    case 'least-loaded': {
      const among = usersBehind(turn, findPeople(turn, rule.among, place).principals);
      const open = place === undefined ? among : among.filter((user) => barOf(turn, place.state, user) === undefined);
      if (place === undefined) return people(open);
      const picked = rule.by === 'round-robin' ? pickInTurn(turn, place.state, open) : pickLeastLoaded(turn, open);
      if (picked === undefined) return NONE;
      const { user, ...how } = picked;
      return people([user], how);
    }
  }
}

/** A role or department as a whole; as soon as one of its people is barred, the others by name. */
function many(
  turn: Turn,
  principal: Principal,
  users: readonly User[],
  place: TaskPlace | undefined,
  excluded: Excluded[],
  of: string,
): Reached {
  if (place === undefined || !hasSeparation(turn, place.state))
    return { principals: users.some(isActive) ? [principal] : NOBODY, why: { of } };
  const active = idsOf(users.filter(isActive));
  const barred: Excluded[] = [];
  const open = allowed(turn, active, place, barred);
  excluded.push(...barred);
  return { principals: barred.length === 0 && open.length > 0 ? [principal] : open, why: { of } };
}

function fieldPeople(turn: Turn, field: string, place: TaskPlace | undefined, excluded: Excluded[]): Reached {
  const { directory } = turn.ctx;
  const values = asList(Object.hasOwn(turn.variables, field) ? turn.variables[field] : undefined);
  const users = values.flatMap((value) => {
    if (typeof value !== 'string') return [];
    if (directory.user(value) !== undefined || directory.department(value) === undefined) return [value];
    return idsOf(directory.usersInDepartment(value));
  });
  return { principals: allowed(turn, users, place, excluded), why: { of: field } };
}

function chosenPeople(
  turn: Turn,
  from: 'previous' | 'starter',
  place: TaskPlace | undefined,
  excluded: Excluded[],
): Reached {
  const state = place?.state;
  const choice =
    state !== undefined && turn.choices !== undefined && Object.hasOwn(turn.choices, state)
      ? turn.choices[state]
      : undefined;
  if (state === undefined || choice === undefined) return NONE;
  // The rows of a list all ask it; it is used up when their group has ended.
  if (from === 'previous' && place?.extra === undefined) dropChoice(turn, state);
  return { principals: allowed(turn, choice.users, place, excluded), why: { chosenBy: choice.by } };
}

/** A choice for one visit has been used. */
export function dropChoice(turn: Turn, state: string): void {
  if (turn.choices === undefined || !Object.hasOwn(turn.choices, state)) return;
  const { [state]: _, ...others } = turn.choices;
  turn.choices = Object.keys(others).length === 0 ? undefined : others;
}

/** Active people the separation of duties lets have the task, each once. */
function allowed(
  turn: Turn,
  ids: readonly unknown[],
  place: TaskPlace | undefined,
  excluded: Excluded[],
): readonly Principal[] {
  const found = new Set<Principal>();
  for (const id of ids) {
    if (typeof id !== 'string') continue;
    const user = turn.ctx.directory.user(id);
    if (user === undefined) continue;
    const barred = place === undefined ? undefined : barOf(turn, place.state, user.id);
    if (!isActive(user)) excluded.push({ user: user.id, because: 'inactive' });
    else if (barred !== undefined) excluded.push({ user: user.id, ...barred });
    else found.add(`user:${user.id}`);
  }
  return [...found];
}

/** The people behind principals, each once. */
export function usersBehind(turn: Turn, principals: readonly Principal[]): readonly string[] {
  const { directory } = turn.ctx;
  const found = new Set<string>();
  for (const principal of principals) {
    const people = peopleOf(directory, principal);
    // Who is named was looked at when the rule found them.
    if (people === undefined) found.add(principal.slice('user:'.length));
    else for (const { id } of people) found.add(id);
  }
  return [...found];
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [value];
}

function idsOf(users: readonly User[]): readonly string[] {
  return users.map(({ id }) => id);
}

function isActive(user: User): boolean {
  return user.active;
}
