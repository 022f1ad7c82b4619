import type { ClockVerdictRow } from '../../agreements/clock-verdict-row.js';
import type {
  AwaitedDecision,
  ClockFilter,
  ClockStore,
  ClockVerdictQuery,
  OpenClockQuery,
  OpenClockRow,
} from '../clock-store.js';
import type { Connection, SqlRow, SqlValue } from './connection.js';
import { pageSize, readCursor, toPage } from './cursor.js';

const COLUMNS =
  'c.instance_n, c.instance_id, c.id, i.business_key, i.subject, c.process, c.metric, c.agreement, c.agreement_version, c.commitment_id, c.system, c.priority, c.engineer, c.started_at, c.stopped_at, c.due, c.state, c.breached_at, c.result, c.cause, c.excluded';
const FROM = 'FROM clock c JOIN instance i ON i.n = c.instance_n';
const NO_DUE = '~';
const MOST = 10_000;

export function sqliteClocks(db: Connection): ClockStore {
  return {
    async openClocks(query) {
      const limit = pageSize(query.limit);
      const found = db.all(...openSql(query, limit + 1));
      return toPage(
        found,
        limit,
        (row) => ({ at: `${row[15] === null ? NO_DUE : String(row[15])} ${String(row[2])}`, n: Number(row[0]) }),
        openRow,
      );
    },
    clockVerdicts: async (query) => db.all(...verdictSql(query)).map(verdictRow),
    openTicketsOf: async (system) =>
      db
        .all(
          'SELECT DISTINCT instance_id FROM clock WHERE system = ? AND stopped_at IS NULL ORDER BY instance_id',
          system,
        )
        .map(([id]) => String(id)),
    clocksOfTickets: async (instanceIds) => {
      const ids = instanceIds.slice(0, 500);
      if (ids.length === 0) return [];
      const marks = ids.map(() => '?').join(', ');
      const where = `c.stopped_at IS NULL AND i.id IN (${marks})`;
      return db
        .all(`SELECT ${COLUMNS} ${FROM} WHERE ${where} ORDER BY ifnull(c.due, '~'), c.instance_n, c.id`, ...ids)
        .map(openRow);
    },
    awaitedDecisions: async () =>
      db
        .all('SELECT instance_id, id, awaits FROM clock WHERE awaits IS NOT NULL ORDER BY instance_n, id LIMIT 500')
        .map(([instanceId, clockId, what]) => ({
          instanceId: String(instanceId),
          clockId: String(clockId),
          what: what as AwaitedDecision['what'],
        })),
  };
}

type Statement = readonly [sql: string, ...params: SqlValue[]];

function openSql(query: OpenClockQuery, limit: number): Statement {
  const { where, params } = clockFilter(query);
  const parts = ['c.stopped_at IS NULL', ...where];
  if (query.state !== undefined) {
    parts.push('c.state = ?');
    params.push(query.state);
  }
  if (query.dueBefore !== undefined) {
    parts.push("ifnull(c.due, '~') < ?");
    params.push(query.dueBefore);
  }
  const after = readCursor(query.cursor);
  if (after !== undefined) {
    const [due = '', clock = ''] = after.at.split(' ');
    parts.push("(ifnull(c.due, '~'), c.instance_n, c.id) > (?, ?, ?)");
    params.push(due, after.n, clock);
  }
  const order = "ORDER BY ifnull(c.due, '~'), c.instance_n, c.id LIMIT ?";
  return [`SELECT ${COLUMNS} ${FROM} WHERE ${parts.join(' AND ')} ${order}`, ...params, limit];
}

function verdictSql(query: ClockVerdictQuery): Statement {
  const { where, params } = clockFilter(query);
  const parts = ['c.stopped_at >= ?', 'c.stopped_at < ?', ...where];
  const bound: SqlValue[] = [query.from, query.to, ...params];
  if (query.result !== undefined) {
    parts.push('c.result = ?');
    bound.push(query.result);
  }
  const limit = Math.max(1, Math.min(MOST, query.limit ?? MOST));
  const order = 'ORDER BY c.stopped_at, c.instance_n, c.id LIMIT ?';
  return [`SELECT ${COLUMNS} ${FROM} WHERE ${parts.join(' AND ')} ${order}`, ...bound, limit];
}

const FILTERS: { readonly [Name in keyof Required<ClockFilter>]: string } = {
  agreement: 'c.agreement = ?',
  commitment: 'c.commitment_id = ?',
  metric: 'c.metric = ?',
  process: 'c.process = ?',
  system: 'c.system = ?',
  engineer: 'c.engineer = ?',
};

export function clockFilter(filter: ClockFilter): { readonly where: readonly string[]; readonly params: SqlValue[] } {
  const where: string[] = [];
  const params: SqlValue[] = [];
  for (const [name, sql] of Object.entries(FILTERS)) {
    const value = filter[name as keyof ClockFilter];
    if (value === undefined) continue;
    where.push(sql);
    params.push(value);
  }
  return { where, params };
}

function common(row: SqlRow) {
  const text = (at: number): string | undefined =>
    row[at] === null || row[at] === undefined ? undefined : String(row[at]);
  const known = {
    businessKey: text(3),
    agreement: text(7),
    agreementVersion: row[8] === null ? undefined : Number(row[8]),
    commitment: text(9),
    system: text(10),
    priority: text(11),
    due: text(15),
    breachedAt: text(17),
  };
  return {
    instanceId: String(row[1]),
    clockId: String(row[2]),
    subject: String(row[4]),
    process: String(row[5]),
    metric: String(row[6]),
    startedAt: String(row[13]),
    ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)),
  };
}

function openRow(row: SqlRow): OpenClockRow {
  return { ...common(row), state: row[16] as OpenClockRow['state'] };
}

function verdictRow(row: SqlRow): ClockVerdictRow {
  return {
    ...common(row),
    ...(row[12] === null ? {} : { engineer: String(row[12]) }),
    stoppedAt: String(row[14]),
    result: row[18] as ClockVerdictRow['result'],
    ...(row[19] === null ? {} : { cause: row[19] as NonNullable<ClockVerdictRow['cause']> }),
    excluded: row[20] === 1,
  };
}
