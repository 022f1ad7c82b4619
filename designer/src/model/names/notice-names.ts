import type { FeelPlace, NameInText, TableColumns } from './feel-names.js';

/** Variables between double braces in the text of a notice, `{{item.name}}` included. */
export function noticeNames(text: string, place: FeelPlace, tables: TableColumns): readonly NameInText[] {
  return [...text.matchAll(/\{\{\s*([^{}\s]+)\s*\}\}/g)].flatMap((match): NameInText[] => {
    const from = match.index + match[0].indexOf(match[1] ?? '');
    const [name = '', column] = (match[1] ?? '').split('.');
    if (place.bound?.includes(name) !== true) return [{ name, from, to: from + name.length }];
    const table = place.rows?.[name];
    if (column === undefined || table === undefined || tables.get(table)?.has(column) !== true) return [];
    const start = from + name.length + 1;
    return [{ name: column, table, from: start, to: start + column.length }];
  });
}
