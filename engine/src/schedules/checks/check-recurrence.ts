import { parseIsoDuration } from '../../service-time/iso-duration.js';
import { cronFault } from '../cron-times.js';
import type { Recurrence } from '../recurrence.js';
import type { ScheduleRow } from '../schedule-file.js';
import { parseSignedDays } from '../signed-days.js';
import { nameOf, requireDateSet, type RowContext } from './check-row.js';
import { checkDay, checkDuration } from './check-written.js';

/** One rule of a row. */
export function checkRecurrence(context: RowContext, row: ScheduleRow, rule: Recurrence, at: string): void {
  const { issues } = context;
  const name = nameOf(row);
  checkParts(context, row, rule, at);
  switch (rule.type) {
    case 'daily':
    case 'weekly':
      checkDay(issues, rule.anchorDate, `${at}/anchorDate`, name);
      return;
    case 'monthly':
    case 'monthly-workday': {
      const [number, field] = rule.type === 'monthly' ? [rule.day, 'day'] : [rule.nth, 'nth'];
      if (number !== 0) return;
      issues.error(
        'schedule/impossible-date',
        `${at}/${field}`,
        [`${name[0]}没有第 0 天`, `${name[1]}: there is no day 0`],
        [
          '从月初数写 1 至 31，从月末数写 -1 至 -31。',
          'Count from the beginning with 1 to 31, from the end with -1 to -31.',
        ],
      );
      return;
    }
    case 'dates':
      for (const [index, anchor] of rule.anchors.entries())
        if (anchor.type === 'set') requireDateSet(context, row, anchor.set, `${at}/anchors/${index}/set`);
      for (const [index, offset] of (rule.offsets ?? []).entries()) {
        if (parseSignedDays(offset) !== undefined) continue;
        issues.error(
          'schedule/invalid-duration',
          `${at}/offsets/${index}`,
          [`${name[0]}的偏移“${offset}”无效`, `${name[1]}: the offset "${offset}" is not valid`],
          ['写整天、周、月、年，如 -P1M、P7D。', 'Write whole days, weeks, months, years such as -P1M, P7D.'],
        );
      }
      return;
    case 'interval':
      checkDuration(issues, rule.every, `${at}/every`, name);
      checkInterval(context, row, rule.every, at);
      return;
    case 'workdays':
      return;
    case 'cron': {
      const fault = cronFault(rule.cron);
      if (fault === undefined) return;
      issues.error(
        'schedule/invalid-cron',
        `${at}/cron`,
        [
          `${name[0]}的 cron 规则“${rule.cron}”无效：${fault}`,
          `${name[1]}: the cron rule "${rule.cron}" is not valid: ${fault}`,
        ],
        [
          '写五段：分 时 日 月 周，如 0 9 * * 1-5。',
          'Write five fields: minute hour day month weekday, e.g. 0 9 * * 1-5.',
        ],
      );
    }
  }
}

function checkInterval({ issues }: RowContext, row: ScheduleRow, every: string, at: string): void {
  const name = nameOf(row);
  if (row.during === undefined) {
    issues.error(
      'schedule/interval-without-period',
      at,
      [`${name[0]}按间隔重复，却没有写明期间`, `${name[1]} repeats by an interval but names no period`],
      ['用 during 写明从何时起算。', 'Say with `during` what it is counted from.'],
    );
  }
  const parsed = parseIsoDuration(every);
  if (parsed === undefined || (parsed.months === 0 && parsed.days === 0 && (parsed.ms === 0 || parsed.ms >= 60_000)))
    return;
  issues.error(
    'schedule/invalid-duration',
    `${at}/every`,
    [
      `${name[0]}的间隔“${every}”应为一分钟以上的时分秒`,
      `${name[1]}: the interval "${every}" must be exact time of a minute or more`,
    ],
    ['写成 PT30M、PT2H。', 'Write PT30M or PT2H.'],
  );
}

/** Several rules of one row must be told apart, so that two at one instant are two occurrences. */
function checkParts({ issues }: RowContext, row: ScheduleRow, rule: Recurrence, at: string): void {
  if (row.recurrences.length < 2) return;
  if (rule.part !== undefined && row.recurrences.filter(({ part }) => part === rule.part).length === 1) return;
  const name = nameOf(row);
  issues.error(
    'schedule/part-missing',
    rule.part === undefined ? at : `${at}/part`,
    [`${name[0]}有几条规则，每条须有不同的 part`, `${name[1]} has several rules: each needs a part of its own`],
    ['为每条规则写上 part，如 daily、weekly。', 'Give each rule a part such as daily, weekly.'],
  );
}
