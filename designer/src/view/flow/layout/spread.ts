/** One thing to place on a line: where it would like to be, how much it insists, and the room it needs on each side. */
export interface Wish {
  readonly at: number;
  readonly weight: number;
  readonly half: number;
}

/**
 * Places things in the given order with at least `gap` between them, as near to their wishes as possible (weighted least
 * squares; pool-adjacent-violators, so linear and exact). Returns the centres.
 */
export function spread(wishes: readonly Wish[], gap: number): number[] {
  // Shifting each wish by the room before it turns "at least so far apart" into "not before the previous one".
  const offsets: number[] = [];
  let offset = 0;
  wishes.forEach((wish, index) => {
    const previous = wishes[index - 1];
    if (previous !== undefined) offset += previous.half + gap + wish.half;
    offsets.push(offset);
  });
  const blocks: { sum: number; weight: number; count: number }[] = [];
  wishes.forEach((wish, index) => {
    const weight = Math.max(wish.weight, 1e-6);
    blocks.push({ sum: (wish.at - (offsets[index] ?? 0)) * weight, weight, count: 1 });
    for (;;) {
      const last = blocks.at(-1);
      const before = blocks.at(-2);
      if (last === undefined || before === undefined || before.sum / before.weight <= last.sum / last.weight) break;
      blocks.splice(-2, 2, {
        sum: before.sum + last.sum,
        weight: before.weight + last.weight,
        count: before.count + last.count,
      });
    }
  });
  const centres: number[] = [];
  for (const block of blocks) {
    for (let n = 0; n < block.count; n += 1) centres.push(block.sum / block.weight + (offsets[centres.length] ?? 0));
  }
  return centres;
}
