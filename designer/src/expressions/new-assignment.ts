import { localize, type AssignmentRule } from '@yunliu/engine/definition';
import type { Organisation } from '@yunliu/engine/simulate';
import {
  conditionFields,
  statesOf,
  usesOf,
  type Command,
  type ConditionField,
  type DesignDocument,
} from '../model/index.js';

/** A whole rule of a kind, so that the design is sound from the first choice on; `else` is kept. */
export function newAssignment(
  kind: AssignmentRule['by'],
  document: DesignDocument,
  organisation: Organisation,
  before?: AssignmentRule,
): AssignmentRule {
  const rest = before?.else === undefined ? {} : { else: before.else };
  const role = Object.keys(document.definition.roles)[0] ?? organisation.roles[0]?.key ?? 'admin';
  const among: AssignmentRule =
    before !== undefined && 'among' in before && before.among !== undefined ? before.among : amongOf(before, role);
  switch (kind) {
    case 'starter':
    case 'previous':
      return { by: kind, ...rest };
    case 'user':
      return { by: kind, user: organisation.users.find(({ active }) => active)?.id ?? '', ...rest };
    case 'role':
      return { by: kind, role, ...rest };
    case 'department':
      return { by: kind, department: organisation.departments[0]?.id ?? '', ...rest };
    case 'expression':
      return { by: kind, users: 'startedBy', ...rest };
    case 'handler-of':
      return { by: kind, state: firstTask(document) ?? '', ...rest };
    case 'leader':
      return { by: kind, ...rest };
    case 'field':
      return { by: kind, field: peopleFields(document)[0]?.name ?? '', ...rest };
    case 'chosen':
      return { by: kind, from: 'previous', ...rest };
    case 'round-robin':
    case 'least-loaded':
      return { by: kind, among, ...rest };
  }
}

/** 「轮流」 among those the rule named before. */
function amongOf(before: AssignmentRule | undefined, role: string): AssignmentRule {
  if (before?.by !== 'role' && before?.by !== 'department') return { by: 'role', role };
  const { else: _, ...plain } = before;
  return plain;
}

function firstTask(document: DesignDocument): string | undefined {
  return [...statesOf(document).values()].find(({ state }) => state.type === 'task')?.key;
}

/** Fields that hold people or departments. */
export function peopleFields(document: DesignDocument): readonly ConditionField[] {
  return [...conditionFields(document).values()].filter(({ kind }) => kind === 'user' || kind === 'department');
}

/** Declares the roles of a rule that the process does not name yet. */
export function missingRoles(
  rule: AssignmentRule,
  { definition }: DesignDocument,
  organisation: Organisation,
): readonly Command[] {
  return [...rolesOf(rule)]
    .filter((key) => key !== '' && !Object.hasOwn(definition.roles, key))
    .map((key) => ({ type: 'add-role', key, title: roleTitleIn(organisation, key) }));
}

/**
 * Roles that only the rule before named, declared with nothing but the title the organisation has: they go with it, so
 * that choosing among roles leaves no trace of those that were not meant.
 */
export function idleRoles(
  before: AssignmentRule | undefined,
  rule: AssignmentRule,
  pointer: string,
  document: DesignDocument,
  organisation: Organisation,
): readonly Command[] {
  const kept = rolesOf(rule);
  const { roles } = document.definition;
  return [...rolesOf(before)]
    .filter((key) => !kept.has(key) && Object.hasOwn(roles, key))
    .filter((key) => JSON.stringify(roles[key]) === JSON.stringify({ title: roleTitleIn(organisation, key) }))
    .filter((key) =>
      usesOf(document, { kind: 'role', name: key }).every(
        ({ declares, pointer: at }) => declares || at.startsWith(`${pointer}/`),
      ),
    )
    .map((key) => ({ type: 'remove-role', key }));
}

function roleTitleIn({ roles }: Organisation, role: string): string {
  return localize(roles.find(({ key }) => key === role)?.title) || role;
}

function rolesOf(rule: AssignmentRule | undefined): ReadonlySet<string> {
  const keys = new Set<string>();
  const visit = (one: AssignmentRule | undefined): void => {
    if (one === undefined || one === null) return;
    if (one.by === 'role') keys.add(one.role);
    if ('among' in one) visit(one.among);
    visit(one.else);
  };
  visit(rule);
  return keys;
}
