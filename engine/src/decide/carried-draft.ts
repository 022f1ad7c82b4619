import type { Json, JsonObject } from '../definition/json.js';
import type { TaskState } from '../definition/states/state.js';
import type { FieldRights } from '../definition/field-right.js';
import { originKey } from '../forms/align-rows.js';
import { columnsOf, fieldName } from '../forms/compile-form.js';
import type { CompiledForm } from '../forms/compiled-form.js';
import { mayEdit, stateRight } from '../forms/field-rights.js';
import type { Task } from '../instance/instance.js';
import type { Turn } from './turn.js';

/** What a new task begins with, and the task it was typed in. */
export interface CarriedDraft {
  readonly from: string;
  readonly draft: JsonObject;
}

/**
 * A timer (or another way out of the place) may take a task away while its person is typing. When the same turn gives that
 * person a task with the same form, the draft goes on there instead of being lost: only fields that the new state lets
 * them edit, so that nothing comes back which saving or completing would refuse. Each draft goes on once, the newest first.
 */
export function carriedDraft(
  turn: Turn,
  state: TaskState,
  assignee: string,
  to: Pick<Task, 'state' | 'member'>,
): CarriedDraft | undefined {
  if (state.form === undefined) return undefined;
  const { template, version, rights } = state.form;
  const form = turn.ctx.form(template, version);
  if (form === undefined) return undefined;
  const place = turn.lostDrafts.findLastIndex((task) => {
    const { state: from } = turn.state(task.state);
    if (task.assignee !== assignee || from.type !== 'task' || from.form?.template !== template) return false;
    // What was typed for one row of a list is about that row alone.
    const isRow = from.group?.each !== undefined || state.group?.each !== undefined;
    return !isRow || (task.state === to.state && task.member === to.member);
  });
  const lost = turn.lostDrafts[place];
  if (lost?.draft === undefined) return undefined;
  turn.lostDrafts.splice(place, 1);
  const draft = editableHere(form, rights, lost.draft);
  return Object.keys(draft).length === 0 ? undefined : { from: lost.id, draft };
}

function editableHere(form: CompiledForm, rights: FieldRights, draft: JsonObject): JsonObject {
  const kept: { [name: string]: Json } = {};
  for (const [path, value] of Object.entries(draft)) {
    const may = mayEdit(stateRight(form, rights, path));
    if (form.fields.get(path)?.element.type !== 'Table') {
      if (may) kept[path] = value;
      continue;
    }
    const rows = Array.isArray(value) ? (value as readonly JsonObject[]) : [];
    const names = columnsOf(form, path).filter((column) => mayEdit(stateRight(form, rights, column.path)));
    const isNew = (row: JsonObject): boolean => typeof row[originKey] !== 'number';
    if (names.length === 0 || (!may && rows.some(isNew))) continue;
    const columns = new Set([originKey, ...names.map(fieldName)]);
    kept[path] = rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => columns.has(name))));
  }
  return kept;
}
