import type { Effect } from '../definition/effect.js';
import type { Route } from '../definition/states/state.js';
import type { MessageRule, SignalRule, TimerRule } from '../definition/timing.js';
import { eventRule, refName } from './foreign-events.js';
import { nameOf, type ImportContext } from './import-context.js';
import { children, type ModdleElement } from './moddle-element.js';
import type { Reach } from './reach.js';

/** What an event that is thrown does. */
export function effectsOf(context: ImportContext, node: ModdleElement): readonly Effect[] {
  return children(node, 'eventDefinitions').flatMap((event): readonly Effect[] => {
    switch (event.$type) {
      case 'bpmn:MessageEventDefinition':
        context.find(
          'note',
          'message-key',
          node,
          '消息的匹配键与内容未导入。',
          'Key and content of the message are not taken over.',
        );
        return [{ type: 'message', name: refName(event, 'messageRef', node) }];
      case 'bpmn:SignalEventDefinition':
        return [{ type: 'signal', name: refName(event, 'signalRef', node) }];
      case 'bpmn:CompensateEventDefinition':
        return [{ type: 'compensate' }];
      case 'bpmn:CancelEventDefinition':
      case 'bpmn:ConditionalEventDefinition':
        context.find(
          'lost',
          'unsupported-event',
          node,
          `不支持的事件类型“${event.$type}”。`,
          `Events of type "${event.$type}" are not supported.`,
        );
        return [];
      default:
        return [];
    }
  });
}

interface Interrupts {
  readonly rules: {
    readonly timers?: readonly TimerRule[];
    readonly messages?: readonly MessageRule[];
    readonly signals?: readonly SignalRule[];
  };
  readonly errors: { readonly [code: string]: Route };
  readonly escalations: ReadonlyMap<string, () => string>;
}

/** The events on the border of an activity. */
export function interrupts(
  reach: Reach,
  node: ModdleElement,
  type: 'task' | 'service' | 'call' | 'phase' | 'wait',
): Interrupts {
  const { context, graph, go, isVisited } = reach;
  const timers: TimerRule[] = [];
  const messages: MessageRule[] = [];
  const signals: SignalRule[] = [];
  const errors = new Map<string, Route>();
  const escalations = new Map<string, () => string>();
  for (const event of graph.borders(node)) {
    isVisited(event);
    const [target] = graph.next(event);
    const rule = eventRule(context, event);
    const isInterrupting = event.get('cancelActivity') !== false;
    if (target === undefined || rule === undefined) {
      if (rule === undefined && children(event, 'eventDefinitions').some(({ $type }) => /Timer/.test($type))) continue;
      context.find(
        'lost',
        'boundary-event',
        event,
        '该边界事件没有去向或类型不支持，未导入。',
        'The event on the border leads nowhere or is of a type we do not support.',
      );
      continue;
    }
    if (!isInterrupting) {
      context.find(
        'lost',
        'non-interrupting',
        event,
        '非中断边界事件引出的旁路未导入，可改为不带去向的定时提醒。',
        'The side way of a non-interrupting event is not taken over; use a timer without a target instead.',
      );
      continue;
    }
    if (rule.kind === 'error' && (type === 'task' || type === 'wait')) {
      context.find(
        'lost',
        'error-on-task',
        event,
        '人工任务不会抛出错误，该边界事件未导入。',
        'A user task raises no errors; the event is left out.',
      );
    } else if (rule.kind === 'escalation' && type !== 'phase') {
      context.find(
        'lost',
        'escalation',
        event,
        '升级边界事件只支持子流程。',
        'Escalations are caught on sub-processes only.',
      );
    } else if (rule.kind === 'timer') timers.push({ id: context.keyOf(event), ...once(rule.rule), to: go(target) });
    else if (rule.kind === 'message') messages.push({ ...rule.rule, to: go(target) });
    else if (rule.kind === 'signal') signals.push({ ...rule.rule, to: go(target) });
    else if (rule.kind === 'error') errors.set(rule.code === undefined ? '*' : nameOf(rule.code), { to: go(target) });
    else escalations.set(rule.code ?? '*', () => go(target));
  }
  return {
    rules: {
      ...(timers.length === 0 ? {} : { timers }),
      ...(messages.length === 0 ? {} : { messages }),
      ...(signals.length === 0 ? {} : { signals }),
    },
    errors: Object.fromEntries(errors),
    escalations,
  };
}

/** A timer that leads away fires once. */
export function once({
  repeat: _repeat,
  times: _times,
  ...rule
}: Omit<TimerRule, 'id' | 'to'>): Omit<TimerRule, 'id' | 'to'> {
  return rule;
}
