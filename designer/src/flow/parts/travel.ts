import type { Drawing, DrawnConnection } from '../drawing/drawing.js';
import type { Box } from '../../view/flow/layout/drawing.js';
import { flowOrder } from './flow-order.js';

export type Direction = 'up' | 'down' | 'left' | 'right';

/**
 * Where an arrow key leads from an element: to the neighbour in that direction, connected ones before others, those in the
 * same container before those outside. From a way: along it to its two ends.
 */
export function neighbourOf(drawing: Drawing, from: string, direction: Direction): string | undefined {
  const way = wayAt(drawing, from);
  if (way !== undefined) return endTowards(drawing, way, direction);
  const start = drawing.shapes.get(from);
  if (start === undefined) return undefined;
  const connected = new Set<string>();
  for (const { source, target } of drawing.connections.values()) {
    if (source === from) connected.add(target);
    if (target === from) connected.add(source);
  }
  const around = new Set(ancestorsOf(drawing, from));
  let best: { readonly id: string; readonly far: number } | undefined;
  for (const shape of drawing.shapes.values()) {
    if (shape.what !== start.what && !(shape.what === 'state' && start.what !== 'region')) continue;
    if (shape.what === 'label' || shape.id === from || around.has(shape.id)) continue;
    const isSibling = (shape.parent ?? '') === (start.parent ?? '');
    if (!isSibling && (start.what === 'region' || ancestorsOf(drawing, shape.id).includes(from))) continue;
    const far = distance(start.box, shape.box, direction);
    if (far === undefined) continue;
    const weighed = far * (connected.has(shape.id) ? 0.5 : 1) + (isSibling ? 0 : 100_000);
    if (best === undefined || weighed < best.far) best = { id: shape.id, far: weighed };
  }
  return best?.id;
}

/** Into a container: the branch or step that comes first in it; along a way: where it leads. */
export function innerOf(drawing: Drawing, id: string): string | undefined {
  const way = wayAt(drawing, id);
  if (way !== undefined) return way.target;
  return flowOrder(drawing).find((one) => drawing.shapes.get(one)?.parent === id);
}

/** Out of it: the branch or container around it; from a way: the step it leaves. */
export function outerOf(drawing: Drawing, id: string): string | undefined {
  const way = wayAt(drawing, id);
  return way === undefined ? drawing.shapes.get(id)?.parent : way.source;
}

/** The ways that leave a step, or those that arrive: from the top and the left, as the eye meets them. */
export function waysAt(drawing: Drawing, id: string, side: 'source' | 'target'): readonly string[] {
  let ends = known.get(drawing);
  if (ends === undefined) {
    ends = { source: new Map(), target: new Map() };
    for (const way of drawing.connections.values())
      for (const end of ['source', 'target'] as const) {
        const present = ends[end].get(way[end]);
        if (present === undefined) ends[end].set(way[end], [way.id]);
        else present.push(way.id);
      }
    known.set(drawing, ends);
  }
  return ends[side].get(id) ?? [];
}

type Ends = Map<string, string[]>;

/** Ways by their ends: asked for every step of the outline. */
const known = new WeakMap<Drawing, { readonly source: Ends; readonly target: Ends }>();

/** The next way at the same step; from a step its first one. */
export function nextWay(drawing: Drawing, id: string, by: 1 | -1): string | undefined {
  const way = wayAt(drawing, id);
  if (way === undefined) return waysAt(drawing, id, by === 1 ? 'source' : 'target')[0];
  const all = waysAt(drawing, way.source, 'source');
  return all.at((all.indexOf(way.id) + by + all.length) % all.length);
}

export function wayAt(drawing: Drawing, id: string): DrawnConnection | undefined {
  const shape = drawing.shapes.get(id);
  return drawing.connections.get(shape?.what === 'label' ? shape.of : id);
}

function ancestorsOf(drawing: Drawing, id: string): readonly string[] {
  const found: string[] = [];
  for (let outer = drawing.shapes.get(id)?.parent; outer !== undefined; outer = drawing.shapes.get(outer)?.parent)
    found.push(outer);
  return found;
}

function endTowards(drawing: Drawing, way: DrawnConnection, direction: Direction): string | undefined {
  const [from, to] = [drawing.shapes.get(way.source)?.box, drawing.shapes.get(way.target)?.box];
  if (from === undefined || to === undefined) return undefined;
  const towards = distance(from, to, direction);
  const back = distance(to, from, direction);
  if (towards === undefined && back === undefined) return undefined;
  return (towards ?? Infinity) <= (back ?? Infinity) ? way.target : way.source;
}

/** How far a box lies in a direction; beside the straight line counts double. Undefined when it does not lie there. */
function distance(from: Box, to: Box, direction: Direction): number | undefined {
  const level = direction === 'left' || direction === 'right';
  const sense = direction === 'right' || direction === 'down' ? 1 : -1;
  const dx = to.x + to.width / 2 - from.x - from.width / 2;
  const dy = to.y + to.height / 2 - from.y - from.height / 2;
  const along = (level ? dx : dy) * sense;
  return along < 8 ? undefined : along + Math.abs(level ? dy : dx) * 2;
}
