import { adminRole } from '@yunliu/engine';
import type { User } from '@yunliu/engine';
import type { AdminUser } from '../../api/index.js';
import { hashPassword, oneTimePassword } from '../accounts/passwords.js';
import type { Handlers } from '../http/call.js';
import { refuse } from '../refuse.js';
import type { ServerParts } from '../server-parts.js';

export const adminUserHandlers: Handlers<'listUsers' | 'createUser' | 'updateUser' | 'resetPassword'> = {
  async listUsers({ parts, query }) {
    const wanted = query.q?.trim().toLowerCase() ?? '';
    const users = parts.directory
      .organisation()
      .users.filter((user) => user.name.toLowerCase().includes(wanted) || user.id.includes(wanted));
    return { users: await Promise.all(users.map((user) => userView(parts, user))) };
  },

  async createUser({ parts, body, viewer }) {
    if (parts.directory.view().user(body.id) !== undefined) {
      throw refuse(
        'organisation/exists',
        [`账号“${body.id}”已存在。`, `The account “${body.id}” exists already.`],
        [
          '请换一个账号；已停用的账号可以重新启用。',
          'Choose another one; a deactivated account can be activated again.',
        ],
        { pointer: '/id' },
      );
    }
    const user: User = { ...body, active: true };
    await parts.directory.putUser(user);
    parts.logger.info({ userId: user.id, by: viewer.user.id }, 'user created');
    const password = await giveOneTimePassword(parts, user.id);
    return { user: await userView(parts, user), password };
  },

  async updateUser({ parts, params, body, viewer }) {
    const user = existingUser(parts, params.id);
    const { departmentId, phone, email, ...rest } = body;
    const changed: User = {
      ...user,
      ...rest,
      ...(departmentId === undefined ? {} : { departmentId: departmentId ?? undefined }),
      ...(phone === undefined ? {} : { phone: phone ?? undefined }),
      ...(email === undefined ? {} : { email: email ?? undefined }),
    };
    keepAnAdministrator(parts, user, changed);
    await parts.directory.putUser(withoutUndefined(changed));
    parts.logger.info({ userId: user.id, by: viewer.user.id, active: changed.active }, 'user changed');
    if (user.active && !changed.active) {
      await parts.sessions.endAllOf(user.id);
      parts.live.tell(user.id, 'ended');
    } else {
      parts.live.tell(user.id, 'rights-changed');
    }
    return userView(parts, changed);
  },

  async resetPassword({ parts, params, viewer }) {
    const user = existingUser(parts, params.id);
    const password = await giveOneTimePassword(parts, user.id);
    await parts.credentials.clearFailures(user.id);
    await parts.sessions.endAllOf(user.id);
    parts.live.tell(user.id, 'ended');
    parts.logger.info({ userId: user.id, by: viewer.user.id }, 'password reset');
    return { user: await userView(parts, user), password };
  },
};

/** Sets a password that must be changed at the first sign-in. */
export async function giveOneTimePassword(parts: Pick<ServerParts, 'credentials'>, userId: string): Promise<string> {
  const password = oneTimePassword();
  await parts.credentials.put(userId, { passwordHash: await hashPassword(password), mustChange: true });
  return password;
}

async function userView(parts: ServerParts, user: User): Promise<AdminUser> {
  const directory = parts.directory.view();
  const department = user.departmentId === undefined ? undefined : directory.department(user.departmentId);
  const credential = await parts.credentials.of(user.id);
  return {
    id: user.id,
    name: user.name,
    roles: user.roles.map((key) => ({ key, title: directory.role(key)?.title ?? key })),
    active: user.active,
    locked: (await parts.credentials.lockedSeconds(user.id, Date.parse(parts.clock.now()))) > 0,
    mustChangePassword: credential?.mustChange ?? false,
    department: department === undefined ? undefined : { key: department.id, title: department.name },
    phone: user.phone,
    email: user.email,
    lastSignInAt: credential?.lastSignInAt,
  };
}

function existingUser(parts: ServerParts, id: string): User {
  const user = parts.directory.view().user(id);
  if (user !== undefined) return user;
  throw refuse(
    'user/not-found',
    [`没有用户“${id}”。`, `There is no user “${id}”.`],
    ['请从用户列表中选择。', 'Choose one from the list.'],
  );
}

/** Nobody could undo it: without an administrator no account can be given the role again. */
function keepAnAdministrator(parts: ServerParts, before: User, after: User): void {
  const isAdmin = (user: User): boolean => user.active && user.roles.includes(adminRole);
  if (!isAdmin(before) || isAdmin(after)) return;
  const others = parts.directory.organisation().users.filter((user) => user.id !== before.id && isAdmin(user));
  if (others.length > 0) return;
  throw refuse(
    'organisation/last-admin',
    [
      '这是最后一位管理员，不能停用或去掉其管理员角色。',
      'This is the last administrator: the role and the account must stay.',
    ],
    ['请先指定另一位管理员。', 'Make somebody else an administrator first.'],
    { pointer: after.active ? '/roles' : '/active' },
  );
}

/** Records are JSON: a key with `undefined` would come back as no key. */
function withoutUndefined(user: User): User {
  return JSON.parse(JSON.stringify(user)) as User;
}
