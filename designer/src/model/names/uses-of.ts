import type { DesignDocument } from '../document/design-document.js';
import { sitesOf, tablesOf } from './document-sites.js';
import { feelNames, type NameInText, type TableColumns } from './feel-names.js';
import { noticeNames } from './notice-names.js';
import { printNames } from './print-names.js';
import type { NameKind, NameSite, TextSite } from './site.js';

/** Which name is meant. */
export interface NameQuery {
  readonly kind: NameKind;
  readonly name: string;
  /** `column`: its table; `outcome`: the state that offers it ('' = the process); `final-outcome`: the phase; `region`: the state. */
  readonly of?: string;
}

/** One place where a name is used. */
export interface NameUse {
  readonly pointer: string;
  /** How: as key or value by itself, or inside a text. `unreadable`: the word stands in FEEL that cannot be parsed. */
  readonly how: 'key' | 'value' | 'feel' | 'notice' | 'print' | 'unreadable';
  readonly declares: boolean;
  /** The text it stands in. */
  readonly text?: string;
}

/** Everywhere a name occurs, its own declaration included (`declares`). What to show before deleting or renaming it. */
export function usesOf(document: DesignDocument, query: NameQuery): readonly NameUse[] {
  const sites = sitesOf(document);
  const uses: NameUse[] = sites.names
    .filter((site) => isSite(site, query))
    .map(({ pointer, at, declares }) => ({ pointer, how: at, declares: declares === true }));
  if (query.kind !== 'variable' && query.kind !== 'column') return uses;
  const tables = tablesOf(document);
  for (const site of sites.texts) {
    const found = namesIn(site, tables);
    const use = { pointer: site.pointer, declares: false, text: site.text };
    if (found === undefined) {
      if (hasWord(site.text, query.name)) uses.push({ ...use, how: 'unreadable' });
    } else if (found.some((name) => isName(name, query))) uses.push({ ...use, how: site.kind });
  }
  return uses;
}

export function isSite(site: NameSite, { kind, name, of }: NameQuery): boolean {
  return site.kind === kind && site.name === name && (of === undefined || site.of === of);
}

export function isName(found: NameInText, { kind, name, of }: NameQuery): boolean {
  return found.name === name && (kind === 'column' ? found.table === of : found.table === undefined);
}

/** Names in a text of any kind; undefined when it cannot be read. */
export function namesIn({ kind, text, place }: TextSite, tables: TableColumns): readonly NameInText[] | undefined {
  if (kind === 'print') return printNames(text);
  if (kind === 'notice') return noticeNames(text, place, tables);
  return feelNames(text, place, tables);
}

function hasWord(text: string, name: string): boolean {
  const parts = text.split(name);
  return parts.some((part, index) => {
    const next = parts[index + 1];
    return next !== undefined && !/[\p{L}\p{N}_]$/u.test(part) && !/^[\p{L}\p{N}_]/u.test(next);
  });
}
