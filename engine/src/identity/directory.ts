import type { Substitution } from './substitution.js';

/** A person. `roles` include `admin` for administrators. */
export interface User {
  readonly id: string;
  readonly name: string;
  readonly departmentId?: string;
  readonly roles: readonly string[];
  readonly phone?: string;
  readonly email?: string;
  readonly active: boolean;
}

export interface Department {
  readonly id: string;
  readonly name: string;
  readonly parentId?: string;
  readonly leaderId?: string;
}

export interface Role {
  readonly key: string;
  readonly title: string;
  /** Whose people: the service vendor's, the client's, or both. */
  readonly side?: 'provider' | 'customer' | 'both';
}

/**
 * Users, departments and roles, read synchronously by `decide`. The shell hands in a consistent view (port `Directory`
 * of the embedding OA, or our own tables).
 */
export interface Directory {
  user(id: string): User | undefined;
  department(id: string): Department | undefined;
  role(key: string): Role | undefined;
  usersInRole(role: string): readonly User[];
  usersInDepartment(departmentId: string): readonly User[];
  /** 代理 of this person, running or not, the one that counts first; absent = the host knows none. */
  substitutions?(userId: string): readonly Substitution[];
}

/** One string for each way a task can reach a person; tasks are indexed by it. */
export type Principal = `user:${string}` | `role:${string}` | `department:${string}`;

/** All principals a user answers to: the user, each role, the department and every department above it. */
export function principalsOf(user: User, directory: Directory): Principal[] {
  const principals: Principal[] = [`user:${user.id}`, ...user.roles.map((role) => `role:${role}` as const)];
  const seen = new Set<string>();
  for (let id = user.departmentId; id !== undefined && !seen.has(id); id = directory.department(id)?.parentId) {
    seen.add(id);
    principals.push(`department:${id}`);
  }
  return principals;
}
