import type { Json } from '@yunliu/engine/definition';
import { statesOf, usesOf, type Command, type NameQuery } from '../model/index.js';
import { addRole } from './collections.js';
import type { Field } from './describe/field.js';
import { lastStep, parentPointer, stateAround, valueOf, type DesignPlace } from './place.js';

/**
 * The command that gives a field its value; `undefined` takes it away where the format lets it. `loose`: the object around
 * goes with its last property.
 */
export function setField(
  place: DesignPlace,
  field: Field,
  value: Json | undefined,
  loose = false,
): Command | undefined {
  const { pointer } = place;
  const present = valueOf(place);
  const { control } = field;
  const noise = control.kind === 'switch' && value === control.fallback && field.required !== true;
  if (value === undefined || noise) {
    if (present === undefined) return undefined;
    if (field.required !== true) return { type: 'remove', pointer, ...(loose ? { andEmpty: true } : {}) };
    // What the format asks for stays, empty: lint says so until it is filled in.
    if (Array.isArray(present)) return { type: 'set', pointer, value: [] };
    return typeof present === 'string' || control.kind === 'localized'
      ? { type: 'set', pointer, value: '' }
      : undefined;
  }
  if (present === value) return undefined;
  const set: Command = { type: 'set', pointer, value };
  if (control.kind === 'pick' && typeof value === 'string') {
    if (control.of === 'target' && typeof present === 'string') return { type: 'reconnect', pointer, to: value };
    if (control.of === 'form') return setForm(place, value);
    if (control.of === 'role') return withRoles(place, [value], set);
  }
  if (control.kind === 'picks' && Array.isArray(value) && (control.of === 'role' || control.of === 'starter-role'))
    return withRoles(place, value as readonly string[], set);
  return set;
}

/** A role of the organisation that the process does not name yet is declared in the same step. */
function withRoles(place: DesignPlace, roles: readonly string[], set: Command): Command {
  const missing = roles.filter((role) => role !== '*' && !Object.hasOwn(place.document.definition.roles, role));
  if (missing.length === 0) return set;
  return { type: 'batch', commands: [...missing.map((role) => addRole(place, role)), set] };
}

/** The newest version of the form that is known; the form of a task keeps the rights that still apply. */
function setForm(place: DesignPlace, key: string): Command {
  const { pointer, document, world } = place;
  const versions = [...Object.values(document.forms), ...world.forms].filter((form) => form.key === key);
  const version = Math.max(1, ...versions.map((form) => form.version));
  const owner = parentPointer(pointer);
  const template: Command = { type: 'set', pointer, value: key };
  const beside = `${owner}/version`;
  return valueOf({ ...place, pointer: beside }) === undefined
    ? template
    : { type: 'batch', commands: [template, { type: 'set', pointer: beside, value: version }] };
}

/** Which name a name control at this place changes. */
export function nameQuery(place: DesignPlace, field: Field): NameQuery | undefined {
  const { control } = field;
  const { pointer, document } = place;
  if (control.kind === 'state-key') return { kind: 'state', name: lastStep(pointer) };
  if (control.kind !== 'name') return undefined;
  const { rename: kind } = control;
  if (kind === 'final-outcome') {
    const name = valueOf(place);
    const of = statesOf(document).get(stateAround(place))?.ancestors.at(-1) ?? '';
    return typeof name === 'string' ? { kind, name, of } : undefined;
  }
  const name = lastStep(pointer);
  return kind === 'outcome' || kind === 'region' ? { kind, name, of: stateAround(place) } : { kind, name };
}

/** Gives the name of something, everywhere it is used. */
export function setName(place: DesignPlace, field: Field, to: string | undefined): Command | undefined {
  const query = nameQuery(place, field);
  const { control } = field;
  if (control.kind === 'name' && control.rename === 'final-outcome') {
    // Several ends may share an outcome: then only this one changes.
    const ends = query === undefined ? [] : usesOf(place.document, query).filter(({ declares }) => declares);
    if (query === undefined || to === undefined || ends.length > 1) return setField(place, field, to);
  }
  return query === undefined || to === undefined ? undefined : { type: 'rename', to, ...query };
}
