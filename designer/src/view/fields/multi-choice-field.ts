import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { Json } from '@yunliu/engine/definition';
import { choicesOf } from '@yunliu/engine/forms';
import { FieldElement } from './field-element.js';

/** Several of several: check boxes, or a searchable list when there are many. Stored in the order of the form. */
export class MultiChoiceFieldElement extends FieldElement {
  protected override renderControl(): TemplateResult {
    const choices = choicesOf(this.field.schema.items ?? {}, this.context.locale);
    const chosen = new Set(this.#keys());
    if (choices.length <= 8 && !this.compact) {
      return html`<vaadin-checkbox-group
        data-focus
        .label=${this.label}
        .required=${this.required}
        .helperText=${this.hint}
        .manualValidation=${true}
        .invalid=${this.error !== ''}
        .errorMessage=${this.error}
        .value=${this.#keys()}
        @change=${this.#check}
        @focusout=${this.leave}
      >
        ${choices.map((choice) => html`<vaadin-checkbox value=${String(choice.value)} label=${choice.title}></vaadin-checkbox>`)}
      </vaadin-checkbox-group>`;
    }
    const items = choices.map((choice) => ({ label: choice.title, value: String(choice.value) }));
    return html`<vaadin-multi-select-combo-box
      data-focus
      .label=${this.compact ? '' : this.label}
      .accessibleName=${this.compact ? this.label : null}
      .required=${this.required}
      .helperText=${this.compact ? '' : this.hint}
      .placeholder=${this.placeholder || this.context.texts.choose}
      .i18n=${this.context.controls.multiSelect}
      .itemIdPath=${'value'}
      .itemValuePath=${'value'}
      .itemLabelPath=${'label'}
      .manualValidation=${true}
      .invalid=${this.error !== ''}
      .errorMessage=${this.error}
      .items=${items}
      .selectedItems=${items.filter((item) => chosen.has(item.value))}
      theme=${this.compact ? 'small' : ''}
      @change=${this.#select}
      @blur=${this.leave}
    ></vaadin-multi-select-combo-box>`;
  }

  #keys(): string[] {
    return Array.isArray(this.value) ? (this.value as readonly Json[]).map(String) : [];
  }

  #store(keys: ReadonlySet<string>): void {
    this.change(
      choicesOf(this.field.schema.items ?? {})
        .filter((choice) => keys.has(String(choice.value)))
        .map((choice) => choice.value),
    );
  }

  readonly #check = (event: Event): void => {
    this.#store(new Set((event.currentTarget as HTMLElement & { value: string[] }).value));
  };

  readonly #select = (event: Event): void => {
    const { selectedItems } = event.currentTarget as HTMLElement & {
      selectedItems: readonly { readonly value: string }[];
    };
    this.#store(new Set(selectedItems.map((item) => item.value)));
  };
}
