import { systemActor } from '../identity/actor.js';
import type { Timer } from '../instance/instance.js';
import { crashPoint } from '../store/crash-points.js';
import { errorText } from './error-text.js';
import type { Execute, Shell } from './shell.js';
import { WakeUp } from './wake-up.js';

const BATCH = 100;

/**
 * Fires timers whose time has come. A firing is a command like any other; its id is made of the timer's, so firing twice
 * does nothing twice.
 */
export class TimerSweep {
  readonly #shell: Shell;
  readonly #execute: Execute;
  readonly #wakeUp: WakeUp;

  constructor(shell: Shell, execute: Execute) {
    this.#shell = shell;
    this.#execute = execute;
    this.#wakeUp = new WakeUp(shell.clock, shell.logger, () => this.#sweep());
  }

  start(): void {
    this.#wakeUp.start();
  }

  /** Timers have changed. */
  kick(): void {
    this.#wakeUp.kick();
  }

  stop(): Promise<void> {
    return this.#wakeUp.stop();
  }

  /** Fires everything due now, once; gives how many were fired. `skip` holds timers that failed in this run. */
  async fireDue(skip: Set<string>): Promise<number> {
    let fired = 0;
    for (;;) {
      const now = this.#shell.clock.now();
      const due = await this.#shell.store.dueTimers(now, BATCH + skip.size);
      const fresh = due.filter((timer) => !skip.has(keyOf(timer)));
      for (const timer of fresh) {
        if (await this.#fire(timer)) fired++;
        skip.add(keyOf(timer));
      }
      if (fresh.length === 0) return fired;
    }
  }

  async #sweep(): Promise<string | undefined> {
    await this.fireDue(new Set());
    return this.#shell.store.nextTimerDueAt();
  }

  async #fire(timer: Timer): Promise<boolean> {
    crashPoint('timer/before-fire');
    try {
      await this.#execute({
        type: 'fire-timer',
        commandId: keyOf(timer),
        actor: systemActor,
        instanceId: timer.instanceId,
        timerId: timer.id,
      });
      crashPoint('timer/after-fire');
      return true;
    } catch (error) {
      // The next sweep tries again; the timer stays due and visible.
      this.#shell.logger.error(
        { timer: timer.id, instance: timer.instanceId, error: errorText(error) },
        'timer not fired',
      );
      return false;
    }
  }
}

/** A repeating timer may keep its id from one firing to the next; the due time tells them apart. */
function keyOf(timer: Timer): string {
  return `timer:${timer.id}:${timer.dueAt}`;
}
