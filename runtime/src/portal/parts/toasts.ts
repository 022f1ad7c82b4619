import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { dismissToast, toasts } from '../contexts/toasts.js';
import { Watch } from '../contexts/signal.js';
import { PortalElement } from '../portal-element.js';
import { icon } from './icon.js';

/** Short messages at the edge of the screen; errors are announced at once, the rest politely. */
export class Toasts extends PortalElement {
  readonly watch = new Watch(this, toasts);

  protected override render(): TemplateResult {
    return html`<div class="toasts" aria-live="polite">
      ${toasts.value.map(
        (toast) =>
          html`<div
            class=${`toast ${toast.kind}`}
            role=${toast.kind === 'error' ? 'alert' : 'status'}
            data-testid="toast"
          >
            ${icon(toast.kind === 'ok' ? 'check' : toast.kind === 'error' ? 'warn' : 'info', 18)}
            <div class="toast-body">
              <p class="toast-text">${toast.text}</p>
              ${toast.hint === undefined ? nothing : html`<p>${toast.hint}</p>`}
              ${toast.code === undefined ? nothing : html`<p class="faint">${this.t.errors.code(toast.code)}</p>`}
            </div>
            <button
              type="button"
              class="button ghost square"
              aria-label=${this.t.common.close}
              @click=${() => dismissToast(toast.id)}
            >
              ${icon('close', 14)}
            </button>
          </div>`,
      )}
    </div>`;
  }
}
customElements.define('yl-toasts', Toasts);
