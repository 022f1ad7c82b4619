import type { FieldRights } from '../definition/field-right.js';
import type { Instant } from '../definition/instant.js';
import type { Issue } from '../definition/issue.js';
import { jsonPointer } from '../definition/issue.js';
import type { Json, JsonObject } from '../definition/json.js';
import { checkRows } from './check-rows.js';
import { columnsOf, fieldName } from './compile-form.js';
import type { CompiledField, CompiledForm } from './compiled-form.js';
import { draftValues } from './draft-values.js';
import { enteredValue } from './entered-value.js';
import { messageName } from './field-name.js';
import { mayEdit, stateRight } from './field-rights.js';
import { fieldTypeOf } from './field-types.js';
import { isObject } from './fields/field-type.js';
import { formIssue } from './form-issues.js';
import { checkPlainData } from './plain-data.js';
import type { PickerLists } from './picked-entries.js';
import { own, sameJson } from './same-json.js';
import { settleForm } from './settle-form.js';
import type { SettledForm } from './settle-form.js';
import { valueFaults } from './value-faults.js';

export interface SubmissionRequest {
  readonly form: CompiledForm;
  /** Of the task's state. */
  readonly rights: FieldRights;
  /** Present values; names that are no fields of the form are passed over. */
  readonly current: JsonObject;
  /** What was sent. A field that is not sent stays unchanged, null (or an empty text) clears it. */
  readonly submitted: JsonObject;
  /** A draft may be incomplete: required fields and value rules wait until the task is completed. */
  readonly mode: 'complete' | 'draft';
  /** For outcomes that need no filled form (withdraw, return). */
  readonly skipRequired?: boolean;
  readonly now: Instant;
  /** What pickers may name now. Absent (in the browser, for drafts kept with a task): whoever stores the values judges. */
  readonly lists?: PickerLists | undefined;
}

/**
 * `values`: the fields that change, ready to be stored; null or an empty list clears one. `draft` (of mode `draft`): what
 * to keep with the task until it is completed; only what the person typed, so that it can be shown to them and sent again.
 */
export type SubmissionResult =
  | { readonly kind: 'ok'; readonly values: JsonObject; readonly draft?: JsonObject }
  | { readonly kind: 'invalid'; readonly issues: Issue[] };

interface Entered {
  readonly values: { [key: string]: Json };
  readonly origins: Map<string, readonly (number | undefined)[]>;
  readonly issues: Issue[];
  /** Fields and cells that were sent and granted by the state. */
  readonly taken: Set<string>;
}

/**
 * The one judge of what a person sends for a form, on the server at commit and in the browser while typing. Finds every
 * fault; each names its place by pointer, `/values/<field>` or `/values/<table>/<row>/<column>`.
 */
export function checkSubmission(request: SubmissionRequest): SubmissionResult {
  const { form, rights, current, submitted, now } = request;
  const broken = checkPlainData(submitted);
  if (broken.length > 0) return { kind: 'invalid', issues: broken };

  const before = formValues(form, current);
  const entered = take(request, before);
  const settled = settleForm({
    form,
    rights,
    current: before,
    entered: { ...before, ...entered.values },
    origins: entered.origins,
    now,
  });
  const issues = [...entered.issues, ...ruleIssues(form, settled, entered.taken)];
  if (request.mode === 'complete' && request.skipRequired !== true) issues.push(...requiredIssues(form, settled));
  const told = new Set(issues.map((issue) => issue.pointer));
  issues.push(...valueFaults(form, settled, request).filter((issue) => !told.has(issue.pointer)));
  if (issues.length > 0) return { kind: 'invalid', issues };
  const values = changes(form, rights, before, settled);
  if (request.mode === 'complete') return { kind: 'ok', values };
  return { kind: 'ok', values, draft: draftValues(form, rights, values, entered.origins) };
}

/** Only the form's own fields. */
function formValues(form: CompiledForm, values: JsonObject): JsonObject {
  const result: { [key: string]: Json } = {};
  for (const field of form.fields.values()) {
    const value = field.table === undefined ? own(values, field.path) : undefined;
    if (value !== undefined) result[field.path] = value;
  }
  return result;
}

function take(request: SubmissionRequest, before: JsonObject): Entered {
  const { form, rights, submitted } = request;
  const entered: Entered = { values: {}, origins: new Map(), issues: [], taken: new Set() };
  for (const key of Object.keys(submitted)) {
    const field = form.fields.get(key);
    const pointer = jsonPointer('values', key);
    const sent = own(submitted, key);
    if (sent === undefined) continue;
    if (field === undefined || field.table !== undefined) {
      entered.issues.push(formIssue.unknownField(pointer, key));
      continue;
    }
    const right = stateRight(form, rights, key);
    if (right === 'hidden') entered.issues.push(formIssue.hidden(pointer, messageName(form, field)));
    else if (field.computed !== undefined) continue;
    else if (field.element.type === 'Table') takeRows(request, before, field, sent, entered);
    else if (!mayEdit(right)) refuseChange(form, field, sent, own(before, key), pointer, entered.issues);
    else {
      const result = enteredValue(form, field, sent, own(before, key), request, () => pointer);
      entered.values[key] = result.value;
      entered.issues.push(...result.issues);
      entered.taken.add(key);
    }
  }
  return entered;
}

function takeRows(
  request: SubmissionRequest,
  before: JsonObject,
  table: CompiledField,
  sent: Json,
  entered: Entered,
): void {
  const { form, rights, mode, now, lists } = request;
  const current = own(before, table.path);
  const check = { form, rights, table, current, sent: sent ?? [], mode, now };
  const { rows, origins, issues, cells } = checkRows(lists === undefined ? check : { ...check, lists });
  entered.issues.push(...issues);
  entered.values[table.path] = rows;
  entered.origins.set(table.path, origins);
  entered.taken.add(table.path);
  for (const cell of cells) entered.taken.add(cell);
}

function refuseChange(
  form: CompiledForm,
  field: CompiledField,
  sent: Json,
  present: Json | undefined,
  pointer: string,
  issues: Issue[],
): void {
  const type = fieldTypeOf(field);
  if (sameJson(sent, present) || (type.isEmpty(sent) && type.isEmpty(present))) return;
  issues.push(formIssue.readOnly(pointer, messageName(form, field)));
}

/** Answers sent for fields that the form's rules hide or lock under these very values. */
function ruleIssues(form: CompiledForm, settled: SettledForm, taken: ReadonlySet<string>): Issue[] {
  const issues: Issue[] = [];
  for (const mark of settled.dropped) {
    const [path = '', row, column] = mark.split('/');
    if (!taken.has(mark)) continue;
    const field = form.fields.get(column === undefined ? path : `${path}.${column}`);
    if (field === undefined) continue;
    const index = row === undefined ? undefined : Number(row);
    const right = index === undefined ? settled.right(path) : settled.cellRight(field.path, index);
    const pointer =
      index === undefined ? jsonPointer('values', path) : jsonPointer('values', path, index, column ?? '');
    const name = messageName(form, field, index);
    issues.push(right === 'hidden' ? formIssue.hidden(pointer, name) : formIssue.readOnly(pointer, name));
  }
  return issues;
}

function requiredIssues(form: CompiledForm, settled: SettledForm): Issue[] {
  const issues: Issue[] = [];
  for (const field of form.fields.values()) {
    if (field.table !== undefined) continue;
    const value = own(settled.values, field.path);
    if (fieldTypeOf(field).isEmpty(value) && settled.right(field.path) === 'required') {
      issues.push(formIssue.required(jsonPointer('values', field.path), messageName(form, field)));
    }
    if (field.element.type !== 'Table' || !Array.isArray(value)) continue;
    const columns = columnsOf(form, field.path);
    (value as readonly Json[]).forEach((row, index) => {
      for (const column of columns) {
        const cell = isObject(row) ? own(row, fieldName(column)) : undefined;
        if (!fieldTypeOf(column).isEmpty(cell) || settled.cellRight(column.path, index) !== 'required') continue;
        issues.push(
          formIssue.required(
            jsonPointer('values', field.path, index, fieldName(column)),
            messageName(form, column, index),
          ),
        );
      }
    });
  }
  return issues;
}

/**
 * Fields whose stored value changes. Computed fields follow only where the person may edit something: a form that is
 * merely shown keeps the results it was completed with.
 */
function changes(form: CompiledForm, rights: FieldRights, before: JsonObject, settled: SettledForm): JsonObject {
  const editable = [...form.fields.keys()].some((path) => mayEdit(stateRight(form, rights, path)));
  const result: { [key: string]: Json } = {};
  if (!editable) return result;
  for (const field of form.fields.values()) {
    if (field.table !== undefined) continue;
    const value = own(settled.values, field.path) ?? null;
    const present = own(before, field.path);
    const type = fieldTypeOf(field);
    if (sameJson(value, present) || (type.isEmpty(value) && type.isEmpty(present))) continue;
    result[field.path] = value;
  }
  return result;
}
