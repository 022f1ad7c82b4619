import type { Locale } from '@yunliu/engine/definition';

/**
 * Properties of the format as they are called on the screen: in Chinese, as an English label and, for those that sentences
 * speak of, within an English sentence. Without the third, people call their own fields so too, and it stays what it is there.
 */
const words: { readonly [name: string]: readonly [zh: string, label: string, inSentence?: string] } = {
  after: ['时间', 'Time', 'time'],
  answeredBy: ['谁来服务', 'Answered by'],
  assign: ['办理人', 'Who handles it', 'assignees'],
  branches: ['分支', 'Branches', 'branches'],
  by: ['可发起的角色', 'Who may start it'],
  card: ['服务卡片', 'Service card', 'service card'],
  category: ['服务类别', 'Category', 'category'],
  clocks: ['时限', 'Promised times', 'promised times'],
  data: ['表单以外的数据', 'Data besides the forms', 'data besides the forms'],
  description: ['说明', 'Description', 'description'],
  effects: ['动作', 'Effects', 'effects'],
  entry: ['进入时的动作', 'Effects on entry', 'effects on entry'],
  exit: ['离开时的动作', 'Effects on exit', 'effects on exit'],
  form: ['表单', 'Form', 'form'],
  group: ['多人办理', 'Group rule', 'group rule'],
  handler: ['处理程序', 'Handler'],
  howFast: ['服务时限', 'How fast'],
  id: ['标识', 'Key'],
  initial: ['从哪一步开始', 'Begins at'],
  into: ['写入的字段', 'Written into'],
  join: ['何时汇合', 'When it joins'],
  kind: ['会签方式', 'How several answer'],
  label: ['名称', 'Name', 'name'],
  level: ['第几级', 'Level'],
  messages: ['消息', 'Messages', 'messages'],
  metric: ['协议指标', 'Metric of the agreement'],
  name: ['名称', 'Name'],
  onDone: ['结束后转到', 'Where it goes then'],
  operations: ['可用操作', 'Operations', 'operations'],
  otherwise: ['都不满足时转到', 'Otherwise', 'otherwise goes to'],
  outcome: ['办理结果', 'Outcome', 'outcome'],
  outcomes: ['办理结果', 'Outcomes', 'outcomes'],
  pass: ['同意的结果', 'Outcome that agrees'],
  pattern: ['编号样式', 'Pattern'],
  process: ['流程', 'Process', 'process'],
  purpose: ['服务内容', 'Purpose'],
  reference: ['参考表单', 'Reference forms', 'reference forms'],
  regions: ['分支', 'Branches'],
  reject: ['不同意的结果', 'Outcome that refuses'],
  reset: ['何时重新从 1 开始', 'Begins again at 1'],
  rights: ['字段权限', 'Field rights', 'field rights'],
  role: ['角色', 'Role'],
  roles: ['角色', 'Roles', 'roles'],
  rule: ['编号规则', 'Serial rule'],
  start: ['发起', 'Start', 'start'],
  state: ['步骤', 'Step'],
  states: ['步骤', 'Steps'],
  template: ['表单', 'Form'],
  timers: ['定时', 'Timers', 'timers'],
  title: ['名称', 'Title', 'name'],
  to: ['去向', 'Where it leads', 'target'],
  user: ['人员', 'Person'],
  users: ['人员', 'People'],
  values: ['要写入的值', 'Values'],
  when: ['条件', 'Condition', 'condition'],
  within: ['时间', 'Time', 'time'],
};

/** What a property is called within a sentence; `undefined` for one that no reader knows. */
export function propertyWord(name: string, locale: Locale): string | undefined {
  const found = Object.hasOwn(words, name) ? words[name] : undefined;
  return found?.[2] === undefined ? undefined : found[locale === 'en' ? 2 : 0];
}

/** What a property is called over its input. */
export function propertyLabel(name: string): { readonly 'zh-CN': string; readonly en: string } | undefined {
  const found = Object.hasOwn(words, name) ? words[name] : undefined;
  return found && { 'zh-CN': found[0], en: found[1] };
}
