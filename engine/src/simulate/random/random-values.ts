import type { FieldRights } from '../../definition/field-right.js';
import type { Instant } from '../../definition/instant.js';
import type { Json, JsonObject } from '../../definition/json.js';
import { columnsOf, fieldName } from '../../forms/compile-form.js';
import type { CompiledField, CompiledForm } from '../../forms/compiled-form.js';
import { mayEdit, stateRight } from '../../forms/field-rights.js';
import { fieldKindOf } from '../../forms/field-types.js';
import { cascadeItems, type CascadeItem } from '../../forms/fields/cascader.js';
import { choicesOf } from '../../forms/fields/choice.js';
import { isOffered, type PickerKind } from '../../forms/picked-entries.js';
import type { Directory } from '../../identity/directory.js';
import type { RandomSource } from './random-source.js';

/** What random values are made from. */
export interface ValueSource {
  readonly random: RandomSource;
  readonly now: Instant;
  readonly directory: Directory;
  /** Ids of people a picker may name. */
  readonly people: readonly string[];
  /** Keys of the systems a picker may name; absent = none. */
  readonly systems?: readonly string[];
  /** Values known to be good, by field name: from scenarios, so that patterns and business limits are met. */
  readonly samples?: ReadonlyMap<string, readonly Json[]>;
  /** Numbers that conditions compare with: around them the ways part. */
  readonly numbers: readonly number[];
}

const DAY_MS = 86_400_000;
/** How often an optional field stays as it is. */
const LEFT_OUT = 0.3;
/** How often a known value is taken where there is one. */
const SAMPLED = 0.7;

/** Values a person could send for a form in a state: every field that may be edited, most of them filled in. */
export function randomValues(form: CompiledForm, rights: FieldRights, source: ValueSource): JsonObject {
  const values: { [name: string]: Json } = {};
  for (const field of form.fields.values()) {
    if (field.table !== undefined) continue;
    const right = stateRight(form, rights, field.path);
    if (!mayEdit(right)) continue;
    const needed = right === 'required' || field.required;
    if (!needed && source.random.next() < LEFT_OUT) continue;
    const value = randomValue(form, rights, field, source);
    if (value !== undefined) values[field.path] = value;
  }
  return values;
}

function randomValue(
  form: CompiledForm,
  rights: FieldRights,
  field: CompiledField,
  source: ValueSource,
): Json | undefined {
  const { random, samples } = source;
  const known = samples?.get(field.path);
  if (known !== undefined && known.length > 0 && random.next() < SAMPLED) return random.pick(known);
  if (field.element.type !== 'Table') return valueOfKind(field, source);
  const columns = columnsOf(form, field.path).filter((column) => mayEdit(stateRight(form, rights, column.path)));
  const { minItems = 1, maxItems = 3 } = field.schema;
  return Array.from({ length: Math.min(maxItems, Math.max(minItems, 1 + random.below(2))) }, () =>
    Object.fromEntries(columns.map((column) => [fieldName(column), valueOfKind(column, source) ?? null])),
  );
}

/** `undefined` = nothing can be made up (files that do not exist). */
function valueOfKind(field: CompiledField, source: ValueSource): Json | undefined {
  const { random, now } = source;
  const { schema } = field;
  switch (fieldKindOf(field)) {
    case 'yes-no':
      return random.next() < 0.5;
    case 'choice':
      return random.pick(choicesOf(schema))?.value;
    case 'multi-choice': {
      const choices = choicesOf(schema.items ?? {}).map(({ value }) => value);
      const chosen = choices.filter(() => random.next() < 0.5);
      return chosen.length > 0 ? chosen : choices.slice(0, 1);
    }
    case 'integer':
      return Math.round(numberIn(schema, source));
    case 'number':
    case 'money':
      return Math.round(numberIn(schema, source) * 100) / 100;
    case 'date':
      return instantNear(now, random).slice(0, 10);
    case 'date-time':
      return instantNear(now, random);
    case 'time':
      return `${String(8 + random.below(10)).padStart(2, '0')}:30`;
    case 'user':
    case 'department':
    case 'role':
    case 'system':
      return several(schema.type === 'array', random.pick(offeredBy(field, source)));
    case 'signature':
    case 'seal':
      return { name: '随机签署', at: now };
    case 'cascader':
      return leafOf(cascadeItems(field), random);
    case 'attachment':
    case 'serial-number':
    case 'table':
      return undefined;
    case 'text':
    case 'multi-line':
      return '随机内容'.repeat(Math.ceil((schema.minLength ?? 1) / 4)).slice(0, schema.maxLength ?? 200);
  }
}

/** Entries a picker would take, as far as they are known: those of the people around, and who is in the role it asks for. */
function offeredBy(field: CompiledField, { directory, people, systems = [] }: ValueSource): readonly string[] {
  const { role } = field.element.options ?? {};
  const near = people.flatMap((id) => directory.user(id) ?? []);
  const entries = {
    user: typeof role === 'string' ? directory.usersInRole(role).map(({ id }) => id) : people,
    department: near.flatMap(({ departmentId }) => withAbove(departmentId, directory)),
    role: near.flatMap(({ roles }) => roles),
    system: systems,
  }[fieldKindOf(field) as PickerKind];
  const lists = {
    user: (id: string) => directory.user(id),
    department: (id: string) => directory.department(id),
    role: (key: string) => directory.role(key),
    hasSystem: () => true,
  };
  return [...new Set(entries)].filter((id) => isOffered(field, id, lists));
}

function withAbove(id: string | undefined, directory: Directory): readonly string[] {
  const chain: string[] = [];
  for (let at = id; at !== undefined && !chain.includes(at); at = directory.department(at)?.parentId) chain.push(at);
  return chain;
}

/** Half of the time at or beside a number that a condition asks about. */
function numberIn({ minimum = 0, maximum = 1000 }: CompiledField['schema'], { random, numbers }: ValueSource): number {
  const around = random.next() < 0.5 ? random.pick(numbers) : undefined;
  const value = around === undefined ? minimum + random.next() * (maximum - minimum) : around + random.below(3) - 1;
  return Math.min(maximum, Math.max(minimum, value));
}

function instantNear(now: Instant, random: RandomSource): Instant {
  return new Date(Date.parse(now) + (random.below(9) - 3) * DAY_MS).toISOString();
}

function several(isList: boolean, id: string | undefined): Json | undefined {
  if (id === undefined) return undefined;
  return isList ? [id] : id;
}

function leafOf(items: readonly CascadeItem[], random: RandomSource): Json | undefined {
  const item = random.pick(items);
  return item === undefined || item.children.length === 0 ? item?.value : leafOf(item.children, random);
}
