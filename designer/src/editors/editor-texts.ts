import type { Locale } from '@yunliu/engine/definition';

const zhCn = {
  json: 'JSON 文本',
  template: '打印模板',
  loading: '正在载入编辑器…',
  plain: '编辑器未能载入，可直接编辑文本。',
  retry: '重新载入',
  apply: '应用',
  revert: '放弃修改',
  changed: '有未应用的修改',
  broken: '文本有错误，改正后才能应用',
  overtaken: '内容已在别处改动；应用后以此处文本为准。',
  faults: '{n} 处问题',
  noFaults: '没有问题',
  line: '第 {line} 行：{text}',
  goTo: '转到该处',
  keys: 'Ctrl+Enter 应用；Esc 后按 Tab 可离开编辑器',
  templateKeys: '输入 {{ 可补全字段；Esc 后按 Tab 可离开编辑器',
};
const en: typeof zhCn = {
  json: 'JSON text',
  template: 'Print template',
  loading: 'Loading the editor…',
  plain: 'The editor could not be loaded. The text can be edited all the same.',
  retry: 'Load again',
  apply: 'Apply',
  revert: 'Discard changes',
  changed: 'Changes are not applied yet',
  broken: 'The text has errors; mend them to apply it',
  overtaken: 'It was changed elsewhere meanwhile; applying puts this text in its place.',
  faults: 'Faults: {n}',
  noFaults: 'No faults',
  line: 'Line {line}: {text}',
  goTo: 'Go there',
  keys: 'Ctrl+Enter applies; Esc, then Tab leaves the editor',
  templateKeys: 'Type {{ to complete fields; Esc, then Tab leaves the editor',
};

export function editorTexts(locale: Locale): typeof zhCn {
  return locale === 'en' ? en : zhCn;
}

export function fill(text: string, values: { readonly [name: string]: string }): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
