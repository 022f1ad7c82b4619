import { parseSyntax } from '@yunliu/engine/expressions';
import type { Editor } from '../editing/editor.js';
import { refuse } from '../editing/refusal.js';
import { sitesOf, tablesOf } from './document-sites.js';
import { feelNames, type FeelPlace, type NameInText, type TableColumns } from './feel-names.js';
import type { TextSite } from './site.js';
import { pathOf } from '../document/json-path.js';
import { isName, isSite, namesIn, type NameQuery } from './uses-of.js';

/** Gives a name another one, everywhere at once: keys, values, expressions, notices, prints and scenarios. */
export function renameEverywhere(editor: Editor, query: NameQuery, to: string): void {
  if (to === query.name) return;
  const { document } = editor;
  const sites = sitesOf(document);
  const found = sites.names.filter((site) => isSite(site, query));
  if (query.kind === 'variable' || query.kind === 'column') {
    const tables = tablesOf(document);
    for (const site of sites.texts) {
      const names = namesIn(site, tables)?.filter((name) => isName(name, query)) ?? [];
      if (names.length === 0) continue;
      let text = site.text;
      for (const { from, to: end } of names.toReversed()) text = text.slice(0, from) + to + text.slice(end);
      if (site.kind === 'feel') requireSameNames(site, text, query, to, tables);
      editor.set(site.pointer, text);
    }
  }
  for (const { at, pointer, prefix = '', suffix = '' } of found)
    if (at === 'value') editor.set(pointer, prefix + to + suffix);
  // The deepest first: a renamed key would change the pointers below it.
  const keys = found
    .filter(({ at }) => at === 'key')
    .sort((a, b) => pathOf(b.pointer).length - pathOf(a.pointer).length);
  for (const { pointer, prefix = '', suffix = '' } of keys) editor.renameKey(pointer, prefix + to + suffix);
}

/** Variables and columns: the new name must be one that FEEL reads as a name. */
export function requireVariableName(name: string): void {
  const { node } = parseSyntax(name);
  if (/^(?!__)[\p{L}_][\p{L}\p{N}_]*$/u.test(name) && name.length <= 80 && node?.kind === 'name' && node.name === name)
    return;
  refuse(
    'name/unusable',
    [`“${name}”不能用作字段名`, `"${name}" cannot be the name of a field`],
    [
      '以字母开头，只用字母、数字和下划线，不用表达式的保留字。',
      'Begin with a letter; use letters, digits and underscores, no reserved words.',
    ],
  );
}

/** The text must name the same things as before: a name bound inside it must not catch the new one. */
function requireSameNames(site: TextSite, text: string, query: NameQuery, to: string, tables: TableColumns): void {
  const { kind, name, of } = query;
  const renamed = (one: string): string => (kind === 'variable' && one === name ? to : one);
  const columns = new Map(
    [...tables].map(([table, own]) => {
      const all = kind === 'column' && table === of ? [...own].map((one) => (one === name ? to : one)) : own;
      return [renamed(table), new Set(all)] as const;
    }),
  );
  const { row, target, rows } = site.place;
  const place: FeelPlace = {
    ...site.place,
    ...(row === undefined ? {} : { row: renamed(row) }),
    ...(target === undefined ? {} : { target: renamed(target) }),
    ...(rows === undefined
      ? {}
      : { rows: Object.fromEntries(Object.entries(rows).map(([one, table]) => [one, renamed(table)])) }),
  };
  const signature = (names: readonly NameInText[], rename: (found: NameInText) => NameInText): string =>
    names
      .map(rename)
      .map((found) => `${found.table ?? ''}.${found.name}`)
      .join(' ');
  const before = signature(feelNames(site.text, site.place, tables) ?? [], (found) => ({
    ...found,
    name: isName(found, query) ? to : found.name,
    ...(found.table === undefined ? {} : { table: renamed(found.table) }),
  }));
  if (before === signature(feelNames(text, place, columns) ?? [], (found) => found)) return;
  refuse(
    'name/hidden',
    [
      `“${to}”在表达式“${site.text}”中已另有所指`,
      `"${to}" already means something else in the expression "${site.text}"`,
    ],
    ['换一个名称，或先修改该表达式。', 'Choose another name, or change the expression first.'],
    site.pointer,
  );
}
