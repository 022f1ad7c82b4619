import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiError, OneTimePassword, Session } from '../../src/api/index.js';
import { startTestServer } from './support/test-server.js';
import type { TestServer } from './support/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.dispose());

describe('signing in', () => {
  it('[W1] gives an httpOnly SameSite=Lax cookie that is stored only as a hash', async () => {
    const client = server.anonymous();
    const answer = await client.post<Session>('/api/session', { account: 'rita', password: 'yunliu-demo' });
    expect(answer.status).toBe(200);
    expect(answer.body.user).toMatchObject({ id: 'rita', name: '李雨桐', isAdmin: false, mustChangePassword: false });
    const [cookie] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^yunliu_session=[\w-]{43}; .*HttpOnly.*SameSite=Lax/i);
    const value = client.cookie.split('=')[1] ?? '';
    const stored = await server.opened.parts.store.records('sessions');
    expect(JSON.stringify(stored)).not.toContain(value);
  });

  it('[W2] answers alike to an unknown account and a wrong password', async () => {
    const client = server.anonymous();
    const unknown = await client.post<ApiError>('/api/session', { account: 'nobody', password: 'yunliu-demo' });
    const wrong = await client.post<ApiError>('/api/session', { account: 'wanda', password: 'not the password' });
    expect(unknown.status).toBe(401);
    expect(wrong.status).toBe(401);
    const { requestId: _a, ...first } = unknown.body;
    const { requestId: _b, ...second } = wrong.body;
    expect(first).toEqual(second);
    expect(first.code).toBe('session/wrong-credentials');
  });

  it('[W3] makes a new session id at every sign-in and ends the old one', async () => {
    const client = await server.as('rita');
    const before = client.cookie;
    await client.signIn('rita');
    expect(client.cookie).not.toBe(before);
    const old = server.anonymous();
    old.cookie = before;
    expect((await old.get('/api/catalogue')).status).toBe(401);
  });

  it('[W3] signs out for good', async () => {
    const client = await server.as('rita');
    const cookie = client.cookie;
    expect((await client.send('DELETE', '/api/session')).status).toBe(204);
    client.cookie = cookie;
    expect((await client.get('/api/tasks?view=todo')).status).toBe(401);
  });

  it('[W4] locks an account after eight wrong passwords in a row, in clear words, known or not', async () => {
    for (const account of ['olive', 'no-such-person']) {
      const client = server.anonymous();
      const attempts = await Promise.all(
        Array.from({ length: 8 }, () => client.post<ApiError>('/api/session', { account, password: 'guess' })),
      );
      expect(attempts.filter((answer) => answer.body.code === 'session/locked')).toHaveLength(1);
      const right = await client.refusals('POST', '/api/session', { account, password: 'yunliu-demo' });
      expect(right.zh.status).toBe(429);
      expect(right.zh.body).toMatchObject({ code: 'session/locked' });
      expect(right.zh.body.message).toContain('15 分钟');
      expect(right.en.body.message).toContain('15 minutes');
      expect(Number(right.zh.headers.get('retry-after'))).toBeGreaterThan(800);
    }
  });

  it('[W4] an administrator’s reset unlocks and forces a new password before anything else', async () => {
    const admin = await server.as('admin');
    const reset = await admin.post<OneTimePassword>('/api/admin/users/olive/password');
    expect(reset.status).toBe(200);
    const olive = server.anonymous();
    await olive.signIn('olive', reset.body.password);
    const refused = await olive.get<ApiError>('/api/catalogue');
    expect([refused.status, refused.body.code]).toEqual([403, 'session/password-change-required']);
    const weak = await olive.post<ApiError>('/api/session/password', {
      current: reset.body.password,
      next: 'aaaaaaaaaaaa',
    });
    expect([weak.status, weak.body.code, weak.body.pointer]).toEqual([422, 'password/too-weak', '/next']);
    const other = server.anonymous();
    await other.signIn('olive', reset.body.password);
    const changed = await olive.post<Session>('/api/session/password', {
      current: reset.body.password,
      next: '三更灯火五更鸡 long',
    });
    expect(changed.status).toBe(200);
    olive.csrfToken = changed.body.csrfToken ?? '';
    expect((await olive.get('/api/catalogue')).status).toBe(200);
    expect((await other.get('/api/session')).body).toMatchObject({ user: null });
  });

  it('[W5] ends idle sessions and old sessions', async () => {
    let now = Date.parse('2026-09-30T09:00:00.000Z');
    const clock = { now: () => new Date(now).toISOString() };
    const timed = await startTestServer({ options: { clock } });
    try {
      const client = await timed.as('rita');
      for (let hour = 0; hour < 11; hour++) {
        now += 3_600_000;
        expect((await client.get('/api/catalogue')).status).toBe(200);
      }
      now += 2 * 3_600_000;
      expect((await client.get('/api/catalogue')).status).toBe(401);
      const idle = await timed.as('rita');
      now += 2 * 3_600_000 + 1000;
      expect((await idle.get<ApiError>('/api/catalogue')).body.code).toBe('session/required');
    } finally {
      await timed.dispose();
    }
  });
});

describe('rate limit', () => {
  it('[W6] refuses the eleventh attempt a minute for one account, not for others', async () => {
    const limited = await startTestServer({ config: { signInsPerMinute: 10, signInsPerMinuteOfAddress: 15 } });
    try {
      const client = limited.anonymous();
      const codes: string[] = [];
      for (let attempt = 0; attempt < 11; attempt++) {
        codes.push((await client.post<ApiError>('/api/session', { account: 'bob', password: 'x' })).body.code);
      }
      expect(codes.at(-1)).toBe('session/too-many-attempts');
      expect((await client.post('/api/session', { account: 'rita', password: 'yunliu-demo' })).status).toBe(200);
      const rest: number[] = [];
      for (let attempt = 0; attempt < 5; attempt++) {
        rest.push((await limited.anonymous().post('/api/session', { account: `a${attempt}`, password: 'x' })).status);
      }
      expect(rest).toContain(429);
    } finally {
      await limited.dispose();
    }
  });
});

describe('cross-site requests', () => {
  it('[W7] refuses a change without the token of this session', async () => {
    const client = await server.as('rita');
    const body = { commandId: crypto.randomUUID(), process: 'purchase' };
    const missing = await client.post<ApiError>('/api/instances', body, { withoutCsrf: true });
    expect([missing.status, missing.body.code]).toEqual([403, 'session/csrf']);
    const other = await server.as('rita');
    const foreign = await client.post<ApiError>('/api/instances', body, {
      headers: { 'x-csrf-token': other.csrfToken },
    });
    expect([foreign.status, foreign.body.code]).toEqual([403, 'session/csrf']);
    expect((await client.post('/api/instances', body)).status).toBe(201);
  });

  it('[W7] refuses changes that another site sends, signing in included', async () => {
    const client = server.anonymous();
    for (const [name, value] of [
      ['origin', 'https://evil.example'],
      ['sec-fetch-site', 'cross-site'],
      ['origin', 'null'],
    ] as const) {
      const answer = await client.post<ApiError>(
        '/api/session',
        { account: 'rita', password: 'yunliu-demo' },
        { headers: { [name]: value } },
      );
      expect([answer.status, answer.body.code]).toEqual([403, 'session/cross-site']);
    }
    const form = await client.post<ApiError>('/api/session', undefined, {
      raw: 'account=rita&password=yunliu-demo',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect([form.status, form.body.code]).toEqual([415, 'request/wrong-content-type']);
  });
});
