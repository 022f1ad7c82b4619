import { fieldChanges } from '@yunliu/engine/forms';
import type { FieldChange } from '@yunliu/engine/forms';
import type { Json, JsonObject } from '@yunliu/engine/definition';
import type { TimelineEvent } from '../../api/index.js';
import type { SentenceWords } from './sentence-words.js';

const MAX_LINES = 50;
const MAX_VALUE = 120;

/** What changed, a line for each field, cell or row: `“明细”第 2 行“单价”：10 → 12`. */
export function changeLines(event: TimelineEvent, words: SentenceWords): readonly string[] {
  const { changes, titles } = event.details;
  if (!Array.isArray(changes)) return [];
  const names = isObject(titles) ? titles : {};
  const title = (path: string): string => {
    const known = Object.hasOwn(names, path) ? names[path] : undefined;
    return typeof known === 'string' ? known : (path.split('.').at(-1) ?? path);
  };
  const all = fieldChanges((changes as readonly Json[]).flatMap(asChange));
  const lines = all.slice(0, MAX_LINES).map((change) => line(change, title, words));
  return all.length > MAX_LINES ? [...lines, words.moreChanges(all.length - MAX_LINES)] : lines;
}

function line(change: FieldChange, title: (path: string) => string, words: SentenceWords): string {
  const { field, kind, row, column, from, to } = change;
  const at = row === undefined ? undefined : row + 1;
  if (kind === 'row-added') return words.rowAdded(title(field), at ?? 0);
  if (kind === 'row-removed') return words.rowRemoved(title(field), at ?? 0);
  const place =
    at === undefined || column === undefined ? title(field) : words.cell(title(field), at, title(`${field}.${column}`));
  return words.valueChanged(place, text(from, words), text(to, words));
}

function text(value: Json, words: SentenceWords): string {
  if (value === null || value === '') return words.nothing;
  if (typeof value === 'boolean') return words.yesNo(value);
  const plain = typeof value === 'string' ? value : JSON.stringify(value);
  return plain.length > MAX_VALUE ? `${plain.slice(0, MAX_VALUE)}…` : plain;
}

function asChange(change: Json): { readonly name: string; readonly from: Json; readonly to: Json }[] {
  if (!isObject(change) || typeof change['name'] !== 'string') return [];
  return [{ name: change['name'], from: change['from'] ?? null, to: change['to'] ?? null }];
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
