import type { FieldRights } from '../definition/field-right.js';
import type { Json, JsonObject } from '../definition/json.js';
import { originKey } from './align-rows.js';
import { columnsOf, fieldName } from './compile-form.js';
import type { CompiledForm } from './compiled-form.js';
import { mayEdit, stateRight } from './field-rights.js';
import { isObject } from './fields/field-type.js';
import { own } from './same-json.js';

/**
 * The part of changed values that a draft keeps. Of a row only the columns the person may edit, with `$row` saying which
 * present row it changes (null = new): hidden columns stay out of what is sent back, and rows keep to their origin.
 */
export function draftValues(
  form: CompiledForm,
  rights: FieldRights,
  changed: JsonObject,
  origins: ReadonlyMap<string, readonly (number | undefined)[]>,
): JsonObject {
  const draft: { [key: string]: Json } = {};
  for (const [path, value] of Object.entries(changed)) {
    const rowOrigins = origins.get(path);
    if (rowOrigins !== undefined && Array.isArray(value)) {
      const columns = columnsOf(form, path).filter((column) => mayEdit(stateRight(form, rights, column.path)));
      draft[path] = (value as readonly Json[]).map((row, index) => {
        const kept: { [name: string]: Json } = { [originKey]: rowOrigins[index] ?? null };
        for (const column of columns) {
          const name = fieldName(column);
          kept[name] = (isObject(row) ? own(row, name) : undefined) ?? null;
        }
        return kept;
      });
    } else if (mayEdit(stateRight(form, rights, path))) {
      draft[path] = value;
    }
  }
  return draft;
}

/** A draft's rows laid over the present ones: what the person sees when they come back, and where each row is from. */
export function rowsWithDraft(
  present: readonly JsonObject[],
  draft: readonly JsonObject[],
): { readonly values: JsonObject; readonly origin: number | undefined }[] {
  return draft.map((row, index) => {
    const { [originKey]: told, ...typed } = row;
    const place = told === undefined ? index : told;
    const origin = typeof place === 'number' && place < present.length ? place : undefined;
    return { values: { ...(origin === undefined ? {} : present[origin]), ...typed }, origin };
  });
}
