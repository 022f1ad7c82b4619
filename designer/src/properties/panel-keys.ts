import type { Json, JsonObject } from '@yunliu/engine/definition';
import { isObject } from './describe/commands.js';
import type { Field } from './describe/field.js';

/** Properties of the object that these fields show, choices followed as they stand. */
function shownKeys(fields: readonly Field[], owner: Json | undefined): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const { key, control } of fields) {
    if (key !== '') keys.add(key);
    else if (control.kind === 'modes') {
      const mode = control.modes().find((one) => one.is(owner));
      for (const own of mode?.keys ?? []) keys.add(own);
      for (const inner of shownKeys(mode?.fields?.() ?? [], owner)) keys.add(inner);
    }
  }
  return keys;
}

/** What stands in the object and no field shows: it must stay visible. */
export function unknownKeys(
  fields: readonly Field[],
  owner: Json | undefined,
  kept: readonly string[] = [],
): readonly string[] {
  if (!isObject(owner)) return [];
  const known = shownKeys(fields, owner);
  return Object.keys(owner).filter((key) => !known.has(key) && !kept.includes(key));
}

/** Fields to show now: those that apply, and those that are set whatever applies. */
export function fieldsShown(
  fields: readonly Field[],
  owner: JsonObject,
): {
  readonly main: readonly Field[];
  readonly more: readonly Field[];
} {
  const isSet = ({ key }: Field): boolean => key !== '' && Object.hasOwn(owner, key);
  const shown = fields.filter((field) => isSet(field) || field.when === undefined || field.when(owner));
  return {
    main: shown.filter((field) => field.more !== true || isSet(field)),
    more: shown.filter((field) => field.more === true && !isSet(field)),
  };
}
