import type { HistoryEventType } from '@yunliu/engine';
import type { Json } from '@yunliu/engine/definition';
import type { TimelineEvent } from '../../api/index.js';
import type { SentenceFacts } from './sentence-facts.js';

export type OperationEventType = Extract<
  HistoryEventType,
  | 'instance.recalled'
  | 'instance.jumped'
  | 'instance.terminated'
  | 'instance.suspended'
  | 'instance.activated'
  | 'instance.reopened'
  | 'task.delegated'
  | 'task.resolved'
  | 'task.delegation-recalled'
  | 'task.returned'
  | 'task.returned-back'
  | 'task.taken-back'
  | 'task.urged'
  | 'task.handed-over'
  | 'signers.added'
  | 'signers.removed'
>;

interface Told {
  readonly words: readonly [zh: string, en: string];
  readonly quote?: Json | undefined;
  readonly tone?: 'good' | 'bad';
}
type Teller = (event: TimelineEvent, facts: SentenceFacts, who: string) => Told;

const stateOf = (event: TimelineEvent): string => event.state?.title ?? '';
const states = (value: Json | undefined, facts: SentenceFacts): readonly string[] =>
  (Array.isArray(value) ? (value as Json[]) : []).map((key) => facts.nextState(key));

const MODES: { readonly [mode: string]: readonly [zh: string, en: string] } = {
  before: ['前', 'before'],
  after: ['后', 'after'],
  parallel: ['并行', 'beside'],
};

/** What people did at tasks and instances besides taking an outcome. */
export const operationSentences: { readonly [Type in OperationEventType]: Teller } = {
  'instance.recalled': ({ details }, facts, who) => ({
    words: [
      `${who}撤回到「${facts.nextState(details['to'])}」`,
      `${who} recalled it to “${facts.nextState(details['to'])}”`,
    ],
    quote: details['reason'],
  }),
  'instance.jumped': ({ details }, facts, who) => ({
    words: [
      `${who}把流程从「${states(details['from'], facts).join('、')}」跳转到「${facts.nextState(details['to'])}」`,
      `${who} moved it from “${states(details['from'], facts).join(', ')}” to “${facts.nextState(details['to'])}”`,
    ],
    quote: details['reason'],
  }),
  'instance.terminated': ({ details }, _facts, who) => ({
    words:
      details['as'] === 'voided'
        ? [`${who}作废了流程`, `${who} voided the instance`]
        : [`${who}终止了流程`, `${who} terminated the instance`],
    quote: details['reason'],
    tone: 'bad',
  }),
  'instance.suspended': ({ details }, _facts, who) => ({
    words: [`${who}挂起了流程`, `${who} suspended the instance`],
    quote: details['reason'],
    tone: 'bad',
  }),
  'instance.activated': ({ details }, _facts, who) => ({
    words: [`${who}激活了流程`, `${who} activated the instance`],
    quote: details['reason'],
    tone: 'good',
  }),
  'instance.reopened': ({ details }, facts, who) => ({
    words: [
      `${who}唤醒了流程，从「${facts.nextState(details['to'])}」继续`,
      `${who} reopened it at “${facts.nextState(details['to'])}”`,
    ],
    quote: details['reason'],
  }),
  'task.delegated': (event, facts, who) => ({
    words: [
      `${who}把「${stateOf(event)}」委派给${facts.name(event.details['to'])}，办完交还`,
      `${who} delegated “${stateOf(event)}” to ${facts.name(event.details['to'])}`,
    ],
    quote: event.details['reason'],
  }),
  'task.resolved': (event, facts, who) => ({
    words: [
      `${who}办完「${stateOf(event)}」，交还${facts.name(event.details['to'])}`,
      `${who} gave “${stateOf(event)}” back to ${facts.name(event.details['to'])}`,
    ],
    quote: event.details['comment'],
  }),
  'task.delegation-recalled': (event, _facts, who) => ({
    words: [`${who}收回「${stateOf(event)}」的委派`, `${who} took the delegation of “${stateOf(event)}” back`],
    quote: event.details['reason'],
  }),
  'task.returned': (event, facts, who) => {
    const [to, isStraight] = [facts.nextState(event.details['to']), event.details['afterwards'] === 'straight'];
    return {
      words: [
        `${who}从「${stateOf(event)}」退回到「${to}」，${isStraight ? '办完后直接退回' : '办完后重新流转'}`,
        `${who} returned it from “${stateOf(event)}” to “${to}”${isStraight ? ', to come straight back' : ''}`,
      ],
      quote: event.details['comment'],
      tone: 'bad',
    };
  },
  'task.returned-back': (event, facts) => {
    const to = states(event.details['to'], facts);
    return {
      words: [`「${stateOf(event)}」办完，直接回到「${to.join('、')}」`, `Straight back to “${to.join(', ')}”`],
    };
  },
  'task.taken-back': (event, facts, who) => ({
    words: [
      `${who}拿回「${facts.nextState(event.details['to'])}」重新办理`,
      `${who} took “${facts.nextState(event.details['to'])}” back`,
    ],
    quote: event.details['reason'],
  }),
  'task.urged': (event, facts, who) => {
    const people = facts.names(event.details['to']);
    const count = Number(event.details['count'] ?? 1);
    return {
      words: [
        `${who}催办「${stateOf(event)}」${people.length === 0 ? '' : `（${people.join('、')}）`}${count > 1 ? `，第 ${count} 次` : ''}`,
        `${who} sent a reminder for “${stateOf(event)}”${people.length === 0 ? '' : ` to ${people.join(', ')}`}`,
      ],
      quote: event.details['text'],
    };
  },
  'task.handed-over': (event, facts, who) => {
    const [from, to] = [facts.name(event.details['from']), facts.name(event.details['to'])];
    return {
      words: [
        `${who}把${from}的「${stateOf(event)}」交接给${to}`,
        `${who} handed “${stateOf(event)}” over from ${from} to ${to}`,
      ],
      quote: event.details['reason'],
    };
  },
  'signers.added': (event, facts, who) => {
    const mode = MODES[facts.text(event.details['mode'])] ?? ['', ''];
    const people = facts.names(event.details['users']);
    return {
      words: [
        `${who}在「${stateOf(event)}」${mode[0]}加签${people.join('、')}`,
        `${who} added ${people.join(', ')} as signers ${mode[1]} “${stateOf(event)}”`,
      ],
      quote: event.details['reason'],
    };
  },
  'signers.removed': (event, facts, who) => {
    const people = facts.names(event.details['users']);
    return {
      words: [
        `${who}在「${stateOf(event)}」减签${people.join('、')}`,
        `${who} removed ${people.join(', ')} from “${stateOf(event)}”`,
      ],
      quote: event.details['reason'],
    };
  },
};
