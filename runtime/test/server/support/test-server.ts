import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import type { DocumentRenderer } from '@yunliu/engine';
import { defaultConfig, startServer } from '@yunliu/runtime';
import type { OpenOptions, RunningServer, ServerConfig } from '@yunliu/runtime';
import { TestClient } from './test-client.js';

const fixtures = fileURLToPath(new URL('../fixtures', import.meta.url));

/** Prints a few bytes that say what was asked: the real renderer has its own tests. */
const quickRenderer: DocumentRenderer = {
  renderForm: async ({ template, locale, values, print }) =>
    new TextEncoder().encode(`%PDF-1.7 ${template.key} ${locale} ${JSON.stringify(values)} ${print}`),
  renderPage: async () => new TextEncoder().encode('%PDF-1.7'),
  close: async () => {},
};

export interface TestServer extends RunningServer {
  readonly dataDir: string;
  /** A browser of its own, signed in as `account` of the fixture organisation. */
  as(account: string): Promise<TestClient>;
  anonymous(): TestClient;
  /** Stops and removes the data folder. */
  dispose(): Promise<void>;
}

export interface TestServerOptions {
  readonly config?: Partial<ServerConfig>;
  readonly options?: Partial<OpenOptions>;
  /** Keep using an existing data folder (restart). */
  readonly dataDir?: string;
}

/** A real server on SQLite in a temporary folder, on a free port, checking every answer against its schema. */
export async function startTestServer({ config, options, dataDir }: TestServerOptions = {}): Promise<TestServer> {
  const folder = dataDir ?? (await mkdtemp(join(tmpdir(), 'yunliu-server-')));
  const server = await startServer({
    config: {
      ...defaultConfig,
      port: 0,
      dataDir: folder,
      definitionsDir: join(fixtures, 'definitions'),
      formsDir: join(fixtures, 'forms'),
      signInsPerMinute: 1000,
      signInsPerMinuteOfAddress: 1000,
      ...config,
    },
    logger: pino({ level: 'error' }),
    renderer: quickRenderer,
    checkAnswers: true,
    handlers: { 'outside-call': () => Promise.reject(new Error('line is dead')) },
    ...options,
  });
  const anonymous = (): TestClient => new TestClient(server.url);
  return {
    ...server,
    dataDir: folder,
    anonymous,
    async as(account) {
      const client = anonymous();
      await client.signIn(account);
      return client;
    },
    async dispose() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
