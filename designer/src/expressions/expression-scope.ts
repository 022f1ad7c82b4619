import { localize, type JsonSchema, type Locale } from '@yunliu/engine/definition';
import { feelTypeOfSchema } from '@yunliu/engine/expressions';
import type { FormTemplate } from '@yunliu/engine/forms';
import { conditionFields, type ConditionField, type DesignDocument } from '../model/index.js';
import { localNames } from './local-names.js';
import { listsOf, processNames, withForms, type NameWorld } from './process-names.js';
import { scopeOf, type ExpressionScope, type ScopeName } from './scope-name.js';

/**
 * What may be read at a pointer of the document (`/definition/states/x/outcomes/ok/when`, `/forms/f@1/ui/…/condition`):
 * the variables of the process or the fields of the form, the columns of the row, and what is bound there (`child`,
 * `item` …). The pointer need not exist yet.
 */
export function scopeAt(
  document: DesignDocument,
  pointer: string,
  world: NameWorld = { definitions: [], forms: [] },
  locale: Locale = 'zh-CN',
): ExpressionScope {
  const form = /^\/forms\/([^/]+)/.exec(pointer)?.[1];
  if (form !== undefined && Object.hasOwn(document.forms, form))
    return formScope(document, form, pointer, world, locale);
  const { document: whole, open } = withForms(document, world);
  const message = pointer.startsWith('/definition/start/messages/');
  const names = message ? [] : processNames(whole, locale, listsOf(world));
  return scopeOf([...names, ...localNames(whole, pointer, world, locale)], open);
}

function formScope(
  document: DesignDocument,
  id: string,
  pointer: string,
  world: NameWorld,
  locale: Locale,
): ExpressionScope {
  const form = document.forms[id];
  if (form === undefined) return scopeOf([]);
  const { data: _, ...definition } = document.definition;
  const fields = conditionFields({ ...document, definition, forms: { [id]: form } }, locale, listsOf(world));
  const names = Object.entries(form.schema.properties ?? {}).map(([name, schema]) =>
    fieldName(name, schema, fields.get(name), 'field'),
  );
  const table = tableAround(form, pointer);
  const columns = table === undefined ? {} : (form.schema.properties?.[table]?.items?.properties ?? {});
  const known = table === undefined ? undefined : fields.get(table)?.columns;
  return scopeOf([
    ...names,
    ...Object.entries(columns).map(([name, schema]) => fieldName(name, schema, known?.get(name), 'column')),
  ]);
}

function fieldName(
  name: string,
  schema: JsonSchema,
  known: ConditionField | undefined,
  origin: ScopeName['origin'],
): ScopeName {
  const field: ConditionField = known ?? {
    name,
    title: localize(schema.title) || name,
    kind: 'other',
    schema,
    choices: new Map(),
    columns: new Map(),
  };
  return { name, title: field.title, type: feelTypeOfSchema(schema), origin, field };
}

/** Name of the table whose column the pointer lies in. */
function tableAround(form: FormTemplate, pointer: string): string | undefined {
  const [path] = pointer.split('/ui').slice(1, 2);
  const upTo = path?.indexOf('/columns/') ?? -1;
  if (path === undefined || upTo < 0) return undefined;
  let element: unknown = form.ui;
  for (const step of path.slice(0, upTo).split('/').filter(Boolean))
    element =
      typeof element === 'object' && element !== null ? (element as { [key: string]: unknown })[step] : undefined;
  const { scope } = (element ?? {}) as { readonly scope?: string };
  return scope?.replace('#/properties/', '');
}
