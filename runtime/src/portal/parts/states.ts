import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { t } from '../locales/index.js';
import type { PortalError } from '../portal-error.js';
import { icon } from './icon.js';

/** Grey lines in the place of what is loading, as high as the real thing. */
export function skeleton(rows: number, height = 56): TemplateResult {
  return html`<div class="skeleton" role="status" aria-label=${t().common.loading}>
    ${Array.from({ length: rows }, () => html`<div class="skeleton-row" style="height:${height}px"></div>`)}
  </div>`;
}

export function emptyState(
  title: string,
  hint: string,
  action: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  return html`<div class="empty" data-testid="empty">
    <svg width="72" height="52" viewBox="0 0 72 52" aria-hidden="true">
      <rect x="6" y="10" width="60" height="36" rx="6" fill="#eef2f7" />
      <rect x="14" y="19" width="30" height="4" rx="2" fill="#cfd8e3" />
      <rect x="14" y="28" width="44" height="4" rx="2" fill="#dde4ec" />
      <rect x="14" y="37" width="20" height="4" rx="2" fill="#dde4ec" />
    </svg>
    <p class="empty-title">${title}</p>
    <p class="empty-hint">${hint}</p>
    ${action}
  </div>`;
}

/** A failed load in the place of its content, with the way out. */
export function errorState(error: PortalError, retry: () => void): TemplateResult {
  return failure(error, retry, html`<p class="failure-title">${error.message}</p>`);
}

/** A failed load in the place of a whole page: what happened is its heading. */
export function pageFailure(error: PortalError, retry: () => void): TemplateResult {
  return failure(error, retry, html`<h1 class="failure-title" tabindex="-1">${error.message}</h1>`);
}

function failure(error: PortalError, retry: () => void, title: TemplateResult): TemplateResult {
  const { errors, common, nav } = t();
  // Trying again makes nothing appear and nothing allowed.
  const isFinal = error.status === 403 || error.status === 404;
  return html`<div class="failure" role="alert" data-testid="failure">
    ${icon('warn', 24)}
    <div>
      ${title}
      <p>${error.hint}</p>
      <p class="faint">
        ${errors.code(error.code)}${
          error.requestId === undefined || error.requestId === ''
            ? nothing
            : html` 　${errors.request(error.requestId)}`
        }
      </p>
      ${
        isFinal
          ? html`<a class="button" href="/tasks">${nav.tasks}</a>`
          : html`<button type="button" class="button" @click=${retry}>${common.retry}</button>`
      }
    </div>
  </div>`;
}
