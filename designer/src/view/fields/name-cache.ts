import type { DirectoryNames } from '@yunliu/engine/forms';
import type { DirectoryEntry, PeopleSource } from '../ports.js';

/** Names behind ids for fields that are shown. Asks the host once per id and calls back when names have come. */
export class NameCache implements DirectoryNames {
  readonly #users = new Map<string, string>();
  readonly #departments = new Map<string, string>();
  readonly #roles = new Map<string, string>();
  readonly #systems = new Map<string, string>();
  readonly #asked = new Set<string>();
  readonly #source: PeopleSource | undefined;
  readonly #arrived: () => void;

  constructor(source: PeopleSource | undefined, arrived: () => void) {
    this.#source = source;
    this.#arrived = arrived;
  }

  userName(id: string): string | undefined {
    this.#ask(`user:${id}`, this.#users, () => this.#source?.users([id]));
    return this.#users.get(id);
  }

  departmentName(id: string): string | undefined {
    this.#ask(`department:${id}`, this.#departments, () => this.#source?.departments([id]));
    return this.#departments.get(id);
  }

  roleName(key: string): string | undefined {
    this.#ask(`role:${key}`, this.#roles, () => this.#source?.roles?.([key]));
    return this.#roles.get(key);
  }

  systemTitle(key: string): string | undefined {
    this.#ask(`system:${key}`, this.#systems, () => this.#source?.systems?.([key]));
    return this.#systems.get(key);
  }

  #ask(key: string, names: Map<string, string>, load: () => Promise<readonly DirectoryEntry[]> | undefined): void {
    if (this.#asked.has(key)) return;
    this.#asked.add(key);
    void this.#take(key, names, load);
  }

  async #take(
    key: string,
    names: Map<string, string>,
    load: () => Promise<readonly DirectoryEntry[]> | undefined,
  ): Promise<void> {
    try {
      const entries = (await load()) ?? [];
      for (const entry of entries) names.set(entry.id, entry.name);
      if (entries.length > 0) this.#arrived();
    } catch {
      // A directory that does not answer leaves the ids readable; the next drawing asks again.
      this.#asked.delete(key);
    }
  }
}
