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
  /** By question, then by its arguments. */
  readonly #noted = new Map<string, Map<string, Noted>>();
  #notes = 0;
  readonly #people = new WeakMap<User, { readonly hash: string; readonly seen: User }>();
  readonly #hashes = new WeakMap<FactValue, string>();
  #sets = noSets();
  /** Hashes on all ways through the sets: what they take in memory. */
  #steps = 0;
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
    const key = args.length === 1 && typeof only === 'string' ? only : JSON.stringify(args);
    let known = this.#noted.get(question);
    if (known === undefined) this.#noted.set(question, (known = new Map()));
    let noted = known.get(key);
    // The same object is the same answer: directories replace what changes.
    if (noted === undefined || noted.answer !== answer) {
      if (noted === undefined) this.#notes += 1;
      noted = this.#note(question, args, answer, isPeople);
      known.set(key, noted);
    }
    this.#asked.add(noted.hash);
    return noted.seen;
  }

  /** The set of everything noted since `begin`, with the facts the store may still lack. */
  taken(): { readonly set: string; readonly facts: readonly Fact[] } {
    // From hash to hash, each of which V8 has looked up before: a text of all of them would be hashed every time.
    let known = this.#sets;
    for (const hash of this.#asked) {
      let next = known.next.get(hash);
      if (next === undefined) {
        known.next.set(hash, (next = noSets()));
        this.#steps += 1;
      }
      known = next;
    }
    let { set } = known;
    if (set === undefined) {
      set = this.#add({ kind: 'set', rules: DECISION_RULES, facts: [...this.#asked] });
      known.set = set;
      if (this.#steps > LIMIT) this.#forgetSets();
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
    if (this.#stored.size + this.#notes <= LIMIT) return;
    this.#stored.clear();
    this.#noted.clear();
    this.#notes = 0;
    this.#forgetSets();
  }

  #forgetSets(): void {
    this.#sets = noSets();
    this.#steps = 0;
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

/** Sets of facts by the hashes they hold, one after the other. */
interface Sets {
  readonly next: Map<string, Sets>;
  set: string | undefined;
}

function noSets(): Sets {
  return { next: new Map(), set: undefined };
}

const USER = 'directory.user';
