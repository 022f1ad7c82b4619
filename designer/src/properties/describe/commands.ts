import type { Json, JsonObject } from '@yunliu/engine/definition';
import { jsonPointer } from '@yunliu/engine/definition';
import type { Command } from '../../model/index.js';
import { valueOf, type DesignPlace } from '../place.js';

/** The value at the place; nothing to do when it stands there already, or nothing is there to take away. */
export function put(place: DesignPlace, value: Json | undefined, andEmpty = false): Command | undefined {
  const present = valueOf(place);
  if (JSON.stringify(present) === JSON.stringify(value)) return undefined;
  const { pointer } = place;
  return value === undefined
    ? { type: 'remove', pointer, ...(andEmpty ? { andEmpty } : {}) }
    : { type: 'set', pointer, value };
}

/** Several properties of the object at the place, in one step; undefined takes one away. */
export function putKeys(place: DesignPlace, values: { readonly [key: string]: Json | undefined }): Command | undefined {
  // What comes is written first: an object is never left empty on the way.
  const entries = Object.entries(values).toSorted((a, b) => Number(a[1] === undefined) - Number(b[1] === undefined));
  const commands = entries.flatMap(
    ([key, value]) => put({ ...place, pointer: place.pointer + jsonPointer(key) }, value) ?? [],
  );
  const [only] = commands;
  return commands.length < 2 ? only : { type: 'batch', commands };
}

/** The object at the place; empty where there is none. */
export function objectAt(place: DesignPlace): JsonObject {
  const value = valueOf(place);
  return isObject(value) ? value : {};
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether the value is an object whose `key` is `wanted`. */
export function has(value: unknown, key: string, wanted?: Json): boolean {
  return isObject(value) && Object.hasOwn(value, key) && (wanted === undefined || value[key] === wanted);
}
