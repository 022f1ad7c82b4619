import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readConfig, serveCommand } from '@yunliu/runtime';
import { startPurchase } from './support/story.js';
import { startTestServer } from './support/test-server.js';

const fixtures = fileURLToPath(new URL('./fixtures', import.meta.url));

describe('starting', () => {
  it('[W70] fills a new data folder once and finds everything again after a restart', async () => {
    const first = await startTestServer();
    expect(first.opened.firstStart.isNew).toBe(true);
    expect(first.opened.published).toHaveLength(4);
    const rita = await first.as('rita');
    const { instanceId } = await startPurchase(rita);
    await first.stop();
    const second = await startTestServer({ dataDir: first.dataDir });
    try {
      expect(second.opened.firstStart.isNew).toBe(false);
      expect(second.opened.published).toEqual([]);
      const again = second.anonymous();
      again.cookie = rita.cookie;
      expect((await again.get(`/api/instances/${instanceId}`)).status).toBe(200);
    } finally {
      await second.dispose();
    }
  });

  it('[W71] without demo makes one administrator with a one-time password, and offers no accounts', async () => {
    const server = await startTestServer({ config: { demo: false } });
    try {
      const { adminPassword } = server.opened.firstStart;
      expect(adminPassword).toMatch(/^[a-z2-9-]{19}$/);
      expect((await server.anonymous().get('/api/session')).body).toMatchObject({ demo: null, user: null });
      const admin = server.anonymous();
      await admin.signIn('admin', adminPassword);
      expect((await admin.get<{ code: string }>('/api/admin/users')).body.code).toBe(
        'session/password-change-required',
      );
    } finally {
      await server.dispose();
    }
  });

  it('[W72] serve prints address, data folder and logins, and stops in order', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'yunliu-serve-'));
    const stop = new AbortController();
    const printed: string[] = [];
    const code = serveCommand(
      [
        '--port',
        '0',
        '--data',
        folder,
        '--definitions',
        join(fixtures, 'definitions'),
        '--forms',
        join(fixtures, 'forms'),
      ],
      {
        out: (text) => {
          printed.push(text);
          stop.abort();
        },
        err: (text) => printed.push(text),
        stopSignal: stop.signal,
        handlers: { 'outside-call': () => Promise.resolve({}) },
      },
    );
    expect(await code).toBe(0);
    expect(printed.join('\n')).toMatch(/http:\/\/127\.0\.0\.1:\d+/);
    expect(printed.join('\n')).toContain(folder);
    expect(printed.join('\n')).toContain('yunliu-demo');
    await rm(folder, { recursive: true, force: true });
  });

  it('[W72] explains wrong options and a port in use, in both languages', async () => {
    const printed: string[] = [];
    const io = { out: (text: string) => void printed.push(text), err: (text: string) => void printed.push(text) };
    expect(await serveCommand(['--nonsense'], io)).toBe(2);
    expect(await serveCommand(['--port', 'many'], io)).toBe(2);
    expect(await serveCommand(['--help'], io)).toBe(0);
    expect(printed.join('\n')).toContain('--port');
    const busy = await startTestServer();
    const folder = await mkdtemp(join(tmpdir(), 'yunliu-serve-'));
    try {
      const port = new URL(busy.url).port;
      const code = await serveCommand(
        [
          '--port',
          port,
          '--data',
          folder,
          '--definitions',
          join(fixtures, 'none'),
          '--forms',
          join(fixtures, 'none'),
          '--no-demo',
        ],
        io,
      );
      expect(code).toBe(1);
      expect(printed.at(-1)).toMatch(/端口已被占用[^]*port is in use/);
    } finally {
      await busy.dispose();
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('[W73] options go before environment variables, these before the defaults', () => {
    expect(readConfig([], {})).toMatchObject({ port: 8420, host: '127.0.0.1', demo: true });
    expect(readConfig([], { YUNLIU_PORT: '9000', YUNLIU_DEMO: '0', YUNLIU_UPLOAD_MB: '5' })).toMatchObject({
      port: 9000,
      demo: false,
      uploadBytes: 5 * 1024 * 1024,
    });
    expect(readConfig(['--port', '9001', '--demo'], { YUNLIU_PORT: '9000', YUNLIU_DEMO: '0' })).toMatchObject({
      port: 9001,
      demo: true,
    });
    expect(readConfig(['--no-demo'], {})).toMatchObject({ demo: false });
  });

  it('[W74] the public demo password is not offered to a network unless asked for, and then with a warning', async () => {
    const printed: string[] = [];
    const said = (text: string): void => void printed.push(text);
    expect(await serveCommand(['--host', '0.0.0.0', '--port', '0'], { out: said, err: said })).toBe(2);
    expect(printed.join('\n')).toMatch(/config\/demo-exposed: .*密码是公开的[^]*--no-demo/);
    for (const host of ['localhost', '127.0.0.1', '127.1.2.3', '::1']) {
      expect(readConfig(['--host', host], {})).toMatchObject({ demo: true });
    }
    expect(() => readConfig([], { YUNLIU_HOST: '192.168.1.5' })).toThrow(
      expect.objectContaining({ code: 'config/demo-exposed' }),
    );
    expect(readConfig(['--host', '0.0.0.0', '--no-demo'], {})).toMatchObject({ demo: false });
    expect(readConfig(['--host', '0.0.0.0'], { YUNLIU_DEMO: '1' })).toMatchObject({ demo: true });

    const folder = await mkdtemp(join(tmpdir(), 'yunliu-exposed-'));
    const run = async (...options: string[]): Promise<string> => {
      const err: string[] = [];
      const stop = new AbortController();
      const io = { out: () => undefined, err: (text: string) => err.push(text), stopSignal: stop.signal };
      const places = [
        '--data',
        folder,
        '--definitions',
        join(fixtures, 'definitions'),
        '--forms',
        join(fixtures, 'forms'),
      ];
      const handlers = { 'outside-call': () => Promise.resolve({}) };
      const code = serveCommand(['--port', '0', ...places, ...options], { ...io, out: () => stop.abort(), handlers });
      expect(await code).toBe(0);
      return err.join('\n');
    };
    try {
      expect(await run('--demo')).toBe('');
      expect(await run('--host', '0.0.0.0', '--demo')).toContain('WARNING');
      // the accounts of an earlier start are still there
      expect(await run('--host', '0.0.0.0', '--no-demo')).toContain('WARNING');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
