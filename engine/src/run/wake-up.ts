import type { Instant } from '../definition/instant.js';
import { errorText } from './error-text.js';
import type { Clock } from './ports/clock.js';
import type { Logger } from './ports/logger.js';

/** Longest sleep, in milliseconds: clocks jump and other nodes write too. */
const MAX_SLEEP_MS = 30_000;
/** Pause after a failed round or when what is due could not be done, in milliseconds. */
const RETRY_MS = 1000;

/** Runs `round` when kicked and at the instant the last round named; never two rounds at once. */
export class WakeUp {
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #round: () => Promise<Instant | undefined>;
  #isStarted = false;
  #isKicked = false;
  #isRunning = false;
  #rounds: Promise<void> | undefined;
  #timeout: NodeJS.Timeout | undefined;

  /** `round` gives the instant of the next duty, `undefined` = none known. */
  constructor(clock: Clock, logger: Logger, round: () => Promise<Instant | undefined>) {
    this.#clock = clock;
    this.#logger = logger;
    this.#round = round;
  }

  start(): void {
    if (this.#isStarted) return;
    this.#isStarted = true;
    this.kick();
  }

  kick(): void {
    if (!this.#isStarted) return;
    this.#isKicked = true;
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#rounds = this.#run();
  }

  /** Waits for the round under way. */
  async stop(): Promise<void> {
    this.#isStarted = false;
    clearTimeout(this.#timeout);
    await this.#rounds;
  }

  async #run(): Promise<void> {
    clearTimeout(this.#timeout);
    let sleepMs = MAX_SLEEP_MS;
    while (this.#isKicked && this.#isStarted) {
      this.#isKicked = false;
      try {
        sleepMs = this.#sleepUntil(await this.#round());
      } catch (error) {
        this.#logger.error({ error: errorText(error) }, 'worker round failed');
        sleepMs = RETRY_MS;
      }
    }
    // In one step with the last look at the kick, so that none can fall between.
    this.#isRunning = false;
    if (this.#isStarted) this.#timeout = setTimeout(() => this.kick(), sleepMs);
  }

  #sleepUntil(next: Instant | undefined): number {
    if (next === undefined) return MAX_SLEEP_MS;
    const ms = Date.parse(next) - Date.parse(this.#clock.now());
    // Already due although the round did what it could: it failed, so do not spin.
    return ms <= 0 ? RETRY_MS : Math.min(ms, MAX_SLEEP_MS);
  }
}
