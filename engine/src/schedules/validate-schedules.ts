import { formLibrary } from '../definition/checks/form-library.js';
import { IssueCollector } from '../definition/checks/issue-collector.js';
import { jsonPointer, type Issue } from '../definition/issue.js';
import { checkShape } from '../definition/shape/check-shape.js';
import { repair } from '../definition/shape/repair.js';
import { sortIssues, withoutEchoes } from '../definition/sort-issues.js';
import { checkRecurrence } from './checks/check-recurrence.js';
import { checkRow, type RowContext } from './checks/check-row.js';
import { checkStart } from './checks/check-start.js';
import { checkDay } from './checks/check-written.js';
import type { ScheduleContext } from './schedule-context.js';
import type { ScheduleFile } from './schedule-file.js';
import { scheduleFileSchema } from './schedule-file-schema.js';

/**
 * All faults of a schedule file, of shape and of meaning, in the order of the file; each names its row. A process that
 * does not exist is none: the schedule waits for it.
 */
export function validateScheduleFile(json: unknown, context: ScheduleContext = {}): Issue[] {
  const shape = checkShape(json, scheduleFileSchema);
  if (shape.some(({ pointer, code }) => (pointer === '' && code === 'schema/wrong-type') || code === 'schema/too-deep'))
    return [...shape];
  const file = (shape.length === 0 ? json : repair(json, scheduleFileSchema)) as ScheduleFile;
  const issues = new IssueCollector();
  checkDateSets(file, issues);
  const rows: RowContext = {
    ...context,
    issues,
    file,
    library: formLibrary(context.forms),
    keys: new Set([file, ...(context.others ?? [])].flatMap(({ schedules }) => schedules.map(({ key }) => key))),
  };
  for (const [index, row] of file.schedules.entries()) {
    const at = jsonPointer('schedules', index);
    checkRow(rows, row, at);
    checkStart(rows, row, row.start, `${at}/start`);
    for (const [place, recurrence] of row.recurrences.entries()) {
      const pointer = `${at}/recurrences/${place}`;
      checkRecurrence(rows, row, recurrence, pointer);
      if (recurrence.start !== undefined) checkStart(rows, row, recurrence.start, `${pointer}/start`);
    }
  }
  checkDoubles(file, context.others ?? [], issues);
  return sortIssues(json, [...shape, ...withoutEchoes(json, issues.issues, shape)]);
}

function checkDateSets(file: ScheduleFile, issues: IssueCollector): void {
  for (const [set, { dates }] of Object.entries(file.dateSets ?? {})) {
    for (const [index, { date, to }] of dates.entries()) {
      const at = jsonPointer('dateSets', set, 'dates', index);
      const name: readonly [string, string] = [
        `日期表“${set}”第 ${index + 1} 行`,
        `Row ${index + 1} of dates "${set}"`,
      ];
      checkDay(issues, date, `${at}/date`, name);
      if (to === undefined) continue;
      checkDay(issues, to, `${at}/to`, name);
      if (to < date) {
        issues.error(
          'schedule/reversed-dates',
          `${at}/to`,
          [`${name[0]}的结束日期早于开始日期`, `${name[1]} ends before it begins`],
          ['改正其中一个日期。', 'Correct one of the dates.'],
        );
      }
    }
  }
}

function checkDoubles(file: ScheduleFile, others: readonly ScheduleFile[], issues: IssueCollector): void {
  const sets = new Set(others.flatMap(({ dateSets }) => Object.keys(dateSets ?? {})));
  for (const set of Object.keys(file.dateSets ?? {})) {
    if (!sets.has(set)) continue;
    issues.error(
      'schedule/duplicate-date-set',
      jsonPointer('dateSets', set),
      [`日期表“${set}”在另一份计划文件中已有`, `The date set "${set}" exists in another schedule file`],
      ['换一个 key。', 'Give it another key.'],
    );
  }
  for (const name of ['key', 'code'] as const) {
    const seen = new Set(others.flatMap(({ schedules }) => schedules.map((row) => row[name])));
    for (const [index, row] of file.schedules.entries()) {
      const value = row[name];
      if (seen.has(value)) {
        issues.error(
          `schedule/duplicate-${name}`,
          jsonPointer('schedules', index, name),
          [`计划 ${row.code} 的 ${name}“${value}”重复`, `The ${name} "${value}" of schedule ${row.code} is used twice`],
          ['每个计划的编号和 key 在全部协议中只能出现一次。', 'Codes and keys are used once over all agreements.'],
        );
      }
      seen.add(value);
    }
  }
}
