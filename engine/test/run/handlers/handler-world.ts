import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDirectory, createEngine, createLocalFileStore, timeOrderedId } from '@yunliu/engine';
import type { Engine, EngineOptions, JsonObject, ProcessDefinition, ProcessInstance } from '@yunliu/engine';
import { openSqliteStore } from '@yunliu/engine/store/sqlite';
import { SimulatedClock } from '@yunliu/engine/testing';
import { faultForm, repairProcess } from '../sample-process.js';

export interface Heard {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A server on this machine that writes down what it hears. */
export class LocalServer {
  readonly heard: Heard[] = [];
  answer: (heard: Heard, response: ServerResponse) => void = (_heard, response) => void response.end();
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async open(): Promise<LocalServer> {
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { method = '', url = '', headers } = request;
        const heard = { method, url, headers, body: Buffer.concat(chunks).toString('utf8') };
        local.heard.push(heard);
        local.answer(heard, response);
      });
    });
    const local = new LocalServer(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return local;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

export function calling(
  handler: string,
  input: { readonly [name: string]: string },
  more: object = {},
): ProcessDefinition {
  return {
    format: 1,
    key: 'calling',
    version: 1,
    title: '调用',
    category: 'test',
    roles: { tech: { title: '工程师' } },
    start: { by: ['tech'] },
    data: {
      type: 'object',
      properties: {
        title: { type: 'string' },
        result: { type: 'object' },
        count: { type: 'number' },
        next: { type: 'string' },
      },
    },
    initial: 'calling',
    states: {
      calling: {
        type: 'service',
        title: '调用',
        handler,
        input,
        output: { result: 'result' },
        tries: 2,
        backoff: 'PT1M',
        to: 'done',
        ...more,
      },
      done: { type: 'final', title: '完成' },
      ...('onFailure' in more || 'onError' in more ? { failed: { type: 'final', title: '失败' } as const } : {}),
    },
  };
}

/** An engine with the built-in handlers as `options` say, and a process of one service state. */
export class HandlerWorld {
  readonly clock = new SimulatedClock('2026-09-30T01:00:00.000Z');
  readonly engine: Engine;
  readonly #folder: string;

  private constructor(engine: Engine, folder: string) {
    this.engine = engine;
    this.#folder = folder;
  }

  static async open(builtIn: EngineOptions['builtIn'], handlerTimeLimitMs = 10_000): Promise<HandlerWorld> {
    const folder = await mkdtemp(join(tmpdir(), 'yunliu-handlers-'));
    const clock = new SimulatedClock('2026-09-30T01:00:00.000Z');
    const directory = createDirectory({
      departments: [],
      roles: [
        { key: 'tech', title: '工程师' },
        { key: 'admin', title: '管理员' },
      ],
      users: [
        { id: 'tech-1', name: '工一', roles: ['tech'], active: true, email: 'tech-1@example.com' },
        { id: 'tech-2', name: '工二', roles: ['tech'], active: true },
        { id: 'admin', name: '管理员', roles: ['admin'], active: true },
      ],
    });
    const engine = createEngine({
      store: await openSqliteStore({ path: join(folder, 'engine.db') }),
      directory: () => directory,
      clock,
      files: createLocalFileStore(join(folder, 'files')),
      renderer: {
        renderForm: async ({ values }) => new TextEncoder().encode(JSON.stringify(values)),
        close: async () => {},
      },
      handlerTimeLimitMs,
      ...(builtIn === undefined ? {} : { builtIn }),
    });
    const world = new HandlerWorld(engine, folder);
    Object.assign(world, { clock });
    await engine.publish({ definitions: [repairProcess], forms: [{ template: faultForm, print: '<p></p>' }] }, 'admin');
    return world;
  }

  /** Publishes and starts the process, runs what is due; gives the instance. */
  async run(definition: ProcessDefinition, variables: JsonObject = {}): Promise<ProcessInstance> {
    const { issues } = await this.engine.publish({ definitions: [definition], forms: [] }, 'admin');
    if (issues.some(({ severity }) => severity === 'error')) throw new Error(issues.map(({ code }) => code).join());
    const instanceId = timeOrderedId();
    await this.engine.execute({
      type: 'start',
      commandId: timeOrderedId(),
      actor: { userId: 'system', system: true },
      onBehalfOf: 'tech-1',
      process: definition.key,
      instanceId,
      variables,
    });
    return this.again(instanceId);
  }

  async again(instanceId: string): Promise<ProcessInstance> {
    await this.engine.workers.runDue();
    return (await this.engine.instance(instanceId))!;
  }

  async close(): Promise<void> {
    await this.engine.close();
    await rm(this.#folder, { recursive: true });
  }
}
