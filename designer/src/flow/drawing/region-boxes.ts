import type { Box } from '../../view/flow/layout/drawing.js';

const HEADER = 30;
const EDGE = 8;

/**
 * Where the branches of a parallel state are drawn: side by side, or one above the other when their states stand so. Nobody
 * places branches; they share the room by what stands in them.
 */
export function regionBoxes(outer: Box, regions: readonly (readonly Box[])[]): readonly Box[] {
  const room = {
    x: outer.x + EDGE,
    y: outer.y + HEADER,
    width: outer.width - EDGE * 2,
    height: outer.height - HEADER - EDGE,
  };
  const spans = regions.map((boxes) => hull(boxes));
  const across = share(spans, room.x, room.x + room.width, 'x');
  if (across !== undefined)
    return across.map(([from, to]) => ({ x: from, y: room.y, width: to - from, height: room.height }));
  const down = share(spans, room.y, room.y + room.height, 'y');
  if (down !== undefined)
    return down.map(([from, to]) => ({ x: room.x, y: from, width: room.width, height: to - from }));
  // They stand in each other's way: each around its own.
  return spans.map((span) => ({
    x: span.x - EDGE,
    y: span.y - 26,
    width: span.width + EDGE * 2,
    height: span.height + 34,
  }));
}

function share(
  spans: readonly Box[],
  from: number,
  to: number,
  along: 'x' | 'y',
): readonly (readonly [number, number])[] | undefined {
  const size = along === 'x' ? 'width' : 'height';
  const order = spans.map((span, index) => ({ span, index })).sort((a, b) => a.span[along] - b.span[along]);
  const parts: (readonly [number, number])[] = spans.map(() => [from, to]);
  let at = from;
  for (const [position, { span, index }] of order.entries()) {
    const next = order[position + 1]?.span;
    const end = span[along] + span[size];
    if (next !== undefined && next[along] < end) return undefined;
    const border = next === undefined ? to : Math.round((end + next[along]) / 2 - (along === 'y' ? 8 : 0));
    parts[index] = [at, border];
    at = border;
  }
  return parts;
}

function hull(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  };
}
