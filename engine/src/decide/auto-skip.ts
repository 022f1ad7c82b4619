import type { TaskState } from '../definition/states/state.js';
import { hasAnswered } from './operations/trail.js';
import type { Turn } from './turn.js';

export type SkipRule = 'initiator' | 'adjacent' | 'earlier';

/**
 * The rule by which the engine answers in a person's place. It holds for whoever would have the task and for the person
 * in whose place that would be, so that a substitute neither escapes nor loses it.
 */
export function skipRuleFor(turn: Turn, state: TaskState, people: readonly string[]): SkipRule | undefined {
  return state.autoSkip?.when.find((rule) => people.some((person) => applies(turn, rule, person)));
}

function applies(turn: Turn, rule: SkipRule, person: string): boolean {
  switch (rule) {
    case 'initiator':
      return person === turn.startedBy;
    // What was returned is to be judged again, so only steps still on the way count, with who answered them this time.
    case 'adjacent': {
      const last = turn.trail.at(-1);
      return last !== undefined && hasAnswered(last, person);
    }
    case 'earlier':
      return turn.trail.some((step) => hasAnswered(step, person));
  }
}
