import { StreamLanguage, type StringStream } from '@codemirror/language';
import { lintGutter } from '@codemirror/lint';
import { EditorView, highlightActiveLine, lineNumbers } from '@codemirror/view';
import type { CodeEditor, CodeOptions } from './code-editor.js';
import { openCodeMirror } from './code-mirror.js';

/** The editor of print templates: HTML with mustaches. */
export function openTemplateEditor(options: CodeOptions): CodeEditor {
  return openCodeMirror(options, [
    StreamLanguage.define({ name: 'print-template', startState: () => ({ inside: 'text' as Inside }), token }),
    lineNumbers(),
    lintGutter(),
    highlightActiveLine(),
    EditorView.lineWrapping,
  ]);
}

type Inside = 'text' | 'tag' | 'mustache' | 'comment' | 'mustache-comment';

function token(stream: StringStream, state: { inside: Inside; back?: Inside }): string | null {
  switch (state.inside) {
    case 'comment':
      return until(stream, state, '-->', 'comment');
    case 'mustache-comment':
      return until(stream, state, '}}', 'comment');
    case 'mustache':
      return inMustache(stream, state);
    case 'tag':
    case 'text':
      break;
  }
  if (stream.match('<!--')) {
    state.inside = 'comment';
    return 'comment';
  }
  if (stream.match(/^\{\{~?!/)) {
    state.back = state.inside;
    state.inside = 'mustache-comment';
    return 'comment';
  }
  if (stream.match(/^\{\{\{?~?[#/^]?/)) {
    state.back = state.inside;
    state.inside = 'mustache';
    return 'keyword';
  }
  if (state.inside === 'text') {
    if (stream.match(/^<\/?[A-Za-z][\w-]*/)) {
      state.inside = 'tag';
      return 'tagName';
    }
    stream.next();
    stream.match(/^[^<{]*/);
    return null;
  }
  if (stream.match(/^\/?>/)) {
    state.inside = 'text';
    return 'tagName';
  }
  if (stream.match(/^"[^"{]*"?|^'[^'{]*'?/)) return 'string';
  if (stream.match(/^[A-Za-z][\w-]*/)) return 'attributeName';
  stream.next();
  return null;
}

function inMustache(stream: StringStream, state: { inside: Inside; back?: Inside }): string | null {
  if (stream.match(/^~?\}\}\}?/)) {
    state.inside = state.back ?? 'text';
    return 'keyword';
  }
  if (stream.match(/^"[^"]*"?|^'[^']*'?/)) return 'string';
  if (stream.match(/^\d+(\.\d+)?/)) return 'number';
  if (stream.match(/^(else|if|unless)\b/)) return 'keyword';
  if (stream.match(/^[\p{L}_][\p{L}\p{N}_-]*/u)) return 'variableName.special';
  stream.next();
  return null;
}

function until(stream: StringStream, state: { inside: Inside; back?: Inside }, end: string, style: string): string {
  const at = stream.string.indexOf(end, stream.pos);
  if (at < 0) stream.skipToEnd();
  else {
    stream.pos = at + end.length;
    state.inside = state.back ?? 'text';
    delete state.back;
  }
  return style;
}
