export { chineseMoney } from './chinese-money.js';
export { checkSubmission } from './check-submission.js';
export type { SubmissionRequest, SubmissionResult } from './check-submission.js';
export { columnsOf, compileForm, fieldName, scopeName } from './compile-form.js';
export type { CompiledField, CompiledForm, FormValidator, ValueFault } from './compiled-form.js';
export { computedCycle, computeValues } from './computed-values.js';
export { rowsWithDraft } from './draft-values.js';
export { fieldTitle } from './field-name.js';
export { mayEdit, stateRight } from './field-rights.js';
export { fieldKindOf, fieldTypeOf } from './field-types.js';
export { originKey } from './align-rows.js';
export { initialValue } from './initial-value.js';
export { cascadeItems, cascadePath } from './fields/cascader.js';
export type { CascadeItem } from './fields/cascader.js';
export { choicesOf } from './fields/choice.js';
export type { Choice } from './fields/choice.js';
export { fromWallTime, toWallTime } from './fields/date-time.js';
export type { DirectoryNames, FieldKind, FieldShape, FieldType, FormatOptions } from './fields/field-type.js';
export { isBelow, isOffered, isPicker } from './picked-entries.js';
export type { PickerKind, PickerLists } from './picked-entries.js';
export { formatMoney } from './fields/money.js';
export { decimalsOf } from './fields/number.js';
export { formatValue } from './format-value.js';
export { rulesOf } from './form-template.js';
export type {
  AttachmentValue,
  FormTemplate,
  SignatureValue,
  UiElement,
  UiField,
  UiLabel,
  UiLayout,
  UiRule,
  UiTable,
} from './form-template.js';
export { sameJson } from './same-json.js';
export { settleForm } from './settle-form.js';
export type { SettledForm, SettleRequest } from './settle-form.js';
export { fieldChanges } from './field-changes.js';
export type { FieldChange } from './field-changes.js';
