import type { CollectionKind, Words } from './describe/field.js';

/** What one entry of a list is called. */
export const entryWords: { readonly [kind in CollectionKind]: Words } = {
  outcomes: ['办理结果', 'outcome'],
  routes: ['去向', 'way'],
  branches: ['分支', 'branch'],
  regions: ['分支', 'branch'],
  timers: ['定时', 'timer'],
  clocks: ['时限', 'promised time'],
  messages: ['消息', 'message'],
  signals: ['信号', 'signal'],
  effects: ['动作', 'effect'],
  roles: ['角色', 'role'],
  serials: ['编号规则', 'serial rule'],
  variables: ['数据项', 'variable'],
  entries: ['数据', 'entry'],
  'clock-points': ['时刻', 'moment'],
  escalations: ['预警', 'warning'],
  pauses: ['步骤', 'step'],
  'start-messages': ['消息', 'message'],
  references: ['表单', 'form'],
  'role-pairs': ['一对角色', 'pair of roles'],
};
