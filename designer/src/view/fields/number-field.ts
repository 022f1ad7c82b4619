import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { FieldElement } from './field-element.js';

/** A number with a decimal point; `options.unit` stands behind it. */
export class NumberFieldElement extends FieldElement {
  protected override renderControl(): TemplateResult {
    const unit = this.options['unit'];
    return html`<vaadin-number-field
      data-focus
      .label=${this.compact ? '' : this.label}
      .accessibleName=${this.compact ? this.label : null}
      .required=${this.required}
      .helperText=${this.helper()}
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
      ${this.sign()}${typeof unit === 'string' ? html`<span slot="suffix" class="unit">${unit}</span>` : nothing}
    </vaadin-number-field>`;
  }

  protected helper(): string {
    return this.compact ? '' : this.hint;
  }

  protected sign(): TemplateResult | typeof nothing {
    return nothing;
  }
}
