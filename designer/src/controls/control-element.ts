import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Locale } from '@yunliu/engine/definition';
import { themeTokens } from '../view/theme.css.js';
import { controlStyles } from './control-styles.js';
import { beforeSentence, controlTexts } from './control-texts.js';

/** A fault shown at a control, with what can be done about it by one click. */
export interface ControlFault {
  readonly text: string;
  readonly hint?: string;
  readonly severity: 'error' | 'warning';
  readonly fixes?: readonly { readonly title: string; readonly run: () => void }[];
}

/** What a control tells: `done` is false while somebody is typing. */
export interface ControlChange<Value> {
  readonly value: Value;
  readonly done: boolean;
}

const own = css`
  :host {
    display: block;
    min-width: 0;
  }
  .head {
    display: flex;
    align-items: center;
    gap: 6px;
    min-width: 0;
  }
  .head label,
  .head .label {
    flex: 1 1 auto;
    min-width: 0;
    color: var(--yl-muted);
    font-size: 12px;
  }
  .needed {
    color: var(--yl-danger);
  }
  .faults {
    display: flex;
    flex-direction: column;
    gap: 4px;
    margin: 2px 0 0;
    padding: 0;
    list-style: none;
  }
  .warning {
    color: #7a4a00;
  }
  .faults button {
    min-height: 24px;
    margin: 2px 6px 0 0;
    padding: 1px 8px;
    font-size: 12px;
    white-space: normal;
    text-align: start;
  }
  .code,
  textarea.code {
    font-family: ui-monospace, 'SFMono-Regular', Consolas, 'Noto Sans Mono CJK SC', monospace;
    font-size: 12.5px;
  }
  ::placeholder {
    color: #66737d;
    opacity: 1;
  }
`;

/**
 * Base of every control: a label, a hint, faults with fixes, read-only. The value comes in by `value` and goes out by
 * `yl-change` ({@link ControlChange}); `yl-done` says that typing has ended. A control knows no document. The slot `aside`
 * stands at the end of the label's line.
 */
export abstract class ControlElement<Value> extends LitElement {
  static override properties = {
    value: { attribute: false },
    label: {},
    hint: {},
    faults: { attribute: false },
    readonly: { type: Boolean, reflect: true },
    required: { type: Boolean },
    /** The label is read out but not shown: in tables and lists that say it once. */
    quiet: { type: Boolean },
    locale: {},
    placeholder: {},
  };
  static override styles = [themeTokens, controlStyles, own];
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  declare value: Value | undefined;
  declare label: string;
  declare hint: string;
  declare faults: readonly ControlFault[];
  declare readonly: boolean;
  declare required: boolean;
  declare quiet: boolean;
  declare locale: Locale;
  declare placeholder: string;

  constructor() {
    super();
    this.label = '';
    this.hint = '';
    this.faults = [];
    this.readonly = false;
    this.required = false;
    this.quiet = false;
    this.locale = 'zh-CN';
    this.placeholder = '';
  }

  protected get texts(): ReturnType<typeof controlTexts> {
    return controlTexts(this.locale);
  }

  protected get invalid(): 'true' | typeof nothing {
    return this.faults.some(({ severity }) => severity === 'error') ? 'true' : nothing;
  }

  /** Ids of what describes the input. */
  protected get described(): string | typeof nothing {
    const ids = [...(this.hint === '' ? [] : ['hint']), ...(this.faults.length === 0 ? [] : ['faults'])];
    return ids.length === 0 ? nothing : ids.join(' ');
  }

  protected tell(value: Value | undefined, done = true): void {
    this.value = value;
    this.dispatchEvent(new CustomEvent<ControlChange<Value | undefined>>('yl-change', { detail: { value, done } }));
  }

  protected readonly tellDone = (): void => {
    this.dispatchEvent(new CustomEvent('yl-done'));
  };

  /** The usual form: label, then the input with id `input`, hint, faults. */
  protected frame(input: unknown, { forInput = true } = {}): TemplateResult {
    const words = html`${this.label}${
      this.required ? html`<span class="needed" aria-hidden="true"> *</span>` : nothing
    }`;
    return html`<div class="field">
      <div class=${this.quiet ? 'sr' : 'head'} part="head">
        ${
          forInput
            ? html`<label for="input" id="label">${words}</label>`
            : html`<span class="label" id="label">${words}</span>`
        }<slot name="aside"></slot>
      </div>
      ${input}${this.below()}
    </div>`;
  }

  protected below(): TemplateResult {
    return html`${this.hint === '' ? nothing : html`<div class="hint" id="hint">${this.hint}</div>`}${
      this.faults.length === 0
        ? nothing
        : html`<ul class="faults" id="faults">
            ${this.faults.map(
              ({ text, hint, severity, fixes }) =>
                html`<li class="fault ${severity}">
                  ${hint === undefined ? text : html`${beforeSentence(text, this.locale)}<span>${hint}</span>`}
                  ${(fixes ?? []).map(
                    ({ title, run }) =>
                      html`<button type="button" ?disabled=${this.readonly} @click=${run}>${title}</button>`,
                  )}
                </li>`,
            )}
          </ul>`
    }`;
  }
}
