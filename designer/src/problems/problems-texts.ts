import type { Locale } from '@yunliu/engine/definition';

const zhCn = {
  title: '问题',
  counts: (errors: number, warnings: number) => `${String(errors)} 个错误，${String(warnings)} 个提醒`,
  none: '没有问题',
  noneHint: '流程、表单、打印和演练场景都通过了检查。',
  noMatch: '没有符合条件的问题',
  severities: { error: '错误', warning: '提醒' },
  filters: { all: '全部', error: '错误', warning: '提醒' },
  filter: '显示',
  search: '查找问题',
  fixAll: (count: number) => `修复全部同类（${String(count)}）`,
  fixedAll: (count: number, left: number) =>
    left === 0 ? `已修复 ${String(count)} 处` : `已修复 ${String(count)} 处，还有 ${String(left)} 处需要手工处理`,
  fixed: (title: string) => `已修复：${title}`,
  show: (place: string) => `定位到${place}`,
  process: '整个流程',
  parts: { process: '流程', state: '步骤', connection: '去向', form: '表单', print: '打印', scenario: '演练场景' },
  step: (number: number) => `第 ${String(number)} 步`,
  wayIn: (state: string, way: string) => `${state} › ${way}`,
  ways: { timers: '定时', messages: '消息', signals: '信号', branches: '条件分支' },
  mainPrint: '默认打印模板',
  found: (errors: number, warnings: number) => `检查完成：${String(errors)} 个错误，${String(warnings)} 个提醒`,
  solved: '检查完成：没有问题',
  list: '问题列表',
};

const en: typeof zhCn = {
  title: 'Problems',
  counts: (errors, warnings) => `${String(errors)} errors, ${String(warnings)} warnings`,
  none: 'No problems',
  noneHint: 'Process, forms, prints and scenarios have passed the check.',
  noMatch: 'No problem matches',
  severities: { error: 'Error', warning: 'Warning' },
  filters: { all: 'All', error: 'Errors', warning: 'Warnings' },
  filter: 'Show',
  search: 'Find a problem',
  fixAll: (count) => `Fix all of this kind (${String(count)})`,
  fixedAll: (count, left) =>
    left === 0 ? `${String(count)} fixed` : `${String(count)} fixed, ${String(left)} left to do by hand`,
  fixed: (title) => `Fixed: ${title}`,
  show: (place) => `Go to ${place}`,
  process: 'The whole process',
  parts: {
    process: 'Process',
    state: 'Step',
    connection: 'Way out',
    form: 'Form',
    print: 'Print',
    scenario: 'Scenario',
  },
  step: (number) => `step ${String(number)}`,
  wayIn: (state, way) => `${state} › ${way}`,
  ways: { timers: 'timer', messages: 'message', signals: 'signal', branches: 'branch' },
  mainPrint: 'Default print',
  found: (errors, warnings) => `Checked: ${String(errors)} errors, ${String(warnings)} warnings`,
  solved: 'Checked: no problems',
  list: 'Problems',
};

export function problemsTexts(locale: Locale): typeof zhCn {
  return locale === 'en' ? en : zhCn;
}
