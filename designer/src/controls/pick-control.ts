import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { ControlElement } from './control-element.js';
import { fill } from './control-texts.js';
import { matchingOptions, type Option } from './option.js';

/**
 * One of many, found by typing: a person, a role, a state, a form. Keyboard as in the ARIA combobox pattern: arrows open and
 * walk, Enter takes, Esc closes, Home and End jump. `free` also takes what is typed; `clearable` can be emptied.
 */
export class PickControl extends ControlElement<string> {
  static override properties = {
    ...ControlElement.properties,
    options: { attribute: false },
    free: { type: Boolean },
    clearable: { type: Boolean },
    typed: { state: true },
    active: { state: true },
  };
  static override styles = [
    ...ControlElement.styles,
    css`
      .box {
        position: relative;
        display: flex;
      }
      .box input {
        padding-inline-end: 28px !important;
      }
      .box .sign {
        position: absolute;
        inset-inline-end: 9px;
        top: 50%;
        width: 7px;
        height: 7px;
        border: solid var(--yl-muted);
        border-width: 0 1.5px 1.5px 0;
        transform: translateY(-75%) rotate(45deg);
        pointer-events: none;
      }
      .box button {
        position: absolute;
        inset-inline-end: 2px;
        top: 2px;
        min-height: 0;
        height: calc(100% - 4px);
        min-width: 24px;
        padding: 0;
      }
      [popover] {
        position: fixed;
        inset: auto;
        margin: 0;
        padding: 4px 0;
        overflow: auto;
        border: 1px solid var(--yl-line-strong);
        border-radius: var(--yl-radius);
        background: var(--yl-surface);
        color: var(--yl-text);
        box-shadow: 0 6px 20px rgb(16 26 35 / 18%);
      }
      [role='option'] {
        display: flex;
        flex-wrap: wrap;
        gap: 0 8px;
        padding: 5px 10px;
        cursor: pointer;
      }
      [role='option'] small {
        color: var(--yl-muted);
        font-size: 12px;
      }
      [role='option'].active {
        background: var(--yl-primary-soft);
      }
      [role='option'][aria-selected='true'] {
        font-weight: 600;
      }
      .group {
        padding: 6px 10px 2px;
        color: var(--yl-muted);
        font-size: 12px;
      }
      .none {
        padding: 6px 10px;
        color: var(--yl-muted);
      }
    `,
  ];

  declare options: readonly Option[];
  declare free: boolean;
  declare clearable: boolean;
  /** What is being typed; undefined while the list is closed. */
  declare typed: string | undefined;
  declare active: number;

  constructor() {
    super();
    this.options = [];
    this.free = false;
    this.clearable = false;
    this.active = 0;
  }

  get #found(): readonly Option[] {
    if (this.typed === undefined) return [];
    const typed = this.typed.trim();
    const found = matchingOptions(this.options, typed);
    const exact = found.some(({ value, label }) => value === typed || label === typed);
    if (!this.free || typed === '' || exact) return found;
    return [...found, { value: typed, label: fill(this.texts.useTyped, { text: typed }) }];
  }

  protected override render(): TemplateResult {
    const chosen = this.options.find(({ value }) => value === this.value);
    const open = this.typed !== undefined;
    const found = this.#found;
    const shown = this.typed ?? chosen?.label ?? this.value ?? '';
    const clearable = this.clearable && this.value !== undefined && !this.readonly && !open;
    return this.frame(
      html`<div class="box">
          <input
            id="input"
            type="text"
            role="combobox"
            autocomplete="off"
            spellcheck="false"
            aria-autocomplete="list"
            aria-expanded=${String(open)}
            aria-controls="list"
            aria-activedescendant=${open && found.length > 0 ? `option-${this.active}` : nothing}
            aria-invalid=${this.invalid}
            aria-required=${this.required ? 'true' : nothing}
            aria-describedby=${this.described}
            .value=${live(shown)}
            title=${chosen?.detail ?? nothing}
            translate=${chosen?.detail === undefined ? nothing : 'no'}
            placeholder=${open ? (chosen?.label ?? this.placeholder) : this.placeholder || this.texts.notSet}
            ?readonly=${this.readonly}
            @input=${this.#typing}
            @compositionend=${this.#typing}
            @keydown=${this.#pressed}
            @click=${() => (open ? undefined : this.#open())}
            @blur=${this.#close}
          />${
            clearable
              ? html`<button
                  type="button"
                  class="plain"
                  aria-label=${`${this.texts.clear} ${this.label}`}
                  title=${this.texts.clear}
                  @click=${() => this.tell(undefined)}
                >
                  ×
                </button>`
              : html`<span class="sign" aria-hidden="true"></span>`
          }
        </div>
        <div id="list" role="listbox" aria-label=${this.label} popover="manual" @mousedown=${keepFocus}>
          ${open ? this.#list(found) : nothing}
        </div>`,
    );
  }

  #list(found: readonly Option[]): unknown {
    if (found.length === 0)
      return html`<div class="none" role="option" aria-disabled="true" aria-selected="false">
        ${this.texts.noMatch}
      </div>`;
    return found.map(
      (option, index) =>
        html`${
            option.group !== undefined && option.group !== found[index - 1]?.group
              ? html`<div class="group" role="presentation">${option.group}</div>`
              : nothing
          }
          <div
            role="option"
            id="option-${index}"
            class=${index === this.active ? 'active' : ''}
            aria-selected=${String(option.value === this.value)}
            @click=${() => this.#take(option)}
          >
            <span>${option.label}</span>${option.detail === undefined ? nothing : html`<small>${option.detail}</small>`}
          </div>`,
    );
  }

  protected override updated(changed: PropertyValues): void {
    const list = this.renderRoot.querySelector<HTMLElement>('#list');
    if (list === null || !list.isConnected) return;
    if (this.typed === undefined) {
      if (list.matches(':popover-open')) list.hidePopover();
      return;
    }
    if (!list.matches(':popover-open')) list.showPopover();
    this.#place(list);
    if (changed.has('active') || changed.has('typed'))
      list.querySelector(`#option-${this.active}`)?.scrollIntoView({ block: 'nearest' });
  }

  /** Below the input, or above it where there is more room. The list stands in the top layer: no scrolling parent clips it. */
  #place(list: HTMLElement): void {
    const box = this.renderRoot.querySelector('.box')?.getBoundingClientRect();
    if (box === undefined) return;
    const [below, above] = [innerHeight - box.bottom - 8, box.top - 8];
    const up = below < 180 && above > below;
    const width = Math.min(Math.max(box.width, 220), innerWidth - 16);
    list.style.width = `${width}px`;
    list.style.left = `${Math.max(8, Math.min(box.left, innerWidth - width - 8))}px`;
    list.style.maxHeight = `${Math.min(320, up ? above : below)}px`;
    list.style.top = up ? 'auto' : `${box.bottom + 2}px`;
    list.style.bottom = up ? `${innerHeight - box.top + 2}px` : 'auto';
  }

  #open(typed = ''): void {
    if (this.readonly) return;
    this.typed = typed;
    const at = matchingOptions(this.options, typed).findIndex(({ value }) => value === this.value);
    this.active = Math.max(0, at);
    addEventListener('scroll', this.#scrolled, { capture: true });
  }

  readonly #scrolled = (event: Event): void => {
    if (!event.composedPath().includes(this.renderRoot.querySelector('#list') as EventTarget)) this.requestUpdate();
  };

  readonly #close = (): void => {
    removeEventListener('scroll', this.#scrolled, { capture: true });
    this.typed = undefined;
    this.tellDone();
  };

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('scroll', this.#scrolled, { capture: true });
    this.typed = undefined;
  }

  #take(option: Option | undefined): void {
    this.typed = undefined;
    if (option !== undefined && option.value !== this.value) this.tell(option.value);
  }

  readonly #typing = (event: Event): void => {
    if (this.readonly || (event instanceof InputEvent && event.isComposing)) return;
    const { value } = event.target as HTMLInputElement;
    if (this.typed === undefined) this.#open(value);
    this.typed = value;
    this.active = 0;
  };

  readonly #pressed = (event: KeyboardEvent): void => {
    if (event.isComposing || this.readonly) return;
    const open = this.typed !== undefined;
    const last = this.#found.length - 1;
    const go = (to: number): void => {
      event.preventDefault();
      this.active = Math.max(0, Math.min(last, to));
    };
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        event.preventDefault();
        if (open) go(this.active + (event.key === 'ArrowDown' ? 1 : -1));
        else this.#open();
        return;
      case 'PageDown':
        if (open) go(this.active + 8);
        return;
      case 'PageUp':
        if (open) go(this.active - 8);
        return;
      case 'Enter':
        if (!open) return;
        event.preventDefault();
        event.stopPropagation();
        return this.#take(this.#found[this.active]);
      case 'Escape':
        if (!open) return;
        event.preventDefault();
        event.stopPropagation();
        this.typed = undefined;
        return;
      case 'Backspace':
      case 'Delete':
        if (!open && this.clearable && this.value !== undefined) {
          event.preventDefault();
          this.tell(undefined);
        }
        return;
      default:
    }
  };
}

const keepFocus = (event: Event): void => event.preventDefault();
