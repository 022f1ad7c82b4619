import type { Locale } from '@yunliu/engine/definition';
import type { CodeCompletion, CodeOption } from './code-editor.js';
import type { TemplateField } from './template-faults.js';
import { templateHelpers } from './template-helpers.js';
import { callsOf, mustachesOf } from './template-tokens.js';

/** What may be written at a place of a print template: helpers after `{{`, names inside of their quotation marks. */
export function completeTemplate(
  text: string,
  at: number,
  fields: readonly TemplateField[],
  locale: Locale,
): CodeCompletion | undefined {
  const open = text.lastIndexOf('{{', at - 1);
  if (open < 0 || text.lastIndexOf('}}', at - 1) > open) return undefined;
  const inside = text.slice(open + 2, at);
  if (inside.includes('\n') || inside.startsWith('!')) return undefined;
  const table = tableAround(text, open);
  const argument = /([A-Za-z]\w*)\s+(?:"([^"]*)"\s+)?"([^"]*)$/.exec(inside);
  if (argument !== null) return argumentCompletion(argument, text, at, table, fields);
  const word = /[\p{L}\p{N}_]*$/u.exec(inside)?.[0] ?? '';
  const before = inside.slice(0, inside.length - word.length).trim();
  if (!/^[#^{~(]*$/.test(before) && !before.endsWith('(')) return undefined;
  const closed = text.slice(at).startsWith('}}');
  const close = closed ? '' : '}}';
  const options =
    before.includes('#') || before.includes('^')
      ? blockOptions(fields, close, locale)
      : helperOptions(fields, table, close, locale);
  return { from: at - word.length, options: matching(options, word) };
}

/** The table whose rows the place lies in. */
function tableAround(text: string, at: number): string | undefined {
  const open: (string | undefined)[] = [];
  for (const mustache of mustachesOf(text.slice(0, at))) {
    if (mustache.sign === '/') open.pop();
    if (mustache.sign !== '#' && mustache.sign !== '^') continue;
    const [call] = callsOf(mustache);
    open.push(call?.name === 'rows' ? call.values[0]?.text : undefined);
  }
  return open.findLast((table) => table !== undefined);
}

function helperOptions(
  fields: readonly TemplateField[],
  table: string | undefined,
  close: string,
  locale: Locale,
): readonly CodeOption[] {
  const columns = fields.find(({ name }) => name === table)?.columns ?? [];
  const cells = columns.map(({ name, title }): CodeOption => ({
    label: `cell "${name}"`,
    detail: title,
    kind: 'field',
    snippet: `cell "${name}"${close}`,
  }));
  const values = fields
    .filter((field) => field.columns === undefined)
    .map(({ name, title }): CodeOption => ({
      label: `field "${name}"`,
      detail: title,
      kind: 'field',
      snippet: `field "${name}"${close}`,
    }));
  const tables = fields
    .filter((field) => field.columns !== undefined)
    .map((field): CodeOption => ({
      label: `#rows "${field.name}"`,
      detail: field.title,
      kind: 'table',
      snippet: rowsSnippet(field, '#', close === '' ? '}}' : close, close === ''),
    }));
  const helpers = templateHelpers
    .filter(({ name, block }) => !block && name !== 'field' && name !== 'cell')
    .map((helper): CodeOption => ({
      label: helper.name,
      detail: helper.text[locale],
      kind: 'function',
      snippet: `${helper.name}${helper.arguments === 0 ? '' : ' "${name}"'}${helper.arguments === 2 ? ' "${value}"' : ''}${close}`,
    }));
  return [...cells, ...values, ...tables, ...helpers];
}

function blockOptions(fields: readonly TemplateField[], close: string, locale: Locale): readonly CodeOption[] {
  const whole = close === '' ? '}}' : close;
  const tables = fields
    .filter((field) => field.columns !== undefined)
    .map((field): CodeOption => ({
      label: `rows "${field.name}"`,
      detail: field.title,
      kind: 'table',
      snippet: rowsSnippet(field, '', whole, close === ''),
    }));
  return [
    ...tables,
    {
      label: 'if',
      detail: locale === 'en' ? 'Only when it is filled in' : '已填写时才打印',
      kind: 'keyword',
      snippet: `if (has "\${name}")${close === '' ? '' : '}}${}{{/if}}'}`,
    },
  ];
}

/** A loop over the rows with all their columns. With braces already there, only its head. */
function rowsSnippet({ name, columns = [] }: TemplateField, sign: string, close: string, headOnly: boolean): string {
  if (headOnly) return `${sign}rows "${name}"`;
  const cells = columns.map((column) => `<td>{{cell "${column.name}"}}</td>`).join('');
  return `${sign}rows "${name}"${close}\n<tr><td>{{number}}</td>${cells}</tr>\n{{/rows}}`;
}

function argumentCompletion(
  [, helper = '', first, typed = '']: RegExpExecArray,
  text: string,
  at: number,
  table: string | undefined,
  fields: readonly TemplateField[],
): CodeCompletion | undefined {
  const known = templateHelpers.find(({ name }) => name === helper);
  if (known === undefined) return undefined;
  const columns = fields.find(({ name }) => name === table)?.columns;
  const inRows = columns !== undefined && (known.names === 'column' || known.names === 'field-or-column');
  const candidates = inRows
    ? columns
    : known.names === 'table'
      ? fields.filter((one) => one.columns !== undefined)
      : fields;
  const from = at - typed.length;
  const rest = /^[^"\n}]*/.exec(text.slice(at))?.[0].length ?? 0;
  const to = text[at + rest] === '"' ? at + rest : at;
  if (first !== undefined) {
    const choices = candidates.find(({ name }) => name === first)?.choices ?? new Map<string, string>();
    const options = [...choices].map(([value, title]): CodeOption => ({ label: value, detail: title, kind: 'value' }));
    return { from, to, options: matching(options, typed) };
  }
  const options = candidates.map(({ name, title }): CodeOption => ({ label: name, detail: title, kind: 'field' }));
  const nested =
    known.names === 'any'
      ? fields.flatMap((field) =>
          (field.columns ?? []).map(({ name, title }): CodeOption => ({
            label: `${field.name}.${name}`,
            detail: `${field.title} · ${title}`,
            kind: 'field',
          })),
        )
      : [];
  return { from, to, options: matching([...options, ...nested], typed) };
}

function matching(options: readonly CodeOption[], word: string): readonly CodeOption[] {
  const wanted = word.toLowerCase();
  if (wanted === '') return options;
  const text = ({ label, detail = '' }: CodeOption): string => `${label} ${detail}`.toLowerCase();
  return options
    .filter((option) => text(option).includes(wanted))
    .toSorted(
      (a, b) => Number(!a.label.toLowerCase().startsWith(wanted)) - Number(!b.label.toLowerCase().startsWith(wanted)),
    );
}
