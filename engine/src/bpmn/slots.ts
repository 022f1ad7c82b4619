import { localize } from '../definition/localized-text.js';
import type { Layout, ProcessDefinition } from '../definition/process-definition.js';
import type { State } from '../definition/states/state.js';
import { walkStates, type PlacedState } from '../definition/walk-states.js';
import { around, type Box, type Size } from './geometry.js';

/** The designer's symbols where the layout gives no size. */
const USUAL: Size = { width: 164, height: 56 };
const PADDING = 18;
const HEADER = 40;

/** The room of every state as the layout has it, containers around what they hold; `undefined` unless all have a place. */
export function slotsOf(definition: ProcessDefinition, layout: Layout): ReadonlyMap<string, Box> | undefined {
  const placed = walkStates(definition);
  const slots = new Map<string, Box>();
  for (const { key, state } of placed) {
    const place = Object.hasOwn(layout.states, key) ? layout.states[key] : undefined;
    if (place === undefined) return undefined;
    const { x, y, width, height } = place;
    const usual = usualSize(state);
    const box = { x, y, width: width ?? usual.width, height: height ?? usual.height };
    if (![box.x, box.y, box.width, box.height].every(Number.isFinite)) return undefined;
    slots.set(key, box);
  }
  for (const { key, state } of placed.toReversed()) grow(slots, placed, key, state);
  return slots;
}

/** Width of an end follows its title, as in the designer. */
function usualSize(state: State): Size {
  if (state.type !== 'final') return USUAL;
  const width = [...localize(state.title)].reduce((sum, letter) => sum + (letter > '\u1100' ? 13 : 7.3), 0);
  return { width: Math.ceil(Math.max(24, width > 118 ? width / 2 : width)) + 50, height: width > 118 ? 51 : 34 };
}

/** A container holds what is in it with some room at its border. */
function grow(slots: Map<string, Box>, placed: readonly PlacedState[], key: string, state: State): void {
  if (state.type !== 'phase' && state.type !== 'parallel') return;
  const own = slots.get(key);
  const inner = around(placed.flatMap((child) => (child.ancestors.at(-1) === key ? (slots.get(child.key) ?? []) : [])));
  if (own === undefined || inner === undefined) return;
  const top = state.type === 'parallel' ? HEADER + 22 : HEADER;
  const needed = {
    x: inner.x - PADDING,
    y: inner.y - top,
    width: inner.width + 2 * PADDING,
    height: inner.height + top + PADDING,
  };
  slots.set(key, around([own, needed]) ?? own);
}
