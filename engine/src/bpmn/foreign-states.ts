import type { Outcomes, State } from '../definition/states/state.js';
import { commonParts } from './common-parts.js';
import { effectsOf, interrupts } from './foreign-borders.js';
import { eventRule } from './foreign-events.js';
import { callActivity, subProcess, waiting } from './foreign-places.js';
import { assignmentOf, groupOf, handlerOf } from './foreign-task.js';
import { bodyOf, nameOf, titleOf } from './import-context.js';
import { child, type ModdleElement } from './moddle-element.js';
import type { Reach } from './reach.js';
import { tellVendor } from './tell-vendor.js';

/** The state an element becomes. `choice`: the conditions on its ways out, as a decision behind it. */
export function makeState(reach: Reach, node: ModdleElement, key: string, as?: 'choice'): State | undefined {
  if (as === 'choice') return decision(reach, node, key);
  switch (node.$type) {
    case 'bpmn:UserTask':
    case 'bpmn:ManualTask':
    case 'bpmn:Task':
      return userTask(reach, node, key);
    case 'bpmn:ServiceTask':
    case 'bpmn:SendTask':
    case 'bpmn:BusinessRuleTask':
    case 'bpmn:ScriptTask':
      return serviceTask(reach, node);
    case 'bpmn:ReceiveTask':
    case 'bpmn:IntermediateCatchEvent':
    case 'bpmn:EventBasedGateway':
      return waiting(reach, node);
    case 'bpmn:CallActivity':
      return callActivity(reach, node);
    case 'bpmn:SubProcess':
    case 'bpmn:Transaction':
    case 'bpmn:AdHocSubProcess':
      return subProcess(reach, node, key);
    case 'bpmn:ExclusiveGateway':
    case 'bpmn:ComplexGateway':
      return decision(reach, node, key);
    case 'bpmn:IntermediateThrowEvent':
      return thrown(reach, node, key);
    case 'bpmn:EndEvent':
      return endEvent(reach, node);
    default: {
      const { context } = reach;
      context.find(
        'lost',
        'unsupported-element',
        node,
        `不支持元素类型“${node.$type}”，已跳过。`,
        `Elements of type "${node.$type}" are not supported; it is passed over.`,
      );
      const to = reach.follow();
      return { type: 'decision', title: titleOf(node, key), branches: [{ when: '1 = 1', to }], otherwise: to };
    }
  }
}

function userTask(reach: Reach, node: ModdleElement, key: string): State {
  const { context } = reach;
  if (node.$type !== 'bpmn:UserTask') {
    context.find('note', 'plain-task', node, '普通任务按人工任务导入。', 'A plain task is taken as a user task.');
  }
  tellVendor(context, node);
  const outcomes = choiceOutcomes(reach, node) ?? { done: { title: '提交', to: reach.follow() } };
  const [pass = 'done'] = Object.keys(outcomes);
  const group = groupOf(context, node, pass);
  const assign = assignmentOf(context, node);
  // The element of the list is no variable of the process.
  context.variables.delete(group?.each?.as ?? '');
  return {
    type: 'task',
    ...commonParts(node, key),
    assign,
    outcomes,
    ...(group === undefined ? {} : { group }),
    ...interrupts(reach, node, 'task').rules,
  };
}

/** A gateway right behind a task whose ways carry names but no conditions is a choice of the person. */
function choiceOutcomes({ context, graph, go, isVisited }: Reach, node: ModdleElement): Outcomes | undefined {
  const [next] = graph.next(node);
  if (graph.outgoing(node).length !== 1 || next?.$type !== 'bpmn:ExclusiveGateway' || graph.incoming(next).length !== 1)
    return undefined;
  const flows = graph.outgoing(next);
  if (flows.length < 2 || flows.some((flow) => child(flow, 'conditionExpression') !== undefined)) return undefined;
  isVisited(next);
  context.find(
    'note',
    'choice',
    next,
    '无条件的排他网关按办理人选择的结果导入。',
    'A gateway without conditions is taken as the choice of the person.',
  );
  const outcomes = new Map<string, Outcomes[string]>();
  flows.forEach((flow, at) => {
    const target = child(flow, 'targetRef');
    if (target === undefined) return;
    const title = titleOf(flow, `选项${at + 1}`);
    const base = nameOf(title);
    outcomes.set(outcomes.has(base) ? `${base}-${at + 1}` : base, { title, to: go(target) });
  });
  return Object.fromEntries(outcomes);
}

function serviceTask(reach: Reach, node: ModdleElement): State {
  const { context } = reach;
  if (node.$type === 'bpmn:ScriptTask') {
    context.find(
      'changed',
      'script',
      node,
      '脚本不导入，请为该服务提供处理程序。',
      'The script is not taken over; give the service a handler.',
    );
  }
  if (node.$type === 'bpmn:BusinessRuleTask') {
    context.find(
      'changed',
      'business-rule',
      node,
      '业务规则不导入，请为该服务提供处理程序。',
      'The business rule is not taken over; give the service a handler.',
    );
  }
  if (child(node, 'loopCharacteristics') !== undefined) {
    context.find(
      'changed',
      'multi-instance-service',
      node,
      '服务的多实例标记未导入，只执行一次。',
      'The service is not repeated for each element; it runs once.',
    );
  }
  tellVendor(context, node);
  const { rules, errors } = interrupts(reach, node, 'service');
  const { '*': any, ...codes } = errors;
  return {
    type: 'service',
    ...commonParts(node, context.keyOf(node)),
    handler: handlerOf(context, node),
    to: reach.follow(),
    ...(any === undefined ? {} : { onFailure: any.to }),
    ...(Object.keys(codes).length === 0 ? {} : { onError: codes }),
    ...rules,
  };
}

function decision({ context, graph, go }: Reach, node: ModdleElement, key: string): State {
  if (node.$type === 'bpmn:ComplexGateway') {
    context.find(
      'changed',
      'complex-gateway',
      node,
      '复杂网关按排他网关导入。',
      'A complex gateway is taken as an exclusive one.',
    );
  }
  const preset = child(node, 'default');
  const flows = graph.outgoing(node).filter((flow) => child(flow, 'targetRef') !== undefined);
  const unnamed = flows.filter((flow) => flow !== preset && bodyOf(child(flow, 'conditionExpression')) === '');
  // Branches that nothing tells apart are told apart by a variable that somebody has to fill.
  const variable =
    unnamed.length > (preset === undefined ? 1 : 0) ? `choice_${nameOf(key).replaceAll('-', '_')}` : undefined;
  if (variable !== undefined) {
    context.variables.add(variable);
    context.find(
      'changed',
      'no-condition',
      node,
      `分支没有条件，改由变量“${variable}”决定。`,
      `Branches have no conditions; the variable "${variable}" decides.`,
    );
  }
  const branches: { when: string; to: string; title?: string }[] = [];
  let otherwise: string | undefined;
  flows.forEach((flow, at) => {
    const target = child(flow, 'targetRef');
    if (target === undefined) return;
    const to = go(target);
    const source = bodyOf(child(flow, 'conditionExpression'));
    const isRest = flow === preset || (preset === undefined && at === flows.length - 1 && source === '');
    if (isRest) {
      otherwise = to;
      return;
    }
    const title = titleOf(flow, '');
    const when =
      source === ''
        ? `${variable ?? ''} = ${JSON.stringify(title === '' ? `选项${at + 1}` : title)}`
        : context.feel(flow, source);
    branches.push({ when: when ?? 'false', to, ...(title === '' ? {} : { title }) });
  });
  const last = branches.at(-1);
  if (otherwise === undefined) {
    context.find(
      'changed',
      'no-default',
      node,
      '没有默认分支，所有条件都不成立时走最后一条。',
      'There is no default; when nothing holds the last branch is taken.',
    );
    otherwise = last?.to ?? '';
    if (branches.length > 1) branches.pop();
  }
  return { type: 'decision', ...commonParts(node, key), branches, otherwise };
}

/** An event thrown on the way: a phase that is over at once and whose entry does it. */
function thrown(reach: Reach, node: ModdleElement, key: string): State {
  const done = reach.context.fresh(`${key}-done`);
  return {
    type: 'phase',
    ...commonParts(node, key),
    onEntry: [...effectsOf(reach.context, node)],
    initial: done,
    states: { [done]: { type: 'final', title: '已发出' } },
    onDone: { '*': { to: reach.follow() } },
  };
}

function endEvent({ context }: Reach, node: ModdleElement): State {
  const key = context.keyOf(node);
  const rule = eventRule(context, node);
  const effects = effectsOf(context, node);
  if (rule?.kind === 'escalation') {
    context.find(
      'changed',
      'escalation',
      node,
      '没有捕获该升级的边界事件，按普通结束导入。',
      'No event on the border catches this escalation; it is taken as a plain end.',
    );
  }
  return {
    type: 'final',
    ...commonParts(node, '结束'),
    outcome: nameOf(titleOf(node, key)),
    ...(rule?.kind === 'error' ? { error: nameOf(rule.code ?? 'error') } : {}),
    ...(effects.length === 0 ? {} : { onEntry: effects }),
  };
}
