import { css, html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { ControlElement } from './control-element.js';
import { fill } from './control-texts.js';
import {
  durationParts,
  durationUnits,
  unitWords,
  writeDuration,
  type DurationPart,
  type DurationUnit,
} from './duration.js';

/** An ISO 8601 duration as amounts with units. `working`: its days are working days. `clearable`: may be left out. */
export class DurationControl extends ControlElement<string> {
  static override properties = {
    ...ControlElement.properties,
    working: { type: Boolean },
    clearable: { type: Boolean },
    drafts: { state: true },
  };
  static override styles = [
    ...ControlElement.styles,
    css`
      .part {
        display: flex;
        align-items: center;
        gap: 4px;
      }
      .part + .part {
        margin-top: 4px;
      }
      .part input {
        width: 76px;
        flex: none;
      }
      .part select {
        width: auto;
        flex: 0 1 9.5em;
      }
    `,
  ];

  declare working: boolean;
  declare clearable: boolean;
  /** Parts as they stand in the inputs, which may hold one that counts nothing yet. */
  declare drafts: readonly DurationPart[] | undefined;

  constructor() {
    super();
    this.working = false;
    this.clearable = false;
  }

  get #parts(): readonly DurationPart[] {
    const stored = this.value === undefined ? [] : (durationParts(this.value) ?? []);
    if (this.drafts !== undefined && writeDuration(this.drafts) === writeDuration(stored)) return this.drafts;
    return stored;
  }

  protected override render(): TemplateResult {
    const parts = this.#parts;
    const odd = this.value !== undefined && durationParts(this.value) === undefined;
    const shown: readonly (DurationPart | undefined)[] = parts.length === 0 ? [undefined] : parts;
    return this.frame(
      html`<div role="group" aria-labelledby="label" aria-describedby=${this.described}>
        ${
          odd
            ? html`<div class="fault">${fill(this.texts.unreadableDuration, { text: this.value ?? '' })}</div>`
            : nothing
        }
        ${shown.map((part, index) => this.#part(part, index, shown.length))}
      </div>`,
      { forInput: false },
    );
  }

  #part(part: DurationPart | undefined, index: number, count: number): TemplateResult {
    const { texts } = this;
    const unit = part?.unit ?? 'days';
    return html`<div class="part">
      <input
        type="number"
        min="0"
        step="1"
        inputmode="numeric"
        aria-label=${`${this.label} ${texts.durationNumber}`}
        .value=${live(part === undefined || part.amount === 0 ? '' : String(part.amount))}
        placeholder=${this.placeholder || '–'}
        ?readonly=${this.readonly}
        aria-invalid=${this.invalid}
        @input=${(event: Event) => this.#amount(index, event.target as HTMLInputElement)}
        @blur=${this.tellDone}
      />
      <select
        aria-label=${`${this.label} ${texts.durationUnit}`}
        ?disabled=${this.readonly}
        .value=${live(unit)}
        @change=${(event: Event) => this.#unit(index, (event.target as HTMLSelectElement).value as DurationUnit)}
      >
        ${durationUnits.map(
          (one) =>
            html`<option value=${one} ?selected=${one === unit}>${unitWords(one, this.locale, this.working)}</option>`,
        )}
      </select>
      ${
        this.readonly
          ? nothing
          : html`${
              count > 1 || (this.clearable && part !== undefined)
                ? html`<button
                    type="button"
                    class="icon plain"
                    aria-label=${`${this.label} ${texts.removePart}`}
                    title=${texts.removePart}
                    @click=${() => this.#change(this.#parts.filter((_, at) => at !== index))}
                  >
                    ×
                  </button>`
                : nothing
            }
            ${
              index === count - 1 && part !== undefined && part.amount > 0
                ? html`<button
                    type="button"
                    class="icon plain"
                    aria-label=${`${this.label} ${texts.addPart}`}
                    title=${texts.addPart}
                    @click=${this.#add}
                  >
                    +
                  </button>`
                : nothing
            }`
      }
    </div>`;
  }

  #amount(index: number, input: HTMLInputElement): void {
    const amount = input.value === '' ? 0 : Math.trunc(input.valueAsNumber);
    if (!(amount >= 0)) return;
    const parts = this.#parts.length === 0 ? [{ amount: 0, unit: 'days' as const }] : this.#parts;
    this.#change(
      parts.map((part, at) => (at === index ? { ...part, amount } : part)),
      false,
    );
  }

  #unit(index: number, unit: DurationUnit): void {
    const parts = this.#parts.length === 0 ? [{ amount: 0, unit }] : this.#parts;
    this.#change(parts.map((part, at) => (at === index ? { ...part, unit } : part)));
  }

  readonly #add = (): void => {
    const used = this.#parts.map(({ unit }) => unit);
    const smallest = Math.max(...used.map((unit) => durationUnits.indexOf(unit)));
    const free = durationUnits.find((unit, at) => at > smallest) ?? durationUnits.find((unit) => !used.includes(unit));
    if (free !== undefined) this.drafts = [...this.#parts, { amount: 0, unit: free }];
  };

  /** An empty amount is not told unless the whole may be left out: there is no promise of no time. */
  #change(parts: readonly DurationPart[], done = true): void {
    this.drafts = parts;
    const text = writeDuration(parts);
    if (text === this.value || (text === undefined && !this.clearable)) return;
    this.tell(text, done);
  }
}
