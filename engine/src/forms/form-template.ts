import type { JsonObject, JsonSchema } from '../definition/json.js';
import type { LocalizedText } from '../definition/localized-text.js';

/**
 * One version of a form template: form-templates/<key>/<version>/form.json, printed by print.hbs beside it.
 * `schema` describes the values (JSON Schema, type object; `required` = must be filled in every state where the field
 * can be edited), `ui` how they are shown, in JSON Forms' vocabulary with our additions.
 */
export interface FormTemplate {
  readonly $schema?: string;
  readonly format: 1;
  readonly key: string;
  readonly version: number;
  /** Form code of the service catalogue, e.g. `F14`. */
  readonly code?: string;
  readonly title: LocalizedText;
  readonly schema: JsonSchema;
  readonly ui: UiElement;
}

/** Shown, hidden, enabled or required while the FEEL condition on the form's values is true. */
export interface UiRule {
  readonly effect: 'SHOW' | 'HIDE' | 'ENABLE' | 'DISABLE' | 'REQUIRE';
  readonly condition: string;
}

interface UiCommon {
  readonly label?: LocalizedText;
  readonly rule?: UiRule;
  /** Further rules: shown under one condition, required under another. All of them hold, in any order. */
  readonly rules?: readonly UiRule[];
}

export interface UiLayout extends UiCommon {
  readonly type: 'VerticalLayout' | 'HorizontalLayout' | 'Group' | 'Categorization' | 'Category';
  readonly elements: readonly UiElement[];
  /** Categorization: `variant: "steps"` shows its categories one after the other with “next” instead of tabs. */
  readonly options?: JsonObject;
}

export interface UiLabel extends UiCommon {
  readonly type: 'Label';
  readonly text: LocalizedText;
}

/**
 * How one field is entered. `Control` follows the schema: string (`options.multi` = several lines, `format` date |
 * date-time | time), integer, number, boolean, enum (titles by `oneOf: [{const, title}]`), array of enum.
 */
export interface UiField extends UiCommon {
  readonly type:
    | 'Control'
    | 'Money'
    | 'UserPicker'
    | 'DepartmentPicker'
    | 'RolePicker'
    | 'SystemPicker'
    | 'SerialNumber'
    | 'Signature'
    | 'Seal'
    | 'Attachment'
    | 'Cascader';
  /** `#/properties/<name>` of the form's schema; inside a table, of the row's schema. */
  readonly scope: string;
  /**
   * FEEL; the field is never typed, the server writes it at every save. Cells not filled in yet are null and make `sum`
   * null: write `sum(parts.amount[item != null])`.
   */
  readonly computed?: string;
  /**
   * FEEL; what the field holds when it is filled in for the first time, where `default` of the schema is not enough
   * (`today()`, another field). The person may change it.
   */
  readonly initial?: string;
  readonly hint?: LocalizedText;
  /**
   * - all: `faultHint` (said in place of the general hint when the value is refused); in a row of columns `span` 2 to 4 =
   *   columns it takes; in a table `width` `narrow` | `normal` | `wide`
   * - text: `multi` (several lines), `placeholder`, `patternHint` (says in words what the pattern wants)
   * - number, integer: `unit` shown behind it; in a table column `total` adds the column up
   * - Money: `capitals: false` leaves out 大写金额
   * - choice: `display` `radio` | `select` (default: by number and length of the titles)
   * - UserPicker, DepartmentPicker, RolePicker, SystemPicker: the list is that of the directory, or of the systems of
   *   clients, at the time the form is filled in; an array schema takes several
   * - UserPicker: `role`, `department` (its own people) narrow the list; DepartmentPicker: `department`, what lies below it
   * - Attachment: `maxSizeMb` (default 20), `accept` (`.pdf,.jpg` or a list); `maxItems` of the schema
   * - Cascader: `items: [{value, title, children}]`
   * - Seal: `owner`, the organisation proposed
   */
  readonly options?: JsonObject;
}

/** 明细: rows of an array of objects. */
export interface UiTable extends UiCommon {
  readonly type: 'Table';
  readonly scope: string;
  readonly columns: readonly UiField[];
  readonly hint?: LocalizedText;
  readonly options?: JsonObject;
}

export type UiElement = UiLayout | UiLabel | UiField | UiTable;

/** Value of a `Signature` or `Seal` field: drawn (an uploaded image) or declared as signed on paper (scan optional). */
export interface SignatureValue {
  readonly name: string;
  /** ISO instant. */
  readonly at: string;
  /** Attachment id of the image; absent = signed on paper. */
  readonly file?: string;
}

/** One entry of an `Attachment` field (the field's value is an array of these). */
export interface AttachmentValue {
  readonly file: string;
  readonly name: string;
}

/** All rules of an element. */
export function rulesOf({ rule, rules = [] }: UiElement): readonly UiRule[] {
  return rule === undefined ? rules : [rule, ...rules];
}
