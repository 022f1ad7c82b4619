import type { Fault } from '../definition/yunliu-error.js';
import { YunliuError } from '../definition/yunliu-error.js';

type Text = Fault['message'];

/** A fault of one row of a clock's events; the pointer names row and field: `/3/autoResumeAt`. */
export function rowFault(code: string, row: number, field: string, message: Text, hint: Text): YunliuError {
  return new YunliuError({
    code: `clock/${code}`,
    message: {
      'zh-CN': `第 ${row + 1} 条事件：${message['zh-CN']}`,
      en: `Event ${row + 1}: ${message.en}`,
    },
    hint,
    pointer: `/${row}${field === '' ? '' : `/${field}`}`,
    details: { row },
  });
}

export function impossibleTime(row: number, field: string, value: unknown): YunliuError {
  const shown = typeof value === 'string' ? value.slice(0, 60) : JSON.stringify(value ?? null).slice(0, 60);
  return rowFault(
    'impossible-time',
    row,
    field,
    { 'zh-CN': `时间“${shown}”不存在或缺少时区`, en: `"${shown}" is no instant, or lacks its offset` },
    { 'zh-CN': '写成 2026-09-30T17:40:00+08:00。', en: 'Write 2026-09-30T17:40:00+08:00.' },
  );
}

export function reversed(row: number, field: string): YunliuError {
  return rowFault(
    'reversed-interval',
    row,
    field,
    { 'zh-CN': '结束时间不晚于开始时间', en: 'The end is not after the beginning' },
    { 'zh-CN': '检查起止时间的先后。', en: 'Check the order of the two times.' },
  );
}

export function beforeStart(row: number): YunliuError {
  return rowFault(
    'before-start',
    row,
    'at',
    { 'zh-CN': '时间早于计时开始', en: 'The time lies before the start of the clock' },
    { 'zh-CN': '计时开始之前只能登记计划停机。', en: 'Only planned downtime may be recorded before the start.' },
  );
}

export function unknownPriority(row: number, field: string, priority: string | undefined): YunliuError {
  return rowFault(
    'unknown-priority',
    row,
    field,
    {
      'zh-CN': priority === undefined ? '缺少优先级' : `承诺中没有优先级“${priority}”`,
      en: priority === undefined ? 'The priority is missing' : `The terms know no priority "${priority}"`,
    },
    { 'zh-CN': '使用承诺表中列出的优先级。', en: 'Use a priority of the table of amounts.' },
  );
}

export function invalidAmount(row: number, field: string): YunliuError {
  return rowFault(
    'invalid-amount',
    row,
    field,
    { 'zh-CN': '时长缺失或无效', en: 'The amount is missing or invalid' },
    {
      'zh-CN': '分钟为非负数，工作日和自然日为非负整数；延期须大于 0。',
      en: 'Minutes are not negative, days are whole numbers; an extension is more than 0.',
    },
  );
}

export function unitMismatch(row: number): YunliuError {
  return rowFault(
    'unit-mismatch',
    row,
    'unit',
    { 'zh-CN': '单位与计时不一致', en: 'The unit does not fit the clock' },
    {
      'zh-CN': '分钟计时只能按分钟延期；沿用（carry）变更不得更换单位，可改用 retro。',
      en: 'A minute clock is extended by minutes; a carried agreement keeps the unit (else use retro).',
    },
  );
}
