import type { FieldRight, FieldRights } from '../definition/field-right.js';
import type { CompiledField, CompiledForm } from './compiled-form.js';
import { columnsOf } from './compile-form.js';

/**
 * What the state of the process grants on a field, before the form's own rules.
 * - a field not named takes `*`, else `read`
 * - a column not named takes what its table has; `required` rows do not make every column required
 * - a hidden table hides its columns; naming one column as visible shows a table that only `*` hides
 * - computed fields and serial numbers are never typed
 */
export function stateRight(form: CompiledForm, rights: FieldRights, path: string): FieldRight {
  const field = form.fields.get(path);
  if (field === undefined) return 'hidden';
  const right = field.table === undefined ? fieldRight(form, rights, field) : columnRight(form, rights, field);
  if (right === 'hidden') return right;
  return field.computed !== undefined || field.element.type === 'SerialNumber' ? 'read' : right;
}

function named(rights: FieldRights, path: string): FieldRight | undefined {
  return Object.hasOwn(rights, path) ? rights[path] : undefined;
}

function fieldRight(form: CompiledForm, rights: FieldRights, field: CompiledField): FieldRight {
  const explicit = named(rights, field.path);
  if (explicit !== undefined) return explicit;
  const rest = named(rights, '*') ?? 'read';
  if (rest !== 'hidden' || field.element.type !== 'Table') return rest;
  const shown = columnsOf(form, field.path).some((column) => (named(rights, column.path) ?? 'hidden') !== 'hidden');
  return shown ? 'read' : 'hidden';
}

function columnRight(form: CompiledForm, rights: FieldRights, column: CompiledField): FieldRight {
  const table = form.fields.get(column.table ?? '');
  const around = table === undefined ? 'hidden' : fieldRight(form, rights, table);
  if (around === 'hidden') return 'hidden';
  const explicit = named(rights, column.path);
  if (explicit !== undefined) return explicit;
  const inherited = named(rights, table?.path ?? '') ?? named(rights, '*') ?? 'read';
  return inherited === 'required' ? 'edit' : inherited;
}

export function mayEdit(right: FieldRight): boolean {
  return right === 'edit' || right === 'required';
}
