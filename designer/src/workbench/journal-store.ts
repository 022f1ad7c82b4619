import type { JournalEntry } from './journal.js';

/** The part of the browser's storage that is used. */
export interface KeyValueStore {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** Own changes that were not stored when the page ended. */
export interface KeptJournal {
  /** The tab that wrote it. */
  readonly tab: string;
  /** Revision of the draft the changes were made on. */
  readonly revision: number;
  /** The files as JSON that they were made on; a merge has to know what the other has changed. */
  readonly base: string;
  readonly at: string;
  readonly entries: readonly JournalEntry[];
}

const PREFIX = 'yunliu.design.';

/** Journals of one draft, one for each tab, so that two tabs do not write over each other. */
export class JournalStore {
  readonly #store: KeyValueStore;
  readonly #prefix: string;

  constructor(store: KeyValueStore, draft: string) {
    this.#store = store;
    this.#prefix = `${PREFIX}${draft}.`;
  }

  /** False when the browser has no room: the page then warns before it is left. */
  keep(journal: KeptJournal): boolean {
    try {
      if (journal.entries.length === 0) this.#store.removeItem(this.#prefix + journal.tab);
      else this.#store.setItem(this.#prefix + journal.tab, JSON.stringify(journal));
      return true;
    } catch {
      return false;
    }
  }

  forget(tab: string): void {
    try {
      this.#store.removeItem(this.#prefix + tab);
    } catch {
      // storage may be forbidden altogether; then there is nothing to forget
    }
  }

  /** What tabs that are gone have left behind, newest first. */
  left(openTabs: ReadonlySet<string>): readonly KeptJournal[] {
    try {
      const keys = Array.from({ length: this.#store.length }, (_, index) => this.#store.key(index) ?? '');
      return keys
        .filter((key) => key.startsWith(this.#prefix) && !openTabs.has(key.slice(this.#prefix.length)))
        .flatMap((key) => readJournal(this.#store.getItem(key)) ?? [])
        .toSorted((one, other) => (one.at < other.at ? 1 : -1));
    } catch {
      return [];
    }
  }
}

function readJournal(text: string | null): KeptJournal | undefined {
  try {
    const value = JSON.parse(text ?? 'null') as Partial<KeptJournal> | null;
    const isWhole =
      value !== null &&
      typeof value.tab === 'string' &&
      typeof value.revision === 'number' &&
      typeof value.base === 'string' &&
      typeof value.at === 'string' &&
      Array.isArray(value.entries) &&
      value.entries.length > 0;
    return isWhole ? (value as KeptJournal) : undefined;
  } catch {
    return undefined;
  }
}

/** What the browser keeps for the page; `undefined` where that is forbidden. */
export function browserStore(): KeyValueStore | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
