import type { FieldRights } from '../definition/field-right.js';
import type { Issue } from '../definition/issue.js';
import { jsonPointer } from '../definition/issue.js';
import type { Instant } from '../definition/instant.js';
import type { Json, JsonObject } from '../definition/json.js';
import { alignRows, originKey } from './align-rows.js';
import { columnsOf, fieldName } from './compile-form.js';
import type { CompiledField, CompiledForm } from './compiled-form.js';
import { enteredValue } from './entered-value.js';
import { messageName, rowName } from './field-name.js';
import { mayEdit, stateRight } from './field-rights.js';
import { fieldTypeOf } from './field-types.js';
import { isObject } from './fields/field-type.js';
import { formIssue } from './form-issues.js';
import type { PickerLists } from './picked-entries.js';
import { own, sameJson } from './same-json.js';

export interface RowCheck {
  readonly form: CompiledForm;
  readonly rights: FieldRights;
  readonly table: CompiledField;
  readonly current: Json | undefined;
  readonly sent: Json;
  readonly mode: 'complete' | 'draft';
  readonly now: Instant;
  readonly lists?: PickerLists;
}

export interface CheckedRows {
  readonly rows: readonly JsonObject[];
  readonly origins: readonly (number | undefined)[];
  readonly issues: readonly Issue[];
  /** `table/row/column` of each cell that was sent and granted. */
  readonly cells: readonly string[];
}

/**
 * Lays sent rows over the present ones: columns the person may change are taken, the others stay as they are, and every
 * attempt against a right is an issue. In a row a column that is not sent stays unchanged; null clears it.
 */
export function checkRows(check: RowCheck): CheckedRows {
  const { form, rights, table } = check;
  const base = jsonPointer('values', table.path);
  const sent = check.sent;
  if (!Array.isArray(sent) || !(sent as readonly Json[]).every(isObject)) {
    const words = { 'zh-CN': '须为若干行内容', en: 'must be a list of rows' };
    return { rows: [], origins: [], cells: [], issues: [formIssue.invalid(base, messageName(form, table), words)] };
  }
  const rows = sent as readonly JsonObject[];
  const tooMany = fieldTypeOf(table).check?.(rows, table);
  if (tooMany)
    return {
      rows: [],
      origins: [],
      cells: [],
      issues: [formIssue.tooLarge(base, messageName(form, table), tooMany.message)],
    };

  const before = Array.isArray(check.current)
    ? (check.current as readonly Json[]).map((row) => (isObject(row) ? row : {}))
    : [];
  const columns = columnsOf(form, table.path);
  const rowsMayChange = mayEdit(stateRight(form, rights, table.path));
  const fixed = columns.filter(
    (column) => column.computed === undefined && stateRight(form, rights, column.path) === 'read',
  );
  const origins = alignRows(before, rows, fixed.map(fieldName), rowsMayChange);
  const issues = originIssues(check, base, before, origins, rowsMayChange);
  const cells: string[] = [];
  const names = new Map(columns.map((column) => [fieldName(column), column]));
  const merged = rows.map((row, index) => {
    const origin = origins[index];
    return mergeRow(check, names, row, index, origin === undefined ? {} : (before[origin] ?? {}), issues, cells);
  });
  return { rows: merged, origins, issues, cells };
}

function originIssues(
  check: RowCheck,
  base: string,
  before: readonly JsonObject[],
  origins: readonly (number | undefined)[],
  rowsMayChange: boolean,
): Issue[] {
  const { form, rights, table } = check;
  const issues: Issue[] = [];
  const taken = new Set<number>();
  origins.forEach((origin, index) => {
    const pointer = base + jsonPointer(index);
    if (origin === undefined) {
      if (!rowsMayChange) issues.push(formIssue.rowAdded(pointer, messageName(form, table)));
      return;
    }
    const moved = !rowsMayChange && origin !== index;
    if (!Number.isInteger(origin) || origin < 0 || origin >= before.length || taken.has(origin) || moved) {
      issues.push(formIssue.rowOrigin(pointer, messageName(form, table)));
    }
    taken.add(origin);
  });
  if (taken.size >= before.length) return issues;
  if (!rowsMayChange) return [...issues, formIssue.rowRemoved(base, messageName(form, table))];
  // With values the person cannot see, a wrong guess of which row is gone would move them to another row.
  const unseen = columnsOf(form, table.path).some(
    (column) =>
      stateRight(form, rights, column.path) === 'hidden' &&
      before.some((row) => !fieldTypeOf(column).isEmpty(own(row, fieldName(column)))),
  );
  const told =
    origins.length > 0 &&
    Array.isArray(check.sent) &&
    (check.sent as readonly Json[]).some((row) => isObject(row) && Object.hasOwn(row, originKey));
  if (unseen && !told && origins.some((origin) => origin !== undefined))
    issues.push(formIssue.rowOrigin(base, messageName(form, table)));
  return issues;
}

function mergeRow(
  check: RowCheck,
  names: ReadonlyMap<string, CompiledField>,
  row: JsonObject,
  index: number,
  before: JsonObject,
  issues: Issue[],
  cells: string[],
): JsonObject {
  const { form, rights, table } = check;
  const pointer = (name: string): string => jsonPointer('values', table.path, index, name);
  const merged: { [key: string]: Json } = {};
  for (const key of Object.keys(row)) {
    if (key !== originKey && !names.has(key)) {
      const where = rowName(table, index)['zh-CN'];
      issues.push(formIssue.unknownField(pointer(key), `${where}：${key}`));
    }
  }
  for (const [name, column] of names) {
    const present = own(before, name);
    if (present !== undefined) merged[name] = present;
    const sent = own(row, name);
    if (sent === undefined) continue;
    const right = stateRight(form, rights, column.path);
    if (right === 'hidden') {
      issues.push(formIssue.hidden(pointer(name), messageName(form, column, index)));
    } else if (column.computed !== undefined) {
      continue;
    } else if (!mayEdit(right)) {
      const type = fieldTypeOf(column);
      if (!sameJson(sent, present) && !(type.isEmpty(sent) && type.isEmpty(present))) {
        issues.push(formIssue.readOnly(pointer(name), messageName(form, column, index)));
      }
    } else {
      const entered = enteredValue(form, column, sent, present, check, () => pointer(name), index);
      merged[name] = entered.value;
      cells.push(`${table.path}/${String(index)}/${name}`);
      issues.push(...entered.issues);
    }
  }
  return merged;
}
