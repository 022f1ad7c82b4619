import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { localize } from '@yunliu/engine/definition';
import { controlStyles } from '../controls/index.js';
import { DesignerElement } from '../session/designer-element.js';
import type { SessionChange } from '../session/index.js';
import { themeTokens } from '../view/theme.css.js';
import { boxAt, lineAt, placeAtPoint, type Box, type InsertionLine, type PlaceOnCanvas } from './canvas-boxes.js';
import { children, type CanvasView, type Faults } from './canvas-element.js';
import { canvasFieldStyles } from './canvas-field-styles.js';
import { canvasStyles } from './canvas-styles.js';
import { mayHold, type Carried } from './drop-place.js';
import type { FormController } from './form-controller.js';
import { formDesignerTexts } from './form-designer-texts.js';
import type { PressDetail } from './form-palette.js';
import { formKey, walk } from './form-keys.js';
import type { FormNode } from './form-tree.js';
import { measureBoxes } from './measure-boxes.js';

/** A pointer that rests so long on a page of tabs opens it. */
const OPEN_PAGE_MS = 450;

/**
 * `<yl-form-canvas>`: the form as it will stand, drawn without real inputs. One element in the tab order,
 * arrows walk, Space lifts. Tells `yl-press` when something may be dragged, `yl-edit` on Enter and double click.
 */
export class FormCanvas extends DesignerElement {
  static override properties = {
    ...DesignerElement.properties,
    controller: { attribute: false },
    device: {},
    revision: { type: Number },
    pages: { state: true },
  };
  static override styles = [themeTokens, controlStyles, canvasStyles, canvasFieldStyles];

  declare controller: FormController | undefined;
  declare device: 'desktop' | 'phone';
  /** Counts changes of what the controller holds. */
  declare revision: number;
  declare pages: ReadonlyMap<string, number>;
  #current: string | undefined;
  #takeFocus = false;
  #shown = '';
  #faults: ReadonlyMap<string, Faults> | undefined;
  #resting: { readonly at: string; readonly timer: ReturnType<typeof setTimeout> } | undefined;

  constructor() {
    super();
    this.device = 'desktop';
    this.revision = 0;
    this.pages = new Map();
  }

  protected override sessionChanged(change: SessionChange): void {
    if (change.what === 'issues' || change.what === 'document')
      this.#faults = change.what === 'issues' ? undefined : this.#faults;
    super.sessionChanged(change);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { controller } = this;
    if (controller === undefined) return;
    const { selected } = controller;
    const now = `${controller.form} ${selected.join(' ')}`;
    if (now !== this.#shown) {
      if (this.matches(':focus-within')) this.#takeFocus = true;
      this.#shown = now;
      this.#openPagesTo(selected);
    }
    if (controller.carrying.place !== undefined) this.#openPagesTo([`${controller.carrying.place.into}/elements/0`]);
    this.#current =
      selected.at(-1) ??
      (controller.node(this.#current) === undefined ? controller.tree?.children[0]?.at : this.#current);
  }

  protected override updated(): void {
    if (this.#takeFocus) {
      this.#takeFocus = false;
      this.#element(this.#current)?.focus();
    }
    this.#drawLine();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { controller } = this;
    const tree = controller?.tree;
    if (controller === undefined || tree === undefined) return nothing;
    const texts = formDesignerTexts(this.locale);
    const { carried, place } = controller.carrying;
    const view: CanvasView = {
      controller,
      texts,
      selected: new Set(controller.selected),
      current: this.#current,
      lifted: new Set(carried?.what === 'elements' ? carried.at : []),
      into: place?.into,
      faults: this.#faultsByElement(),
      openPage: (tabs) => tabs.children[this.#openIndex(tabs)],
      showPage: (tabs, index) => this.#showPage(tabs.at, index),
    };
    return html`<div class="sheet ${this.device}">
        <h2>${localize(controller.template?.title, this.locale)}</h2>
        <div
          role="application"
          aria-roledescription=${texts.canvas}
          aria-label=${texts.canvasLabel}
          aria-describedby="help"
          @keydown=${this.#key}
          @pointerdown=${this.#pressed}
          @click=${this.#clicked}
          @dblclick=${() => this.dispatchEvent(new CustomEvent('yl-edit'))}
        >
          ${children(tree, view)}
        </div>
        <div class="line" hidden></div>
      </div>
      <div class="sr" id="help">${texts.canvasHelp}</div>
      ${
        place === undefined || carried === undefined
          ? nothing
          : html`<div class="carry" style=${styleMap({})}>${controller.carrying.words()}</div>`
      }`;
  }

  /** Where something dropped at this point would go; shows nothing by itself. */
  placeAt(x: number, y: number, carried: Carried): PlaceOnCanvas | undefined {
    const tree = this.controller?.tree;
    const root = this.#boxes();
    if (tree === undefined || root === undefined) return undefined;
    this.#restOn(x, y);
    return placeAtPoint(root, x, y, (at) => {
      const node = this.controller?.node(at);
      return node !== undefined && mayHold(tree, node, carried);
    });
  }

  /** Puts the keyboard where the selection is. */
  override focus(): void {
    (this.#element(this.#current) ?? this.renderRoot.querySelector<HTMLElement>('[data-at]'))?.focus();
  }

  #element(at: string | undefined): HTMLElement | undefined {
    return at === undefined
      ? undefined
      : (this.renderRoot.querySelector<HTMLElement>(`[data-at="${CSS.escape(at)}"]`) ?? undefined);
  }

  #faultsByElement(): ReadonlyMap<string, Faults> {
    if (this.#faults !== undefined) return this.#faults;
    const faults = new Map<string, Faults>();
    for (const { element, severity } of this.session?.shownIssues ?? [])
      if (element.part === 'form' && element.form === this.controller?.form && element.at !== undefined) {
        const { count = 0, mild = true } = faults.get(element.at) ?? {};
        faults.set(element.at, { count: count + 1, mild: mild && severity === 'warning' });
      }
    return (this.#faults = faults);
  }

  #openIndex(tabs: FormNode): number {
    return Math.min(this.pages.get(tabs.at) ?? 0, tabs.children.length - 1);
  }

  #showPage(tabs: string, index: number): void {
    if ((this.pages.get(tabs) ?? 0) !== index) this.pages = new Map([...this.pages, [tabs, index]]);
  }

  /** Opens the pages these elements are on. */
  #openPagesTo(at: readonly string[]): void {
    for (const pointer of at)
      for (
        let node = this.controller?.node(pointer) ?? this.controller?.node(pointer.replace(/\/\w+\/\d+$/, ''));
        node !== undefined;
        node = node.parent
      )
        if (node.kind === 'tab' && node.parent !== undefined) this.#showPage(node.parent.at, node.index);
  }

  #boxes(): Box | undefined {
    const tree = this.controller?.tree;
    return tree === undefined
      ? undefined
      : measureBoxes(this.renderRoot, tree, {
          device: this.device,
          openPage: (tabs) => tabs.children[this.#openIndex(tabs)],
        });
  }

  #drawLine(): void {
    const line = this.renderRoot.querySelector<HTMLElement>('.line');
    const sheet = this.renderRoot.querySelector('.sheet');
    const place = this.controller?.carrying.place;
    if (line === null || sheet === null) return;
    const root = place === undefined ? undefined : this.#boxes();
    const box = root === undefined || place === undefined ? undefined : boxAt(root, place.into);
    line.hidden = box === undefined;
    if (box === undefined || place === undefined) return;
    const { x, y, length, upright }: InsertionLine = lineAt(box, place.index);
    const from = sheet.getBoundingClientRect();
    Object.assign(line.style, {
      left: `${x - from.left - (upright ? 1 : 0) - 1}px`,
      top: `${y - from.top - (upright ? 0 : 1) - 1}px`,
      width: upright ? '3px' : `${length}px`,
      height: upright ? `${length}px` : '3px',
    });
    if (!this.#dragging) line.scrollIntoView({ block: 'nearest' });
  }

  #dragging = false;

  /** The owner says whether a pointer is at work; it scrolls by itself then. */
  set dragging(value: boolean) {
    this.#dragging = value;
    if (!value) this.#restOn(-1, -1);
  }

  /** A page of tabs under a resting pointer opens. */
  #restOn(x: number, y: number): void {
    const hit = x < 0 ? undefined : (this.shadowRoot?.elementFromPoint(x, y) ?? undefined);
    const page = hit?.closest<HTMLElement>('[data-page]');
    const at = page?.dataset['at'];
    if (at === this.#resting?.at) return;
    clearTimeout(this.#resting?.timer);
    this.#resting = undefined;
    const node = this.controller?.node(at);
    if (at === undefined || node?.parent === undefined) return;
    const { parent, index } = node;
    this.#resting = { at, timer: setTimeout(() => this.#showPage(parent.at, index), OPEN_PAGE_MS) };
  }

  #atOf(event: Event): string | undefined {
    return (event.target as Element).closest<HTMLElement>('[data-at]')?.dataset['at'];
  }

  readonly #pressed = (event: PointerEvent): void => {
    const at = this.#atOf(event);
    const { controller } = this;
    const node = controller?.node(at);
    if (controller === undefined || at === undefined || node === undefined || this.session?.isReadonly === true) return;
    const { selected } = controller;
    const carried: Carried = { what: 'elements', at: selected.includes(at) ? selected : [at] };
    const detail: PressDetail = { event, carried, label: controller.title(node) };
    this.dispatchEvent(new CustomEvent<PressDetail>('yl-press', { detail, bubbles: true, composed: true }));
  };

  readonly #clicked = (event: MouseEvent): void => {
    const at = this.#atOf(event);
    const { controller } = this;
    if (controller === undefined) return;
    if (at === undefined) return controller.select([]);
    const page = controller.node(at);
    if (page?.kind === 'tab' && page.parent !== undefined) this.#showPage(page.parent.at, page.index);
    if (event.ctrlKey || event.metaKey) controller.toggle(at);
    else if (event.shiftKey) this.#selectRange(at);
    else controller.select([at]);
    this.#element(at)?.focus();
  };

  #selectRange(at: string): void {
    const { controller } = this;
    const from = controller?.node(controller.selected.at(-1));
    const to = controller?.node(at);
    if (controller === undefined || to === undefined) return;
    if (from?.parent === undefined || from.parent !== to.parent) return controller.toggle(at);
    const [low, high] = [Math.min(from.index, to.index), Math.max(from.index, to.index)];
    controller.select(from.parent.children.slice(low, high + 1).map((node) => node.at));
  }

  readonly #key = (event: KeyboardEvent): void => {
    const { controller } = this;
    const at = this.#atOf(event) ?? '/ui';
    if (controller === undefined) return;
    if (formKey(event, controller, at)) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter' || event.key === 'F2') {
      event.preventDefault();
      controller.select([at]);
      this.dispatchEvent(new CustomEvent('yl-edit'));
      return;
    }
    const next = walk(controller, at, event.key);
    if (next === undefined) return;
    event.preventDefault();
    this.#takeFocus = true;
    if (event.shiftKey) controller.toggle(next);
    else controller.select([next]);
  };
}
