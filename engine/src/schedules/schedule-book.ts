import { YunliuError } from '../definition/yunliu-error.js';
import type { DateSet, ScheduleFile } from './schedule-file.js';
import { planOf, type SchedulePlan } from './schedule-plan.js';
import { validateScheduleFile } from './validate-schedules.js';
import type { CalendarSource } from './working-days.js';

/** All schedules of an installation, ready to be reckoned with. */
export interface ScheduleBook {
  readonly plans: ReadonlyMap<string, SchedulePlan>;
  readonly dateSets: ReadonlyMap<string, DateSet & { readonly agreement: string }>;
}

/** Throws `YunliuError` `schedule/invalid` with all issues. */
export function createScheduleBook(files: readonly ScheduleFile[], calendars: CalendarSource): ScheduleBook {
  const issues = files.flatMap((file) =>
    validateScheduleFile(file, { calendars, others: files.filter((other) => other !== file) })
      .filter(({ severity }) => severity === 'error')
      .map((issue) => ({ ...issue, file: file.key })),
  );
  if (issues.length > 0) {
    throw new YunliuError({
      code: 'schedule/invalid',
      message: { 'zh-CN': `定时计划有 ${issues.length} 处错误`, en: `The schedules have ${issues.length} faults` },
      hint: { 'zh-CN': '按所列问题逐一改正计划文件。', en: 'Correct the schedule files as listed.' },
      issues,
    });
  }
  return {
    plans: new Map(files.flatMap((file) => file.schedules.map((row) => [row.key, planOf(file, row, calendars)]))),
    dateSets: new Map(
      files.flatMap((file) =>
        Object.entries(file.dateSets ?? {}).map(([key, set]) => [key, { ...set, agreement: file.agreement }]),
      ),
    ),
  };
}
