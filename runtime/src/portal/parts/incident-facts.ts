import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Incident } from '../../api/index.js';
import { t } from '../locales/index.js';
import { exactTime, momentInWords } from '../time-words.js';

/** Everything needed to judge a failed job, folded away until it is wanted. */
export function incidentFacts(incident: Incident): TemplateResult {
  const texts = t().admin.incidents;
  const { attempts = [], input, waiting = [], handler, external, state, createdAt, startedBy } = incident;
  const fact = (label: string, value: string | TemplateResult | undefined): TemplateResult | typeof nothing =>
    value === undefined || value === ''
      ? nothing
      : html`<div>
          <dt>${label}</dt>
          <dd>${value}</dd>
        </div>`;
  const now = Date.now();
  return html`<details class="incident-facts" data-testid="incident-facts">
    <summary>${texts.facts}</summary>
    <dl>
      ${fact(texts.state, state?.title)}
      ${fact(external === true ? texts.topic : texts.handler, handler === undefined ? undefined : html`<code>${handler}</code>`)}
      ${fact(texts.since, createdAt === undefined ? undefined : exactTime(createdAt))}
      ${fact(texts.starter, startedBy?.name)} ${fact(texts.waiting, waiting.join(texts.separator))}
      ${fact(texts.input, input === undefined ? undefined : html`<pre tabindex="0">${JSON.stringify(input, undefined, 2)}</pre>`)}
    </dl>
    ${
      attempts.length === 0
        ? nothing
        : html`<h3>${texts.attempts}</h3>
            <ol class="incident-attempts">
              ${attempts.map(
                (attempt) =>
                  html`<li>
                    <time datetime=${attempt.at} title=${exactTime(attempt.at)}>${momentInWords(attempt.at, now)}</time>
                    ${attempt.worker === undefined ? nothing : html`<code>${attempt.worker}</code>`} ${attempt.message}
                  </li>`,
              )}
            </ol>`
    }
  </details>`;
}
