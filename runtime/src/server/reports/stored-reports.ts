import type { JsonObject } from '@yunliu/engine/definition';
import type { ComplianceReport, ReportLine } from '@yunliu/engine/reports';
import type { ServerParts } from '../server-parts.js';

/** A frozen report without its cases, which are many and are read page by page. */
export interface StoredReport extends Omit<ComplianceReport, 'lines'> {
  readonly id: string;
  readonly frozenAt: string;
  readonly frozenBy: string;
  readonly lineCount: number;
}

const REPORTS = 'compliance-reports';
const LINES = 'compliance-report-lines';
const CHUNK = 1000;

/** Writes the cases first: a report exists once its head does, and saving it again writes the same. */
export async function saveReport(
  { store }: ServerParts,
  id: string,
  { lines, ...head }: ComplianceReport,
  frozen: { readonly at: string; readonly by: string },
): Promise<StoredReport> {
  for (let at = 0; at < lines.length; at += CHUNK) {
    const chunk = { lines: lines.slice(at, at + CHUNK) };
    await store.putRecord(LINES, chunkId(id, at / CHUNK), chunk as unknown as JsonObject);
  }
  const stored: StoredReport = { ...head, id, frozenAt: frozen.at, frozenBy: frozen.by, lineCount: lines.length };
  await store.putRecord(REPORTS, id, stored as unknown as JsonObject);
  return stored;
}

/** Newest period first, then newest report. */
export async function storedReports({ store }: ServerParts): Promise<readonly StoredReport[]> {
  const all = (await store.records(REPORTS)).map(({ value }) => value as unknown as StoredReport);
  return all.toSorted((a, b) => compare(b.period.from, a.period.from) || compare(b.frozenAt, a.frozenAt));
}

export async function storedReport({ store }: ServerParts, id: string): Promise<StoredReport | undefined> {
  return (await store.record(REPORTS, id)) as unknown as StoredReport | undefined;
}

/** Cases of a report in their order, from the n-th on. */
export async function* reportLines(
  { store }: ServerParts,
  { id, lineCount }: Pick<StoredReport, 'id' | 'lineCount'>,
  from = 0,
): AsyncGenerator<readonly [index: number, line: ReportLine]> {
  for (let chunk = Math.floor(from / CHUNK); chunk * CHUNK < lineCount; chunk += 1) {
    const record = (await store.record(LINES, chunkId(id, chunk))) as { readonly lines?: unknown } | undefined;
    const lines = (record?.lines ?? []) as readonly ReportLine[];
    for (const [offset, line] of lines.entries()) {
      const index = chunk * CHUNK + offset;
      if (index >= from) yield [index, line];
    }
  }
}

/** The whole report, as it was frozen. */
export async function wholeReport(parts: ServerParts, stored: StoredReport): Promise<ComplianceReport> {
  const lines: ReportLine[] = [];
  for await (const [, line] of reportLines(parts, stored)) lines.push(line);
  const { id: _, frozenAt: __, frozenBy: ___, lineCount: ____, hash, ...head } = stored;
  return { ...head, lines, hash };
}

function chunkId(id: string, chunk: number): string {
  return `${id}:${String(chunk).padStart(6, '0')}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
