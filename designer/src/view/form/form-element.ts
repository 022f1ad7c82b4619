import { html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import type { FieldRights, Instant, Issue, Json, JsonObject, Locale } from '@yunliu/engine/definition';
import { sameJson } from '@yunliu/engine/forms';
import type { FormTemplate, FormValidator, UiLayout } from '@yunliu/engine/forms';
import { controlTextsEn } from '../control-texts-en.js';
import type { FieldContext } from '../fields/field-context.js';
import { NameCache } from '../fields/name-cache.js';
import { formTextsEn } from '../locales/en.js';
import { formTextsZhCn } from '../locales/zh-cn.js';
import type { FilePort, PeopleSource } from '../ports.js';
import type { TableElement } from '../table/table-element.js';
import { tableStyles } from '../table/table-styles.js';
import { themeTokens } from '../theme.css.js';
import { controlTextsZhCn } from '../zh-cn.js';
import { errorSummary } from './error-summary.js';
import { FormSession } from './form-session.js';
import { formStyles } from './form-styles.js';
import type { FormView } from './form-view.js';
import { renderElement, tabsTo } from './render-layout.js';

/** Detail of `yl-change`: all values as they stand, and whether anything differs from what was given. */
export interface FormChange {
  readonly values: JsonObject;
  readonly changed: boolean;
}

/**
 * `<yl-form>`: one form template, filled in or shown, with the rights of a process state. Rules, computed fields and
 * checks are those of the engine. Fires `yl-change` at every change.
 *
 * @example
 * form.template = template; form.rights = { '*': 'edit' }; form.values = variables;
 * if (form.reportValidity()) await complete({ data: form.submission() });
 */
export class FormElement extends LitElement {
  static override styles = [themeTokens, formStyles, tableStyles];

  static override properties = {
    template: { attribute: false },
    rights: { attribute: false },
    values: { attribute: false },
    draft: { attribute: false },
    locale: { type: String },
    validator: { attribute: false },
    people: { attribute: false },
    files: { attribute: false },
    readonly: { type: Boolean, reflect: true },
    signer: { type: String },
    now: { attribute: false },
    revision: { state: true },
    message: { state: true },
  };

  declare template: FormTemplate | undefined;
  /** Of the process state; fields not named are read-only. */
  declare rights: FieldRights;
  /** Values the server holds. Setting other values begins anew and forgets what was typed; equal ones change nothing. */
  declare values: JsonObject;
  /** What the person had typed before: the draft the server kept, or an earlier `submission()`. Laid over `values`. */
  declare draft: JsonObject | undefined;
  declare locale: Locale;
  /** The form's validator module; without it only required fields and limits are checked here. */
  declare validator: FormValidator | undefined;
  declare people: PeopleSource | undefined;
  declare files: FilePort | undefined;
  declare readonly: boolean;
  /** Name of the signed-in person, offered when signing. */
  declare signer: string;
  /** Clock for `now()` in rules and for signatures; default the browser's. */
  declare now: Instant | (() => Instant) | undefined;
  declare revision: number;
  declare message: string;

  #session: FormSession | undefined;
  #names = new NameCache(undefined, () => undefined);
  #context: FieldContext | undefined;
  #attempt: { readonly mode: 'complete' | 'draft'; readonly skipRequired: boolean } | undefined;
  #issues: readonly Issue[] = [];
  readonly #left = new Set<string>();
  readonly #tabs = new Map<UiLayout, number>();

  constructor() {
    super();
    this.rights = {};
    this.values = {};
    this.locale = 'zh-CN';
    this.readonly = false;
    this.signer = '';
    this.revision = 0;
    this.message = '';
  }

  /** All values as they stand, computed ones included. */
  get currentValues(): JsonObject {
    return this.#session?.values ?? this.values;
  }

  /** Has the person changed anything that would be stored? */
  get changed(): boolean {
    return this.#session?.changed ?? false;
  }

  /** What to send as `data` of `complete` or `save-draft`: every field that may be edited now, null where it is empty. */
  submission(): JsonObject {
    return this.#session?.submission() ?? {};
  }

  /** Forgets everything typed, the draft that was handed in included. */
  reset(): void {
    this.draft = undefined;
    this.#begin();
    this.revision++;
  }

  /** Every fault, without showing any. */
  check(mode: 'complete' | 'draft' = 'complete', options: { readonly skipRequired?: boolean } = {}): readonly Issue[] {
    return this.#session?.check(mode, options.skipRequired) ?? [];
  }

  /** Checks, shows every fault at its field and in a summary, and moves the focus there. True when there is none. */
  reportValidity(mode: 'complete' | 'draft' = 'complete', options: { readonly skipRequired?: boolean } = {}): boolean {
    this.#attempt = { mode, skipRequired: options.skipRequired ?? false };
    this.#issues = this.check(mode, options);
    this.revision++;
    if (this.#issues.length === 0) {
      this.#attempt = undefined;
      return true;
    }
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.summary')?.focus());
    return false;
  }

  /** Shows faults that the server found (pointers `/values/…`) as if they had been found here. */
  showIssues(issues: readonly Issue[]): void {
    this.#attempt = undefined;
    this.#issues = issues;
    this.revision++;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.summary')?.focus());
  }

  /** Puts the cursor into the field a fault points to, opening the tab it is on. */
  async focusPointer(pointer: string): Promise<void> {
    const view = this.#view();
    if (view === undefined || this.template === undefined) return;
    for (const { tabs, index } of tabsTo(this.template.ui, pointer, view)) this.#tabs.set(tabs, index);
    this.revision++;
    await this.updateComplete;
    const [, name = '', row, column] = pointer.split('/').slice(1);
    const table = this.renderRoot.querySelector<TableElement>(
      `yl-form-table[data-pointer="${CSS.escape(`/values/${name}`)}"]`,
    );
    if (table && row !== undefined && column !== undefined) {
      await table.focusCell(Number(row), column);
      return;
    }
    const target = this.renderRoot.querySelector<HTMLElement>(`[data-pointer="${CSS.escape(pointer)}"]`) ?? table;
    target?.scrollIntoView({ block: 'center' });
    target?.focus();
  }

  protected override willUpdate(changed: PropertyValues): void {
    // Hosts hand in fresh but equal objects at every live update; only other content may end what is being typed.
    const renewed = (['template', 'rights', 'values', 'draft'] as const).some(
      (name) => changed.has(name) && !sameJson(changed.get(name) as Json | undefined, this[name] as Json | undefined),
    );
    if (renewed || this.#session === undefined) this.#begin();
    if (changed.has('people')) this.#names = new NameCache(this.people, () => this.revision++);
    if (this.#context === undefined || ['locale', 'people', 'files', 'signer', 'now'].some((name) => changed.has(name)))
      this.#context = this.#makeContext();
  }

  protected override render(): TemplateResult | typeof nothing {
    const view = this.#view();
    if (view === undefined || this.template === undefined) return nothing;
    const summary = this.readonly
      ? nothing
      : errorSummary(
          this.#shownInSummary(),
          view.context.texts,
          this.locale,
          (pointer) => void this.focusPointer(pointer),
        );
    return html`<div
        class="form"
        lang=${this.locale}
        @yl-table-change=${this.#tableChanged}
        @yl-cell-leave=${(event: CustomEvent<{ pointer: string }>) => view.leave(event.detail.pointer)}
      >
        ${summary} ${renderElement(this.template.ui, view)}
      </div>
      <div class="sr" aria-live="polite">${this.message}</div>`;
  }

  #begin(): void {
    if (this.template === undefined) return;
    this.#session = new FormSession({
      template: this.template,
      rights: this.rights,
      values: this.values,
      ...(this.draft === undefined ? {} : { draft: this.draft }),
      // The module arrives later than the form; until then only required fields and limits are checked.
      validator: (values) => this.validator?.(values) ?? [],
      now: () => this.#instant(),
    });
    this.#attempt = undefined;
    this.#issues = [];
    this.#left.clear();
  }

  #instant(): Instant {
    return typeof this.now === 'function' ? this.now() : (this.now ?? new Date().toISOString());
  }

  #makeContext(): FieldContext {
    return {
      locale: this.locale,
      texts: this.locale === 'en' ? formTextsEn : formTextsZhCn,
      controls: this.locale === 'en' ? controlTextsEn : controlTextsZhCn,
      ...(this.people === undefined ? {} : { people: this.people }),
      ...(this.files === undefined ? {} : { files: this.files }),
      signer: this.signer,
      now: () => this.#instant(),
      announce: (message) => {
        this.message = message;
      },
    };
  }

  #view(): FormView | undefined {
    if (this.#session === undefined || this.#context === undefined) return undefined;
    return {
      session: this.#session,
      context: this.#context,
      names: this.#names,
      readonly: this.readonly,
      revision: this.revision,
      errors: new Map(
        this.readonly ? [] : this.#shownIssues().map((issue) => [issue.pointer, issue.message[this.locale]]),
      ),
      setValue: (path, value) => this.#set(path, value),
      leave: (pointer) => this.#leave(pointer),
      tabOf: (tabs) => this.#tabs.get(tabs) ?? 0,
      selectTab: (tabs, index) => {
        if (this.#tabs.get(tabs) === index) return;
        this.#tabs.set(tabs, index);
        this.revision++;
      },
    };
  }

  /** After an attempt everything; before, only wrong values of fields the person has left (not "required"). */
  #shownIssues(): readonly Issue[] {
    if (this.#issues.length > 0) return this.#issues;
    if (this.#left.size === 0 || this.#session === undefined) return [];
    return this.#session
      .check('complete')
      .filter((issue) => this.#left.has(issue.pointer) && issue.code !== 'form/field-required');
  }

  #shownInSummary(): readonly Issue[] {
    return this.#issues;
  }

  #set(path: string, value: Json): void {
    this.#session?.set(path, value);
    this.#changedNow(`/values/${path}`);
  }

  readonly #tableChanged = (event: CustomEvent<{ table: string }>): void => {
    this.#changedNow(`/values/${event.detail.table}`);
  };

  #changedNow(pointer: string): void {
    if (this.#attempt) this.#issues = this.check(this.#attempt.mode, { skipRequired: this.#attempt.skipRequired });
    else
      this.#issues = this.#issues.filter(
        (issue) => issue.pointer !== pointer && !issue.pointer.startsWith(`${pointer}/`),
      );
    this.revision++;
    const detail: FormChange = { values: this.currentValues, changed: this.changed };
    this.dispatchEvent(new CustomEvent<FormChange>('yl-change', { detail, bubbles: true, composed: true }));
  }

  #leave(pointer: string): void {
    if (this.#left.has(pointer)) return;
    this.#left.add(pointer);
    this.revision++;
  }
}
