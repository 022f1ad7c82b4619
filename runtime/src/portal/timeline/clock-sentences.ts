import type { HistoryEventType } from '@yunliu/engine';
import { enClocks } from '../locales/clocks-en.js';
import { zhClocks } from '../locales/clocks-zh.js';
import { localDateTime } from './clock-time.js';

export type ClockEventType = Extract<
  HistoryEventType,
  `clock.${string}` | `entry.${string}` | `agreement.${string}` | 'priority.changed'
>;

type Details = { readonly [name: string]: unknown };
type Words = (details: Details) => readonly [zh: string, en: string];

const word = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const isRecord = (value: unknown): value is Details => typeof value === 'object' && value !== null;

/** What stands in a detail: the key of an agreement where it is a reference. */
const keyIn = (details: Details, name: string): string => {
  if (name === 'clock') return word(details['commitment']) || word(details['metric']);
  const value = details[name];
  return isRecord(value) ? word(value['key']) : word(value);
};
/** As the agreement or the process words it; without a title the key itself. */
const titled = (details: Details, name: string): string => {
  const { titles } = details;
  return (isRecord(titles) && Object.hasOwn(titles, name) && word(titles[name])) || keyIn(details, name);
};
const clockOf = (details: Details): string => titled(details, 'clock');
const at = (value: unknown): string => (typeof value === 'string' ? localDateTime(value) : '');

const either = (table: { readonly [key: string]: string }, key: string): string =>
  Object.hasOwn(table, key) ? (table[key] ?? key) : key;
const resultIn = (details: Details): readonly [zh: string, en: string] => {
  const key = word(details['result']);
  return [either(zhClocks.verdicts, key), either(enClocks.verdicts, key)];
};

const MODES: { readonly [mode: string]: readonly [zh: string, en: string] } = {
  grandfather: ['在办时限仍按原协议', 'open clocks keep the old one'],
  carry: ['已用时间带入新协议', 'time used is carried over'],
  retro: ['自开始按新协议重新计算', 'counted anew from the start'],
};
/** The whole ticket is suspended: a reason that no agreement words. */
const SUSPENDED = ['流程挂起', 'the process is suspended'] as const;
const reasonIn = (details: Details): readonly [zh: string, en: string] => {
  if (details['reason'] === 'suspended') return SUSPENDED;
  const reason = titled(details, 'reason');
  return [reason, reason];
};

/** Keys that stand in the sentence because nobody gave them a title. */
export function keysTold(details: Details): readonly string[] {
  const names = ['agreement', 'priority', 'clock', 'from', 'to', 'reason'];
  return names.flatMap((name) => {
    const key = keyIn(details, name);
    return key !== '' && /^[\w.-]+$/.test(key) && titled(details, name) === key ? [key] : [];
  });
}

/** What happened to the promised times of a ticket, in a sentence without its actor. */
export const clockSentences: { readonly [Type in ClockEventType]: Words } = {
  'agreement.bound': (d) => [
    `适用协议 ${titled(d, 'agreement')}，优先级 ${titled(d, 'priority')}`,
    `Under agreement ${titled(d, 'agreement')}, priority ${titled(d, 'priority')}`,
  ],
  'agreement.changed': (d) => {
    const key = word(d['mode']);
    const [zh, en] = (Object.hasOwn(MODES, key) ? MODES[key] : undefined) ?? [key, key];
    const [from, to] = [titled(d, 'from'), titled(d, 'to')];
    return [`适用协议由 ${from} 变更为 ${to}（${zh}）`, `Agreement changed from ${from} to ${to} (${en})`];
  },
  'priority.changed': (d) => [
    `优先级由 ${titled(d, 'from')} 变更为 ${titled(d, 'to')}`,
    `Priority changed from ${titled(d, 'from')} to ${titled(d, 'to')}`,
  ],
  'clock.started': (d) => [
    `时限 ${clockOf(d)} 开始，${at(d['due'])} 到期`,
    `Clock ${clockOf(d)} started, due ${at(d['due'])}`,
  ],
  'clock.continued': (d) => [`时限 ${clockOf(d)} 继续计时`, `Clock ${clockOf(d)} goes on`],
  'clock.bound': (d) => [`时限 ${clockOf(d)} 改按协议计`, `Clock ${clockOf(d)} is counted by the agreement`],
  'clock.paused': (d) => [
    `时限 ${clockOf(d)} 暂停：${reasonIn(d)[0]}`,
    `Clock ${clockOf(d)} paused: ${reasonIn(d)[1]}`,
  ],
  'clock.resumed': (d) => [
    `时限 ${clockOf(d)} 恢复，${at(d['due'])} 到期`,
    `Clock ${clockOf(d)} resumed, due ${at(d['due'])}`,
  ],
  'clock.re-graded': (d) => [
    `时限 ${clockOf(d)} 按新优先级计，${at(d['due'])} 到期`,
    `Clock ${clockOf(d)} re-graded, due ${at(d['due'])}`,
  ],
  'clock.re-agreed': (d) => [
    `时限 ${clockOf(d)} 按新协议处理，${at(d['due'])} 到期`,
    `Clock ${clockOf(d)} under the new agreement, due ${at(d['due'])}`,
  ],
  'clock.downtime': (d) => [
    `时限 ${clockOf(d)} 计入计划停机，${at(d['due'])} 到期`,
    `Planned downtime for clock ${clockOf(d)}, due ${at(d['due'])}`,
  ],
  'clock.recounted': (d) => [
    `时限 ${clockOf(d)} 因日历变更重新计算，到期由 ${at(d['oldDue'])} 变为 ${at(d['due'])}`,
    `Clock ${clockOf(d)} recounted after a change of the calendar: due ${at(d['oldDue'])}, now ${at(d['due'])}`,
  ],
  'clock.extension-requested': (d) => [
    `申请时限 ${clockOf(d)} 延期 ${word(d['amount'])}`,
    `Asked for ${word(d['amount'])} more on clock ${clockOf(d)}`,
  ],
  'clock.extension-decided': (d) =>
    d['decision'] === 'grant'
      ? [`批准时限 ${clockOf(d)} 延期 ${word(d['amount'])}`, `Granted ${word(d['amount'])} more on clock ${clockOf(d)}`]
      : [`未批准时限 ${clockOf(d)} 延期`, `Refused more time on clock ${clockOf(d)}`],
  'clock.warned': (d) => [
    `时限 ${clockOf(d)} 已用 ${word(d['percent'])}%`,
    `${word(d['percent'])}% of clock ${clockOf(d)} used up`,
  ],
  'clock.breached': (d) => [
    `时限 ${clockOf(d)} 已超期（${at(d['at'])}）`,
    `Clock ${clockOf(d)} breached (${at(d['at'])})`,
  ],
  'clock.stopped': (d) => [
    `时限 ${clockOf(d)} 结束：${resultIn(d)[0]}`,
    `Clock ${clockOf(d)} ended: ${resultIn(d)[1]}`,
  ],
  'clock.appealed': (d) => [
    `对时限 ${clockOf(d)} 的超期提出申诉`,
    `Appealed against the breach of clock ${clockOf(d)}`,
  ],
  'clock.ruled': (d) =>
    d['decision'] === 'excuse'
      ? [`申诉成立，时限 ${clockOf(d)} 不计超期`, `Appeal granted: clock ${clockOf(d)} is excused`]
      : [`申诉不成立，时限 ${clockOf(d)} 维持超期`, `Appeal dismissed: the breach of clock ${clockOf(d)} stands`],
  'entry.back-dated': (d) => [`补录实际时间 ${at(d['at'])}`, `Entered late; true time ${at(d['at'])}`],
  'entry.decided': (d) =>
    d['approve'] === true
      ? ['批准补录时间', 'Approved the late entry']
      : ['未批准补录时间', 'Did not approve the late entry'],
};
