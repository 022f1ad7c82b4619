import { YunliuError } from '../../definition/yunliu-error.js';
import { localize } from '../../definition/localized-text.js';
import type { ScheduleRow } from '../../schedules/schedule-file.js';

type Sentence = readonly [zh: string, en: string];

function fault(code: string, message: Sentence, hint: Sentence, about: string): YunliuError {
  return new YunliuError({
    code,
    message: { 'zh-CN': message[0], en: message[1] },
    hint: { 'zh-CN': hint[0], en: hint[1] },
    details: { schedule: about },
  });
}

function nameOf(row: ScheduleRow): Sentence {
  return [`${row.code}“${localize(row.title)}”`, `${row.code} “${localize(row.title, 'en')}”`];
}

export const scheduleFaults = {
  unknown: (key: string): YunliuError =>
    fault(
      'schedule/not-found',
      [`没有定时计划“${key}”`, `There is no schedule “${key}”`],
      ['请刷新列表。', 'Reload the list.'],
      key,
    ),

  unknownDates: (set: string): YunliuError =>
    fault(
      'schedule/date-set-not-found',
      [`没有日期表“${set}”`, `There is no date set “${set}”`],
      ['请刷新列表。', 'Reload the list.'],
      set,
    ),

  notAllowed: (key: string, admin: boolean): YunliuError =>
    fault(
      'schedule/not-allowed',
      admin
        ? ['只有管理员可以暂停或恢复定时计划', 'Only administrators pause and resume schedules']
        : ['只有管理员和项目经理可以操作定时计划', 'Only administrators and project managers work on schedules'],
      ['请联系系统管理员。', 'Ask a system administrator.'],
      key,
    ),

  waiting: (row: ScheduleRow, processes: readonly string[]): YunliuError =>
    fault(
      'schedule/waiting',
      [
        `计划 ${nameOf(row)[0]}正在等待流程：${processes.join('、')}`,
        `${nameOf(row)[1]} waits for: ${processes.join(', ')}`,
      ],
      ['发布所等待的流程后即可执行。', 'Publish the process it waits for.'],
      row.key,
    ),

  covered: (row: ScheduleRow, by: string): YunliuError =>
    fault(
      'schedule/covered',
      [
        `计划 ${nameOf(row)[0]}随“${by}”一并办理，不单独启动`,
        `${nameOf(row)[1]} is part of “${by}” and starts nothing of its own`,
      ],
      ['请执行它所随的计划。', 'Run the schedule it is part of.'],
      row.key,
    ),

  nothingRunning: (row: ScheduleRow): YunliuError =>
    fault(
      'schedule/nothing-running',
      [`计划 ${nameOf(row)[0]}目前没有进行中的事项`, `${nameOf(row)[1]}: nothing it goes by is under way`],
      ['等相应流程或时段开始后再执行。', 'Wait until such a process or period has begun.'],
      row.key,
    ),

  unknownRun: (row: ScheduleRow): YunliuError =>
    fault(
      'schedule/run-not-found',
      [`计划 ${nameOf(row)[0]}没有可补办的这一次`, `${nameOf(row)[1]} has no such run to make up for`],
      [
        '只有失败或跳过的才能补办，请刷新执行记录。',
        'Only failed and skipped runs can be made up for; reload the list.',
      ],
      row.key,
    ),

  unknownPart: (row: ScheduleRow, part: string): YunliuError =>
    fault(
      'schedule/part-not-found',
      [`计划 ${nameOf(row)[0]}没有“${part}”这一项`, `${nameOf(row)[1]} has no part “${part}”`],
      ['请从列表中选择。', 'Choose one of the list.'],
      row.key,
    ),

  reasonMissing: (row: ScheduleRow): YunliuError =>
    fault(
      'schedule/reason-missing',
      ['暂停须写明原因', 'A pause needs a reason'],
      ['请填写原因。', 'Write the reason.'],
      row.key,
    ),

  wrongDates: (set: string, line: number): YunliuError =>
    fault(
      'schedule/impossible-date',
      [
        `日期表第 ${line} 行的日期不存在或前后颠倒`,
        `Row ${line} has a date that does not exist, or ends before it begins`,
      ],
      ['日期写成 2026-09-30，结束不早于开始。', 'Write dates as 2026-09-30, the end not before the beginning.'],
      set,
    ),
} as const;
