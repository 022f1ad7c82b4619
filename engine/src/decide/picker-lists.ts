import type { Json, JsonObject } from '../definition/json.js';
import { columnsOf, fieldName } from '../forms/compile-form.js';
import type { CompiledField, CompiledForm } from '../forms/compiled-form.js';
import { fieldKindOf } from '../forms/field-types.js';
import { pickedIds, type PickerLists } from '../forms/picked-entries.js';
import type { Turn } from './turn.js';

/** What pickers may name in this turn: the directory, and the systems that are under an agreement now. */
export function pickerLists({ ctx, now }: Turn): PickerLists | undefined {
  const { directory, agreements } = ctx;
  if (ctx.picksAreGiven === true) return undefined;
  return {
    user: (id) => directory.user(id),
    department: (id) => directory.department(id),
    role: (key) => directory.role(key),
    hasSystem: (key) => agreements?.forSystem(key, now)?.system === key,
  };
}

/**
 * Keeps what departments and roles are called when they are chosen. An administrator may delete them later, and the form
 * must stay readable and print what it said. People are never deleted, and systems keep their titles.
 */
export function noteTitles(turn: Turn, form: CompiledForm, values: JsonObject): void {
  const { directory, picksAreGiven } = turn.ctx;
  if (picksAreGiven === true) return;
  const found: { [entry: string]: string } = {};
  const note = (field: CompiledField, value: Json | undefined): void => {
    const kind = fieldKindOf(field);
    if (kind !== 'department' && kind !== 'role') return;
    for (const id of pickedIds(value)) {
      const title = kind === 'department' ? directory.department(id)?.name : directory.role(id)?.title;
      const entry = `${kind}:${id}`;
      if (title !== undefined && turn.titles[entry] !== title) found[entry] = title;
    }
  };
  for (const [path, value] of Object.entries(values)) {
    const field = form.fields.get(path);
    if (field === undefined) continue;
    if (field.element.type !== 'Table') note(field, value);
    else if (Array.isArray(value))
      for (const row of value as readonly JsonObject[])
        for (const column of columnsOf(form, path)) note(column, row[fieldName(column)]);
  }
  if (Object.keys(found).length > 0) turn.titles = { ...turn.titles, ...found };
}
