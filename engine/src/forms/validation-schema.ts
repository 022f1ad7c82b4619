import type { Json, JsonSchema } from '../definition/json.js';
import type { FormTemplate } from './form-template.js';

/**
 * The form's schema as the validator checks it: without `required` of the form and of table rows, because what must be
 * filled in depends on the step and on rules, and `checkSubmission` says it with the rights at hand.
 */
export function validationSchema(template: FormTemplate): JsonSchema {
  const { required: _required, properties = {}, $id: _id, $schema: _schema, ...rest } = template.schema;
  return {
    ...rest,
    type: 'object',
    properties: Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, lean(schema)])),
  };
}

/** Rows without `required`, and choices as a plain list: the same verdict from a tenth of the generated code. */
function lean(schema: JsonSchema): JsonSchema {
  if (schema.oneOf && schema.oneOf.every((choice) => isScalar(choice.const))) {
    const { oneOf, ...rest } = schema;
    return { ...rest, enum: [...new Set(oneOf.map((choice) => choice.const as Json))] };
  }
  if (schema.items === undefined) return schema;
  const { required: _required, ...items } = schema.items;
  if (schema.type !== 'array' || schema.items.type !== 'object') return { ...schema, items: lean(schema.items) };
  const columns = Object.entries(items.properties ?? {}).map(([name, column]) => [name, lean(column)] as const);
  return { ...schema, items: { ...items, properties: Object.fromEntries(columns) } };
}

function isScalar(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
