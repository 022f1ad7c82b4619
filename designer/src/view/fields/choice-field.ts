import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { choicesOf } from '@yunliu/engine/forms';
import type { Choice } from '@yunliu/engine/forms';
import { FieldElement } from './field-element.js';

const longestRadioRow = 24;

/**
 * One of several. Few short choices are radio buttons, more are a list, many a list that can be searched;
 * `options.display` (`radio` or `select`) decides otherwise.
 */
export class ChoiceFieldElement extends FieldElement {
  protected override renderControl(): TemplateResult {
    const choices = choicesOf(this.field.schema, this.context.locale);
    if (choices.length > 12) return this.#searchable(choices);
    return this.#asRadio(choices) ? this.#radio(choices) : this.#select(choices);
  }

  #asRadio(choices: readonly Choice[]): boolean {
    const display = this.options['display'];
    if (this.compact || display === 'select') return false;
    if (display === 'radio') return true;
    return (
      choices.length <= 4 && choices.reduce((length, choice) => length + choice.title.length, 0) <= longestRadioRow
    );
  }

  #radio(choices: readonly Choice[]): TemplateResult {
    return html`<vaadin-radio-group
      data-focus
      .label=${this.label}
      .required=${this.required}
      .helperText=${this.hint}
      .manualValidation=${true}
      .invalid=${this.error !== ''}
      .errorMessage=${this.error}
      .value=${this.#key()}
      @change=${this.#pick}
      @focusout=${this.leave}
    >
      ${choices.map((choice) => html`<vaadin-radio-button value=${String(choice.value)} label=${choice.title}></vaadin-radio-button>`)}
    </vaadin-radio-group>`;
  }

  #select(choices: readonly Choice[]): TemplateResult {
    const items = choices.map((choice) => ({ label: choice.title, value: String(choice.value) }));
    return html`<vaadin-select
      data-focus
      .label=${this.compact ? '' : this.label}
      .accessibleName=${this.compact ? this.label : null}
      .required=${this.required}
      .helperText=${this.compact ? '' : this.hint}
      .placeholder=${this.placeholder || this.context.texts.choose}
      .manualValidation=${true}
      .invalid=${this.error !== ''}
      .errorMessage=${this.error}
      .items=${this.required ? items : [{ label: this.context.texts.empty, value: '' }, ...items]}
      .value=${this.#key()}
      theme=${this.compact ? 'small' : ''}
      @change=${this.#pick}
      @blur=${this.leave}
    ></vaadin-select>`;
  }

  #searchable(choices: readonly Choice[]): TemplateResult {
    return html`<vaadin-combo-box
      data-focus
      .label=${this.compact ? '' : this.label}
      .accessibleName=${this.compact ? this.label : null}
      .required=${this.required}
      .helperText=${this.compact ? '' : this.hint}
      .placeholder=${this.placeholder || this.context.texts.choose}
      .clearButtonVisible=${!this.required}
      .manualValidation=${true}
      .invalid=${this.error !== ''}
      .errorMessage=${this.error}
      .items=${choices.map((choice) => ({ label: choice.title, value: String(choice.value) }))}
      .value=${this.#key()}
      theme=${this.compact ? 'small' : ''}
      @change=${this.#pick}
      @blur=${this.leave}
    ></vaadin-combo-box>`;
  }

  /** Vaadin says "required" of its button, where ARIA does not allow it: there it becomes a description. */
  protected override async updated(): Promise<void> {
    await this.querySelector<HTMLElement & { readonly updateComplete: Promise<unknown> }>('vaadin-select')
      ?.updateComplete;
    const button = this.querySelector('vaadin-select > [slot="value"]');
    if (button === null) return;
    button.removeAttribute('aria-required');
    if (this.required) button.setAttribute('aria-description', this.context.texts.required);
    else button.removeAttribute('aria-description');
  }

  #key(): string {
    return typeof this.value === 'string' || typeof this.value === 'number' ? String(this.value) : '';
  }

  readonly #pick = (event: Event): void => {
    const { value } = event.currentTarget as HTMLElement & { value: string };
    if (value === this.#key()) return;
    this.change(choicesOf(this.field.schema).find((choice) => String(choice.value) === value)?.value ?? null);
  };
}
