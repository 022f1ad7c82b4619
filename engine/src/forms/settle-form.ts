import type { FieldRight, FieldRights } from '../definition/field-right.js';
import type { Instant } from '../definition/instant.js';
import type { Json, JsonObject } from '../definition/json.js';
import { columnsOf, fieldName } from './compile-form.js';
import type { CompiledField, CompiledForm } from './compiled-form.js';
import { computeValues } from './computed-values.js';
import { mayEdit, stateRight } from './field-rights.js';
import { fieldTypeOf } from './field-types.js';
import { isObject } from './fields/field-type.js';
import { formExpression } from './form-expressions.js';
import { rulesOf, type UiElement, type UiRule } from './form-template.js';
import { rowVariables } from './row-variables.js';
import { own, sameJson } from './same-json.js';

export interface SettleRequest {
  readonly form: CompiledForm;
  /** Of the process state. */
  readonly rights: FieldRights;
  /** Values before this person typed. */
  readonly current: JsonObject;
  /** All values of the form with what was typed. */
  readonly entered: JsonObject;
  /** Per table: the present row each row came from, undefined = new. Default: the same index. */
  readonly origins?: ReadonlyMap<string, readonly (number | undefined)[]>;
  readonly now: Instant;
}

/** A form at rest: computed fields written, rules applied, answers that the rules took away removed. */
export interface SettledForm {
  readonly values: JsonObject;
  /** What the person may do with a field now: state right x rules x computed. */
  right(path: string): FieldRight;
  /** The same for a cell; `path` is `table.column`. */
  cellRight(path: string, row: number): FieldRight;
  /** Is a layout, label or field shown under its own rule? (Not: under the rules around it.) */
  shown(element: UiElement): boolean;
  /** Fields (`field`) and cells (`table/row/column`) whose typed answer was taken back because a rule hides or locks them. */
  readonly dropped: ReadonlySet<string>;
}

interface RuleState {
  readonly shown: boolean;
  readonly enabled: boolean;
  readonly required: boolean;
}

/**
 * Applies computed fields and rules until nothing changes. An answer that a rule hides goes back to empty, one that a
 * rule locks goes back to its former value; both may switch other rules. Each answer is taken back at most once, so this ends.
 */
export function settleForm(request: SettleRequest): SettledForm {
  const { form, rights, now } = request;
  const dropped = new Set<string>();
  let values = computeValues(form, request.entered, now);
  let rules = ruleReader(values, now);
  for (;;) {
    const changed = takeBack(request, values, rules, dropped);
    if (changed === undefined) break;
    values = computeValues(form, changed, now);
    rules = ruleReader(values, now);
  }
  const right = (path: string): FieldRight => {
    const field = form.fields.get(path);
    return field === undefined || field.table !== undefined
      ? 'hidden'
      : combine(stateRight(form, rights, path), field, rules(field.rules));
  };
  const known = new Map<string, FieldRight>();
  const rightOnce = (path: string): FieldRight => {
    const found = known.get(path) ?? right(path);
    known.set(path, found);
    return found;
  };
  return {
    values,
    dropped,
    right: rightOnce,
    cellRight(path, row) {
      const column = form.fields.get(path);
      if (column?.table === undefined || rightOnce(column.table) === 'hidden') return 'hidden';
      const locked = !rules(form.fields.get(column.table)?.rules ?? []).enabled;
      const state = combine(
        stateRight(form, rights, path),
        column,
        rules(column.rules, rowOf(values, column.table, row)),
      );
      return locked && mayEdit(state) ? 'read' : state;
    },
    shown: (element) => rules(rulesOf(element)).shown,
  };
}

function combine(state: FieldRight, field: CompiledField, rules: RuleState): FieldRight {
  if (state === 'hidden' || !rules.shown) return 'hidden';
  if (!mayEdit(state)) return 'read';
  if (!rules.enabled) return 'read';
  return state === 'required' || field.required || rules.required ? 'required' : 'edit';
}

type RuleReader = (rules: readonly UiRule[], row?: JsonObject) => RuleState;

const calm: RuleState = { shown: true, enabled: true, required: false };

function ruleReader(values: JsonObject, now: Instant): RuleReader {
  const answers = new Map<string, boolean>();
  const isTrue = (condition: string, row: JsonObject | undefined): boolean => {
    if (row !== undefined) {
      const expression = formExpression(condition);
      return expression.evaluate({ variables: rowVariables(expression, values, row), now }) === true;
    }
    const known = answers.get(condition);
    if (known !== undefined) return known;
    const answer = formExpression(condition).evaluate({ variables: values, now }) === true;
    answers.set(condition, answer);
    return answer;
  };
  return (rules, row) => {
    if (rules.length === 0) return calm;
    let { shown, enabled, required } = calm;
    for (const rule of rules) {
      const holds = isTrue(rule.condition, row);
      if (rule.effect === 'SHOW') shown &&= holds;
      else if (rule.effect === 'HIDE') shown &&= !holds;
      else if (rule.effect === 'ENABLE') enabled &&= holds;
      else if (rule.effect === 'DISABLE') enabled &&= !holds;
      else required ||= holds;
    }
    return { shown, enabled, required };
  };
}

function rowOf(values: JsonObject, table: string, row: number): JsonObject {
  const rows = own(values, table);
  const found: Json | undefined = Array.isArray(rows) ? (rows[row] as Json | undefined) : undefined;
  return isObject(found) ? found : {};
}

const ruled = new WeakMap<CompiledForm, boolean>();

function hasRules(form: CompiledForm): boolean {
  let known = ruled.get(form);
  if (known === undefined) ruled.set(form, (known = [...form.fields.values()].some((field) => field.rules.length > 0)));
  return known;
}

/** Values with newly forbidden answers taken back, or undefined when there is nothing (more) to take back. */
function takeBack(
  request: SettleRequest,
  values: JsonObject,
  rules: RuleReader,
  dropped: Set<string>,
): JsonObject | undefined {
  const { form, rights, current } = request;
  if (!hasRules(form)) return undefined;
  const next: { [key: string]: Json } = { ...values };
  let changed = false;
  const consider = (
    mark: string,
    field: CompiledField,
    state: FieldRight,
    rule: RuleState,
    value: Json | undefined,
    before: Json | undefined,
  ): Json | undefined => {
    if (dropped.has(mark) || !mayEdit(state) || (rule.shown && rule.enabled)) return value;
    const type = fieldTypeOf(field);
    const settled = rule.shown ? (before ?? type.empty) : type.empty;
    if (sameJson(value, settled) || (type.isEmpty(value) && type.isEmpty(settled))) return value;
    dropped.add(mark);
    changed = true;
    return settled;
  };
  for (const field of form.fields.values()) {
    if (field.table !== undefined || field.rules.length === 0) continue;
    const value = own(next, field.path);
    const settled = consider(
      field.path,
      field,
      stateRight(form, rights, field.path),
      rules(field.rules),
      value,
      own(current, field.path),
    );
    if (settled !== value) next[field.path] = settled ?? null;
  }
  for (const table of form.fields.values()) {
    const columns =
      table.element.type === 'Table' ? columnsOf(form, table.path).filter((column) => column.rules.length > 0) : [];
    const rows = own(next, table.path);
    if (columns.length === 0 || !Array.isArray(rows)) continue;
    const origins = request.origins?.get(table.path);
    next[table.path] = (rows as readonly Json[]).map((row, index) => {
      if (!isObject(row)) return row;
      const origin = origins ? origins[index] : index;
      const before = origin === undefined ? {} : rowOf(current, table.path, origin);
      const settledRow: { [key: string]: Json } = { ...row };
      for (const column of columns) {
        const name = fieldName(column);
        const value = own(row, name);
        const mark = `${table.path}/${String(index)}/${name}`;
        const settled = consider(
          mark,
          column,
          stateRight(form, rights, column.path),
          rules(column.rules, row),
          value,
          own(before, name),
        );
        if (settled !== value) settledRow[name] = settled ?? null;
      }
      return settledRow;
    });
  }
  return changed ? next : undefined;
}
