import type { Locale } from '@yunliu/engine/definition';

/** A fault to mark in a text. Offsets in UTF-16 units. */
export interface CodeFault {
  readonly from: number;
  readonly to: number;
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

/** One thing that can be completed. */
export interface CodeOption {
  /** What is written. */
  readonly label: string;
  /** Shown beside: the title, the kind. */
  readonly detail?: string;
  readonly info?: string;
  readonly kind: 'field' | 'table' | 'function' | 'keyword' | 'value' | 'local';
  /** Written instead of the label; `${name}` are places to fill in. */
  readonly snippet?: string;
}

export interface CodeCompletion {
  readonly from: number;
  readonly to?: number;
  readonly options: readonly CodeOption[];
}

/** What an editor asks the element it stands in. Pure: nothing of the page. */
export interface CodeLanguage {
  complete?(text: string, at: number, explicit: boolean): CodeCompletion | undefined;
  /** Explains what stands at a place. */
  explain?(text: string, at: number): { readonly from: number; readonly to: number; readonly text: string } | undefined;
  check(text: string): readonly CodeFault[];
}

export interface CodeOptions {
  readonly parent: HTMLElement;
  readonly root: ShadowRoot | Document;
  readonly text: string;
  readonly at?: number;
  readonly locale: Locale;
  readonly label: string;
  readonly placeholder?: string;
  readonly readonly?: boolean;
  readonly language: CodeLanguage;
  /** Every change that is not half-composed. */
  readonly onChange: (text: string) => void;
  /** Enter in an editor of one line, or Escape with nothing open. Absent = Enter and Escape are the editor's own. */
  readonly onDone?: (how: 'enter' | 'escape') => void;
}

/** An open editor, whatever library it is made with. */
export interface CodeEditor {
  readonly text: string;
  setText(text: string): void;
  /** Writes at the caret in place of what is selected, as if typed; what ends its line stands on lines of its own. `select` is selected then. */
  insert(text: string, select?: string): void;
  /** Checks again: names or faults from outside have changed. */
  refresh(): void;
  focus(at?: number): void;
  destroy(): void;
}
