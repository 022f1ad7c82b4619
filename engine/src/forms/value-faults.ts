import type { Issue } from '../definition/issue.js';
import { jsonPointer } from '../definition/issue.js';
import type { Json, JsonObject } from '../definition/json.js';
import { columnsOf, fieldName } from './compile-form.js';
import type { CompiledField, CompiledForm } from './compiled-form.js';
import { faultWords } from './fault-messages.js';
import { messageName, rowName } from './field-name.js';
import { mayEdit } from './field-rights.js';
import { fieldTypeOf } from './field-types.js';
import { isObject } from './fields/field-type.js';
import { formIssue } from './form-issues.js';
import { own } from './same-json.js';
import type { SettledForm } from './settle-form.js';

/** Faults that a draft may not have either: they would break the form when it is opened again. */
const alwaysRefused = new Set(['type', 'maxLength', 'maxItems', 'additionalProperties']);

/**
 * What the schema refuses, as messages for people. Only fields that the person can do something about count: editable
 * ones and computed ones. Empty fields are left to `required`.
 */
export function valueFaults(
  form: CompiledForm,
  settled: SettledForm,
  request: { readonly mode: 'complete' | 'draft'; readonly skipRequired?: boolean },
): Issue[] {
  const issues = new Map<string, Issue>();
  for (const fault of form.validate(filled(form, settled.values))) {
    if (request.mode === 'draft' && !alwaysRefused.has(fault.keyword)) continue;
    if (request.skipRequired === true && fault.keyword === 'minItems') continue;
    const place = placeOf(form, fault.pointer);
    const pointer = place.pointer;
    if (place.field === undefined || issues.has(pointer) || !counts(settled, place.field, place.row)) continue;
    const name = place.wholeRow ? rowName(place.field, place.row ?? 0) : messageName(form, place.field, place.row);
    const pattern =
      (fault.keyword === 'pattern' ? fieldHint(place.field, 'patternHint') : undefined) ??
      fieldHint(place.field, 'faultHint');
    issues.set(pointer, formIssue.invalid(pointer, name, faultWords(fault), pattern));
  }
  return [...issues.values()];
}

function counts(settled: SettledForm, field: CompiledField, row: number | undefined): boolean {
  const cell = field.table !== undefined && row !== undefined;
  const right = cell ? settled.cellRight(field.path, row) : settled.right(field.path);
  if (right === 'hidden') return false;
  return mayEdit(right) || field.computed !== undefined || field.element.type === 'Table';
}

/** Values with empty fields and cells left out: to the schema an empty field is an absent one. */
function filled(form: CompiledForm, values: JsonObject): JsonObject {
  const result: { [key: string]: Json } = {};
  for (const field of form.fields.values()) {
    if (field.table !== undefined) continue;
    const value = own(values, field.path);
    if (value === undefined || fieldTypeOf(field).isEmpty(value)) continue;
    result[field.path] =
      field.element.type === 'Table' && Array.isArray(value)
        ? filledRows(form, field, value as readonly Json[])
        : value;
  }
  return result;
}

function filledRows(form: CompiledForm, table: CompiledField, rows: readonly Json[]): Json {
  const columns = columnsOf(form, table.path);
  return rows.map((row) => {
    if (!isObject(row)) return row;
    const kept: { [key: string]: Json } = { ...row };
    for (const column of columns) {
      const name = fieldName(column);
      if (fieldTypeOf(column).isEmpty(own(kept, name))) delete kept[name];
    }
    return kept;
  });
}

interface Place {
  readonly pointer: string;
  readonly field?: CompiledField;
  readonly row?: number;
  readonly wholeRow?: boolean;
}

/** The field or cell a pointer of a validator lies in; deeper places (inside a signature) count as the field. */
function placeOf(form: CompiledForm, pointer: string): Place {
  const parts = pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const [name = '', row, column] = parts;
  const field = form.fields.get(name);
  if (field?.element.type !== 'Table' || row === undefined) return { pointer: jsonPointer('values', name), field };
  const index = Number(row);
  const cell = column === undefined ? undefined : form.fields.get(`${name}.${column}`);
  if (cell) return { pointer: jsonPointer('values', name, index, column ?? ''), field: cell, row: index };
  return { pointer: jsonPointer('values', name, index), field, row: index, wholeRow: true };
}

/** A form may say in words what its pattern wants (`options.patternHint`), or any value (`options.faultHint`). */
function fieldHint(
  field: CompiledField,
  option: 'patternHint' | 'faultHint',
): { readonly 'zh-CN': string; readonly en: string } | undefined {
  const hint: Json | undefined = field.element.options?.[option];
  if (typeof hint === 'string') return { 'zh-CN': hint, en: hint };
  if (isObject(hint) && typeof hint['zh-CN'] === 'string') {
    return { 'zh-CN': hint['zh-CN'], en: typeof hint['en'] === 'string' ? hint['en'] : hint['zh-CN'] };
  }
  return undefined;
}
