import { rememberStyle } from './text-style.js';

/**
 * Value of a JSON text that is known to be sound; remembers for every object and array how it was written, so that
 * `writeJson` gives the same text again.
 */
export function readJson(text: string): unknown {
  return new StyledReader(text).read();
}

/** Reads what `JSON.parse` accepts, nothing else: the caller has checked the text. */
class StyledReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): unknown {
    // Throws the familiar message for what is no JSON, so that the scan below can be simple.
    JSON.parse(this.#text);
    return this.#value();
  }

  #value(): unknown {
    this.#space();
    const sign = this.#text[this.#at];
    if (sign === '{') return this.#object();
    if (sign === '[') return this.#array();
    return JSON.parse(this.#scalar());
  }

  #object(): object {
    const start = this.#at++;
    const expanded = this.#space();
    const entries: [string, unknown][] = [];
    const raw = new Map<string, { value: unknown; text: string }>();
    while (this.#text[this.#at] !== '}') {
      const key = JSON.parse(this.#scalar()) as string;
      this.#space();
      this.#at++;
      entries.push([key, this.#member(key, raw)]);
      this.#space();
      if (this.#text[this.#at] === ',') this.#at++;
      this.#space();
    }
    this.#at++;
    const node = Object.fromEntries(entries);
    const keys = entries.map(([key]) => key);
    const moved = Object.keys(node).join('\n') !== keys.join('\n') && new Set(keys).size === keys.length;
    rememberStyle(node, {
      expanded,
      ...(raw.size > 0 ? { raw } : {}),
      ...(moved ? { keys } : {}),
      source: this.#source(start),
    });
    return node;
  }

  #array(): unknown[] {
    const start = this.#at++;
    this.#space();
    const node: unknown[] = [];
    const raw = new Map<string, { value: unknown; text: string }>();
    while (this.#text[this.#at] !== ']') {
      node.push(this.#member(String(node.length), raw));
      this.#space();
      if (this.#text[this.#at] === ',') this.#at++;
      this.#space();
    }
    this.#at++;
    rememberStyle(node, { ...(raw.size > 0 ? { raw } : {}), source: this.#source(start) });
    return node;
  }

  #member(key: string, raw: Map<string, { value: unknown; text: string }>): unknown {
    this.#space();
    const from = this.#at;
    const value = this.#value();
    if (typeof value !== 'object' || value === null) {
      const text = this.#text.slice(from, this.#at);
      if (text !== JSON.stringify(value)) raw.set(key, { value, text });
    }
    return value;
  }

  #source(start: number): { text: string; indent: number } {
    const line = this.#text.lastIndexOf('\n', start) + 1;
    const indent = /^[ \t]*/.exec(this.#text.slice(line, start))?.[0].length ?? 0;
    return { text: this.#text.slice(start, this.#at), indent };
  }

  #scalar(): string {
    const start = this.#at;
    if (this.#text[start] === '"') {
      this.#at++;
      while (this.#text[this.#at] !== '"') this.#at += this.#text[this.#at] === '\\' ? 2 : 1;
      this.#at++;
    } else while (this.#at < this.#text.length && /[-+.\w]/.test(this.#text[this.#at] ?? '')) this.#at++;
    return this.#text.slice(start, this.#at);
  }

  /** Skips white space; was there a line end in it? */
  #space(): boolean {
    const start = this.#at;
    while (/[ \t\r\n]/.test(this.#text[this.#at] ?? '')) this.#at++;
    return this.#text.slice(start, this.#at).includes('\n');
  }
}
