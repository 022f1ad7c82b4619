import { IssueCollector } from '../definition/checks/issue-collector.js';
import type { Issue } from '../definition/issue.js';
import { checkShape } from '../definition/shape/check-shape.js';
import { repair } from '../definition/shape/repair.js';
import { sortIssues, withoutEchoes } from '../definition/sort-issues.js';
import type { Agreement } from './agreement.js';
import {
  requireCalendar,
  requirePriority,
  requireRole,
  type AgreementContext,
  type AgreementSubject,
} from './agreement-subject.js';
import { agreementSchema } from './agreement-schema.js';
import { checkCommitment } from './check-commitment.js';
import { metricsOfProcess } from '../definition/metrics-of-process.js';

/** All faults of an agreement, of shape and of meaning, in the order of the file. Never throws. */
export function validateAgreement(json: unknown, context: AgreementContext = {}): Issue[] {
  const shape = checkShape(json, agreementSchema);
  const hopeless = (issue: Issue): boolean =>
    issue.code === 'schema/too-deep' || (issue.pointer === '' && issue.code === 'schema/wrong-type');
  if (shape.some(hopeless)) return [...shape];
  const agreement = (shape.length === 0 ? json : repair(json, agreementSchema)) as Agreement;
  const issues = new IssueCollector();
  const subject: AgreementSubject = {
    agreement,
    context,
    issues,
    services: new Set(agreement.services.map(({ key }) => key)),
    priorities: new Set(agreement.priorities.map(({ key }) => key)),
    metrics: context.processes && new Map(context.processes.map((process) => [process.key, metricsOfProcess(process)])),
  };
  checkTerm(subject);
  checkNames(subject);
  checkRules(subject);
  for (const [at, commitment] of agreement.commitments.entries()) {
    checkCommitment(subject, commitment, `/commitments/${at}`);
  }
  return sortIssues(json, [...shape, ...withoutEchoes(json, issues.issues, shape)]);
}

function checkTerm({ agreement: { term }, issues }: AgreementSubject): void {
  for (const side of ['from', 'to'] as const) {
    const date = term?.[side];
    if (date === undefined || date === '' || isDate(date)) continue;
    issues.error(
      'agreement/impossible-date',
      `/term/${side}`,
      [`协议期限：不存在日期“${date}”`, `Term: there is no date "${date}"`],
      ['请填写日历上存在的日期。', 'Give a date that exists.'],
    );
  }
  if (term?.from !== undefined && term.to !== undefined && term.to < term.from) {
    issues.error(
      'agreement/reversed-term',
      '/term/to',
      [`协议期限颠倒：${term.from} 至 ${term.to}`, `The term is reversed: ${term.from} to ${term.to}`],
      ['终止日期不得早于起始日期。', 'The end must not be before the beginning.'],
    );
  }
}

function isDate(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Names that stand twice. */
function checkNames({ agreement, issues }: AgreementSubject): void {
  const lists = { systems: '系统', services: '服务', priorities: '优先级', exclusions: '除外事项' } as const;
  for (const [name, zh] of Object.entries(lists)) {
    const rows = agreement[name as keyof typeof lists];
    for (const [at, { key }] of rows.entries()) {
      if (rows.findIndex((row) => row.key === key) === at) continue;
      issues.error(
        'agreement/doubled-key',
        `/${name}/${at}/key`,
        [`${zh}“${key}”重复`, `"${key}" stands twice in ${name}`],
        ['请改用不同的键。', 'Use another key.'],
      );
    }
  }
  for (const [at, { id, key }] of agreement.commitments.entries()) {
    for (const [member, value] of [
      ['id', id],
      ['key', key],
    ] as const) {
      if (agreement.commitments.findIndex((other) => other[member] === value) === at) continue;
      issues.error(
        'agreement/doubled-commitment',
        `/commitments/${at}/${member}`,
        [`承诺 ${id}：“${value}”重复`, `Commitment ${id}: "${value}" stands twice`],
        ['每项承诺的编号与键均须唯一。', 'Ids and keys of commitments are unique.'],
      );
    }
  }
}

function checkRules(subject: AgreementSubject): void {
  const { agreement, priorities, issues } = subject;
  requirePriority(subject, agreement.defaultPriority, '/defaultPriority', 'defaultPriority');
  for (const key of Object.keys(agreement.extension.byPriority))
    requirePriority(subject, key, `/extension/byPriority/${key}`, 'extension');
  for (const key of priorities) {
    if (Object.hasOwn(agreement.extension.byPriority, key)) continue;
    issues.error(
      'agreement/extension-missing',
      '/extension/byPriority',
      [`优先级“${key}”没有规定能否延期`, `Nothing says whether priority "${key}" may be extended`],
      ['请填写 refused、agreement 或 consent。', 'Give refused, agreement or consent.'],
    );
  }
  requireRole(subject, agreement.extension.consentBy, '/extension/consentBy');
  for (const [at, role] of agreement.extension.grantedBy.entries())
    requireRole(subject, role, `/extension/grantedBy/${at}`);
  requireRole(subject, agreement.lateEntry.approvedBy, '/lateEntry/approvedBy');
  requireRole(subject, agreement.downtime.approvedBy, '/downtime/approvedBy');
  requireRole(subject, agreement.appeal.ruledBy, '/appeal/ruledBy');
  requireCalendar(subject, agreement.appeal.calendar, '/appeal/calendar', 'appeal');
}
