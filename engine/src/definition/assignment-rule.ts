/**
 * Who gets a task, a notice or a copy. Resolved by `decide/assignment.ts` against the directory.
 * - one user -> assignee; a role, a department or several users -> candidates who may claim
 * - `else` is asked when the rule finds nobody; with no `else` left the state's `whenNobody` decides (default: the `admin`
 *   role has the task and history says so)
 */
export type AssignmentRule = (
  | { readonly by: 'starter' }
  | { readonly by: 'user'; readonly user: string }
  | RoleRule
  | { readonly by: 'department'; readonly department: string }
  /** FEEL giving a user id or a list of user ids (a UserPicker field holds a user id). */
  | { readonly by: 'expression'; readonly users: string }
  /** The person who last completed a task in `state` of this instance. */
  | { readonly by: 'handler-of'; readonly state: string }
  /** The person who completed the task before this one, whatever its state. */
  | { readonly by: 'previous' }
  | LeaderRule
  /** What a form field holds: users of a UserPicker, the department of a DepartmentPicker. */
  | { readonly by: 'field'; readonly field: string }
  | ChosenRule
  /** 轮流: the people `among` reaches take turns, one task each, across all instances of the process. */
  | { readonly by: 'round-robin'; readonly among: AssignmentRule }
  /** Of the people `among` reaches, the one with the fewest open tasks; of several the first by user id. */
  | { readonly by: 'least-loaded'; readonly among: AssignmentRule }
) & { readonly else?: AssignmentRule };

/** Whose department or leader is meant; at most one of both, default: who started the instance. */
export interface PersonOf {
  /** `previous`: who completed the task before this one. */
  readonly of?: 'starter' | 'previous';
  /** FEEL giving a user id. */
  readonly user?: string;
}

/** Everybody in a role may claim; with `within` only those of them who belong to one department. */
export interface RoleRule {
  readonly by: 'role';
  readonly role: string;
  readonly within?: PersonOf & {
    /** A fixed department instead of a person's. */
    readonly department?: string;
    /** Nobody there: ask the department above, and so on. */
    readonly up?: boolean;
  };
}

/**
 * The leader of the `level`-th level (default 1) above a person: going up from the person's department, leaders are
 * counted once each; the person, vacant posts and people who are not active are passed over.
 */
export interface LeaderRule extends PersonOf {
  readonly by: 'leader';
  readonly level?: number;
  /** All leaders up to that level, the lowest first (逐级审批, for a group). */
  readonly every?: boolean;
}

/** People named beforehand by `choices` of the command that starts the instance or completes a task. */
export interface ChosenRule {
  readonly by: 'chosen';
  /** `previous`: by whoever completes a task before; gone once used. `starter`: by who started it; kept for every visit. */
  readonly from: 'previous' | 'starter';
  /** Only these may be chosen; absent = any active user. */
  readonly among?: AssignmentRule;
  /** How many at most; default 1. */
  readonly max?: number;
}
