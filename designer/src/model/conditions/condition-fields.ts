import { localize, type JsonSchema, type Locale } from '@yunliu/engine/definition';
import { fieldKindOf, scopeName, type FieldKind, type FormTemplate, type UiElement } from '@yunliu/engine/forms';
import type { DesignDocument } from '../document/design-document.js';
import { listEntries, type ListWorld } from '../names/offered-entries.js';

/** A field that conditions may ask about. */
export interface ConditionField {
  readonly name: string;
  readonly title: string;
  readonly kind: FieldKind | 'other';
  readonly schema: JsonSchema;
  /** Titles of the choices by value. */
  readonly choices: ReadonlyMap<string, string>;
  /** Columns of a table. */
  readonly columns: ReadonlyMap<string, ConditionField>;
}

/**
 * All fields of the forms and variables of the process, by name: what the builder offers and sentences call them by. With
 * `lists`, fields for roles and client systems have what is on their list as choices.
 */
export function conditionFields(
  document: DesignDocument,
  locale: Locale = 'zh-CN',
  lists?: ListWorld,
): ReadonlyMap<string, ConditionField> {
  const fields = new Map<string, ConditionField>();
  for (const form of Object.values(document.forms)) formFields(fields, form, locale);
  for (const [name, schema] of Object.entries(document.definition.data?.properties ?? {}))
    if (!fields.has(name)) fields.set(name, fieldOf(name, schema, kindOf(schema), undefined, locale));
  return lists === undefined ? fields : withLists(fields, lists, locale);
}

function withLists(
  fields: ReadonlyMap<string, ConditionField>,
  lists: ListWorld,
  locale: Locale,
): ReadonlyMap<string, ConditionField> {
  return new Map(
    [...fields].map(([name, field]) => {
      const { kind, columns } = field;
      const known = columns.size === 0 ? field : { ...field, columns: withLists(columns, lists, locale) };
      if (kind !== 'role' && kind !== 'system') return [name, known];
      const choices = new Map(listEntries(kind, lists, locale).map((entry) => [entry.id, entry.name]));
      return [name, { ...known, choices }];
    }),
  );
}

function formFields(fields: Map<string, ConditionField>, form: FormTemplate, locale: Locale): void {
  const visit = (element: UiElement): void => {
    if ('elements' in element) return element.elements.forEach(visit);
    if (element.type === 'Label') return;
    const name = scopeName(element.scope);
    const schema = form.schema.properties?.[name];
    if (schema === undefined || fields.has(name)) return;
    const columns = new Map<string, ConditionField>();
    for (const column of element.type === 'Table' ? element.columns : []) {
      const key = scopeName(column.scope);
      const inner = schema.items?.properties?.[key];
      if (inner !== undefined)
        columns.set(key, fieldOf(key, inner, fieldKindOf({ element: column, schema: inner }), column.label, locale));
    }
    fields.set(name, { ...fieldOf(name, schema, fieldKindOf({ element, schema }), element.label, locale), columns });
  };
  visit(form.ui);
}

function fieldOf(
  name: string,
  schema: JsonSchema,
  kind: ConditionField['kind'],
  label: UiElement['label'],
  locale: Locale,
): ConditionField {
  const options = schema.oneOf ?? schema.items?.oneOf ?? [];
  return {
    name,
    title: localize(label, locale) || localize(schema.title, locale) || name,
    kind,
    schema,
    choices: new Map(
      options.map((option) => [
        valueText(option.const),
        localize(option.title as UiElement['label'], locale) || valueText(option.const),
      ]),
    ),
    columns: new Map(
      Object.entries(schema.items?.properties ?? {}).map(([key, inner]) => [
        key,
        fieldOf(key, inner, kindOf(inner), undefined, locale),
      ]),
    ),
  };
}

function kindOf(schema: JsonSchema): ConditionField['kind'] {
  if (schema.items?.properties !== undefined) return 'table';
  if (schema.type === undefined) return 'other';
  return fieldKindOf({ element: { type: 'Control', scope: '#/properties/value' }, schema });
}

function valueText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
