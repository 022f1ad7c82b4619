import { EditorState, type Extension } from '@codemirror/state';
import type { Locale } from '@yunliu/engine/definition';

/** What the editor itself says; its own texts are English. */
const ZH_CN = {
  Completions: '补全',
  Diagnostics: '问题',
  'No diagnostics': '没有问题',
  close: '关闭',
  'Selection deleted': '已删除所选内容',
  'Fold line': '折叠',
  'Unfold line': '展开',
  'Folded lines': '已折叠行',
  'Unfolded lines': '已展开行',
  to: '至',
  'folded code': '已折叠的内容',
  unfold: '展开',
  'Control character': '控制字符',
};

export function codePhrases(locale: Locale): Extension {
  return locale === 'en' ? [] : EditorState.phrases.of(ZH_CN);
}
