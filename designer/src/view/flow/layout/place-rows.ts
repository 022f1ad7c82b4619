import type { Chain, GridItem } from './level-grid.js';
import { spread } from './spread.js';

const SETTLING_ROUNDS = 30;
const STRAIGHTENING_ROUNDS = 16;
const PINNED = 10_000;
const STRAIGHT = 300;

interface Neighbour {
  readonly id: string;
  readonly weight: number;
  readonly up: boolean;
}

/**
 * Horizontal places of all items, rows in the given order. First everything settles near its neighbours; then the main
 * line is pinned to one upright and the bends of each long edge are drawn to one, so that lines run straight.
 */
export function placeRows(
  rows: readonly (readonly GridItem[])[],
  chains: readonly Chain[],
  gap: number,
): Map<string, number> {
  const around = neighbours(chains);
  const centre = new Map<string, number>();
  const at = (id: string): number => centre.get(id) ?? 0;
  const placeRow = (row: readonly GridItem[], wish: (item: GridItem) => { at: number; weight: number }): void => {
    const wishes = row.map((item) => ({ ...wish(item), half: item.half }));
    spread(wishes, gap).forEach((place, index) => centre.set(row[index]?.id ?? '', place));
  };
  const between = (item: GridItem, keep: (neighbour: Neighbour) => boolean): { at: number; weight: number } => {
    const seen = (around.get(item.id) ?? []).filter(keep);
    const weight = seen.reduce((sum, one) => sum + one.weight, 0);
    if (weight === 0) return { at: at(item.id), weight: 0.05 };
    return { at: seen.reduce((sum, one) => sum + one.weight * at(one.id), 0) / weight, weight };
  };

  for (const row of rows) placeRow(row, () => ({ at: 0, weight: 1 }));
  for (let round = 0; round < SETTLING_ROUNDS; round += 1) {
    const mode = round >= SETTLING_ROUNDS - 8 ? 'both' : round % 2 === 0 ? 'down' : 'up';
    for (const row of mode === 'up' ? rows.toReversed() : rows) {
      placeRow(row, (item) => between(item, (one) => mode === 'both' || one.up === (mode === 'down')));
    }
  }

  const mainItems = new Set(
    chains.filter((chain) => chain.main).flatMap((chain) => chain.items.map((item) => item.id)),
  );
  const upright = median([...mainItems].map(at));
  const chainOf = new Map<string, Chain>();
  for (const chain of chains) {
    for (const item of chain.items) if (item.node === undefined) chainOf.set(item.id, chain);
  }
  for (let round = 0; round < STRAIGHTENING_ROUNDS; round += 1) {
    const common = new Map(chains.map((chain) => [chain, chainPlace(chain, at)]));
    for (const row of round % 2 === 0 ? rows : rows.toReversed()) {
      placeRow(row, (item) => {
        if (mainItems.has(item.id)) return { at: upright, weight: PINNED };
        const chain = chainOf.get(item.id);
        if (chain !== undefined) return { at: common.get(chain) ?? at(item.id), weight: STRAIGHT };
        return between(item, () => true);
      });
    }
  }
  for (const chain of chains) if (!chain.main) straighten(chain, rows, centre);
  pullStragglers(rows, around, mainItems, centre, gap);
  return new Map([...centre].map(([id, place]) => [id, Math.round(place)]));
}

function neighbours(chains: readonly Chain[]): Map<string, Neighbour[]> {
  const around = new Map<string, Neighbour[]>();
  const note = (id: string, neighbour: Neighbour): void => {
    around.set(id, [...(around.get(id) ?? []), neighbour]);
  };
  for (const chain of chains) {
    chain.items.slice(1).forEach((lower, index) => {
      const upper = chain.items[index] as GridItem;
      const bends = (upper.node === undefined ? 1 : 0) + (lower.node === undefined ? 1 : 0);
      const weight = chain.main ? 12 : ([1, 2, 5][bends] ?? 1);
      note(lower.id, { id: upper.id, weight, up: true });
      note(upper.id, { id: lower.id, weight, up: false });
    });
  }
  return around;
}

/** Where all bends of a chain should stand: straight below or above one of its ends when that is not far, else their middle. */
function chainPlace(chain: Chain, at: (id: string) => number): number {
  const bends = chain.items.filter((item) => item.node === undefined);
  const places = bends.map((item) => at(item.id));
  const middle = places.reduce((sum, one) => sum + one, 0) / Math.max(1, places.length);
  const ends = chain.items.filter((item) => item.node !== undefined);
  const near = ends.filter((end) => Math.abs(at(end.id) - middle) < 14).map((end) => at(end.id));
  return near[0] ?? middle;
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
  around: ReadonlyMap<string, readonly Neighbour[]>,
  mainItems: ReadonlySet<string>,
  centre: Map<string, number>,
  gap: number,
): void {
  const reached = new Set<string>();
  const reach = (id: string, into: Set<string>): void => {
    if (into.has(id)) return;
    into.add(id);
    for (const one of around.get(id) ?? []) reach(one.id, into);
  };
  for (const id of mainItems) reach(id, reached);
  for (const item of rows.flat()) {
    if (reached.has(item.id)) continue;
    const part = new Set<string>();
    reach(item.id, part);
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
    for (const id of part) {
      centre.set(id, (centre.get(id) ?? 0) + shift);
      reached.add(id);
    }
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
