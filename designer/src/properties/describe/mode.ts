import type { Json, JsonObject } from '@yunliu/engine/definition';
import type { DesignPlace } from '../place.js';
import { has, put } from './commands.js';
import type { Field, FieldControl, Mode, Words } from './field.js';

/** Nothing is set. */
export function noMode(label: Words): Mode {
  return { id: 'none', label, is: (value) => value === undefined, change: (place) => put(place, undefined) };
}

/** A constant. */
export function constantMode(value: string | boolean, label: Words): Mode {
  return { id: String(value), label, is: (present) => present === value, change: (place) => put(place, value) };
}

/** The object is there: made from `fresh`. */
export function objectMode(
  id: string,
  label: Words,
  fresh: (place: DesignPlace) => JsonObject,
  fields: () => readonly Field[],
): Mode {
  return { id, label, is: (value) => value !== undefined, change: (place) => put(place, fresh(place)), fields };
}

/** One of several objects told apart by the constant at `by`. */
export function kindMode(
  by: string,
  kind: string,
  label: Words,
  fresh: (place: DesignPlace) => JsonObject,
  fields: () => readonly Field[] = () => [],
): Mode {
  return {
    id: kind,
    label,
    is: (value) => has(value, by, kind),
    change: (place) => put(place, { [by]: kind, ...fresh(place) }),
    keys: [by],
    fields,
  };
}

/** A value of another JSON type, with a control for it. */
export function valueMode(
  id: string,
  label: Words,
  is: (value: Json | undefined) => boolean,
  fresh: (place: DesignPlace) => Json,
  control: FieldControl,
): Mode {
  return { id, label, is, change: (place) => put(place, fresh(place)), control };
}
