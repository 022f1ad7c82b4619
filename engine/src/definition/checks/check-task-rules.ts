import type { AssignmentRule } from '../assignment-rule.js';
import { ballotsOf } from '../group-rule.js';
import { jsonPointer } from '../issue.js';
import type { TaskState } from '../states/state.js';
import type { PlacedState } from '../walk-states.js';
import { checkAssignmentRule, requireRole, requireTask } from './check-assignment.js';
import { checkGroup, rowNames } from './check-group.js';
import { checkOperations } from './check-operations.js';
import type { DefinitionSubject } from './definition-subject.js';

/** Who gets a task and by which rules: assignment, group, empty assignee, automatic answers, separation of duties. */
export function checkTaskRules(subject: DefinitionSubject, placed: PlacedState, state: TaskState): void {
  const { key, pointer } = placed;
  const outcomes = outcomesOf(subject, placed, state);
  const names = state.group?.each === undefined ? undefined : rowNames(subject, state.group.each);
  checkAssignmentRule(subject, state.assign, `${pointer}/assign`, {
    isTask: true,
    ...(names === undefined ? {} : { names }),
  });
  checkGroup(subject, state, outcomes, pointer);
  const { whenNobody, autoSkip } = state;
  if (whenNobody?.policy === 'skip')
    requireOutcome(subject, whenNobody.outcome, outcomes, `${pointer}/whenNobody/outcome`);
  if (whenNobody?.policy === 'role') {
    subject.usedRoles.add(whenNobody.role);
    requireRole(subject, whenNobody.role, `${pointer}/whenNobody/role`);
  }
  if (autoSkip !== undefined) {
    requireOutcome(subject, autoSkip.outcome, outcomes, `${pointer}/autoSkip/outcome`);
    checkSkippedBallot(subject, state, autoSkip.outcome, outcomes, `${pointer}/autoSkip/outcome`);
  }
  checkSeparation(subject, key, state, pointer);
  checkOperations(subject, placed, state);
}

/** Pairs of roles that exclude each other. */
export function checkConflictingRoles(subject: DefinitionSubject): void {
  for (const [index, pair] of (subject.definition.conflictingRoles ?? []).entries()) {
    const pointer = jsonPointer('conflictingRoles', index);
    for (const [at, role] of pair.entries()) {
      subject.usedRoles.add(role);
      requireRole(subject, role, `${pointer}/${at}`);
    }
    if (pair[0] !== pair[1]) continue;
    subject.error(
      'separation/same-role',
      pointer,
      ['一个角色不能与自己互斥', 'A role cannot conflict with itself'],
      ['写两个不同的角色。', 'Name two different roles.'],
    );
  }
}

/** The state's own outcomes and those of the places around it. */
function outcomesOf(subject: DefinitionSubject, { ancestors }: PlacedState, state: TaskState): ReadonlySet<string> {
  const around = ancestors.flatMap((outer) => {
    const place = subject.states.get(outer)?.state;
    return place?.type === 'phase' ? Object.keys(place.outcomes ?? {}) : [];
  });
  return new Set([...Object.keys(state.outcomes), ...around, ...Object.keys(subject.definition.outcomes ?? {})]);
}

function requireOutcome(
  subject: DefinitionSubject,
  outcome: string,
  outcomes: ReadonlySet<string>,
  pointer: string,
): void {
  if (outcome === '' || outcomes.has(outcome)) return;
  subject.error(
    'outcome/unknown',
    pointer,
    [`任务没有处理结果“${outcome}”`, `The task has no outcome "${outcome}"`],
    [`可用：${[...outcomes].join('、') || '无'}。`, `Outcomes: ${[...outcomes].join(', ') || 'none'}.`],
  );
}

/** In a group an automatic answer stands for one member, so it must be a ballot. */
function checkSkippedBallot(
  subject: DefinitionSubject,
  { group }: TaskState,
  outcome: string,
  outcomes: ReadonlySet<string>,
  pointer: string,
): void {
  if (group === undefined || !outcomes.has(outcome) || ballotsOf(group).includes(outcome)) return;
  subject.error(
    'auto-skip/not-a-ballot',
    pointer,
    [
      `“${outcome}”不是该组的意见，会替所有人作出决定`,
      `"${outcome}" is no ballot of the group and would decide for all`,
    ],
    [`改为：${ballotsOf(group).join('、')}。`, `One of ${ballotsOf(group).join(', ')}.`],
  );
}

function checkSeparation(subject: DefinitionSubject, key: string, state: TaskState, pointer: string): void {
  const { separation } = state;
  for (const [index, other] of (separation?.notHandlersOf ?? []).entries()) {
    const at = `${pointer}/separation/notHandlersOf/${index}`;
    requireTask(subject, other, at);
    if (other !== key) continue;
    subject.error(
      'separation/own-state',
      at,
      ['不能排除本环节自己的办理人', 'A state cannot exclude its own handlers'],
      ['写前面环节的状态。', 'Name an earlier state.'],
    );
  }
  if (separation === undefined || !isLockedOut(state.assign, state)) return;
  subject.error(
    'separation/nobody-left',
    `${pointer}/separation`,
    ['分派只会得到被排除的人，没有人可以办理', 'The assignment gives only people whom this excludes'],
    ['为分派增加 else，或放宽职责分离。', 'Give the assignment an else, or loosen the separation.'],
  );
}

/** Every rule of the chain gives nobody but those the separation bars. */
function isLockedOut(rule: AssignmentRule, state: TaskState): boolean {
  const { notInitiator = false, notHandlersOf = [] } = state.separation ?? {};
  const barred =
    (rule.by === 'starter' && notInitiator) || (rule.by === 'handler-of' && notHandlersOf.includes(rule.state));
  return barred && (rule.else === undefined || isLockedOut(rule.else, state));
}
