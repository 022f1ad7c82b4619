import type { ClockVerdictRow } from '../../agreements/clock-verdict-row.js';
import type { JsonObject } from '../../definition/json.js';
import type { Appeal } from '../../instance/instance-clock.js';
import type { CaseRow, ClockCount, EndedClock, ReportStore } from '../report-store.js';
import { clockFilter } from './clock-query.js';
import type { Connection, SqlRow, SqlValue } from './connection.js';
import { readCursor, toPage } from './cursor.js';

const MOST = 2000;
/** What was said about a breach stands in the document only, and is read only where there is one. */
const SAID = `CASE WHEN c.result IN ('breached', 'excused') OR c.excluded = 1 THEN
  (SELECT json_object('exclusion', json_extract(value, '$.verdict.exclusion'), 'appeal', json_extract(value, '$.appeal'))
   FROM json_each(i.document, '$.clocks') WHERE json_extract(value, '$.id') = c.id) END`;
const ENDED = `SELECT c.instance_n, c.instance_id, c.id, i.business_key, i.subject, c.process, c.metric, c.agreement, c.agreement_version, c.commitment_id, c.system, c.priority, c.engineer, c.started_at, c.stopped_at, c.due, c.breached_at, c.result, c.cause, c.excluded, ${SAID}
FROM clock c JOIN instance i ON i.n = c.instance_n`;

export function sqliteReports(db: Connection): ReportStore {
  return {
    async endedClocks(query) {
      const limit = size(query.limit);
      const { where, params } = clockFilter(query);
      const parts = [
        'c.stopped_at >= ?',
        'c.stopped_at < ?',
        'c.agreement IS NOT NULL',
        "c.result <> 'void'",
        ...where,
      ];
      const bound: SqlValue[] = [query.from, query.to, ...params];
      const add = (sql: string, value: SqlValue | undefined): void => {
        if (value === undefined) return;
        parts.push(sql);
        bound.push(value);
      };
      add('c.agreement_version = ?', query.agreementVersion);
      add('c.result = ?', query.result);
      add('c.cause = ?', query.cause);
      const after = readCursor(query.cursor);
      if (after !== undefined) {
        const [stoppedAt = '', id = ''] = after.at.split(' ');
        parts.push('(c.stopped_at, c.instance_n, c.id) > (?, ?, ?)');
        bound.push(stoppedAt, after.n, id);
      }
      const order = 'ORDER BY c.stopped_at, c.instance_n, c.id LIMIT ?';
      const found = db.all(`${ENDED} WHERE ${parts.join(' AND ')} ${order}`, ...bound, limit + 1);
      return toPage(
        found,
        limit,
        (row) => ({ at: `${String(row[14])} ${String(row[2])}`, n: Number(row[0]) }),
        endedClock,
      );
    },

    async clockCounts(query) {
      const { where, params } = clockFilter(query);
      const parts = [
        'c.stopped_at >= ?',
        'c.stopped_at < ?',
        'c.agreement IS NOT NULL',
        "c.result <> 'void'",
        ...where,
      ];
      return db
        .all(
          `SELECT c.agreement, c.agreement_version, c.commitment_id, c.process, c.engineer,
             substr(datetime(c.stopped_at, '+8 hours'), 1, 7) AS month, c.result, c.excluded, c.cause, count(*)
           FROM clock c WHERE ${parts.join(' AND ')} GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9`,
          query.from,
          query.to,
          ...params,
        )
        .map(clockCount);
    },

    async measuredCases({ process, from, to, limit: asked, cursor }) {
      const limit = size(asked);
      const after = readCursor(cursor);
      // `~` sorts after every instant: a case that still runs ends last.
      const found = db.all(
        `SELECT n, id, process, status, outcome, started_at, ended_at, business_key, subject,
           json_extract(document, '$.variables'), json_extract(document, '$.service')
         FROM instance WHERE process = ? AND ifnull(ended_at, '~') >= ? AND (ifnull(ended_at, '~'), n) > (?, ?) AND started_at < ?
         ORDER BY ifnull(ended_at, '~'), n LIMIT ?`,
        process,
        from,
        after?.at ?? '',
        after?.n ?? 0,
        to,
        limit + 1,
      );
      return toPage(found, limit, (row) => ({ at: textAt(row, 6) ?? '~', n: Number(row[0]) }), caseRow);
    },
  };
}

function size(limit: number): number {
  return Math.min(MOST, Math.max(1, Math.trunc(limit) || 1));
}

function endedClock(row: SqlRow): EndedClock {
  const said =
    row[20] === null || row[20] === undefined
      ? undefined
      : (JSON.parse(String(row[20])) as { readonly exclusion?: string | null; readonly appeal?: Appeal | null });
  return {
    instanceId: String(row[1]),
    clockId: String(row[2]),
    subject: String(row[4]),
    process: String(row[5]),
    metric: String(row[6]),
    startedAt: String(row[13]),
    stoppedAt: String(row[14]),
    result: row[17] as EndedClock['result'],
    excluded: row[19] === 1,
    ...present({
      businessKey: textAt(row, 3),
      agreement: textAt(row, 7),
      agreementVersion: row[8] === null ? undefined : Number(row[8]),
      commitment: textAt(row, 9),
      system: textAt(row, 10),
      priority: textAt(row, 11),
      engineer: textAt(row, 12),
      due: textAt(row, 15),
      breachedAt: textAt(row, 16),
      cause: textAt(row, 18) as ClockVerdictRow['cause'],
      exclusion: said?.exclusion ?? undefined,
      appeal: said?.appeal ?? undefined,
    }),
  };
}

function clockCount(row: SqlRow): ClockCount {
  return {
    agreement: String(row[0]),
    agreementVersion: Number(row[1]),
    commitment: String(row[2]),
    process: String(row[3]),
    month: String(row[5]),
    result: row[6] as ClockCount['result'],
    excluded: row[7] === 1,
    count: Number(row[9]),
    ...present({ engineer: textAt(row, 4), cause: textAt(row, 8) }),
  };
}

function caseRow(row: SqlRow): CaseRow {
  const service = row[10] === null ? undefined : (JSON.parse(String(row[10])) as ServiceOfCase);
  return {
    id: String(row[1]),
    process: String(row[2]),
    status: row[3] as CaseRow['status'],
    startedAt: String(row[5]),
    subject: String(row[8]),
    variables: (row[9] === null ? {} : JSON.parse(String(row[9]))) as JsonObject,
    ...present({
      outcome: textAt(row, 4),
      endedAt: textAt(row, 6),
      businessKey: textAt(row, 7),
      system: service?.system,
      agreement: service === undefined ? undefined : { key: service.agreement.key, version: service.agreement.version },
    }),
  };
}

interface ServiceOfCase {
  readonly system: string;
  readonly agreement: { readonly key: string; readonly version: number };
}

function textAt(row: SqlRow, at: number): string | undefined {
  const value = row[at];
  return value === null || value === undefined ? undefined : String(value);
}

type Present<T> = { readonly [Key in keyof T]?: Exclude<T[Key], undefined> };

function present<T extends object>(members: T): Present<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Present<T>;
}
