import type { JsonObject } from '../definition/json.js';
import { YunliuError } from '../definition/yunliu-error.js';
import type { Department, Directory, Role, User } from '../identity/directory.js';
import type { Substitution } from '../identity/substitution.js';
import type { Store } from '../store/store.js';
import { checkSubstitution } from './check-substitution.js';
import { createDirectory } from '../identity/create-directory.js';
import type { Organisation } from '../identity/create-directory.js';

/** Our own tables of people, for hosts without a directory of their own. */
export interface StoredDirectory {
  /** The present view; hand it to `createEngine` as `directory`. Replaced as a whole at each change, never edited. */
  view(): Directory;
  organisation(): Organisation;
  putUser(user: User): Promise<void>;
  putDepartment(department: Department): Promise<void>;
  putRole(role: Role): Promise<void>;
  deleteDepartment(id: string): Promise<void>;
  deleteRole(key: string): Promise<void>;
  /** Adds or replaces everything named; roles, departments and users may refer to each other. */
  importOrganisation(organisation: Organisation): Promise<void>;
  /** 代理 now kept, over or still to come. */
  substitutions(): readonly Substitution[];
  /** Adds or replaces one, after checking it; a circle is refused. */
  putSubstitution(substitution: Substitution): Promise<void>;
  deleteSubstitution(id: string): Promise<void>;
  /** Reads everything again (another node may have changed it). */
  reload(): Promise<void>;
  /** The password hash of a user, kept apart from the user so that no list can leak it. */
  credential(userId: string): Promise<string | undefined>;
  setCredential(userId: string, passwordHash: string): Promise<void>;
}

/** Collections of the store's records. */
const USERS = 'users';
const DEPARTMENTS = 'departments';
const ROLES = 'roles';
const CREDENTIALS = 'credentials';
const SUBSTITUTIONS = 'substitutions';

const ID = /^[a-z0-9][a-z0-9._@-]{0,63}$/i;

/** Opens the directory kept in the store's records. */
export async function openStoredDirectory(store: Store): Promise<StoredDirectory> {
  let organisation: Organisation = { users: [], departments: [], roles: [] };
  let view = createDirectory(organisation);

  const adopt = (next: Organisation): void => {
    organisation = next;
    view = createDirectory(next);
  };
  const reload = async (): Promise<void> => {
    adopt({
      users: await readAll<User>(store, USERS),
      departments: await readAll<Department>(store, DEPARTMENTS),
      roles: await readAll<Role>(store, ROLES),
      substitutions: await readAll<Substitution>(store, SUBSTITUTIONS),
    });
  };
  /** Writes what changed and adopts the whole, after checking the whole. */
  const change = async (part: Partial<Organisation>): Promise<void> => {
    const next: Organisation = {
      users: merged(organisation.users, part.users ?? [], (user) => user.id),
      departments: merged(organisation.departments, part.departments ?? [], (department) => department.id),
      roles: merged(organisation.roles, part.roles ?? [], (role) => role.key),
      substitutions: merged(organisation.substitutions ?? [], part.substitutions ?? [], ({ id }) => id),
    };
    checkOrganisation(next, part);
    for (const role of part.roles ?? []) await store.putRecord(ROLES, role.key, asRecord(role));
    for (const department of part.departments ?? [])
      await store.putRecord(DEPARTMENTS, department.id, asRecord(department));
    for (const user of part.users ?? []) await store.putRecord(USERS, user.id, asRecord(user));
    for (const each of part.substitutions ?? []) await store.putRecord(SUBSTITUTIONS, each.id, asRecord(each));
    adopt(next);
  };

  await reload();
  return {
    view: () => view,
    organisation: () => organisation,
    putUser: (user) => change({ users: [user] }),
    putDepartment: (department) => change({ departments: [department] }),
    putRole: (role) => change({ roles: [role] }),
    async deleteDepartment(id) {
      const user = organisation.users.find((candidate) => candidate.departmentId === id);
      const child = organisation.departments.find((candidate) => candidate.parentId === id);
      if (user !== undefined || child !== undefined) throw stillUsed('department', id);
      await store.deleteRecord(DEPARTMENTS, id);
      adopt({ ...organisation, departments: organisation.departments.filter((candidate) => candidate.id !== id) });
    },
    async deleteRole(key) {
      if (organisation.users.some((user) => user.roles.includes(key))) throw stillUsed('role', key);
      await store.deleteRecord(ROLES, key);
      adopt({ ...organisation, roles: organisation.roles.filter((candidate) => candidate.key !== key) });
    },
    importOrganisation: change,
    substitutions: () => organisation.substitutions ?? [],
    putSubstitution: (substitution) => change({ substitutions: [substitution] }),
    async deleteSubstitution(id) {
      await store.deleteRecord(SUBSTITUTIONS, id);
      adopt({ ...organisation, substitutions: (organisation.substitutions ?? []).filter((each) => each.id !== id) });
    },
    reload,
    async credential(userId) {
      const hash = (await store.record(CREDENTIALS, userId))?.passwordHash;
      return typeof hash === 'string' ? hash : undefined;
    },
    async setCredential(userId, passwordHash) {
      if (view.user(userId) === undefined) throw unknownReference('user', userId, '/userId');
      await store.putRecord(CREDENTIALS, userId, { passwordHash });
    },
  };
}

async function readAll<Value>(store: Store, collection: string): Promise<readonly Value[]> {
  return (await store.records(collection)).map(({ value }) => value as unknown as Value);
}

function asRecord(value: User | Department | Role | Substitution): JsonObject {
  return value as unknown as JsonObject;
}

function merged<Value>(
  old: readonly Value[],
  changed: readonly Value[],
  keyOf: (value: Value) => string,
): readonly Value[] {
  const byKey = new Map(old.map((value) => [keyOf(value), value]));
  for (const value of changed) byKey.set(keyOf(value), value);
  return [...byKey.values()];
}

function checkOrganisation(next: Organisation, part: Partial<Organisation>): void {
  const roles = new Set(next.roles.map((role) => role.key));
  const departments = new Map(next.departments.map((department) => [department.id, department]));
  const users = new Set(next.users.map((user) => user.id));
  for (const role of part.roles ?? []) checkId(role.key, '/key');
  for (const department of part.departments ?? []) {
    checkId(department.id, '/id');
    if (department.leaderId !== undefined && !users.has(department.leaderId)) {
      throw unknownReference('user', department.leaderId, '/leaderId');
    }
    checkAncestors(department, departments);
  }
  for (const user of part.users ?? []) {
    checkId(user.id, '/id');
    for (const role of user.roles) if (!roles.has(role)) throw unknownReference('role', role, '/roles');
    if (user.departmentId !== undefined && !departments.has(user.departmentId)) {
      throw unknownReference('department', user.departmentId, '/departmentId');
    }
  }
  const active = new Map(next.users.map((user) => [user.id, user]));
  for (const each of part.substitutions ?? []) {
    checkId(each.id, '/id');
    checkSubstitution(each, next.substitutions ?? [], { user: (id) => active.get(id) });
  }
}

/** Every parent exists and no department stands above itself. */
function checkAncestors(department: Department, departments: ReadonlyMap<string, Department>): void {
  const seen = new Set([department.id]);
  for (let parentId = department.parentId; parentId !== undefined;) {
    const parent = departments.get(parentId);
    if (parent === undefined) throw unknownReference('department', parentId, '/parentId');
    if (seen.has(parentId)) throw departmentLoop(parentId);
    seen.add(parentId);
    parentId = parent.parentId;
  }
}

function checkId(id: string, pointer: string): void {
  if (ID.test(id)) return;
  throw new YunliuError({
    code: 'directory/invalid-id',
    message: { 'zh-CN': `“${id}”不能用作编号。`, en: `"${id}" cannot be used as an id.` },
    hint: {
      'zh-CN': '编号由 1 至 64 个字母、数字或 . _ @ - 组成，以字母或数字开头。',
      en: 'An id has 1 to 64 letters, digits or . _ @ -, and begins with a letter or digit.',
    },
    pointer,
  });
}

const nouns = { user: '用户', role: '角色', department: '部门' } as const;

function unknownReference(kind: keyof typeof nouns, id: string, pointer: string): YunliuError {
  return new YunliuError({
    code: `directory/unknown-${kind}`,
    message: { 'zh-CN': `没有${nouns[kind]}“${id}”。`, en: `There is no ${kind} "${id}".` },
    hint: {
      'zh-CN': `请先建立该${nouns[kind]}，或改选已有的。`,
      en: `Create the ${kind} first, or choose an existing one.`,
    },
    pointer,
    details: { id },
  });
}

function stillUsed(kind: 'role' | 'department', id: string): YunliuError {
  return new YunliuError({
    code: `directory/${kind}-in-use`,
    message: {
      'zh-CN': `${nouns[kind]}“${id}”仍在使用，不能删除。`,
      en: `The ${kind} "${id}" is in use and cannot be deleted.`,
    },
    hint: { 'zh-CN': '请先调整属于它的人员和下级部门。', en: 'Move its people and sub-departments first.' },
    details: { id },
  });
}

function departmentLoop(id: string): YunliuError {
  return new YunliuError({
    code: 'directory/department-loop',
    message: { 'zh-CN': `部门“${id}”不能成为自己的上级。`, en: `Department "${id}" cannot stand above itself.` },
    hint: { 'zh-CN': '请重新选择上级部门。', en: 'Choose another parent department.' },
    pointer: '/parentId',
  });
}
