import { adminRole } from '@yunliu/engine';
import type { Handlers } from '../http/call.js';
import { refuse } from '../refuse.js';
import type { ServerParts } from '../server-parts.js';
import type { ApiRole } from '../../api/index.js';
import { latestPublished } from '../latest-published.js';

export const adminOrganisationHandlers: Handlers<
  'putDepartment' | 'deleteDepartment' | 'listRoles' | 'putRole' | 'deleteRole'
> = {
  async putDepartment({ parts, params, body }) {
    const department = { id: params.id, ...body };
    await parts.directory.putDepartment(department);
    return department;
  },

  async deleteDepartment({ parts, params }) {
    if (parts.directory.view().department(params.id) === undefined) throw unknown('department', '部门', params.id);
    await parts.directory.deleteDepartment(params.id);
    return undefined;
  },

  listRoles: ({ parts }) => ({ roles: parts.directory.organisation().roles.map((role) => roleView(parts, role.key)) }),

  async putRole({ parts, params, body }) {
    await parts.directory.putRole({ key: params.key, ...body });
    return roleView(parts, params.key);
  },

  async deleteRole({ parts, params }) {
    const { key } = params;
    if (parts.directory.view().role(key) === undefined) throw unknown('role', '角色', key);
    const user = (await latestPublished(parts.store)).find(({ definition }) => Object.hasOwn(definition.roles, key));
    if (key === adminRole || user !== undefined) {
      throw refuse(
        'organisation/in-use',
        [
          `角色“${key}”被${user === undefined ? '系统' : `流程“${user.key}”`}使用，不能删除。`,
          `The role “${key}” is used by ${user === undefined ? 'the system' : `process “${user.key}”`}.`,
        ],
        ['请先停用使用它的流程。', 'Retire the process that uses it first.'],
      );
    }
    await parts.directory.deleteRole(key);
    return undefined;
  },
};

function roleView(parts: ServerParts, key: string): ApiRole {
  const directory = parts.directory.view();
  const role = directory.role(key);
  const people = directory.usersInRole(key).filter((user) => user.active).length;
  return { key, title: role?.title ?? key, people, side: role?.side };
}

function unknown(kind: string, zh: string, id: string): Error {
  return refuse(
    `${kind}/not-found`,
    [`没有${zh}“${id}”。`, `There is no ${kind} “${id}”.`],
    ['请刷新列表。', 'Reload the list.'],
  );
}
