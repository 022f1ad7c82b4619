import type { Directory, Principal } from '../identity/directory.js';
import type { Task } from '../instance/instance.js';

/** Ids of the active people who may work on a task now: its assignee, or everybody behind its candidates. */
export function peopleFor(task: Pick<Task, 'assignee' | 'candidates'>, directory: Directory): readonly string[] {
  if (task.assignee !== undefined) return [task.assignee];
  const found = new Set<string>();
  for (const candidate of task.candidates) for (const id of membersOf(candidate, directory)) found.add(id);
  return [...found];
}

function membersOf(principal: Principal, directory: Directory): readonly string[] {
  const id = principal.slice(principal.indexOf(':') + 1);
  if (principal.startsWith('user:')) return directory.user(id)?.active === true ? [id] : [];
  const members = principal.startsWith('role:') ? directory.usersInRole(id) : directory.usersInDepartment(id);
  return members.filter(({ active }) => active).map((user) => user.id);
}
