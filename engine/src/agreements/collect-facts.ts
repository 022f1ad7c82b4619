import type { Instant } from '../definition/instant.js';
import type { Json, JsonObject } from '../definition/json.js';
import { parseInstant } from '../service-time/parse-instant.js';
import type { Agreement } from './agreement.js';
import type { Commitment, Measure } from './commitment.js';
import type { Fact } from './evaluate/fact.js';

/** An instance as facts are read from it. */
export interface MeasuredCase {
  readonly id: string;
  readonly process: string;
  readonly status: 'running' | 'completed' | 'cancelled';
  readonly outcome?: string;
  readonly startedAt: Instant;
  readonly endedAt?: Instant;
  readonly variables: JsonObject;
}

/** Processes whose cases say how a commitment is kept. */
export function measuredProcesses(agreement: Agreement, commitment: Commitment, measure: Measure): readonly string[] {
  if (measure.processes !== undefined) return measure.processes.map((key) => processOf(agreement, key));
  return commitment.services.map((key) => processOf(agreement, key));
}

function processOf({ services }: Agreement, key: string): string {
  return services.find((service) => service.key === key)?.process ?? key;
}

/**
 * Facts of a commitment from cases of its processes: variables named by the measure; without `at` the end of the case.
 * Cases that were cancelled, or that say nothing the measure asks for, give none. Open ones count only with spans.
 */
export function collectFacts(
  agreement: Agreement,
  commitment: Commitment,
  measure: Measure,
  cases: readonly MeasuredCase[],
): readonly Fact[] {
  const processes = measuredProcesses(agreement, commitment, measure);
  return cases.flatMap((item) => {
    if (!processes.includes(item.process) || item.status === 'cancelled') return [];
    if (item.status === 'running' && measure.from === undefined && measure.at === undefined) return [];
    if (measure.outcomes !== undefined && !measure.outcomes.includes(item.outcome ?? '')) return [];
    const fact = factOf(item, measure);
    return fact === undefined ? [] : [fact];
  });
}

type Draft = { -readonly [Key in keyof Fact]: Fact[Key] };

function factOf({ id, endedAt, variables }: MeasuredCase, measure: Measure): Fact | undefined {
  const value = (name: string | undefined): Json | undefined =>
    name !== undefined && Object.hasOwn(variables, name) ? variables[name] : undefined;
  const fact: Draft = { id };
  const at = measure.at === undefined ? endedAt : instantIn(value(measure.at));
  if (at !== undefined) fact.at = at;
  for (const name of ['from', 'to', 'anchor'] as const) {
    const instant = instantIn(value(measure[name]));
    if (instant !== undefined) fact[name] = instant;
  }
  const amount = value(measure.value);
  if (typeof amount === 'number') fact.value = amount;
  const limit = value('orderedDays');
  if (typeof limit === 'number') fact.limit = limit;
  const ok = value(measure.ok);
  if (typeof ok === 'boolean') fact.ok = ok;
  const group = value(measure.group);
  if (typeof group === 'string') fact.group = group;
  const exclusion = value('exclusion');
  if (typeof exclusion === 'string' && exclusion !== '') fact.exclusion = exclusion;
  const asked = (['at', 'value', 'from', 'ok', 'group', 'anchor'] as const).filter(
    (name) => measure[name] !== undefined,
  );
  return asked.length > 0 && asked.every((name) => fact[name] === undefined) ? undefined : fact;
}

/** Dates and local times are meant in China. */
function instantIn(value: Json | undefined): Instant | undefined {
  if (typeof value !== 'string') return undefined;
  const text = /^\d{4}-\d{2}-\d{2}$/.test(value)
    ? `${value}T00:00:00+08:00`
    : /(?:Z|[+-]\d{2}:?\d{2})$/.test(value)
      ? value
      : `${value.length === 16 ? `${value}:00` : value}+08:00`;
  const time = parseInstant(text);
  return time === undefined ? undefined : new Date(time).toISOString();
}
