import { css, html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { ControlElement } from './control-element.js';

/** A number. `percent`: shares from 0 to 1 are shown and typed as percent. What is no number within the limits is not told. */
export class NumberControl extends ControlElement<number> {
  static override properties = {
    ...ControlElement.properties,
    min: { type: Number },
    max: { type: Number },
    step: { type: Number },
    percent: { type: Boolean },
    unit: {},
  };
  static override styles = [
    ...ControlElement.styles,
    css`
      .one {
        display: flex;
        align-items: center;
        gap: 6px;
      }
      .one input {
        width: var(--yl-number-width, 9em);
        max-width: 100%;
      }
    `,
  ];

  declare min: number | undefined;
  declare max: number | undefined;
  declare step: number;
  declare percent: boolean;
  declare unit: string;

  constructor() {
    super();
    this.step = 1;
    this.percent = false;
    this.unit = '';
  }

  protected override render(): TemplateResult {
    const scale = this.percent ? 100 : 1;
    const shown = this.value === undefined ? '' : String(rounded(this.value * scale));
    const unit = this.percent ? '%' : this.unit;
    return this.frame(
      html`<div class="one">
        <input
          id="input"
          type="number"
          inputmode="decimal"
          .value=${live(shown)}
          min=${this.min === undefined ? nothing : this.min * scale}
          max=${this.max === undefined ? nothing : this.max * scale}
          step=${this.percent ? 'any' : this.step}
          placeholder=${this.placeholder}
          ?readonly=${this.readonly}
          aria-invalid=${this.invalid}
          aria-describedby=${this.described}
          @input=${this.#typed}
          @blur=${this.#left}
        />${unit === '' ? nothing : html`<span aria-hidden="true">${unit}</span>`}
      </div>`,
    );
  }

  readonly #typed = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    if (input.value === '') {
      if (!input.validity.badInput) this.tell(undefined, false);
      return;
    }
    const number = rounded(input.valueAsNumber / (this.percent ? 100 : 1));
    if (Number.isNaN(number) || !input.validity.valid || number === this.value) return;
    this.tell(number, false);
  };

  /** Shows again what counts. */
  readonly #left = (): void => {
    this.requestUpdate();
    this.tellDone();
  };
}

function rounded(value: number): number {
  return Math.round(value * 1e8) / 1e8;
}
