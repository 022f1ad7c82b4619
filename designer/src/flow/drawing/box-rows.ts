import type { Box } from '../../view/flow/layout/drawing.js';

const ROW = 100;

/** Boxes by rows of the board, so that each is compared with its neighbours only. */
export class BoxRows {
  readonly #rows = new Map<number, Box[]>();

  constructor(boxes: Iterable<Box> = []) {
    for (const box of boxes) this.add(box);
  }

  add(box: Box): void {
    for (let row = Math.floor(box.y / ROW); row <= Math.floor((box.y + box.height) / ROW); row++) {
      const present = this.#rows.get(row);
      if (present === undefined) this.#rows.set(row, [box]);
      else present.push(box);
    }
  }

  /** True when one of them stands within `gap` of the box. */
  touches(box: Box, gap: number): boolean {
    for (let row = Math.floor(box.y / ROW); row <= Math.floor((box.y + box.height) / ROW); row++)
      for (const other of this.#rows.get(row) ?? [])
        if (
          box.x < other.x + other.width + gap &&
          other.x < box.x + box.width + gap &&
          box.y < other.y + other.height + gap &&
          other.y < box.y + box.height + gap
        )
          return true;
    return false;
  }

  /** Those that reach into the area. */
  within({ x, y, width, height }: Box): readonly Box[] {
    const found = new Set<Box>();
    for (let row = Math.floor(y / ROW); row <= Math.floor((y + height) / ROW); row++)
      for (const box of this.#rows.get(row) ?? [])
        if (box.x < x + width && box.x + box.width > x && box.y < y + height && box.y + box.height > y) found.add(box);
    return [...found];
  }
}
