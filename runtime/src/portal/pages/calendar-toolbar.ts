import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Calendars } from '../../api/index.js';
import { t } from '../locales/index.js';

interface CalendarToolbar {
  readonly all: Calendars;
  readonly calendarKey: string;
  /** Year and month as `2026-11`. */
  readonly monthText: string;
  readonly show: (part: { readonly calendar?: string; readonly month?: string }) => void;
  readonly step: (months: number) => void;
}

/** Which calendar and which month are shown. */
export function calendarToolbar({ all, calendarKey, monthText, show, step }: CalendarToolbar): TemplateResult {
  const texts = t().clocks.calendar;
  const chosen = all.calendars.find(({ key }) => key === calendarKey);
  const [year = 0, month = 0] = monthText.split('-').map(Number);
  return html`<div class="toolbar">
    <select
      class="input"
      aria-label=${texts.choose}
      data-testid="calendar"
      @change=${(event: Event) => show({ calendar: (event.target as HTMLSelectElement).value })}
    >
      ${all.calendars.map(
        ({ key, title }) => html`<option value=${key} ?selected=${key === calendarKey}>${title}</option>`,
      )}
    </select>
    <div class="month-steps">
      <button
        type="button"
        class="button square"
        aria-label=${texts.previous}
        data-testid="month-before"
        @click=${() => step(-1)}
      >
        <span aria-hidden="true">‹</span>
      </button>
      <select
        class="input"
        aria-label=${texts.year}
        data-testid="year"
        @change=${(event: Event) => show({ month: `${(event.target as HTMLSelectElement).value}-${monthText.slice(5)}` })}
      >
        ${yearsAround(year).map((one) => html`<option value=${one} ?selected=${one === year}>${texts.yearName(one)}</option>`)}
      </select>
      <select
        class="input"
        aria-label=${texts.month}
        data-testid="month"
        @change=${(event: Event) => show({ month: `${monthText.slice(0, 4)}-${(event.target as HTMLSelectElement).value}` })}
      >
        ${Array.from({ length: 12 }, (_, index) => index + 1).map(
          (one) =>
            html`<option value=${String(one).padStart(2, '0')} ?selected=${one === month}>
              ${texts.monthName(one)}
            </option>`,
        )}
      </select>
      <button
        type="button"
        class="button square"
        aria-label=${texts.next}
        data-testid="month-after"
        @click=${() => step(1)}
      >
        <span aria-hidden="true">›</span>
      </button>
      <button
        type="button"
        class="button"
        data-testid="month-today"
        @click=${() => show({ month: all.today.slice(0, 7) })}
      >
        ${texts.today}
      </button>
    </div>
    ${
      chosen === undefined
        ? nothing
        : html`<span class="faint"
            >${texts.counts[chosen.counts]} · <span translate="no">${chosen.zone}</span>${
              chosen.publishedThrough === undefined
                ? nothing
                : html` · ${texts.provisionalHint(chosen.publishedThrough)}`
            }</span
          >`
    }
  </div>`;
}

function yearsAround(year: number): readonly number[] {
  return Array.from({ length: 7 }, (_, index) => year - 3 + index);
}
