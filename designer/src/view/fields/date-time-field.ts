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
      .datePlaceholder=${this.context.texts.datePattern}
      .timePlaceholder=${this.context.texts.timePattern}
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

  /** Vaadin says "required" of the group, where ARIA does not allow it; it belongs to the two inputs. */
  protected override async updated(): Promise<void> {
    const picker = this.querySelector<HTMLElement & { readonly updateComplete: Promise<unknown> }>(
      'vaadin-date-time-picker',
    );
    await picker?.updateComplete;
    picker?.removeAttribute('aria-required');
    for (const input of picker?.querySelectorAll('input') ?? []) {
      input.setAttribute('aria-required', String(this.required));
    }
  }

  #wall(): string {
    return typeof this.value === 'string' ? (toWallTime(this.value) ?? '') : '';
  }

  readonly #pick = (event: Event): void => {
    const { value } = event.currentTarget as HTMLElement & { value: string };
    if (value.slice(0, 16) !== this.#wall()) this.change(value === '' ? null : fromWallTime(value));
  };
}
