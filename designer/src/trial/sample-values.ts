import type { FieldRights, Instant, Json, JsonObject } from '@yunliu/engine/definition';
import { safePattern } from '@yunliu/engine/expressions';
import {
  checkSubmission,
  fieldKindOf,
  mayEdit,
  stateRight,
  type CompiledField,
  type CompiledForm,
} from '@yunliu/engine/forms';
import {
  randomSource,
  randomValues,
  scenarioSamples,
  type Scenario,
  type ScenarioStep,
  type Simulation,
} from '@yunliu/engine/simulate';
import type { TrialSetup } from './trial-player.js';

/** Tries until values are found that the form takes. */
const TRIES = 60;

export interface SampleRequest {
  readonly form: CompiledForm;
  readonly rights: FieldRights;
  /** Values the instance holds. */
  readonly current: JsonObject;
  /** What is typed already; it is kept. */
  readonly typed?: JsonObject;
  readonly simulation: Simulation;
  /** Systems that pickers may name, by key. */
  readonly systems?: TrialSetup['systems'];
  readonly samples: ReadonlyMap<string, readonly Json[]>;
  /** Another seed, other values. */
  readonly seed?: number;
}

/**
 * Values that the form takes as they are: known good ones of the scenarios where there are any, made up ones else; the
 * fullest of several tries. `undefined` = none found (a file is needed …).
 */
export function sampleValues(request: SampleRequest): JsonObject | undefined {
  const { form, rights, current, typed = {}, simulation, samples, seed = 1 } = request;
  const random = randomSource(seed);
  const people = simulation.instances.flatMap(({ startedBy, handlers }) => [startedBy, ...Object.values(handlers)]);
  const kept = Object.fromEntries(Object.entries(typed).filter(([, value]) => !isEmpty(value)));
  let best: JsonObject | undefined;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const source = {
      random,
      now: simulation.now,
      directory: simulation.directory,
      people: [...new Set(people)],
      systems: Object.keys(request.systems ?? {}),
      numbers: [],
      samples,
    };
    const made = wanted(randomValues(form, rights, source));
    const submitted = { ...mended(form, rights, made, simulation.now), ...kept };
    const checked = checkSubmission({ form, rights, current, submitted, mode: 'complete', now: simulation.now });
    if (checked.kind !== 'ok') {
      const fewer = without(
        submitted,
        kept,
        checked.issues.map(({ pointer }) => pointer),
      );
      if (
        checkSubmission({ form, rights, current, submitted: fewer, mode: 'complete', now: simulation.now }).kind !==
        'ok'
      )
        continue;
      if (count(fewer) > count(best)) best = fewer;
      continue;
    }
    if (count(submitted) > count(best)) best = submitted;
    if (tries > TRIES / 4 && best !== undefined) break;
  }
  return best;
}

/** Values people fill in in the scenarios and in the trial so far, by field. */
export function knownSamples(
  scenarios: readonly Scenario[],
  steps: readonly ScenarioStep[],
): ReadonlyMap<string, readonly Json[]> {
  return scenarioSamples([...scenarios, { process: '', clock: '', steps }]);
}

/**
 * What chance does not find: files (named only, nothing has bytes here) and texts that have to look a certain way.
 */
function mended(form: CompiledForm, rights: FieldRights, values: JsonObject, now: Instant): JsonObject {
  const result: { [name: string]: Json } = { ...values };
  for (const field of form.fields.values()) {
    if (!mayEdit(stateRight(form, rights, field.path))) continue;
    const made = madeUp(field, now);
    if (made === undefined) continue;
    const [table, column] = field.path.split('.');
    const rows = table === undefined ? undefined : result[table];
    if (column === undefined) {
      if (fieldKindOf(field) === 'attachment' || !fitsPattern(field, result[field.path])) result[field.path] = made;
    } else if (table !== undefined && Array.isArray(rows))
      result[table] = rows.map((row: Json) => ({ ...(row as JsonObject), [column]: made }));
  }
  return result;
}

/** `undefined` = nothing special is needed. */
function madeUp(field: CompiledField, now: Instant): Json | undefined {
  if (fieldKindOf(field) === 'attachment') return [{ file: `sample-${field.path}`, name: '示例.pdf' }];
  const { pattern } = field.schema;
  if (pattern === undefined) return undefined;
  return looks(now).find((text) => fitsPattern(field, text));
}

function fitsPattern({ schema }: CompiledField, value: Json | undefined): boolean {
  if (schema.pattern === undefined || typeof value !== 'string') return schema.pattern === undefined;
  return safePattern(schema.pattern)?.test(value) === true;
}

/** Texts as patterns mostly want them: months, days, phone numbers, codes, numbers. */
function looks(now: Instant): readonly string[] {
  const day = now.slice(0, 10);
  const codes = ['A001', 'A-001', 'AB-2026-001', 'abc', 'ABC', '云流', '张三', '浙A12345', '330102199001011234'];
  const numbers = Array.from({ length: 20 }, (_, length) => '12345678901234567890'.slice(0, length + 1));
  const dates = [day.slice(0, 7), day, day.slice(0, 4), day.replaceAll('-', ''), '08:30', '1.5'];
  return [...dates, '13800001234', '0571-87650012', 'user@example.cn', '192.168.1.10', ...codes, ...numbers];
}

/** Empty values would only clear what is there. */
function wanted(values: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmpty(value)));
}

function isEmpty(value: Json): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** Without the fields that were refused, unless somebody typed them. */
function without(values: JsonObject, kept: JsonObject, pointers: readonly string[]): JsonObject {
  const refused = new Set(pointers.map((pointer) => pointer.split('/')[2] ?? ''));
  return Object.fromEntries(Object.entries(values).filter(([name]) => !refused.has(name) || Object.hasOwn(kept, name)));
}

function count(values: JsonObject | undefined): number {
  return values === undefined ? -1 : Object.keys(values).length;
}
