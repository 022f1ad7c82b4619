import { css, html, nothing, type TemplateResult } from 'lit';
import { controlStyles } from '../controls/index.js';
import { DesignerElement } from '../session/designer-element.js';
import { themeTokens } from '../view/theme.css.js';
import type { Carried } from './drop-place.js';
import { fill, formDesignerTexts } from './form-designer-texts.js';
import { kindIcon } from './kind-icons.js';
import { paletteGroupTexts } from './palette-group-texts.js';
import { paletteGroups, paletteItems, type PaletteItem } from './palette-items.js';
import { colon } from '../view/locales/colon.js';

/** Detail of `yl-press`: a pointer went down on something that can be dragged. */
export interface PressDetail {
  readonly event: PointerEvent;
  readonly carried: Carried;
  readonly label: string;
}

/**
 * `<yl-form-palette>`: all kinds of fields and layouts. Enter, Space or a click adds after the selection (`yl-pick`), a
 * pointer that goes down may drag (`yl-press`). One item is in the tab order; arrows walk.
 */
export class FormPalette extends DesignerElement {
  static override properties = { ...DesignerElement.properties, typed: { state: true }, current: { state: true } };
  static override styles = [
    themeTokens,
    controlStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
      }
      .search {
        padding: 8px 10px;
      }
      .list {
        flex: 1;
        min-height: 0;
        overflow-y: auto;
        padding: 0 10px 12px;
      }
      h3 {
        margin: 8px 0 4px;
        color: var(--yl-muted);
        font-size: 12px;
        font-weight: 400;
      }
      .items {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(92px, 1fr));
        gap: 5px;
      }
      .items button {
        justify-content: flex-start;
        gap: 6px;
        min-width: 0;
        min-height: 32px;
        padding: 3px 7px;
        border-color: var(--yl-line);
        overflow: hidden;
        touch-action: pan-y;
        user-select: none;
        -webkit-user-select: none;
        cursor: grab;
      }
      .items span {
        min-width: 0;
        overflow: hidden;
        line-height: 1.3;
        text-align: start;
        text-overflow: ellipsis;
      }
      /* English names are longer: on two lines rather than cut off. */
      .en .items button {
        padding-inline: 6px;
        white-space: normal;
      }
      .en .items span {
        font-size: 12px;
      }
      svg {
        flex: none;
        color: var(--yl-primary);
      }
    `,
  ];

  declare typed: string;
  declare current: string | undefined;

  constructor() {
    super();
    this.typed = '';
  }

  /** Into the search: a word and Enter add a field. */
  override focus(): void {
    const search = this.renderRoot.querySelector('input');
    search?.focus();
    search?.select();
  }

  protected override render(): TemplateResult {
    const texts = formDesignerTexts(this.locale);
    const items = paletteItems(this.locale, this.typed);
    const current = items.find(({ kind }) => kind === this.current)?.kind ?? items[0]?.kind;
    return html`<div class="search">
        <input
          type="search"
          aria-label=${texts.searchPalette}
          placeholder=${texts.searchPalette}
          .value=${this.typed}
          @input=${(event: Event) => (this.typed = (event.target as HTMLInputElement).value)}
          @keydown=${(event: KeyboardEvent) => this.#searchKey(event, items)}
        />
      </div>
      <div
        class=${this.locale === 'en' ? 'list en' : 'list'}
        role="group"
        aria-label=${texts.palette}
        tabindex=${
          // Nothing in it takes the focus then, and it scrolls.
          this.session?.isReadonly === true ? '0' : nothing
        }
        @keydown=${(event: KeyboardEvent) => this.#key(event, items)}
      >
        ${items.length === 0 ? html`<p class="empty">${fill(texts.paletteNothing, { typed: this.typed })}</p>` : nothing}
        ${paletteGroups.map((group) => {
          const own = items.filter((item) => item.group === group);
          return own.length === 0
            ? nothing
            : html`<h3>${paletteGroupTexts(this.locale)[group]}</h3>
                <div class="items">${own.map((item) => this.#item(item, item.kind === current))}</div>`;
        })}
      </div>`;
  }

  #item(item: PaletteItem, current: boolean): TemplateResult {
    const carried: Carried = { what: 'kind', kind: item.kind };
    return html`<button
      type="button"
      data-kind=${item.kind}
      title=${`${item.title}${colon(this.locale)}${item.hint}`}
      tabindex=${current ? '0' : '-1'}
      ?disabled=${this.session?.isReadonly === true}
      @focus=${() => (this.current = item.kind)}
      @pointerdown=${(event: PointerEvent) => this.#press({ event, carried, label: item.title })}
      @contextmenu=${(event: Event) => event.preventDefault()}
      @click=${() => this.dispatchEvent(new CustomEvent<Carried>('yl-pick', { detail: carried }))}
    >
      ${kindIcon(item.kind)}<span>${item.title}</span>
    </button>`;
  }

  #press(detail: PressDetail): void {
    this.dispatchEvent(new CustomEvent<PressDetail>('yl-press', { detail, bubbles: true, composed: true }));
  }

  #searchKey(event: KeyboardEvent, items: readonly PaletteItem[]): void {
    if (event.isComposing) return;
    const [first] = items;
    if (event.key === 'Escape' && this.typed !== '') {
      this.typed = '';
      event.stopPropagation();
    }
    if (event.key === 'ArrowDown' && first !== undefined) this.#focus(first.kind);
    if (event.key === 'Enter' && first !== undefined && this.typed.trim() !== '')
      this.dispatchEvent(new CustomEvent<Carried>('yl-pick', { detail: { what: 'kind', kind: first.kind } }));
  }

  #key(event: KeyboardEvent, items: readonly PaletteItem[]): void {
    const step = { ArrowDown: 2, ArrowUp: -2, ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const all = [...this.renderRoot.querySelectorAll<HTMLElement>('[data-kind]')];
    const at = all.findIndex((one) => one.dataset['kind'] === this.current);
    if (event.key === 'Home' || event.key === 'End') {
      event.preventDefault();
      this.#focus((event.key === 'Home' ? items[0] : items.at(-1))?.kind);
    }
    if (step === undefined) return;
    event.preventDefault();
    const from = all[at]?.getBoundingClientRect();
    const sideways = Math.abs(step) === 1;
    const target = sideways || from === undefined ? all[at + Math.sign(step)] : below(all, from, Math.sign(step));
    this.#focus(target?.dataset['kind']);
  }

  #focus(kind: string | undefined): void {
    if (kind !== undefined) this.renderRoot.querySelector<HTMLElement>(`[data-kind="${kind}"]`)?.focus();
  }
}

/** The nearest item in the line below or above. */
function below(all: readonly HTMLElement[], from: DOMRect, by: number): HTMLElement | undefined {
  const far = all
    .map((one) => ({ one, rect: one.getBoundingClientRect() }))
    .filter(({ rect }) => (by > 0 ? rect.top > from.top + 4 : rect.top < from.top - 4));
  const edge = by > 0 ? Math.min(...far.map(({ rect }) => rect.top)) : Math.max(...far.map(({ rect }) => rect.top));
  return far
    .filter(({ rect }) => Math.abs(rect.top - edge) < 4)
    .sort((a, b) => Math.abs(a.rect.left - from.left) - Math.abs(b.rect.left - from.left))[0]?.one;
}
