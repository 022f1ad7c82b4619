import type { Directory, Principal, User } from './directory.js';

/** The active people of a role or department; `undefined` = the principal names one person. */
export function peopleOf(directory: Directory, principal: Principal): readonly User[] | undefined {
  if (principal.startsWith('user:')) return undefined;
  const id = principal.slice(principal.indexOf(':') + 1);
  const members = principal.startsWith('role:') ? directory.usersInRole(id) : directory.usersInDepartment(id);
  return members.filter(({ active }) => active);
}
