import type { Connection } from './connection.js';

/**
 * Substring search for Chinese and Latin text alike. SQLite's own trigram tokenizer finds nothing shorter than three
 * characters, and two are the usual length of a Chinese word. So the text is cut into overlapping groups of three
 * characters, each written as hexadecimal digits: a longer query is a phrase of groups, a shorter one the prefix of a
 * group. The index is written in batches outside the commit path; `text_pending` makes that safe.
 */
const BATCH = 200;

/** Lower case, full-width forms folded, white space collapsed. */
function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

function hex(text: string, index: number): string {
  return index < text.length ? text.charCodeAt(index).toString(16).padStart(4, '0') : '0000';
}

function gramsOf(text: string): string {
  const value = folded(text);
  const grams: string[] = [];
  for (let index = 0; index < value.length; index++) {
    grams.push(hex(value, index) + hex(value, index + 1) + hex(value, index + 2));
  }
  return grams.join(' ');
}

/** The FTS5 query for what a person typed: every word must occur. `undefined` = nothing to look for. */
export function textQuery(typed: string): string | undefined {
  const words = folded(typed.slice(0, 100))
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0) return undefined;
  return words.map(wordQuery).join(' AND ');
}

/** Up to this many hits of a text are sorted; more are walked in list order and tested one by one. */
const FEW_HITS = 2000;

/** Rows of the instances that a text is found in as a JSON list, while they are few. */
export function fewHits(db: Connection, match: string): string | undefined {
  const hits = db.all('SELECT rowid FROM instance_text WHERE instance_text MATCH ? LIMIT ?', match, FEW_HITS + 1);
  return hits.length > FEW_HITS ? undefined : JSON.stringify(hits.map(([n]) => n));
}

function wordQuery(word: string): string {
  if (word.length === 1) return `"${hex(word, 0)}"*`;
  if (word.length === 2) return `"${hex(word, 0)}${hex(word, 1)}"*`;
  const grams: string[] = [];
  for (let index = 0; index + 2 < word.length; index++) {
    grams.push(hex(word, index) + hex(word, index + 1) + hex(word, index + 2));
  }
  return `"${grams.join(' ')}"`;
}

/** Indexes up to one batch of waiting texts; true when more are waiting. */
export function indexPendingBatch(db: Connection): boolean {
  const pending = db.all('SELECT n, text FROM text_pending ORDER BY n LIMIT ?', BATCH);
  if (pending.length === 0) return false;
  db.atomically(() => {
    for (const [n, text] of pending) {
      db.run('INSERT OR REPLACE INTO instance_text (rowid, grams) VALUES (?, ?)', n ?? 0, gramsOf(String(text)));
      db.run('DELETE FROM text_pending WHERE n = ?', n ?? 0);
    }
  });
  return pending.length === BATCH;
}

/** Called before every search, so that a search sees everything committed. */
export function indexAllPending(db: Connection): void {
  while (indexPendingBatch(db));
}
