import type { Department, Directory, Role, User } from './directory.js';
import type { Substitution } from './substitution.js';

/** People and structure of one or more organisations, as plain data. */
export interface Organisation {
  readonly departments: readonly Department[];
  readonly roles: readonly Role[];
  readonly users: readonly User[];
  readonly substitutions?: readonly Substitution[];
}

const NO_SUBSTITUTIONS: readonly Substitution[] = Object.freeze([]);

/** A directory over arrays; later entries with the same id win. */
export function createDirectory(organisation: Organisation): Directory {
  const users = new Map(organisation.users.map((user) => [user.id, user]));
  const departments = new Map(organisation.departments.map((department) => [department.id, department]));
  const roles = new Map(organisation.roles.map((role) => [role.key, role]));
  const inRole = new Map<string, User[]>();
  const inDepartment = new Map<string, User[]>();
  for (const user of users.values()) {
    for (const role of user.roles) append(inRole, role, user);
    if (user.departmentId !== undefined) append(inDepartment, user.departmentId, user);
  }
  const standIns = substitutionsBy(organisation.substitutions ?? []);
  return {
    ...(standIns.size === 0 ? {} : { substitutions: (userId: string) => standIns.get(userId) ?? NO_SUBSTITUTIONS }),
    user: (id) => users.get(id),
    department: (id) => departments.get(id),
    role: (key) => roles.get(key),
    usersInRole: (role) => inRole.get(role) ?? [],
    usersInDepartment: (departmentId) => inDepartment.get(departmentId) ?? [],
  };
}

/** By the person away, the one that begins first before the others. */
function substitutionsBy(all: readonly Substitution[]): ReadonlyMap<string, readonly Substitution[]> {
  const byId = new Map(all.map((each) => [each.id, each]));
  const found = new Map<string, Substitution[]>();
  const order = [...byId.values()].toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start));
  for (const each of order) found.set(each.from, [...(found.get(each.from) ?? []), each]);
  return found;
}

function append(map: Map<string, User[]>, key: string, user: User): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [user]);
  else list.push(user);
}
