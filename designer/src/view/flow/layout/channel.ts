/** A horizontal piece of a line in the channel between two rows. */
export interface Crossing {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

/**
 * Gives each piece a track, 0 at the top, so that no two lie on each other. Pieces that start further in the direction
 * they run get the upper track: then their uprights do not cut the others.
 */
export function assignTracks(crossings: readonly Crossing[]): { tracks: Map<string, number>; count: number } {
  const wanted = crossings.filter((one) => Math.abs(one.from - one.to) >= 1);
  const right = wanted.filter((one) => one.to > one.from).sort((a, b) => b.from - a.from || a.to - b.to);
  const left = wanted.filter((one) => one.to < one.from).sort((a, b) => a.from - b.from || b.to - a.to);
  const tracks = new Map<string, number>();
  const taken: { low: number; high: number; track: number }[] = [];
  let count = 0;
  for (const one of [...right, ...left]) {
    const low = Math.min(one.from, one.to) - 6;
    const high = Math.max(one.from, one.to) + 6;
    const over = taken.filter((other) => other.low < high && low < other.high).map((other) => other.track);
    let track = 0;
    while (over.includes(track)) track += 1;
    // Within one direction the order matters, so never slip in above an earlier one.
    if (over.length > 0) track = Math.max(track, Math.max(...over) + 1);
    tracks.set(one.id, track);
    taken.push({ low, high, track });
    count = Math.max(count, track + 1);
  }
  return { tracks, count };
}
