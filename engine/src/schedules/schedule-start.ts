/**
 * What an occurrence begins.
 * - `process`: an instance of the latest published version; while there is none, the schedule waits
 * - `duty`: a task for the people of `who` (process `scheduled-duty`)
 * - `with`: nothing of its own, the work is part of what another schedule starts
 *
 * `values` are variables of the instance as FEEL over `schedule` (key, code, title, description, agreement, date, month,
 * previousMonth, part, deadline, people, period …).
 */
export type ScheduleStart =
  | { readonly type: 'process'; readonly process: string; readonly values?: { readonly [variable: string]: string } }
  | { readonly type: 'duty'; readonly values?: { readonly [variable: string]: string } }
  | { readonly type: 'with'; readonly schedule: string };
