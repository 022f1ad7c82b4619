import type { Instant } from '../definition/instant.js';
import type { Json, JsonObject, JsonSchema } from '../definition/json.js';
import type { CompiledField, CompiledForm } from './compiled-form.js';
import { columnsOf, fieldName } from './compile-form.js';
import { isObject } from './fields/field-type.js';
import { formExpression } from './form-expressions.js';
import { rowVariables } from './row-variables.js';
import { own } from './same-json.js';

const orders = new WeakMap<CompiledForm, readonly CompiledField[]>();

/** Computed fields and columns, each after those it reads. Members of a cycle keep the order of the form. */
function computedOrder(form: CompiledForm): readonly CompiledField[] {
  const known = orders.get(form);
  if (known) return known;
  const computed = [...form.fields.values()].filter((field) => field.computed !== undefined);
  const order: CompiledField[] = [];
  const visited = new Set<string>();
  const visit = (field: CompiledField): void => {
    if (visited.has(field.path)) return;
    visited.add(field.path);
    for (const read of computed) if (reads(form, field, read)) visit(read);
    order.push(field);
  };
  computed.forEach(visit);
  orders.set(form, order);
  return order;
}

/** Does the formula of `field` look at `other`? A row's own fields hide form fields of the same name. */
function reads(form: CompiledForm, field: CompiledField, other: CompiledField): boolean {
  const names = formExpression(field.computed ?? '').names;
  if (field.table !== undefined && other.table === field.table) return names.includes(fieldName(other));
  const shadowed =
    field.table !== undefined && columnsOf(form, field.table).some((column) => fieldName(column) === other.path);
  return names.includes(other.table ?? other.path) && !shadowed;
}

/** Fields that, in the end, are computed from themselves. */
export function computedCycle(form: CompiledForm): readonly string[] {
  const computed = computedOrder(form);
  const reaches = (from: CompiledField, to: CompiledField, seen: Set<string>): boolean =>
    computed.some((next) => {
      if (!reads(form, from, next) || seen.has(next.path)) return false;
      seen.add(next.path);
      return next === to || reaches(next, to, seen);
    });
  return computed.filter((field) => reaches(field, field, new Set())).map((field) => field.path);
}

/** `values` with every computed field and column written anew. Column formulas see the row first, then the form. */
export function computeValues(form: CompiledForm, values: JsonObject, now: Instant): JsonObject {
  const result: { [key: string]: Json } = { ...values };
  for (const field of computedOrder(form)) {
    const expression = formExpression(field.computed ?? '');
    if (field.table === undefined) {
      result[field.path] = fit(expression.evaluate({ variables: result, now }), field.schema);
      continue;
    }
    const rows = own(result, field.table);
    if (!Array.isArray(rows)) continue;
    result[field.table] = (rows as readonly Json[]).map((row) =>
      isObject(row)
        ? {
            ...row,
            [fieldName(field)]: fit(
              expression.evaluate({ variables: rowVariables(expression, result, row), now }),
              field.schema,
            ),
          }
        : row,
    );
  }
  return result;
}

/** Brings a computed number to the step of its schema (fen, whole numbers), half away from zero. */
export function fit(value: Json, schema: JsonSchema): Json {
  if (typeof value !== 'number') return value;
  if (!Number.isFinite(value)) return null;
  const step = schema.multipleOf;
  if (step === undefined || step <= 0) return value;
  const digits = Math.max(0, -Math.floor(Math.log10(step)));
  // Twelve digits are more than any form shows and fewer than doubles lose.
  const steps = Number((Math.abs(value) / step).toPrecision(15));
  return Math.sign(value) * Number((Math.round(steps) * step).toFixed(Math.min(digits, 12)));
}
