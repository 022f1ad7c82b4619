import type { AssignmentRule } from '@yunliu/engine/definition';
import type { ProcessInstance } from '@yunliu/engine/simulate';
import type { TrialPlayer } from './trial-player.js';

/** Task states whose people somebody names beforehand and has not named yet. */
export function chosenStates({ simulation }: TrialPlayer, instance: ProcessInstance): readonly string[] {
  const states = simulation.process(instance.definition.key)?.states ?? new Map<string, never>();
  return [...states].flatMap(([key, { state }]) => {
    if (state.type !== 'task' || Object.hasOwn(instance.choices ?? {}, key)) return [];
    for (let rule: AssignmentRule | undefined = state.assign; rule !== undefined; rule = rule.else)
      if (rule.by === 'chosen') return [key];
    return [];
  });
}
