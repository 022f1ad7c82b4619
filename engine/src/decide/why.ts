import type { AssignmentRule } from '../definition/assignment-rule.js';
import type { JsonObject } from '../definition/json.js';

/** Why somebody must not have a task: started it, acted in a state named by `notHandlersOf`, or acted in a conflicting role. */
export type Bar = 'initiator' | 'handled' | 'conflicting-roles';

/** A person the rule reached who did not get the task. */
export interface Excluded {
  readonly user: string;
  readonly because: Bar | 'inactive';
  /** The state, or the role, that stands against it. */
  readonly of?: string;
}

/** How an assignment came about, as kept in `task.created` and `group.opened`; absent parts played no role. */
export interface Why {
  /** Kind of the rule that found somebody; `preferred`: whoever had it before a return or jump; `nobody`: nobody was found. */
  readonly rule: AssignmentRule['by'] | 'preferred' | 'nobody';
  /** What the rule names: role, department, user, state, field, expression. */
  readonly of?: string;
  /** Whose leader or department, and which level or department it came to. */
  readonly person?: string;
  readonly level?: number;
  readonly department?: string;
  /** Steps down the `else` chain. */
  readonly else?: number;
  /** 轮流: which turn it was, of how many people. */
  readonly turn?: readonly [number: number, people: number];
  /** Open tasks the person had, of how many people. */
  readonly load?: readonly [tasks: number, people: number];
  readonly chosenBy?: string;
  readonly excluded?: readonly Excluded[];
  /** Empty-assignee policy that was used. */
  readonly policy?: 'admin' | 'role';
  /** 代理: ids of the substitutions in order, and the substitute who was not allowed to have it. */
  readonly substitutions?: readonly string[];
  readonly barredSubstitute?: string;
}

/** The longest list of left-out people that is kept; a rule over a whole department must not swell the history. */
export const MAX_EXCLUDED = 20;

export function whyDetails(why: Why): JsonObject {
  return why as unknown as JsonObject;
}
