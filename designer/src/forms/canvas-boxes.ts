import type { DropPlace } from './drop-place.js';

interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** An element as it is drawn. `flow`: how its children stand; undefined = it holds none. */
export interface Box {
  readonly at: string;
  readonly index: number;
  readonly rect: Rect;
  readonly flow?: 'down' | 'across';
  readonly children: readonly Box[];
  /** Further boxes inside it that do not count as its children: the open page of tabs. */
  readonly inside?: readonly Box[];
}

/** Where a line shows the place. */
export interface InsertionLine {
  readonly x: number;
  readonly y: number;
  readonly length: number;
  readonly upright: boolean;
}

export interface PlaceOnCanvas {
  readonly place: DropPlace;
  readonly line: InsertionLine;
}

/** So near to the edge of a layout means: beside the layout, not in it. */
const EDGE = 7;

/** The place under a point: in the innermost layout that may take it, between its children. */
export function placeAtPoint(
  root: Box,
  x: number,
  y: number,
  mayTake: (at: string) => boolean,
): PlaceOnCanvas | undefined {
  let best: Box | undefined;
  const visit = (box: Box, inner: boolean): void => {
    const margin = inner ? EDGE : -1000;
    if (!within(box.rect, x, y, margin)) return;
    if (box.flow !== undefined && mayTake(box.at)) best = box;
    for (const child of [...box.children, ...(box.inside ?? [])]) visit(child, true);
  };
  visit(root, false);
  return best === undefined ? undefined : placeIn(best, x, y);
}

function within(rect: Rect, x: number, y: number, margin: number): boolean {
  // Small boxes keep a core that can be hit.
  const side = Math.min(margin, (rect.right - rect.left) / 3);
  const top = Math.min(margin, (rect.bottom - rect.top) / 3);
  return x >= rect.left + side && x <= rect.right - side && y >= rect.top + top && y <= rect.bottom - top;
}

function placeIn(box: Box, x: number, y: number): PlaceOnCanvas {
  const { children, flow } = box;
  const index =
    flow === 'across'
      ? indexAcross(children, x, y)
      : children.filter(({ rect }) => y > middle(rect.top, rect.bottom)).length;
  return { place: { into: box.at, index }, line: lineAt(box, index) };
}

/** Children may be broken into several lines. */
function indexAcross(children: readonly Box[], x: number, y: number): number {
  return children.filter(({ rect }) => rect.bottom < y || (rect.top <= y && x > middle(rect.left, rect.right))).length;
}

/** The line that shows a place. */
export function lineAt({ rect, children, flow }: Box, index: number): InsertionLine {
  const before = children[index - 1]?.rect;
  const after = children[index]?.rect;
  if (flow === 'across') {
    const near = after ?? before;
    if (near === undefined)
      return { x: rect.left + 6, y: rect.top + 6, length: rect.bottom - rect.top - 12, upright: true };
    const sameLine =
      before !== undefined && after !== undefined && before.top < after.bottom && after.top < before.bottom;
    const at = sameLine ? middle(before.right, after.left) : after === undefined ? near.right + 3 : near.left - 3;
    return { x: at, y: near.top, length: near.bottom - near.top, upright: true };
  }
  const at =
    before !== undefined && after !== undefined
      ? middle(before.bottom, after.top)
      : after !== undefined
        ? after.top - 4
        : before !== undefined
          ? before.bottom + 4
          : middle(rect.top, rect.bottom);
  return { x: rect.left + 4, y: at, length: rect.right - rect.left - 8, upright: false };
}

function middle(one: number, other: number): number {
  return (one + other) / 2;
}

export function boxAt(box: Box, at: string): Box | undefined {
  if (box.at === at) return box;
  for (const child of [...(box.inside ?? []), ...box.children]) {
    const found = at === child.at || at.startsWith(`${child.at}/`) ? boxAt(child, at) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}
