import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine, createLocalFileStore, timeOrderedId } from '@yunliu/engine';
import type {
  Command,
  CommandResult,
  DocumentRenderer,
  Engine,
  FormDocumentRequest,
  ServiceHandler,
} from '@yunliu/engine';
import { openSqliteStore } from '@yunliu/engine/store/sqlite';
import { SimulatedClock } from '@yunliu/engine/testing';
import { bundle, directory } from './sample-process.js';

type Input<C> = C extends unknown ? Omit<C, 'commandId' | 'actor'> & { readonly commandId?: string } : never;

/** An engine on a SQLite file of its own, with a clock to turn and a renderer that remembers what it printed. */
export class EngineWorld {
  readonly clock = new SimulatedClock('2026-09-30T01:00:00.000Z');
  readonly printed: FormDocumentRequest[] = [];
  readonly folder: string;
  handlers: { [name: string]: ServiceHandler } = { check: async () => ({ ok: true }) };
  #engine: Engine | undefined;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async open(): Promise<EngineWorld> {
    const world = new EngineWorld(await mkdtemp(join(tmpdir(), 'yunliu-engine-')));
    await world.#open();
    const report = await world.engine.publish(bundle, 'admin');
    if (report.issues.some(({ severity }) => severity === 'error'))
      throw new Error(JSON.stringify(report.issues, null, 1));
    return world;
  }

  get engine(): Engine {
    if (this.#engine === undefined) throw new Error('closed');
    return this.#engine;
  }

  async #open(): Promise<void> {
    const renderer: DocumentRenderer = {
      renderForm: async (request) => {
        this.printed.push(request);
        return new TextEncoder().encode(`PDF of ${JSON.stringify(request.values)}`);
      },
      close: async () => {},
    };
    this.#engine = createEngine({
      store: await openSqliteStore({ path: join(this.folder, 'engine.db') }),
      directory: () => directory,
      clock: this.clock,
      files: createLocalFileStore(join(this.folder, 'files')),
      renderer,
      handlers: { check: (call) => this.handlers['check']!(call) },
    });
  }

  /** Everything in memory is lost, as after a crash; the file stays. */
  async restart(options: { readonly isClosed?: boolean } = {}): Promise<void> {
    if (options.isClosed !== true) await this.engine.close();
    await this.#open();
  }

  send(by: string, command: Input<Command>): Promise<CommandResult> {
    return this.engine.execute({ commandId: timeOrderedId(), ...command, actor: { userId: by } });
  }

  async start(title?: string): Promise<string> {
    const { instanceId } = await this.send('desk-1', {
      type: 'start',
      process: 'fault',
      instanceId: timeOrderedId(),
      ...(title === undefined ? {} : { variables: { title } }),
    });
    return instanceId;
  }

  /** The one open task of an instance in `state`. */
  async task(instanceId: string, state: string): Promise<string> {
    const task = (await this.engine.instance(instanceId))?.tasks.find((open) => open.state === state);
    if (task === undefined) throw new Error(`no task in ${state}`);
    return task.id;
  }

  async complete(by: string, instanceId: string, state: string, outcome: string, values?: { [name: string]: string }) {
    const taskId = await this.task(instanceId, state);
    return this.send(by, {
      type: 'complete',
      instanceId,
      taskId,
      outcome,
      ...(values === undefined ? {} : { values }),
    });
  }

  async close(): Promise<void> {
    await this.engine.close();
    await rm(this.folder, { recursive: true });
  }
}

/** The code of the refusal. */
export async function refusalOf(work: Promise<unknown>): Promise<string | undefined> {
  return work.then(
    () => undefined,
    (error: { code?: string }) => error.code ?? 'an error without a code',
  );
}
