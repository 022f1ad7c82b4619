import type { Instant } from '../definition/instant.js';
import type { Json, JsonObject } from '../definition/json.js';
import type { CompiledField } from './compiled-form.js';
import { fit } from './computed-values.js';
import { formExpression } from './form-expressions.js';

/** What an input nobody has filled in yet begins with: its `initial` formula, else the schema's `default`; undefined = empty. */
export function initialValue({ element, schema }: CompiledField, values: JsonObject, now: Instant): Json | undefined {
  if (!('initial' in element) || element.initial === undefined) return schema.default;
  const value = fit(formExpression(element.initial).evaluate({ variables: values, now }), schema);
  return value === null ? undefined : value;
}
