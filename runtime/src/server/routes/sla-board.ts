import { localize } from '@yunliu/engine/definition';
import type { Locale } from '@yunliu/engine/definition';
import { monthOfInstant, reportPeriod } from '@yunliu/engine/reports';
import type { SlaBoard, SlaTickets } from '../../api/index.js';
import type { Handlers } from '../http/call.js';
import { latestPublished } from '../latest-published.js';
import { causeTitle } from '../reports/report-view.js';
import { reportWords } from '../reports/report-words.js';
import { breachesByCause, figuresBy, ratedClocks } from '../reports/sla-board.js';
import type { Figures, Risk } from '../reports/sla-board.js';
import type { ServerParts } from '../server-parts.js';
import { personOf } from '../views/names.js';

const MONTHS = 12;
const RISKS: readonly Risk[] = ['overdue', 'warning', 'normal', 'paused'];

export const slaBoardHandlers: Handlers<'readSlaBoard' | 'listSlaTickets'> = {
  async readSlaBoard({ parts, query, locale }) {
    const { month, ...filter } = query;
    const months = lastMonths(month ?? monthOfInstant(parts.clock.now()));
    const span = { from: startOf(months[0]), to: endOf(months.at(-1)) };
    const [open, all, titles] = await Promise.all([
      ratedClocks(parts, filter),
      parts.store.clockCounts(span),
      boardTitles(parts, locale),
    ]);
    const isFiltered = Object.values(filter).some((value) => value !== undefined);
    const counts = isFiltered ? await parts.store.clockCounts({ ...span, ...filter }) : all;
    const titled = (rows: readonly Figures[], title: (key: string) => string): SlaBoard['agreements'] =>
      rows.map((row) => ({ ...row, title: title(row.key) }));
    const keys = (of: (count: (typeof all)[number]) => string | undefined, title: (key: string) => string) =>
      [...new Set(all.flatMap((count) => of(count) ?? []))].toSorted().map((key) => ({ key, title: title(key) }));
    const byMonth = new Map(figuresBy(counts, (count) => count.month, 'name').map((row) => [row.key, row]));
    const none = { met: 0, breached: 0, excluded: 0, percent: null };
    return {
      now: parts.clock.now(),
      months,
      open: RISKS.map((key) => ({ key, count: open.filter(({ risk }) => risk === key).length })),
      causes: breachesByCause(counts).map((row) => ({
        ...row,
        title: row.key === 'none' ? reportWords(locale).unknownCause : causeTitle(row.key, undefined, locale),
      })),
      agreements: titled(
        figuresBy(counts, (count) => count.agreement, 'worst'),
        titles.agreement,
      ),
      commitments: titled(
        figuresBy(counts, (count) => count.commitment, 'worst'),
        titles.commitment,
      ),
      byMonth: months.map((name) => ({ ...(byMonth.get(name) ?? { ...none, key: name }), title: name })),
      products: titled(
        figuresBy(counts, (count) => count.process, 'worst'),
        titles.product,
      ),
      engineers: titled(
        figuresBy(counts, (count) => count.engineer, 'worst'),
        titles.engineer,
      ),
      choices: {
        agreements: keys((count) => count.agreement, titles.agreement),
        commitments: keys((count) => count.commitment, titles.commitment),
        products: keys((count) => count.process, titles.product),
        engineers: keys((count) => count.engineer, titles.engineer),
      },
    };
  },

  async listSlaTickets({ parts, query, locale }) {
    const { month, of, risk, result, cause, limit, cursor, ...filter } = query;
    const titles = await boardTitles(parts, locale);
    const size = Number(limit ?? 20);
    if (risk !== undefined) {
      const rows = (await ratedClocks(parts, filter)).filter((row) => row.risk === risk);
      const start = Math.max(0, Math.trunc(Number(cursor ?? 0)) || 0);
      return {
        rows: rows.slice(start, start + size).map((row) => ticket(row, titles, { risk: row.risk })),
        total: rows.length,
        ...(rows.length > start + size ? { cursor: String(start + size) } : {}),
      };
    }
    const months = of === undefined ? lastMonths(month ?? monthOfInstant(parts.clock.now())) : [of];
    const span = { from: startOf(months[0]), to: endOf(months.at(-1)), ...filter };
    const wanted = { ...(result === undefined ? {} : { result }), ...(cause === undefined ? {} : { cause }) };
    const page = await parts.store.endedClocks({
      ...span,
      ...wanted,
      limit: size,
      ...(cursor === undefined ? {} : { cursor }),
    });
    const counts = await parts.store.clockCounts(span);
    const total = counts
      .filter(
        (count) => (result === undefined || count.result === result) && (cause === undefined || count.cause === cause),
      )
      .reduce((sum, { count }) => sum + count, 0);
    return {
      rows: page.rows.map((row) =>
        ticket(row, titles, {
          result: row.result,
          at: row.stoppedAt,
          ...(row.engineer === undefined ? {} : { engineer: titles.engineer(row.engineer) }),
          ...(row.cause === undefined ? {} : { causeTitle: causeTitle(row.cause, undefined, locale) }),
        }),
      ),
      total,
      ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
    };
  },
};

interface Titles {
  readonly agreement: (key: string) => string;
  readonly commitment: (id: string) => string;
  readonly product: (key: string) => string;
  readonly engineer: (id: string) => string;
}

async function boardTitles(parts: ServerParts, locale: Locale): Promise<Titles> {
  const [stored, published] = await Promise.all([parts.engine.agreements.list(), latestPublished(parts.store)]);
  const agreements = new Map(stored.map(({ agreement }) => [agreement.key, localize(agreement.title, locale)]));
  const commitments = new Map(
    stored.flatMap(({ agreement }) =>
      agreement.commitments.map(({ id, title }) => [id, localize(title, locale)] as const),
    ),
  );
  const products = new Map(published.map(({ key, definition }) => [key, localize(definition.title, locale)]));
  const directory = parts.directory.view();
  return {
    agreement: (key) => agreements.get(key) ?? key,
    commitment: (id) => `${id} ${commitments.get(id) ?? ''}`.trim(),
    product: (key) => products.get(key) ?? key,
    engineer: (id) => personOf(directory, id, locale).name,
  };
}

interface TicketRow {
  readonly instanceId: string;
  readonly clockId: string;
  readonly subject: string;
  readonly process: string;
  readonly commitment?: string;
  readonly businessKey?: string;
  readonly due?: string;
}

function ticket(
  { instanceId, clockId, subject, process, commitment = '', businessKey, due }: TicketRow,
  titles: Titles,
  more: Partial<SlaTickets['rows'][number]>,
): SlaTickets['rows'][number] {
  return {
    instanceId,
    clockId,
    subject,
    product: titles.product(process),
    commitment,
    title: titles.commitment(commitment),
    ...(businessKey === undefined ? {} : { businessKey }),
    ...(due === undefined ? {} : { due }),
    ...more,
  };
}

/** The twelve months up to this one, the earliest first. */
function lastMonths(last: string): readonly string[] {
  const [year = 0, month = 0] = last.split('-').map(Number);
  return Array.from({ length: MONTHS }, (_, index) =>
    new Date(Date.UTC(year, month - MONTHS + index, 1)).toISOString().slice(0, 7),
  );
}

function startOf(month: string | undefined): string {
  return reportPeriod(month ?? '')?.from ?? '';
}

function endOf(month: string | undefined): string {
  return reportPeriod(month ?? '')?.to ?? '';
}
