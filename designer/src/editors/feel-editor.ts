import { feel } from '@bpmn-io/lang-feel';
import { EditorView } from '@codemirror/view';
import type { CodeEditor, CodeOptions } from './code-editor.js';
import { openCodeMirror } from './code-mirror.js';

const oneLine = EditorView.theme({
  '.cm-content': { padding: '3px 0' },
  '.cm-line': { padding: '0 8px' },
  '.cm-scroller': { maxHeight: '160px', overflow: 'auto' },
});

/** The FEEL editor. Loaded only when somebody edits an expression. */
export function openFeelEditor(options: CodeOptions & { readonly names: readonly string[] }): CodeEditor {
  // Names with letters the grammar does not expect are read right only when it knows them.
  const context = Object.fromEntries(options.names.map((name) => [name, () => undefined]));
  return openCodeMirror(options, [feel({ completions: [], context }), EditorView.lineWrapping, oneLine]);
}
