import type { State } from '../definition/states/state.js';
import type { MessageRule, SignalRule, TimerRule } from '../definition/timing.js';
import { commonParts } from './common-parts.js';
import { interrupts, once } from './foreign-borders.js';
import { eventRule, refName } from './foreign-events.js';
import { collectionOf } from './foreign-task.js';
import { nameOf, vendorElements } from './import-context.js';
import { child, text, type ModdleElement } from './moddle-element.js';
import type { Reach } from './reach.js';
import { tellVendor } from './tell-vendor.js';

export function waiting(reach: Reach, node: ModdleElement): State {
  const { context, graph, isVisited } = reach;
  const timers: TimerRule[] = [];
  const messages: MessageRule[] = [];
  const signals: SignalRule[] = [];
  const add = (event: ModdleElement, to: string): void => {
    const rule = eventRule(context, event);
    if (rule?.kind === 'timer')
      timers.push({ id: context.fresh(`${context.keyOf(event)}-timer`), ...once(rule.rule), to });
    else if (rule?.kind === 'message') messages.push({ ...rule.rule, to });
    else if (rule?.kind === 'signal') signals.push({ ...rule.rule, to });
  };
  if (node.$type === 'bpmn:ReceiveTask') messages.push({ name: refName(node, 'messageRef', node), to: reach.follow() });
  else if (node.$type === 'bpmn:IntermediateCatchEvent') add(node, reach.follow());
  else {
    for (const event of graph.next(node)) {
      isVisited(event);
      const [next] = graph.next(event);
      if (next === undefined) continue;
      const to = reach.go(next);
      if (event.$type === 'bpmn:ReceiveTask') messages.push({ name: refName(event, 'messageRef', event), to });
      else add(event, to);
    }
  }
  const { rules } = interrupts(reach, node, 'wait');
  const all = {
    timers: [...timers, ...(rules.timers ?? [])],
    messages: [...messages, ...(rules.messages ?? [])],
    signals: [...signals, ...(rules.signals ?? [])],
  };
  return {
    type: 'wait',
    ...commonParts(node, context.keyOf(node)),
    ...(all.timers.length === 0 ? {} : { timers: all.timers }),
    ...(all.messages.length === 0 ? {} : { messages: all.messages }),
    ...(all.signals.length === 0 ? {} : { signals: all.signals }),
  };
}

export function callActivity(reach: Reach, node: ModdleElement): State {
  const { context } = reach;
  const called = text(node, 'calledElement') || stringOf(vendorElements(node, 'calledElement')[0]?.['processId']);
  const process = nameOf(called).toLowerCase().replaceAll('_', '-');
  if (called === '' || /[${}=]/.test(called)) {
    context.find(
      'changed',
      'called-process',
      node,
      '被调用的流程未写明，请手工指定。',
      'Which process is called is not said; name it by hand.',
    );
  } else if (process !== called) {
    context.find(
      'note',
      'called-process-renamed',
      node,
      `被调用的流程“${called}”改名为“${process}”。`,
      `The called process "${called}" is named "${process}".`,
    );
  }
  const input: { [name: string]: string } = {};
  for (const { source, sourceExpression, target } of vendorElements(node, 'in')) {
    const feel = context.feel(node, stringOf(sourceExpression ?? source));
    if (typeof target === 'string' && feel !== undefined) input[target] = feel;
  }
  const output: { [name: string]: string } = {};
  for (const { source, target } of vendorElements(node, 'out')) {
    if (typeof target !== 'string' || typeof source !== 'string') continue;
    output[target] = `child.${source}`;
    context.variables.add(target);
  }
  const loop = child(node, 'loopCharacteristics');
  const collection = loop === undefined ? undefined : collectionOf(loop);
  const list = collection === undefined ? undefined : context.feel(node, collection);
  if (loop !== undefined && list === undefined) {
    context.find(
      'changed',
      'no-collection',
      node,
      '多实例没有可用的集合，只启动一个子流程。',
      'There is no collection to go by; one child is started.',
    );
  }
  tellVendor(context, node);
  const { rules, errors } = interrupts(reach, node, 'call');
  return {
    type: 'call',
    ...commonParts(node, context.keyOf(node)),
    process,
    ...(Object.keys(input).length === 0 ? {} : { input }),
    ...(Object.keys(output).length === 0 ? {} : { output }),
    wait: true,
    ...(list === undefined
      ? {}
      : { each: { list, mode: loop?.get('isSequential') === true ? 'sequential' : 'parallel' } as const }),
    outcomes: { '*': { to: reach.follow() } },
    ...(Object.keys(errors).length === 0 ? {} : { onError: errors }),
    ...rules,
  };
}

export function subProcess(reach: Reach, node: ModdleElement, key: string): State {
  const { context } = reach;
  if (node.$type !== 'bpmn:SubProcess') {
    context.find(
      'changed',
      'special-sub-process',
      node,
      '事务或临时子流程按普通阶段导入。',
      'A transaction or ad-hoc sub-process is taken as a plain phase.',
    );
  }
  if (child(node, 'loopCharacteristics') !== undefined) {
    context.find(
      'changed',
      'multi-instance-phase',
      node,
      '子流程的多实例标记未导入，只执行一次；可改为调用子流程。',
      'The sub-process is not repeated for each element; make it a process that is called.',
    );
  }
  const { rules, errors, escalations } = interrupts(reach, node, 'phase');
  const inner = reach.inside(node, { escalations });
  return {
    type: 'phase',
    ...commonParts(node, key),
    initial: inner.initial,
    states: Object.fromEntries(inner.states),
    onDone: { '*': { to: reach.follow() } },
    ...(Object.keys(errors).length === 0 ? {} : { onError: errors }),
    ...rules,
  };
}

function stringOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
