import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { jsonPointer, localize } from '@yunliu/engine/definition';
import { fieldTitle, mayEdit, scopeName } from '@yunliu/engine/forms';
import type { CompiledField, UiElement, UiLayout } from '@yunliu/engine/forms';
import { fieldInput } from '../fields/field-tags.js';
import { fieldView } from '../fields/field-view.js';
import { fillText } from '../locales/form-texts.js';
import type { FormView } from './form-view.js';

type Rendered = TemplateResult | typeof nothing;

/** An element of the UI schema with everything inside it; nothing when rules or rights hide it. */
export function renderElement(element: UiElement, view: FormView): Rendered {
  if (!isVisible(element, view)) return nothing;
  switch (element.type) {
    case 'VerticalLayout':
    case 'Category':
      return html`<div class="stack">${element.elements.map((child) => renderElement(child, view))}</div>`;
    case 'HorizontalLayout':
      return renderRow(element, view);
    case 'Group':
      return renderGroup(element, view);
    case 'Categorization':
      return renderTabs(element, view);
    case 'Label':
      return html`<p class="note">${localize(element.text, view.context.locale)}</p>`;
    default:
      return renderField(view.session.field(scopeName(element.scope)), view);
  }
}

/** Layouts without anything to see are not drawn either. */
function isVisible(element: UiElement, view: FormView): boolean {
  if (!view.session.settled.shown(element)) return false;
  if ('elements' in element) return element.elements.some((child) => isVisible(child, view));
  return element.type === 'Label' || view.session.right(scopeName(element.scope)) !== 'hidden';
}

function renderRow(element: UiLayout, view: FormView): TemplateResult {
  const shown = element.elements.filter((child) => isVisible(child, view));
  const columns = element.elements.reduce((sum, child) => sum + spanOf(child), 0);
  return html`<div class="row cols-${Math.min(4, Math.max(1, columns))}">
    ${shown.map((child) => {
      const span = spanOf(child);
      const drawn = renderElement(child, view);
      return span === 1 ? drawn : html`<div class="span-${span}">${drawn}</div>`;
    })}
  </div>`;
}

/** Columns of a row that an element takes. */
function spanOf(element: UiElement): number {
  const span = 'options' in element ? element.options?.['span'] : undefined;
  return typeof span === 'number' && span >= 2 && span <= 4 ? Math.floor(span) : 1;
}

function renderGroup(element: UiLayout, view: FormView): TemplateResult {
  const label = localize(element.label, view.context.locale);
  return html`<section class="group" aria-label=${label || nothing}>
    ${label === '' ? nothing : html`<h3>${label}</h3>`}
    <div class="stack">${element.elements.map((child) => renderElement(child, view))}</div>
  </section>`;
}

function renderTabs(element: UiLayout, view: FormView): TemplateResult {
  const categories = element.elements.filter((child) => isVisible(child, view));
  const selected = Math.min(view.tabOf(element), categories.length - 1);
  if (element.options?.['variant'] === 'steps') return renderSteps(element, categories, selected, view);
  return html`<div class="tabs">
    <vaadin-tabs
      theme="hide-scroll-buttons"
      .selected=${selected}
      @selected-changed=${(event: CustomEvent<{ value: number }>) => view.selectTab(element, event.detail.value)}
    >
      ${categories.map((category) => {
        const errors = pointersIn(category, view).length;
        return html`<vaadin-tab
          >${localize(category.label, view.context.locale)}${
            errors === 0
              ? nothing
              : html`<span class="tab-errors" aria-label=${fillText(view.context.texts.errorsOnTab, { count: errors })}
                  >${errors}</span
                >`
          }</vaadin-tab
        >`;
      })}
    </vaadin-tabs>
    ${categories.map(
      (category, index) =>
        html`<div
          class="panel"
          role="tabpanel"
          aria-label=${localize(category.label, view.context.locale)}
          ?hidden=${index !== selected}
        >
          ${renderElement(category, view)}
        </div>`,
    )}
  </div>`;
}

/** Categories one after the other; every step can be gone to, none is locked. */
function renderSteps(
  element: UiLayout,
  categories: readonly UiElement[],
  selected: number,
  view: FormView,
): TemplateResult {
  const { texts, locale } = view.context;
  return html`<div class="steps">
    <ol>
      ${categories.map((category, index) => {
        const errors = pointersIn(category, view).length;
        return html`<li>
          <button
            type="button"
            class="step"
            aria-current=${index === selected ? 'step' : nothing}
            @click=${() => view.selectTab(element, index)}
          >
            <span class="step-number" aria-hidden="true">${index + 1}</span>${localize(category.label, locale)}${
              errors === 0
                ? nothing
                : html`<span class="tab-errors" role="img" aria-label=${fillText(texts.errorsOnTab, { count: errors })}
                    >${errors}</span
                  >`
            }
          </button>
        </li>`;
      })}
    </ol>
    ${categories.map(
      (category, index) =>
        html`<div
          class="panel"
          role="group"
          aria-label=${localize(category.label, locale)}
          ?hidden=${index !== selected}
        >
          ${renderElement(category, view)}
        </div>`,
    )}
    <div class="step-buttons">
      <button
        type="button"
        class="action"
        ?disabled=${selected <= 0}
        @click=${() => view.selectTab(element, selected - 1)}
      >
        ${texts.stepBack}
      </button>
      <button
        type="button"
        class="action"
        ?disabled=${selected >= categories.length - 1}
        @click=${() => view.selectTab(element, selected + 1)}
      >
        ${texts.stepNext}
      </button>
    </div>
  </div>`;
}

/** Pointers of faulty fields inside an element. */
function pointersIn(element: UiElement, view: FormView): string[] {
  if ('elements' in element) return element.elements.flatMap((child) => pointersIn(child, view));
  if (element.type === 'Label') return [];
  const own = jsonPointer('values', scopeName(element.scope));
  return [...view.errors.keys()].filter((pointer) => pointer === own || pointer.startsWith(`${own}/`));
}

/** Tabs to open so that the field of a pointer can be seen: each with the index of its category. */
export function tabsTo(
  element: UiElement,
  pointer: string,
  view: FormView,
): { readonly tabs: UiLayout; readonly index: number }[] {
  if (!('elements' in element)) return [];
  const shown = element.elements.filter((child) => isVisible(child, view));
  for (const [index, child] of shown.entries()) {
    if (!holds(child, pointer)) continue;
    const deeper = tabsTo(child, pointer, view);
    return element.type === 'Categorization' ? [{ tabs: element, index }, ...deeper] : deeper;
  }
  return [];
}

function holds(element: UiElement, pointer: string): boolean {
  if ('elements' in element) return element.elements.some((child) => holds(child, pointer));
  if (element.type === 'Label') return false;
  const own = jsonPointer('values', scopeName(element.scope));
  return pointer === own || pointer.startsWith(`${own}/`);
}

function renderField(field: CompiledField | undefined, view: FormView): Rendered {
  if (field === undefined) return nothing;
  const { session, context } = view;
  const pointer = jsonPointer('values', field.path);
  if (field.element.type === 'Table') {
    return html`<yl-form-table
      data-pointer=${pointer}
      .session=${session}
      .field=${field}
      .errors=${view.errors}
      .context=${context}
      .names=${view.names}
      .readonly=${view.readonly}
      .revision=${view.revision}
    ></yl-form-table>`;
  }
  const right = session.right(field.path);
  const label = fieldTitle(field, context.locale);
  const hint = localize(field.element.hint, context.locale);
  const error = view.errors.get(pointer) ?? '';
  if (view.readonly || !mayEdit(right)) {
    return html`<dl class="read" data-pointer=${pointer} tabindex=${error === '' ? nothing : '-1'}>
      <dt>${label}</dt>
      <dd>${fieldView(field, session.value(field.path), context, view.names)}</dd>
      ${error === '' ? nothing : html`<div class="error">${error}</div>`}
    </dl>`;
  }
  return fieldInput({
    field,
    value: session.value(field.path),
    label,
    hint,
    error,
    required: right === 'required',
    compact: false,
    context,
    pointer,
    onChange: (value) => view.setValue(field.path, value),
    onLeave: () => view.leave(pointer),
  });
}
