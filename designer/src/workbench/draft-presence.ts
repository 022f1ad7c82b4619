import type { Presence, PresenceIntent, WorkbenchHost } from './workbench-host.js';

/** Tells the server again and again that this window is here. A beat that fails changes nothing; the next one may not. */
export class DraftPresence {
  #current: Presence | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;
  readonly #host: WorkbenchHost;
  readonly #changed: (now: Presence, before: Presence | undefined) => void;

  constructor(host: WorkbenchHost, changed: (now: Presence, before: Presence | undefined) => void) {
    this.#host = host;
    this.#changed = changed;
  }

  get current(): Presence | undefined {
    return this.#current;
  }

  /** `edit` and `look` are beaten on; the first answer is waited for. */
  async say(intent: Exclude<PresenceIntent, 'leave'>): Promise<void> {
    if (this.#host.present === undefined || this.#isClosed) return;
    clearTimeout(this.#timer);
    let pause = 10_000;
    try {
      const now = await this.#host.present(intent);
      const before = this.#current;
      this.#current = now;
      pause = now.beatMs * 0.6;
      if (!this.#isClosed) this.#changed(now, before);
    } finally {
      // Who holds it goes on holding it; who does not only looks, until they ask for it.
      const next = this.#current?.holds === true ? 'edit' : 'look';
      if (!this.#isClosed) this.#timer = setTimeout(() => void this.say(next).catch(() => undefined), pause);
    }
  }

  /** The page is shown again after it was left. */
  return(): void {
    if (!this.#isClosed) return;
    this.#isClosed = false;
    void this.say(this.#current?.holds === true ? 'edit' : 'look').catch(() => undefined);
  }

  leave(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    void this.#host.present?.('leave').catch(() => undefined);
  }
}
