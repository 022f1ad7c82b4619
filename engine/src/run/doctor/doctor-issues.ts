import type { Issue } from '../../definition/issue.js';
import { YunliuError } from '../../definition/yunliu-error.js';
import type { ProjectionFault, StoreTotals } from '../../store/store.js';
import { errorText } from '../error-text.js';

const restore = {
  'zh-CN': '数据被改动或损坏，请与备份核对。',
  en: 'The data was altered or is damaged; compare with a backup.',
} as const;
/** An entry of other rules: the engine may have changed, not the data. */
const otherRulesHint = {
  'zh-CN': '该实例的部分命令由旧版引擎规则处理，差异可能来自引擎升级。',
  en: 'Some of its commands were decided by other rules of the engine; the difference may come from the upgrade.',
} as const;

function issue(code: string, pointer: string, zh: string, en: string, hint: Issue['hint'] = restore): Issue {
  return { code, severity: 'error', pointer, message: { 'zh-CN': zh, en }, hint };
}

export function stateDiffers(pointer: string, otherRules: boolean): Issue {
  return {
    ...issue(
      'doctor/state-differs',
      `/instance${pointer}`,
      `保存的实例数据与按命令日志重建的结果不一致：${pointer === '' ? '整个实例' : pointer}`,
      `The stored instance differs from the one rebuilt from its log: ${pointer === '' ? 'as a whole' : pointer}`,
      otherRules ? otherRulesHint : restore,
    ),
    severity: otherRules ? 'warning' : 'error',
  };
}

export function historyDiffers(pointer: string, otherRules: boolean): Issue {
  return {
    ...issue(
      'doctor/history-differs',
      `/events${pointer}`,
      `保存的历史记录与按命令日志重建的结果不一致：${pointer}`,
      `The stored history differs from the one rebuilt from the log: ${pointer}`,
      otherRules ? otherRulesHint : restore,
    ),
    severity: otherRules ? 'warning' : 'error',
  };
}

export function endedTaskDiffers(taskId: string): Issue {
  return issue(
    'doctor/ended-task-differs',
    `/tasks/${taskId}`,
    `已办任务 ${taskId} 的登记与命令日志不一致。`,
    `The row of the ended task ${taskId} does not agree with the log.`,
  );
}

const ROWS: { readonly [What in ProjectionFault['what']]: readonly [zh: string, en: string] } = {
  row: ['流程列表行', 'list row'],
  task: ['任务行', 'task row'],
  inbox: ['待办列表', 'inbox'],
  timer: ['定时器行', 'timer row'],
  job: ['作业行', 'job row'],
  wait: ['消息等待行', 'row of a wait'],
  clock: ['时钟行', 'clock row'],
  search: ['全文检索', 'full-text search'],
};

export function projectionDiffers({ what, id }: ProjectionFault): Issue {
  const [zh, en] = ROWS[what];
  return issue(
    `doctor/${what}-differs`,
    `/projections/${what}/${id}`,
    `${zh}与实例数据不一致（${id}）。`,
    `The ${en} does not agree with the instance (${id}).`,
  );
}

const TOTALS: { readonly [Key in keyof StoreTotals]: readonly [zh: string, en: string] } = {
  instances: ['流程实例', 'instances'],
  openTasks: ['待办任务', 'open tasks'],
  timers: ['定时器', 'timers'],
  jobs: ['后台作业', 'jobs'],
  logEntries: ['命令日志', 'log entries'],
  waits: ['消息等待', 'waits'],
  clocks: ['时钟', 'clocks'],
};

export function totalDiffers(what: keyof StoreTotals, expected: number, found: number): Issue {
  const [zh, en] = TOTALS[what];
  return issue(
    'doctor/orphan-rows',
    `/totals/${what}`,
    `${zh}：按实例计应有 ${expected} 行，实际 ${found} 行。`,
    `${en}: the instances account for ${expected} rows, there are ${found}.`,
  );
}

export function unreadable(instanceId: string, error: unknown): Issue {
  if (error instanceof YunliuError) {
    const { code, messages, hint } = error;
    return { code, severity: 'error', pointer: '', message: messages, hint };
  }
  return issue(
    'doctor/unreadable',
    '',
    `实例 ${instanceId} 无法读取：${errorText(error)}`,
    `Instance ${instanceId} cannot be read: ${errorText(error)}`,
  );
}
