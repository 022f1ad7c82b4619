import { mayAdminister, mayDesignSomething } from '@yunliu/engine';
import type { User } from '@yunliu/engine';
import type { Session, SessionUser } from '../../api/index.js';
import type { FoundSession } from '../accounts/sessions.js';
import { checkNewPassword, hashPassword, passwordMatches } from '../accounts/passwords.js';
import { demoPassword } from '../first-start.js';
import type { Call, Handlers } from '../http/call.js';
import { clearSessionCookie, setSessionCookie } from '../http/session-cookie.js';
import { viewerOf } from '@yunliu/engine';
import { product } from '../product.js';
import { refuse } from '../refuse.js';
import type { ServerParts } from '../server-parts.js';

export function sessionHandlers(parts: ServerParts): Handlers<'readSession' | 'signIn' | 'signOut' | 'changePassword'> {
  const now = (): number => Date.parse(parts.clock.now());
  return {
    readSession: (call) => {
      const user = call.session === undefined ? undefined : parts.directory.view().user(call.session.userId);
      return sessionAnswer(call, user, call.session);
    },

    async signIn(call) {
      const user = await parts.signIn(call.body.account, call.body.password, now());
      // a new id at every sign-in: an id planted before it is worth nothing
      if (call.session !== undefined) await parts.sessions.end(call.session.key);
      const { cookie, session } = await parts.sessions.open(user.id, now());
      setSessionCookie(call.response, parts.config, cookie);
      parts.logger.info({ userId: user.id }, 'signed in');
      return sessionAnswer(call, user, session);
    },

    async signOut(call) {
      if (call.session !== undefined) await parts.sessions.end(call.session.key);
      clearSessionCookie(call.response, parts.config);
      return undefined;
    },

    async changePassword(call) {
      const { user } = call.viewer;
      const { current, next } = call.body;
      const credential = await parts.credentials.of(user.id);
      if (credential === undefined || !(await passwordMatches(credential.passwordHash, current))) throw wrongCurrent();
      checkNewPassword(next, user, current);
      await parts.credentials.put(user.id, {
        ...credential,
        passwordHash: await hashPassword(next),
        mustChange: false,
      });
      await parts.sessions.endAllOf(user.id);
      parts.live.tell(user.id, 'ended');
      const { cookie, session } = await parts.sessions.open(user.id, now());
      setSessionCookie(call.response, parts.config, cookie);
      return sessionAnswer(call, user, session);
    },
  };
}

async function sessionAnswer(call: Call, user: User | undefined, session: FoundSession | undefined): Promise<Session> {
  const { parts, locale } = call;
  return {
    user: user === undefined ? null : await sessionUser(parts, user),
    csrfToken: session?.csrfToken ?? null,
    demo: parts.config.demo ? demoLogins(parts) : null,
    product: { ...product, locale },
    limits: { uploadBytes: parts.config.uploadBytes },
  };
}

async function sessionUser(parts: ServerParts, user: User): Promise<SessionUser> {
  const directory = parts.directory.view();
  const viewer = viewerOf(user, directory);
  const department = user.departmentId === undefined ? undefined : directory.department(user.departmentId);
  return {
    id: user.id,
    name: user.name,
    roles: user.roles.map((key) => ({ key, title: directory.role(key)?.title ?? key })),
    isAdmin: mayAdminister(viewer),
    mayDesign: mayDesignSomething(viewer, (await parts.designs.policy()).rules),
    mustChangePassword: await parts.credentials.mustChange(user.id),
    department: department === undefined ? undefined : { key: department.id, title: department.name },
  };
}

function demoLogins(parts: ServerParts): Session['demo'] {
  const directory = parts.directory.view();
  const people = parts.directory
    .organisation()
    .users.filter((user) => user.active)
    .map((user) => ({
      id: user.id,
      name: user.name,
      roles: user.roles.map((role) => directory.role(role)?.title ?? role),
      department: user.departmentId === undefined ? undefined : directory.department(user.departmentId)?.name,
    }));
  return { password: demoPassword, people };
}

function wrongCurrent(): Error {
  return refuse(
    'password/wrong-current',
    ['当前密码不正确。', 'The current password is wrong.'],
    ['请重新输入当前密码。', 'Type the current password again.'],
    { pointer: '/current' },
  );
}
