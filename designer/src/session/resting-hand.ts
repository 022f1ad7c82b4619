/** Rest of the hand after which work begins that nobody waits for. */
const AFTER_MS = 120;
/** A page that never comes to rest does it all the same. */
const AT_LAST_MS = 1000;

/** Work for when the hand rests and the page has nothing else to do; the next change puts it off. */
export class RestingHand {
  readonly #work: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #idle: number | undefined;

  constructor(work: () => void) {
    this.#work = work;
  }

  /** Begins to wait unless it does. */
  wait(): void {
    if (this.#timer === undefined && this.#idle === undefined) this.restart();
  }

  restart(): void {
    this.stop();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      // Neither on a server nor in every browser is there a word for idle.
      if (!('requestIdleCallback' in globalThis)) return this.#work();
      this.#idle = requestIdleCallback(
        () => {
          this.#idle = undefined;
          this.#work();
        },
        { timeout: AT_LAST_MS },
      );
    }, AFTER_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
    if (this.#idle !== undefined) cancelIdleCallback(this.#idle);
    this.#timer = this.#idle = undefined;
  }
}
