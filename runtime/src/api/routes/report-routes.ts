import {
  complianceQuery,
  complianceReportSchema,
  freezeReportSchema,
  recomputedSchema,
  reportLinesQuery,
  reportLinesSchema,
  reportParams,
  reportScopesSchema,
  reportsSchema,
} from '../reports.js';
import { bytes, json, route } from '../route.js';

const managed = { tag: 'reports', access: 'signed-in', check: 'manage-reports' } as const;
const read = {
  tag: 'reports',
  access: 'signed-in',
  method: 'get',
  check: 'read-report',
  params: reportParams,
} as const;

/** Compliance reports: managers make them, the client's representatives read the frozen ones of their own house. */
export const reportRoutes = {
  listReportScopes: route({
    tag: 'reports',
    access: 'signed-in',
    check: 'see-reports',
    method: 'get',
    path: '/api/compliance/scopes',
    summary: { 'zh-CN': '可出具报告的协议与客户', en: 'Agreements and clients that can be reported on' },
    answer: json(reportScopesSchema),
  }),
  previewCompliance: route({
    ...managed,
    method: 'get',
    path: '/api/compliance',
    summary: { 'zh-CN': '某期间的承诺达成情况（未出具）', en: 'How an agreement stands in a period, not frozen' },
    query: complianceQuery,
    answer: json(complianceReportSchema),
  }),
  listReports: route({
    tag: 'reports',
    access: 'signed-in',
    check: 'see-reports',
    method: 'get',
    path: '/api/compliance-reports',
    summary: { 'zh-CN': '已出具的达成报告', en: 'Frozen reports' },
    answer: json(reportsSchema),
  }),
  freezeReport: route({
    ...managed,
    method: 'post',
    path: '/api/compliance-reports',
    summary: { 'zh-CN': '出具达成报告', en: 'Freeze a report' },
    body: freezeReportSchema,
    answer: json(complianceReportSchema, 201),
  }),
  readReport: route({
    ...read,
    path: '/api/compliance-reports/:id',
    summary: { 'zh-CN': '一份达成报告', en: 'One frozen report' },
    answer: json(complianceReportSchema),
  }),
  readReportLines: route({
    ...read,
    path: '/api/compliance-reports/:id/lines',
    summary: { 'zh-CN': '报告的逐件明细', en: 'Cases of a report' },
    query: reportLinesQuery,
    answer: json(reportLinesSchema),
  }),
  recomputeReport: route({
    ...managed,
    method: 'post',
    path: '/api/compliance-reports/:id/recompute',
    summary: { 'zh-CN': '重新核算并比对', en: 'Reckon a report again and compare' },
    params: reportParams,
    answer: json(recomputedSchema),
  }),
  printReport: route({
    ...read,
    path: '/api/compliance-reports/:id/report.pdf',
    summary: { 'zh-CN': '达成报告（PDF）', en: 'A report as PDF' },
    answer: bytes('application/pdf'),
  }),
  reportSpreadsheet: route({
    ...read,
    path: '/api/compliance-reports/:id/report.xlsx',
    summary: { 'zh-CN': '达成报告（表格）', en: 'A report as spreadsheet' },
    answer: bytes('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
  }),
};
