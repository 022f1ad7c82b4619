import type { Json, JsonObject, JsonSchema } from '../../definition/json.js';
import type { Locale, LocalizedText } from '../../definition/localized-text.js';
import type { UiField, UiTable } from '../form-template.js';

/** What kinds of input there are; each has its file in this folder and its element in the designer's view. */
export type FieldKind =
  | 'text'
  | 'multi-line'
  | 'integer'
  | 'number'
  | 'date'
  | 'date-time'
  | 'time'
  | 'yes-no'
  | 'choice'
  | 'multi-choice'
  | 'money'
  | 'user'
  | 'department'
  | 'role'
  | 'system'
  | 'serial-number'
  | 'signature'
  | 'seal'
  | 'attachment'
  | 'cascader'
  | 'table';

/** The part of a compiled field that a field type looks at. */
export interface FieldShape {
  readonly element: UiField | UiTable;
  readonly schema: JsonSchema;
}

/** Names behind ids; an unknown id is shown as it is. */
export interface DirectoryNames {
  userName(id: string): string | undefined;
  departmentName(id: string): string | undefined;
  roleName?(key: string): string | undefined;
  systemTitle?(key: string): LocalizedText | undefined;
}

export interface FormatOptions {
  readonly locale?: Locale;
  readonly names?: DirectoryNames;
}

/** A complaint about one value, in both languages, without the field's name in it. */
export interface Complaint {
  readonly code: 'form/field-invalid' | 'form/too-large';
  readonly message: { readonly 'zh-CN': string; readonly en: string };
}

/** Everything that differs between kinds of fields. */
export interface FieldType {
  readonly kind: FieldKind;
  /** Can values of this schema be entered with this kind? */
  accepts(schema: JsonSchema): boolean;
  /** What is stored when the person clears the field. */
  readonly empty: Json;
  isEmpty(value: Json | undefined): boolean;
  /** The value as it is stored: trimmed, control characters gone. Values of a wrong type come back unchanged; Ajv refuses them. */
  sanitize(value: Json, field: FieldShape): Json;
  /** Limits that hold even where the schema sets none. */
  check?(value: Json, field: FieldShape): Complaint | undefined;
  /** The value as people read it, in lists, the timeline and on paper. '' when empty. */
  format(value: Json | undefined, field: FieldShape, options: FormatOptions): string;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isNothing(value: Json | undefined): boolean {
  return value === undefined || value === null || value === '';
}

/** A value that has no better text. */
export function plainText(value: Json | undefined): string {
  if (isNothing(value)) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Nothing, or a list without entries. A value of a wrong type is not empty: it must be refused, not passed over. */
export function isEmptyList(value: Json | undefined): boolean {
  return isNothing(value) || (Array.isArray(value) && value.length === 0);
}

/** Does the schema describe `type` (alone or together with null)? */
export function hasType(schema: JsonSchema, type: string): boolean {
  return Array.isArray(schema.type) ? schema.type.includes(type) : schema.type === type;
}
