import type { AssignmentRule } from '../definition/assignment-rule.js';
import type { GroupRule } from '../definition/group-rule.js';
import { bodyOf, nameOf, vendorAttribute, vendorElements, type ImportContext } from './import-context.js';
import { child, children, text, type ModdleElement } from './moddle-element.js';

/** Who does a user task: named person, expression, candidate group, lane; else the person who started the process. */
export function assignmentOf(context: ImportContext, task: ModdleElement): AssignmentRule {
  const zeebe = vendorElements(task, 'assignmentDefinition')[0];
  const assignee = vendorAttribute(task, 'assignee') ?? stringOf(zeebe?.['assignee']);
  const groups = listOf(vendorAttribute(task, 'candidateGroups') ?? stringOf(zeebe?.['candidateGroups']));
  const users = listOf(vendorAttribute(task, 'candidateUsers') ?? stringOf(zeebe?.['candidateUsers']));
  if (assignee !== undefined) return personRule(context, task, assignee);
  const owner = children(task, 'resources')
    .map((resource) => bodyOf(child(child(resource, 'resourceAssignmentExpression'), 'expression')))
    .find((body) => body !== '');
  const group = groups[0] ?? /^group\((.*)\)$/.exec(owner ?? '')?.[1];
  if (groups.length > 1) {
    context.find(
      'changed',
      'several-groups',
      task,
      `有多个候选组（${groups.join('、')}），只取第一个。`,
      `There are several candidate groups (${groups.join(', ')}); the first is taken.`,
    );
  }
  if (group !== undefined && !/[${}=]/.test(group)) return { by: 'role', role: context.role(group) };
  if (users.length > 0 && users.every((user) => !/[${}=]/.test(user))) {
    return users.length === 1 && users[0] !== undefined
      ? { by: 'user', user: users[0] }
      : { by: 'expression', users: `[${users.map((user) => JSON.stringify(user)).join(', ')}]` };
  }
  const lane = context.lanes.get(task);
  if (lane !== undefined) return { by: 'role', role: context.role(lane) };
  const source = groups[0] ?? users[0] ?? owner;
  if (source !== undefined) return personRule(context, task, source.replace(/^user\((.*)\)$/, '$1'));
  context.find(
    'changed',
    'no-assignee',
    task,
    '未指定办理人，暂由发起人办理。',
    'Nobody is named to do it; it goes to the initiator for now.',
  );
  return { by: 'starter' };
}

function personRule(context: ImportContext, task: ModdleElement, source: string): AssignmentRule {
  if (/^[$#]\{\s*(initiator|starter|startUserId|applyUserId|INITIATOR)\s*\}$/.test(source)) return { by: 'starter' };
  if (!/[${}=]/.test(source)) return { by: 'user', user: source };
  const users = context.feel(task, source);
  if (users !== undefined) return { by: 'expression', users };
  return { by: 'starter' };
}

/** Several people at one task, as a group of ours. `pass` is the outcome everybody gives. */
export function groupOf(context: ImportContext, task: ModdleElement, pass: string): GroupRule | undefined {
  const loop = child(task, 'loopCharacteristics');
  if (loop === undefined) return undefined;
  if (loop.$type !== 'bpmn:MultiInstanceLoopCharacteristics') {
    context.find(
      'lost',
      'standard-loop',
      task,
      '循环标记不支持，请用回到该步骤的连线代替。',
      'Loops of an activity are not supported; lead back to it instead.',
    );
    return undefined;
  }
  if (bodyOf(child(loop, 'completionCondition')) !== '') {
    context.find(
      'changed',
      'completion-condition',
      task,
      '多实例的完成条件未导入，请改为会签、或签或票签规则。',
      'The completion condition is not taken over; choose a rule for all, any or a vote.',
    );
  }
  const collection = collectionOf(loop);
  const list = collection === undefined ? undefined : context.feel(task, collection);
  if (list === undefined) {
    context.find(
      'changed',
      'no-collection',
      task,
      '多实例没有可用的集合，改为候选人全体会签。',
      'There is no collection to go by; all candidates answer.',
    );
  }
  const as =
    vendorAttribute(loop, 'elementVariable') ??
    stringOf(vendorElements(loop, 'loopCharacteristics')[0]?.['inputElement']);
  const each =
    list === undefined ? {} : { each: { list, ...(as === undefined || as === 'item' ? {} : { as: nameOf(as) }) } };
  return { kind: loop.get('isSequential') === true ? 'sequence' : 'all', pass, ...each };
}

/** `${list}` of Camunda and Flowable, `=list` of Zeebe, a data input of the standard. */
export function collectionOf(loop: ModdleElement): string | undefined {
  const vendor =
    vendorAttribute(loop, 'collection') ??
    stringOf(vendorElements(loop, 'loopCharacteristics')[0]?.['inputCollection']);
  if (vendor !== undefined) return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(vendor) ? `\${${vendor}}` : vendor;
  const reference = child(loop, 'loopDataInputRef');
  const name = reference?.name ?? reference?.id;
  return name === undefined ? undefined : `\${${name}}`;
}

/** The name under which a service's work is done. */
export function handlerOf(context: ImportContext, task: ModdleElement): string {
  const zeebe = stringOf(vendorElements(task, 'taskDefinition')[0]?.['type']);
  for (const source of [
    vendorAttribute(task, 'topic'),
    zeebe,
    vendorAttribute(task, 'delegateExpression'),
    vendorAttribute(task, 'class'),
    vendorAttribute(task, 'expression'),
    vendorAttribute(task, 'decisionRef'),
    text(task, 'implementation'),
  ]) {
    if (source === undefined || source === '' || source === '##WebService' || source === '##unspecified') continue;
    const name = nameOf(source.replace(/^[$#]\{(.*)\}$/, '$1').replace(/^.*\.(?=[A-Z])/, ''));
    if (name !== 'element') return name;
  }
  const name = context.keyOf(task);
  context.find(
    'changed',
    'no-handler',
    task,
    `没有可识别的处理程序，暂名“${name}”。`,
    `No handler is named that we know; it is called "${name}" for now.`,
  );
  return name;
}

function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function listOf(value: string | undefined): readonly string[] {
  return (value ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
