import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { themeTokens } from '../view/theme.css.js';

const SHOWN_MS = 6000;

/**
 * A sentence about what was left undone, for those who see: at the lower edge of the window for a while. Screen readers are
 * told by the session.
 */
export class NoticeElement extends LitElement {
  static override properties = { text: { state: true } };
  static override styles = [
    themeTokens,
    css`
      :host {
        position: fixed;
        z-index: 30;
        bottom: 16px;
        left: 0;
        right: 0;
        display: flex;
        justify-content: center;
        padding: 0 12px;
        pointer-events: none;
      }
      div {
        max-width: 640px;
        padding: 6px 12px;
        border-radius: 4px;
        background: #26343d;
        color: #fff;
        font-family: var(--yl-font);
        font-size: 13px;
        line-height: 1.5;
        overflow-wrap: anywhere;
      }
    `,
  ];

  declare text: string;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.text = '';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.tell('');
  }

  tell(text: string): void {
    this.text = text;
    clearTimeout(this.#timer);
    if (text !== '') this.#timer = setTimeout(() => this.tell(''), SHOWN_MS);
  }

  protected override render(): TemplateResult | typeof nothing {
    return this.text === '' ? nothing : html`<div aria-hidden="true">${this.text}</div>`;
  }
}
