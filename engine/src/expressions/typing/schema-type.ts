import type { JsonSchema } from '../../definition/json.js';
import {
  ANY,
  BOOLEAN,
  joinTypes,
  listOf,
  NULL,
  NUMBER,
  OPEN_CONTEXT,
  STRING,
  type FeelType,
  type TypeEnvironment,
} from './feel-type.js';

/** What a JSON Schema says about a value. What it does not say stays unknown and is never at fault. */
export function feelTypeOfSchema(schema: JsonSchema | undefined): FeelType {
  if (schema === undefined || typeof schema !== 'object' || schema === null) return ANY;
  const values = constantsOf(schema);
  if (values !== undefined) return typeOfConstants(values);
  const types = schema.type === undefined ? [] : [schema.type].flat();
  const known = types.filter((type) => type !== 'null').map((type) => typeOfKeyword(type, schema));
  if (known.length === 0) return types.includes('null') ? NULL : (guessed(schema) ?? ANY);
  return known.reduce((a, b) => joinTypes(a, b));
}

function typeOfKeyword(type: string, schema: JsonSchema): FeelType {
  switch (type) {
    case 'boolean':
      return BOOLEAN;
    case 'number':
    case 'integer':
      return NUMBER;
    case 'string':
      return schema.format === 'date' || schema.format === 'date-time' || schema.format === 'time'
        ? { kind: 'string', format: schema.format }
        : STRING;
    case 'array':
      return listOf(feelTypeOfSchema(schema.items));
    case 'object':
      return typeOfObject(schema);
    default:
      return ANY;
  }
}

function guessed(schema: JsonSchema): FeelType | undefined {
  if (schema.properties !== undefined) return typeOfObject(schema);
  return schema.items === undefined ? undefined : listOf(feelTypeOfSchema(schema.items));
}

function typeOfObject(schema: JsonSchema): FeelType {
  if (schema.properties === undefined) return OPEN_CONTEXT;
  return {
    kind: 'context',
    entries: typeEnvironmentOfSchema(schema),
    open: schema.additionalProperties !== false && schema.additionalProperties !== undefined,
  };
}

/** Constants of `const`, `enum` or `oneOf: [{const}]`. */
function constantsOf(schema: JsonSchema): readonly unknown[] | undefined {
  if (schema.const !== undefined) return [schema.const];
  if (Array.isArray(schema.enum)) return schema.enum;
  const choices = schema.oneOf;
  return Array.isArray(choices) && choices.length > 0 && choices.every((choice) => choice?.const !== undefined)
    ? choices.map((choice) => choice.const)
    : undefined;
}

function typeOfConstants(values: readonly unknown[]): FeelType {
  const filled = values.filter((value) => value !== null && value !== '');
  if (filled.every((value) => typeof value === 'string'))
    return { kind: 'string', values: values.filter((value) => typeof value === 'string') };
  if (filled.every((value) => typeof value === 'number')) return NUMBER;
  return filled.every((value) => typeof value === 'boolean') ? BOOLEAN : ANY;
}

/** The properties of an object schema as variables. */
export function typeEnvironmentOfSchema(schema: JsonSchema | undefined): TypeEnvironment {
  return new Map(
    Object.entries(schema?.properties ?? {}).map(([name, property]) => [name, feelTypeOfSchema(property)]),
  );
}
