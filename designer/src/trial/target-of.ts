import type { ProcessInstance } from '@yunliu/engine/simulate';
import type { TrialPlayer } from './trial-player.js';

/** How a step names the instance it is meant for: nothing for the trial's own, the key of the process for others. */
export function targetOf(
  { setup }: Pick<TrialPlayer, 'setup'>,
  { definition }: ProcessInstance,
): { readonly process?: string } {
  return definition.key === setup.process ? {} : { process: definition.key };
}

/** Steps reach the newest open instance of a process; an older one beside it can be looked at, not acted on. */
export function isReachable({ simulation }: Pick<TrialPlayer, 'simulation'>, instance: ProcessInstance): boolean {
  const newest = simulation.instances.findLast(
    ({ definition, status }) => definition.key === instance.definition.key && status === 'running',
  );
  return newest === undefined || newest.id === instance.id;
}
