import type { HistoryEventType } from '@yunliu/engine';
import { localDateTime } from './clock-time.js';

export type ClockEventType = Extract<
  HistoryEventType,
  `clock.${string}` | `entry.${string}` | `agreement.${string}` | 'priority.changed'
>;

type Details = { readonly [name: string]: unknown };
type Words = (details: Details) => readonly [zh: string, en: string];

const word = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const clockOf = ({ commitment, metric }: Details): string => word(commitment) || word(metric);
const at = (value: unknown): string => (typeof value === 'string' ? localDateTime(value) : '');

/** What happened to the promised times of a ticket, in a sentence without its actor. */
export const clockSentences: { readonly [Type in ClockEventType]: Words } = {
  'agreement.bound': ({ agreement, priority }) => [
    `适用协议 ${word(agreement)}，优先级 ${word(priority)}`,
    `Under agreement ${word(agreement)}, priority ${word(priority)}`,
  ],
  'agreement.changed': ({ mode }) => [`变更适用协议（${word(mode)}）`, `Put under another agreement (${word(mode)})`],
  'priority.changed': ({ from, to }) => [
    `优先级由 ${word(from)} 变更为 ${word(to)}`,
    `Priority changed from ${word(from)} to ${word(to)}`,
  ],
  'clock.started': (d) => [
    `时限 ${clockOf(d)} 开始，${at(d['due'])} 到期`,
    `Clock ${clockOf(d)} started, due ${at(d['due'])}`,
  ],
  'clock.continued': (d) => [`时限 ${clockOf(d)} 继续计时`, `Clock ${clockOf(d)} goes on`],
  'clock.bound': (d) => [`时限 ${clockOf(d)} 改按协议计`, `Clock ${clockOf(d)} is counted by the agreement`],
  'clock.paused': (d) => [
    `时限 ${clockOf(d)} 暂停：${word(d['reason'])}`,
    `Clock ${clockOf(d)} paused: ${word(d['reason'])}`,
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
    `时限 ${clockOf(d)} 结束：${word(d['result'])}`,
    `Clock ${clockOf(d)} ended: ${word(d['result'])}`,
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
