import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ApiDateSet } from '../../../api/index.js';
import { t } from '../../locales/index.js';

/** The dates that schedules go by, each set to be filled in. */
export function dateSets(
  sets: readonly ApiDateSet[],
  onSet: (set: ApiDateSet) => void,
): TemplateResult | typeof nothing {
  if (sets.length === 0) return nothing;
  const texts = t().admin.schedules;
  return html`<section class="card schedules" aria-label=${texts.dates}>
    <header class="card-head">
      <h2>${texts.dates}</h2>
      <span class="faint">${texts.datesLead}</span>
    </header>
    <ul class="date-sets">
      ${sets.map(
        (set) =>
          html`<li data-testid=${`dates-${set.key}`}>
            <span class="date-set-text"
              ><b>${set.title}</b>
              <span class="faint"
                >${set.description ?? ''} ${texts.datesUsed(set.schedules.join(t().common.listSeparator))}</span
              ></span
            >
            <span class=${`chip ${set.dates.length === 0 ? 'off' : 'ok'}`}>${texts.datesCount(set.dates.length)}</span>
            <button
              type="button"
              class="button small"
              aria-label=${`${texts.setDates} ${set.title}`}
              data-testid="set-dates"
              @click=${() => onSet(set)}
            >
              ${texts.setDates}
            </button>
          </li>`,
      )}
    </ul>
  </section>`;
}
