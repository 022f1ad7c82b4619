import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { BatchReport } from '../../api/index.js';
import { t } from '../locales/index.js';
import { openDialog } from './dialog.js';

/** What became of each item, failures first. */
export function batchReportList(report: BatchReport, nameOf: (id: string) => string): TemplateResult {
  const { batch } = t().operations;
  const items = report.items.toSorted((a, b) => Number(a.status === 'done') - Number(b.status === 'done'));
  return html`<p role="status" data-testid="batch-summary">${batch.summary(report.done, report.refused)}</p>
    <ul class="batch-items" data-testid="batch-items">
      ${items.map(
        ({ id, status, fault }) =>
          html`<li>
            <span class=${status === 'done' ? 'chip ok' : 'chip due over'}>${batch.status[status]}</span>
            <div>
              <p>${nameOf(id)}</p>
              ${fault === undefined ? nothing : html`<p class="faint">${fault.message} ${fault.hint}</p>`}
            </div>
          </li>`,
      )}
    </ul>`;
}

export async function showBatchReport(
  report: BatchReport,
  title: string,
  nameOf: (id: string) => string,
): Promise<void> {
  await openDialog<true>(
    title,
    (close) =>
      html`<div class="dialog-body">
        ${batchReportList(report, nameOf)}
        <div class="dialog-actions">
          <button type="button" class="button primary" data-testid="dialog-close" @click=${() => close(undefined)}>
            ${t().common.close}
          </button>
        </div>
      </div>`,
  );
}
