import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { CalendarMonth } from '../../api/index.js';
import { t } from '../locales/index.js';
import { exactTime } from '../time-words.js';
import { hoursText } from './calendar-hours.js';

interface CalendarSide {
  readonly month: CalendarMonth;
  /** The date of the day that is told; empty for none. */
  readonly chosen: string;
  /** The title of a calendar by its key. */
  readonly titleOf: (key: string) => string;
}

/** Beside the month: the chosen day, the notices that say so, and planned downtime. */
export function calendarSide({ month, chosen, titleOf }: CalendarSide): TemplateResult {
  const { calendar: texts, tone, downtime } = t().clocks;
  const day = month.days.find(({ date }) => date === chosen);
  return html`<aside class="calendar-side">
    <section class="card" aria-labelledby="day-title">
      <header class="card-head">
        <h2 id="day-title">
          ${day === undefined ? texts.details : `${day.date} ${texts.weekdays[day.weekday] ?? ''}`}
        </h2>
      </header>
      <div class="card-body" aria-live="polite" data-testid="day-detail">
        ${
          day === undefined
            ? html`<p class="soft">${texts.pick}</p>`
            : html`<p>
                  <b>${texts.kindNames[day.kind]}${day.title === undefined ? nothing : html` · ${day.title}`}</b>
                </p>
                <p>${hoursText(day)}</p>
                ${day.source === undefined ? nothing : html`<p class="faint">${texts.sources}${t().common.colon}${day.source}</p>`}
                <p class="faint">${texts.layer}${t().common.colon}${titleOf(day.layer)}</p>
                ${day.provisional ? html`<p class="chip warn">${tone.provisional}</p>` : nothing}`
        }
      </div>
    </section>
    ${
      month.notices.length === 0
        ? nothing
        : html`<section class="card" aria-labelledby="notices-title">
            <header class="card-head"><h2 id="notices-title">${texts.sources}</h2></header>
            <ul class="card-body notices">
              ${month.notices.map(({ title, number, issued }) => html`<li>${title} <span class="faint">${number ?? ''} · ${texts.issued(issued)}</span></li>`)}
            </ul>
          </section>`
    }
    <section class="card" aria-labelledby="down-title">
      <header class="card-head">
        <h2 id="down-title">${texts.plannedDowntime}</h2>
        <a href="/downtimes">${downtime.title}</a>
      </header>
      <div class="card-body">
        ${
          month.downtimes.length === 0
            ? html`<p class="soft">${texts.noDowntime}</p>`
            : html`<ul class="notices">
                ${month.downtimes.map(
                  (one) =>
                    html`<li>
                      <span class="number">${exactTime(one.from)} – ${exactTime(one.to)}</span>
                      ${one.reason}
                      <span class=${one.approved ? 'chip ok' : 'chip warn'}
                        >${one.approved ? texts.approved : texts.waiting}</span
                      >
                    </li>`,
                )}
              </ul>`
        }
      </div>
    </section>
  </aside>`;
}
