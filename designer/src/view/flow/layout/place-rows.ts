import type { Chain, GridItem } from './level-grid.js';
import { spreadAll, SpreadBlocks } from './spread.js';

const SETTLING_ROUNDS = 30;
const STRAIGHTENING_ROUNDS = 16;
const PINNED = 10_000;
const STRAIGHT = 300;

interface Neighbour {
  readonly at: number;
  readonly weight: number;
  readonly up: boolean;
}

/** Which of the two sides of an item count. */
type Side = 'down' | 'up' | 'both';

/**
 * Horizontal places of all items, rows in the given order. First everything settles near its neighbours; then the main
 * line is pinned to one upright and the bends of each long edge are drawn to one, so that lines run straight.
 */
export function placeRows(
  rows: readonly (readonly GridItem[])[],
  chains: readonly Chain[],
  gap: number,
): Map<string, number> {
  const items = rows.flat();
  const numbers = new Map(items.map((item, number) => [item.id, number]));
  const numbered = rows.map((row) => row.map(({ id }) => numbers.get(id) as number));
  const upwards = numbered.toReversed();
  const linked = chains.map((chain) => chain.items.map(({ id }) => numbers.get(id) as number));
  const around = neighbours(chains, linked, items);
  const centre = new Float64Array(items.length);
  const placeRow = rowPlacer(items, numbered, gap, centre);
  const near = (one: number, side: Side, wish: WishOf): void => {
    let weight = 0;
    let sum = 0;
    for (const neighbour of around[one] as readonly Neighbour[]) {
      if (side !== 'both' && neighbour.up !== (side === 'down')) continue;
      weight += neighbour.weight;
      sum += neighbour.weight * (centre[neighbour.at] as number);
    }
    if (weight === 0) wish(centre[one] as number, 0.05);
    else wish(sum / weight, weight);
  };

  for (const row of numbered) placeRow(row, (_, wish) => wish(0, 1));
  for (let round = 0; round < SETTLING_ROUNDS; round += 1) {
    const side = round >= SETTLING_ROUNDS - 8 ? 'both' : round % 2 === 0 ? 'down' : 'up';
    for (const row of side === 'up' ? upwards : numbered) placeRow(row, (one, wish) => near(one, side, wish));
  }

  const mainItems = new Set(linked.filter((_, chain) => chains[chain]?.main === true).flat());
  const upright = median([...mainItems].map((one) => centre[one] as number));
  const chainOf = new Int32Array(items.length).fill(-1);
  for (const [chain, members] of linked.entries())
    for (const one of members) if (items[one]?.node === undefined) chainOf[one] = chain;
  for (let round = 0; round < STRAIGHTENING_ROUNDS; round += 1) {
    const common = linked.map((members) => chainPlace(members, items, centre));
    for (const row of round % 2 === 0 ? numbered : upwards) {
      placeRow(row, (one, wish) => {
        const chain = chainOf[one] as number;
        if (mainItems.has(one)) wish(upright, PINNED);
        else if (chain >= 0) wish(common[chain] as number, STRAIGHT);
        else near(one, 'both', wish);
      });
    }
  }
  const places = new Map(items.map((item, number) => [item.id, centre[number] as number]));
  for (const chain of chains) if (!chain.main) straighten(chain, rows, places);
  pullStragglers(rows, items, around, mainItems, places, gap);
  return new Map([...places].map(([id, place]) => [id, Math.round(place)]));
}

type WishOf = (at: number, weight: number) => void;

/** Places one row after the other by what its items wish; works in the same columns all the time. */
function rowPlacer(
  items: readonly GridItem[],
  rows: readonly (readonly number[])[],
  gap: number,
  centre: Float64Array,
): (row: readonly number[], wishOf: (item: number, wish: WishOf) => void) => void {
  const most = Math.max(0, ...rows.map(({ length }) => length));
  const line = {
    at: new Float64Array(most),
    weight: new Float64Array(most),
    half: new Float64Array(most),
    centre: new Float64Array(most),
  };
  const room = new SpreadBlocks(most);
  let index = 0;
  const wish: WishOf = (at, weight) => {
    line.at[index] = at;
    line.weight[index] = weight;
  };
  return (row, wishOf) => {
    for (index = 0; index < row.length; index++) {
      const item = row[index] as number;
      wishOf(item, wish);
      line.half[index] = (items[item] as GridItem).half;
    }
    spreadAll(line, row.length, gap, room);
    for (const [place, item] of row.entries()) centre[item] = line.centre[place] as number;
  };
}

function neighbours(
  chains: readonly Chain[],
  linked: readonly (readonly number[])[],
  items: readonly GridItem[],
): readonly (readonly Neighbour[])[] {
  const around: Neighbour[][] = items.map(() => []);
  for (const [chain, members] of linked.entries())
    for (const [index, lower] of members.slice(1).entries()) {
      const upper = members[index] as number;
      const bends = (items[upper]?.node === undefined ? 1 : 0) + (items[lower]?.node === undefined ? 1 : 0);
      const weight = chains[chain]?.main === true ? 12 : ([1, 2, 5][bends] ?? 1);
      around[lower]?.push({ at: upper, weight, up: true });
      around[upper]?.push({ at: lower, weight, up: false });
    }
  return around;
}

/** Where all bends of a chain should stand: straight below or above one of its ends when that is not far, else their middle. */
function chainPlace(members: readonly number[], items: readonly GridItem[], centre: Float64Array): number {
  let sum = 0;
  let bends = 0;
  for (const one of members)
    if (items[one]?.node === undefined) {
      sum += centre[one] as number;
      bends += 1;
    }
  const middle = sum / Math.max(1, bends);
  for (const one of members)
    if (items[one]?.node !== undefined && Math.abs((centre[one] as number) - middle) < 14) return centre[one] as number;
  return middle;
}

const CLOSEST = 6;

/**
 * Moves the bends of a chain onto as few uprights as its neighbours allow: what the rounds leave are steps of a few
 * pixels, and the eye sees each of them.
 */
function straighten(chain: Chain, rows: readonly (readonly GridItem[])[], centre: Map<string, number>): void {
  const bends = chain.items.filter((item) => item.node === undefined);
  let run: GridItem[] = [];
  let low = -Infinity;
  let high = Infinity;
  const settle = (): void => {
    const mean = run.reduce((sum, item) => sum + (centre.get(item.id) ?? 0), 0) / Math.max(1, run.length);
    for (const item of run) centre.set(item.id, Math.min(Math.max(mean, low), high));
  };
  for (const bend of bends) {
    const row = rows[bend.row] ?? [];
    const place = row.indexOf(bend);
    const before = row[place - 1];
    const after = row[place + 1];
    const least = before === undefined ? -Infinity : (centre.get(before.id) ?? 0) + before.half + bend.half + CLOSEST;
    const most = after === undefined ? Infinity : (centre.get(after.id) ?? 0) - after.half - bend.half - CLOSEST;
    if (Math.max(low, least) > Math.min(high, most)) {
      settle();
      run = [];
      low = -Infinity;
      high = Infinity;
    }
    run.push(bend);
    low = Math.max(low, least);
    high = Math.min(high, most);
  }
  settle();
}

/** A part of the drawing that hangs on nothing drifts away while the rest settles; it is pulled next to the others. */
function pullStragglers(
  rows: readonly (readonly GridItem[])[],
  items: readonly GridItem[],
  around: readonly (readonly Neighbour[])[],
  mainItems: ReadonlySet<number>,
  centre: Map<string, number>,
  gap: number,
): void {
  const reached = new Set<number>();
  const reach = (start: number, into: Set<number>): void => {
    const open = [start];
    for (let one = open.pop(); one !== undefined; one = open.pop()) {
      if (into.has(one)) continue;
      into.add(one);
      for (const { at } of around[one] ?? []) open.push(at);
    }
  };
  for (const one of mainItems) reach(one, reached);
  for (const start of items.keys()) {
    if (reached.has(start)) continue;
    const whole = new Set<number>();
    reach(start, whole);
    const part = new Set([...whole].map((one) => (items[one] as GridItem).id));
    let left = Infinity;
    let right = Infinity;
    for (const row of rows) {
      row.forEach((one, index) => {
        if (!part.has(one.id)) return;
        const room = (other: GridItem | undefined): number =>
          other === undefined || part.has(other.id)
            ? Infinity
            : Math.abs((centre.get(other.id) ?? 0) - (centre.get(one.id) ?? 0)) - other.half - one.half - gap;
        left = Math.min(left, room(row[index - 1]));
        right = Math.min(right, room(row[index + 1]));
      });
    }
    const shift = Number.isFinite(right) ? right : Number.isFinite(left) ? -left : 0;
    for (const id of part) centre.set(id, (centre.get(id) ?? 0) + shift);
    for (const one of whole) reached.add(one);
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
