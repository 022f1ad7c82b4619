import type { Directory, Principal } from '../identity/directory.js';
import { peopleOf } from '../identity/people-of.js';
import type { Task } from '../instance/instance.js';

/** Ids of the active people who may work on a task now: its assignee, or everybody behind its candidates. */
export function peopleFor(task: Pick<Task, 'assignee' | 'candidates'>, directory: Directory): readonly string[] {
  if (task.assignee !== undefined) return [task.assignee];
  const found = new Set<string>();
  for (const candidate of task.candidates) for (const id of membersOf(candidate, directory)) found.add(id);
  return [...found];
}

function membersOf(principal: Principal, directory: Directory): readonly string[] {
  const people = peopleOf(directory, principal);
  if (people !== undefined) return people.map(({ id }) => id);
  const id = principal.slice('user:'.length);
  return directory.user(id)?.active === true ? [id] : [];
}
