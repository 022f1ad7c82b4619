import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { CalendarChanges } from '../../api/index.js';
import type { Loader } from '../contexts/loader.js';
import { t } from '../locales/index.js';
import { errorState, skeleton } from '../parts/states.js';
import { momentInWords } from '../time-words.js';
import { movedDues } from './moved-dues.js';

/** Every change of a calendar with the dues it moved. */
export function calendarLedger(
  { value, error, retry }: Loader<CalendarChanges>,
  titleOf: (key: string) => string,
): TemplateResult {
  const texts = t().clocks.calendar;
  return html`<section class="card" aria-labelledby="ledger-title" data-testid="ledger">
    <header class="card-head"><h2 id="ledger-title">${texts.ledger}</h2></header>
    <div class="card-body">
      ${
        value === undefined
          ? error === undefined
            ? skeleton(2, 40)
            : errorState(error, retry)
          : value.changes.length === 0
            ? html`<p class="soft">${texts.ledgerEmpty}</p>`
            : html`<ul class="ledger">
                ${value.changes.map(
                  (change) =>
                    html`<li>
                      <p>
                        <b>${texts.changedBy(change.by.name, change.rows)}</b> · ${titleOf(change.calendar)}
                        <span class="faint">${change.notice ?? ''} ${momentInWords(change.at, Date.now())}</span>
                      </p>
                      ${
                        change.moved.length === 0
                          ? html`<p class="faint">${texts.movedNone}</p>`
                          : html`<details>
                              <summary>${texts.moved(change.moved.length)}</summary>
                              ${movedDues(change.moved)}
                            </details>`
                      }
                    </li>`,
                )}
              </ul>`
      }
    </div>
  </section>`;
}
