import type { FeelType, TypeEnvironment } from '../../expressions/index.js';
import type { AssignmentRule, PersonOf } from '../assignment-rule.js';
import { nearestName } from '../nearest-name.js';
import type { DefinitionSubject } from './definition-subject.js';
import { reportExpression } from './expression-issues.js';
import { suggestion } from './issue-collector.js';

/** Where a rule stands: only the rule of a task can count turns or wait for a choice, and only there rows are known. */
export interface AssignmentScope {
  readonly isTask?: boolean;
  readonly names?: TypeEnvironment;
}

/** Roles, states, fields and expressions of an assignment rule, its `else` and `among` included. */
export function checkAssignmentRule(
  subject: DefinitionSubject,
  rule: AssignmentRule,
  pointer: string,
  scope: AssignmentScope = {},
): void {
  switch (rule.by) {
    case 'role':
      subject.usedRoles.add(rule.role);
      requireRole(subject, rule.role, `${pointer}/role`);
      if (rule.within !== undefined) {
        checkPerson(subject, rule.within, `${pointer}/within`, scope, rule.within.department);
      }
      break;
    case 'expression':
      checkUsers(subject, rule.users, `${pointer}/users`, scope, ['string', 'list']);
      break;
    case 'handler-of':
      requireTask(subject, rule.state, `${pointer}/state`);
      break;
    case 'leader':
      checkPerson(subject, rule, pointer, scope);
      break;
    case 'field':
      checkField(subject, rule.field, `${pointer}/field`);
      break;
    case 'chosen':
    case 'round-robin':
    case 'least-loaded':
      if (scope.isTask !== true) onlyForTasks(subject, rule.by, pointer);
      if (rule.among !== undefined) {
        if (isCounting(rule.among)) nested(subject, `${pointer}/among/by`);
        checkAssignmentRule(subject, rule.among, `${pointer}/among`, scope);
      }
      break;
    case 'starter':
    case 'previous':
    case 'user':
    case 'department':
      break;
  }
  if (rule.else !== undefined) checkAssignmentRule(subject, rule.else, `${pointer}/else`, scope);
}

function isCounting(rule: AssignmentRule): boolean {
  return rule.by === 'chosen' || rule.by === 'round-robin' || rule.by === 'least-loaded';
}

/** A state that must be a task: nobody handles another one. */
export function requireTask(subject: DefinitionSubject, state: string, pointer: string): void {
  const found = subject.requireState(state, pointer);
  if (found === undefined || found.state.type === 'task') return;
  subject.error(
    'assignment/not-a-task',
    pointer,
    [`“${state}”不是人工任务，没有办理人`, `"${state}" is not a task, so nobody handles it`],
    ['改为人工任务的状态。', 'Name a task state.'],
  );
}

export function requireRole(subject: DefinitionSubject, role: string, pointer: string): void {
  const declared = Object.keys(subject.definition.roles);
  if (role === '' || declared.includes(role)) return;
  subject.error(
    'role/undeclared',
    pointer,
    [`角色“${role}”没有在 roles 中声明`, `The role "${role}" is not declared in roles`],
    declared.length === 0
      ? ['在 roles 中声明该角色。', 'Declare the role in roles.']
      : suggestion(nearestName(role, declared), declared),
  );
}

function checkPerson(
  subject: DefinitionSubject,
  { of, user }: PersonOf,
  pointer: string,
  scope: AssignmentScope,
  department?: string,
): void {
  if (user !== undefined) checkUsers(subject, user, `${pointer}/user`, scope, ['string']);
  if ([of, user, department].filter((each) => each !== undefined).length <= 1) return;
  subject.error(
    'assignment/two-people',
    pointer,
    ['of、user 与 department 只能写一个', 'Only one of of, user and department can be meant'],
    ['删去多余的项。', 'Remove the others.'],
  );
}

function checkUsers(
  subject: DefinitionSubject,
  text: string,
  pointer: string,
  { names = subject.variables.types }: AssignmentScope,
  kinds: readonly FeelType['kind'][],
): void {
  const checked = reportExpression(subject, { text, pointer, names, open: subject.variables.open });
  const kind = checked?.type.kind;
  if (checked?.faults.length !== 0 || kind === undefined || kind === 'any' || kind === 'null') return;
  if (kinds.includes(kind)) return;
  subject.error(
    'assignment/not-users',
    pointer,
    kinds.includes('list')
      ? ['表达式应给出用户编号或用户编号列表', 'The expression must give a user id or a list of them']
      : ['表达式应给出一个用户编号', 'The expression must give one user id'],
    ['使用人员选择字段的变量。', 'Use the variable of a user picker.'],
  );
}

function checkField(subject: DefinitionSubject, field: string, pointer: string): void {
  subject.requireVariable(field, pointer);
  const type = subject.variables.types.get(field);
  if (type === undefined || ['string', 'list', 'any'].includes(type.kind)) return;
  subject.error(
    'assignment/not-users',
    pointer,
    [`字段“${field}”不保存人员或部门`, `"${field}" holds no people and no department`],
    ['改为人员选择或部门选择字段。', 'Use a user picker or a department picker.'],
  );
}

function onlyForTasks(subject: DefinitionSubject, by: AssignmentRule['by'], pointer: string): void {
  subject.error(
    'assignment/only-for-tasks',
    `${pointer}/by`,
    [`“${by}”只能用于任务的分派`, `"${by}" is for the assignment of a task only`],
    ['通知与抄送改用角色、部门或表达式。', 'Use a role, a department or an expression for notices and copies.'],
  );
}

function nested(subject: DefinitionSubject, pointer: string): void {
  subject.error(
    'assignment/nested-choice',
    pointer,
    ['among 中不能再用轮流、最少任务或指定', '`among` cannot itself take turns, count tasks or wait for a choice'],
    ['在 among 中写角色、部门或表达式。', 'Name a role, a department or an expression there.'],
  );
}
