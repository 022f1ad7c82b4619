import { cp, mkdtemp, rm, writeFile, mkdir } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '@yunliu/runtime';
import type { CommandAnswer, InstanceDetail } from '../../src/api/index.js';
import { startTestServer } from './support/test-server.js';

const fixtures = fileURLToPath(new URL('./fixtures', import.meta.url));
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yunliu-outbound-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function fileOf(content: unknown): Promise<string> {
  const path = join(folder, 'outbound.json');
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const outbound = (env: Record<string, string>) => readConfig([], env)?.outbound;
function refusal(env: Record<string, string>): unknown {
  try {
    readConfig([], env);
  } catch (error) {
    const { code, pointer } = error as { code?: string; pointer?: string };
    return [code, pointer?.replace(folder, '')];
  }
  return undefined;
}

describe('what processes may reach outside', () => {
  it('[W230] is nothing until somebody says so', () => {
    expect(outbound({})).toEqual({});
  });

  it('[W230] comes from a file and from variables, which go first and can hold the secrets', async () => {
    const file = await fileOf({
      http: { allow: ['https://old.example.com/'], timeLimitMs: 5000 },
      webhooks: {
        'oa-push': { url: 'https://oa.example.com/hook' },
        fixed: { url: 'https://b.example.com/', secret: 'x'.repeat(20) },
      },
      smtp: { host: 'mail.example.com', from: '运流 <noreply@example.com>', port: 465, secure: true, user: 'yunliu' },
    });
    expect(
      outbound({
        YUNLIU_OUTBOUND: file,
        YUNLIU_HTTP_ALLOW: 'https://a.example.com/v1/, https://b.example.com/',
        YUNLIU_HTTP_PRIVATE_HOSTS: 'cmdb.intern',
        YUNLIU_WEBHOOK_SECRET_OA_PUSH: 's'.repeat(20),
        YUNLIU_SMTP_PASSWORD: 'secret',
        YUNLIU_SMTP_PORT: '2465',
      }),
    ).toEqual({
      http: {
        allow: ['https://a.example.com/v1/', 'https://b.example.com/'],
        privateHosts: ['cmdb.intern'],
        timeLimitMs: 5000,
      },
      webhooks: {
        'oa-push': { url: 'https://oa.example.com/hook', secret: 's'.repeat(20) },
        fixed: { url: 'https://b.example.com/', secret: 'x'.repeat(20) },
      },
      smtp: {
        host: 'mail.example.com',
        from: '运流 <noreply@example.com>',
        port: 2465,
        secure: true,
        user: 'yunliu',
        password: 'secret',
      },
    });
    expect(outbound({ YUNLIU_SMTP_HOST: 'localhost', YUNLIU_SMTP_FROM: 'a@b.example' })?.smtp).toEqual({
      host: 'localhost',
      from: 'a@b.example',
    });
  });

  it('[W231] is refused at the start, by the place, when it cannot be used', async () => {
    const bad: readonly (readonly [unknown, string])[] = [
      ['{', '/outbound.json'],
      [{ http: { alow: [] } }, '/outbound.json#/http'],
      [{ htpp: {} }, '/outbound.json#/htpp'],
      [{ webhooks: { a: { url: 'https://a.example.com/' } } }, '/webhooks/a/secret'],
      [{ smtp: { host: 'a', from: 'b', port: 0 } }, '/outbound.json#/smtp/port'],
    ];
    for (const [content, place] of bad)
      expect(refusal({ YUNLIU_OUTBOUND: await fileOf(content) })).toEqual(['config/outbound', place]);
    expect(refusal({ YUNLIU_OUTBOUND: join(folder, 'missing.json') })).toEqual(['config/outbound', '/missing.json']);
    expect(refusal({ YUNLIU_SMTP_HOST: 'a' })).toEqual(['config/outbound', '/smtp/from']);
    expect(refusal({ YUNLIU_SMTP_HOST: 'a', YUNLIU_SMTP_FROM: 'b', YUNLIU_SMTP_PORT: 'x' })).toEqual([
      'config/outbound',
      '/smtp/port',
    ]);
    await expect(startTestServer({ config: { outbound: { http: { allow: ['ftp://x/'] } } } })).rejects.toMatchObject({
      code: 'engine/invalid-option',
    });
  });

  it('[W232] reaches the handlers: a process calls the allowed address, and no other', async () => {
    const heard: string[] = [];
    const target = createServer((request, response) => {
      heard.push(`${request.method} ${request.url}`);
      response.setHeader('content-type', 'application/json').end('{"ticket":"CM-7"}');
    });
    await new Promise<void>((listening) => target.listen(0, '127.0.0.1', listening));
    const base = `http://127.0.0.1:${(target.address() as AddressInfo).port}`;
    const definitionsDir = join(folder, 'definitions');
    await cp(join(fixtures, 'definitions'), definitionsDir, { recursive: true });
    for (const [key, path] of [
      ['allowed', '/api/tickets'],
      ['elsewhere', '/other'],
    ]) {
      await mkdir(join(definitionsDir, key!));
      await writeFile(
        join(definitionsDir, key!, '1.json'),
        JSON.stringify({
          format: 1,
          key,
          version: 1,
          title: '调用',
          category: 'governance',
          roles: {},
          start: { by: ['*'] },
          initial: 'calling',
          states: {
            calling: {
              type: 'service',
              title: '调用',
              handler: 'http-request',
              input: { url: `"${base}${path}"` },
              tries: 1,
              to: 'done',
            },
            done: { type: 'final', title: '完成' },
          },
        }),
      );
    }
    const server = await startTestServer({
      config: { definitionsDir, outbound: { http: { allow: [`${base}/api/`], privateHosts: ['127.0.0.1'] } } },
    });
    try {
      const admin = await server.as('admin');
      const start = async (process: string) =>
        (await admin.post<CommandAnswer>('/api/instances', { commandId: randomUUID(), process })).body.instanceId;
      const look = async (id: string) => (await admin.get<InstanceDetail>(`/api/instances/${id}`)).body;
      const allowed = await start('allowed');
      await expect.poll(async () => (await look(allowed)).status, { timeout: 10_000 }).toBe('completed');
      expect(heard).toEqual(['GET /api/tickets']);
      const elsewhere = await start('elsewhere');
      await expect.poll(async () => (await look(elsewhere)).incidents?.length, { timeout: 10_000 }).toBe(1);
      expect((await look(elsewhere)).status).toBe('running');
      expect(heard.some((line) => line.includes('/other'))).toBe(false);
    } finally {
      await server.dispose();
      target.close();
    }
  });
});
