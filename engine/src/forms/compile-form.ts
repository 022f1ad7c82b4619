import type { JsonSchema } from '../definition/json.js';
import { YunliuError } from '../definition/yunliu-error.js';
import type { CompiledField, CompiledForm, FormValidator } from './compiled-form.js';
import {
  rulesOf,
  type FormTemplate,
  type UiElement,
  type UiField,
  type UiRule,
  type UiTable,
} from './form-template.js';

/**
 * Prepares a form template for use. Throws `form/unknown-scope` when the layout names a field that the schema lacks;
 * templates that passed `validate` never throw.
 */
export function compileForm(template: FormTemplate, validate: FormValidator): CompiledForm {
  const fields = new Map<string, CompiledField>();
  collect(template.ui, [], template.schema, fields);
  return { template, fields, validate };
}

/** Name of the property a scope points to, `#/properties/<name>`. */
export function scopeName(scope: string): string {
  const prefix = '#/properties/';
  return scope.startsWith(prefix) ? scope.slice(prefix.length).replaceAll('~1', '/').replaceAll('~0', '~') : '';
}

function collect(
  element: UiElement,
  around: readonly UiRule[],
  schema: JsonSchema,
  fields: Map<string, CompiledField>,
): void {
  const rules = [...around, ...rulesOf(element)];
  if ('elements' in element) {
    for (const child of element.elements) collect(child, rules, schema, fields);
  } else if (element.type === 'Table') {
    const table = addField(element, rules, schema, fields);
    for (const column of element.columns) {
      addField(column, rulesOf(column), table.schema.items ?? {}, fields, table.path);
    }
  } else if (element.type !== 'Label') {
    addField(element, rules, schema, fields);
  }
}

function addField(
  element: UiField | UiTable,
  rules: readonly UiRule[],
  schema: JsonSchema,
  fields: Map<string, CompiledField>,
  table?: string,
): CompiledField {
  const name = scopeName(element.scope);
  const own = schema.properties && Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
  if (own === undefined) throw unknownScope(element.scope, table);
  const path = table === undefined ? name : `${table}.${name}`;
  const field: CompiledField = {
    path,
    element,
    schema: own,
    required: schema.required?.includes(name) ?? false,
    rules,
    ...('computed' in element && element.computed !== undefined ? { computed: element.computed } : {}),
    ...(table === undefined ? {} : { table }),
  };
  // A field may be laid out twice (on two tabs); the first place decides.
  if (!fields.has(path)) fields.set(path, field);
  return field;
}

function unknownScope(scope: string, table: string | undefined): YunliuError {
  const place = table === undefined ? '' : `（明细“${table}”）`;
  return new YunliuError({
    code: 'form/unknown-scope',
    message: {
      'zh-CN': `界面元素指向的字段“${scope}”${place}不在数据结构中。`,
      en: `The layout points to "${scope}", which the schema${table === undefined ? '' : ` of table "${table}"`} lacks.`,
    },
    hint: {
      'zh-CN': 'scope 的写法为 #/properties/字段名，字段须先在 schema 中声明。',
      en: 'Write #/properties/<name> and declare the field in `schema` first.',
    },
    details: { scope, ...(table === undefined ? {} : { table }) },
  });
}

/** Columns of a table, in the order they are shown. */
export function columnsOf(form: CompiledForm, table: string): readonly CompiledField[] {
  let byTable = columns.get(form);
  if (byTable === undefined) columns.set(form, (byTable = new Map()));
  let found = byTable.get(table);
  if (found === undefined)
    byTable.set(table, (found = [...form.fields.values()].filter((field) => field.table === table)));
  return found;
}

const columns = new WeakMap<CompiledForm, Map<string, readonly CompiledField[]>>();

/** Name of a column inside its row (`qty` of `items.qty`), or of the field itself. */
export function fieldName(field: CompiledField): string {
  return field.table === undefined ? field.path : field.path.slice(field.table.length + 1);
}
