import { html, nothing, type TemplateResult } from 'lit';
import { icon } from './workbench-icons.js';

interface Toast {
  readonly id: number;
  readonly text: string;
  readonly hint: string;
  readonly isBad: boolean;
}

const MOST = 3;
const GOOD_MS = 5000;
const BAD_MS = 14_000;

/** Short messages in the corner; what went wrong stays longer and is announced at once. */
export class ToastList {
  #toasts: readonly Toast[] = [];
  #next = 1;
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  show(text: string, hint = '', isBad = false): void {
    const id = this.#next++;
    const others = this.#toasts.filter((toast) => toast.text !== text || toast.hint !== hint);
    this.#toasts = [...others, { id, text, hint, isBad }].slice(-MOST);
    setTimeout(() => this.#drop(id), isBad ? BAD_MS : GOOD_MS);
    this.#changed();
  }

  render(dismiss: string): TemplateResult {
    return html`<div class="toasts">
      ${this.#toasts.map(
        (toast) =>
          html`<div
            class="toast ${toast.isBad ? 'bad' : ''}"
            role=${toast.isBad ? 'alert' : 'presentation'}
            data-testid="toast"
          >
            <div class="grow">
              <p>${toast.text}</p>
              ${toast.hint === '' ? nothing : html`<p class="hint">${toast.hint}</p>`}
            </div>
            <button class="icon plain" type="button" aria-label=${dismiss} @click=${() => this.#drop(toast.id)}>
              ${icon('close', 13)}
            </button>
          </div>`,
      )}
    </div>`;
  }

  #drop(id: number): void {
    const left = this.#toasts.filter((toast) => toast.id !== id);
    if (left.length === this.#toasts.length) return;
    this.#toasts = left;
    this.#changed();
  }
}
