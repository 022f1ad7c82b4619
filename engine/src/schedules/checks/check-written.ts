import type { IssueCollector, Sentence } from '../../definition/checks/issue-collector.js';
import { parseIsoDate } from '../../service-time/civil-date.js';
import { parseIsoDuration } from '../../service-time/iso-duration.js';

/** A date that exists (not 2026-02-30). */
export function checkDay(issues: IssueCollector, date: string | undefined, pointer: string, name: Sentence): void {
  if (date === undefined || parseIsoDate(date) !== undefined) return;
  issues.error(
    'schedule/impossible-date',
    pointer,
    [`${name[0]}的日期“${date}”不存在`, `${name[1]}: there is no date "${date}"`],
    ['日期写成 2026-09-30。', 'Dates are written 2026-09-30.'],
  );
}

export function checkDuration(
  issues: IssueCollector,
  duration: string | undefined,
  pointer: string,
  name: Sentence,
): void {
  if (duration === undefined) return;
  const parsed = parseIsoDuration(duration);
  if (parsed !== undefined && parsed.months + parsed.days + parsed.ms > 0) return;
  issues.error(
    'schedule/invalid-duration',
    pointer,
    [`${name[0]}的时长“${duration}”无效`, `${name[1]}: the duration "${duration}" is not valid`],
    ['按 ISO 8601 书写，如 PT30M、P5D、P1M，且大于零。', 'Write ISO 8601 such as PT30M, P5D, P1M, more than zero.'],
  );
}
