import { jsonPointer, walkStates, type PlacedState } from '@yunliu/engine/definition';
import type { DesignDocument } from '../document/design-document.js';
import { refuse } from '../editing/refusal.js';
import type { StatePlace } from './command.js';

const known = new WeakMap<object, ReadonlyMap<string, PlacedState>>();

/** States by key, with pointers from the document's root. */
export function statesOf(document: DesignDocument): ReadonlyMap<string, PlacedState> {
  const { definition } = document;
  // What else changes in a definition, its layout above all, changes nothing about its states.
  const found = known.get(definition.states);
  if (found !== undefined) return found;
  const states = new Map(
    walkStates(definition).map((placed) => [placed.key, { ...placed, pointer: `/definition${placed.pointer}` }]),
  );
  known.set(definition.states, states);
  return states;
}

export function requireState(document: DesignDocument, key: string): PlacedState {
  return (
    statesOf(document).get(key) ??
    refuse(
      'state/unknown',
      [`没有状态“${key}”`, `There is no state "${key}"`],
      ['请重新选择状态。', 'Choose a state again.'],
    )
  );
}

/** Pointer of what owns outcomes and rules: a state, or the process for ''. */
export function ownerPointer(document: DesignDocument, of: string): string {
  return of === '' ? '/definition' : requireState(document, of).pointer;
}

/** Pointer of the object that holds states in this place. */
export function statesPointer(document: DesignDocument, place: StatePlace): string {
  return `${scopePointer(document, place)}/states`;
}

/** Pointer of what has `states` and `initial`: the process, a phase or a region. */
export function scopePointer(document: DesignDocument, { in: key, region }: StatePlace): string {
  if (key === undefined || key === '') return '/definition';
  const { state, pointer } = requireState(document, key);
  if (state.type === 'phase') return pointer;
  if (state.type === 'parallel') {
    const name = region ?? Object.keys(state.regions)[0] ?? '';
    if (Object.hasOwn(state.regions, name)) return pointer + jsonPointer('regions', name);
  }
  return refuse(
    'state/not-a-container',
    [`“${key}”不能包含其他状态`, `"${key}" cannot hold other states`],
    ['请放入阶段或并行的分区。', 'Put it into a phase or a region.'],
  );
}

/** Where a state stands now. */
export function placeOfState({ ancestors, region }: PlacedState): StatePlace {
  const parent = ancestors.at(-1);
  return { ...(parent === undefined ? {} : { in: parent }), ...(region === undefined ? {} : { region }) };
}

/** `base`, or `base-2`, `base-3` … whichever is free. */
export function freshName(base: string, taken: { has(name: string): boolean }, join = '-'): string {
  if (!taken.has(base)) return base;
  for (let number = 2; ; number++) if (!taken.has(`${base}${join}${number}`)) return `${base}${join}${number}`;
}

/** Refuses a key that is no name of the format, or taken. */
export function requireFreeName(name: string, taken: { has(name: string): boolean }): void {
  if (!/^[\p{L}][\p{L}\p{N}_-]*$/u.test(name) || name.length > 80)
    refuse(
      'name/unusable',
      [`“${name}”不能用作名称`, `"${name}" cannot be used as a name`],
      [
        '以字母或汉字开头，只用字母、数字、连字符和下划线。',
        'Begin with a letter; use letters, digits, hyphens and underscores.',
      ],
    );
  if (taken.has(name))
    refuse(
      'name/taken',
      [`名称“${name}”已被使用`, `The name "${name}" is taken`],
      ['请换一个名称。', 'Choose another name.'],
    );
}
