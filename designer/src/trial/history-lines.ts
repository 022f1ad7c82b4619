import type { ToldEvent } from './told-events.js';
import type { TrialNames } from './trial-names.js';
import { spokenTime } from './time-words.js';

/** One line of what happened. Bookkeeping is left out unless asked for. */
export interface HistoryLine {
  readonly at: string;
  readonly text: string;
  readonly tone: 'plain' | 'good' | 'bad';
}

type Event = Pick<ToldEvent, 'type' | 'actor' | 'state' | 'details' | 'at' | 'process' | 'clockTitle'>;
type Words = readonly [zh: string, en: string];
interface Facts {
  readonly event: Event;
  readonly names: TrialNames;
  readonly process: string;
  readonly who: string;
  readonly state: string;
}
type Teller = (facts: Facts) => Words | undefined;

const word = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const listOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(word) : []);
const clock = ({ event: { details, clockTitle } }: Facts): string =>
  clockTitle ?? (word(details['commitment']) || word(details['metric']));
const due = ({ event, names }: Facts): string => {
  const at = word(event.details['due']);
  return at === '' ? '' : spokenTime(at, event.at, names.locale);
};
const reason = ({ event }: Facts): Words => {
  const text = word(event.details['reason']) || word(event.details['comment']) || word(event.details['text']);
  return text === '' ? ['', ''] : [`：${text}`, `: ${text}`];
};
const names = ({ event, names: of, process }: Facts, key: string): string =>
  of.outcome(process, event.state ?? '', word(event.details[key]));
const people = ({ event, names }: Facts, key: string): string =>
  Array.isArray(event.details[key])
    ? listOf(event.details[key])
        .map((one) => (one.includes(':') ? names.principal(one) : names.person(one)))
        .join(names.locale === 'en' ? ', ' : '、')
    : names.person(word(event.details[key]));

/** What a person reads; kinds not named here are bookkeeping. */
const tellers: { readonly [type: string]: Teller } = {
  'instance.started': ({ who, names, process }) => [
    `${who}发起“${names.process(process)}”`,
    `${who} started "${names.process(process)}"`,
  ],
  'instance.completed': ({ event, names, process }) => {
    const end = names.ending(process, word(event.details['outcome']));
    return [`流程结束：${end}`, `Ended: ${end}`];
  },
  'instance.cancelled': (facts) => [
    `${facts.who}撤回流程${reason(facts)[0]}`,
    `${facts.who} withdrew it${reason(facts)[1]}`,
  ],
  'state.entered': ({ state }) => [`进入“${state}”`, `Entered "${state}"`],
  'task.created': (facts) => {
    const { event, state, names } = facts;
    const assignee = word(event.details['assignee']);
    if (assignee !== '')
      return [`“${state}”交给${names.person(assignee)}`, `"${state}" went to ${names.person(assignee)}`];
    const to = people(facts, 'candidates');
    return [`“${state}”等待${to}签收`, `"${state}" waits for ${to}`];
  },
  'task.claimed': ({ who, state }) => [`${who}签收“${state}”`, `${who} claimed "${state}"`],
  'task.unclaimed': ({ who, state }) => [`${who}取消签收“${state}”`, `${who} gave "${state}" back`],
  'task.transferred': (facts) => [
    `${facts.who}把“${facts.state}”转办给${people(facts, 'to')}`,
    `${facts.who} transferred "${facts.state}" to ${people(facts, 'to')}`,
  ],
  'task.delegated': (facts) => [
    `${facts.who}把“${facts.state}”委派给${people(facts, 'to')}`,
    `${facts.who} delegated "${facts.state}" to ${people(facts, 'to')}`,
  ],
  'task.resolved': ({ who, state }) => [`${who}完成受托的“${state}”`, `${who} resolved "${state}"`],
  'task.completed': (facts) => {
    const { who, state, names, process, event } = facts;
    const outcome = names.outcome(process, event.state ?? '', word(event.details['outcome']));
    return [
      `${who}办理“${state}”：${outcome}${reason(facts)[0]}`,
      `${who} did "${state}": ${outcome}${reason(facts)[1]}`,
    ];
  },
  'task.skipped': (facts) => [`“${facts.state}”自动跳过`, `"${facts.state}" was skipped`],
  'task.unassignable': ({ state }) => [
    `“${state}”找不到办理人，交由管理员`,
    `Nobody for "${state}"; administrators have it`,
  ],
  'task.returned': (facts) => [
    `${facts.who}退回“${facts.state}”${reason(facts)[0]}`,
    `${facts.who} returned "${facts.state}"${reason(facts)[1]}`,
  ],
  'task.taken-back': ({ who, state }) => [`${who}拿回“${state}”`, `${who} took "${state}" back`],
  'task.urged': ({ who, state }) => [`${who}催办“${state}”`, `${who} urged "${state}"`],
  'task.handed-over': (facts) => [
    `“${facts.state}”交接给${people(facts, 'to')}`,
    `"${facts.state}" was handed over to ${people(facts, 'to')}`,
  ],
  'task.substituted': (facts) => [
    `“${facts.state}”由代理人${people(facts, 'to')}办理`,
    `${people(facts, 'to')} stands in for "${facts.state}"`,
  ],
  // What somebody did says why these tasks went: signers come first, the group has decided, the work was sent back.
  'task.cancelled': ({ state, event }) =>
    event.details['reason'] === undefined ? [`“${state}”的任务取消`, `The task of "${state}" was dropped`] : undefined,
  'ballot.cast': (facts) => {
    const outcome = names(facts, 'outcome');
    return [
      `${facts.who}就“${facts.state}”表态：${outcome}${reason(facts)[0]}`,
      `${facts.who} answered "${facts.state}": ${outcome}${reason(facts)[1]}`,
    ];
  },
  'group.decided': (facts) => {
    if (facts.event.details['result'] === 'none') return undefined;
    const outcome = names(facts, 'outcome');
    return [`“${facts.state}”多人办理结果：${outcome}`, `"${facts.state}" decided: ${outcome}`];
  },
  'signers.added': (facts) => [
    `${facts.who}为“${facts.state}”加签${people(facts, 'users')}${reason(facts)[0]}`,
    `${facts.who} added ${people(facts, 'users')} to "${facts.state}"${reason(facts)[1]}`,
  ],
  'signers.removed': (facts) => [
    `${facts.who}减签“${facts.state}”`,
    `${facts.who} removed signers from "${facts.state}"`,
  ],
  'people.chosen': (facts) => [
    `${facts.who}指定“${facts.state}”由${people(facts, 'users')}办理`,
    `${facts.who} chose ${people(facts, 'users')} for "${facts.state}"`,
  ],
  'decision.taken': ({ state, names, process, event }) => {
    const to = names.state(process, word(event.details['to']));
    return [`“${state}”自动判断：到“${to}”`, `"${state}" decided: to "${to}"`];
  },
  'error.raised': ({ event }) => [`出现错误 ${word(event.details['code'])}`, `Error ${word(event.details['code'])}`],
  'signal.received': ({ event }) => [
    `收到信号“${word(event.details['name'])}”`,
    `Signal "${word(event.details['name'])}" came`,
  ],
  'message.received': ({ event }) => [
    `收到消息“${word(event.details['name'])}”`,
    `Message "${word(event.details['name'])}" came`,
  ],
  'serial.assigned': ({ event }) => [
    `编号 ${word(event.details['number'])}`,
    `Number ${word(event.details['number'])}`,
  ],
  'timer.fired': ({ names, process, event }) => {
    // What a promise does by itself is told as the promise.
    if (word(event.details['rule']).startsWith('clock:')) return undefined;
    const title = names.timer(process, word(event.details['rule']));
    return [`定时触发：${title}`, `Timer: ${title}`];
  },
  'child.started': ({ names, event }) => {
    const child = names.process(word(event.details['process']));
    return [`启动子流程“${child}”`, `Started "${child}"`];
  },
  'child.ended': ({ names, event }) => {
    const child = names.process(word(event.details['process']));
    return [`子流程“${child}”结束`, `"${child}" ended`];
  },
  'job.completed': ({ state }) =>
    state === '' ? undefined : [`“${state}”自动作业成功`, `The job of "${state}" succeeded`],
  'job.failed': ({ state, event }) => [
    `“${state}”自动作业失败：${word(event.details['message'])}`,
    `The job of "${state}" failed: ${word(event.details['message'])}`,
  ],
  'incident.raised': ({ state, event }) => [
    `“${state}”出现异常：${word(event.details['message'])}`,
    `Incident in "${state}": ${word(event.details['messageEn']) || word(event.details['message'])}`,
  ],
  'incident.retried': ({ who }) => [`${who}重试异常作业`, `${who} retried the incident`],
  'comment.added': (facts) => [`${facts.who}留言${reason(facts)[0]}`, `${facts.who} commented${reason(facts)[1]}`],
  'document.produced': ({ event }) => [
    `生成文书《${word(event.details['name'])}》`,
    `Printed "${word(event.details['name'])}"`,
  ],
  'people.notified': (facts) => [
    `通知${people(facts, 'to')}：${word(facts.event.details['title'])}`,
    `Told ${people(facts, 'to')}: ${word(facts.event.details['title'])}`,
  ],
  'people.copied': (facts) => [`抄送${people(facts, 'users')}`, `Copied to ${people(facts, 'users')}`],
  'instance.recalled': ({ who }) => [`${who}撤回到发起`, `${who} recalled it`],
  'instance.jumped': (facts) => [`${facts.who}跳转流程${reason(facts)[0]}`, `${facts.who} moved it${reason(facts)[1]}`],
  'instance.terminated': (facts) => [
    `${facts.who}终止流程${reason(facts)[0]}`,
    `${facts.who} terminated it${reason(facts)[1]}`,
  ],
  'instance.suspended': (facts) => [
    `${facts.who}挂起流程${reason(facts)[0]}`,
    `${facts.who} suspended it${reason(facts)[1]}`,
  ],
  'instance.activated': ({ who }) => [`${who}恢复流程`, `${who} activated it`],
  'instance.reopened': (facts) => [
    `${facts.who}重新打开流程${reason(facts)[0]}`,
    `${facts.who} reopened it${reason(facts)[1]}`,
  ],
  'agreement.bound': ({ event, names: of }) => {
    const agreement = word(event.details['agreement']);
    const [title, priority] = [of.agreement(agreement), of.priority(agreement, word(event.details['priority']))];
    return [`适用协议“${title}”，优先级“${priority}”`, `Under agreement "${title}", priority "${priority}"`];
  },
  'priority.changed': (facts) => [
    `${facts.who}调整优先级${reason(facts)[0]}`,
    `${facts.who} changed the priority${reason(facts)[1]}`,
  ],
  'clock.started': (facts) => [
    `时限“${clock(facts)}”开始，${due(facts)}到期`,
    `Promise "${clock(facts)}" began, due ${due(facts)}`,
  ],
  'clock.paused': (facts) => [`时限“${clock(facts)}”暂停`, `Promise "${clock(facts)}" paused`],
  'clock.resumed': (facts) => [
    `时限“${clock(facts)}”继续，${due(facts)}到期`,
    `Promise "${clock(facts)}" goes on, due ${due(facts)}`,
  ],
  'clock.extension-requested': (facts) => [
    `${facts.who}为时限“${clock(facts)}”申请延期${reason(facts)[0]}`,
    `${facts.who} asked for more time for "${clock(facts)}"${reason(facts)[1]}`,
  ],
  'clock.extension-decided': (facts) => {
    const granted = facts.event.details['decision'] === 'grant';
    return [
      `${facts.who}${granted ? `同意时限“${clock(facts)}”延期，${due(facts)}到期` : `不同意时限“${clock(facts)}”延期`}${reason(facts)[0]}`,
      `${facts.who} ${granted ? `granted more time for "${clock(facts)}", due ${due(facts)}` : `refused more time for "${clock(facts)}"`}${reason(facts)[1]}`,
    ];
  },
  'clock.warned': (facts) => [`时限“${clock(facts)}”预警`, `Promise "${clock(facts)}" is near`],
  'clock.breached': (facts) => [`时限“${clock(facts)}”已超时`, `Promise "${clock(facts)}" was broken`],
  'clock.stopped': (facts) => {
    const met = word(facts.event.details['result']) === 'met';
    return [
      `时限“${clock(facts)}”结束：${met ? '按时' : '超时'}`,
      `Promise "${clock(facts)}" ended: ${met ? 'kept' : 'broken'}`,
    ];
  },
};

const good = new Set(['instance.completed']);
const bad = new Set([
  'timer.fired',
  'clock.breached',
  'job.failed',
  'incident.raised',
  'error.raised',
  'task.unassignable',
  'instance.cancelled',
  'instance.terminated',
]);
/** Told only where every detail is wanted. */
const aside = new Set([
  'state.entered',
  'task.created',
  'decision.taken',
  'clock.started',
  'serial.assigned',
  'ballot.cast',
]);

export function historyLines(events: readonly Event[], names: TrialNames, all = false): readonly HistoryLine[] {
  return events.flatMap((event) => {
    if (!all && aside.has(event.type)) return [];
    const tell = Object.hasOwn(tellers, event.type) ? tellers[event.type] : undefined;
    const state = event.state === undefined ? '' : names.state(event.process, event.state);
    const words = tell?.({ event, names, process: event.process, who: names.person(event.actor), state });
    if (words === undefined) return [];
    const tone = good.has(event.type) ? 'good' : bad.has(event.type) ? 'bad' : 'plain';
    return [{ at: event.at, text: words[names.locale === 'en' ? 1 : 0], tone }];
  });
}
