import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { controlStyles } from '../controls/index.js';
import { DesignerElement } from '../session/designer-element.js';
import { formOutlineStyles } from './form-outline-styles.js';
import { themeTokens } from '../view/theme.css.js';
import { mayHold, type Carried, type DropPlace } from './drop-place.js';
import { titleCommands } from './field-edit.js';
import type { FormController } from './form-controller.js';
import { formDesignerTexts } from './form-designer-texts.js';
import type { PressDetail } from './form-palette.js';
import { formKey } from './form-keys.js';
import type { FormNode } from './form-tree.js';
import { kindIcon } from './kind-icons.js';

/**
 * `<yl-form-outline>`: the same form as an ARIA tree. Arrows walk and fold, F2 renames in place, Space lifts, Enter edits
 * (`yl-edit`); rows can be dragged (`yl-press`) and dropped on.
 */
export class FormOutline extends DesignerElement {
  static override properties = {
    ...DesignerElement.properties,
    controller: { attribute: false },
    revision: { type: Number },
    folded: { state: true },
    renaming: { state: true },
  };
  static override styles = [themeTokens, controlStyles, formOutlineStyles];

  declare controller: FormController | undefined;
  declare revision: number;
  declare folded: ReadonlySet<string>;
  declare renaming: string | undefined;
  #takeFocus = false;
  #shown = '';

  constructor() {
    super();
    this.revision = 0;
    this.folded = new Set();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { controller } = this;
    const now = controller === undefined ? '' : `${controller.form} ${controller.selected.join(' ')}`;
    if (now === this.#shown) return;
    this.#shown = now;
    if (this.matches(':focus-within') && this.renaming === undefined) this.#takeFocus = true;
    const open = new Set(this.folded);
    for (let node = controller?.node(controller.selected.at(-1))?.parent; node !== undefined; node = node.parent)
      open.delete(node.at);
    if (open.size !== this.folded.size) this.folded = open;
  }

  protected override updated(): void {
    const input = this.renderRoot.querySelector<HTMLInputElement>('.row input');
    if (input !== null && this.shadowRoot?.activeElement !== input) {
      input.focus();
      input.select();
    } else if (this.#takeFocus) this.focus();
    this.#takeFocus = false;
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }

  protected override render(): TemplateResult | typeof nothing {
    const tree = this.controller?.tree;
    if (this.controller === undefined || tree === undefined) return nothing;
    const texts = formDesignerTexts(this.locale);
    const current = this.controller.selected.at(-1) ?? tree.children[0]?.at;
    return html`<ul
      role="tree"
      aria-label=${texts.outline}
      aria-multiselectable="true"
      @keydown=${this.#key}
      @click=${this.#clicked}
      @pointerdown=${this.#pressed}
    >
      ${repeat(
        this.#rows(tree),
        ({ node }) => node.at,
        ({ node, level }) => this.#item(node, level, current),
      )}
    </ul>`;
  }

  /** Rows that are seen, with their depth; a flat list says the depth by `aria-level`. */
  #rows(node: FormNode, level = 1): readonly { readonly node: FormNode; readonly level: number }[] {
    return node.children.flatMap((child) => [
      { node: child, level },
      ...(this.folded.has(child.at) ? [] : this.#rows(child, level + 1)),
    ]);
  }

  #item(node: FormNode, level: number, current: string | undefined): TemplateResult {
    const controller = this.controller as FormController;
    const holds = node.children.length > 0;
    const open = !this.folded.has(node.at);
    const title = controller.title(node);
    return html`<li
      role="treeitem"
      data-at=${node.at}
      tabindex=${node.at === current ? '0' : '-1'}
      aria-level=${level}
      aria-posinset=${node.index + 1}
      aria-setsize=${node.parent?.children.length ?? 1}
      aria-selected=${String(controller.selected.includes(node.at))}
      aria-expanded=${holds ? String(open) : nothing}
      aria-label=${node.required ? `${title}，${formDesignerTexts(this.locale).requiredMark}` : title}
      style=${`padding-inline-start: ${(level - 1) * 15}px`}
    >
      <div class="row ${this.#mark(node)}" data-row=${node.at}>
        <span class="fold ${holds ? (open ? 'open' : 'shut') : ''}" data-fold></span>${kindIcon(node.kind)}${
          this.renaming === node.at
            ? html`<input
                aria-label=${formDesignerTexts(this.locale).renameTitle}
                .value=${node.title}
                @keydown=${(event: KeyboardEvent) => this.#nameKey(event, node)}
                @blur=${(event: Event) => this.#rename(node, (event.target as HTMLInputElement).value)}
              />`
            : html`<span class="title">${title}</span
                >${node.required ? html`<span class="star" aria-hidden="true"></span>` : nothing}`
        }
      </div>
    </li>`;
  }

  #mark(node: FormNode): string {
    const place = this.controller?.carrying.place;
    if (place === undefined) return '';
    if (place.into === node.at && place.index >= node.children.length) return 'into';
    if (node.parent?.at !== place.into) return '';
    if (node.index === place.index) return 'before';
    return node.index === place.index - 1 && place.index === node.parent.children.length ? 'after' : '';
  }

  /** Upper part of a row: before it; lower part: into it or after it. */
  placeAt(x: number, y: number, carried: Carried): DropPlace | undefined {
    const tree = this.controller?.tree;
    const row = this.shadowRoot?.elementFromPoint(x, y)?.closest<HTMLElement>('[data-row]');
    const node = this.controller?.node(row?.dataset['row']);
    if (tree === undefined || row == null || node?.parent === undefined) return undefined;
    const { top, height } = row.getBoundingClientRect();
    const share = (y - top) / height;
    const inside: DropPlace = { into: node.at, index: node.children.length };
    const beside: DropPlace = { into: node.parent.at, index: node.index + (share > 0.5 ? 1 : 0) };
    const order = mayHold(tree, node, carried) && share > 0.28 && share < 0.85 ? [inside, beside] : [beside, inside];
    return order.find((place) => {
      const holder = this.controller?.node(place.into);
      return holder !== undefined && mayHold(tree, holder, carried);
    });
  }

  #atOf(event: Event): string | undefined {
    return (event.target as Element).closest<HTMLElement>('[data-at]')?.dataset['at'];
  }

  readonly #pressed = (event: PointerEvent): void => {
    const { controller } = this;
    const node = controller?.node(this.#atOf(event));
    if (
      controller === undefined ||
      node === undefined ||
      this.renaming !== undefined ||
      this.session?.isReadonly === true
    )
      return;
    const { selected } = controller;
    const carried: Carried = { what: 'elements', at: selected.includes(node.at) ? selected : [node.at] };
    const detail: PressDetail = { event, carried, label: controller.title(node) };
    this.dispatchEvent(new CustomEvent<PressDetail>('yl-press', { detail, bubbles: true, composed: true }));
  };

  readonly #clicked = (event: MouseEvent): void => {
    const at = this.#atOf(event);
    if (at === undefined || this.controller === undefined || this.renaming !== undefined) return;
    if ((event.target as Element).closest('[data-fold]')) return this.#fold(at, !this.folded.has(at));
    if (event.ctrlKey || event.metaKey || event.shiftKey) this.controller.toggle(at);
    else this.controller.select([at]);
    this.#takeFocus = true;
    this.requestUpdate();
  };

  #fold(at: string, fold: boolean): void {
    const folded = new Set(this.folded);
    if (fold) folded.add(at);
    else folded.delete(at);
    this.folded = folded;
  }

  readonly #key = (event: KeyboardEvent): void => {
    const { controller } = this;
    const at = this.#atOf(event);
    const node = controller?.node(at);
    if (controller === undefined || at === undefined || node === undefined || this.renaming !== undefined) return;
    if (formKey(event, controller, at)) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (event.ctrlKey || event.metaKey) return;
    const done = this.#treeKey(event, controller, node);
    if (done) event.preventDefault();
  };

  #treeKey(event: KeyboardEvent, controller: FormController, node: FormNode): boolean {
    switch (event.key) {
      case 'F2':
        if (this.session?.isReadonly !== true) this.renaming = node.at;
        return true;
      case 'Enter':
        controller.select([node.at]);
        this.dispatchEvent(new CustomEvent('yl-edit'));
        return true;
      case 'ArrowLeft':
        if (node.children.length > 0 && !this.folded.has(node.at)) this.#fold(node.at, true);
        else if (node.parent !== undefined && node.parent.at !== '/ui') this.#go(node.parent.at, event.shiftKey);
        return true;
      case 'ArrowRight':
        if (this.folded.has(node.at)) this.#fold(node.at, false);
        else this.#go(node.children[0]?.at, event.shiftKey);
        return true;
      case 'ArrowDown':
      case 'ArrowUp':
      case 'Home':
      case 'End': {
        const rows = [...this.renderRoot.querySelectorAll<HTMLElement>('[data-at]')].map((one) => one.dataset['at']);
        const at = rows.indexOf(node.at);
        const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
        this.#go(rows[next], event.shiftKey);
        return true;
      }
      default:
        return false;
    }
  }

  #go(at: string | undefined, add: boolean): void {
    if (at === undefined || this.controller === undefined) return;
    if (add) this.controller.toggle(at);
    else this.controller.select([at]);
    this.#takeFocus = true;
  }

  #nameKey(event: KeyboardEvent, node: FormNode): void {
    event.stopPropagation();
    if (event.isComposing) return;
    if (event.key === 'Enter') this.#rename(node, (event.target as HTMLInputElement).value);
    if (event.key === 'Escape') {
      this.renaming = undefined;
      this.#takeFocus = true;
    }
  }

  #rename(node: FormNode, text: string): void {
    if (this.renaming !== node.at) return;
    this.renaming = undefined;
    this.#takeFocus = true;
    const title = text.trim();
    if (title !== '' && title !== node.title) this.controller?.edit(titleCommands(node, this.locale, title));
  }
}
