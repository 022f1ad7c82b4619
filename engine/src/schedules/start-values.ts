import type { Instant } from '../definition/instant.js';
import type { Json, JsonObject } from '../definition/json.js';
import { localize } from '../definition/localized-text.js';
import { parseExpression } from '../expressions/index.js';
import type { FeelType } from '../expressions/index.js';
import { addMonths, isoDateOf, parseIsoDate } from '../service-time/civil-date.js';
import type { Occurrence } from './occurrence.js';
import type { SchedulePlan } from './schedule-plan.js';

/** What an occurrence knows beyond itself when it starts something. */
export interface StartFacts {
  /** When the work is due; `undefined` = nobody promised. */
  readonly dueAt: Instant | undefined;
  /** User ids of the people of `who`. */
  readonly people: readonly string[];
}

const text: FeelType = { kind: 'string' };

/** The type of `schedule` in start values; what may be missing is null. */
export const scheduleFeelType: FeelType = {
  kind: 'context',
  open: false,
  entries: new Map<string, FeelType>([
    ['key', text],
    ['code', text],
    ['title', text],
    ['description', text],
    ['agreement', text],
    ['product', text],
    ['part', text],
    ['partTitle', text],
    ['at', text],
    ['date', text],
    ['month', text],
    ['previousMonth', text],
    ['year', { kind: 'number' }],
    ['quarter', { kind: 'number' }],
    ['dueAt', text],
    ['people', { kind: 'list', items: text }],
    ['periodTitle', text],
    ['periodFrom', text],
    ['periodTo', text],
    ['instanceId', text],
  ]),
};

/** The variables an occurrence starts with. `values` must have passed `validateSchedules`. */
export function startValues(
  plan: SchedulePlan,
  occurrence: Occurrence,
  values: { readonly [variable: string]: string },
  facts: StartFacts,
  now: Instant,
): JsonObject {
  const variables = { schedule: contextOf(plan, occurrence, facts) };
  const result: Record<string, Json> = {};
  for (const [name, source] of Object.entries(values)) {
    const value = parseExpression(source).expression?.evaluate({ variables, now });
    if (value !== undefined && value !== null) result[name] = value;
  }
  return result;
}

function contextOf({ row, agreement }: SchedulePlan, occurrence: Occurrence, facts: StartFacts): JsonObject {
  const { date, part, period, at } = occurrence;
  const recurrence = row.recurrences[occurrence.recurrence];
  const day = parseIsoDate(date) ?? 0;
  const month = date.slice(0, 7);
  return {
    key: row.key,
    code: row.code,
    title: localize(row.title),
    description: row.description === undefined ? '' : localize(row.description),
    agreement,
    product: row.product ?? null,
    part: part ?? null,
    partTitle: recurrence?.title === undefined ? null : localize(recurrence.title),
    at,
    date,
    month,
    previousMonth: isoDateOf(addMonths(day, -1)).slice(0, 7),
    year: Number(date.slice(0, 4)),
    quarter: Math.floor((Number(date.slice(5, 7)) - 1) / 3) + 1,
    dueAt: facts.dueAt ?? null,
    people: [...facts.people],
    periodTitle: period?.title === undefined ? null : localize(period.title),
    periodFrom: period?.from ?? null,
    periodTo: period?.to ?? null,
    instanceId: period?.instanceId ?? null,
  };
}
