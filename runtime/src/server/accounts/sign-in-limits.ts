import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import type { ServerConfig } from '../config.js';
import { refuse } from '../refuse.js';

/** Attempts per minute: of one address for one account, and of one address for all accounts together. */
export function signInLimits(
  config: Pick<ServerConfig, 'signInsPerMinute' | 'signInsPerMinuteOfAddress'>,
): RequestHandler[] {
  return [
    limit(config.signInsPerMinuteOfAddress, addressOf),
    limit(config.signInsPerMinute, (request) => `${addressOf(request)} ${accountOf(request)}`),
  ];
}

function limit(perMinute: number, keyOf: (request: Request) => string): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: perMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: keyOf,
    handler: (_request, _response, next) => next(tooMany()),
  });
}

function addressOf(request: Request): string {
  return ipKeyGenerator(request.ip ?? '');
}

function accountOf(request: Request): string {
  const { account } = (request.body ?? {}) as { readonly account?: unknown };
  return typeof account === 'string' ? account.trim().toLowerCase().slice(0, 120) : '';
}

function tooMany(): Error {
  return refuse(
    'session/too-many-attempts',
    ['登录尝试过于频繁，请一分钟后再试。', 'Too many attempts to sign in; try again in a minute.'],
    ['请核对账号和密码；忘记密码请联系管理员重置。', 'Check account and password; an administrator can reset it.'],
    { details: { retryAfterSeconds: 60 } },
  );
}
