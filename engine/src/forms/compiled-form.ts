import type { JsonObject, JsonSchema } from '../definition/json.js';
import type { FormTemplate, UiField, UiRule, UiTable } from './form-template.js';

/** One field of a form, found by its path (`field` or `table.column`). */
export interface CompiledField {
  readonly path: string;
  readonly element: UiField | UiTable;
  readonly schema: JsonSchema;
  /** Of the schema's `required`: needed wherever the field can be edited. */
  readonly required: boolean;
  /** Rules of the field itself and of every layout around it. */
  readonly rules: readonly UiRule[];
  readonly computed?: string;
  /** The table the column belongs to. */
  readonly table?: string;
}

/** One violation of the form's schema. `pointer` is a JSON pointer into the values. */
export interface ValueFault {
  readonly pointer: string;
  /** Ajv keyword (`pattern`, `maxLength`, `type` …). */
  readonly keyword: string;
  readonly params: JsonObject;
}

/** Checks values against the form's schema with the top-level `required` left out. Ajv on both sides. */
export type FormValidator = (values: unknown) => readonly ValueFault[];

/** A form template prepared for use; browser-safe (the validator is handed in). */
export interface CompiledForm {
  readonly template: FormTemplate;
  readonly fields: ReadonlyMap<string, CompiledField>;
  readonly validate: FormValidator;
}
