import type { MessageRule, SignalRule, TimerRule } from '../definition/timing.js';
import { bodyOf, titleOf, type ImportContext } from './import-context.js';
import { child, children, text, type ModdleElement } from './moddle-element.js';

/** What an event waits for, in our words. */
export type EventRule =
  | { readonly kind: 'timer'; readonly rule: Omit<TimerRule, 'id' | 'to'> }
  | { readonly kind: 'message'; readonly rule: Pick<MessageRule, 'name' | 'title'> }
  | { readonly kind: 'signal'; readonly rule: Pick<SignalRule, 'name' | 'title'> }
  | { readonly kind: 'error' | 'escalation'; readonly code: string | undefined };

const DURATION = /^P(?=\d|T\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?$/;

/** The one event definition of an event; none, several or one we do not know gives undefined, the latter with a finding. */
export function eventRule(context: ImportContext, event: ModdleElement): EventRule | undefined {
  const definitions = children(event, 'eventDefinitions');
  const [definition] = definitions;
  if (definition === undefined) return undefined;
  if (definitions.length > 1) {
    context.find(
      'changed',
      'several-events',
      event,
      '一个事件含多个触发条件，只取第一个。',
      'The event has several triggers; the first is taken.',
    );
  }
  const title = titleOf(event, '');
  const named = title === '' ? {} : { title };
  switch (definition.$type) {
    case 'bpmn:TimerEventDefinition':
      return timerRule(context, event, definition, named);
    case 'bpmn:MessageEventDefinition':
      return { kind: 'message', rule: { name: refName(definition, 'messageRef', event), ...named } };
    case 'bpmn:SignalEventDefinition':
      return { kind: 'signal', rule: { name: refName(definition, 'signalRef', event), ...named } };
    case 'bpmn:ErrorEventDefinition':
      return { kind: 'error', code: codeOf(definition, 'errorRef', 'errorCode') ?? context.unresolved.get(definition) };
    case 'bpmn:EscalationEventDefinition':
      return { kind: 'escalation', code: codeOf(definition, 'escalationRef', 'escalationCode') };
    default:
      return undefined;
  }
}

function timerRule(
  context: ImportContext,
  event: ModdleElement,
  definition: ModdleElement,
  named: { readonly title?: string },
): EventRule | undefined {
  const duration = bodyOf(child(definition, 'timeDuration'));
  const date = bodyOf(child(definition, 'timeDate'));
  const cycle = bodyOf(child(definition, 'timeCycle'));
  if (duration !== '' || cycle !== '') {
    const [, times, rest] = /^R(\d*)\/(.*)$/.exec(cycle) ?? [];
    const after = duration !== '' ? duration : (rest ?? cycle);
    if (!DURATION.test(after)) {
      context.find(
        'lost',
        'timer-expression',
        event,
        `定时器的时长“${after}”不是固定时长，请手工补充定时器。`,
        `The length "${after}" of the timer is not a plain duration; add the timer by hand.`,
      );
      return undefined;
    }
    if (cycle === '') return { kind: 'timer', rule: { ...named, after } };
    return {
      kind: 'timer',
      rule: { ...named, after, repeat: true, ...(times === undefined || times === '' ? {} : { times: Number(times) }) },
    };
  }
  const literal = /^\d{4}-\d{2}-\d{2}/.test(date) ? JSON.stringify(date) : context.feel(event, date);
  if (literal === undefined) return undefined;
  return { kind: 'timer', rule: { ...named, at: literal } };
}

/** The name of what an event refers to; an event without one is told apart by its own id. */
export function refName(definition: ModdleElement, property: string, event: ModdleElement): string {
  const shared = child(definition, property);
  return shared?.name ?? shared?.id ?? event.id ?? 'message';
}

function codeOf(definition: ModdleElement, property: string, code: string): string | undefined {
  const shared = child(definition, property);
  const value = text(shared, code);
  return value === '' ? shared?.name : value;
}
