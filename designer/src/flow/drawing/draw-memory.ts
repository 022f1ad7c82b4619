import type { Box } from '../../view/flow/layout/drawing.js';
import type { DrawnConnection, DrawnShape } from './drawing.js';

/** The words of a step. */
export interface StateWords {
  readonly title: string;
  readonly subtitle: string;
  readonly group: string | undefined;
  readonly badges: Extract<DrawnShape, { readonly what: 'state' }>['badges'];
}

/** What a line was drawn from. */
export interface LineInput {
  readonly from: Box;
  readonly to: Box;
  readonly bends: readonly unknown[];
}

/**
 * What a board keeps from one drawing to the next: of what did not change, the very objects stay, so that nobody looks at
 * them again. Drawings are the same with and without it.
 */
export class DrawMemory {
  readonly words = new Map<string, StateWords>();
  readonly titles = new Map<string, string>();
  readonly lines = new Map<string, { readonly input: LineInput; readonly drawn: DrawnConnection }>();
  leaves: ReadonlyMap<string, Box> = new Map();
  shapes: ReadonlyMap<string, DrawnShape> = new Map();
  #roots: readonly unknown[] = [];

  /** Words hold as long as these stay the same objects. */
  begin(roots: readonly unknown[]): void {
    if (roots.length === this.#roots.length && roots.every((root, at) => root === this.#roots[at])) return;
    this.#roots = roots;
    this.words.clear();
    this.titles.clear();
  }

  /** The shape of the last drawing when it was just so. */
  keep<Shape extends DrawnShape>(shape: Shape): Shape {
    const before = this.shapes.get(shape.id);
    return before !== undefined && isSameShape(before, shape) ? (before as Shape) : shape;
  }

  /** Boxes that came, went or moved since the last drawing. */
  moved(leaves: ReadonlyMap<string, Box>): readonly Box[] {
    const found: Box[] = [];
    for (const [key, box] of leaves) {
      const before = this.leaves.get(key);
      if (before !== undefined && isSameBox(before, box)) continue;
      found.push(box);
      if (before !== undefined) found.push(before);
    }
    for (const [key, box] of this.leaves) if (!leaves.has(key)) found.push(box);
    return found;
  }
}

export function isSameBox(one: Box, other: Box): boolean {
  return (
    one === other ||
    (one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height)
  );
}

function isSameShape(one: DrawnShape, other: DrawnShape): boolean {
  const before: Readonly<Record<string, unknown>> = { ...one };
  const after: Readonly<Record<string, unknown>> = { ...other };
  const keys = Object.keys(after);
  if (keys.length !== Object.keys(before).length) return false;
  return keys.every(
    (key) =>
      before[key] === after[key] ||
      (key === 'box'
        ? isSameBox(one.box, other.box)
        : isPlain(after[key]) && JSON.stringify(before[key]) === JSON.stringify(after[key])),
  );
}

function isPlain(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
