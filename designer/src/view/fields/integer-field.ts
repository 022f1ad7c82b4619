import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { FieldElement } from './field-element.js';

/** A whole number. */
export class IntegerFieldElement extends FieldElement {
  protected override renderControl(): TemplateResult {
    const unit = this.options['unit'];
    return html`<vaadin-integer-field
      data-focus
      .label=${this.compact ? '' : this.label}
      .accessibleName=${this.compact ? this.label : null}
      .required=${this.required}
      .helperText=${this.compact ? '' : this.hint}
      .placeholder=${this.placeholder}
      .manualValidation=${true}
      .invalid=${this.error !== ''}
      .errorMessage=${this.error}
      .value=${typeof this.value === 'number' ? String(this.value) : ''}
      theme=${`align-right${this.compact ? ' small' : ''}`}
      @input=${this.takeNumber}
      @change=${this.takeNumber}
      @blur=${this.leave}
    >
      ${typeof unit === 'string' ? html`<span slot="suffix" class="unit">${unit}</span>` : nothing}
    </vaadin-integer-field>`;
  }
}
