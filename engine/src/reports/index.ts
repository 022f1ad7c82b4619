export { buildComplianceReport } from './build-compliance-report.js';
export { clientLine, clientReport } from './client-report.js';
export { compareReports, type LineMove, type LineMoveReason, type ReportComparison } from './compare-reports.js';
export type {
  CommitmentResult,
  CommitmentVerdict,
  ComplianceReport,
  LineAppeal,
  ReportLine,
  ReportTotals,
} from './compliance-report.js';
export type { ReportCase, ReportClock, ReportFacts } from './report-facts.js';
export { CHINA_OFFSET_MS, monthOfInstant, reportPeriod, type ReportPeriod } from './report-period.js';
export { shareOf, shownPercent } from './shown-percent.js';
export {
  hotlineMonths,
  hotlineStatistics,
  LIKE_CALLS,
  type CallRecord,
  type HotlineMonth,
} from './hotline-statistics.js';
