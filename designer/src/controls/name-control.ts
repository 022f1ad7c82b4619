import { css, html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { ControlElement } from './control-element.js';

/** A key that other places refer to. Told once, when it is confirmed (Enter, or leaving the input); Esc takes the old one. */
export class NameControl extends ControlElement<string> {
  static override styles = [
    ...ControlElement.styles,
    css`
      input {
        font-family: ui-monospace, 'SFMono-Regular', Consolas, 'Noto Sans Mono CJK SC', monospace;
        font-size: 12.5px !important;
      }
    `,
  ];

  protected override render(): TemplateResult {
    return this.frame(
      html`<input
        id="input"
        type="text"
        autocomplete="off"
        spellcheck="false"
        translate="no"
        .value=${live(this.value ?? '')}
        title=${this.readonly ? nothing : this.texts.renameHint}
        placeholder=${this.placeholder}
        ?readonly=${this.readonly}
        aria-invalid=${this.invalid}
        aria-describedby=${this.described}
        @keydown=${this.#pressed}
        @change=${this.#confirm}
        @blur=${this.tellDone}
      />`,
    );
  }

  /** Shows the name that counts again: after a refusal. */
  reset(): void {
    const input = this.renderRoot.querySelector('input');
    if (input !== null) input.value = this.value ?? '';
  }

  readonly #pressed = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'Enter') this.#confirm();
    if (event.key === 'Escape') this.reset();
  };

  readonly #confirm = (): void => {
    const name = this.renderRoot.querySelector('input')?.value.trim() ?? '';
    if (name === (this.value ?? '') || this.readonly) return;
    // The owner decides whether the name is taken; until then the old one counts.
    this.dispatchEvent(new CustomEvent('yl-change', { detail: { value: name === '' ? undefined : name, done: true } }));
  };
}
