import type { Json, JsonObject, JsonSchema } from '@yunliu/engine/definition';

/**
 * A JSON Schema with the TypeScript type it describes, so that type, validation and OpenAPI cannot drift apart. Write
 * the schema once, take the type with {@link Infer}.
 */
export interface Schema<T> {
  readonly json: JsonSchema;
  /** Name under `components/schemas` of the OpenAPI document. */
  readonly name?: string;
  /** Only for the type checker; never set. */
  readonly type?: T;
}

export type Infer<S> = S extends Schema<infer T> ? T : never;

interface Properties {
  readonly [property: string]: Schema<unknown>;
}

type InferRequired<P> = { readonly [K in keyof P]: Infer<P[K]> };
type InferOptional<P> = { readonly [K in keyof P]?: Infer<P[K]> };

function of<T>(json: JsonSchema): Schema<T> {
  return { json };
}

/** Free text. Without `maxLength` the limit is 4000 characters: no request field is unbounded. */
export function text(options: { minLength?: number; maxLength?: number; pattern?: string } = {}): Schema<string> {
  return of({ type: 'string', maxLength: 4000, ...options });
}

/** ISO 8601 instant in UTC. */
export function instant(): Schema<string> {
  return of({ type: 'string', format: 'date-time' });
}

export function uuid(): Schema<string> {
  return of({ type: 'string', format: 'uuid' });
}

/** Key of a definition, form, state, role, user or department. */
export function key(): Schema<string> {
  return of({ type: 'string', minLength: 1, maxLength: 120, pattern: '^[^\\s/\\\\<>"]+$' });
}

export function integer(options: { minimum?: number; maximum?: number } = {}): Schema<number> {
  return of({ type: 'integer', ...options });
}

/** A whole number in a path or query, where everything is text; the handler reads it with `Number`. */
export function digits(): Schema<string> {
  return of({ type: 'string', pattern: '^[0-9]{1,9}$' });
}

/** A number above zero. */
export function amount(): Schema<number> {
  return of({ type: 'number', exclusiveMinimum: 0 });
}

export function number(): Schema<number> {
  return of({ type: 'number' });
}

export function flag(): Schema<boolean> {
  return of({ type: 'boolean' });
}

export function oneOf<const V extends readonly string[]>(...values: V): Schema<V[number]> {
  return of({ type: 'string', enum: values });
}

export function list<T>(items: Schema<T>, options: { maxItems?: number } = {}): Schema<readonly T[]> {
  return of({ type: 'array', items: reference(items), ...options });
}

/** Keys of any name, all values alike. */
export function map<T>(values: Schema<T>): Schema<{ readonly [key: string]: T }> {
  return of({ type: 'object', additionalProperties: reference(values) });
}

/** Closed object: unknown keys are refused. The second map holds the properties that may be absent. */
export function object<R extends Properties>(required: R): Schema<InferRequired<R>>;
export function object<R extends Properties, O extends Properties>(
  required: R,
  optional: O,
): Schema<InferRequired<R> & InferOptional<O>>;
export function object(required: Properties, optional: Properties = {}): Schema<unknown> {
  const properties = Object.fromEntries(
    Object.entries({ ...required, ...optional }).map(([name, schema]) => [name, reference(schema)]),
  );
  return of({ type: 'object', properties, required: Object.keys(required), additionalProperties: false });
}

export function nullable<T>(schema: Schema<T>): Schema<T | null> {
  return of({ anyOf: [reference(schema), { type: 'null' }] });
}

/** JSON values by name (form values, process variables); what is inside is judged by the form. */
export function values(): Schema<JsonObject> {
  return of({ type: 'object' });
}

export function anyJson(): Schema<Json> {
  return of({});
}

/** A document with its own published schema (a process definition, a form template). */
export function document<T>(description: string): Schema<T> {
  return of({ type: 'object', description });
}

/** Gives a schema a name, so that the OpenAPI document refers to it instead of repeating it. */
export function named<T>(name: string, schema: Schema<T>): Schema<T> {
  return { ...schema, name };
}

/** Named schemas travel as `$ref`-like markers (`x-name`) that the OpenAPI builder turns into references. */
function reference(schema: Schema<unknown>): JsonSchema {
  return schema.name === undefined ? schema.json : { ...schema.json, 'x-name': schema.name };
}
