import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { InstanceDetail } from '../../api/index.js';
import { t } from '../locales/index.js';
import { statusChip } from './chips.js';
import { icon } from './icon.js';

/** Parent and children, each a link when the viewer may see it. */
export function relatedList(detail: InstanceDetail): TemplateResult | typeof nothing {
  if (detail.related.length === 0) return nothing;
  const texts = t().instance;
  return html`<section class="card" aria-labelledby="related-title">
    <header class="card-head">
      <h2 id="related-title">${texts.related}</h2>
      <span class="faint">${detail.related.length}</span>
    </header>
    <ul class="related" data-testid="related">
      ${detail.related.map(
        (one) =>
          html`<li>
            ${icon('link', 16)}
            <div>
              ${
                one.maySee
                  ? html`<a href=${`/instances/${one.id}`}>${one.subject === '' ? one.process.title : one.subject}</a>`
                  : html`<span>${one.process.title}</span>`
              }
              <p class="faint">
                ${one.relation === 'parent' ? texts.parent : texts.child} ·
                ${one.process.title}${one.businessKey === undefined ? nothing : html` · <span translate="no">${one.businessKey}</span>`}${one.maySee ? nothing : html` · ${texts.hidden}`}
              </p>
            </div>
            ${statusChip(one.status)}
          </li>`,
      )}
    </ul>
  </section>`;
}
