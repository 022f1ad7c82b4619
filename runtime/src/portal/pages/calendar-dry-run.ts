import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { CalendarDryRun } from '../../api/index.js';
import { t } from '../locales/index.js';
import { faultList } from './calendar-faults.js';
import type { CalendarFaults } from './calendar-faults.js';
import { movedDues } from './moved-dues.js';

const FIRST_DAYS = 24;

/** What the dates would change: days, dues and new breaches. */
export function dryRun(
  result: CalendarDryRun,
  at: {
    readonly busy: boolean;
    readonly faults: CalendarFaults | undefined;
    readonly confirm: () => Promise<void>;
    readonly back: () => void;
  },
): TemplateResult {
  const texts = t().clocks.addDates;
  const { calendar } = t().clocks;
  return html`<div class="dialog-form" data-testid="calendar-dry-run">
    <h3>${texts.dryRun}</h3>
    <p>${texts.daysChanged(result.days.length)}</p>
    <ul class="dry-days" tabindex="0" aria-label=${texts.daysChanged(result.days.length)}>
      ${result.days.slice(0, FIRST_DAYS).map(
        (day) =>
          html`<li>
            <span class="number">${day.date}</span> <span class="faint">${day.title}</span>
            <span
              >${texts.was} ${day.before === '' ? calendar.closed : day.before} ${texts.becomes}
              <b>${day.after === '' ? calendar.closed : day.after}</b></span
            >
            <span class="faint">${day.why}</span>
          </li>`,
      )}
    </ul>
    ${result.days.length > FIRST_DAYS ? html`<p class="faint">${texts.moreDays(result.days.length - FIRST_DAYS)}</p>` : nothing}
    <p>
      <b>${texts.duesMoved(result.judged, result.moved.length)}</b>
      ${result.newlyBreached > 0 ? html`<span class="chip clock over">${texts.breaches(result.newlyBreached)}</span>` : nothing}
    </p>
    ${result.moved.length === 0 ? html`<p class="soft">${texts.nothingMoves}</p>` : movedDues(result.moved)}
    ${faultList(at.faults)}
    <div class="dialog-actions">
      <button type="button" class="button" data-testid="calendar-back" ?disabled=${at.busy} @click=${at.back}>
        ${texts.edit}
      </button>
      <button
        type="button"
        class="button primary"
        data-testid="calendar-confirm"
        ?disabled=${at.busy}
        @click=${() => void at.confirm()}
      >
        ${texts.confirm}
      </button>
    </div>
  </div>`;
}
