import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, expect, it, vi } from 'vitest';
import type { ProcessDefinition } from '@yunliu/engine';
import { defaultConfig, startServer } from '@yunliu/runtime';
import { work } from './external-worker.js';

const definition: ProcessDefinition = {
  format: 1,
  key: 'stock',
  version: 1,
  title: '备件查询',
  category: 'governance',
  roles: {},
  start: { by: ['*'] },
  data: { type: 'object', properties: { stock: { type: 'number' } } },
  initial: 'asking',
  states: {
    asking: {
      type: 'service',
      title: '查询库存',
      handler: 'stock-query',
      external: true,
      input: { part: '"K-10"' },
      output: { stock: 'result.stock' },
      tries: 2,
      backoff: 'PT1S',
      to: 'done',
    },
    done: { type: 'final', title: '完成' },
  },
};

let dispose: (() => Promise<void>) | undefined;
afterEach(() => dispose?.());

it('the worker does jobs over REST, tries a failed one again with the same key, and stops when told', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'yunliu-worker-'));
  const server = await startServer({
    config: {
      ...defaultConfig,
      demo: false,
      port: 0,
      dataDir,
      definitionsDir: join(dataDir, 'none'),
      formsDir: join(dataDir, 'none'),
    },
    logger: pino({ level: 'silent' }),
  });
  const stop = new AbortController();
  const { engine, store, workerTokens, clock } = server.opened.parts;
  let worker: Promise<void> | undefined;
  dispose = async () => {
    stop.abort();
    await worker;
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  const { issues } = await engine.publish({ definitions: [definition], forms: [] }, 'admin');
  expect(issues).toEqual([]);
  const { token } = await workerTokens.create({ name: 'shop', topics: ['stock-query'], by: 'admin' }, clock.now());
  const keys: string[] = [];
  worker = work({
    url: server.url,
    token,
    topic: 'stock-query',
    workerId: 'pc-1',
    doJob: async (input: { readonly part: string }, key: string) => {
      keys.push(key);
      if (keys.length === 1) throw new Error('库存系统忙');
      return { stock: input.part.length };
    },
    signal: stop.signal,
  });
  const instanceId = randomUUID();
  await engine.execute({
    type: 'start',
    commandId: randomUUID(),
    actor: { userId: 'system', system: true },
    onBehalfOf: 'admin',
    process: 'stock',
    instanceId,
  });
  await vi.waitFor(async () => expect((await store.instance(instanceId))?.status).toBe('completed'), 20_000);
  expect((await store.instance(instanceId))?.variables['stock']).toBe(4);
  expect(keys).toHaveLength(2);
  expect(new Set(keys).size).toBe(1);
});
