import { css, html, nothing, type TemplateResult } from 'lit';
import { ControlElement, type ControlChange } from './control-element.js';
import { fill } from './control-texts.js';
import type { Option } from './option.js';
import type { PickControl } from './pick-control.js';

/** Several of many, in order: each can be taken away, or moved with Alt and the arrow keys. */
export class PicksControl extends ControlElement<readonly string[]> {
  static override properties = { ...ControlElement.properties, options: { attribute: false }, free: { type: Boolean } };
  static override styles = [
    ...ControlElement.styles,
    css`
      ul.chosen {
        display: flex;
        flex-wrap: wrap;
        gap: 4px;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      ul.chosen li {
        display: flex;
        align-items: center;
        max-width: 100%;
        border: 1px solid var(--yl-line-strong);
        border-radius: var(--yl-radius);
        background: var(--yl-surface-soft);
      }
      ul.chosen li > span {
        padding: 2px 2px 2px 8px;
        overflow-wrap: anywhere;
      }
      ul.chosen li.odd > span {
        color: var(--yl-danger);
      }
      ul.chosen li:last-child > span:only-child {
        padding-inline-end: 8px;
      }
      .below {
        margin-top: 4px;
      }
      ul.chosen button {
        min-width: 24px;
        min-height: 24px;
        padding: 0;
      }
    `,
  ];

  declare options: readonly Option[];
  declare free: boolean;

  constructor() {
    super();
    this.options = [];
    this.free = false;
  }

  protected override render(): TemplateResult {
    const chosen = this.value ?? [];
    const left = this.options.filter(({ value }) => !chosen.includes(value));
    return this.frame(
      html`<div role="group" aria-labelledby="label" aria-describedby=${this.described}>
        ${
          chosen.length === 0
            ? nothing
            : html`<ul class="chosen" aria-label=${this.texts.chosen}>
                ${chosen.map((value, index) => this.#chip(value, index))}
              </ul>`
        }
        ${
          this.readonly
            ? chosen.length === 0
              ? html`<span class="hint">${this.texts.notSet}</span>`
              : nothing
            : html`<yl-pick-control
                id="input"
                quiet
                class=${chosen.length === 0 ? '' : 'below'}
                .locale=${this.locale}
                .label=${this.label}
                .placeholder=${this.texts.addPick}
                .options=${left}
                .free=${this.free}
                @yl-change=${this.#add}
              ></yl-pick-control>`
        }
      </div>`,
      { forInput: false },
    );
  }

  #chip(value: string, index: number): TemplateResult {
    const option = this.options.find((one) => one.value === value);
    const label = option?.label ?? value;
    return html`<li class=${option === undefined && !this.free ? 'odd' : ''} title=${option?.detail ?? nothing}>
      <span>${label}</span>${
        this.readonly
          ? nothing
          : html`<button
              type="button"
              class="plain"
              aria-label=${fill(this.texts.removeItem, { item: ` ${label}` })}
              @click=${() => this.#remove(index)}
              @keydown=${(event: KeyboardEvent) => this.#pressed(event, index)}
            >
              ×
            </button>`
      }
    </li>`;
  }

  readonly #add = (event: CustomEvent<ControlChange<string | undefined>>): void => {
    const { value } = event.detail;
    const pick = event.target as PickControl;
    pick.value = undefined;
    if (value === undefined || this.value?.includes(value)) return;
    this.tell([...(this.value ?? []), value]);
  };

  #remove(index: number): void {
    this.tell((this.value ?? []).filter((_, at) => at !== index));
    void this.#focusChip(index);
  }

  /** The chip at the place, the last one, or the input when none is left. */
  async #focusChip(index: number): Promise<void> {
    await this.updateComplete;
    const buttons = this.renderRoot.querySelectorAll<HTMLElement>('ul.chosen button');
    (buttons[Math.min(index, buttons.length - 1)] ?? this.renderRoot.querySelector<HTMLElement>('#input'))?.focus();
  }

  #pressed(event: KeyboardEvent, index: number): void {
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      return this.#remove(index);
    }
    const step = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    const to = index + step;
    if (step === 0 || !event.altKey || to < 0 || to >= (this.value?.length ?? 0)) return;
    event.preventDefault();
    const moved = [...(this.value ?? [])];
    moved.splice(to, 0, ...moved.splice(index, 1));
    this.tell(moved);
    void this.#focusChip(to);
  }
}
