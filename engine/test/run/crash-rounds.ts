import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { createEngine } from '@yunliu/engine';
import type { Command } from '@yunliu/engine';
import { openSqliteStore } from '@yunliu/engine/store/sqlite';
import { bundle, directory } from './sample-process.js';

const here = dirname(fileURLToPath(import.meta.url));

/** Bundles the worker, so that plain Node can run it. */
export async function buildWorker(): Promise<string> {
  const outDir = join(here, '../../../node_modules/.cache/yunliu-crash-test');
  await build({
    configFile: false,
    logLevel: 'error',
    root: here,
    resolve: { conditions: ['yunliu-source'] },
    ssr: { noExternal: [/^@yunliu\//], resolve: { conditions: ['yunliu-source'] } },
    build: {
      ssr: join(here, 'crash-worker.ts'),
      outDir,
      emptyOutDir: true,
      minify: false,
      rollupOptions: { output: { entryFileNames: 'crash-worker.mjs' } },
    },
  });
  return join(outDir, 'crash-worker.mjs');
}

/** At a random moment after the worker began to work, or by its own hand at a crash point. */
export type Death = { readonly afterMs: number } | { readonly at: string; readonly pass: number };

/** What the workers were asked and promised over all rounds. */
export class CrashRounds {
  readonly folder: string;
  readonly #worker: string;
  /** Answered commands: command id -> instance id. */
  readonly acknowledged = new Map<string, string>();
  /** Sent, not answered. */
  readonly pending = new Map<string, Command>();
  kills = 0;
  resent = 0;

  private constructor(worker: string, folder: string) {
    this.#worker = worker;
    this.folder = folder;
  }

  static async open(worker: string): Promise<CrashRounds> {
    const rounds = new CrashRounds(worker, await mkdtemp(join(tmpdir(), 'yunliu-crash-')));
    const engine = rounds.#engineOn(await openSqliteStore({ path: rounds.database }));
    const report = await engine.publish(bundle, 'admin');
    if (report.published.length === 0) throw new Error(JSON.stringify(report.issues));
    await engine.close();
    return rounds;
  }

  get database(): string {
    return join(this.folder, 'engine.db');
  }

  #engineOn(store: Awaited<ReturnType<typeof openSqliteStore>>) {
    return createEngine({ store, directory: () => directory, handlers: { check: async () => ({ ok: true }) } });
  }

  /** One life of the worker; throws when it ended in any other way. */
  async round(death: Death): Promise<void> {
    const pendingFile = join(this.folder, 'pending');
    await writeFile(pendingFile, [...this.pending.values()].map((command) => JSON.stringify(command)).join('\n'));
    this.resent += this.pending.size;
    const crash = 'at' in death ? [death.at, String(death.pass)] : [];
    const child = spawn(process.execPath, [this.#worker, this.folder, pendingFile, ...crash], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let rest = '';
    let errors = '';
    let killer: NodeJS.Timeout | undefined;
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (line === 'ready')
          killer = setTimeout(() => child.kill('SIGKILL'), 'afterMs' in death ? death.afterMs : 5000);
        else if (line.startsWith('error')) errors += line;
        else this.#hear(line);
      }
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    const signal = await new Promise<string | null>((resolve) => child.on('close', (_code, by) => resolve(by)));
    clearTimeout(killer);
    if (errors !== '') throw new Error(errors.slice(0, 1000));
    if (signal !== 'SIGKILL') throw new Error(`The worker ended by itself (${String(signal)}).`);
    this.kills++;
  }

  #hear(line: string): void {
    if (line.startsWith('intent ')) {
      const command = JSON.parse(line.slice('intent '.length)) as Command;
      this.pending.set(command.commandId, command);
      return;
    }
    const [, commandId = '', instanceId = ''] = line.split(' ');
    this.pending.delete(commandId);
    this.acknowledged.set(commandId, instanceId);
  }

  async dispose(): Promise<void> {
    await rm(this.folder, { recursive: true });
  }
}
