import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { fromWallTime, toWallTime } from '@yunliu/engine/forms';
import { FieldElement } from './field-element.js';

/** A day and a time on the clocks of Asia/Shanghai. */
export class DateTimeFieldElement extends FieldElement {
  protected override renderControl(): TemplateResult {
    const { controls } = this.context;
    return html`<vaadin-date-time-picker
      data-focus
      .label=${this.compact ? '' : this.label}
      .accessibleName=${this.compact ? this.label : null}
      .required=${this.required}
      .helperText=${this.compact ? '' : this.hint}
      .datePlaceholder=${'yyyy-MM-dd'}
      .timePlaceholder=${'HH:mm'}
      .step=${900}
      .i18n=${{ ...controls.datePicker, ...controls.dateTime }}
      .manualValidation=${true}
      .invalid=${this.error !== ''}
      .errorMessage=${this.error}
      .value=${this.#wall()}
      theme=${this.compact ? 'small' : ''}
      @change=${this.#pick}
      @blur=${this.leave}
    ></vaadin-date-time-picker>`;
  }

  #wall(): string {
    return typeof this.value === 'string' ? (toWallTime(this.value) ?? '') : '';
  }

  readonly #pick = (event: Event): void => {
    const { value } = event.currentTarget as HTMLElement & { value: string };
    if (value.slice(0, 16) !== this.#wall()) this.change(value === '' ? null : fromWallTime(value));
  };
}
