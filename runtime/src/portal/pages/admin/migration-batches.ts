import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { MigrationBatches } from '../../../api/index.js';
import { t } from '../../locales/index.js';
import { momentInWords } from '../../time-words.js';

/** Migrations so far, those on their way with their progress. */
export function migrationBatches(
  value: MigrationBatches | undefined,
  onResume: (id: string) => void,
): TemplateResult | typeof nothing {
  const texts = t().admin.versions;
  if (value === undefined || value.batches.length === 0) return nothing;
  const now = Date.now();
  return html`<section class="card" aria-labelledby="batches-title">
    <div class="card-head"><h2 id="batches-title">${texts.history}</h2></div>
    <ul class="plain-list card-body" data-testid="batches">
      ${value.batches.map((batch) => {
        const handled = batch.done + batch.skipped + batch.failed;
        return html`<li>
          <b>${texts.fromTo(batch.from, batch.to)}</b>
          <span class="faint">${batch.createdBy} · ${momentInWords(batch.createdAt, now)}</span>
          <p>${texts.result(batch.total, batch.done, batch.skipped, batch.failed)}</p>
          ${
            batch.status === 'open'
              ? html`<progress aria-label=${texts.progress} max=${Math.max(1, batch.total)} value=${handled}></progress>
                  <button type="button" class="button small ghost" @click=${() => onResume(batch.id)}>
                    ${texts.resume}
                  </button>`
              : nothing
          }
        </li>`;
      })}
    </ul>
  </section>`;
}
