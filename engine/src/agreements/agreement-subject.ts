import { suggestion, type IssueCollector } from '../definition/checks/issue-collector.js';
import { nearestName } from '../definition/nearest-name.js';
import type { ProcessDefinition } from '../definition/process-definition.js';
import type { Agreement } from './agreement.js';

/** What an agreement may refer to; what is not given is not checked. */
export interface AgreementContext {
  readonly calendars?: readonly string[];
  readonly roles?: readonly string[];
  readonly processes?: readonly ProcessDefinition[];
}

/** An agreement being checked: its rows by name, and a collector that names the row in every message. */
export interface AgreementSubject {
  readonly agreement: Agreement;
  readonly context: AgreementContext;
  readonly issues: IssueCollector;
  readonly services: ReadonlySet<string>;
  readonly priorities: ReadonlySet<string>;
  /** Metrics raised by the clocks of each published process. */
  readonly metrics: ReadonlyMap<string, ReadonlySet<string>> | undefined;
}

export function requirePriority(subject: AgreementSubject, key: string, pointer: string, row: string): void {
  if (key === '' || subject.priorities.has(key)) return;
  subject.issues.error(
    'agreement/unknown-priority',
    pointer,
    [`${row}：协议没有优先级“${key}”`, `${row}: the agreement has no priority "${key}"`],
    suggestion(nearestName(key, subject.priorities), [...subject.priorities]),
  );
}

export function requireRole({ context: { roles }, issues }: AgreementSubject, role: string, pointer: string): void {
  if (roles === undefined || role === '' || roles.includes(role)) return;
  issues.error(
    'role/unknown',
    pointer,
    [`没有角色“${role}”`, `There is no role "${role}"`],
    suggestion(nearestName(role, roles), roles),
  );
}

export function requireCalendar(subject: AgreementSubject, calendar: string, pointer: string, row: string): void {
  const known = subject.context.calendars;
  if (calendar === '' || known === undefined || known.includes(calendar)) return;
  subject.issues.error(
    'calendar/unknown',
    pointer,
    [`${row}：没有日历“${calendar}”`, `${row}: there is no calendar "${calendar}"`],
    suggestion(nearestName(calendar, known), known),
  );
}
