import type { Drawing, DrawnConnection, DrawnShape } from '../drawing/drawing.js';

const known = new WeakMap<Drawing, readonly string[]>();

/**
 * All steps and branches in the order of the work: from the beginning along the ways, a container before what it holds and
 * that before what follows. What nothing leads to comes last, from the top.
 */
export function flowOrder(drawing: Drawing): readonly string[] {
  const found = known.get(drawing);
  if (found !== undefined) return found;
  const inside = childrenByParent(drawing);
  const ways = waysBySource(drawing);
  const order: string[] = [];
  const seen = new Set<string>();
  const level = (members: readonly DrawnShape[]): void => {
    const here = new Set(members.map(({ id }) => id));
    const visit = (start: string): void => {
      const open = [start];
      for (let id = open.pop(); id !== undefined; id = open.pop()) {
        if (seen.has(id)) continue;
        seen.add(id);
        order.push(id);
        level(inside.get(id) ?? []);
        const next = (ways.get(id) ?? []).map(({ target }) => target).filter((target) => here.has(target));
        open.push(...next.toReversed());
      }
    };
    for (const one of members) if (one.what === 'state' && one.isInitial) visit(one.id);
    for (const one of members) visit(one.id);
  };
  level(inside.get('') ?? []);
  known.set(drawing, order);
  return order;
}

/** Members of each container (''= the top), from the top and from the left. */
function childrenByParent(drawing: Drawing): ReadonlyMap<string, readonly DrawnShape[]> {
  const inside = new Map<string, DrawnShape[]>();
  for (const shape of drawing.shapes.values()) {
    if (shape.what !== 'state' && shape.what !== 'region') continue;
    const parent = shape.parent ?? '';
    const present = inside.get(parent);
    if (present === undefined) inside.set(parent, [shape]);
    else present.push(shape);
  }
  for (const members of inside.values())
    members.sort((a, b) =>
      a.what === 'region' && b.what === 'region'
        ? a.box.x - b.box.x || a.box.y - b.box.y
        : a.box.y - b.box.y || a.box.x - b.box.x,
    );
  return inside;
}

function waysBySource(drawing: Drawing): ReadonlyMap<string, readonly DrawnConnection[]> {
  const ways = new Map<string, DrawnConnection[]>();
  for (const way of drawing.connections.values()) {
    const present = ways.get(way.source);
    if (present === undefined) ways.set(way.source, [way]);
    else present.push(way);
  }
  return ways;
}
