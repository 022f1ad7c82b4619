import type { ComplianceReport, ReportLine } from './compliance-report.js';

/**
 * The client's version: the same figures and cases, without the names of the vendor's people and without what the vendor
 * wrote in an appeal; the ruling and its reason stay, because they were made for the client.
 */
export function clientReport(report: ComplianceReport): ComplianceReport {
  return { ...report, lines: report.lines.map(clientLine) };
}

/** One case as the client sees it. */
export function clientLine(known: ReportLine): ReportLine {
  const { engineer: _, appeal, ...line } = known;
  if (appeal === undefined) return line;
  const { reason: __, ...shown } = appeal;
  return { ...line, appeal: { ...shown, reason: '' } };
}
