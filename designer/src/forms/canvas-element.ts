import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { localize } from '@yunliu/engine/definition';
import { choicesOf, rulesOf } from '@yunliu/engine/forms';
import { fill, type FormDesignerTexts } from './form-designer-texts.js';
import type { FormController } from './form-controller.js';
import type { FormNode } from './form-tree.js';
import { kindIcon } from './kind-icons.js';
import { kindTexts } from './kind-texts.js';

/** What is wrong at an element; `mild`: warnings only. */
export interface Faults {
  readonly count: number;
  readonly mild: boolean;
}

/** What drawing needs to know. */
export interface CanvasView {
  readonly controller: FormController;
  readonly texts: FormDesignerTexts;
  readonly selected: ReadonlySet<string>;
  /** The one element in the tab order. */
  readonly current: string | undefined;
  /** Pointers of what is being moved. */
  readonly lifted: ReadonlySet<string>;
  /** Layout something would be put into. */
  readonly into: string | undefined;
  readonly faults: ReadonlyMap<string, Faults>;
  /** Which page of tabs is open, by pointer of the tabs. */
  openPage(tabs: FormNode): FormNode | undefined;
  showPage(tabs: FormNode, index: number): void;
}

type Drawn = TemplateResult | typeof nothing;

/** One element of the form as it stands, with all in it. Cheap: no real inputs. */
function canvasElement(node: FormNode, view: CanvasView): TemplateResult {
  const { element } = node;
  const span = 'options' in element ? element.options?.['span'] : undefined;
  return html`<div
    class=${`el kind-${node.kind} ${view.selected.has(node.at) ? 'selected' : ''} ${view.lifted.has(node.at) ? 'lifted' : ''} ${
      view.into === node.at ? 'into' : ''
    } span-${typeof span === 'number' ? span : 1}`}
    role="group"
    data-at=${node.at}
    tabindex=${node.at === view.current ? '0' : '-1'}
    aria-current=${view.selected.has(node.at) ? 'true' : nothing}
    aria-label=${elementLabel(node, view)}
  >
    ${inside(node, view)}
  </div>`;
}

/** Read out: what it is, what it is called, what is special. */
function elementLabel(node: FormNode, { controller, texts, faults }: CanvasView): string {
  const kind = node.kind === 'unknown' ? texts.unknownField : kindTexts(controller.locale)[node.kind].title;
  const count = faults.get(node.at)?.count;
  const marks = badges(node, texts).map(({ title }) => title);
  return [
    node.title,
    kind,
    ...(node.required ? [texts.requiredMark] : []),
    ...marks,
    ...(count === undefined ? [] : [fill(texts.faultMark, { count })]),
  ]
    .filter(Boolean)
    .join('，');
}

function inside(node: FormNode, view: CanvasView): Drawn {
  switch (node.kind) {
    case 'rows':
    case 'columns':
      return html`${marks(node, view)}${children(node, view)}`;
    case 'group':
      return html`<div class="heading">${node.title}${marks(node, view)}</div>
        ${children(node, view)}`;
    case 'tabs':
    case 'steps':
      return pages(node, view);
    case 'tab':
      return nothing;
    case 'label':
      return html`<p class="words">${node.title}${marks(node, view)}</p>`;
    case 'table':
      return tableElement(node, view);
    default:
      return fieldElement(node, view);
  }
}

export function children(node: FormNode, view: CanvasView): TemplateResult {
  const empty = node.at === '/ui' ? view.texts.emptyForm : view.texts.emptyHolder;
  return html`<div
    class="children ${node.kind}"
    role="group"
    data-holder=${node.at}
    data-count=${Math.min(4, columnsIn(node))}
  >
    ${node.children.length === 0 ? html`<div class="hollow">${empty}</div>` : nothing}
    ${repeat(
      node.children,
      (child) => child.path ?? child.at,
      (child) => canvasElement(child, view),
    )}
  </div>`;
}

function columnsIn(node: FormNode): number {
  return Math.max(
    1,
    node.children.reduce((sum, { element }) => {
      const span = 'options' in element ? element.options?.['span'] : undefined;
      return sum + (typeof span === 'number' ? span : 1);
    }, 0),
  );
}

function fieldElement(node: FormNode, view: CanvasView): TemplateResult {
  return html`<div class="label">
      <span class="name">${node.title}</span>${
        node.required ? html`<span class="star" title=${view.texts.requiredMark}>*</span>` : nothing
      }${marks(node, view)}
    </div>
    ${fakeInput(node, view)} ${hintOf(node, view)}`;
}

function hintOf({ element }: FormNode, { controller }: CanvasView): Drawn {
  const hint = 'hint' in element ? localize(element.hint, controller.locale) : '';
  return hint === '' ? nothing : html`<div class="note">${hint}</div>`;
}

/** Looks like the input, is none. */
function fakeInput(node: FormNode, { controller, texts }: CanvasView): TemplateResult {
  const { element, schema, kind } = node;
  const options = 'options' in element ? (element.options ?? {}) : {};
  const placeholder = typeof options['placeholder'] === 'string' ? options['placeholder'] : '';
  if ('computed' in element && element.computed !== undefined)
    return html`<div class="input computed"><span translate="no">= ${element.computed}</span></div>`;
  switch (kind) {
    case 'multi-line':
      return html`<div class="input tall">${placeholder}</div>`;
    case 'choice':
    case 'multi-choice': {
      const choices = choicesOf(kind === 'choice' ? (schema ?? {}) : (schema?.items ?? {}), controller.locale);
      if (choices.length > 6 || options['display'] === 'select')
        return html`<div class="input"><span>${choices[0]?.title ?? ''}</span><span class="end chevron"></span></div>`;
      return html`<div class="choices">${choices.map(({ title }) => html`<span class=${kind}>${title}</span>`)}</div>`;
    }
    case 'yes-no':
      return html`<div class="choices">
        <span class="choice">${controller.locale === 'en' ? 'Yes' : '是'}</span
        ><span class="choice">${controller.locale === 'en' ? 'No' : '否'}</span>
      </div>`;
    case 'unknown':
      return html`<div class="input wrong">${texts.unknownField}</div>`;
    default: {
      const unit = kind === 'money' ? '¥' : typeof options['unit'] === 'string' ? options['unit'] : '';
      return html`<div class="input">
        <span>${placeholder || (kind === 'money' ? unit : '')}</span
        ><span class="end">${kind === 'money' ? nothing : unit === '' ? kindIcon(kind) : unit}</span>
      </div>`;
    }
  }
}

function tableElement(node: FormNode, view: CanvasView): TemplateResult {
  const { texts } = view;
  const totals = node.children.some(({ element }) => 'options' in element && element.options?.['total'] === true);
  return html`<div class="label">
      <span class="name">${node.title}</span>${
        node.required ? html`<span class="star" title=${texts.requiredMark}>*</span>` : nothing
      }${marks(node, view)}
    </div>
    <div class="table">
      <div class="children cells" data-holder=${node.at}>
        ${node.children.length === 0 ? html`<div class="hollow">${texts.emptyTable}</div>` : nothing}
        ${repeat(
          node.children,
          (child) => child.path ?? child.at,
          (child) => columnElement(child, view, totals),
        )}
      </div>
    </div>
    ${hintOf(node, view)}`;
}

function columnElement(node: FormNode, view: CanvasView, totals: boolean): TemplateResult {
  const width = 'options' in node.element ? node.element.options?.['width'] : undefined;
  const isTotal = 'options' in node.element && node.element.options?.['total'] === true;
  return html`<div
    class=${`el column ${view.selected.has(node.at) ? 'selected' : ''} ${view.lifted.has(node.at) ? 'lifted' : ''} ${
      typeof width === 'string' ? width : ''
    }`}
    role="group"
    data-at=${node.at}
    tabindex=${node.at === view.current ? '0' : '-1'}
    aria-current=${view.selected.has(node.at) ? 'true' : nothing}
    aria-label=${elementLabel(node, view)}
  >
    <div class="label">
      <span class="name">${node.title}</span>${
        node.required ? html`<span class="star" title=${view.texts.requiredMark}>*</span>` : nothing
      }${marks(node, view)}
    </div>
    ${fakeInput(node, view)}
    ${totals ? html`<div class="total">${isTotal ? html`${view.texts.totals} <b>0</b>` : nothing}</div>` : nothing}
  </div>`;
}

function pages(node: FormNode, view: CanvasView): TemplateResult {
  const open = view.openPage(node);
  return html`<div class="strip">
      ${node.children.map(
        (page, index) =>
          html`<div
            class=${`el page ${page === open ? 'open' : ''} ${view.selected.has(page.at) ? 'selected' : ''} ${view.lifted.has(page.at) ? 'lifted' : ''}`}
            role="group"
            data-at=${page.at}
            data-page=${index}
            tabindex=${page.at === view.current ? '0' : '-1'}
            aria-current=${view.selected.has(page.at) ? 'true' : nothing}
            aria-label=${elementLabel(page, view)}
          >
            ${node.kind === 'steps' ? html`<span class="number">${index + 1}</span>` : nothing}${page.title || view.controller.title(page)}${marks(page, view)}
          </div>`,
      )}
      ${marks(node, view)}
    </div>
    ${open === undefined ? nothing : children(open, view)}`;
}

interface Badge {
  readonly word: string;
  readonly title: string;
}

/** What is special about an element, as short marks. */
function badges({ element, schema }: FormNode, texts: FormDesignerTexts): readonly Badge[] {
  const effects = rulesOf(element).map(({ effect }) => effect);
  const found: Badge[] = [];
  if (effects.some((effect) => effect === 'SHOW' || effect === 'HIDE'))
    found.push({ word: texts.badgeShow, title: texts.hiddenMark });
  if (effects.includes('REQUIRE')) found.push({ word: texts.badgeRequire, title: texts.requireMark });
  if (effects.some((effect) => effect === 'ENABLE' || effect === 'DISABLE'))
    found.push({ word: texts.badgeLock, title: texts.lockMark });
  if ('computed' in element && element.computed !== undefined)
    found.push({ word: texts.badgeComputed, title: texts.computedMark });
  if (schema?.default !== undefined || ('initial' in element && element.initial !== undefined))
    found.push({ word: texts.badgeDefault, title: texts.defaultMark });
  if ('options' in element && element.options?.['total'] === true)
    found.push({ word: texts.badgeTotal, title: texts.totalMark });
  return found;
}

function marks(node: FormNode, { texts, faults }: CanvasView): Drawn {
  const found = faults.get(node.at);
  const all = badges(node, texts);
  if (found === undefined && all.length === 0) return nothing;
  return html`<span class="marks" aria-hidden="true"
    >${all.map(({ word, title }) => html`<span class="badge" title=${title}>${word}</span>`)}${
      found === undefined
        ? nothing
        : html`<span
            class=${found.mild ? 'badge fault mild' : 'badge fault'}
            title=${fill(texts.faultMark, { count: found.count })}
            >${found.count}</span
          >`
    }</span
  >`;
}
