import type { Locale } from '@yunliu/engine/definition';

/** Properties of the format as they are called on the screen. */
const words: { readonly [name: string]: readonly [zh: string, en: string] } = {
  title: ['名称', 'name'],
  description: ['说明', 'description'],
  category: ['服务类别', 'category'],
  card: ['服务卡片', 'service card'],
  start: ['发起', 'start'],
  roles: ['角色', 'roles'],
  data: ['表单以外的数据', 'data besides the forms'],
  assign: ['办理人', 'assignees'],
  group: ['多人办理', 'group rule'],
  outcomes: ['办理结果', 'outcomes'],
  outcome: ['办理结果', 'outcome'],
  branches: ['条件', 'branches'],
  otherwise: ['都不满足时转到', 'otherwise goes to'],
  timers: ['定时', 'timers'],
  clocks: ['时限', 'promised times'],
  messages: ['消息', 'messages'],
  effects: ['动作', 'effects'],
  entry: ['进入时的动作', 'effects on entry'],
  exit: ['离开时的动作', 'effects on exit'],
  form: ['表单', 'form'],
  reference: ['参考表单', 'reference forms'],
  rights: ['字段权限', 'field rights'],
  operations: ['可用操作', 'operations'],
  process: ['子流程', 'process'],
  when: ['条件', 'condition'],
  to: ['去向', 'target'],
  label: ['名称', 'name'],
  after: ['时间', 'time'],
  within: ['时间', 'time'],
};

/** What a property is called; `undefined` for one that no reader knows. */
export function propertyWord(name: string, locale: Locale): string | undefined {
  const found = Object.hasOwn(words, name) ? words[name] : undefined;
  return found?.[locale === 'en' ? 1 : 0];
}
