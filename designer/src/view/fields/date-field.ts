import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { FieldElement } from './field-element.js';

/** A day, chosen or typed as `yyyy-MM-dd`. */
export class DateFieldElement extends FieldElement {
  protected override renderControl(): TemplateResult {
    return html`<vaadin-date-picker
      data-focus
      .label=${this.compact ? '' : this.label}
      .accessibleName=${this.compact ? this.label : null}
      .required=${this.required}
      .helperText=${this.compact ? '' : this.hint}
      .placeholder=${this.placeholder || this.context.texts.datePattern}
      .i18n=${this.context.controls.datePicker}
      .clearButtonVisible=${!this.required}
      .manualValidation=${true}
      .invalid=${this.error !== ''}
      .errorMessage=${this.error}
      .value=${typeof this.value === 'string' ? this.value : ''}
      theme=${this.compact ? 'small' : ''}
      @change=${this.#pick}
      @blur=${this.leave}
    ></vaadin-date-picker>`;
  }

  readonly #pick = (event: Event): void => {
    const { value } = event.currentTarget as HTMLElement & { value: string };
    if (value !== (this.value ?? '')) this.change(value === '' ? null : value);
  };
}
