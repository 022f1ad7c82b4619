import { html, type TemplateResult } from 'lit';
import { sizeOf } from './rights-range.js';
import { rightOrder, rightsFilters, type RightsFilter, type RightsView } from './rights-view.js';

/** Form, search and filter. */
export interface RightsChoice {
  readonly forms: readonly { readonly id: string; readonly title: string }[];
  readonly form: string;
  readonly search: string;
  readonly filter: RightsFilter;
  chooseForm(form: string): void;
  find(text: string): void;
  choose(filter: RightsFilter): void;
}

export function choiceTemplate(
  texts: RightsView['texts'],
  { forms, form, search, filter, ...choice }: RightsChoice,
): TemplateResult {
  return html`<div class="line choice" data-region="choice">
    <label class="choose"
      ><span>${texts.form}</span
      ><select name="form" @change=${(event: Event) => choice.chooseForm((event.target as HTMLSelectElement).value)}>
        ${forms.map(({ id, title }) => html`<option value=${id} ?selected=${id === form}>${title}</option>`)}
      </select></label
    >
    <input
      class="search"
      type="search"
      name="search"
      aria-label=${texts.search}
      placeholder=${texts.search}
      .value=${search}
      @input=${(event: Event) => choice.find((event.target as HTMLInputElement).value)}
    />
    <label class="choose"
      ><span>${texts.filter}</span
      ><select
        name="filter"
        @change=${(event: Event) => choice.choose((event.target as HTMLSelectElement).value as RightsFilter)}
      >
        ${rightsFilters.map(
          (one) => html`<option value=${one} ?selected=${one === filter}>${texts.filters[one]}</option>`,
        )}
      </select></label
    >
  </div>`;
}

export interface RightsTools {
  fill(along: 'down' | 'right'): void;
  copy(): void;
  copyState(): void;
}

/** What is done with the cells that are selected. */
export function toolsTemplate(view: RightsView, tools: RightsTools): TemplateResult {
  const { texts, isReadonly, box } = view;
  return html`<div class="line tools" data-region="tools" role="group" aria-label=${texts.setTo}>
    <span class="count">${texts.selected(sizeOf(box))}</span>
    <span class="segments" ?hidden=${isReadonly}>
      ${rightOrder.map(
        (right) =>
          html`<button type="button" class="seg is-${right}" data-set=${right} @click=${() => view.set(right)}>
            ${texts.rights[right]}<kbd aria-hidden="true">${texts.keys[right]}</kbd>
          </button>`,
      )}
      <button type="button" class="seg" data-set="default" @click=${() => view.set(null)}>
        ${texts.byDefault}<kbd aria-hidden="true">Del</kbd>
      </button>
    </span>
    <span class="line" ?hidden=${isReadonly}>
      <button type="button" data-fill="down" @click=${() => tools.fill('down')}>${texts.fillDown}</button>
      <button type="button" data-fill="right" @click=${() => tools.fill('right')}>${texts.fillRight}</button>
    </span>
    <button type="button" data-copy @click=${() => tools.copy()}>${texts.copyTitled}</button>
    <button type="button" data-copy-state ?hidden=${isReadonly} @click=${() => tools.copyState()}>
      ${texts.copyState}
    </button>
    <span class="grow"></span>
    <span class="hint">${texts.legend}</span>
    <details class="help">
      <summary>${texts.helpTitle}</summary>
      <p>${texts.help}</p>
    </details>
  </div>`;
}
