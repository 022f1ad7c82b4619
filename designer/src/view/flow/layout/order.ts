/** Something standing in a row: a node, or a bend of an edge that passes through. */
export interface RowItem {
  readonly id: string;
  readonly row: number;
}

export interface Link {
  readonly upper: string;
  readonly lower: string;
}

const SWEEPS = 10;

/** Order of the items in each row with few crossings (barycentre sweeps, the best of all is kept). */
export function orderRows<T extends RowItem>(rows: readonly (readonly T[])[], links: readonly Link[]): T[][] {
  const above = new Map<string, string[]>();
  const below = new Map<string, string[]>();
  for (const link of links) {
    note(above, link.lower, link.upper);
    note(below, link.upper, link.lower);
  }
  let current = rows.map((row) => [...row]);
  let best = current;
  let fewest = countCrossings(current, below);
  for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep += 1) {
    current = current.map((row) => [...row]);
    const down = sweep % 2 === 0;
    for (let step = 1; step < current.length; step += 1) {
      const index = down ? step : current.length - 1 - step;
      const fixed = current[down ? index - 1 : index + 1] ?? [];
      const row = current[index] ?? [];
      const places = new Map(fixed.map((item, place) => [item.id, place]));
      const neighbours = down ? above : below;
      const keyed = row.map((item, place) => {
        const around = (neighbours.get(item.id) ?? []).flatMap((id) => places.get(id) ?? []);
        const mean = around.length === 0 ? place : around.reduce((sum, one) => sum + one, 0) / around.length;
        return { item, mean, place };
      });
      keyed.sort((a, b) => a.mean - b.mean || a.place - b.place);
      current[index] = keyed.map((one) => one.item);
    }
    const crossings = countCrossings(current, below);
    if (crossings < fewest) {
      fewest = crossings;
      best = current;
    }
  }
  return best.map((row) => [...row]);
}

function note(links: Map<string, string[]>, from: string, to: string): void {
  const present = links.get(from);
  if (present === undefined) links.set(from, [to]);
  else present.push(to);
}

function countCrossings(rows: readonly (readonly RowItem[])[], below: ReadonlyMap<string, readonly string[]>): number {
  let crossings = 0;
  for (let index = 0; index + 1 < rows.length; index += 1) {
    const places = new Map((rows[index + 1] ?? []).map((item, place) => [item.id, place]));
    const ends: number[] = [];
    for (const item of rows[index] ?? []) {
      const targets = (below.get(item.id) ?? []).flatMap((id) => places.get(id) ?? []).sort((a, b) => a - b);
      for (const target of targets) crossings += ends.filter((end) => end > target).length;
      ends.push(...targets);
    }
  }
  return crossings;
}
