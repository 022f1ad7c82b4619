import type { Locale, StateType } from '@yunliu/engine/definition';
import type { StateChange } from './flow-marks.js';

/** Every word of the drawing. */
export interface FlowTexts {
  readonly types: { readonly [type in StateType]: string };
  readonly anywhere: string;
  readonly otherwise: string;
  readonly otherOutcome: string;
  readonly childCancelled: string;
  readonly childDone: string;
  /** A route by an outcome whose title is not known here. */
  readonly childResult: string;
  readonly failure: string;
  readonly due: string;
  readonly message: string;
  readonly done: string;
  readonly active: string;
  readonly open: string;
  readonly incident: string;
  /** How a step differs from another version. */
  readonly change: { readonly [change in StateChange]: string };
  readonly times: (count: number) => string;
  readonly legend: string;
  readonly drawing: (title: string) => string;
  readonly list: string;
  readonly showList: string;
  readonly showDrawing: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly fit: string;
  /** With its colon. */
  readonly leadsTo: string;
  readonly waySeparator: string;
  readonly starter: string;
  readonly byExpression: string;
  readonly handlerOf: (state: string) => string;
  readonly after: (duration: string) => string;
  readonly at: string;
  readonly units: {
    readonly years: string;
    readonly months: string;
    readonly weeks: string;
    readonly days: string;
    readonly hours: string;
    readonly minutes: string;
    readonly seconds: string;
  };
  readonly start: string;
  readonly empty: string;
}

const zhCn: FlowTexts = {
  types: {
    task: '人工任务',
    decision: '条件判断',
    parallel: '并行',
    phase: '阶段',
    call: '子流程',
    wait: '等待',
    service: '自动任务',
    final: '结束',
  },
  anywhere: '任意环节',
  otherwise: '其他情况',
  otherOutcome: '其他结果',
  childCancelled: '已取消',
  childDone: '办结',
  childResult: '按子流程结果',
  failure: '失败',
  due: '到期',
  message: '收到消息',
  done: '已完成',
  active: '进行中',
  open: '未到达',
  incident: '异常',
  change: { added: '新增', removed: '已删除', changed: '有修改', moved: '已移动' },
  times: (count) => `第 ${count} 次`,
  legend: '图例',
  drawing: (title) => `流程图：${title}`,
  list: '环节列表',
  showList: '列表',
  showDrawing: '流程图',
  zoomIn: '放大',
  zoomOut: '缩小',
  fit: '适应宽度',
  leadsTo: '去向：',
  waySeparator: '；',
  starter: '发起人',
  byExpression: '按规则指定',
  handlerOf: (state) => `「${state}」的办理人`,
  after: (duration) => `${duration}后`,
  at: '到指定时间',
  units: { years: ' 年', months: ' 个月', weeks: ' 周', days: ' 天', hours: ' 小时', minutes: ' 分钟', seconds: ' 秒' },
  start: '开始',
  empty: '没有可显示的流程',
};

const en: FlowTexts = {
  types: {
    task: 'Task',
    decision: 'Decision',
    parallel: 'Parallel',
    phase: 'Phase',
    call: 'Child process',
    wait: 'Wait',
    service: 'Automatic',
    final: 'End',
  },
  anywhere: 'From anywhere',
  otherwise: 'otherwise',
  otherOutcome: 'other outcome',
  childCancelled: 'cancelled',
  childDone: 'finished',
  childResult: 'by its outcome',
  failure: 'failed',
  due: 'due',
  message: 'message',
  done: 'Done',
  active: 'Active',
  open: 'Not reached',
  incident: 'Incident',
  change: { added: 'new', removed: 'gone', changed: 'changed', moved: 'moved' },
  times: (count) => `visit ${count}`,
  legend: 'Legend',
  drawing: (title) => `Flow: ${title}`,
  list: 'States',
  showList: 'List',
  showDrawing: 'Drawing',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Fit width',
  leadsTo: 'leads to: ',
  waySeparator: '; ',
  starter: 'Starter',
  byExpression: 'By rule',
  handlerOf: (state) => `Handler of "${state}"`,
  after: (duration) => `after ${duration}`,
  at: 'at a set time',
  units: { years: ' y', months: ' mo', weeks: ' wk', days: ' d', hours: ' h', minutes: ' min', seconds: ' s' },
  start: 'Start',
  empty: 'No process to show',
};

export function flowTexts(locale: Locale): FlowTexts {
  return locale === 'en' ? en : zhCn;
}

const DURATION = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** `PT1H30M` -> `1 小时 30 分钟`; text that is no duration comes back unchanged. */
export function durationInWords(duration: string, locale: Locale): string {
  const match = DURATION.exec(duration);
  if (match === null) return duration;
  const { units } = flowTexts(locale);
  const names = [units.years, units.months, units.weeks, units.days, units.hours, units.minutes, units.seconds];
  const words = names.flatMap((name, index) => {
    const value = match[index + 1];
    return value === undefined || Number(value) === 0 ? [] : [`${value}${name}`];
  });
  return words.join(' ') || duration;
}
