import type { Locale } from '@yunliu/engine/definition';

const zhCn = {
  expression: '表达式',
  edit: '编辑',
  done: '完成',
  empty: '未填写',
  emptyCondition: '未设条件（总是成立）',
  loading: '正在载入编辑器…',
  plainEditor: '编辑器未能载入，可直接输入文本。',
  retry: '重新载入',
  keys: '输入名称或中文标题可补全，按 Enter 或 Esc 完成',
  faultCount: '{n} 处问题',
};
const en: typeof zhCn = {
  expression: 'Expression',
  edit: 'Edit',
  done: 'Done',
  empty: 'Nothing written',
  emptyCondition: 'No condition (always holds)',
  loading: 'Loading the editor…',
  plainEditor: 'The editor could not be loaded. Plain text works too.',
  retry: 'Load again',
  keys: 'Type a name or a title to complete it; Enter or Esc when done',
  faultCount: '{n} faults',
};

export function feelTexts(locale: Locale): typeof zhCn {
  return locale === 'en' ? en : zhCn;
}
