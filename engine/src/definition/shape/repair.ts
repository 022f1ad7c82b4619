import type { SchemaNode } from '../schema/schema-node.js';
import { kindFits } from './json-kind.js';

/**
 * A copy that has the shape of the schema: what is wrong is left out, what is missing is filled with an empty value.
 * With it the checks of meaning can go on after a fault of shape, so that one run names all faults.
 */
export function repair(value: unknown, root: SchemaNode): unknown {
  return fix(value, root, root, 0);
}

const MAX_DEPTH = 80;

function resolve(schema: SchemaNode, root: SchemaNode): SchemaNode {
  const name = schema.$ref?.slice('#/$defs/'.length);
  return name === undefined ? schema : resolve(root.$defs?.[name] ?? {}, root);
}

function fix(value: unknown, given: SchemaNode, root: SchemaNode, depth: number): unknown {
  const schema = resolve(given, root);
  if (depth > MAX_DEPTH) return neutral(schema, root, 0);
  if (schema.oneOf !== undefined) return fixAlternative(value, schema.oneOf, root, depth);
  if (schema.const !== undefined) return schema.const;
  if (schema.type !== undefined && !kindFits(value, schema.type)) return neutral(schema, root, 0);
  if (schema.enum !== undefined && !schema.enum.includes(value as string)) return schema.enum[0];
  // Not `map`: it would pass over the holes of a sparse array.
  if (Array.isArray(value)) return Array.from(value, (item: unknown) => fix(item, schema.items ?? {}, root, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  return fixObject(value as Readonly<Record<string, unknown>>, schema, root, depth);
}

function fixObject(
  value: Readonly<Record<string, unknown>>,
  schema: SchemaNode,
  root: SchemaNode,
  depth: number,
): unknown {
  const result: Record<string, unknown> = {};
  const put = (name: string, entry: unknown): void => {
    Object.defineProperty(result, name, { value: entry, enumerable: true, writable: true, configurable: true });
  };
  for (const [name, entry] of Object.entries(value)) {
    const known =
      schema.properties !== undefined && Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
    if (known !== undefined) put(name, fix(entry, known, root, depth + 1));
    else if (schema.additionalProperties !== false && schema.additionalProperties !== undefined)
      put(name, fix(entry, schema.additionalProperties, root, depth + 1));
    else if (schema.properties === undefined) put(name, entry);
  }
  for (const name of schema.required ?? []) {
    if (!Object.hasOwn(result, name)) put(name, neutral(schema.properties?.[name] ?? {}, root, 0));
  }
  return result;
}

function fixAlternative(value: unknown, alternatives: readonly SchemaNode[], root: SchemaNode, depth: number): unknown {
  const spread = (given: SchemaNode): readonly SchemaNode[] => {
    const schema = resolve(given, root);
    return schema.oneOf === undefined ? [schema] : schema.oneOf.flatMap(spread);
  };
  const all = alternatives.flatMap(spread);
  const fitting = all.filter((schema) => schema.type === undefined || kindFits(value, schema.type));
  const tagged = fitting.find((schema) =>
    Object.entries(schema.properties ?? {}).some(
      ([name, part]) => part.const !== undefined && (value as Record<string, unknown>)[name] === part.const,
    ),
  );
  const chosen = tagged ?? (fitting.length === 1 ? fitting[0] : undefined);
  return chosen === undefined ? neutral(all[0] ?? {}, root, 0) : fix(value, chosen, root, depth);
}

/** The emptiest value of the schema's shape. */
function neutral(given: SchemaNode, root: SchemaNode, depth: number): unknown {
  const schema = resolve(given, root);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  if (schema.oneOf !== undefined) return neutral(schema.oneOf[0] ?? {}, root, depth + 1);
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        depth > 10
          ? []
          : (schema.required ?? []).map((name) => [name, neutral(schema.properties?.[name] ?? {}, root, depth + 1)]),
      );
    case 'array':
      return [];
    case 'boolean':
      return false;
    case 'number':
    case 'integer':
      return schema.minimum ?? 0;
    default:
      return '';
  }
}
