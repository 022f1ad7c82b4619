/** One thing to place on a line: where it would like to be, how much it insists, and the room it needs on each side. */
export interface Wish {
  readonly at: number;
  readonly weight: number;
  readonly half: number;
}

/** Things on a line as columns: the layout places them many times over. */
export interface Spreading {
  readonly at: Float64Array;
  readonly weight: Float64Array;
  readonly half: Float64Array;
  /** Written: the centres. */
  readonly centre: Float64Array;
}

/**
 * Places things in the given order with at least `gap` between them, as near to their wishes as possible (weighted least
 * squares; pool-adjacent-violators, so linear and exact). Returns the centres.
 */
export function spread(wishes: readonly Wish[], gap: number): number[] {
  const count = wishes.length;
  const line = {
    at: Float64Array.from(wishes, ({ at }) => at),
    weight: Float64Array.from(wishes, ({ weight }) => weight),
    half: Float64Array.from(wishes, ({ half }) => half),
    centre: new Float64Array(count),
  };
  spreadAll(line, count, gap, new SpreadBlocks(count));
  return [...line.centre];
}

/** Room to work in, for at most so many things. */
export class SpreadBlocks {
  readonly sum: Float64Array;
  readonly weight: Float64Array;
  readonly count: Int32Array;
  readonly offset: Float64Array;

  constructor(most: number) {
    this.sum = new Float64Array(most);
    this.weight = new Float64Array(most);
    this.count = new Int32Array(most);
    this.offset = new Float64Array(most);
  }
}

/** The same for the first `count` things of the columns. */
export function spreadAll(
  { at, weight, half, centre }: Spreading,
  count: number,
  gap: number,
  room: SpreadBlocks,
): void {
  // Shifting each wish by the room before it turns "at least so far apart" into "not before the previous one".
  let offset = 0;
  let blocks = 0;
  for (let index = 0; index < count; index++) {
    if (index > 0) offset += (half[index - 1] as number) + gap + (half[index] as number);
    room.offset[index] = offset;
    const own = Math.max(weight[index] as number, 1e-6);
    let sum = ((at[index] as number) - offset) * own;
    let all = own;
    let size = 1;
    while (blocks > 0) {
      const beforeSum = room.sum[blocks - 1] as number;
      const beforeAll = room.weight[blocks - 1] as number;
      if (beforeSum / beforeAll <= sum / all) break;
      sum = beforeSum + sum;
      all = beforeAll + all;
      size = (room.count[blocks - 1] as number) + size;
      blocks--;
    }
    room.sum[blocks] = sum;
    room.weight[blocks] = all;
    room.count[blocks] = size;
    blocks++;
  }
  let next = 0;
  for (let block = 0; block < blocks; block++) {
    const place = (room.sum[block] as number) / (room.weight[block] as number);
    for (let left = room.count[block] as number; left > 0; left--, next++)
      centre[next] = place + (room.offset[next] as number);
  }
}
