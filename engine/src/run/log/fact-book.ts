import type { Json, JsonObject } from '../../definition/json.js';
import type { User } from '../../identity/directory.js';
import { contentHash } from '../../history/canonical-json.js';
import type { Fact, FactValue } from '../../store/command-log.js';
import { DECISION_RULES } from './decision-rules.js';

/** Facts remembered in memory; beyond, everything is reckoned and offered to the store once more (harmless). */
const LIMIT = 50_000;

interface Noted {
  readonly answer: unknown;
  readonly hash: string;
  /** What `decide` gets to see: nothing that is not recorded. */
  readonly seen: unknown;
}

/**
 * Turns lasting answers into facts: each kept once, whatever the number of commands it was looked at for. A usual commit
 * names facts that are stored already and adds none.
 */
export class FactBook {
  readonly #noted = new Map<string, Noted>();
  readonly #people = new WeakMap<User, { readonly hash: string; readonly seen: User }>();
  readonly #hashes = new WeakMap<FactValue, string>();
  readonly #sets = new Map<string, string>();
  /** Not known to be stored. */
  readonly #fresh = new Map<string, FactValue>();
  readonly #stored = new Set<string>();
  #asked = new Set<string>();

  begin(): void {
    this.#asked = new Set();
  }

  /** Something besides answers that was looked at; hashed once for each object, so hand in the same one. */
  note(value: FactValue): void {
    let hash = this.#hashes.get(value);
    if (hash === undefined || !(this.#stored.has(hash) || this.#fresh.has(hash))) {
      hash = this.#add(value);
      this.#hashes.set(value, hash);
    }
    this.#asked.add(hash);
  }

  /** Notes an answer; gives what `decide` may see of it. */
  answered(question: string, args: readonly Json[], answer: unknown, isPeople: boolean): unknown {
    const [only] = args;
    const plain = args.length === 1 && typeof only === 'string' ? only : JSON.stringify(args);
    const key = `${question}\0${plain}`;
    let noted = this.#noted.get(key);
    // The same object is the same answer: directories replace what changes.
    if (noted === undefined || noted.answer !== answer) {
      noted = this.#note(question, args, answer, isPeople);
      this.#noted.set(key, noted);
    }
    this.#asked.add(noted.hash);
    return noted.seen;
  }

  /** The set of everything noted since `begin`, with the facts the store may still lack. */
  taken(): { readonly set: string; readonly facts: readonly Fact[] } {
    const asked = [...this.#asked];
    const key = asked.join('');
    let set = this.#sets.get(key);
    if (set === undefined) {
      set = this.#add({ kind: 'set', rules: DECISION_RULES, facts: asked });
      if (this.#sets.size >= LIMIT) this.#sets.clear();
      this.#sets.set(key, set);
    }
    if (this.#fresh.size === 0) return { set, facts: [] };
    const facts: Fact[] = [];
    const need = (hash: string): void => {
      const value = this.#fresh.get(hash);
      if (value === undefined) return;
      if (value.kind === 'list') value.items.forEach(need);
      if (value.kind === 'set') value.facts.forEach(need);
      facts.push({ hash, value });
    };
    need(set);
    return { set, facts };
  }

  /** A commit that carried them is durable. */
  areStored(facts: readonly Fact[]): void {
    for (const { hash } of facts) {
      this.#fresh.delete(hash);
      this.#stored.add(hash);
    }
    if (this.#stored.size + this.#noted.size <= LIMIT) return;
    this.#stored.clear();
    this.#sets.clear();
    this.#noted.clear();
  }

  #note(question: string, args: readonly Json[], answer: unknown, isPeople: boolean): Noted {
    if (answer === undefined) return { answer, hash: this.#add({ kind: 'answer', question, args }), seen: undefined };
    if (isPeople) {
      const people = (answer as readonly User[]).map((user) => this.#person(user));
      const hash = this.#add({ kind: 'list', question, args, items: people.map((person) => person.hash) });
      return { answer, hash, seen: Object.freeze(people.map((person) => person.seen)) };
    }
    if (question === USER) return { answer, ...this.#person(answer as User) };
    return { answer, hash: this.#add({ kind: 'answer', question, args, answer: answer as Json }), seen: answer };
  }

  /** Without ways to reach the person: no decision needs them, and a log is kept for years. */
  #person(user: User): { readonly hash: string; readonly seen: User } {
    const known = this.#people.get(user);
    if (known !== undefined && (this.#stored.has(known.hash) || this.#fresh.has(known.hash))) return known;
    const { phone: _phone, email: _email, ...rest } = user;
    const seen: User = Object.freeze(rest);
    const hash = this.#add({ kind: 'answer', question: USER, args: [user.id], answer: seen as unknown as JsonObject });
    const person = { hash, seen };
    this.#people.set(user, person);
    return person;
  }

  #add(value: FactValue): string {
    const hash = contentHash(value);
    if (!this.#stored.has(hash)) this.#fresh.set(hash, value);
    return hash;
  }
}

const USER = 'directory.user';
