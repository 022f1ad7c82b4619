import type { ComplianceReport, LineAppeal, ReportLine } from '@yunliu/engine/reports';
import type { ReportWords } from './report-words.js';
import { chinaTime } from './china-time.js';

/** `95.00%`; nothing to judge = a dash. */
export function percentText(percent: number | null): string {
  return percent === null ? '—' : `${percent.toFixed(2)}%`;
}

export function targetText(target: number | null): string {
  return target === null ? '—' : `${target}%`;
}

export function appealText(appeal: LineAppeal | undefined, words: ReportWords): string {
  if (appeal === undefined) return '';
  const { at, reason, ruling } = appeal;
  const parts = [words.appealed(chinaTime(at).slice(0, 10))];
  if (reason !== '') parts.push(reason);
  parts.push(
    ruling === undefined
      ? words.pending
      : words.ruled(ruling.decision === 'excused' ? words.excused : words.upheld, ruling.reason),
  );
  return parts.join('；');
}

/** What a case is called: its number, its subject, or the counting period that was judged. */
export function caseName({ businessKey, subject, id }: ReportLine): string {
  return [businessKey, subject].filter((text) => text !== undefined && text !== '').join(' ') || id;
}

export function summaryText({ totals }: Pick<ComplianceReport, 'totals'>, words: ReportWords): string {
  const { cases, met, breached, excluded, verdicts } = totals;
  return (
    words.verdictSummary(verdicts.kept, verdicts.broken, verdicts['no-cases'], verdicts['not-measured']) +
    words.summary(cases, met, breached, excluded)
  );
}
