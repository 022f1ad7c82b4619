import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Locale } from '@yunliu/engine/definition';
import { themeTokens } from '../view/theme.css.js';
import { controlStyles } from './control-styles.js';
import { markStyles } from './mark-styles.js';
import { controlTexts, fill } from './control-texts.js';

/** One entry of a list as its head shows it. */
export interface ListItem {
  /** Lasting while the list is shown; names the slot `item-<id>` of its content. */
  readonly id: string;
  readonly title: string;
  readonly detail?: string;
  readonly faults?: number;
  /** The faults are warnings only. */
  readonly mild?: boolean;
}

/**
 * A list of things that unfold, are added, taken away and put in another order: by buttons, or on a head with Alt and the
 * arrow keys and Delete. Tells `yl-add`, `yl-remove`, `yl-move` ({from, to}) and `yl-open` ({id, open}); the owner changes
 * the list and fills the slots of the open entries.
 */
export class ItemList extends LitElement {
  static override properties = {
    items: { attribute: false },
    opened: { attribute: false },
    label: {},
    addLabel: { attribute: false },
    readonly: { type: Boolean },
    fixed: { type: Boolean },
    kept: { type: Boolean },
    locale: {},
  };
  static override styles = [
    themeTokens,
    controlStyles,
    markStyles,
    css`
      :host {
        display: block;
      }
      ol {
        display: flex;
        flex-direction: column;
        gap: 6px;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        border: 1px solid var(--yl-line);
        border-radius: var(--yl-radius);
        background: var(--yl-surface);
      }
      li.open {
        border-color: var(--yl-line-strong);
      }
      .row {
        display: flex;
        align-items: stretch;
      }
      .open > .row {
        border-bottom: 1px solid var(--yl-line);
        background: var(--yl-surface-soft);
      }
      .row > button {
        border-color: transparent;
        background: none;
      }
      .head {
        flex: 1;
        min-width: 0;
        min-height: 34px;
        justify-content: flex-start;
        gap: 8px;
        padding: 4px 8px;
        white-space: normal;
        text-align: start;
      }
      .words {
        display: flex;
        flex-direction: column;
        min-width: 0;
      }
      .words > span {
        overflow-wrap: anywhere;
      }
      .words small {
        color: var(--yl-muted);
        font-size: 12px;
        overflow-wrap: anywhere;
      }
      .arrow {
        flex: none;
        width: 6px;
        height: 6px;
        margin: 0 2px;
        border: solid var(--yl-muted);
        border-width: 0 1.5px 1.5px 0;
        transform: rotate(-45deg);
      }
      .open > .row .arrow {
        transform: rotate(45deg) translate(-1px, -1px);
      }
      .mark {
        margin-inline-start: auto;
      }
      .row .tool {
        flex: none;
        min-width: 26px;
        min-height: 0;
        padding: 0;
        color: var(--yl-muted);
      }
      .row .tool:disabled {
        color: #a9b5bd;
      }
      .content {
        padding: 10px;
      }
      .add {
        margin-top: 6px;
      }
      @media (pointer: coarse) {
        .row .tool {
          min-width: 36px;
        }
      }
    `,
  ];

  declare items: readonly ListItem[];
  declare opened: ReadonlySet<string>;
  declare label: string;
  declare addLabel: string;
  declare readonly: boolean;
  /** Entries have no order. */
  declare fixed: boolean;
  /** Nothing can be added or taken away. */
  declare kept: boolean;
  declare locale: Locale;

  constructor() {
    super();
    this.items = [];
    this.opened = new Set();
    this.label = '';
    this.addLabel = '';
    this.readonly = false;
    this.fixed = false;
    this.kept = false;
    this.locale = 'zh-CN';
  }

  protected override render(): TemplateResult {
    const texts = controlTexts(this.locale);
    return html`${
      this.items.length === 0
        ? nothing
        : html`<ol aria-label=${this.label}>
            ${repeat(
              this.items,
              ({ id }) => id,
              (item, index) => this.#item(item, index),
            )}
          </ol>`
    }
    ${
      this.readonly || this.kept
        ? this.items.length === 0
          ? html`<span class="hint">${texts.empty}</span>`
          : nothing
        : html`<slot name="add"
            ><button type="button" class="add" @click=${() => this.#tell('yl-add', {})}>
              + ${this.addLabel === '' ? texts.add : this.addLabel}
            </button></slot
          >`
    }`;
  }

  #item({ id, title, detail, faults = 0, mild = false }: ListItem, index: number): TemplateResult {
    const texts = controlTexts(this.locale);
    const open = this.opened.has(id);
    const item = ` ${title}`;
    const tool = (label: string, sign: string, disabled: boolean, run: () => void): TemplateResult =>
      html`<button
        type="button"
        class="tool"
        aria-label=${fill(label, { item })}
        title=${fill(label, { item: '' })}
        ?disabled=${disabled}
        @click=${run}
      >
        ${sign}
      </button>`;
    return html`<li class=${open ? 'open' : ''}>
      <div class="row">
        <button
          type="button"
          class="head"
          data-item=${id}
          aria-expanded=${String(open)}
          @click=${() => this.#tell('yl-open', { id, open: !open })}
          @keydown=${(event: KeyboardEvent) => this.#pressed(event, index)}
        >
          <span class="arrow" aria-hidden="true"></span>
          <span class="words"
            ><span>${title}</span
            >${detail === undefined || detail === '' ? nothing : html`<small>${detail}</small>`}</span
          >
          ${
            faults > 0
              ? html`<span
                  class=${mild ? 'mark mild' : 'mark'}
                  role="img"
                  aria-label=${fill(texts.faults, { count: faults })}
                  >${faults}</span
                >`
              : nothing
          }
        </button>
        ${
          this.readonly
            ? nothing
            : html`${
                this.fixed || this.items.length < 2
                  ? nothing
                  : html`${tool(texts.moveUp, '↑', index === 0, () => this.#move(index, index - 1))}${tool(
                      texts.moveDown,
                      '↓',
                      index === this.items.length - 1,
                      () => this.#move(index, index + 1),
                    )}`
              }
              ${this.kept ? nothing : tool(texts.removeItem, '×', false, () => this.#remove(index))}`
        }
      </div>
      ${open ? html`<div class="content"><slot name="item-${id}"></slot></div>` : nothing}
    </li>`;
  }

  #pressed(event: KeyboardEvent, index: number): void {
    if (this.readonly) return;
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (step !== 0 && event.altKey && !this.fixed) {
      event.preventDefault();
      this.#move(index, index + step);
    } else if (event.key === 'Delete' && !this.kept) {
      event.preventDefault();
      this.#remove(index);
    }
  }

  #move(from: number, to: number): void {
    if (to < 0 || to >= this.items.length) return;
    this.#tell('yl-move', { from, to });
    this.#focusLater(to);
  }

  #remove(index: number): void {
    const id = this.items[index]?.id ?? '';
    this.#tell('yl-remove', { index, id, done: () => this.#focusLater(Math.min(index, this.items.length - 1)) });
  }

  /** The focus stays with the entry that was moved, or goes to the one that took the place. */
  #focusLater(index: number): void {
    requestAnimationFrame(() => {
      const heads = this.renderRoot.querySelectorAll<HTMLElement>('.head');
      (heads[Math.min(index, heads.length - 1)] ?? this.renderRoot.querySelector<HTMLElement>('button.add'))?.focus();
    });
  }

  #tell(name: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
