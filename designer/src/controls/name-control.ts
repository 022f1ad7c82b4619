import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { ControlElement } from './control-element.js';

/** A key that other places refer to. Told once, when it is confirmed (Enter, or leaving the input); Esc takes the old one. */
export class NameControl extends ControlElement<string> {
  static override properties = { ...ControlElement.properties, typed: { state: true } };
  static override styles = [
    ...ControlElement.styles,
    css`
      input {
        font-family: ui-monospace, 'SFMono-Regular', Consolas, 'Noto Sans Mono CJK SC', monospace;
        font-size: 12.5px !important;
      }
    `,
  ];

  /** What stands in the input while it is not, or not yet, the name. */
  declare typed: string | undefined;
  #asked: string | undefined;

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('value')) this.typed = undefined;
  }

  protected override render(): TemplateResult {
    return this.frame(
      html`<input
        id="input"
        type="text"
        autocomplete="off"
        spellcheck="false"
        translate="no"
        .value=${live(this.typed ?? this.value ?? '')}
        title=${this.readonly ? nothing : this.texts.renameHint}
        placeholder=${this.placeholder}
        ?readonly=${this.readonly}
        aria-invalid=${this.invalid}
        aria-describedby=${this.described}
        @input=${(event: Event) => (this.typed = (event.target as HTMLInputElement).value)}
        @keydown=${this.#pressed}
        @change=${this.#confirm}
        @blur=${this.tellDone}
      />`,
    );
  }

  /** Shows the name that counts. */
  reset(): void {
    this.typed = undefined;
    this.#asked = undefined;
  }

  readonly #pressed = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'Enter') this.#confirm();
    if (event.key !== 'Escape' || this.typed === undefined) return;
    event.preventDefault();
    this.reset();
  };

  readonly #confirm = (): void => {
    const name = (this.typed ?? this.value ?? '').trim();
    // A name that was refused is not asked for again when the input is left.
    if (name === (this.value ?? '') || name === this.#asked || this.readonly) return;
    this.#asked = name;
    // The owner decides whether the name is taken; until then the old one counts.
    this.dispatchEvent(new CustomEvent('yl-change', { detail: { value: name === '' ? undefined : name, done: true } }));
  };
}
