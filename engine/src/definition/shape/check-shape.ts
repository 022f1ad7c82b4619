import { jsonPointer, type Issue } from '../issue.js';
import type { SchemaNode } from '../schema/schema-node.js';
import { describeKind, jsonKindOf, kindFits } from './json-kind.js';
import { shapeIssue } from './shape-issue.js';

/** Patterns of our own schemas only; they are constants of this package, never user input. */
const patterns = new Map<string, RegExp>();

function patternOf(source: string): RegExp {
  const known = patterns.get(source) ?? new RegExp(source, 'u');
  patterns.set(source, known);
  return known;
}

/** Nested deeper than this is refused before anything walks it. */
const MAX_DEPTH = 80;

/**
 * Parts found without fault, each with the pieces of the schema it was held against and how deep it stood. To be handed in
 * again by who promises never to change a value that was checked.
 */
export type SoundParts = WeakMap<object, Map<SchemaNode, number>>;

/**
 * Checks a JSON value against one of our published schemas: every fault with its place, worded for people. A small
 * reader of the keywords we use instead of Ajv, so that browser and server give the same answers without generated code;
 * a test holds it against Ajv.
 */
export function checkShape(value: unknown, schema: SchemaNode, sound?: SoundParts): readonly Issue[] {
  const check = new ShapeCheck(schema, sound);
  check.check(value, schema, '', 0);
  return check.issues;
}

class ShapeCheck {
  readonly issues: Issue[] = [];
  readonly #root: SchemaNode;
  readonly #sound: SoundParts | undefined;

  constructor(root: SchemaNode, sound: SoundParts | undefined) {
    this.#root = root;
    this.#sound = sound;
  }

  resolve(schema: SchemaNode): SchemaNode {
    if (schema.$ref === undefined) return schema;
    const name = schema.$ref.slice('#/$defs/'.length);
    const target = this.#root.$defs?.[name];
    if (target === undefined) throw new Error(`schema piece "${name}" is missing`);
    return this.resolve(target);
  }

  check(value: unknown, given: SchemaNode, pointer: string, depth: number): void {
    const schema = this.resolve(given);
    if (depth > MAX_DEPTH) {
      this.issues.push(shapeIssue.tooDeep(pointer, MAX_DEPTH));
      return;
    }
    if (this.#sound !== undefined && typeof value === 'object' && value !== null) {
      const known = this.#sound.get(value) ?? new Map<SchemaNode, number>();
      if (depth <= (known.get(schema) ?? -1)) return;
      const before = this.issues.length;
      this.#check(value, schema, pointer, depth);
      if (this.issues.length > before) return;
      this.#sound.set(value, known.set(schema, depth));
      return;
    }
    this.#check(value, schema, pointer, depth);
  }

  #check(value: unknown, schema: SchemaNode, pointer: string, depth: number): void {
    if (schema.oneOf !== undefined) {
      this.#alternative(value, schema.oneOf, pointer, depth);
      return;
    }
    if (schema.const !== undefined) {
      if (value !== schema.const) this.issues.push(shapeIssue.notConstant(pointer, schema.const, value));
      return;
    }
    if (schema.type !== undefined && !kindFits(value, schema.type)) {
      this.issues.push(shapeIssue.wrongType(pointer, describeKind(schema.type), jsonKindOf(value)));
      return;
    }
    if (typeof value === 'string') this.#text(value, schema, pointer);
    else if (typeof value === 'number') this.#number(value, schema, pointer);
    else if (Array.isArray(value)) this.#list(value, schema, pointer, depth);
    else if (typeof value === 'object' && value !== null)
      this.#object(value as Readonly<Record<string, unknown>>, schema, pointer, depth);
  }

  #text(value: string, schema: SchemaNode, pointer: string): void {
    const length = [...value].length;
    if (schema.enum !== undefined && !schema.enum.includes(value))
      this.issues.push(shapeIssue.notChoice(pointer, schema.enum, value));
    else if (schema.minLength !== undefined && length < schema.minLength)
      this.issues.push(shapeIssue.tooShort(pointer, schema.minLength));
    else if (schema.maxLength !== undefined && length > schema.maxLength)
      this.issues.push(shapeIssue.tooLong(pointer, schema.maxLength, length));
    else if (schema.pattern !== undefined && !patternOf(schema.pattern).test(value)) {
      this.issues.push(shapeIssue.badText(pointer, value, schema.description));
    }
  }

  #number(value: number, schema: SchemaNode, pointer: string): void {
    const { minimum, maximum, exclusiveMinimum } = schema;
    const fits =
      value >= (minimum ?? -Infinity) && value <= (maximum ?? Infinity) && value > (exclusiveMinimum ?? -Infinity);
    if (!fits) this.issues.push(shapeIssue.outOfRange(pointer, value, minimum ?? exclusiveMinimum, maximum));
  }

  #list(value: readonly unknown[], schema: SchemaNode, pointer: string, depth: number): void {
    if (schema.minItems !== undefined && value.length < schema.minItems)
      this.issues.push(shapeIssue.tooFew(pointer, schema.minItems));
    if (schema.maxItems !== undefined && value.length > schema.maxItems)
      this.issues.push(shapeIssue.tooMany(pointer, schema.maxItems));
    if (schema.items === undefined) return;
    for (const [index, item] of value.entries())
      this.check(item, schema.items, pointer + jsonPointer(index), depth + 1);
  }

  #object(value: Readonly<Record<string, unknown>>, schema: SchemaNode, pointer: string, depth: number): void {
    const names = Object.keys(value);
    for (const name of schema.required ?? []) {
      if (!Object.hasOwn(value, name))
        this.issues.push(shapeIssue.missing(pointer, name, schema.properties?.[name]?.description));
    }
    if (schema.minProperties !== undefined && names.length < schema.minProperties)
      this.issues.push(shapeIssue.tooFew(pointer, schema.minProperties));
    for (const name of names) {
      const at = pointer + jsonPointer(name);
      if (schema.propertyNames !== undefined && !this.#nameFits(name, schema.propertyNames))
        this.issues.push(shapeIssue.badName(at, name));
      const known =
        schema.properties !== undefined && Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
      if (known !== undefined) this.check(value[name], known, at, depth + 1);
      else if (Object.keys(schema.patternProperties ?? {}).some((pattern) => patternOf(pattern).test(name))) continue;
      else if (schema.additionalProperties === false) {
        this.issues.push(shapeIssue.unknownProperty(at, name, Object.keys(schema.properties ?? {}), new Set(names)));
      } else if (schema.additionalProperties !== undefined)
        this.check(value[name], schema.additionalProperties, at, depth + 1);
    }
  }

  #nameFits(name: string, given: SchemaNode): boolean {
    const schema = this.resolve(given);
    return (
      (schema.pattern === undefined || patternOf(schema.pattern).test(name)) &&
      [...name].length <= (schema.maxLength ?? Infinity)
    );
  }

  /** Alternatives differ by JSON type, or by a constant such as `type`: the fault names what is allowed there. */
  #alternative(value: unknown, alternatives: readonly SchemaNode[], pointer: string, depth: number): void {
    const resolved = alternatives.flatMap((alternative) => this.#spread(alternative));
    const fitting = resolved.filter((schema) => schema.type === undefined || kindFits(value, schema.type));
    const [first, second] = fitting;
    if (first === undefined) {
      const kinds = [...new Set(resolved.flatMap((schema) => (schema.type === undefined ? [] : [schema.type])))];
      this.issues.push(shapeIssue.wrongType(pointer, describeKind(...kinds), jsonKindOf(value)));
      return;
    }
    if (second === undefined) {
      this.check(value, first, pointer, depth);
      return;
    }
    const tag =
      Object.keys(first.properties ?? {}).find((name) => first.properties?.[name]?.const !== undefined) ?? 'type';
    const entries = value as Readonly<Record<string, unknown>>;
    const found = Object.hasOwn(entries, tag) ? entries[tag] : undefined;
    const chosen = fitting.find((schema) => schema.properties?.[tag]?.const === found);
    if (chosen !== undefined) {
      this.check(value, chosen, pointer, depth);
      return;
    }
    const choices = fitting.flatMap((schema) => schema.properties?.[tag]?.const ?? []).map(String);
    this.issues.push(
      found === undefined
        ? shapeIssue.missing(pointer, tag, `one of ${choices.join(', ')}`)
        : shapeIssue.notChoice(pointer + jsonPointer(tag), choices, found),
    );
  }

  /** An alternative that is itself a choice counts as its members. */
  #spread(given: SchemaNode): readonly SchemaNode[] {
    const schema = this.resolve(given);
    return schema.oneOf === undefined ? [schema] : schema.oneOf.flatMap((inner) => this.#spread(inner));
  }
}
