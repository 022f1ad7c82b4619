import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { ControlElement } from './control-element.js';

/** One line of text, or several with `rows`; `code` for expressions and patterns. An empty text is told as undefined. */
export class TextControl extends ControlElement<string> {
  static override properties = { ...ControlElement.properties, rows: { type: Number }, code: { type: Boolean } };

  declare rows: number;
  declare code: boolean;

  constructor() {
    super();
    this.rows = 1;
    this.code = false;
  }

  protected override render(): TemplateResult {
    const input =
      this.rows > 1
        ? html`<textarea
            id="input"
            class=${this.code ? 'code' : ''}
            rows=${this.rows}
            spellcheck="false"
            .value=${live(this.value ?? '')}
            placeholder=${this.placeholder}
            ?readonly=${this.readonly}
            aria-invalid=${this.invalid}
            aria-required=${this.required ? 'true' : nothing}
            aria-describedby=${this.described}
            @input=${this.#typed}
            @compositionend=${this.#typed}
            @blur=${this.tellDone}
          ></textarea>`
        : html`<input
            id="input"
            type="text"
            class=${this.code ? 'code' : ''}
            autocomplete="off"
            spellcheck="false"
            .value=${live(this.value ?? '')}
            placeholder=${this.placeholder}
            ?readonly=${this.readonly}
            aria-invalid=${this.invalid}
            aria-required=${this.required ? 'true' : nothing}
            aria-describedby=${this.described}
            @input=${this.#typed}
            @compositionend=${this.#typed}
            @blur=${this.tellDone}
          />`;
    return this.frame(input);
  }

  /** Letters still being composed by an input method are not told. */
  readonly #typed = (event: Event): void => {
    if (event instanceof InputEvent && event.isComposing) return;
    const { value } = event.target as HTMLInputElement;
    if (value !== (this.value ?? '')) this.tell(value === '' ? undefined : value, false);
  };
}
