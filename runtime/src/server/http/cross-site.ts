import { csrfSync } from 'csrf-sync';
import type { Request } from 'express';
import { timingSafeEqual } from 'node:crypto';
import type { FoundSession } from '../accounts/sessions.js';
import { refuse } from '../refuse.js';

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

const sessionOf = new WeakMap<Request, FoundSession>();

/** Synchroniser-token pattern; the token lives and dies with the session record. */
const { isRequestValid } = csrfSync({
  getTokenFromState: (request) => sessionOf.get(request)?.csrfToken,
  getTokenFromRequest: (request) => {
    const { 'x-csrf-token': token } = request.headers;
    const expected = sessionOf.get(request)?.csrfToken;
    // csrf-sync compares with ===; hand it the expected text only after a comparison that takes the same time
    return typeof token === 'string' && expected !== undefined && sameText(token, expected) ? expected : undefined;
  },
});

/** A change must come from our own pages: browsers say so by themselves, and with a session the token proves it. */
export function checkSameSite(request: Request, session: FoundSession | undefined): void {
  if (safeMethods.has(request.method)) return;
  const site = request.get('sec-fetch-site');
  const origin = request.get('origin');
  const isForeign =
    site === undefined
      ? origin !== undefined && hostOf(origin) !== request.get('host')
      : site !== 'same-origin' && site !== 'none';
  if (isForeign) {
    throw refuse(
      'session/cross-site',
      ['不接受来自其他网站的请求。', 'Requests from other sites are not accepted.'],
      ['请在本系统的页面中操作。', 'Use the pages of this system.'],
    );
  }
  if (session === undefined) return;
  sessionOf.set(request, session);
  if (!isRequestValid(request as never)) {
    throw refuse(
      'session/csrf',
      ['缺少有效的 CSRF 令牌，操作未执行。', 'The CSRF token is missing or wrong; nothing was done.'],
      [
        '请刷新页面后重试；程序调用请从 GET /api/session 取得令牌并放入请求头 x-csrf-token。',
        'Reload the page; programs take the token from GET /api/session and send it as x-csrf-token.',
      ],
    );
  }
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
