import { requiredReason } from '../operations/reason.js';
import { refusal } from '../refusal.js';
import { actingPerson, type Verb } from '../verb.js';
import { changePriorityTo } from './change-priority-of.js';
import { workerFault } from './clock-rights.js';
import { eventTime } from './event-time.js';
import { noteTrueTime } from './late-entry.js';
import { serviceRules } from './service-rules.js';

/** 变更优先级: all open clocks of the ticket are measured by it; a breach that this makes is put down to the re-grading. */
export const changePriority: Verb<'change-priority'> = (turn, { priority, reason, occurredAt, lateReason }) => {
  const viewer = actingPerson(turn);
  if ('fault' in viewer) return viewer.fault;
  const { priorities } = serviceRules(turn);
  if (turn.service === undefined) {
    return refusal(
      'clock/no-agreement',
      ['该工单不在任何协议之下，没有优先级。', 'This ticket is under no agreement, so it has no priority.'],
      ['请先登记所属业务系统。', 'Name its system first.'],
    );
  }
  if (!priorities.includes(priority)) {
    return refusal(
      'clock/unknown-priority',
      [`协议没有优先级“${priority}”。`, `The agreement has no priority "${priority}".`],
      [`可选：${priorities.join('、')}。`, `Choose from: ${priorities.join(', ')}.`],
      { pointer: '/priority', details: { priorities } },
    );
  }
  const fault = workerFault(turn, viewer);
  if (fault !== undefined) return fault;
  const why = requiredReason(reason);
  if (typeof why === 'object') return why.fault;
  if (occurredAt !== undefined) {
    const late = noteTrueTime(turn, occurredAt, { what: 'priority', reason: lateReason, since: turn.startedAt });
    if (late !== undefined) return late;
  }
  changePriorityTo(turn, priority, why, eventTime(turn));
  return undefined;
};
