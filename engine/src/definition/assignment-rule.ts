/**
 * Who gets a task, a notice or a copy. Resolved by `decide/assignment.ts` against the directory.
 * - one user -> assignee; a role, a department or several users -> candidates who may claim
 * - `else` is asked when the rule finds nobody; with no `else` left the task goes to the `admin` role and history says so
 */
export type AssignmentRule = (
  | { readonly by: 'starter' }
  | { readonly by: 'user'; readonly user: string }
  | { readonly by: 'role'; readonly role: string }
  | { readonly by: 'department'; readonly department: string }
  /** FEEL giving a user id or a list of user ids (a UserPicker field holds a user id). */
  | { readonly by: 'expression'; readonly users: string }
  /** The person who last completed a task in `state` of this instance. */
  | { readonly by: 'handler-of'; readonly state: string }
) & { readonly else?: AssignmentRule };
