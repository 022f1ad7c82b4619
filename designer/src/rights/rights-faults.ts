import type { FieldRight } from '@yunliu/engine/definition';
import { columnsOf } from '@yunliu/engine/forms';
import { statesOf, usesOf, type Command, type DesignDocument, type DesignIssue } from '../model/index.js';
import { elementIn, faultOf, type Pair, type RightsFault } from './rights-fault.js';
import { cellOf, linesOf, type RightsColumn, type RightsLine, type RightsSheet } from './rights-sheet-model.js';

/** What is odd in a sheet: the engine's faults of these rights, and what only the whole sheet shows. In the order of the sheet. */
export function rightsFaults(
  document: DesignDocument,
  sheet: RightsSheet,
  issues: readonly DesignIssue[],
): readonly RightsFault[] {
  if (sheet.columns.length === 0) return [];
  const lines = linesOf(sheet);
  const own = lines.flatMap((line) => (line.kind === 'rest' ? [] : lineFaults(document, sheet, line)));
  return [...engineFaults(sheet, issues), ...own];
}

/** Codes that the checks below say by the titles of the sheet. */
const SAID_HERE = new Set(['rights/computed-field', 'rights/required-field-closed']);

function engineFaults(sheet: RightsSheet, issues: readonly DesignIssue[]): readonly RightsFault[] {
  const states = new Set(sheet.columns.map(({ state }) => state));
  return issues.flatMap((issue) => {
    const state = elementIn(issue.element);
    if (!issue.code.startsWith('rights/') || SAID_HERE.has(issue.code) || state === undefined || !states.has(state))
      return [];
    const path = issue.pointer.split('/').at(-1)?.replaceAll('~1', '/').replaceAll('~0', '~') ?? '';
    const [fix] = issue.fixes;
    return [
      {
        code: issue.code,
        severity: issue.severity,
        path,
        states: [state],
        message: issue.message,
        ...(fix === undefined ? {} : { fix }),
      },
    ];
  });
}

function lineFaults(document: DesignDocument, sheet: RightsSheet, line: RightsLine): readonly RightsFault[] {
  const cells = sheet.columns.map((column) => ({ column, ...cellOf(sheet, line, column) }));
  const faults: RightsFault[] = [];
  const field = sheet.form.fields.get(line.path);
  const typed = cells.filter(({ own }) => line.written && (own === 'edit' || own === 'required'));
  if (typed.length > 0)
    faults.push(
      faultOf(
        line,
        'rights/computed-field',
        'error',
        typed.map(({ column }) => column),
        [
          `“${line.title}”由系统填写，设为编辑或必填不起作用`,
          `"${line.title}" is filled in by the system; edit and required do nothing`,
        ],
        [
          '改为只读',
          'Make it read-only',
          setAll(
            line,
            typed.map(({ column }) => column),
            'read',
          ),
        ],
      ),
    );
  if (cells.every(({ right }) => right === 'hidden')) {
    if (!isInHiddenTable(sheet, line))
      faults.push(
        faultOf(
          line,
          'rights/hidden-everywhere',
          'warning',
          [],
          [`“${line.title}”在所有步骤都隐藏，没有人看得到`, `"${line.title}" is hidden in every step; nobody sees it`],
          ['在所有步骤设为只读', 'Show it read-only in every step', setAll(line, sheet.columns, 'read')],
        ),
      );
  } else if (!line.written && cells.every(({ right }) => right === 'hidden' || right === 'read'))
    faults.push(...closedFaults(document, sheet, line));
  faults.push(...ruleFaults(line, field?.rules ?? [], cells));
  faults.push(...tableFaults(sheet, line));
  return faults;
}

/** Nobody can fill it in, and the process does not either. */
function closedFaults(document: DesignDocument, sheet: RightsSheet, line: RightsLine): readonly RightsFault[] {
  if (line.kind === 'column') return closedColumn(sheet, line);
  if (isWritten(document, line.path) || isEditedElsewhere(document, sheet, line.path)) return [];
  const tableCells = columnsOf(sheet.form, line.path);
  const open = tableCells.some(({ path }) =>
    sheet.columns.some(({ rights }) => ['edit', 'required'].includes(rights[path] ?? '')),
  );
  if (open) return [];
  const first = sheet.columns.find((column) => cellOf(sheet, line, column).right === 'read') ?? sheet.columns[0];
  const columns = first === undefined ? [] : [first];
  return line.required
    ? [
        faultOf(
          line,
          'rights/required-field-closed',
          'warning',
          [],
          [
            `“${line.title}”必填，但没有任何步骤可编辑`,
            `"${line.title}" is required, but no step lets anybody fill it in`,
          ],
          [
            `在“${first?.title ?? ''}”设为必填`,
            `Require it in "${first?.title ?? ''}"`,
            setAll(line, columns, 'required'),
          ],
        ),
      ]
    : [
        faultOf(
          line,
          'rights/nobody-fills',
          'note',
          [],
          [
            `“${line.title}”没有任何步骤可编辑，会一直空着`,
            `No step lets anybody fill in "${line.title}"; it stays empty`,
          ],
          [`在“${first?.title ?? ''}”设为编辑`, `Let "${first?.title ?? ''}" edit it`, setAll(line, columns, 'edit')],
        ),
      ];
}

/** A column nobody fills although rows can be added. */
function closedColumn(sheet: RightsSheet, line: RightsLine): readonly RightsFault[] {
  const table = sheet.form.fields.get(line.path)?.table ?? '';
  const adding = sheet.columns.filter(({ rights }) => ['edit', 'required'].includes(rights[table] ?? ''));
  return adding.length === 0
    ? []
    : [
        faultOf(
          line,
          'rights/column-nobody-fills',
          'warning',
          adding,
          [
            `可以增加明细行，但“${line.title}”列没有任何步骤可编辑`,
            `Rows can be added, but no step lets anybody fill in the column "${line.title}"`,
          ],
          ['在可增行的步骤设为编辑', 'Let steps that add rows edit it', setAll(line, adding, 'edit')],
        ),
      ];
}

/** A rule of the form takes away what the sheet demands. */
function ruleFaults(
  line: RightsLine,
  rules: readonly { readonly effect: string; readonly condition: string }[],
  cells: readonly { readonly column: RightsColumn; readonly own: FieldRight | undefined }[],
): readonly RightsFault[] {
  const hiding = rules.find(({ effect }) => effect === 'SHOW' || effect === 'HIDE');
  const locking = rules.find(({ effect }) => effect === 'ENABLE' || effect === 'DISABLE');
  const required = cells.filter(({ own }) => own === 'required').map(({ column }) => column);
  const rule = hiding ?? locking;
  if (rule === undefined || required.length === 0) return [];
  const what: Pair =
    hiding === undefined
      ? [
          `“${line.title}”必填，但表单条件可能锁定它；锁定时不要求填写`,
          `"${line.title}" is required, but a rule of the form may lock it; it is not asked for then`,
        ]
      : [
          `“${line.title}”必填，但表单条件可能隐藏它；隐藏时不要求填写`,
          `"${line.title}" is required, but a rule of the form may hide it; it is not asked for then`,
        ];
  return [faultOf(line, 'rights/required-under-condition', 'note', required, what)];
}

/** Rights of columns that the table takes away. */
function tableFaults(sheet: RightsSheet, line: RightsLine): readonly RightsFault[] {
  if (line.kind !== 'table') return [];
  const closed = sheet.columns.filter(
    (column) =>
      cellOf(sheet, line, column).right === 'hidden' &&
      columnsOf(sheet.form, line.path).some(({ path }) => (column.rights[path] ?? 'hidden') !== 'hidden'),
  );
  if (closed.length === 0) return [];
  return [
    faultOf(
      line,
      'rights/table-hides-columns',
      'warning',
      closed,
      [
        `“${line.title}”隐藏了，其中列的权限不起作用`,
        `"${line.title}" is hidden, so the rights on its columns do nothing`,
      ],
      ['显示该明细（只读）', 'Show the table (read-only)', setAll(line, closed, 'read')],
    ),
  ];
}

function isInHiddenTable(sheet: RightsSheet, line: RightsLine): boolean {
  const table = linesOf(sheet).find(({ path }) => path === sheet.form.fields.get(line.path)?.table);
  return table !== undefined && sheet.columns.every((column) => cellOf(sheet, table, column).right === 'hidden');
}

/** An effect, a child, a job or whoever starts the process writes it. */
function isWritten(document: DesignDocument, name: string): boolean {
  if (Object.hasOwn(document.definition.data?.properties ?? {}, name)) return true;
  return usesOf(document, { kind: 'variable', name }).some(
    ({ pointer }) =>
      pointer.startsWith('/definition/') && /\/(?:values|output)\/[^/]+$|\/into$|\/group\/results$/.test(pointer),
  );
}

/** Another form of the process shows the same field and lets it be edited. */
function isEditedElsewhere(document: DesignDocument, sheet: RightsSheet, name: string): boolean {
  const { key } = sheet.form.template;
  return [...statesOf(document).values()].some(({ state }) => {
    if (state.type !== 'task' || state.form === undefined || state.form.template === key) return false;
    const other = document.forms[`${state.form.template}@${String(state.form.version)}`];
    const { rights } = state.form;
    return (
      Object.hasOwn(other?.schema.properties ?? {}, name) &&
      ['edit', 'required'].includes((Object.hasOwn(rights, name) ? rights[name] : rights['*']) ?? 'read')
    );
  });
}

function setAll({ path }: RightsLine, columns: readonly RightsColumn[], right: FieldRight): Command {
  return { type: 'set-rights', cells: columns.map(({ state }) => ({ state, path, right })) };
}
