import { json } from '@codemirror/lang-json';
import { codeFolding, foldGutter, foldKeymap } from '@codemirror/language';
import { lintGutter } from '@codemirror/lint';
import { highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import type { CodeEditor, CodeOptions } from './code-editor.js';
import { openCodeMirror } from './code-mirror.js';

/** The JSON editor. Loaded only when somebody opens a text of the format. */
export function openJsonEditor(options: CodeOptions): CodeEditor {
  return openCodeMirror(options, [
    json(),
    lineNumbers(),
    codeFolding(),
    foldGutter(),
    lintGutter(),
    highlightActiveLine(),
    keymap.of(foldKeymap),
  ]);
}
