import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** Colours keep 4.5:1 on white and on the soft surface. */
const highlight = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.controlKeyword, tags.logicOperator], color: '#7a2a8c' },
  { tag: [tags.string, tags.attributeValue], color: '#1c6e3d' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: '#8a4600' },
  { tag: [tags.propertyName, tags.attributeName], color: '#084960' },
  {
    tag: [tags.function(tags.variableName), tags.special(tags.variableName), tags.special(tags.name)],
    color: '#0b5c7a',
  },
  { tag: [tags.tagName, tags.typeName], color: '#084960' },
  { tag: [tags.comment, tags.lineComment, tags.blockComment], color: '#5d6b76', fontStyle: 'italic' },
  { tag: tags.invalid, color: '#b3261e' },
]);

const look = EditorView.theme({
  '&': { backgroundColor: 'var(--yl-surface)', color: 'var(--yl-text)', fontSize: '13px', height: '100%' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: "ui-monospace, 'Cascadia Mono', 'JetBrains Mono', Consolas, 'Noto Sans Mono CJK SC', monospace",
    lineHeight: '1.6',
  },
  '.cm-gutters': {
    backgroundColor: 'var(--yl-surface-soft)',
    color: '#5d6b76',
    borderRight: '1px solid var(--yl-line)',
  },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: '#eef4f7aa' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': { backgroundColor: '#cfe3ec !important' },
  '.cm-matchingBracket': { backgroundColor: '#d8ead9', outline: '1px solid #9cc3a1' },
  '.cm-tooltip': {
    border: '1px solid var(--yl-line-strong)',
    borderRadius: '4px',
    backgroundColor: 'var(--yl-surface)',
    boxShadow: '0 4px 16px rgb(16 26 35 / 18%)',
    zIndex: '500',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    maxHeight: '240px',
    maxWidth: 'min(480px, calc(100vw - 16px))',
    fontFamily: 'var(--yl-font)',
    fontSize: '13px',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '3px 8px', display: 'flex', gap: '10px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--yl-primary-soft)',
    color: 'var(--yl-primary-strong)',
  },
  '.cm-completionDetail': { marginLeft: 'auto', color: 'var(--yl-muted)', fontStyle: 'normal' },
  '.cm-completionInfo': { padding: '6px 9px', fontSize: '12px', maxWidth: '300px', whiteSpace: 'pre-wrap' },
  '.cm-hint': { padding: '6px 9px', fontSize: '12px', maxWidth: '320px', whiteSpace: 'pre-wrap' },
  '.cm-diagnostic': { fontSize: '12px', padding: '5px 9px', borderLeftWidth: '3px', whiteSpace: 'pre-wrap' },
  '.cm-panels': { backgroundColor: 'var(--yl-surface-soft)', color: 'var(--yl-text)' },
  // Drawn: not every font has the signs of the library.
  '.cm-fold-sign': {
    display: 'inline-block',
    width: '6px',
    height: '6px',
    margin: '0 4px 2px',
    border: 'solid #5d6b76',
    borderWidth: '0 1.5px 1.5px 0',
    transform: 'rotate(45deg)',
    cursor: 'pointer',
  },
  '.cm-fold-shut': { transform: 'rotate(-45deg)' },
  '.cm-placeholder': { color: '#5d6b76' },
});

export const codeTheme: Extension = [look, syntaxHighlighting(highlight)];
