import type { Json } from '../definition/json.js';
import { fieldKindOf } from './field-types.js';
import type { Complaint, FieldKind, FieldShape } from './fields/field-type.js';

/** Kinds whose entries come from a list that lives outside the form: what it offers is asked at the time. */
export type PickerKind = Extract<FieldKind, 'user' | 'department' | 'role' | 'system'>;

const PICKERS: ReadonlySet<FieldKind> = new Set<PickerKind>(['user', 'department', 'role', 'system']);

/** The lists behind pickers as they stand at the time of a check: the directory, and the systems of clients. */
export interface PickerLists {
  user(
    id: string,
  ): { readonly active: boolean; readonly roles: readonly string[]; readonly departmentId?: string } | undefined;
  department(id: string): { readonly parentId?: string } | undefined;
  role(key: string): unknown;
  hasSystem(key: string): boolean;
}

export function isPicker(field: FieldShape): boolean {
  return PICKERS.has(fieldKindOf(field));
}

/** The ids a picker holds: one, or several where the schema is an array. */
export function pickedIds(value: Json | undefined): readonly string[] {
  const list = Array.isArray(value) ? (value as readonly Json[]) : [value];
  return list.filter((id): id is string => typeof id === 'string' && id !== '');
}

/** Does the list of the picker offer `id` now, within what `options.role` and `options.department` leave of it? */
export function isOffered(field: FieldShape, id: string, lists: PickerLists): boolean {
  const { role, department } = field.element.options ?? {};
  switch (fieldKindOf(field)) {
    case 'user': {
      const user = lists.user(id);
      if (user?.active !== true) return false;
      return (
        (typeof role !== 'string' || user.roles.includes(role)) &&
        (typeof department !== 'string' || user.departmentId === department)
      );
    }
    case 'department':
      if (typeof department === 'string') return isBelow(id, department, (one) => lists.department(one));
      return lists.department(id) !== undefined;
    case 'role':
      return lists.role(id) !== undefined;
    case 'system':
      return lists.hasSystem(id);
    default:
      return true;
  }
}

/** Is a department somewhere below another one? Chains that run in a circle end. */
export function isBelow(
  id: string,
  top: string,
  find: (id: string) => { readonly parentId?: string } | undefined,
): boolean {
  const seen = new Set([id]);
  for (let at = find(id)?.parentId; at !== undefined && !seen.has(at); at = find(at)?.parentId) {
    if (at === top) return true;
    seen.add(at);
  }
  return false;
}

/** What was chosen must be on the list now. What the field held before may stay, also where the list has lost it. */
export function pickedComplaint(
  field: FieldShape,
  value: Json,
  present: Json | undefined,
  lists: PickerLists | undefined,
): Complaint | undefined {
  if (lists === undefined || !isPicker(field)) return undefined;
  const before = new Set(pickedIds(present));
  if (pickedIds(value).every((id) => before.has(id) || isOffered(field, id, lists))) return undefined;
  return {
    code: 'form/field-invalid',
    message: { 'zh-CN': '不在目前的可选范围内，请重新选择', en: 'is not on the list any more; choose again' },
  };
}
