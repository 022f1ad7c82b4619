import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { FieldElement } from './field-element.js';

/** 是/否 as two radio buttons, so that "not answered yet" can be told from 否. */
export class YesNoFieldElement extends FieldElement {
  protected override renderControl(): TemplateResult {
    const { texts } = this.context;
    return html`<vaadin-radio-group
      data-focus
      .label=${this.compact ? '' : this.label}
      .accessibleName=${this.compact ? this.label : null}
      .required=${this.required}
      .helperText=${this.compact ? '' : this.hint}
      .manualValidation=${true}
      .invalid=${this.error !== ''}
      .errorMessage=${this.error}
      .value=${typeof this.value === 'boolean' ? String(this.value) : ''}
      @change=${this.#pick}
      @focusout=${this.leave}
    >
      <vaadin-radio-button value="true" label=${texts.yes}></vaadin-radio-button>
      <vaadin-radio-button value="false" label=${texts.no}></vaadin-radio-button>
    </vaadin-radio-group>`;
  }

  readonly #pick = (event: Event): void => {
    const { value } = event.currentTarget as HTMLElement & { value: string };
    this.change(value === '' ? null : value === 'true');
  };
}
