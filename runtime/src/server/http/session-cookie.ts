import type { Request, Response } from 'express';
import type { ServerConfig } from '../config.js';

type CookieConfig = Pick<ServerConfig, 'secure' | 'sessionAbsoluteMs'>;

/** The `__Host-` prefix binds the cookie to this host and path; browsers accept it only over HTTPS. */
function cookieName(config: Pick<ServerConfig, 'secure'>): string {
  return config.secure ? '__Host-yunliu_session' : 'yunliu_session';
}

export function readSessionCookie(request: Request, config: CookieConfig): string | undefined {
  const name = cookieName(config);
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return undefined;
}

export function setSessionCookie(response: Response, config: CookieConfig, value: string): void {
  response.cookie(cookieName(config), value, { ...attributes(config), maxAge: config.sessionAbsoluteMs });
}

export function clearSessionCookie(response: Response, config: CookieConfig): void {
  response.clearCookie(cookieName(config), attributes(config));
}

function attributes(config: CookieConfig): { httpOnly: true; sameSite: 'lax'; secure: boolean; path: '/' } {
  return { httpOnly: true, sameSite: 'lax', secure: config.secure, path: '/' };
}
