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
    foldGutter({ markerDOM: marker }),
    lintGutter(),
    highlightActiveLine(),
    keymap.of(foldKeymap),
  ]);
}

function marker(open: boolean): HTMLElement {
  const sign = document.createElement('span');
  sign.className = open ? 'cm-fold-sign' : 'cm-fold-sign cm-fold-shut';
  return sign;
}
