import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { FieldElement } from './field-element.js';

/** Time of day in steps of a quarter of an hour; any minute may be typed. */
export class TimeFieldElement extends FieldElement {
  protected override renderControl(): TemplateResult {
    return html`<vaadin-time-picker
      data-focus
      .label=${this.compact ? '' : this.label}
      .accessibleName=${this.compact ? this.label : null}
      .required=${this.required}
      .helperText=${this.compact ? '' : this.hint}
      .placeholder=${this.placeholder || 'HH:mm'}
      .step=${900}
      .clearButtonVisible=${!this.required}
      .manualValidation=${true}
      .invalid=${this.error !== ''}
      .errorMessage=${this.error}
      .value=${typeof this.value === 'string' ? this.value.slice(0, 5) : ''}
      theme=${this.compact ? 'small' : ''}
      @change=${this.#pick}
      @blur=${this.leave}
    ></vaadin-time-picker>`;
  }

  readonly #pick = (event: Event): void => {
    const { value } = event.currentTarget as HTMLElement & { value: string };
    if (value !== (this.value ?? '')) this.change(value === '' ? null : value.slice(0, 5));
  };
}
