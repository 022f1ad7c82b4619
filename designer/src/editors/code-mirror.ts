import {
  acceptCompletion,
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  completionStatus,
  insertCompletionText,
  snippet,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching, indentOnInput } from '@codemirror/language';
import { forceLinting, lintKeymap, linter } from '@codemirror/lint';
import { EditorState, StateEffect, Transaction, type Extension } from '@codemirror/state';
import { EditorView, hoverTooltip, keymap, placeholder, tooltips } from '@codemirror/view';
import type { CodeEditor, CodeLanguage, CodeOption, CodeOptions } from './code-editor.js';
import { codePhrases } from './code-phrases.js';
import { codeTheme } from './code-theme.js';

const LINT_AFTER_MS = 150;

/** CodeMirror with what all our editors have in common; `extra` brings the language and the look of each. */
export function openCodeMirror(options: CodeOptions, extra: Extension): CodeEditor {
  const { parent, root, text, label } = options;
  const view: EditorView = new EditorView({
    parent,
    root,
    state: EditorState.create({ doc: text, extensions: [common(options), extra] }),
  });
  if (options.at !== undefined) view.dispatch({ selection: { anchor: Math.min(options.at, text.length) } });
  view.contentDOM.setAttribute('aria-label', label);
  return {
    get text() {
      return view.state.doc.toString();
    },
    setText(next) {
      if (next === view.state.doc.toString()) return;
      const changes = smallestChange(view.state.doc.toString(), next);
      // What comes from outside is outside's to undo.
      view.dispatch({ changes, annotations: [Transaction.addToHistory.of(false), fromOutside] });
    },
    insert(written, select) {
      const { main } = view.state.selection;
      const from = written.endsWith('\n') ? view.state.doc.lineAt(main.from).from : main.from;
      const at = select === undefined ? -1 : written.indexOf(select);
      const anchor = from + (at < 0 ? written.length : at);
      view.dispatch({
        changes: { from, to: Math.max(from, main.to), insert: written },
        selection: { anchor, head: anchor + (at < 0 ? 0 : (select?.length ?? 0)) },
        scrollIntoView: true,
        userEvent: 'input.paste',
      });
      view.focus();
    },
    refresh: () => {
      // Alone it only hurries a check that the text has asked for.
      view.dispatch({ effects: outsideChanged.of(null) });
      forceLinting(view);
    },
    focus(at) {
      view.focus();
      if (at === undefined) return;
      view.dispatch({ selection: { anchor: Math.min(at, view.state.doc.length) }, scrollIntoView: true });
    },
    destroy: () => view.destroy(),
  };
}

const fromOutside = Transaction.remote.of(true);
/** Names or faults from outside are others. */
const outsideChanged = StateEffect.define();

function common({ locale, language, readonly = false, onChange, onDone, ...options }: CodeOptions): Extension {
  let told = options.text;
  return [
    history(),
    bracketMatching(),
    closeBrackets(),
    indentOnInput(),
    EditorState.readOnly.of(readonly),
    EditorView.editable.of(!readonly),
    // A text that can only be read is scrolled with the keyboard too.
    EditorView.contentAttributes.of({ tabindex: '0' }),
    tooltips({ position: 'fixed' }),
    autocompletion({ override: [completionSource(language)], icons: false, maxRenderedOptions: 80 }),
    linter((view) => diagnostics(language, view.state.doc.toString()), {
      delay: LINT_AFTER_MS,
      needsRefresh: ({ transactions }) =>
        transactions.some(({ effects }) => effects.some((effect) => effect.is(outsideChanged))),
    }),
    language.explain === undefined ? [] : hover(language),
    placeholder(options.placeholder ?? ''),
    codePhrases(locale),
    codeTheme,
    EditorView.updateListener.of((update) => {
      if (!update.docChanged || update.view.composing) return;
      if (update.transactions.every((transaction) => transaction.annotation(Transaction.remote) === true)) {
        told = update.state.doc.toString();
        return;
      }
      told = update.state.doc.toString();
      onChange(told);
    }),
    // What a composition wrote is told once it has ended.
    EditorView.domEventHandlers({
      compositionend: (_, view) => {
        setTimeout(() => {
          const now = view.state.doc.toString();
          if (now === told) return;
          told = now;
          onChange(now);
        });
      },
    }),
    keymap.of([
      ...(onDone === undefined ? [] : doneKeys(onDone)),
      ...closeBracketsKeymap,
      ...completionKeymap,
      ...historyKeymap,
      ...lintKeymap,
      ...defaultKeymap,
    ]),
  ];
}

function doneKeys(onDone: NonNullable<CodeOptions['onDone']>) {
  const done = (how: 'enter' | 'escape') => (view: EditorView) => {
    if (completionStatus(view.state) === 'active') return how === 'enter' && acceptCompletion(view);
    onDone(how);
    return true;
  };
  return [
    { key: 'Enter', run: done('enter') },
    { key: 'Escape', run: done('escape') },
  ];
}

function diagnostics(language: CodeLanguage, text: string) {
  return language.check(text).map((fault) => {
    const from = Math.min(fault.from, Math.max(0, text.length - 1));
    return { ...fault, from, to: Math.min(Math.max(fault.to, from + 1), text.length) };
  });
}

function hover(language: CodeLanguage): Extension {
  return hoverTooltip((view, at) => {
    const found = language.explain?.(view.state.doc.toString(), at);
    if (found === undefined) return null;
    return {
      pos: found.from,
      end: found.to,
      above: true,
      create: () => {
        const dom = document.createElement('div');
        dom.className = 'cm-hint';
        dom.textContent = found.text;
        return { dom };
      },
    };
  });
}

function completionSource(language: CodeLanguage) {
  return ({ state, pos, explicit }: CompletionContext): CompletionResult | null => {
    const found = language.complete?.(state.doc.toString(), pos, explicit);
    if (found === undefined || found.options.length === 0) return null;
    return {
      from: found.from,
      ...(found.to === undefined ? {} : { to: found.to }),
      // Names are found by their Chinese titles too, so the choosing is done where the titles are known.
      filter: false,
      options: found.options.map(completion),
    };
  };
}

function completion({ label, detail, info, kind, snippet: template }: CodeOption): Completion {
  return {
    label,
    type: kind,
    ...(detail === undefined ? {} : { detail }),
    ...(info === undefined ? {} : { info }),
    apply:
      template === undefined
        ? (view: EditorView, _: Completion, from: number, to: number) =>
            view.dispatch(insertCompletionText(view.state, label, from, to))
        : snippet(template),
  };
}

/** The cursor stays where it is unless its own place is replaced. */
function smallestChange(before: string, after: string) {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}
