import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { FieldElement } from './field-element.js';

/** Text of several lines; grows with what is typed. */
export class MultiLineFieldElement extends FieldElement {
  protected override renderControl(): TemplateResult {
    return html`<vaadin-text-area
      data-focus
      .label=${this.compact ? '' : this.label}
      .accessibleName=${this.compact ? this.label : null}
      .required=${this.required}
      .helperText=${this.compact ? '' : this.hint}
      .placeholder=${this.placeholder}
      .maxlength=${this.field.schema.maxLength}
      .minRows=${this.compact ? 1 : 3}
      .maxRows=${14}
      .manualValidation=${true}
      .invalid=${this.error !== ''}
      .errorMessage=${this.error}
      .value=${typeof this.value === 'string' ? this.value : ''}
      theme=${this.compact ? 'small' : ''}
      @focusin=${reveal}
      @input=${this.takeText}
      @change=${this.takeText}
      @blur=${this.leave}
    ></vaadin-text-area>`;
  }
}

/** Browsers scroll to the caret alone; the whole box is to be seen. */
function reveal({ currentTarget }: Event): void {
  if (currentTarget instanceof HTMLElement) currentTarget.scrollIntoView({ block: 'nearest' });
}
