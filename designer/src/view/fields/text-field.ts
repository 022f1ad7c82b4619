import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { FieldElement } from './field-element.js';

/** One line of text. */
export class TextFieldElement extends FieldElement {
  protected override renderControl(): TemplateResult {
    return html`<vaadin-text-field
      data-focus
      .label=${this.compact ? '' : this.label}
      .accessibleName=${this.compact ? this.label : null}
      .required=${this.required}
      .helperText=${this.compact ? '' : this.hint}
      .placeholder=${this.placeholder}
      .maxlength=${this.field.schema.maxLength}
      .manualValidation=${true}
      .invalid=${this.error !== ''}
      .errorMessage=${this.error}
      .value=${typeof this.value === 'string' ? this.value : ''}
      theme=${this.compact ? 'small' : ''}
      autocomplete="off"
      @input=${this.takeText}
      @change=${this.takeText}
      @blur=${this.leave}
    ></vaadin-text-field>`;
  }
}
