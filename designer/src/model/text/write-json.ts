import { textColumns } from './text-columns.js';
import { styleOf } from './text-style.js';

export interface WriteOptions {
  /** Widest line; default 120. */
  readonly width?: number;
  /** Lay everything out anew instead of keeping the text of what did not change. */
  readonly fresh?: boolean;
}

const STEP = 2;

/**
 * JSON text the way the repository's formatter writes it: two blanks, objects open as they were (new ones open), lists on
 * one line when they fit. What did not change keeps its very text.
 */
export function writeJson(value: unknown, { width = 120, fresh = false }: WriteOptions = {}): string {
  return new Writer(width, fresh).node(value, undefined, 0, 0, 0) + '\n';
}

class Writer {
  readonly #width: number;
  readonly #fresh: boolean;

  constructor(width: number, fresh: boolean) {
    this.#width = width;
    this.#fresh = fresh;
  }

  /** `column`: where the value begins. `after`: columns of what follows it on its line (a comma). */
  node(value: unknown, raw: string | undefined, indent: number, column: number, after: number): string {
    if (typeof value !== 'object' || value === null) return raw ?? JSON.stringify(value) ?? 'null';
    const source = this.#fresh ? undefined : styleOf(value)?.source;
    if (source !== undefined && source.indent === indent) return source.text;
    if (!this.#open(value)) {
      const flat = this.#flat(value);
      if (column + textColumns(flat) + after <= this.#width) return flat;
    }
    const members = this.#members(value);
    if (Array.isArray(value) && value.length > 1 && value.every((item) => typeof item === 'number'))
      return this.#fill(members, indent);
    const inner = indent + STEP;
    const pad = ' '.repeat(inner);
    const lines = members.map(({ key, value: member, text }, index) => {
      const head = key === undefined ? '' : `${JSON.stringify(key)}: `;
      const comma = index < members.length - 1 ? ',' : '';
      return pad + head + this.node(member, text, inner, inner + textColumns(head), comma.length) + comma;
    });
    const [from, to] = Array.isArray(value) ? '[]' : '{}';
    return `${from}\n${lines.join('\n')}\n${' '.repeat(indent)}${to}`;
  }

  /** Must it be written over several lines, whatever its length? */
  #open(value: unknown): boolean {
    if (typeof value !== 'object' || value === null) return false;
    if (Array.isArray(value)) return hasManyAlike(value) || value.some((item) => this.#open(item));
    const members = Object.values(value);
    if (members.length === 0) return false;
    return styleOf(value)?.expanded !== false || members.some((member) => this.#open(member));
  }

  #flat(value: unknown, raw?: string): string {
    if (typeof value !== 'object' || value === null) return raw ?? JSON.stringify(value) ?? 'null';
    const members = this.#members(value).map(
      ({ key, value: member, text }) =>
        (key === undefined ? '' : `${JSON.stringify(key)}: `) + this.#flat(member, text),
    );
    if (Array.isArray(value)) return `[${members.join(', ')}]`;
    return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
  }

  /** Numbers stand many to a line. */
  #fill(members: readonly Member[], indent: number): string {
    const pad = ' '.repeat(indent + STEP);
    const lines: string[] = [];
    let line = '';
    for (const [index, { value, text }] of members.entries()) {
      const item = this.#flat(value, text) + (index < members.length - 1 ? ',' : '');
      if (line !== '' && pad.length + line.length + 1 + item.length > this.#width) {
        lines.push(pad + line);
        line = item;
      } else line += (line === '' ? '' : ' ') + item;
    }
    return `[\n${[...lines, pad + line].join('\n')}\n${' '.repeat(indent)}]`;
  }

  #members(value: object): readonly Member[] {
    const style = styleOf(value);
    const textOf = (key: string, member: unknown): string | undefined => {
      const known = style?.raw?.get(key);
      return known !== undefined && Object.is(known.value, member) ? known.text : undefined;
    };
    if (Array.isArray(value))
      return value.map((member, index) => ({ value: member, text: textOf(String(index), member) }));
    const entries = Object.entries(value).filter(([, member]) => member !== undefined);
    const map = new Map<string, unknown>(entries);
    const keys = style?.keys ?? entries.map(([key]) => key);
    return keys.map((key) => ({ key, value: map.get(key), text: textOf(key, map.get(key)) }));
  }
}

interface Member {
  readonly key?: string;
  readonly value: unknown;
  readonly text: string | undefined;
}

/** A list of several records, or of several lists, is a table: one row to a line. */
function hasManyAlike(list: readonly unknown[]): boolean {
  if (list.length < 2) return false;
  const many = (item: unknown, wanted: boolean): boolean =>
    typeof item === 'object' && item !== null && Array.isArray(item) === wanted && Object.keys(item).length > 1;
  return list.every((item) => many(item, true)) || list.every((item) => many(item, false));
}
