import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isPrivateAddress } from '../../../src/run/handlers/private-address.js';
import { calling, HandlerWorld, LocalServer } from './handler-world.js';

let server: LocalServer;
let world: HandlerWorld | undefined;
beforeEach(async () => {
  server = await LocalServer.open();
});
afterEach(async () => {
  await world?.close();
  world = undefined;
  await server.close();
});

async function open(more: object = {}, limitMs?: number): Promise<HandlerWorld> {
  world = await HandlerWorld.open(
    { http: { allow: [`${server.origin}/v1/`], privateHosts: ['127.0.0.1'], ...more } },
    limitMs,
  );
  return world;
}

const url = (path: string) => JSON.stringify(`${server.origin}${path}`);
const lastError = async (instance: {
  readonly jobs: readonly { readonly attempts?: readonly { message: string }[] }[];
}) => instance.jobs[0]?.attempts?.at(-1)?.message;

describe('http-request', () => {
  it('[J40] sends method, headers and JSON with the idempotency key, and gives status and parsed answer', async () => {
    server.answer = (_heard, response) => {
      response.setHeader('content-type', 'application/json; charset=utf-8');
      response.end(JSON.stringify({ number: 'PO-1' }));
    };
    const input = { url: url('/v1/orders?x=1'), body: '{ title: title }', headers: '{ "X-Api-Key": "k" }' };
    const instance = await (await open()).run(calling('http-request', input), { title: '打印机' });
    expect(instance.variables['result']).toMatchObject({ status: 200, body: { number: 'PO-1' } });
    const key = (await world!.engine.history(instance.id)).find(({ type }) => type === 'job.created')!.details['job'];
    expect(server.heard).toMatchObject([
      {
        method: 'POST',
        url: '/v1/orders?x=1',
        body: '{"title":"打印机"}',
        headers: { 'idempotency-key': key, 'x-api-key': 'k', 'content-type': 'application/json' },
      },
    ]);
  });

  it('[J41] what is not on the allow-list is not called, not even as a look-alike', async () => {
    const { port } = server;
    await open();
    for (const [index, bad] of [
      url('/v2/orders'),
      url('/v1evil'),
      url('/v1/../v2/x'),
      `"http://127.0.0.1:${port}@evil.example/v1/"`,
      `"http://user:pass@127.0.0.1:${port}/v1/"`,
      `"http://localhost:${port}/v1/"`,
      `"https://127.0.0.1:${port}/v1/"`,
      '"file:///etc/passwd"',
      '"nonsense"',
      `"http://:secret@127.0.0.1:${port}/v1/"`,
      url('/v1/..%2fv2/x'),
      url('/v1/a%2F..%2F..%2Fv2'),
      url('/v1/%252e%252e%252fv2'),
      url('/v1/..%5cv2'),
      url('/v1/..;/v2/x'),
      url('/v1/a/..;p=1/..;/v2'),
    ].entries()) {
      const instance = await world!.run({ ...calling('http-request', { url: bad }), key: `calling-${index}` });
      expect(await lastError(instance), bad).toMatch(/不允许访问|不是可用的网址/);
    }
    expect(server.heard).toEqual([]);
    for (const [index, good] of ['/v1/100%25', '/v1/a..b/..c', '/v1/%E5%8D%95', '/v1/x;v=1', '/v1/50%'].entries()) {
      const instance = await world!.run({ ...calling('http-request', { url: url(good) }), key: `good-${index}` });
      expect(await lastError(instance), good).toBeUndefined();
    }
    expect(server.heard).toHaveLength(5);
  });

  it('[J42] an allowed name that points to a private address is refused unless the host is listed', async () => {
    world = await HandlerWorld.open({ http: { allow: [`http://localhost:${server.port}/`, `${server.origin}/`] } });
    const named = await world.run(calling('http-request', { url: `"http://localhost:${server.port}/x"` }));
    expect(await lastError(named)).toContain('内部网络地址');
    const literal = await world.run({ ...calling('http-request', { url: url('/x') }), key: 'literal' });
    expect(await lastError(literal)).toContain('内部网络地址');
    expect(server.heard).toEqual([]);
  });

  it('[J42] private addresses in every spelling', () => {
    const inside = [
      '127.0.0.1',
      '10.1.2.3',
      '172.31.0.1',
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
      '0.0.0.0',
      '::1',
      '::',
      'fd00::1',
      'fe80::1',
      '::ffff:127.0.0.1',
      '::ffff:7f00:1',
      '[::1]',
      '255.255.255.255',
      'not-an-address',
      '::127.0.0.1',
      '::ffff:0:10.0.0.1',
      '64:ff9b::a00:1',
      '64:ff9b:1::a00:1',
      '2002:a00:1::1',
      '2001::1',
      'fec0::1',
      'fe80::1%eth0',
      '203.0.113.9',
    ];
    for (const address of inside) expect(isPrivateAddress(address), address).toBe(true);
    for (const address of ['8.8.8.8', '172.32.0.1', '2001:4860:4860::8888', '::ffff:8.8.8.8'])
      expect(isPrivateAddress(address), address).toBe(false);
  });

  it('[J43] a redirect inside the allow-list is followed, one out of it is not', async () => {
    server.answer = ({ url: path }, response) => {
      if (path === '/v1/in') response.writeHead(302, { location: '/v1/there' });
      if (path === '/v1/out') response.writeHead(302, { location: '/secret' });
      if (path === '/v1/round') response.writeHead(307, { location: '/v1/round' });
      response.end('ok');
    };
    const inside = await (await open()).run(calling('http-request', { url: url('/v1/in') }));
    expect(inside.variables['result']).toMatchObject({ body: 'ok' });
    const outside = await world!.run({ ...calling('http-request', { url: url('/v1/out') }), key: 'out' });
    expect(await lastError(outside)).toContain('不允许访问');
    const round = await world!.run({ ...calling('http-request', { url: url('/v1/round') }), key: 'round' });
    expect(await lastError(round)).toContain('重定向次数过多');
    expect(server.heard.map(({ url: path }) => path)).not.toContain('/secret');
  });

  it('[J44] time and size have limits', async () => {
    server.answer = ({ url: path }, response) => {
      if (path === '/v1/large') response.end('x'.repeat(5000));
      // The other one never answers.
    };
    await open({ maxBytes: 1000, timeLimitMs: 150 });
    expect(await lastError(await world!.run(calling('http-request', { url: url('/v1/slow') })))).toContain('0.15 秒');
    expect(
      await lastError(await world!.run({ ...calling('http-request', { url: url('/v1/large') }), key: 'large' })),
    ).toContain('1000 字节');
  });

  it('[J45] 5xx and 429 are tried again (when the server says, then), with the same key; 4xx is declared with its code', async () => {
    let calls = 0;
    server.answer = ({ url: path }, response) => {
      if (path === '/v1/404') response.statusCode = 404;
      else if (++calls === 1) response.writeHead(429, { 'retry-after': '600' });
      response.end('busy');
    };
    const instance = await (await open()).run(calling('http-request', { url: url('/v1/busy') }));
    expect(instance.jobs[0]).toMatchObject({
      runAt: '2026-09-30T01:10:00.000Z',
      attempts: [{ message: 'HTTP 429：busy' }],
    });
    world!.clock.advance(600_000);
    expect((await world!.again(instance.id)).status).toBe('completed');
    expect(new Set(server.heard.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
    const onError = { onError: { 'http-404': { to: 'failed' } } };
    const missing = await world!.run({ ...calling('http-request', { url: url('/v1/404') }, onError), key: 'missing' });
    expect(missing.outcome).toBe('failed');
  });

  it('[J46] without an allow-list nothing is called, and the incident says what to configure', async () => {
    world = await HandlerWorld.open(undefined);
    const instance = await world.run(calling('http-request', { url: url('/v1/x') }));
    expect(await lastError(instance)).toContain('builtIn.http');
    expect(server.heard).toEqual([]);
  });
});
