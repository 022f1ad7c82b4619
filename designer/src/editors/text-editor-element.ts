import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Locale } from '@yunliu/engine/definition';
import { controlStyles } from '../controls/control-styles.js';
import { themeTokens } from '../view/theme.css.js';
import type { CodeEditor, CodeLanguage, CodeOptions } from './code-editor.js';
import { editorTexts, fill } from './editor-texts.js';
import type { LinedFault } from './json-faults.js';

const styles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-width: 0;
    min-height: 220px;
    height: 100%;
  }
  .frame {
    position: relative;
    display: flex;
    flex: 1 1 auto;
    min-height: 0;
    border: 1px solid var(--yl-line-strong);
    border-radius: var(--yl-radius);
    overflow: hidden;
  }
  .frame:focus-within {
    outline: 2px solid var(--yl-focus);
    outline-offset: 1px;
  }
  #editor {
    flex: 1 1 auto;
    min-width: 0;
  }
  textarea {
    flex: 1 1 auto;
    min-height: 0;
    border: 0;
    border-radius: 0;
    font-family: ui-monospace, Consolas, 'Noto Sans Mono CJK SC', monospace;
    resize: none;
  }
  textarea:focus-visible {
    outline: none;
  }
  .bar {
    padding: 6px 0 0;
  }
  .state {
    flex: 1 0 auto;
    max-width: 100%;
  }
  ul {
    max-height: 96px;
    margin: 4px 0 0;
    padding: 0;
    overflow: auto;
    list-style: none;
  }
  button.primary:disabled {
    border-color: var(--yl-line-strong);
    background: var(--yl-surface-soft);
    color: #6b7882;
  }
  li button {
    display: block;
    width: 100%;
    min-height: 24px;
    padding: 1px 4px;
    border-color: transparent;
    background: none;
    color: var(--yl-danger);
    font-size: 12px;
    text-align: start;
    white-space: normal;
    overflow-wrap: anywhere;
  }
  li.warning button {
    color: #7a4a00;
  }
`;

/** A large text in an editor that is loaded when it is shown; a plain text area until then, and when it cannot be loaded. */
export abstract class TextEditorElement extends LitElement {
  static override properties = {
    value: { attribute: false },
    readonly: { type: Boolean },
    locale: {},
    label: {},
    text: { state: true },
    trouble: { state: true },
  };
  static override styles = [themeTokens, controlStyles, styles];

  declare value: string | undefined;
  declare readonly: boolean;
  declare locale: Locale;
  declare label: string;
  /** What stands in the editor. */
  declare protected text: string;
  declare protected trouble: boolean;
  #editor: CodeEditor | undefined;
  #opening = false;

  constructor() {
    super();
    this.readonly = false;
    this.locale = 'zh-CN';
    this.label = '';
    this.text = '';
    this.trouble = false;
  }

  protected abstract load(): Promise<(options: CodeOptions) => CodeEditor>;
  protected abstract faults(text: string): readonly LinedFault[];
  protected abstract language(): Omit<CodeLanguage, 'check'>;
  protected abstract name(): string;
  /** Somebody has typed. */
  protected abstract typed(text: string): void;
  protected abstract bar(faults: readonly LinedFault[]): TemplateResult;

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('value')) this.text = this.value ?? '';
  }

  protected override render(): TemplateResult {
    const texts = editorTexts(this.locale);
    const faults = this.faults(this.text);
    return html`<div class="frame" @keydown=${this.#keys}>
        <div id="editor" ?hidden=${this.#editor === undefined}></div>
        ${
          this.#editor === undefined
            ? html`<textarea
                spellcheck="false"
                aria-label=${this.name()}
                .value=${this.text}
                ?readonly=${this.readonly}
                @input=${this.#input}
                @compositionend=${this.#input}
              ></textarea>`
            : nothing
        }
      </div>
      <div class="line bar">
        ${
          this.trouble
            ? html`<span class="hint">${texts.plain}</span>
                <button type="button" @click=${() => void this.#open()}>${texts.retry}</button>`
            : this.#editor === undefined
              ? html`<span class="hint">${texts.loading}</span>`
              : nothing
        }
        ${this.bar(faults)}
      </div>
      ${
        faults.length === 0
          ? nothing
          : html`<ul aria-label=${fill(texts.faults, { n: String(faults.length) })}>
              ${faults.slice(0, 50).map(
                (fault) =>
                  html`<li class=${fault.severity}>
                    <button type="button" title=${texts.goTo} @click=${() => this.goTo(fault.from)}>
                      ${fill(texts.line, { line: String(fault.line), text: fault.message })}
                    </button>
                  </li>`,
              )}
            </ul>`
      }`;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#editor?.destroy();
    this.#editor = undefined;
  }

  protected override updated(changed: PropertyValues): void {
    if (this.#editor === undefined) return;
    if (changed.has('readonly') || changed.has('locale')) return void this.#again();
    if (changed.has('value') || changed.has('text')) this.#editor.setText(this.text);
    this.#editor.refresh();
  }

  /** Before the editor: its own keys must not take ours. */
  readonly #keys = { capture: true, handleEvent: (event: KeyboardEvent): void => this.pressed(event) };

  /** Moves into the text, to a place in it. */
  goTo(at: number): void {
    if (this.#editor !== undefined) return this.#editor.focus(at);
    const area = this.renderRoot.querySelector('textarea');
    area?.focus();
    area?.setSelectionRange(at, at);
  }

  /** Writes at the caret in place of what is selected; what ends its line stands on lines of its own. `select` is selected then. */
  insert(text: string, select?: string): void {
    if (this.readonly) return;
    if (this.#editor !== undefined) return this.#editor.insert(text, select);
    const area = this.renderRoot.querySelector('textarea');
    if (area === null) return;
    const caret = area.selectionStart;
    const from = text.endsWith('\n') ? area.value.lastIndexOf('\n', caret - 1) + 1 : caret;
    const at = select === undefined ? -1 : text.indexOf(select);
    const start = from + (at < 0 ? text.length : at);
    area.setRangeText(text, from, Math.max(from, area.selectionEnd), 'end');
    area.focus();
    area.setSelectionRange(start, start + (at < 0 ? 0 : (select?.length ?? 0)));
    this.#changed(area.value);
  }

  override focus(): void {
    if (this.#editor !== undefined) this.#editor.focus();
    else this.renderRoot.querySelector('textarea')?.focus();
  }

  protected pressed(_event: KeyboardEvent): void {}

  async #again(): Promise<void> {
    this.#editor?.destroy();
    this.#editor = undefined;
    await this.#open();
  }

  async #open(): Promise<void> {
    if (this.#opening || this.#editor !== undefined) return;
    this.#opening = true;
    this.trouble = false;
    try {
      await this.updateComplete;
      const open = await this.load();
      if (!this.isConnected) return;
      const area = this.renderRoot.querySelector('textarea');
      const parent = this.renderRoot.querySelector<HTMLElement>('#editor');
      if (parent === null) return;
      const focused = area !== null && this.shadowRoot?.activeElement === area;
      this.#editor = open({
        parent,
        root: this.shadowRoot ?? document,
        text: this.text,
        locale: this.locale,
        label: this.name(),
        readonly: this.readonly,
        language: { ...this.language(), check: (text) => this.faults(text) },
        onChange: (text) => this.#changed(text),
        ...(area === null ? {} : { at: area.selectionStart }),
      });
      this.requestUpdate();
      await this.updateComplete;
      if (focused) this.#editor.focus();
    } catch {
      this.trouble = true;
    } finally {
      this.#opening = false;
    }
  }

  readonly #input = (event: Event): void => {
    if (event instanceof InputEvent && event.isComposing) return;
    this.#changed((event.target as HTMLTextAreaElement).value);
  };

  #changed(text: string): void {
    if (text === this.text || this.readonly) return;
    this.text = text;
    this.typed(text);
  }
}
