import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exportHistory, verifyBundle } from '@yunliu/engine';
import { openSqliteStore } from '@yunliu/engine/store/sqlite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TestClient } from './support/test-client.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const kills = 50;
const clients = 6;

interface Sent {
  readonly commandId: string;
  readonly kind: 'start' | 'complete';
  /** Times it was sent; more than one means an answer was lost in a crash. */
  times: number;
  instanceId: string;
  answered: boolean;
}

let folder = '';
let port = 0;
let server: ChildProcess | undefined;

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port: found } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return found;
}

function startServer(): void {
  server = spawn(
    process.execPath,
    [
      join(root, 'runtime/bin/yunliu-serve.js'),
      '--port',
      String(port),
      '--data',
      join(folder, 'data'),
      '--definitions',
      join(folder, 'definitions'),
      '--forms',
      join(root, 'runtime/test/server/fixtures/forms'),
    ],
    { stdio: 'ignore', env: { ...process.env, YUNLIU_LOG_LEVEL: 'silent' } },
  );
}

async function ready(): Promise<void> {
  const until = Date.now() + 30_000;
  while (Date.now() < until) {
    const answer = await fetch(`http://127.0.0.1:${port}/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await pause(20);
  }
  throw new Error('The server did not become ready.');
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yunliu-kill-'));
  cpSync(join(root, 'runtime/test/server/fixtures/definitions'), join(folder, 'definitions'), { recursive: true });
  // Its handler is given by the other tests' host; the plain server has none and would refuse it.
  rmSync(join(folder, 'definitions/blocked'), { recursive: true });
});
afterAll(() => {
  server?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

it(
  `[W90] kill -9 of the server ${kills} times in a stream of commands loses and doubles nothing`,
  { timeout: 900_000 },
  async () => {
    port = await freePort();
    startServer();
    await ready();
    const requester = new TestClient(`http://127.0.0.1:${port}`);
    await requester.signIn('rita');

    const sent: Sent[] = [];
    let stopping = false;

    /** Sends until somebody answers, always with the same id: what a portal does when the line breaks. */
    async function surely(command: Sent, path: string, body: object): Promise<{ instanceId: string }> {
      sent.push(command);
      for (;;) {
        command.times += 1;
        const answer = await requester
          .post<{ instanceId: string }>(path, { ...body, commandId: command.commandId })
          .catch(() => undefined);
        if (answer && answer.status < 300) {
          command.answered = true;
          command.instanceId = answer.body.instanceId;
          return answer.body;
        }
        if (answer && answer.status < 500) throw new Error(`${path}: ${answer.text}`);
        await pause(30);
      }
    }

    async function stream(): Promise<void> {
      while (!stopping) {
        const start: Sent = { commandId: randomUUID(), kind: 'start', times: 0, instanceId: '', answered: false };
        const { instanceId } = await surely(start, '/api/instances', { process: 'purchase' });
        const task = await taskOf(instanceId);
        const complete: Sent = { commandId: randomUUID(), kind: 'complete', times: 0, instanceId, answered: false };
        await surely(complete, `/api/tasks/${task}/complete`, {
          outcome: 'submit',
          values: { goods: '打印纸', amount: 5 },
        });
      }
    }

    async function taskOf(instanceId: string): Promise<string> {
      for (;;) {
        const answer = await requester
          .get<{ tasks: { id: string }[] }>(`/api/instances/${instanceId}`)
          .catch(() => undefined);
        const task = answer?.body?.tasks?.[0]?.id;
        if (task !== undefined) return task;
        await pause(30);
      }
    }

    const streams = Array.from({ length: clients }, () => stream());
    for (let round = 0; round < kills; round += 1) {
      await pause(20 + Math.random() * 250);
      const dead = new Promise((resolve) => server?.once('exit', resolve));
      server?.kill('SIGKILL');
      await dead;
      startServer();
      await ready();
    }
    stopping = true;
    await Promise.all(streams);
    await pause(500);
    server?.kill('SIGTERM');
    await new Promise((resolve) => server?.once('exit', resolve));

    const store = await openSqliteStore({ path: join(folder, 'data/yunliu.db') });
    try {
      const starts = sent.filter((command) => command.kind === 'start');
      const ids = new Set(starts.map((command) => command.instanceId));
      expect(ids.size).toBe(starts.length);
      const keys: number[] = [];
      let events = 0;
      for (const id of ids) {
        const instance = await store.instance(id);
        const history = await store.history(id);
        events += history.length;
        keys.push(Number(instance?.businessKey?.slice(-4)));
        expect(history.map((event) => event.seq)).toEqual(history.map((_, index) => index + 1));
        const times = (type: string) => history.filter((event) => event.type === type).length;
        expect([
          times('instance.started'),
          times('task.completed'),
          instance?.visits.map((visit) => visit.state),
        ]).toEqual([1, 1, ['buying']]);
        expect(verifyBundle(await exportHistory(store, id, new Date().toISOString())).length).toBe(0);
      }
      // Gapless, and nothing was started that nobody asked for.
      expect(keys.toSorted((a, b) => a - b)).toEqual(Array.from(keys, (_, index) => index + 1));
      const resent = sent.filter((command) => command.times > 1).length;
      console.log(
        `kill -9 of the server: ${kills} kills, ${sent.length} commands acknowledged, ${resent} sent again, ${events} events, 0 lost, 0 doubled`,
      );
      expect(resent).toBeGreaterThan(0);
    } finally {
      await store.close();
    }
  },
);
