import { css, html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { ControlElement } from './control-element.js';

/** Yes or no; `fallback` is what counts while nothing is set. */
export class SwitchControl extends ControlElement<boolean> {
  static override properties = { ...ControlElement.properties, fallback: { type: Boolean } };

  static override styles = [
    ...ControlElement.styles,
    css`
      .head {
        justify-content: space-between;
      }
      .check {
        min-height: 22px;
      }
      .head label.beside {
        color: var(--yl-text);
        font-size: 13px;
      }
    `,
  ];

  declare fallback: boolean;

  constructor() {
    super();
    this.fallback = false;
  }

  protected override render(): TemplateResult {
    return html`<div class="field">
      <div class="head">
        <span class="check"
          ><input
            id="input"
            type="checkbox"
            .checked=${live(this.value ?? this.fallback)}
            ?disabled=${this.readonly}
            aria-describedby=${this.described}
            @change=${(event: Event) => this.tell((event.target as HTMLInputElement).checked)}
          /><label for="input" class="beside">${this.label}</label></span
        ><slot name="aside"></slot>
      </div>
      ${this.below()}
    </div>`;
  }
}
