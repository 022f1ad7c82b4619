import type { FormLibrary } from '../../definition/checks/form-library.js';
import { suggestion, type IssueCollector, type Sentence } from '../../definition/checks/issue-collector.js';
import { nearestName } from '../../definition/nearest-name.js';
import { createZone } from '../../service-time/zone.js';
import type { ScheduleFile, ScheduleRow } from '../schedule-file.js';
import type { ScheduleContext } from '../schedule-context.js';
import { workingDaysOf } from '../working-days.js';
import { checkDay, checkDuration } from './check-written.js';

/** What the checks of a row share. */
export interface RowContext extends ScheduleContext {
  readonly issues: IssueCollector;
  readonly file: ScheduleFile;
  readonly library: FormLibrary;
  /** Keys of all schedules. */
  readonly keys: ReadonlySet<string>;
}

/** How messages name the row. */
export function nameOf(row: ScheduleRow): Sentence {
  return [`计划 ${row.code}（${row.key}）`, `Schedule ${row.code} (${row.key})`];
}

/** Everything of a row but its recurrences and starts. */
export function checkRow(context: RowContext, row: ScheduleRow, at: string): void {
  const { issues } = context;
  const name = nameOf(row);
  checkCalendars(context, row, at);
  if (row.zone !== undefined && !isZone(row.zone)) {
    issues.error(
      'schedule/unknown-zone',
      `${at}/zone`,
      [`${name[0]}的时区“${row.zone}”不存在`, `${name[1]}: there is no time zone "${row.zone}"`],
      ['使用 IANA 时区名，如 Asia/Shanghai。', 'Use an IANA name such as Asia/Shanghai.'],
    );
  }
  for (const [index, role] of row.who.entries()) checkRole(context, role, `${at}/who/${index}`, name);
  if (row.onBehalfOf?.role !== undefined) checkRole(context, row.onBehalfOf.role, `${at}/onBehalfOf/role`, name);
  if (row.onBehalfOf !== undefined && (row.onBehalfOf.role === undefined) === (row.onBehalfOf.user === undefined)) {
    issues.error(
      'schedule/on-behalf-of',
      `${at}/onBehalfOf`,
      [`${name[0]}的代表人应写角色或人员，且只写一项`, `${name[1]}: give either a role or a user to start for`],
      ['保留 role 或 user 中的一个。', 'Keep one of `role` and `user`.'],
    );
  }
  checkDuration(issues, row.opensBefore, `${at}/opensBefore`, name);
  checkDuration(issues, row.dueIn, `${at}/dueIn`, name);
  checkDuration(issues, row.catchUp?.within, `${at}/catchUp/within`, name);
  checkDay(issues, row.from, `${at}/from`, name);
  checkDay(issues, row.to, `${at}/to`, name);
  if (row.from !== undefined && row.to !== undefined && row.to < row.from) {
    issues.error(
      'schedule/reversed-dates',
      `${at}/to`,
      [`${name[0]}的结束日期早于开始日期`, `${name[1]} ends before it begins`],
      ['改正其中一个日期。', 'Correct one of the dates.'],
    );
  }
  if (row.during?.type === 'set') requireDateSet(context, row, row.during.set, `${at}/during/set`);
}

function checkCalendars(context: RowContext, row: ScheduleRow, at: string): void {
  const { issues, calendars, file } = context;
  if (calendars === undefined) return;
  const name = nameOf(row);
  const own = row.calendar ?? file.calendar;
  const pointer = row.calendar === undefined ? at : `${at}/calendar`;
  for (const [calendar, place] of [
    [own, pointer],
    [row.dueCalendar, `${at}/dueCalendar`],
  ] as const) {
    if (calendar === undefined || calendars.has(calendar)) continue;
    issues.error(
      'schedule/unknown-calendar',
      place,
      [`${name[0]}的日历“${calendar}”不存在`, `${name[1]}: there is no calendar "${calendar}"`],
      ['改用已有的日历，或先在 calendars 中建立。', 'Use an existing calendar or add it to the calendars.'],
    );
  }
  if (!calendars.has(own) || workingDaysOf(calendars.calendar(own)).hasWorkingDays) return;
  const needsDays =
    (row.onHoliday ?? 'stay') !== 'stay' ||
    row.recurrences.some(
      (rule) =>
        rule.type === 'workdays' ||
        rule.type === 'monthly-workday' ||
        (rule.type === 'dates' && rule.anchors.some(({ type }) => type === 'holidays')),
    );
  if (!needsDays) return;
  issues.error(
    'schedule/no-working-days',
    pointer,
    [
      `${name[0]}需要工作日，而日历“${own}”不分工作日`,
      `${name[1]} needs working days, and the calendar "${own}" has none`,
    ],
    ['改用区分工作日的日历，如 workday。', 'Use a calendar with working days such as workday.'],
  );
}

function checkRole({ issues, roles }: RowContext, role: string, pointer: string, name: Sentence): void {
  if (roles === undefined || roles.includes(role)) return;
  issues.error(
    'schedule/unknown-role',
    pointer,
    [`${name[0]}的角色“${role}”不存在`, `${name[1]}: there is no role "${role}"`],
    suggestion(nearestName(role, roles), roles),
  );
}

export function requireDateSet({ issues, file }: RowContext, row: ScheduleRow, set: string, pointer: string): void {
  const sets = Object.keys(file.dateSets ?? {});
  if (sets.includes(set)) return;
  const name = nameOf(row);
  issues.error(
    'schedule/unknown-date-set',
    pointer,
    [`${name[0]}引用的日期表“${set}”不存在`, `${name[1]}: there is no date set "${set}"`],
    suggestion(nearestName(set, sets), sets),
  );
}

function isZone(zone: string): boolean {
  try {
    createZone(zone);
    return true;
  } catch {
    return false;
  }
}
