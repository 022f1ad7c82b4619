import type { Viewer } from '@yunliu/engine';
import { refuse } from '../refuse.js';
import type { ServerParts } from '../server-parts.js';
import { reportScope } from './report-rights.js';
import type { ReportScope } from './report-rights.js';
import { storedReport } from './stored-reports.js';
import type { StoredReport } from './stored-reports.js';

/** A client reads what was made for its house alone, never a report of the whole agreement. */
export function isInScope(scope: ReportScope, { agreement, client }: StoredReport): boolean {
  if (scope.kind !== 'client') return scope.kind === 'all';
  return scope.agreements.has(agreement.key) && client !== undefined && scope.clients.has(client);
}

/** May the viewer read this report? What one may not read does not exist. */
export async function readsReport(parts: ServerParts, viewer: Viewer, id: string): Promise<boolean> {
  const stored = await storedReport(parts, id);
  return stored !== undefined && isInScope(await reportScope(parts, viewer), stored);
}

export function noReport(): Error {
  return refuse(
    'report/not-found',
    ['没有这份报告，或您无权查看。', 'There is no such report, or you may not read it.'],
    ['请从报告列表中选择。', 'Choose one from the list of reports.'],
  );
}
