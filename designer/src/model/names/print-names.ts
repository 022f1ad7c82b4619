import type { NameInText } from './feel-names.js';

/** Print helpers whose first argument names a field; `cell` (inside rows `check`, `has` and `is` too) names a column. */
const FIELD_HELPERS = new Set([
  'field',
  'label',
  'check',
  'has',
  'is',
  'date',
  'money',
  'moneyWords',
  'signature',
  'seal',
  'rows',
]);
const ROW_HELPERS = new Set(['check', 'has', 'is']);

/** Fields and columns a print template names, by its mustaches. Comments and escaped mustaches are passed over. */
export function printNames(text: string): readonly NameInText[] {
  const names: NameInText[] = [];
  const blocks: { readonly name: string; readonly table: string | undefined }[] = [];
  for (const { from, to, block } of mustaches(text)) {
    const inside = text.slice(from, to);
    if (block === '/') {
      blocks.pop();
      continue;
    }
    const table = blocks.findLast((open) => open.table !== undefined)?.table;
    const calls = [...inside.matchAll(/(?:^|[\s(])([A-Za-z]\w*)\s+(["'])((?:(?!\2).)*)\2/g)];
    let rows: string | undefined;
    for (const call of calls) {
      const [whole, helper = '', , name = ''] = call;
      const start = from + call.index + whole.length - name.length - 1;
      const place = { name, from: start, to: start + name.length };
      if (helper === 'cell' || (ROW_HELPERS.has(helper) && table !== undefined)) {
        if (table !== undefined) names.push({ ...place, table });
      } else if (FIELD_HELPERS.has(helper)) {
        // `table.column` may be named outside rows too, by label.
        const dot = name.indexOf('.');
        if (dot < 0) names.push(place);
        else {
          names.push({ name: name.slice(0, dot), from: start, to: start + dot });
          names.push({ name: name.slice(dot + 1), table: name.slice(0, dot), from: start + dot + 1, to: place.to });
        }
      }
      if (helper === 'rows') rows = name;
    }
    if (block === '#' || block === '^') {
      const name = /^\s*(\w+)/.exec(inside)?.[1] ?? '';
      if (name !== '') blocks.push({ name, table: name === 'rows' ? rows : undefined });
    }
  }
  return names;
}

interface Mustache {
  /** Inside of the braces, without the sign of a block. */
  readonly from: number;
  readonly to: number;
  readonly block: '' | '#' | '/' | '^';
}

function* mustaches(text: string): Generator<Mustache> {
  let at = text.indexOf('{{');
  while (at >= 0) {
    if (text[at - 1] === '\\' && text[at - 2] !== '\\') {
      at = text.indexOf('{{', at + 2);
      continue;
    }
    const comment = text.startsWith('{{!--', at) || text.startsWith('{{~!--', at);
    const end = text.indexOf(comment ? '--' : '}}', comment ? text.indexOf('--', at) + 2 : at + 2);
    if (end < 0) return;
    if (!comment && !/^\{\{~?!/.test(text.slice(at, at + 4))) {
      const sign = /^\{{2,3}~?([#/^]?)/.exec(text.slice(at, at + 6));
      const head = sign?.[0].length ?? 2;
      yield { from: at + head, to: end, block: (sign?.[1] ?? '') as Mustache['block'] };
    }
    at = text.indexOf('{{', end + 2);
  }
}
