import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { InstanceDetail } from '../../api/index.js';
import { t } from '../locales/index.js';
import { momentInWords } from '../time-words.js';
import { avatar } from './chips.js';

/** Who was copied in, by whom, and who has read it. */
export function copiesCard({ copies = [] }: InstanceDetail): TemplateResult | typeof nothing {
  if (copies.length === 0) return nothing;
  const texts = t().operations.copies;
  const now = Date.now();
  return html`<section class="card" aria-labelledby="copies-title" data-testid="copies">
    <header class="card-head"><h2 id="copies-title">${texts.title}</h2></header>
    <ul class="card-body copies">
      ${copies.map(
        ({ to, by, readAt }) =>
          html`<li>
            <span class="who">${avatar(to.name, 20)}${to.name}</span>
            <span class="faint">${texts.by(by.name)}</span>
            <span class=${readAt === undefined ? 'chip' : 'chip ok'}
              >${readAt === undefined ? texts.unread : texts.read(momentInWords(readAt, now))}</span
            >
          </li>`,
      )}
    </ul>
  </section>`;
}
