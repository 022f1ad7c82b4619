import type { SerialTaken } from '../decide/decision.js';
import type { Store } from '../store/store.js';

interface Counter {
  next: number;
}

/** Numbers handed out but not yet confirmed by the store. */
export type SerialsInFlight = readonly { readonly scope: string; readonly counter: Counter }[];

/** Scopes end with their period (a day, a month); old ones are simply asked again. */
const MAX_SCOPES = 1000;

/**
 * Next numbers of the serial scopes, counted ahead of the store: commands that start together get 5, 6, 7 and share one
 * write. Numbers are taken and their commit queued in one synchronous step, so the store sees them in order. When a
 * commit fails, its number stays free: the counter is dropped, those queued behind it are refused by the store
 * (`serial-taken`) and decided again, and no gap is left.
 */
export class SerialCounters {
  readonly #store: Store;
  readonly #counters = new Map<string, Counter>();
  readonly #loading = new Map<string, Promise<void>>();

  constructor(store: Store) {
    this.#store = store;
  }

  /** The next number of a scope, if known. */
  next(scope: string): number | undefined {
    return this.#counters.get(scope)?.next;
  }

  /** Asks the store for a scope not known yet. */
  load(scope: string): Promise<void> {
    let loading = this.#loading.get(scope);
    if (loading === undefined) {
      loading = this.#load(scope).finally(() => this.#loading.delete(scope));
      this.#loading.set(scope, loading);
    }
    return loading;
  }

  async #load(scope: string): Promise<void> {
    const last = await this.#store.lastSerial(scope);
    if (this.#counters.size >= MAX_SCOPES) this.#counters.clear();
    if (!this.#counters.has(scope)) this.#counters.set(scope, { next: last + 1 });
  }

  /** Counts the numbers as used; call it right before the commit is handed to the store. */
  take(serials: readonly SerialTaken[]): SerialsInFlight {
    return serials.map(({ scope, number }) => {
      const counter = this.#counters.get(scope) ?? { next: number };
      counter.next = number + 1;
      return { scope, counter };
    });
  }

  /** The commit was not written: forget the counters it used, unless somebody already has. */
  giveBack(taken: SerialsInFlight): void {
    for (const { scope, counter } of taken) {
      if (this.#counters.get(scope) === counter) this.#counters.delete(scope);
    }
  }
}
