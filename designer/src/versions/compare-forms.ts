import {
  compileForm,
  fieldKindOf,
  fieldTitle,
  sameJson,
  type CompiledField,
  type FormTemplate,
} from '@yunliu/engine/forms';
import { localize, type Json, type Locale } from '@yunliu/engine/definition';
import type { CompareTexts } from './compare-texts.js';
import { settingChanges } from './field-settings.js';

/** One difference of two versions of a form. */
export interface FormChange {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly text: string;
  /** Path of the field it is about: `name` or `table.column`. */
  readonly field?: string;
}

/** In what `after` differs from `before`: fields, their kinds and properties, the layout. */
export function compareForms(
  before: FormTemplate,
  after: FormTemplate,
  texts: CompareTexts,
  locale: Locale,
): readonly FormChange[] {
  const [a, b] = [fieldsOf(before), fieldsOf(after)];
  const words = texts.form;
  const changes: FormChange[] = [];
  const [was, is] = [localize(before.title, locale), localize(after.title, locale)];
  if (was !== is) changes.push({ kind: 'changed', text: words.titled(was, is) });
  for (const [path, field] of b) {
    const name = fieldTitle(field, locale);
    const old = a.get(path);
    if (old === undefined)
      changes.push({ kind: 'added', field: path, text: words.added(name, kindName(field, texts)) });
    else changes.push(...fieldChanges(path, old, field, texts, locale));
  }
  for (const [path, field] of a)
    if (!b.has(path)) changes.push({ kind: 'removed', field: path, text: words.removed(fieldTitle(field, locale)) });
  if (!changes.some(({ kind }) => kind !== 'changed') && !sameOrder([...a.keys()], [...b.keys()]))
    changes.push({ kind: 'changed', text: words.ordered });
  if (changes.length === 0 && !sameJson(asJson(content(before)), asJson(content(after))))
    changes.push({ kind: 'changed', text: words.laidOut });
  return changes;
}

function fieldChanges(
  path: string,
  old: CompiledField,
  field: CompiledField,
  texts: CompareTexts,
  locale: Locale,
): readonly FormChange[] {
  const words = texts.form;
  const name = fieldTitle(field, locale);
  const changed = (text: string): FormChange => ({ kind: 'changed', field: path, text });
  const [from, to] = [kindName(old, texts), kindName(field, texts)];
  if (fieldKindOf(old) !== fieldKindOf(field)) return [changed(words.retyped(name, from, to))];
  const found: FormChange[] = [];
  const oldName = fieldTitle(old, locale);
  if (oldName !== name) found.push(changed(words.renamed(oldName, name)));
  if (old.required !== field.required)
    found.push(changed(field.required ? words.required(name) : words.optional(name)));
  if (!sameJson(properties(old), properties(field))) {
    const told = settingChanges(old, field, name, texts, locale);
    for (const text of told.length === 0 ? [words.configured(name)] : told) found.push(changed(text));
  }
  return found;
}

/** By path; a form that cannot be read yet has none. */
function fieldsOf(form: FormTemplate): ReadonlyMap<string, CompiledField> {
  try {
    return compileForm(form, () => []).fields;
  } catch {
    return new Map();
  }
}

/** All but title and columns, which are told in words of their own. */
function properties({ schema, element }: CompiledField): Json {
  const { title: _title, items: _items, ...limits } = schema as Record<string, unknown>;
  const {
    label: _label,
    columns: _columns,
    elements: _elements,
    ...look
  } = element as unknown as Record<string, unknown>;
  return asJson({ limits, look });
}

function kindName(field: CompiledField, texts: CompareTexts): string {
  return texts.kinds[fieldKindOf(field)];
}

function content({ schema, ui }: FormTemplate): unknown {
  return { schema, ui };
}

function asJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}

function sameOrder(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((path, at) => path === other[at]);
}
