import { viewerOf } from '@yunliu/engine';
import type { Viewer, WorkerToken } from '@yunliu/engine';
import type { Request } from 'express';
import type { AnyRoute } from '../../api/index.js';
import type { FoundSession } from '../accounts/sessions.js';
import { refuse } from '../refuse.js';
import type { ServerParts } from '../server-parts.js';
import { readSessionCookie } from './session-cookie.js';

export interface Authenticated {
  readonly session: FoundSession | undefined;
  readonly viewer: Viewer | undefined;
  /** Only on routes for workers. */
  readonly worker?: WorkerToken;
}

/** Who sends this request; refuses when the route needs somebody and there is nobody. */
export async function authenticate(parts: ServerParts, route: AnyRoute, request: Request): Promise<Authenticated> {
  if (route.access === 'worker')
    return { session: undefined, viewer: undefined, worker: await workerOf(parts, request) };
  const found = await sessionOf(parts, request);
  if (route.access === 'public') return found;
  if (found.viewer === undefined) {
    throw refuse(
      'session/required',
      ['请先登录，或登录已过期。', 'Sign in first; your session may have expired.'],
      ['重新登录后再试，已填写的内容可先另存。', 'Sign in and try again.'],
    );
  }
  if (route.beforePasswordChange !== true && (await parts.credentials.mustChange(found.viewer.user.id))) {
    throw refuse(
      'session/password-change-required',
      ['当前使用的是一次性密码，请先修改密码。', 'You signed in with a one-time password: change it first.'],
      ['在“修改密码”页面设置新密码后继续。', 'Set a new password, then go on.'],
    );
  }
  return found;
}

/** `Authorization: Bearer <token>`; a cookie counts for nothing here. */
async function workerOf(parts: ServerParts, request: Request): Promise<WorkerToken> {
  const [, token = ''] = /^Bearer (\S{1,200})$/i.exec(request.get('authorization') ?? '') ?? [];
  const worker = await parts.workerTokens.find(token);
  if (worker !== undefined) return worker;
  throw refuse(
    'worker/token-required',
    ['缺少有效的工作程序令牌。', 'A valid worker token is missing.'],
    [
      '请在请求头 Authorization: Bearer 中给出管理员建立的令牌。',
      'Send the token an administrator made as Authorization: Bearer.',
    ],
  );
}

const known = new WeakMap<Request, Promise<Authenticated>>();

/** Looked up once per request: strangers are turned away before their body is read, and the answer is used again after. */
function sessionOf(parts: ServerParts, request: Request): Promise<Authenticated> {
  const found = known.get(request) ?? findSession(parts, request);
  known.set(request, found);
  return found;
}

async function findSession(parts: ServerParts, request: Request): Promise<Authenticated> {
  const cookie = readSessionCookie(request, parts.config);
  const session = cookie === undefined ? undefined : await parts.sessions.find(cookie, Date.parse(parts.clock.now()));
  if (session === undefined) return { session: undefined, viewer: undefined };
  const directory = parts.directory.view();
  const user = directory.user(session.userId);
  if (user?.active !== true) return { session: undefined, viewer: undefined };
  return { session, viewer: viewerOf(user, directory) };
}
