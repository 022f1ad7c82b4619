import { createEngine } from '@yunliu/engine';
import type { Command, CommandResult, Engine, ProcessInstance, Store } from '@yunliu/engine';
import { openSqliteStore } from '@yunliu/engine/store/sqlite';
import { createCalendars } from '@yunliu/engine/service-time';
import { folder } from '../agreements/shipped-agreements.js';
import { stageBundle, stageDirectory } from './stage-processes.js';

const T0 = Date.parse('2026-09-28T01:00:00.000Z');
const calendars = createCalendars(folder.calendars);

/** A command as the tables say it: what `said` adds is chosen by the stage. */
export type Said = { readonly type: Command['type']; readonly by: string } & { readonly [key: string]: unknown };

/** How a command ended: its result, or the code it was refused with. */
export type Ending = CommandResult | string;

export interface StageOptions {
  readonly path?: string;
  /** Ids of this life of the process do not meet those of another. */
  readonly life?: number;
  readonly isPublished?: boolean;
  readonly minutes?: number;
  /** Keys of the effects that reached the world, in order. */
  readonly effects?: string[];
}

/**
 * Two engines on one SQLite store, as two nodes. The second one's commit can be held back until the first has written,
 * so that it is decided on what is no longer true: the conflict that a race is made of.
 */
export class Stage {
  readonly store: Store;
  readonly first: Engine;
  readonly second: Engine;
  /** Commits of the second engine, refused ones included. */
  commits = 0;
  #minutes = 0;
  #ids = 0;
  #before: (() => Promise<unknown>) | undefined;

  private constructor(store: Store, { life = 1, minutes = 0, effects = [] }: StageOptions) {
    this.store = store;
    this.#minutes = minutes;
    const common = {
      directory: () => stageDirectory,
      clock: { now: () => this.now },
      newId: (kind: string) => `${kind}~${life}-${++this.#ids}~`,
      calendars,
      handlers: {
        run: async ({ key }: { readonly key: string }) => {
          effects.push(`run ${key}`);
          return { text: '好' };
        },
      },
      notifier: {
        notify: async ({ key }: { readonly key: string }) => void effects.push(`notice ${key}`),
      },
    };
    this.first = createEngine({ store, ...common });
    this.second = createEngine({ store: this.#delaying(store), ...common });
  }

  static async open(options: StageOptions = {}): Promise<Stage> {
    const stage = new Stage(await openSqliteStore({ path: options.path ?? ':memory:' }), options);
    if (options.isPublished === true) return stage;
    const report = await stage.first.publish(stageBundle, 'admin');
    const errors = report.issues.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) throw new Error(JSON.stringify(errors, undefined, 1));
    const a03 = folder.agreements.find(({ key }) => key === 'a03-one-year-service')!;
    const a04 = folder.agreements.find(({ key }) => key === 'a04-dongcheng-bid')!;
    await stage.first.agreements.publish([a03, a04], 'admin');
    await stage.first.agreements.putSystem({
      key: 'erp',
      title: 'ERP',
      customer: '集团',
      agreement: { key: a03.key, version: a03.version },
      validFrom: '2026-01-01T00:00:00.000Z',
    });
    await stage.second.agreements.list();
    return stage;
  }

  #delaying(store: Store): Store {
    return new Proxy(store, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        if (name !== 'commitInstance') return member.bind(target) as unknown;
        return async (...args: Parameters<Store['commitInstance']>) => {
          this.commits += 1;
          const before = this.#before;
          this.#before = undefined;
          await before?.();
          return target.commitInstance(...args);
        };
      },
    });
  }

  get now(): string {
    return new Date(T0 + this.#minutes * 60_000).toISOString();
  }

  /** Minutes since the start of every story. */
  set minutes(minutes: number) {
    this.#minutes = minutes;
  }

  newId(kind: string): string {
    return `${kind}~0-${++this.#ids}~`;
  }

  /** Makes a command of what is said about an instance. */
  command(instanceId: string, { by, ...rest }: Said): Command {
    const actor = /^(system$|worker:)/.test(by) ? { userId: by, system: true } : { userId: by };
    return { commandId: this.newId('command'), actor, instanceId, ...rest } as unknown as Command;
  }

  async start(process: string, variables: object = {}): Promise<string> {
    this.minutes = 0;
    const { instanceId } = await this.first.execute(
      this.command(this.newId('instance'), {
        type: 'start',
        by: 'system',
        process,
        version: 1,
        variables,
        onBehalfOf: 'desk-1',
      }),
    );
    return instanceId;
  }

  async say(instanceId: string, said: Said): Promise<void> {
    await this.first.execute(this.command(instanceId, said));
  }

  async instance(id: string): Promise<ProcessInstance> {
    const instance = await this.store.instance(id);
    if (instance === undefined) throw new Error(`no instance ${id}`);
    return instance;
  }

  /** `later` is decided before `earlier` is written, and comes to the store after it. */
  async collide(earlier: Command, later: Command): Promise<readonly [earlier: Ending, later: Ending]> {
    let first: Ending | undefined;
    this.commits = 0;
    this.#before = async () => {
      first = await ending(this.first.execute(earlier));
    };
    const second = await ending(this.second.execute(later));
    this.#before = undefined;
    if (first === undefined) throw new Error(`${later.type} came to no commit: ${JSON.stringify(second)}`);
    return [first, second];
  }

  async close(): Promise<void> {
    await this.first.close();
  }
}

/** Refusals must be typed; anything else fails the test. */
export async function ending(work: Promise<CommandResult>): Promise<Ending> {
  try {
    return await work;
  } catch (error) {
    const { code } = error as { readonly code?: unknown };
    if (typeof code === 'string' && /^[a-z]+(-[a-z]+)*\/[a-z]+(-[a-z]+)*$/.test(code)) return code;
    throw error;
  }
}

export function codeOf(given: Ending): string {
  return typeof given === 'string' ? given : 'ok';
}

/** The same text for the same content, whatever ids were drawn; hashes of events follow from what stands here. */
export function normalised(value: unknown): string {
  const names = new Map<string, string>();
  const text = JSON.stringify(value, (key, each: unknown) =>
    key === 'hash' || key === 'historyHash' || key === 'previousHash' ? undefined : each,
  );
  return text.replace(/(\w+)~\d+-\d+~|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id, kind: string = 'id') => {
    if (!names.has(id)) names.set(id, `${kind}#${names.size}`);
    return names.get(id)!;
  });
}
