import { createHash } from 'node:crypto';
import { localize } from '@yunliu/engine/definition';
import type { Locale } from '@yunliu/engine/definition';
import { hotlineMonths, hotlineStatistics, LIKE_CALLS, reportPeriod } from '@yunliu/engine/reports';
import type { CallRecord, HotlineMonth } from '@yunliu/engine/reports';
import type { CaseRow } from '@yunliu/engine';
import type { HotlineStatistics } from '../../api/index.js';
import type { ServerParts } from '../server-parts.js';

const HOTLINE = 'hotline';
export const REVIEW = 'hotline-monthly-review';
const PROBLEM = 'corrective-action';

/** All calls of a month and of the five before it. */
export async function readHotlineMonth(parts: ServerParts, month: string): Promise<HotlineMonth> {
  const first = reportPeriod(hotlineMonths(month)[0] ?? month)?.from ?? '';
  const end = reportPeriod(month)?.to ?? '';
  const calls: CallRecord[] = [];
  for await (const row of casesOf(parts, HOTLINE, first, end)) {
    // A record that was cancelled was none; one the user withdrew was a call all the same.
    if (row.status !== 'cancelled') calls.push(callOf(row));
  }
  return hotlineStatistics(month, calls);
}

function callOf({ id, businessKey, subject, startedAt, variables }: CaseRow): CallRecord {
  const text = (name: string): string | undefined => {
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const { solvedInCall, minutes } = variables;
  const known = { category: text('category'), system: text('system'), department: text('unit') };
  return {
    id,
    name: businessKey ?? subject,
    at: instantOf(text('callAt')) ?? startedAt,
    ...(Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)) as Partial<CallRecord>),
    ...(typeof solvedInCall === 'boolean' ? { solvedInCall } : {}),
    ...(typeof minutes === 'number' ? { minutes } : {}),
  };
}

/** Forms keep wall-clock times of China without a zone. */
function instantOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const time = Date.parse(/(?:Z|[+-]\d{2}:?\d{2})$/.test(text) ? text : `${text}+08:00`);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

/** The statistics with titles of categories, the review of the month and the problems that came of it. */
export async function hotlineView(
  parts: ServerParts,
  month: string,
  locale: Locale,
  mayStart: boolean,
): Promise<HotlineStatistics> {
  const period = reportPeriod(month);
  if (period === undefined) throw new Error(`the schema let the month ${month} through`);
  const [found, titles, review, problems] = await Promise.all([
    readHotlineMonth(parts, month),
    categoryTitles(parts, locale),
    reviewOf(parts, month),
    problemsOf(parts, month),
  ]);
  const names = await categoryTitles(parts, 'zh-CN');
  const unnamed = locale === 'en' ? 'not stated' : '未填写';
  const plain = <Group extends { readonly key: string }>(groups: readonly Group[]): (Group & { title: string })[] =>
    groups.map((group) => ({ ...group, title: group.key === '' ? unnamed : group.key }));
  return {
    ...found,
    from: period.from,
    to: period.to,
    isOver: period.to <= parts.clock.now(),
    limit: LIKE_CALLS,
    categories: found.categories.map((group) => {
      // The people who classify write the title, other programs the key.
      const problem = problems.get(group.key) ?? problems.get(names.get(group.key) ?? '');
      return {
        ...group,
        title: group.key === '' ? unnamed : (titles.get(group.key) ?? group.key),
        ...(problem === undefined ? {} : { problem }),
      };
    }),
    systems: plain(found.systems),
    departments: plain(found.departments),
    mayStart,
    ...(review === undefined ? {} : { review }),
  };
}

/** Titles of the categories, from the form of the call record. */
export async function categoryTitles(parts: ServerParts, locale: Locale): Promise<ReadonlyMap<string, string>> {
  const form = (await parts.store.forms()).findLast(({ key }) => key === 'phone-record');
  const schema = form?.template.schema.properties?.['category'] as { readonly oneOf?: readonly unknown[] } | undefined;
  const options = (schema?.oneOf ?? []) as readonly { readonly const: string; readonly title: string }[];
  return new Map(options.map(({ const: key, title }) => [key, localize(title, locale)]));
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** The review of the month, whoever started it; a cancelled one was none. */
export async function reviewOf(parts: ServerParts, month: string): Promise<Named | undefined> {
  for await (const row of casesOf(parts, REVIEW, reportPeriod(month)?.from ?? '', '~')) {
    if (row.status !== 'cancelled' && row.variables['month'] === month) return namedOf(row);
  }
  return undefined;
}

async function problemsOf(parts: ServerParts, month: string): Promise<ReadonlyMap<string, Named>> {
  const found = new Map<string, Named>();
  for await (const row of casesOf(parts, PROBLEM, reportPeriod(month)?.from ?? '', '~')) {
    const { category, month: own } = row.variables;
    if (row.status === 'cancelled' || own !== month || typeof category !== 'string') continue;
    if (!found.has(category)) found.set(category, namedOf(row));
  }
  return found;
}

function namedOf({ id, businessKey, subject }: CaseRow): Named {
  return { id, name: businessKey ?? subject };
}

async function* casesOf(parts: ServerParts, process: string, from: string, to: string): AsyncGenerator<CaseRow> {
  for (let cursor: string | undefined; ;) {
    const page = await parts.store.measuredCases({
      process,
      from,
      to,
      limit: 1000,
      ...(cursor === undefined ? {} : { cursor }),
    });
    yield* page.rows;
    cursor = page.cursor;
    if (cursor === undefined) return;
  }
}

/** An id that only this month's review has, so that two starts at the same moment are one. */
export function reviewId(month: string): string {
  const hash = createHash('sha256').update(`hotline-review:${month}`).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-5${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
