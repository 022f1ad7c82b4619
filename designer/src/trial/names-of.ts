import type { TrialBench } from './trial-bench.js';
import { TrialNames } from './trial-names.js';

/** Titles of the draft and of all published processes, without a simulation. */
export function namesOf(bench: TrialBench, locale: TrialNames['locale']): TrialNames {
  const world = bench.world;
  if (world === undefined) throw new Error('a draft that cannot be played has no names');
  return new TrialNames(world, bench.processes, locale);
}
