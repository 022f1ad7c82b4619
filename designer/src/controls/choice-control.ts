import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { ControlElement } from './control-element.js';
import { fill } from './control-texts.js';
import type { Option } from './option.js';
import { settled } from './settled.js';

/** One of a few. `empty` is the text of "nothing set" and makes that choosable. */
export class ChoiceControl extends ControlElement<string> {
  static override properties = { ...ControlElement.properties, options: { attribute: false }, empty: {} };

  declare options: readonly Option[];
  declare empty: string | undefined;

  constructor() {
    super();
    this.options = [];
  }

  protected override render(): TemplateResult {
    const value = this.value ?? '';
    const known = this.options.some((option) => option.value === value);
    return this.frame(
      html`<select
        id="input"
        .value=${live(value)}
        ?disabled=${this.readonly}
        aria-invalid=${this.invalid}
        aria-describedby=${this.described}
        ${settled(this.#chosen)}
      >
        ${this.empty === undefined ? nothing : html`<option value="" ?selected=${value === ''}>${this.empty}</option>`}
        ${
          known || (value === '' && this.empty !== undefined)
            ? nothing
            : html`<option value=${value} selected>
                ${value === '' ? this.texts.notSet : fill(this.texts.unknownValue, { value })}
              </option>`
        }
        ${this.options.map(
          (option) => html`<option value=${option.value} ?selected=${option.value === value}>${option.label}</option>`,
        )}
      </select>`,
    );
  }

  readonly #chosen = (value: string): void => this.tell(value === '' ? undefined : value);
}
