/** The part of JSON Schema (draft 2020-12) that our published schemas use; `shape/check-shape.ts` reads exactly this. */
export interface SchemaNode {
  readonly $schema?: string;
  readonly $id?: string;
  readonly $ref?: string;
  readonly $defs?: { readonly [name: string]: SchemaNode };
  readonly title?: string;
  readonly description?: string;
  readonly type?: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean';
  readonly const?: string | number;
  readonly enum?: readonly string[];
  readonly properties?: { readonly [name: string]: SchemaNode };
  readonly required?: readonly string[];
  readonly propertyNames?: SchemaNode;
  readonly additionalProperties?: false | SchemaNode;
  /** Names that are allowed whatever their value (`x-…`). */
  readonly patternProperties?: { readonly [pattern: string]: SchemaNode };
  readonly minProperties?: number;
  readonly items?: SchemaNode;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  /** Alternatives that differ in the constant `type` (or `by`), or in the JSON type of the value. */
  readonly oneOf?: readonly SchemaNode[];
}

/** An object with exactly these properties; a name ending in `?` is optional. */
export function object(description: string, properties: { readonly [name: string]: SchemaNode }): SchemaNode {
  const names = Object.keys(properties);
  const required = names.filter((name) => !name.endsWith('?'));
  return {
    type: 'object',
    description,
    properties: Object.fromEntries(names.map((name) => [name.replace(/\?$/, ''), properties[name] ?? {}])),
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  };
}

/** A record of `values` under names of the given kind. */
export function record(description: string, names: SchemaNode, values: SchemaNode): SchemaNode {
  return { type: 'object', description, propertyNames: names, additionalProperties: values };
}

export function list(description: string, items: SchemaNode, minItems = 0): SchemaNode {
  return { type: 'array', description, items, ...(minItems > 0 ? { minItems } : {}) };
}

export function text(
  description: string,
  limits: Pick<SchemaNode, 'pattern' | 'minLength' | 'maxLength' | 'enum'> = { minLength: 1 },
): SchemaNode {
  return { type: 'string', description, ...limits };
}

export function flag(description: string): SchemaNode {
  return { type: 'boolean', description };
}

export function whole(description: string, minimum: number, maximum?: number): SchemaNode {
  return { type: 'integer', description, minimum, ...(maximum === undefined ? {} : { maximum }) };
}

/** A piece defined once under `$defs`. */
export function piece(name: string): SchemaNode {
  return { $ref: `#/$defs/${name}` };
}

export function constant(value: string | number): SchemaNode {
  return { const: value };
}

export const DRAFT = 'https://json-schema.org/draft/2020-12/schema';
