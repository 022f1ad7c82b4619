import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { CalendarDryRun } from '../../api/index.js';
import { t } from '../locales/index.js';
import { exactTime } from '../time-words.js';

/** Each due that moves: ticket, old and new, and why. */
export function movedDues(moved: CalendarDryRun['moved']): TemplateResult {
  const { page, act } = t().clocks;
  const due = (at: string | null): string => (at === null ? page.noDue : exactTime(at));
  return html`<ul class="moved" tabindex="0" aria-label=${act.moves} data-testid="moved-dues">
    ${moved.map(
      (row) =>
        html`<li>
          <a href=${`/instances/${row.instanceId}/clocks?clock=${row.clockId}`}
            >${row.businessKey === undefined ? nothing : html`<span class="number" translate="no">${row.businessKey}</span> `}${row.subject}</a
          >
          <span
            >${row.metric} <span class="number">${due(row.oldDue)} → <b>${due(row.newDue)}</b></span></span
          >
          ${row.newlyBreached ? html`<span class="chip clock over">${act.wouldBreach}</span>` : nothing}
          <span class="faint">${row.why.join(t().common.clauseSeparator)}</span>
        </li>`,
    )}
  </ul>`;
}
