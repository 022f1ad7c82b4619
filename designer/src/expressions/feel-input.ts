import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { controlStyles } from '../controls/control-styles.js';
import { loadFeelEditor, type CodeEditor } from '../editors/index.js';
import { DesignerElement } from '../session/designer-element.js';
import type { SessionChange } from '../session/index.js';
import { themeTokens } from '../view/theme.css.js';
import { scopeAt } from './expression-scope.js';
import { checkFeel, explainFeel, feelSentence, type Expected } from './feel-check.js';
import { completeFeel } from './feel-completion.js';
import { feelInputStyles } from './feel-input-styles.js';
import { feelTexts } from './feel-texts.js';
import type { ExpressionScope } from './scope-name.js';

/** What the field tells: `done` is false while somebody is typing. */
export interface FeelChange {
  readonly value: string;
  readonly done: boolean;
}

/**
 * One FEEL text. At rest it shows the sentence, where there is one, above the text; Enter, a click or “编辑” opens the
 * editor with completion, faults and explanations. Tells every change by `yl-change` ({@link FeelChange}) and the end of
 * editing by `yl-done`; it writes nothing into the document by itself.
 *
 * `scope`: pointer of the place it stands at (what may be read there is worked out), or a scope made by hand.
 */
export class FeelInput extends DesignerElement {
  static override properties = {
    ...DesignerElement.properties,
    value: { attribute: false },
    scope: { attribute: false },
    expects: {},
    label: {},
    quiet: { type: Boolean },
    placeholder: {},
    readonly: { type: Boolean },
    editing: { state: true },
    trouble: { state: true },
  };
  static override styles = [themeTokens, controlStyles, feelInputStyles];
  static override shadowRootOptions: ShadowRootInit = { ...DesignerElement.shadowRootOptions, delegatesFocus: true };

  declare value: string | undefined;
  declare scope: string | ExpressionScope | undefined;
  declare expects: Expected;
  declare label: string;
  /** The label is read out but not shown. */
  declare quiet: boolean;
  declare placeholder: string;
  declare readonly: boolean;
  declare editing: boolean;
  /** The editor could not be loaded. */
  declare trouble: boolean;
  #editor: CodeEditor | undefined;
  #scope: { readonly of: readonly unknown[]; readonly scope: ExpressionScope } | undefined;

  constructor() {
    super();
    this.expects = 'any';
    this.label = '';
    this.quiet = false;
    this.placeholder = '';
    this.readonly = false;
    this.editing = false;
    this.trouble = false;
  }

  get #texts() {
    return feelTexts(this.locale);
  }

  get #isReadonly(): boolean {
    return this.readonly || this.session?.isReadonly === true;
  }

  /** Worked out anew only when the document, the place or the language is another. */
  get #names(): ExpressionScope {
    const { scope, session, locale } = this;
    if (typeof scope === 'object') return scope;
    const of = [session?.document.definition, session?.document.forms, scope, locale];
    if (this.#scope === undefined || this.#scope.of.some((part, at) => part !== of[at])) {
      const made =
        session === undefined
          ? { names: [], types: new Map(), fields: new Map(), open: true }
          : scopeAt(session.document, scope ?? '/definition', session.host.world, locale);
      this.#scope = { of, scope: made };
    }
    return this.#scope.scope;
  }

  protected override sessionChanged(change: SessionChange): void {
    if (change.what === 'document' || change.what === 'locale') super.sessionChanged(change);
  }

  protected override render(): TemplateResult {
    const text = this.value ?? '';
    const title = this.label === '' ? this.#texts.expression : this.label;
    return html`<div class="field" role="group" aria-label=${title} @focusout=${this.#left}>
      ${this.quiet || this.label === '' ? nothing : html`<span class="label" aria-hidden="true">${title}</span>`}
      ${this.editing ? this.#editing(text, title) : this.#resting(text, title)} ${this.#below(text)}
    </div>`;
  }

  #resting(text: string, title: string): TemplateResult {
    const sentence = feelSentence(text, this.#names, this.locale);
    const empty = this.placeholder || (this.expects === 'condition' ? this.#texts.emptyCondition : this.#texts.empty);
    const faulty = checkFeel(text, this.#names, this.expects, this.locale).length > 0;
    const inside = html`<span class="texts">
      ${sentence === undefined ? nothing : html`<span class="sentence">${sentence}</span>`}
      ${
        text === ''
          ? html`<span class="none">${empty}</span>`
          : html`<code class=${sentence === undefined ? 'only' : ''}>${text}</code>`
      }
    </span>`;
    if (this.#isReadonly) return html`<div class="box shut" tabindex="0" aria-label=${title}>${inside}</div>`;
    return html`<button
      type="button"
      class="box"
      part="box"
      aria-invalid=${faulty ? 'true' : nothing}
      aria-describedby=${faulty ? 'faults' : nothing}
      @click=${() => this.edit()}
    >
      ${inside}<span class="edit">${this.#texts.edit}</span>
    </button>`;
  }

  #editing(text: string, title: string): TemplateResult {
    return html`<div class="box open">
        <div class="editor" id="editor"></div>
        ${
          this.#editor === undefined
            ? html`<textarea
                rows="2"
                spellcheck="false"
                autocomplete="off"
                aria-label=${title}
                .value=${text}
                @input=${this.#typed}
                @compositionend=${this.#typed}
                @keydown=${this.#pressed}
              ></textarea>`
            : nothing
        }
      </div>
      <div class="line">
        <span class="hint grow">
          ${this.trouble ? this.#texts.plainEditor : this.#editor === undefined ? this.#texts.loading : this.#texts.keys}
        </span>
        ${
          this.trouble
            ? html`<button type="button" class="small" @click=${() => this.#open()}>${this.#texts.retry}</button>`
            : nothing
        }
        <button type="button" class="small" @click=${() => this.#close(true)}>${this.#texts.done}</button>
      </div>`;
  }

  #below(text: string): TemplateResult | typeof nothing {
    const faults = checkFeel(text, this.#names, this.expects, this.locale);
    const sentence = this.editing ? feelSentence(text, this.#names, this.locale) : undefined;
    return html`${sentence === undefined ? nothing : html`<div class="sentence below">${sentence}</div>`}${
      faults.length === 0
        ? nothing
        : html`<div id="faults" role=${this.editing ? 'status' : nothing}>
            <ul class="fault">
              ${faults.map(({ message }) => html`<li>${message}</li>`)}
            </ul>
          </div>`
    }`;
  }

  protected override updated(changed: PropertyValues): void {
    if (this.#editor === undefined) return;
    if (changed.has('value')) this.#editor.setText(this.value ?? '');
    if (changed.has('expects') || changed.has('scope')) this.#editor.refresh();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#drop();
    this.editing = false;
  }

  /** Opens the editor and moves into it. */
  edit(): void {
    if (this.#isReadonly || this.editing) return;
    this.editing = true;
    void this.#open();
  }

  async #open(): Promise<void> {
    this.trouble = false;
    await this.updateComplete;
    const area = this.renderRoot.querySelector('textarea');
    area?.focus();
    area?.setSelectionRange(area.value.length, area.value.length);
    try {
      const open = await loadFeelEditor();
      await this.#pause(area);
      if (!this.editing || !this.isConnected || this.#editor !== undefined) return;
      const parent = this.renderRoot.querySelector<HTMLElement>('#editor');
      if (parent === null) return;
      const at = area?.selectionStart;
      const focused = this.shadowRoot?.activeElement === area;
      this.#editor = open({
        parent,
        root: this.shadowRoot ?? document,
        text: this.value ?? '',
        at: at ?? (this.value ?? '').length,
        locale: this.locale,
        label: this.label === '' ? this.#texts.expression : this.label,
        language: {
          complete: (text, place, explicit) => completeFeel(text, place, explicit, this.#names, this.locale),
          explain: (text, place) => explainFeel(text, place, this.#names, this.locale),
          check: (text) => checkFeel(text, this.#names, this.expects, this.locale),
        },
        onChange: (text) => this.#tell(text, false),
        onDone: () => this.#close(true),
      });
      if (focused) this.#editor.focus();
      this.requestUpdate();
    } catch {
      this.trouble = true;
    }
  }

  /** Letters that an input method is putting together must not lose their field. */
  async #pause(area: HTMLTextAreaElement | null): Promise<void> {
    if (area === null || !this.#composing) return;
    await new Promise((resolve) => area.addEventListener('compositionend', resolve, { once: true }));
    await Promise.resolve();
  }

  #composing = false;

  readonly #typed = (event: Event): void => {
    this.#composing = event instanceof InputEvent && event.isComposing;
    if (this.#composing) return;
    this.#tell((event.target as HTMLTextAreaElement).value, false);
  };

  readonly #pressed = (event: KeyboardEvent): void => {
    if (event.isComposing || (event.key !== 'Escape' && (event.key !== 'Enter' || event.shiftKey))) return;
    event.preventDefault();
    event.stopPropagation();
    this.#close(true);
  };

  /** Swapping the box for the field and the field for the editor is not leaving; neither is looking at another window. */
  readonly #left = (): void => {
    setTimeout(() => {
      if (this.editing && this.shadowRoot?.activeElement === null && document.hasFocus()) this.#close(false);
    });
  };

  #close(stay: boolean): void {
    if (!this.editing) return;
    this.#drop();
    this.editing = false;
    this.session?.stack.endTyping();
    this.dispatchEvent(new CustomEvent('yl-done'));
    if (stay) void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.box')?.focus());
  }

  #drop(): void {
    this.#editor?.destroy();
    this.#editor = undefined;
  }

  #tell(value: string, done: boolean): void {
    if (value === (this.value ?? '')) return;
    this.value = value;
    this.dispatchEvent(new CustomEvent<FeelChange>('yl-change', { detail: { value, done } }));
  }
}
