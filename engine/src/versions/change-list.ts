import type { Json } from '../definition/json.js';
import { both } from './change-words.js';
import type { BothLanguages, ChangeSubject, VersionChange } from './version-change.js';

/** Where a change is told: the words for "the task “审核”", the state, the pointers of both versions. */
export interface ChangePlace {
  readonly state?: string;
  /** Begins every sentence: `任务“审核”`, `流程`. */
  readonly words: BothLanguages;
  readonly before: string;
  readonly after: string;
}

interface Told {
  readonly subject: ChangeSubject;
  readonly how: VersionChange['how'];
  readonly name?: string;
  readonly pointer: string;
  readonly from?: Json;
  readonly to?: Json;
}

/** Collects the changes of one comparison. */
export class ChangeList {
  readonly changes: VersionChange[] = [];

  add(place: ChangePlace | undefined, told: Told, zh: string, en: string): void {
    const change: { -readonly [Key in keyof VersionChange]: VersionChange[Key] } = {
      code: `${told.subject}/${told.how}`,
      subject: told.subject,
      how: told.how,
      pointer: told.pointer,
      sentence: both(zh, en.charAt(0).toUpperCase() + en.slice(1)),
    };
    if (place?.state !== undefined) change.state = place.state;
    if (told.name !== undefined) change.name = told.name;
    if (told.from !== undefined) change.from = told.from;
    if (told.to !== undefined) change.to = told.to;
    this.changes.push(change);
  }
}

/** Entries of two keyed things side by side: those of the later in their order, then those that are gone. */
export function sideBySide<Value>(
  a: ReadonlyMap<string, Value>,
  b: ReadonlyMap<string, Value>,
): readonly { readonly key: string; readonly a?: Value; readonly b?: Value }[] {
  const kept = [...b].map(([key, value]) => {
    const old = a.get(key);
    return old === undefined ? { key, b: value } : { key, a: old, b: value };
  });
  const gone = [...a].flatMap(([key, value]) => (b.has(key) ? [] : [{ key, a: value }]));
  return [...kept, ...gone];
}

/** Own entries of a JSON object; nothing of a prototype. */
export function entriesOf(value: unknown): ReadonlyMap<string, Json> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return new Map();
  return new Map(Object.entries(value as { readonly [key: string]: Json }));
}

/** A list by the name each element has; doubled names get their number. */
export function byName(value: unknown, name: string): ReadonlyMap<string, Json> {
  const found = new Map<string, Json>();
  for (const item of Array.isArray(value) ? (value as readonly Json[]) : []) {
    const own = entriesOf(item).get(name);
    const base = typeof own === 'string' ? own : JSON.stringify(own ?? null);
    let key = base;
    for (let at = 2; found.has(key); at += 1) key = `${base}#${at}`;
    found.set(key, item);
  }
  return found;
}
