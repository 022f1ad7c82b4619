import type { Instant } from '../../definition/instant.js';
import type { ProcessInstance, Wait } from '../../instance/instance.js';
import { errorText } from '../error-text.js';
import type { Execute, Shell } from '../shell.js';
import { WakeUp } from '../wake-up.js';
import { tellAll } from './broadcast.js';
import { deliverMessage } from './deliver-message.js';

const BATCH = 100;
/** How often everything that is kept is looked through, in milliseconds: only a dead worker leaves anything behind. */
const SWEEP_MS = 30_000;

/**
 * Gives kept messages to instances that begin to wait, and finishes what a worker that died has begun. A commit names
 * what its instance newly waits for, so that only those messages are looked for.
 */
export class MessageWorker {
  readonly #shell: Shell;
  readonly #execute: Execute;
  readonly #wakeUp: WakeUp;
  #noticed: { readonly name: string; readonly key: string }[] = [];
  #sweptAt = -Infinity;

  constructor(shell: Shell, execute: Execute) {
    this.#shell = shell;
    this.#execute = execute;
    this.#wakeUp = new WakeUp(shell.clock, shell.logger, () => this.#round());
  }

  start(): void {
    this.#wakeUp.start();
  }

  stop(): Promise<void> {
    return this.#wakeUp.stop();
  }

  /** An instance was committed that waits for something else than before. */
  notice(previous: ProcessInstance | undefined, instance: ProcessInstance): void {
    const before = new Set(previous?.waits?.map(waitId));
    for (const wait of instance.waits ?? []) {
      if (wait.kind !== 'message' || before.has(waitId(wait))) continue;
      const keys = wait.key === undefined ? [instance.id, instance.businessKey] : [wait.key];
      for (const key of keys) if (key !== undefined) this.#noticed.push({ name: wait.name, key });
    }
    if (this.#noticed.length > 0) this.#wakeUp.kick();
  }

  /** Does what there is to do now; gives how many messages were given to somebody. `skip` holds what failed in this run. */
  async runDue(skip: Set<string>, sweeps = true): Promise<number> {
    let given = 0;
    const { store, clock } = this.#shell;
    const noticed = this.#noticed;
    this.#noticed = [];
    for (const { name, key } of noticed) {
      const [oldest] = await store.openMessages(name, key, clock.now(), 1);
      if (oldest !== undefined && (await this.#give(oldest.id, skip))) given += 1;
    }
    if (!sweeps) return given;
    const unheard = await store.forgetMessages(clock.now());
    if (unheard > 0) this.#shell.logger.warn({ count: unheard }, 'kept messages expired unheard');
    for (const { id } of await store.unfinishedMessages(clock.now(), BATCH + skip.size))
      if (await this.#give(id, skip)) given += 1;
    return given;
  }

  async #round(): Promise<Instant | undefined> {
    const { clock } = this.#shell;
    const now = performance.now();
    const sweeps = now - this.#sweptAt >= SWEEP_MS;
    if (sweeps) this.#sweptAt = now;
    await this.runDue(new Set(), sweeps);
    return new Date(Date.parse(clock.now()) + SWEEP_MS).toISOString();
  }

  async #give(id: string, skip: Set<string>): Promise<boolean> {
    if (skip.has(id)) return false;
    const message = await this.#shell.store.message(id);
    if (message?.status !== 'open') return false;
    skip.add(id);
    try {
      const after =
        message.kind === 'signal'
          ? await tellAll(this.#shell, this.#execute, message)
          : await deliverMessage(this.#shell, this.#execute, message);
      return after.status === 'done';
    } catch (error) {
      // It stays open; the next sweep tries again.
      this.#shell.logger.error({ message: id, error: errorText(error) }, 'message not delivered');
      return false;
    }
  }
}

function waitId({ name, key, since }: Wait): string {
  return JSON.stringify([name, key, since]);
}
