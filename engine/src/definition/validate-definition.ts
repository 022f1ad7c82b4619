import { requireRole } from './checks/check-assignment.js';
import { checkCompensation } from './checks/check-compensation.js';
import { checkErrors } from './checks/check-errors.js';
import { checkDuplicateStates, checkFlow } from './checks/check-flow.js';
import { checkOutcomes } from './checks/check-outcomes.js';
import { checkRequiredFields } from './checks/check-rights.js';
import { checkSerials } from './checks/check-serials.js';
import { checkInitial, checkState } from './checks/check-state.js';
import { checkConflictingRoles } from './checks/check-task-rules.js';
import { checkStartMessages, checkTiming } from './checks/check-timing.js';
import { checkVariables } from './checks/check-values.js';
import { checkNeverSet, writtenVariables } from './checks/check-written.js';
import { DefinitionSubject } from './checks/definition-subject.js';
import { reportExpression } from './checks/expression-issues.js';
import { suggestion } from './checks/issue-collector.js';
import type { ValidationContext } from './checks/validation-context.js';
import { jsonPointer, type Issue } from './issue.js';
import { nearestName } from './nearest-name.js';
import type { ProcessDefinition } from './process-definition.js';
import { processDefinitionSchema } from './schema/process-definition-schema.js';
import { checkShape } from './shape/check-shape.js';
import { repair } from './shape/repair.js';
import { sortIssues, withoutEchoes } from './sort-issues.js';

/** More states than anybody can oversee; keeps the checks of the flow fast. */
const MAX_STATES = 600;

/**
 * All faults of a process definition, of shape and of meaning, in the order of the file. Never throws; an empty list
 * means that the definition may be published. Parts of `context` that are missing are not checked.
 */
export function validateDefinition(json: unknown, context: ValidationContext = {}): Issue[] {
  const shape = checkShape(json, processDefinitionSchema, context.sound);
  const sound = shape.length === 0;
  const definition = (sound ? json : repair(json, processDefinitionSchema)) as ProcessDefinition;
  if (
    shape.some((issue) => issue.pointer === '' && issue.code === 'schema/wrong-type') ||
    shape.some((issue) => issue.code === 'schema/too-deep')
  ) {
    return [...shape];
  }
  const subject = new DefinitionSubject(definition, context);
  if (subject.placed.length > MAX_STATES) {
    subject.error(
      'definition/too-many-states',
      '/states',
      [
        `流程有 ${subject.placed.length} 个状态，超过 ${MAX_STATES} 个`,
        `The process has ${subject.placed.length} states, more than ${MAX_STATES}`,
      ],
      ['把其中一部分拆成子流程。', 'Make a part of it a process of its own.'],
    );
    return sortIssues(json, [...shape, ...subject.issues]);
  }
  checkMeaning(subject, shape);
  return sortIssues(json, [...shape, ...withoutEchoes(json, subject.issues, shape)]);
}

function checkMeaning(subject: DefinitionSubject, shape: readonly Issue[]): void {
  const { definition } = subject;
  checkVariables(subject);
  checkRoles(subject);
  checkSerials(subject);
  checkInitial(subject, definition.initial, definition.states, '/initial');
  checkSubjectLine(subject);
  const timerIds = new Set<string>();
  checkTiming(subject, definition, '', timerIds);
  checkOutcomes(subject, definition.outcomes, '/outcomes');
  for (const placed of subject.placed) checkState(subject, placed, timerIds);
  checkDuplicateStates(subject);
  checkStartMessages(subject);
  checkErrors(subject);
  checkCompensation(subject);
  const written = writtenVariables(subject);
  checkRequiredFields(subject, written);
  checkNeverSet(subject, written);
  checkConflictingRoles(subject);
  checkUnusedRoles(subject);
  checkLayout(subject);
  // A state that is only half there would make others look cut off.
  if (!shape.some((issue) => BREAKS_FLOW.has(issue.code) && /^(\/states|\/initial|$)/.test(issue.pointer)))
    checkFlow(subject);
}

const BREAKS_FLOW = new Set([
  'schema/missing-property',
  'schema/wrong-type',
  'schema/invalid-value',
  'schema/invalid-name',
  'schema/invalid-text',
  'schema/too-short',
  'schema/too-few',
]);

function checkRoles(subject: DefinitionSubject): void {
  const { definition, context } = subject;
  for (const [index, role] of definition.start.by.entries()) {
    if (role === '*') continue;
    subject.usedRoles.add(role);
    requireRole(subject, role, `/start/by/${index}`);
  }
  if (definition.start.by.length === 0 && definition.start.childOnly !== true) {
    subject.error(
      'start/nobody',
      '/start/by',
      ['没有任何角色可以发起该流程', 'No role may start the process'],
      ['写明可发起的角色，或写 *（所有用户），或设 childOnly。', 'Name roles, or * for every user, or set childOnly.'],
    );
  }
  for (const [index, role] of (definition.visibleTo ?? []).entries()) {
    subject.usedRoles.add(role);
    requireRole(subject, role, `/visibleTo/${index}`);
  }
  for (const role of Object.keys(definition.roles)) {
    if (context.roles === undefined || context.roles.includes(role)) continue;
    subject.error(
      'role/unknown',
      jsonPointer('roles', role),
      [`组织机构中没有角色“${role}”`, `The directory has no role "${role}"`],
      suggestion(nearestName(role, context.roles), context.roles),
    );
  }
}

function checkUnusedRoles(subject: DefinitionSubject): void {
  for (const role of Object.keys(subject.definition.roles)) {
    if (subject.usedRoles.has(role)) continue;
    subject.warning(
      'role/unused',
      jsonPointer('roles', role),
      [`声明的角色“${role}”没有用到`, `The role "${role}" is declared but not used`],
      ['删去它，或在分派、发起、可见范围中使用。', 'Remove it, or use it in an assignment, start or visibleTo.'],
    );
  }
}

function checkSubjectLine(subject: DefinitionSubject): void {
  const { types, open } = subject.variables;
  const text = subject.definition.subject;
  if (text === undefined) return;
  const checked = reportExpression(subject, { text, pointer: '/subject', names: types, open });
  const kind = checked?.type.kind;
  if (checked?.faults.length !== 0 || kind === 'string' || kind === 'any' || kind === 'null') return;
  subject.error(
    'subject/not-text',
    '/subject',
    ['主题表达式应给出文本', 'The subject must give a text'],
    ['用 string(…) 转换，或用 + 连接文本。', 'Convert with string(…) or join texts with +.'],
  );
}

function checkLayout(subject: DefinitionSubject): void {
  for (const key of Object.keys(subject.definition.layout?.states ?? {})) {
    if (subject.states.has(key)) continue;
    subject.warning(
      'layout/unknown-state',
      jsonPointer('layout', 'states', key),
      [`布局中的“${key}”不是流程的状态`, `The layout places "${key}", which is not a state`],
      ['删去该项。', 'Remove the entry.'],
    );
  }
  for (const [index, { from, to }] of (subject.definition.layout?.connections ?? []).entries())
    for (const key of from === undefined ? [to] : [from, to]) {
      if (subject.states.has(key)) continue;
      subject.warning(
        'layout/unknown-state',
        jsonPointer('layout', 'connections', index),
        [`布局中的“${key}”不是流程的状态`, `The layout draws a line at "${key}", which is not a state`],
        ['删去该项。', 'Remove the entry.'],
      );
    }
}
