import type { FieldRights } from '../definition/field-right.js';
import type { Json, JsonObject } from '../definition/json.js';
import type { ProcessDefinition } from '../definition/process-definition.js';
import type { States, TaskState } from '../definition/states/state.js';
import type { ProcessInstance } from '../instance/instance.js';
import { mayAdminister, maySeeAll, reaches } from './permissions.js';
import type { Viewer } from './permissions.js';

/** Field paths (`field`, `table`, `table.column`) of a form template. */
export type FieldPaths = (template: string, version: number) => Iterable<string>;

/** May this viewer see the field at `path`? Variables that are no form field are for administrators only. */
export type FieldVisibility = (path: string) => boolean;

/**
 * Which form values of an instance a viewer may see, task in hand or not:
 * 1. an administrator sees everything;
 * 2. a field on a form of a state the viewer handled, may handle or (as starter) is assigned by definition follows the
 *    rights there: seen when at least one of these states does not hide it;
 * 3. otherwise a role of `visibleTo` sees it;
 * 4. otherwise it is seen unless some state hides it from its people (copies, starters, earlier handlers).
 */
export function fieldVisibility(
  viewer: Viewer,
  definition: ProcessDefinition,
  instance: Pick<ProcessInstance, 'handlers' | 'tasks' | 'startedBy'>,
  fieldPaths: FieldPaths,
): FieldVisibility {
  if (mayAdminister(viewer)) return () => true;
  const own = new Map<string, boolean>();
  const all = new Map<string, boolean>();
  for (const [key, state] of taskStates(definition.states)) {
    const fields = fieldsOfState(state, fieldPaths);
    const mine = isOwnState(viewer, key, state, instance);
    for (const [path, visible] of fields) {
      all.set(path, (all.get(path) ?? true) && visible);
      if (mine) own.set(path, (own.get(path) ?? false) || visible);
    }
  }
  const seesAll = maySeeAll(viewer, definition);
  return (path) => own.get(path) ?? (seesAll ? all.has(path) : (all.get(path) ?? false));
}

/** The values a viewer may see; rows of tables lose their hidden columns. */
export function visibleValues(values: JsonObject, isVisible: FieldVisibility): JsonObject {
  const seen: Record<string, Json> = Object.create(null) as Record<string, Json>;
  for (const [name, value] of Object.entries(values)) {
    if (isVisible(name)) seen[name] = visibleValue(name, value, isVisible);
  }
  return { ...seen };
}

/** One value with the hidden columns of its rows left out (`name` itself is known to be visible). */
export function visibleValue(name: string, value: Json, isVisible: FieldVisibility): Json {
  if (!Array.isArray(value)) return value;
  return (value as readonly Json[]).map((row) => (isRow(row) ? visibleRow(name, row, isVisible) : row));
}

function visibleRow(table: string, row: JsonObject, isVisible: FieldVisibility): JsonObject {
  return Object.fromEntries(
    Object.entries(row).filter(([column]) => isVisible(`${table}.${column}`) || isFileKey(column)),
  );
}

/** Rows of an `Attachment` field look like table rows but have no columns of their own. */
function isFileKey(column: string): boolean {
  return column === 'file' || column === 'name';
}

function isRow(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isOwnState(
  viewer: Viewer,
  key: string,
  state: TaskState,
  instance: Pick<ProcessInstance, 'handlers' | 'tasks' | 'startedBy'>,
): boolean {
  if (Object.hasOwn(instance.handlers, key) && instance.handlers[key] === viewer.user.id) return true;
  if (state.assign.by === 'starter' && instance.startedBy === viewer.user.id) return true;
  return instance.tasks.some((task) => task.state === key && reaches(viewer, task));
}

/** Path -> not hidden. Within a state the rights of its form go before its reference forms. */
function fieldsOfState(state: TaskState, fieldPaths: FieldPaths): Map<string, boolean> {
  const fields = new Map<string, boolean>();
  for (const reference of state.reference ?? []) {
    for (const path of fieldPaths(reference.template, reference.version)) fields.set(path, true);
  }
  if (state.form !== undefined) {
    for (const path of fieldPaths(state.form.template, state.form.version)) {
      fields.set(path, !isHidden(state.form.rights, path));
    }
  }
  return fields;
}

/** A column of a hidden table is hidden; a column not named follows `*`. */
function isHidden(rights: FieldRights, path: string): boolean {
  const table = path.includes('.') ? path.slice(0, path.indexOf('.')) : undefined;
  if (table !== undefined && rightAt(rights, table) === 'hidden') return true;
  return (rightAt(rights, path) ?? rightAt(rights, '*')) === 'hidden';
}

function rightAt(rights: FieldRights, path: string): string | undefined {
  return Object.hasOwn(rights, path) ? rights[path] : undefined;
}

/** Every task state of the definition, nested ones included. */
export function* taskStates(states: States): Generator<readonly [string, TaskState]> {
  for (const [key, state] of Object.entries(states)) {
    if (state.type === 'task') yield [key, state];
    else if (state.type === 'phase') yield* taskStates(state.states);
    else if (state.type === 'parallel') {
      for (const region of Object.values(state.regions)) yield* taskStates(region.states);
    }
  }
}
