import { createHash } from 'node:crypto';
import type { StoredAgreement } from '@yunliu/engine';
import { measuredProcesses } from '@yunliu/engine/agreements';
import type { Agreement, Measure } from '@yunliu/engine/agreements';
import type { ReportCase, ReportClock, ReportFacts, ReportPeriod } from '@yunliu/engine/reports';
import { latestPublished } from '../latest-published.js';
import { refuse } from '../refuse.js';
import type { ServerParts } from '../server-parts.js';
import { clientName } from './report-rights.js';

export interface ReportRequest {
  readonly stored: StoredAgreement;
  readonly period: ReportPeriod;
  readonly asOf: string;
  readonly client?: string | undefined;
}

const PAGE = 2000;
const DAY_MS = 86_400_000;

/** How far back cases are read, in days: rows of grades reach over years, sums and deadlines over a counting period. */
const REACH = { penalty: 1200, sum: 400, periodic: 400, lead: 400, entitlement: 45 } as const;

/** Reads everything a report is made of, page by page. */
export async function gatherFacts(parts: ServerParts, request: ReportRequest): Promise<ReportFacts> {
  const { stored, period, asOf, client } = request;
  const { calendars } = parts;
  if (calendars === undefined) {
    throw refuse(
      'report/no-calendars',
      ['本系统没有服务日历，无法出具报告。', 'This installation has no service calendars, so it cannot report.'],
      ['请将日历文件放入流程目录的 calendars。', 'Put calendar files into the folder `calendars`.'],
    );
  }
  const [clocks, cases, published, systems] = await Promise.all([
    endedClocks(parts, request),
    measuredCases(parts, request),
    latestPublished(parts.store),
    parts.engine.agreements.systems(),
  ]);
  return {
    agreement: { agreement: stored.agreement, hash: stored.hash },
    period,
    asOf,
    clocks,
    cases,
    processes: new Set(published.map(({ key }) => key)),
    digest: (text) => createHash('sha256').update(text).digest('hex'),
    calendars,
    ...(client === undefined
      ? {}
      : {
          client: {
            name: client,
            systems: new Set(systems.filter((one) => clientName(one) === client).map(({ key }) => key)),
          },
        }),
  };
}

async function endedClocks(parts: ServerParts, { stored, period }: ReportRequest): Promise<readonly ReportClock[]> {
  const { key, version } = stored.agreement;
  const found: ReportClock[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await parts.store.endedClocks({
      agreement: key,
      agreementVersion: version,
      from: period.from,
      to: period.to,
      limit: PAGE,
      ...(cursor === undefined ? {} : { cursor }),
    });
    for (const { appeal, ...row } of page.rows)
      found.push(appeal === undefined ? row : { ...row, appeal: said(appeal) });
    if (page.cursor === undefined) return found;
    cursor = page.cursor;
  }
}

type Appeal = NonNullable<Awaited<ReturnType<ServerParts['store']['endedClocks']>>['rows'][number]['appeal']>;

/** What a report keeps of an appeal: not who wrote it, and no files. */
function said({ at, cause, reason, ruling }: Appeal): NonNullable<ReportClock['appeal']> {
  if (ruling === undefined) return { at, cause, reason };
  return { at, cause, reason, ruling: { at: ruling.at, decision: ruling.decision, reason: ruling.reason } };
}

async function measuredCases(
  parts: ServerParts,
  { stored, period, asOf }: ReportRequest,
): Promise<readonly ReportCase[]> {
  const found: ReportCase[] = [];
  for (const [process, { days, variables }] of measures(stored.agreement)) {
    const from = new Date(Date.parse(period.from) - days * DAY_MS).toISOString();
    const to = period.to < asOf ? asOf : period.to;
    for (let cursor: string | undefined; ;) {
      const page = await parts.store.measuredCases({
        process,
        from,
        to,
        limit: PAGE,
        ...(cursor === undefined ? {} : { cursor }),
      });
      for (const row of page.rows) found.push({ ...row, variables: only(row.variables, variables) });
      cursor = page.cursor;
      if (cursor === undefined) break;
    }
  }
  return found;
}

interface Wanted {
  readonly days: number;
  readonly variables: ReadonlySet<string>;
}

/** Processes to read, how far back, and which of their variables. */
function measures(agreement: Agreement): ReadonlyMap<string, Wanted> {
  const wanted = new Map<string, Wanted>();
  for (const commitment of agreement.commitments) {
    if (commitment.kind === 'clock') continue;
    const days = Object.hasOwn(REACH, commitment.kind) ? REACH[commitment.kind as keyof typeof REACH] : 0;
    const both: readonly Measure[] =
      commitment.kind === 'periodic' && commitment.while !== undefined
        ? [commitment.measure, commitment.while]
        : [commitment.measure];
    for (const measure of both) {
      const { processes: _, outcomes: __, ...names } = measure;
      for (const process of measuredProcesses(agreement, commitment, measure)) {
        const known = wanted.get(process);
        wanted.set(process, {
          days: Math.max(days, known?.days ?? 0),
          variables: new Set([...(known?.variables ?? ['exclusion', 'orderedDays']), ...Object.values(names)]),
        });
      }
    }
  }
  return wanted;
}

function only(variables: ReportCase['variables'], names: ReadonlySet<string>): ReportCase['variables'] {
  return Object.fromEntries(Object.entries(variables).filter(([name]) => names.has(name)));
}
