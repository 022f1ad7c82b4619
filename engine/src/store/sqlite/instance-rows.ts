/** What a commit needs to know of the row it replaces. */
export interface InstanceRowNote {
  readonly n: number;
  readonly revision: number;
  readonly textHash: string | null;
  readonly logN: number | null;
}

/** Instances that are worked on now; more are read again. */
const MAX_NOTES = 20_000;

/**
 * Remembers rows that were read or written lately, so that a commit need not look its row up again. The file belongs to
 * this process alone, so nobody else changes a row behind a note; what a transaction that is undone wrote is forgotten.
 */
export class InstanceRows {
  readonly #notes = new Map<string, InstanceRowNote>();

  get(id: string): InstanceRowNote | undefined {
    return this.#notes.get(id);
  }

  set(id: string, note: InstanceRowNote): void {
    if (this.#notes.size >= MAX_NOTES && !this.#notes.has(id)) this.#notes.clear();
    this.#notes.set(id, note);
  }

  clear(): void {
    this.#notes.clear();
  }
}
