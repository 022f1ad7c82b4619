import { nameTarget, type ProcessInstance, type StepTarget } from '@yunliu/engine/simulate';
import type { TrialPlayer } from './trial-player.js';

/**
 * How a step names the instance it is meant for: nothing for the trial's own, the key of the process for others, and its
 * number in the order of start where there are several of that process.
 */
export function targetOf(
  { setup, simulation }: Pick<TrialPlayer, 'setup' | 'simulation'>,
  instance: ProcessInstance,
): StepTarget {
  return nameTarget(simulation.instances, instance, setup.process);
}
