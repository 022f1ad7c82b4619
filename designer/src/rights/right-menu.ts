import { html, LitElement, type TemplateResult } from 'lit';
import type { FieldRight, Locale } from '@yunliu/engine/definition';
import { controlStyles } from '../controls/index.js';
import { themeTokens } from '../view/theme.css.js';
import type { Written } from './rights-edits.js';
import { rightsSheetStyles } from './rights-sheet-styles.js';
import { rightsTexts } from './rights-texts.js';
import { rightOfKey, rightOrder } from './rights-view.js';

/** The rights to choose from, beside a cell. Fires `yl-choose` {right} and `yl-close`. */
export class RightMenu extends LitElement {
  static override properties = { locale: {}, own: { state: true }, words: { attribute: false } };
  static override styles = [themeTokens, controlStyles, rightsSheetStyles];

  declare locale: Locale;
  declare own: Written;
  declare words: { readonly [right in FieldRight]: string } | undefined;
  #isOpen = false;

  constructor() {
    super();
    this.locale = 'zh-CN';
    this.own = null;
  }

  async openAt(cell: DOMRect, own: Written): Promise<void> {
    this.own = own;
    await this.updateComplete;
    const menu = this.#menu;
    if (menu === null) return;
    menu.showPopover();
    this.#isOpen = true;
    const { width, height } = menu.getBoundingClientRect();
    menu.style.left = `${String(Math.max(4, Math.min(cell.left, innerWidth - width - 4)))}px`;
    menu.style.top = `${String(cell.bottom + height > innerHeight ? Math.max(4, cell.top - height) : cell.bottom)}px`;
    this.renderRoot.querySelector<HTMLElement>('[aria-checked=true]')?.focus();
  }

  get #menu(): HTMLElement | null {
    return this.renderRoot.querySelector('.menu');
  }

  protected override render(): TemplateResult {
    const texts = rightsTexts(this.locale);
    const words = this.words ?? texts.rights;
    const item = (right: Written, word: string, key: string): TemplateResult =>
      html`<button
        type="button"
        role="menuitemradio"
        tabindex="-1"
        aria-checked=${String(this.own === right)}
        data-right=${right ?? 'default'}
        @click=${() => this.#choose(right)}
      >
        <span>${word}</span><kbd aria-hidden="true">${key}</kbd>
      </button>`;
    return html`<div
      class="menu"
      role="menu"
      popover="manual"
      aria-label=${texts.menu}
      @keydown=${this.#key}
      @focusout=${this.#left}
    >
      ${rightOrder.map((right) => item(right, words[right], texts.keys[right]))} ${item(null, texts.byDefault, 'Del')}
    </div>`;
  }

  readonly #key = (event: KeyboardEvent): void => {
    event.stopPropagation();
    const items = [...this.renderRoot.querySelectorAll<HTMLElement>('button')];
    const at = items.indexOf(event.target as HTMLElement);
    const right = rightOfKey(event.key);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (event.key === 'Escape' || event.key === 'Tab') this.#close();
    else if (to !== undefined) items.at(to % items.length)?.focus();
    else if (right !== undefined) this.#choose(right);
    else return;
    event.preventDefault();
  };

  readonly #left = (event: FocusEvent): void => {
    if (event.relatedTarget === null || !this.renderRoot.contains(event.relatedTarget as Node)) this.#close();
  };

  #choose(right: Written): void {
    this.dispatchEvent(new CustomEvent('yl-choose', { detail: { right } }));
    this.#close();
  }

  #close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#menu?.hidePopover();
    this.dispatchEvent(new CustomEvent('yl-close'));
  }
}
