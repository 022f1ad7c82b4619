import { walkStates, type Layout, type PlacedState, type ProcessDefinition } from '@yunliu/engine/definition';
import type { Box } from '../../view/flow/layout/drawing.js';
import type { Position } from '../commands/command.js';
import { connectionsOf } from '../commands/state-exits.js';
import { automaticLayout } from './automatic-layout.js';
import { numberedWays, wayId } from './numbered-ways.js';
import { stateSizes, USUAL_SIZE, type Size } from './state-sizes.js';

const PADDING = 18;
const HEADER = 40;
const GAP = 56;

/**
 * A layout in which every state has a place, containers hold what is in them, and nothing is kept of what is gone. New states
 * stand under the state that leads to them. The same object when it was so already. `keepsUnknown`: what the layout says of
 * states that are not there is left to be seen and mended.
 */
export function completeLayout(definition: ProcessDefinition, layout: Layout, keepsUnknown = false): Layout {
  const placed = walkStates(definition);
  const states = new Map<string, Position>();
  for (const { key } of placed) {
    const at = Object.hasOwn(layout.states, key) ? layout.states[key] : undefined;
    if (at !== undefined) states.set(key, at);
  }
  const complete = states.size === placed.length;
  if (!complete) fill(definition, placed, states);
  grow(placed, states);
  if (keepsUnknown)
    for (const [key, place] of Object.entries(layout.states)) if (!states.has(key)) states.set(key, place);
  const connections = keepsUnknown ? layout.connections : keptConnections(definition, layout);
  const isSame =
    connections === layout.connections &&
    Object.keys(layout.states).length === states.size &&
    placed.every(({ key }) => states.get(key) === layout.states[key]);
  if (isSame) return layout;
  return {
    states: Object.fromEntries(states),
    ...(connections === undefined || connections.length === 0 ? {} : { connections }),
  };
}

function fill(definition: ProcessDefinition, placed: readonly PlacedState[], states: Map<string, Position>): void {
  const automatic = automaticLayout({ ...definition, layout: undefined }).states;
  const sizes = stateSizes(definition);
  const leadsTo = new Map<string, string>();
  for (const { from, to } of connectionsOf({ definition, forms: {}, prints: {}, scenarios: {} }))
    if (from !== '' && from !== to && !leadsTo.has(to)) leadsTo.set(to, from);
  const missing = new Set(placed.filter(({ key }) => !states.has(key)).map(({ key }) => key));
  const isUnplaced = (key: string): boolean =>
    placed.every(({ key: inner, ancestors }) => !ancestors.includes(key) || missing.has(inner));
  for (const one of placed) {
    const { key, state, ancestors } = one;
    if (!missing.has(key)) continue;
    const auto = automatic[key] ?? { x: 0, y: 0 };
    const isContainer = state.type === 'phase' || state.type === 'parallel';
    const children = placed.filter(({ ancestors: outer }) => outer.includes(key));
    if (isContainer && children.some((child) => !missing.has(child.key))) {
      // Around what already has its place; `grow` makes it as large as it must be.
      const inner = children.flatMap((child) => (missing.has(child.key) ? [] : [boxAt(states.get(child.key))]));
      const x = Math.min(...inner.map((box) => box.x)) - PADDING;
      states.set(key, { x, y: Math.min(...inner.map((box) => box.y)) - HEADER, width: 180, height: 90 });
      continue;
    }
    const parent = ancestors.at(-1);
    const outer = parent === undefined ? undefined : states.get(parent);
    const outerAuto = parent === undefined ? undefined : automatic[parent];
    // Nothing around it had a place either: it stands in it as the automatic layout has it.
    if (parent !== undefined && isUnplaced(parent) && outer !== undefined && outerAuto !== undefined) {
      states.set(key, { ...auto, x: outer.x + auto.x - outerAuto.x, y: outer.y + auto.y - outerAuto.y });
      continue;
    }
    const beside = placed.filter((other) => isBeside(one, other) && states.has(other.key));
    const taken = beside.map((other) => boxAt(states.get(other.key)));
    const own = sizes.get(key) ?? USUAL_SIZE;
    const size = { width: auto.width ?? own.width, height: auto.height ?? own.height };
    const before = beside.find((other) => other.key === leadsTo.get(key));
    const start =
      before === undefined
        ? below(taken, outer)
        : under(boxAt(states.get(before.key), sizes.get(before.key)), size.width);
    states.set(key, { ...freePlace({ ...start, ...size }, taken), ...(isContainer ? size : {}) });
  }
}

function isBeside(one: PlacedState, other: PlacedState): boolean {
  return other.key !== one.key && other.ancestors.at(-1) === one.ancestors.at(-1) && other.region === one.region;
}

function under(box: Box, width: number): { readonly x: number; readonly y: number } {
  return { x: box.x + (box.width - width) / 2, y: box.y + box.height + GAP };
}

function below(taken: readonly Box[], outer: Position | undefined): { readonly x: number; readonly y: number } {
  if (taken.length === 0) return { x: (outer?.x ?? 0) + PADDING, y: (outer?.y ?? 0) + HEADER + 24 };
  return {
    x: Math.min(...taken.map((box) => box.x)),
    y: Math.max(...taken.map((box) => box.y + box.height)) + GAP,
  };
}

/** The place, or the next one to its right where nothing stands. */
function freePlace(wanted: Box, taken: readonly Box[]): { readonly x: number; readonly y: number } {
  let { x } = wanted;
  for (let tries = 0; tries <= taken.length; tries++) {
    const left = x;
    const hit = taken.find(
      (box) =>
        left < box.x + box.width + 12 &&
        left + wanted.width + 12 > box.x &&
        wanted.y < box.y + box.height + 12 &&
        wanted.y + wanted.height + 12 > box.y,
    );
    if (hit === undefined) break;
    x = hit.x + hit.width + 28;
  }
  return { x: Math.round(x), y: Math.round(wanted.y) };
}

/** Innermost first, every container becomes large enough for what it holds. */
function grow(placed: readonly PlacedState[], states: Map<string, Position>): void {
  for (const { key, state } of placed.toReversed()) {
    if (state.type !== 'phase' && state.type !== 'parallel') continue;
    const inner = placed.filter((child) => child.ancestors.at(-1) === key).map((child) => boxAt(states.get(child.key)));
    const own = boxAt(states.get(key));
    const header = state.type === 'parallel' ? HEADER + 22 : HEADER;
    const left = Math.min(own.x, ...inner.map((box) => box.x - PADDING));
    const top = Math.min(own.y, ...inner.map((box) => box.y - header));
    const right = Math.max(own.x + own.width, ...inner.map((box) => box.x + box.width + PADDING));
    const bottom = Math.max(own.y + own.height, ...inner.map((box) => box.y + box.height + PADDING));
    if (left < own.x || top < own.y || right > own.x + own.width || bottom > own.y + own.height)
      states.set(key, { x: left, y: top, width: right - left, height: bottom - top });
  }
}

function boxAt(place: Position | undefined, size: Size = USUAL_SIZE): Box {
  return { ...size, x: 0, y: 0, ...dropUndefined(place) };
}

function dropUndefined(place: Position | undefined): Partial<Box> {
  const { width, height, ...at } = place ?? {};
  return { ...at, ...(width === undefined ? {} : { width }), ...(height === undefined ? {} : { height }) };
}

function keptConnections(definition: ProcessDefinition, layout: Layout): Layout['connections'] {
  const { connections } = layout;
  if (connections === undefined) return undefined;
  const there = new Set(
    numberedWays(connectionsOf({ definition, forms: {}, prints: {}, scenarios: {} })).map(({ id }) => id),
  );
  const kept = connections.filter((entry) => there.has(wayId({ ...entry, way: entry.way ?? 0 })));
  return kept.length === connections.length ? connections : kept;
}
