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
export function openFeelEditor(options: CodeOptions): CodeEditor {
  // The dialect the engine reads.
  const language = feel({ completions: [], parserDialect: 'camunda' });
  return openCodeMirror(options, [language, EditorView.lineWrapping, oneLine]);
}
