import { css, html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { ControlElement } from './control-element.js';
import type { Option } from './option.js';

/** Any of a few, told in the order of the options. */
export class ChecksControl extends ControlElement<readonly string[]> {
  static override properties = { ...ControlElement.properties, options: { attribute: false } };
  static override styles = [
    ...ControlElement.styles,
    css`
      .checks {
        display: flex;
        flex-wrap: wrap;
        gap: 0 16px;
      }
      .checks label {
        color: var(--yl-text);
      }
    `,
  ];

  declare options: readonly Option[];

  constructor() {
    super();
    this.options = [];
  }

  protected override render(): TemplateResult {
    return this.frame(
      html`<div class="checks" role="group" aria-labelledby="label" aria-describedby=${this.described}>
        ${this.options.map(
          ({ value, label }) =>
            html`<label class="check"
              ><input
                type="checkbox"
                .checked=${live(this.value?.includes(value) === true)}
                ?disabled=${this.readonly}
                @change=${(event: Event) => this.#set(value, (event.target as HTMLInputElement).checked)}
              />${label}</label
            >`,
        )}
      </div>`,
      { forInput: false },
    );
  }

  #set(value: string, on: boolean): void {
    const chosen = new Set(this.value ?? []);
    if (on) chosen.add(value);
    else chosen.delete(value);
    const ordered = this.options.map((option) => option.value).filter((one) => chosen.has(one));
    this.tell(ordered.length === 0 ? undefined : ordered);
  }
}
