import { Validator } from '@seriousme/openapi-schema-validator';
import type { Express } from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '@yunliu/runtime';
import { operations } from '../../src/api/index.js';
import { startTestServer } from './support/test-server.js';
import type { TestServer } from './support/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.dispose());

/** Method and path of every route Express itself knows, routers inside included. */
function mounted(app: Express): string[] {
  interface Layer {
    readonly route?: { readonly path: string; readonly methods: Record<string, boolean> };
    readonly handle?: { readonly stack?: readonly Layer[] };
  }
  const found: string[] = [];
  const walk = (layers: readonly Layer[]): void => {
    for (const { route, handle } of layers) {
      if (route !== undefined) for (const method of Object.keys(route.methods)) found.push(`${method} ${route.path}`);
      if (handle?.stack !== undefined) walk(handle.stack);
    }
  };
  walk((app as unknown as { router: { stack: readonly Layer[] } }).router.stack);
  return found;
}

describe('the route table', () => {
  it('[W10] holds every route Express serves, the portal’s page excepted', () => {
    const inTable = operations.map(([, route]) => `${route.method} ${route.path}`);
    const served = mounted(createApp(server.opened.parts)).filter((route) => route !== 'get /{*path}');
    expect(served.toSorted()).toEqual(inTable.toSorted());
    expect(new Set(inTable).size).toBe(inTable.length);
  });

  it('[W10] leaves nothing about one instance, task, process or administration without a named check', () => {
    // External workers are let in by their token and its topics.
    const aboutOne = operations.filter(
      ([id, { path, access }]) => access !== 'worker' && (id === 'startInstance' || /:/.test(path)),
    );
    const unchecked = aboutOne.filter(([, route]) => route.check === undefined).map(([id]) => id);
    expect(unchecked.toSorted()).toEqual(['listConditionFields', 'readCalendarMonth', 'readForm', 'readFormValidator']);
    const administration = operations.filter(([, route]) => route.path.startsWith('/api/admin/'));
    expect(administration.length).toBeGreaterThan(10);
    expect(administration.filter(([, { access, check }]) => access !== 'admin' || check !== 'administer')).toEqual([]);
    const open = operations.filter(([, route]) => route.access === 'public').map(([id]) => id);
    expect(open).toEqual(['readSession', 'signIn', 'health', 'ready', 'openApi']);
  });

  it('[W11] refuses every route that is not public to strangers before looking at the body', async () => {
    const stranger = server.anonymous();
    for (const [id, route] of operations.filter(([, { access }]) => access !== 'public')) {
      const path = route.path.replace(/:\w+/g, 'x');
      const answer = await stranger.send<{ code: string }>(route.method.toUpperCase(), path, undefined, {
        raw: route.method === 'get' ? undefined : 'not json at all',
        headers: { 'content-type': 'text/plain' },
      });
      const code = route.access === 'worker' ? 'worker/token-required' : 'session/required';
      expect([id, answer.status, answer.body?.code]).toEqual([id, 401, code]);
    }
  });

  it('[W12] answers unknown addresses with a typed refusal', async () => {
    const { zh, en } = await server.anonymous().refusals('GET', '/api/nothing/here');
    expect([zh.status, zh.body.code, en.body.code]).toEqual([404, 'request/not-found', 'request/not-found']);
    expect((await server.anonymous().send<{ code: string }>('POST', '/somewhere')).body.code).toBe('request/not-found');
  });
});

describe('the OpenAPI document', () => {
  it('[W13] is valid OpenAPI 3.1 and describes every operation of the table', async () => {
    const answer = await server
      .anonymous()
      .get<{ paths: Record<string, Record<string, { operationId: string }>> }>('/api/openapi.json');
    expect(answer.status).toBe(200);
    const result = await new Validator().validate(structuredClone(answer.body));
    expect(result).toMatchObject({ valid: true });
    const described = Object.values(answer.body.paths)
      .flatMap((path) => Object.values(path))
      .map((operation) => operation.operationId);
    expect(described.toSorted()).toEqual(operations.map(([id]) => id).toSorted());
  });

  it('[W13] refers only to schemas it contains', async () => {
    const { text, body } = await server.anonymous().get<{ components: { schemas: object } }>('/api/openapi.json');
    const names = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map((match) => match[1]);
    expect(names.length).toBeGreaterThan(30);
    for (const name of names) expect(Object.keys(body.components.schemas)).toContain(name);
    expect(text).not.toContain('x-name');
  });
});

describe('operations', () => {
  it('[W14] tells whether it lives and whether it is ready', async () => {
    const client = server.anonymous();
    expect((await client.get('/health')).body).toEqual({ status: 'ok' });
    expect((await client.get('/ready')).body).toEqual({ status: 'ready', checks: { store: 'ok' } });
  });

  it('[W15] sends the strict headers with pages and answers alike', async () => {
    for (const path of ['/', '/api/session', '/tasks/some-page', '/no-such-file.js']) {
      const { headers } = await server.anonymous().get(path, { accept: 'text/html' });
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("object-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe-eval');
      expect(policy).not.toMatch(/script-src[^;]*unsafe-inline/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-powered-by')).toBeNull();
    }
    expect((await server.anonymous().get('/api/session')).headers.get('cache-control')).toBe('no-store');
  });
});
