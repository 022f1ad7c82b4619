import { jsonPointer, type Json, type JsonSchema } from '@yunliu/engine/definition';
import { safePattern } from '@yunliu/engine/expressions';
import type { UiElement, UiField } from '@yunliu/engine/forms';
import { asciiName } from './header-row.js';
import type { ImportNotes } from './import-note.js';
import { defaultOf, pick, plain, typeOf, valueIn } from './schema-parts.js';

/** One property as a field of ours. `path`: the names that lead to it in the imported schema. */
export interface ImportedField {
  readonly path: readonly string[];
  readonly name: string;
  readonly schema: JsonSchema;
  readonly element: UiElement;
  readonly required: boolean;
}

const KEPT: ReadonlySet<string> = new Set([
  'title',
  'type',
  'format',
  'enum',
  'oneOf',
  'const',
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
  'multipleOf',
  'default',
  'uniqueItems',
  'items',
  'properties',
  'required',
  'description',
  'additionalProperties',
  '$id',
  '$schema',
  '$comment',
  'definitions',
  '$defs',
  'readOnly',
  '$ref',
  'examples',
]);
const FORMATS: ReadonlySet<string> = new Set(['date', 'date-time', 'time']);

/** Reads a JSON Schema of type object: nested objects are laid open, arrays of objects become tables. */
export function importSchema(root: JsonSchema, notes: ImportNotes): readonly ImportedField[] {
  const reader = new SchemaReader(root, notes);
  return reader.object(reader.resolve(root, ''), [], '');
}

class SchemaReader {
  readonly #root: JsonSchema;
  readonly #notes: ImportNotes;
  readonly #taken = new Set<string>();

  constructor(root: JsonSchema, notes: ImportNotes) {
    this.#root = root;
    this.#notes = notes;
  }

  object(schema: JsonSchema, path: readonly string[], pointer: string): readonly ImportedField[] {
    for (const keyword of [
      'if',
      'allOf',
      'anyOf',
      'not',
      'dependentRequired',
      'dependencies',
      'dependentSchemas',
      'patternProperties',
    ])
      if (schema[keyword] !== undefined)
        this.#notes.schema(
          `${pointer}/${keyword}`,
          `规则“${keyword}”未转换，请改用字段条件`,
          `"${keyword}" was not converted; use conditions of fields`,
        );
    return Object.entries(schema.properties ?? {}).flatMap(([key, given]) => {
      const at = pointer + jsonPointer('properties', key);
      const property = this.resolve(given, at);
      const own = [...path, key];
      if (property.type === 'object' && property.properties !== undefined && path.length < 5) {
        this.#notes.schema(
          at,
          `对象“${key}”已展开为独立字段`,
          `The object "${key}" was laid open into fields of its own`,
        );
        return this.object(property, own, at);
      }
      const field = this.field(property, key, own, at, this.#taken);
      if (field === undefined) return [];
      return [{ ...field, path: own, required: schema.required?.includes(key) === true }];
    });
  }

  field(
    property: JsonSchema,
    key: string,
    path: readonly string[],
    at: string,
    taken: Set<string>,
  ): Omit<ImportedField, 'required'> | undefined {
    const name = this.#name(key, at, taken);
    const made = this.#shape(property, name, at);
    if (made === undefined) {
      taken.delete(name);
      return undefined;
    }
    this.#reportUnknown(property, at);
    const title = typeof property.title === 'string' && property.title !== '' ? property.title : key;
    const hint = typeof property.description === 'string' ? property.description : undefined;
    const element = { ...made.element, ...(hint === undefined ? {} : { hint }) } as UiElement;
    return { path, name, schema: { title, ...made.schema }, element };
  }

  resolve(schema: JsonSchema, at: string, depth = 0): JsonSchema {
    const reference = schema['$ref'];
    if (typeof reference !== 'string') return schema;
    const target = reference.startsWith('#/') && depth < 20 ? valueIn(this.#root, reference.slice(1)) : undefined;
    if (target === undefined) {
      this.#notes.schema(at, `引用“${reference}”找不到`, `The reference "${reference}" leads nowhere`);
      return {};
    }
    const { $ref: _, ...beside } = schema;
    return { ...this.resolve(target, at, depth + 1), ...beside };
  }

  #name(key: string, at: string, taken: Set<string>): string {
    const plain = /^[\p{L}_][\p{L}\p{N}_]*$/u.test(key) ? key : (asciiName(key) ?? 'field');
    let name = plain;
    for (let number = 2; taken.has(name); number++) name = `${plain}${number}`;
    taken.add(name);
    if (name !== key) this.#notes.schema(at, `字段名“${key}”改为“${name}”`, `The field name "${key}" became "${name}"`);
    return name;
  }

  #shape(
    schema: JsonSchema,
    name: string,
    at: string,
  ): { readonly schema: JsonSchema; readonly element: UiElement } | undefined {
    const scope = `#/properties/${name}`;
    const control = (extra: Partial<UiField> = {}): UiElement => ({ type: 'Control', scope, ...extra });
    const limits = this.#limits(schema, at);
    const choices = this.#choices(schema);
    const type = typeOf(schema);
    if (choices !== undefined)
      return {
        schema: {
          type: typeof choices[0]?.const === 'number' ? 'number' : 'string',
          oneOf: choices,
          ...defaultOf(schema),
        },
        element: control(),
      };
    switch (type) {
      case 'string': {
        const format = schema.format !== undefined && FORMATS.has(schema.format) ? { format: schema.format } : {};
        if (schema.format !== undefined && !FORMATS.has(schema.format))
          this.#notes.schema(
            `${at}/format`,
            `格式“${schema.format}”按普通文字处理`,
            `The format "${schema.format}" became plain text`,
          );
        const multi = (schema.maxLength ?? 0) > 500;
        return { schema: { type, ...format, ...limits }, element: control(multi ? { options: { multi: true } } : {}) };
      }
      case 'integer':
      case 'number':
      case 'boolean':
        return { schema: { type, ...limits }, element: control() };
      case 'array':
        return this.#array(schema, name, at, scope);
      default:
        this.#notes.schema(
          at,
          `字段“${name}”的类型无法识别，未导入`,
          `The type of "${name}" is not known; it was left out`,
        );
        return undefined;
    }
  }

  #array(
    schema: JsonSchema,
    name: string,
    at: string,
    scope: string,
  ): { readonly schema: JsonSchema; readonly element: UiElement } | undefined {
    const items = this.resolve(schema.items ?? {}, `${at}/items`);
    const choices = this.#choices(items);
    const counts = pick(schema, ['minItems', 'maxItems']);
    if (choices !== undefined)
      return {
        schema: { type: 'array', uniqueItems: true, items: { type: 'string', oneOf: choices }, ...counts },
        element: { type: 'Control', scope },
      };
    if (items.properties === undefined) {
      this.#notes.schema(
        at,
        `列表“${name}”不是对象列表，未导入`,
        `The list "${name}" holds no objects; it was left out`,
      );
      return undefined;
    }
    const taken = new Set<string>();
    const columns = Object.entries(items.properties).flatMap(([key, given]) => {
      const pointer = `${at}/items${jsonPointer('properties', key)}`;
      const property = this.resolve(given, pointer);
      if (
        property.type === 'object' ||
        (property.type === 'array' && this.#choices(property.items ?? {}) === undefined)
      ) {
        this.#notes.schema(
          pointer,
          `明细中的“${key}”含有下级结构，未导入`,
          `"${key}" inside the table has parts of its own; it was left out`,
        );
        return [];
      }
      return this.field(property, key, [key], pointer, taken) ?? [];
    });
    if (columns.length === 0) return undefined;
    const required = columns
      .filter((column) => items.required?.includes(column.path[0] ?? '') === true)
      .map((column) => column.name);
    return {
      schema: {
        type: 'array',
        ...counts,
        items: {
          type: 'object',
          properties: Object.fromEntries(columns.map((column) => [column.name, column.schema])),
          ...(required.length === 0 ? {} : { required }),
        },
      },
      element: { type: 'Table', scope, columns: columns.map(({ element }) => element as UiField) },
    };
  }

  #choices(schema: JsonSchema): readonly { readonly const: Json; readonly title: string }[] | undefined {
    const isValue = (value: unknown): value is string | number =>
      typeof value === 'string' || typeof value === 'number';
    const list = schema.oneOf ?? (schema['anyOf'] as readonly JsonSchema[] | undefined);
    if (Array.isArray(list) && list.length > 0 && list.every((one) => isValue(one.const)))
      return list.map((one: JsonSchema) => ({
        const: one.const as Json,
        title: typeof one.title === 'string' ? one.title : plain(one.const),
      }));
    const values = schema.enum?.filter(isValue) ?? [];
    return values.length === 0 ? undefined : values.map((value) => ({ const: value, title: String(value) }));
  }

  #limits(schema: JsonSchema, at: string): JsonSchema {
    const { pattern } = schema;
    const isRefused = pattern !== undefined && safePattern(pattern) === undefined;
    if (isRefused)
      this.#notes.schema(
        `${at}/pattern`,
        `正则表达式“${pattern}”不能使用，已略去`,
        `The pattern "${pattern}" cannot be used and was left out`,
      );
    return {
      ...pick(schema, ['minLength', 'maxLength', 'minimum', 'maximum', 'multipleOf']),
      ...(pattern === undefined || isRefused ? {} : { pattern }),
      ...defaultOf(schema),
    };
  }

  #reportUnknown(schema: JsonSchema, at: string): void {
    for (const keyword of Object.keys(schema))
      if (!KEPT.has(keyword) && !(keyword === 'anyOf' && this.#choices(schema) !== undefined))
        this.#notes.schema(
          `${at}/${keyword}`,
          `关键字“${keyword}”未转换`,
          `The keyword "${keyword}" was not converted`,
        );
  }
}
