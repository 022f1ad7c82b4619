import { faultOf, localize, YunliuError, type Fault, type Locale, type LocalizedText } from '@yunliu/engine/definition';
import {
  CommandStack,
  elementAt,
  lint,
  type Change,
  type Command,
  type DesignDocument,
  type DesignElement,
  type DesignIssue,
  type ExecuteOptions,
} from '../model/index.js';
import type { DesignHost } from './design-host.js';
import { followElements, sameElements } from './follow-elements.js';
import { lintContext } from './lint-context.js';
import { nextVersions, standingForm } from './next-versions.js';
import { loadPrintCheck, loadedPrintCheck } from './print-check.js';
import { RestingHand } from './resting-hand.js';

/** What a listener is told. */
export type SessionChange =
  | { readonly what: 'document'; readonly change: Change }
  | { readonly what: 'selection' }
  | { readonly what: 'issues' }
  /** A command was refused; the document is as it was. */
  | { readonly what: 'refusal'; readonly fault: Fault }
  /** Something to say aloud and in the status line. */
  | { readonly what: 'said'; readonly text: string }
  | { readonly what: 'locale' };

type Listener = (change: SessionChange) => void;

export interface SessionOptions {
  readonly locale?: Locale;
  /** Nothing can be changed: a published version, or a draft somebody else holds. */
  readonly readonly?: boolean;
}

const NONE: readonly DesignIssue[] = [];

/**
 * One design under edit: the stack of commands, what is selected, what is wrong. Every designer element takes the same
 * session, so drawing, properties, forms, rights and prints share one undo and one selection.
 */
export class DesignSession {
  readonly stack: CommandStack;
  readonly host: DesignHost;
  readonly isReadonly: boolean;
  #locale: Locale;
  #selection: readonly DesignElement[] = [];
  #issues: readonly DesignIssue[] | undefined;
  #shownIssues: readonly DesignIssue[] | undefined;
  readonly #lint = new RestingHand(() => this.#checked());
  readonly #listeners = new Set<Listener>();
  #isClosed = false;

  constructor(document: DesignDocument, host: DesignHost, options: SessionOptions = {}) {
    this.host = host;
    this.stack = new CommandStack(document, (before, after) => nextVersions(before, after, this.host.world.forms));
    this.isReadonly = options.readonly ?? false;
    this.#locale = options.locale ?? 'zh-CN';
    this.stack.subscribe((change) => this.#changed(change));
  }

  get document(): DesignDocument {
    return this.stack.document;
  }

  get locale(): Locale {
    return this.#locale;
  }

  set locale(locale: Locale) {
    if (locale === this.#locale) return;
    this.#locale = locale;
    this.#tell({ what: 'locale' });
  }

  /** What is selected, in the order it was selected; empty = the process as a whole. */
  get selection(): readonly DesignElement[] {
    return this.#selection;
  }

  /** Faults of the very design as it stands, checked now if need be: for decisions such as publishing, not for drawing. */
  get issues(): readonly DesignIssue[] {
    return (this.#issues ??= lint(this.document, lintContext(this.host)));
  }

  /**
   * Faults as they were last told of: none at first, while somebody works those of a moment ago. For all that is drawn;
   * listeners hear `issues` when there are others.
   */
  get shownIssues(): readonly DesignIssue[] {
    if (this.#shownIssues === undefined && this.#issues === undefined) this.#lint.wait();
    return this.#shownIssues ?? this.#issues ?? NONE;
  }

  /**
   * Whether a fault that is shown is still there, with the same ways to mend it: asked before one of them is done. If it is
   * not, listeners are told at once of the faults there are.
   */
  stillFinds({ code, pointer, message, fixes }: DesignIssue): boolean {
    const wanted = JSON.stringify([code, pointer, message, fixes]);
    const isThere = this.issues.some(
      (one) => wanted === JSON.stringify([one.code, one.pointer, one.message, one.fixes]),
    );
    if (!isThere) this.#checked();
    return isThere;
  }

  /** Does the command. False when it was refused: listeners are told why and nothing has changed. */
  execute(command: Command, options?: ExecuteOptions): boolean {
    return this.attempt(() => this.stack.execute(command, options));
  }

  /** Several commands as one step of the history, or none of them. */
  transaction(work: () => void, label?: Exclude<LocalizedText, string>): boolean {
    const both = label === undefined ? undefined : { 'zh-CN': label['zh-CN'], en: label.en ?? label['zh-CN'] };
    return this.attempt(() => this.stack.transaction(work, both));
  }

  /** Runs work that may be refused; a {@link YunliuError} is told to the listeners. */
  attempt(work: () => void): boolean {
    if (this.isReadonly) {
      this.#tell({ what: 'refusal', fault: readonlyFault });
      return false;
    }
    try {
      work();
      return true;
    } catch (error) {
      if (!(error instanceof YunliuError)) throw error;
      this.#tell({ what: 'refusal', fault: faultOf(error) });
      return false;
    }
  }

  undo(): boolean {
    return !this.isReadonly && this.stack.undo();
  }

  redo(): boolean {
    return !this.isReadonly && this.stack.redo();
  }

  select(elements: readonly DesignElement[]): void {
    if (sameElements(elements, this.#selection)) return;
    this.#selection = elements;
    this.stack.endTyping();
    this.#tell({ what: 'selection' });
  }

  /** Selects what a pointer lies in: from a problem, a search, a place of use. */
  selectPointer(pointer: string): void {
    this.select([elementAt(this.document, pointer)]);
  }

  /** The host knows something new (another process was published …): check again. */
  recheck(): void {
    this.#issues = undefined;
    this.#lint.restart();
  }

  say(text: string): void {
    this.#tell({ what: 'said', text });
  }

  /** Calls `listener` after every change; the answer ends it. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Stops what is waiting. */
  close(): void {
    this.#isClosed = true;
    this.#lint.stop();
    this.#listeners.clear();
  }

  #changed(change: Change): void {
    this.#issues = undefined;
    const kept = followElements(this.#selection, change);
    const moved = !sameElements(kept, this.#selection);
    this.#selection = kept;
    this.#tell({ what: 'document', change });
    if (moved) this.#tell({ what: 'selection' });
    if (change.cause === 'execute') this.#sayVersions(change);
    this.#lint.restart();
  }

  /** A form that went on as its next version by itself. */
  #sayVersions({ command }: Change): void {
    for (const one of command.type === 'batch' ? command.commands : []) {
      if (one.type !== 'next-form-version') continue;
      const id = standingForm(this.document, one.form);
      const title = localize(id === undefined ? one.form : this.document.forms[id]?.title, this.locale);
      const version = String(one.version ?? '');
      this.say(
        this.locale === 'en'
          ? `“${title}” is published: the change is in its version ${version}`
          : `表单“${title}”已发布，修改记在第 ${version} 版`,
      );
    }
  }

  #checked(): void {
    this.#shownIssues = this.issues;
    this.#tell({ what: 'issues' });
    if (loadedPrintCheck() === undefined && Object.keys(this.document.prints).length > 0) void this.#loadPrintCheck();
  }

  /** Brings the check of print templates, and checks again with it. */
  async #loadPrintCheck(): Promise<void> {
    try {
      await loadPrintCheck();
    } catch {
      // Without a network it is tried again after the next change; the server checks before publishing anyway.
      return;
    }
    if (!this.#isClosed) this.recheck();
  }

  #tell(change: SessionChange): void {
    for (const listener of Array.from(this.#listeners)) listener(change);
  }
}

const readonlyFault: Fault = {
  code: 'design/read-only',
  message: { 'zh-CN': '当前设计为只读，不能修改', en: 'This design is read-only' },
  hint: { 'zh-CN': '可另存为草稿后再修改。', en: 'Make a draft of it and change that.' },
};
