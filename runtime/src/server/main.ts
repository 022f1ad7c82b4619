import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from './app.js';
import { openParts } from './open-server.js';
import type { OpenedParts, OpenOptions } from './open-server.js';

/** A listening server. */
export interface RunningServer {
  /** `http://host:port` without a slash at the end. */
  readonly url: string;
  readonly opened: OpenedParts;
  /** Lets running requests end (at most ten seconds), then closes everything. Safe to call twice. */
  stop(): Promise<void>;
}

const graceMs = 10_000;

/** Opens the data folder, builds the app and listens. */
export async function startServer(options: OpenOptions): Promise<RunningServer> {
  const opened = await openParts(options);
  const { host, port } = options.config;
  const server = createServer(createApp(opened.parts));
  // a slow client must not hold a connection for ever; uploads of 20 MB over a weak line still fit
  server.requestTimeout = 300_000;
  server.headersTimeout = 20_000;
  try {
    await listen(server, port, host);
  } catch (error) {
    await opened.close();
    throw error;
  }
  opened.parts.engine.workers.start();
  let stopping: Promise<void> | undefined;
  return {
    url: urlOf(server, host),
    opened,
    stop: () => (stopping ??= stop(server, opened)),
  };
}

async function stop(server: Server, opened: OpenedParts): Promise<void> {
  opened.parts.live.closeAll();
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const force = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(force);
  await opened.close();
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function urlOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
