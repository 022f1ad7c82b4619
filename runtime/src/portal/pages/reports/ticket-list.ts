import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { SlaTickets } from '../../../api/index.js';
import { t } from '../../locales/index.js';
import { exactTime } from '../../time-words.js';

const RESULT_CHIPS = { met: 'ok', breached: 'warn', excused: 'off', void: 'off' } as const;
const RISK_CHIPS = { overdue: 'due over', warning: 'due soon', normal: 'due calm', paused: 'off' } as const;

/** The tickets behind a figure. */
export function ticketList({ rows, total, cursor }: SlaTickets, more: () => void): TemplateResult {
  const { board } = t().reports;
  const { common } = t();
  if (rows.length === 0) return html`<div class="card-body"><p class="faint">${board.noTickets}</p></div>`;
  return html`<div class="table-scroll" tabindex="0" role="group" aria-labelledby="drill-title">
      <table class="table" data-testid="tickets">
        <thead>
          <tr>
            <th scope="col">${board.ticket}</th>
            <th scope="col">${board.commitment}</th>
            <th scope="col">${board.due}</th>
            <th scope="col">${board.done}</th>
            <th scope="col">${board.state}</th>
            <th scope="col">${board.engineer}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr>
                <td>
                  <a class="ticket" href=${`/instances/${row.instanceId}`}>${row.subject}</a>
                  <span class="faint">${row.product}</span>
                  ${row.businessKey === undefined ? nothing : html`<span class="faint" translate="no">${row.businessKey}</span>`}
                </td>
                <td data-label=${board.commitment}>${row.title}</td>
                <td class="nowrap" data-label=${board.due}>${row.due === undefined ? '' : exactTime(row.due)}</td>
                <td class="nowrap" data-label=${board.done}>${row.at === undefined ? '' : exactTime(row.at)}</td>
                <td>
                  ${
                    row.risk === undefined
                      ? nothing
                      : html`<span class=${`chip ${RISK_CHIPS[row.risk]}`}>${board.risks[row.risk]}</span>`
                  }
                  ${
                    row.result === undefined
                      ? nothing
                      : html`<span class=${`chip ${RESULT_CHIPS[row.result]}`}>${board.results[row.result]}</span>`
                  }
                  ${row.causeTitle === undefined ? nothing : html`<span class="faint">${row.causeTitle}</span>`}
                </td>
                <td data-label=${board.engineer}>${row.engineer ?? ''}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <div class="card-body">
      <span class="faint">${board.total(total)}</span>
      ${
        cursor === undefined
          ? nothing
          : html`<button type="button" class="button" data-testid="more-tickets" @click=${more}>${common.more}</button>`
      }
    </div>`;
}
