import type { BatchReport as Report } from '@yunliu/engine';
import type { Locale } from '@yunliu/engine/definition';
import type { BatchReport } from '../../api/index.js';

/** The report of a batch in the reader's language. */
export function batchReportView(report: Report, locale: Locale): BatchReport {
  const items = report.items.map(({ id, status, fault }) =>
    fault === undefined
      ? { id, status }
      : { id, status, fault: { code: fault.code, message: fault.message[locale], hint: fault.hint[locale] } },
  );
  return {
    batchId: report.batchId,
    kind: report.kind,
    startedAt: report.startedAt,
    endedAt: report.endedAt,
    done: items.filter(({ status }) => status === 'done').length,
    refused: items.filter(({ status }) => status === 'refused').length,
    items,
  };
}
