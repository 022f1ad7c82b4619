import { css, html, LitElement, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { controlStyles } from '../controls/index.js';
import { themeTokens } from '../view/theme.css.js';

/** The text of a template in a plain field with line numbers. Fires `yl-change` {value} and `yl-done`. */
export class PrintText extends LitElement {
  static override properties = { value: {}, label: {}, readonly: { type: Boolean }, bad: { attribute: false } };
  static override styles = [
    themeTokens,
    controlStyles,
    css`
      :host {
        display: flex;
        min-height: 0;
        overflow: hidden;
        font-family: ui-monospace, 'SFMono-Regular', Menlo, Consolas, 'Noto Sans Mono CJK SC', monospace;
        font-size: 12.5px;
        line-height: 20px;
      }
      .gutter {
        flex: none;
        overflow: hidden;
        min-width: 40px;
        padding: 8px 6px 8px 4px;
        border-right: 1px solid var(--yl-line);
        background: var(--yl-surface-soft);
        color: #66737d;
        text-align: right;
        user-select: none;
      }
      .gutter .bad {
        margin: 0 -6px 0 -4px;
        padding: 0 6px 0 4px;
        background: var(--yl-danger);
        color: #fff;
        font-weight: 700;
      }
      textarea {
        flex: 1;
        min-height: 0;
        padding: 8px 10px;
        border: 0;
        border-radius: 0;
        resize: none;
        font: inherit;
        line-height: 20px;
        white-space: pre;
        overflow: auto;
        tab-size: 2;
      }
      textarea:focus-visible {
        outline-offset: -2px;
      }
    `,
  ];

  declare value: string;
  declare label: string;
  declare readonly: boolean;
  /** Lines with faults, from 1. */
  declare bad: ReadonlySet<number>;

  constructor() {
    super();
    this.value = '';
    this.label = '';
    this.readonly = false;
    this.bad = new Set();
  }

  get #area(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector('textarea');
  }

  override focus(): void {
    this.#area?.focus();
  }

  /** Writes at the caret instead of what is selected, and selects the part to type over. */
  insert(text: string, select?: string): void {
    const area = this.#area;
    if (area === null) return;
    const { selectionStart: from, selectionEnd: to, value } = area;
    const start = atCaret(value, from, text);
    area.value = value.slice(0, start) + text + value.slice(Math.max(start, to));
    const at = select === undefined ? -1 : text.indexOf(select);
    area.focus();
    area.setSelectionRange(
      start + (at < 0 ? text.length : at),
      start + (at < 0 ? text.length : at + (select?.length ?? 0)),
    );
    this.#tell();
  }

  goToLine(line: number): void {
    const area = this.#area;
    if (area === null) return;
    const lines = area.value.split('\n');
    const from = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    area.focus();
    area.setSelectionRange(from, from + (lines[line - 1]?.length ?? 0));
    area.scrollTop = Math.max(0, (line - 6) * 20);
    this.#scrolled();
  }

  protected override render(): TemplateResult {
    const lines = this.value.split('\n').length;
    return html`<div class="gutter" aria-hidden="true">
        ${Array.from(
          { length: lines },
          (_, at) => html`<div class=${this.bad.has(at + 1) ? 'bad' : ''}>${at + 1}</div>`,
        )}
      </div>
      <textarea
        aria-label=${this.label}
        spellcheck="false"
        autocapitalize="off"
        wrap="off"
        ?readonly=${this.readonly}
        .value=${live(this.value)}
        @input=${() => this.#tell()}
        @change=${() => this.dispatchEvent(new CustomEvent('yl-done'))}
        @scroll=${() => this.#scrolled()}
      ></textarea>`;
  }

  #tell(): void {
    this.dispatchEvent(new CustomEvent('yl-change', { detail: { value: this.#area?.value ?? '' } }));
  }

  #scrolled(): void {
    const gutter = this.renderRoot.querySelector('.gutter');
    if (gutter !== null) gutter.scrollTop = this.#area?.scrollTop ?? 0;
  }
}

/** Whole lines go to the beginning of the line, so that they do not cut what stands there. */
function atCaret(value: string, caret: number, text: string): number {
  return text.endsWith('\n') ? value.lastIndexOf('\n', caret - 1) + 1 : caret;
}
