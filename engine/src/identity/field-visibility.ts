import type { Json, JsonObject } from '../definition/json.js';
import type { ProcessDefinition } from '../definition/process-definition.js';
import type { States, TaskState } from '../definition/states/state.js';
import { walkStates } from '../definition/walk-states.js';
import type { CompiledForm } from '../forms/compiled-form.js';
import { stateRight } from '../forms/field-rights.js';
import type { ProcessInstance } from '../instance/instance.js';
import { mayAdminister, maySeeAll, reaches } from './permissions.js';
import type { Viewer } from './permissions.js';

/** The compiled forms of a definition; a form that is not known shows nothing. */
export type FormLookup = (template: string, version: number) => CompiledForm | undefined;

/** Which fields one viewer may see. Variables that are no form field are for administrators only. */
export interface FieldVisibility {
  sees(path: string): boolean;
  /** Fields that hold rows with columns of their own rights. */
  readonly tables: ReadonlySet<string>;
}

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
  instance: Pick<ProcessInstance, 'handlers' | 'participants' | 'tasks' | 'startedBy'>,
  forms: FormLookup,
): FieldVisibility {
  if (mayAdminister(viewer)) return { sees: () => true, tables: new Set() };
  const own = new Map<string, boolean>();
  const all = new Map<string, boolean>();
  for (const [key, state] of taskStates(definition.states)) {
    const fields = fieldsOfState(state, forms);
    const mine = isOwnState(viewer, key, state, instance);
    for (const [path, visible] of fields) {
      all.set(path, (all.get(path) ?? true) && visible);
      if (mine) own.set(path, (own.get(path) ?? false) || visible);
    }
  }
  const seesAll = maySeeAll(viewer, definition);
  return {
    sees: (path) => own.get(path) ?? (seesAll ? all.has(path) : (all.get(path) ?? false)),
    tables: new Set([...all.keys()].flatMap((path) => tableOf(path) ?? [])),
  };
}

/**
 * The fields that everybody sees who sees the instance at all: no state hides them. What is found by full text must be
 * found by these alone, else a search would tell what a page hides.
 */
export function openFields(definition: Pick<ProcessDefinition, 'states'>, forms: FormLookup): FieldVisibility {
  const open = new Map<string, boolean>();
  for (const [, state] of taskStates(definition.states)) {
    for (const [path, visible] of fieldsOfState(state, forms)) open.set(path, (open.get(path) ?? true) && visible);
  }
  const tables = new Set([...open.keys()].flatMap((path) => tableOf(path) ?? []));
  return { sees: (path) => open.get(path) ?? false, tables };
}

/** The values a viewer may see; rows of tables lose their hidden columns. */
export function visibleValues(values: JsonObject, fields: FieldVisibility): JsonObject {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([name]) => fields.sees(name))
      .map(([name, value]) => [name, visibleValue(name, value, fields)]),
  );
}

/** One value with the hidden columns of its rows left out (`name` itself is known to be visible). */
export function visibleValue(name: string, value: Json, fields: FieldVisibility): Json {
  if (!fields.tables.has(name) || !Array.isArray(value)) return value;
  return (value as readonly Json[]).map((row) => (isRow(row) ? visibleRow(name, row, fields) : row));
}

function visibleRow(table: string, row: JsonObject, fields: FieldVisibility): JsonObject {
  return Object.fromEntries(Object.entries(row).filter(([column]) => fields.sees(`${table}.${column}`)));
}

function isRow(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isOwnState(
  viewer: Viewer,
  key: string,
  state: TaskState,
  instance: Pick<ProcessInstance, 'handlers' | 'participants' | 'tasks' | 'startedBy'>,
): boolean {
  if (Object.hasOwn(instance.handlers, key) && instance.handlers[key] === viewer.user.id) return true;
  const { participants } = instance;
  if (participants !== undefined && Object.hasOwn(participants, key) && participants[key]?.includes(viewer.user.id)) {
    return true;
  }
  if (state.assign.by === 'starter' && instance.startedBy === viewer.user.id) return true;
  return instance.tasks.some((task) => task.state === key && reaches(viewer, task));
}

/** Path -> not hidden. Within a state the rights of its form go before its reference forms. */
function fieldsOfState(state: TaskState, forms: FormLookup): Map<string, boolean> {
  const fields = new Map<string, boolean>();
  for (const reference of state.reference ?? []) {
    for (const path of forms(reference.template, reference.version)?.fields.keys() ?? []) fields.set(path, true);
  }
  const form = state.form && forms(state.form.template, state.form.version);
  if (state.form !== undefined && form !== undefined) {
    for (const path of form.fields.keys()) fields.set(path, stateRight(form, state.form.rights, path) !== 'hidden');
  }
  return fields;
}

function tableOf(path: string): string | undefined {
  return path.includes('.') ? path.slice(0, path.indexOf('.')) : undefined;
}

/** Every task state of the definition, nested ones included. */
export function taskStates(states: States): readonly (readonly [string, TaskState])[] {
  return walkStates({ states }).flatMap(({ key, state }) => (state.type === 'task' ? [[key, state] as const] : []));
}
