import type { AssignmentRule } from '../definition/assignment-rule.js';
import type { Json } from '../definition/json.js';
import { localize, type LocalizedText } from '../definition/localized-text.js';
import type { TimerRule } from '../definition/timing.js';
import type { BothLanguages } from './version-change.js';

export function both(zh: string, en: string): BothLanguages {
  return { 'zh-CN': zh, en };
}

export function textOf(text: LocalizedText | undefined, fallback: string): BothLanguages {
  const zh = localize(text, 'zh-CN');
  return zh === '' ? both(fallback, fallback) : both(zh, localize(text, 'en'));
}

const STATE_TYPES: { readonly [type: string]: BothLanguages } = {
  task: both('任务', 'task'),
  service: both('服务', 'service'),
  call: both('子流程', 'child process'),
  wait: both('等待', 'wait'),
  decision: both('判断', 'decision'),
  parallel: both('并行', 'parallel block'),
  phase: both('阶段', 'phase'),
  final: both('结束', 'end'),
};

export function typeWord(type: string): BothLanguages {
  return Object.hasOwn(STATE_TYPES, type) ? (STATE_TYPES[type] ?? both(type, type)) : both(type, type);
}

const PROPERTIES: { readonly [name: string]: BothLanguages } = {
  title: both('名称', 'title'),
  description: both('说明', 'description'),
  category: both('分类', 'category'),
  card: both('服务卡片', 'service card'),
  subject: both('主题表达式', 'subject'),
  businessKey: both('业务编号规则', 'business key'),
  serials: both('编号规则', 'serial numbers'),
  start: both('发起权限', 'who may start'),
  visibleTo: both('可见范围', 'who may see'),
  initial: both('起始步骤', 'first step'),
  recall: both('撤回规则', 'recall rule'),
  conflictingRoles: both('冲突角色', 'conflicting roles'),
  to: both('去向', 'target'),
  when: both('条件', 'condition'),
  otherwise: both('其他情况的去向', 'otherwise'),
  join: both('汇合规则', 'join rule'),
  late: both('未完成分支的处理', 'late branches'),
  history: both('恢复方式', 'history'),
  operations: both('任务操作', 'task operations'),
  whenNobody: both('无人办理时的处理', 'rule for nobody found'),
  autoSkip: both('自动跳过规则', 'auto-skip rule'),
  separation: both('职责分离规则', 'separation of duties'),
  reference: both('参考表单', 'reference forms'),
  group: both('多人办理规则', 'group rule'),
  each: both('逐项办理规则', 'rule for each element'),
  handler: both('处理程序', 'handler'),
  external: both('外部执行', 'external worker'),
  tries: both('重试次数', 'tries'),
  backoff: both('重试间隔', 'pause between tries'),
  onFailure: both('失败去向', 'target on failure'),
  process: both('子流程', 'child process'),
  wait: both('是否等待子流程', 'waiting for the child'),
  outcome: both('结果', 'result'),
  error: both('错误代码', 'error code'),
  style: both('按钮样式', 'style'),
  commentRequired: both('意见必填', 'required comment'),
  skipRequired: both('免填必填项', 'skipping required fields'),
  effects: both('附带动作', 'effects'),
  after: both('时长', 'duration'),
  at: both('时刻', 'instant'),
  calendar: both('日历', 'calendar'),
  repeat: both('是否重复', 'repetition'),
  times: both('重复次数', 'number of times'),
  within: both('时限', 'time limit'),
  from: both('起算点', 'starting point'),
  latest: both('最晚时刻', 'latest instant'),
  key: both('匹配条件', 'key'),
  output: both('结果取值', 'output'),
  input: both('传入数据', 'input'),
};

export function propertyWord(name: string): BothLanguages {
  return Object.hasOwn(PROPERTIES, name) ? (PROPERTIES[name] ?? both(name, name)) : both(`“${name}”`, `"${name}"`);
}

const UNITS: readonly (readonly [RegExp, string, string])[] = [
  [/(\d+(?:\.\d+)?)Y/, '年', 'year'],
  [/(\d+(?:\.\d+)?)W/, '周', 'week'],
  [/(\d+(?:\.\d+)?)D/, '天', 'day'],
  [/T.*?(\d+(?:\.\d+)?)H/, '小时', 'hour'],
  [/T.*?(\d+(?:\.\d+)?)M/, '分钟', 'minute'],
  [/T.*?(\d+(?:\.\d+)?)S/, '秒', 'second'],
];

/** `PT2H30M` as "2小时30分钟"; months are told from minutes by the T. */
export function durationWords(iso: string): BothLanguages {
  if (!iso.startsWith('P')) return both(iso, iso);
  const parts = UNITS.flatMap(([pattern, zh, en]) => {
    const amount = pattern.exec(iso)?.[1];
    return amount === undefined ? [] : [{ zh: `${amount}${zh}`, en: `${amount} ${en}${amount === '1' ? '' : 's'}` }];
  });
  const months = /(\d+)M/.exec(iso.split('T')[0] ?? '')?.[1];
  if (months !== undefined) parts.unshift({ zh: `${months}个月`, en: `${months} months` });
  if (parts.length === 0) return both(iso, iso);
  return both(parts.map(({ zh }) => zh).join(''), parts.map(({ en }) => en).join(' '));
}

export function timeWords({ after, at, calendar, repeat }: Partial<TimerRule>): BothLanguages {
  const time = after === undefined ? both(`时刻“${at ?? ''}”`, `at "${at ?? ''}"`) : durationWords(after);
  const on =
    calendar === undefined || calendar === 'always' ? both('', '') : both(`（日历 ${calendar}）`, ` (${calendar})`);
  return both(
    `${repeat === true ? '每' : ''}${time['zh-CN']}${on['zh-CN']}`,
    `${repeat === true ? 'every ' : ''}${time.en}${on.en}`,
  );
}

/** Who a rule means, in words. `titles` knows roles and states by key. */
export function assignmentWords(
  rule: AssignmentRule | undefined,
  titles: (key: string) => BothLanguages,
): BothLanguages {
  if (rule === undefined) return both('无', 'nobody');
  const first = oneAssignment(rule, titles);
  if (rule.else === undefined) return first;
  const other = assignmentWords(rule.else, titles);
  return both(`${first['zh-CN']}，否则${other['zh-CN']}`, `${first.en}, else ${other.en}`);
}

function oneAssignment(rule: AssignmentRule, titles: (key: string) => BothLanguages): BothLanguages {
  switch (rule.by) {
    case 'starter':
      return both('发起人', 'the initiator');
    case 'user':
      return both(`用户“${rule.user}”`, `user "${rule.user}"`);
    case 'role': {
      const role = titles(rule.role);
      return both(`角色“${role['zh-CN']}”`, `role "${role.en}"`);
    }
    case 'department':
      return both(`部门“${rule.department}”`, `department "${rule.department}"`);
    case 'expression':
      return both(`表达式“${rule.users}”`, `expression "${rule.users}"`);
    case 'handler-of': {
      const state = titles(rule.state);
      return both(`“${state['zh-CN']}”的办理人`, `who handled "${state.en}"`);
    }
    default:
      return shortJson(rule as unknown as Json);
  }
}

const RIGHTS: { readonly [right: string]: BothLanguages } = {
  hidden: both('隐藏', 'hidden'),
  read: both('只读', 'read-only'),
  edit: both('可填', 'editable'),
  required: both('必填', 'required'),
};

export function rightWord(right: string | undefined): BothLanguages {
  const known = right === undefined ? undefined : RIGHTS[right];
  return known ?? both('默认', 'default');
}

const MAX_VALUE = 80;

/** A value as an administrator may read it: texts as they are, the rest as short JSON. */
export function shortJson(value: Json | undefined): BothLanguages {
  if (value === undefined || value === null) return both('无', 'none');
  if (value === true) return both('是', 'yes');
  if (value === false) return both('否', 'no');
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const cut = [...text].length > MAX_VALUE ? `${[...text].slice(0, MAX_VALUE).join('')}…` : text;
  return both(cut, cut);
}
