import type { PrintField } from './print-fields.js';

/** One way to put something into a template. */
export type PrintPart =
  | 'value'
  | 'row'
  | 'checks'
  | 'words'
  | 'signature'
  | 'seal'
  | 'table'
  | 'loop'
  | 'condition'
  | 'section'
  | 'note'
  | 'break';

export const printParts: readonly PrintPart[] = [
  'value',
  'row',
  'checks',
  'words',
  'signature',
  'seal',
  'table',
  'loop',
  'condition',
  'section',
  'note',
  'break',
];

/** Whether a part can be made of what is chosen. */
export function canInsert(part: PrintPart, field: PrintField | undefined): boolean {
  switch (part) {
    case 'section':
    case 'note':
    case 'break':
      return true;
    case 'table':
    case 'loop':
      return field?.kind === 'table';
    case 'checks':
      return (field?.choices.length ?? 0) > 0;
    case 'words':
      return field !== undefined && field.table === undefined && ['money', 'number', 'integer'].includes(field.kind);
    case 'signature':
    case 'seal':
      return field?.kind === part && field.table === undefined;
    case 'value':
      return field !== undefined && field.kind !== 'table';
    case 'row':
      return field !== undefined && field.kind !== 'table' && field.table === undefined;
    case 'condition':
      return field !== undefined;
  }
}

/** The mustache that prints a field's value the way its kind is printed. */
export function valueText({ path, name, kind, table }: PrintField): string {
  if (table !== undefined) return `{{cell "${name}"}}`;
  const helper = { signature: 'signature', seal: 'seal', money: 'money', date: 'date', 'date-time': 'date' } as const;
  return Object.hasOwn(helper, kind) ? `{{${helper[kind as keyof typeof helper]} "${path}"}}` : `{{field "${path}"}}`;
}

export function checksText({ path, name, table, choices }: PrintField): string {
  return choices.map((choice) => `{{check "${table === undefined ? path : name}" ${argument(choice)}}}`).join('');
}

/** A value as a helper takes it. */
function argument(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value);
  return value.includes('"') ? `'${value}'` : `"${value}"`;
}

/** Head and rows of a table; over several pages the head is repeated. */
export function tableText({ path }: PrintField, columns: readonly PrintField[], blank: number): string {
  const right = (column: PrintField): string =>
    ['money', 'number', 'integer'].includes(column.kind) ? ' class="num"' : '';
  const cell = (column: PrintField): string =>
    `<td${right(column)}>${column.kind === 'yes-no' ? checksText({ ...column, choices: [true] }) : valueText(column)}</td>`;
  return [
    '<table class="form-table">',
    `  <colgroup><col style="width: 12mm">${columns.map(() => '<col>').join('')}</colgroup>`,
    '  <thead>',
    `    <tr><th class="section" colspan="${String(columns.length + 1)}">{{label "${path}"}}</th></tr>`,
    `    <tr><th class="no">序号</th>${columns.map((column) => `<th>{{label "${column.path}"}}</th>`).join('')}</tr>`,
    '  </thead>',
    '  <tbody>',
    `    {{#rows "${path}"${blank > 0 ? ` min=${String(blank)}` : ''}}}`,
    `    <tr><td class="center">{{number}}</td>${columns.map(cell).join('')}</tr>`,
    '    {{/rows}}',
    '  </tbody>',
    '</table>',
  ].join('\n');
}

/** What is written into the template; `select` is what is selected afterwards, to type over. */
export interface Insertion {
  readonly text: string;
  readonly select?: string;
}

export interface PartTexts {
  readonly section: string;
  readonly note: string;
  readonly shown: string;
}

export function insertion(
  part: PrintPart,
  field: PrintField | undefined,
  columns: readonly PrintField[],
  texts: PartTexts,
): Insertion {
  if (part === 'section') return { text: `<h2>${texts.section}</h2>\n`, select: texts.section };
  if (part === 'note') return { text: `<p class="note">${texts.note}</p>\n`, select: texts.note };
  if (part === 'break') return { text: '<div style="break-after: page"></div>\n' };
  if (field === undefined) return { text: '' };
  const name = field.table === undefined ? field.path : field.name;
  switch (part) {
    case 'value':
      return { text: valueText(field) };
    case 'row':
      return {
        text: `<tr><td class="label">{{label "${field.path}"}}</td><td class="value" colspan="3">${valueText(field)}</td></tr>\n`,
      };
    case 'checks':
      return { text: checksText(field) };
    case 'words':
      return { text: `{{moneyWords "${field.path}"}}` };
    case 'signature':
      return { text: `<div class="sign">{{label "${field.path}"}}：{{signature "${field.path}"}}</div>\n` };
    case 'seal':
      return { text: `<div class="sign">{{label "${field.path}"}}：{{seal "${field.path}"}}</div>\n` };
    case 'table':
      return { text: `${tableText(field, columns, 3)}\n` };
    case 'loop': {
      const cells = columns.map((column) => `{{label "${column.path}"}}：${valueText(column)}`).join('　');
      return { text: `{{#rows "${field.path}"}}\n<p>{{number}}. ${cells}</p>\n{{/rows}}\n` };
    }
    case 'condition': {
      const [first] = field.choices;
      const test = first === undefined ? `has "${name}"` : `is "${name}" ${argument(first)}`;
      return { text: `{{#if (${test})}}\n${texts.shown}\n{{/if}}\n`, select: texts.shown };
    }
  }
}
