import type { JsonSchema } from '@yunliu/engine/definition';
import { scopeName, type FormTemplate, type UiElement, type UiField } from '@yunliu/engine/forms';
import { pathOf, valueAt } from '../document/json-path.js';
import { feelNames, type FeelPlace, type TableColumns } from '../names/feel-names.js';

/** Elements of a form with the schemas of their fields, as carried by the clipboard and by imports. Plain JSON. */
export interface FormClip {
  readonly elements: readonly UiElement[];
  /** By name of the field; of columns when `columns`. */
  readonly fields: { readonly [name: string]: JsonSchema };
  /** Names of those that must be filled in. */
  readonly required?: readonly string[];
  /** The elements are columns of a table. */
  readonly columns?: boolean;
}

/** What stands at the pointers, outermost first of what overlaps. Elements of different kinds (columns and others): the first kind. */
export function copyElements(form: FormTemplate, at: readonly string[]): FormClip {
  const outer = outermost(at).filter((pointer) => pointer !== '/ui');
  const columns = outer[0] !== undefined && isColumn(outer[0]);
  const taken = outer.filter((pointer) => isColumn(pointer) === columns);
  const elements = taken.flatMap((pointer) => (valueAt(form, pathOf(pointer)) as UiElement | undefined) ?? []);
  const table = columns && taken[0] !== undefined ? tableAt(form, taken[0]) : undefined;
  const schema = table === undefined ? form.schema : (form.schema.properties?.[table]?.items ?? {});
  const names = elements.flatMap(fieldNames);
  const fields = Object.fromEntries(
    names.flatMap((name) =>
      Object.hasOwn(schema.properties ?? {}, name) ? [[name, schema.properties?.[name] ?? {}] as const] : [],
    ),
  );
  const required = (schema.required ?? []).filter((name) => Object.hasOwn(fields, name));
  return {
    elements,
    fields,
    ...(required.length === 0 ? {} : { required }),
    ...(columns ? { columns } : {}),
  };
}

/** The clip with other names for its fields, in its conditions and formulas too. */
export function renameInClip(clip: FormClip, names: ReadonlyMap<string, string>, table: string | undefined): FormClip {
  const columns: TableColumns = new Map(
    clip.columns === true
      ? [[table ?? '', new Set(Object.keys(clip.fields))]]
      : Object.entries(clip.fields).flatMap(([name, schema]) =>
          schema.items?.properties === undefined ? [] : [[name, new Set(Object.keys(schema.items.properties))]],
        ),
  );
  const feel = (text: string, place: FeelPlace): string => {
    let result = text;
    for (const { name, table: of, from, to } of (feelNames(text, place, columns) ?? []).toReversed())
      if ((clip.columns === true) === (of !== undefined) && names.has(name))
        result = result.slice(0, from) + (names.get(name) ?? name) + result.slice(to);
    return result;
  };
  const visit = (element: UiElement, row: string | undefined, isInTable: boolean): UiElement => {
    const place: FeelPlace = row === undefined ? {} : { row };
    const own = row === undefined || clip.columns === true;
    const changed: { [key: string]: unknown } = { ...element };
    if (element.rule !== undefined)
      changed['rule'] = { ...element.rule, condition: feel(element.rule.condition, place) };
    if (element.rules !== undefined)
      changed['rules'] = element.rules.map((rule) => ({ ...rule, condition: feel(rule.condition, place) }));
    if ('elements' in element) changed['elements'] = element.elements.map((child) => visit(child, undefined, false));
    if ('scope' in element) {
      const name = scopeName(element.scope);
      if (own && !isInTable) changed['scope'] = `#/properties/${names.get(name) ?? name}`;
      for (const key of ['computed', 'initial'] as const) {
        const text = key in element ? (element as UiField)[key] : undefined;
        if (text !== undefined) changed[key] = feel(text, place);
      }
      if (element.type === 'Table') changed['columns'] = element.columns.map((column) => visit(column, name, true));
    }
    return changed as unknown as UiElement;
  };
  const row = clip.columns === true ? (table ?? '') : undefined;
  const as = (name: string): string => names.get(name) ?? name;
  return {
    ...clip,
    elements: clip.elements.map((element) => visit(element, row, false)),
    fields: Object.fromEntries(Object.entries(clip.fields).map(([name, schema]) => [as(name), schema])),
    ...(clip.required === undefined ? {} : { required: clip.required.map(as) }),
  };
}

/** Pointers without those that lie in another of them, in the order of the form. */
export function outermost(at: readonly string[]): readonly string[] {
  const all = [...new Set(at)].sort(byPlace);
  return all.filter((pointer) => !all.some((other) => pointer.startsWith(`${other}/`)));
}

function byPlace(a: string, b: string): number {
  const [one, other] = [pathOf(a), pathOf(b)];
  for (const [index, step] of one.entries()) {
    const against = other[index];
    if (against === undefined) return 1;
    if (step !== against) return Number(step) - Number(against);
  }
  return one.length - other.length;
}

export function fieldNames(element: UiElement): readonly string[] {
  if ('elements' in element) return element.elements.flatMap(fieldNames);
  return element.type === 'Label' ? [] : [scopeName(element.scope)];
}

function isColumn(at: string): boolean {
  return /\/columns\/\d+$/.test(at);
}

/** Name of the table whose column or whose own element stands at the pointer. */
export function tableAt(form: FormTemplate, at: string): string | undefined {
  const table = valueAt(form, pathOf(at.replace(/\/columns\/\d+$/, ''))) as UiElement | undefined;
  return table?.type === 'Table' ? scopeName(table.scope) : undefined;
}
