import { describe, expect, it } from 'vitest';
import type { FieldRight } from '@yunliu/engine/definition';
import { CommandStack, lint, saveDesign, type Command, type DesignDocument } from '@yunliu/designer/model';
import { copyText, pasteText, readRight } from '../../src/rights/rights-clipboard.js';
import { copyState, fillRange, repeatRange, setRange, type RightsEdit } from '../../src/rights/rights-edits.js';
import { rightsFaults } from '../../src/rights/rights-faults.js';
import { boxOf, moveRange } from '../../src/rights/rights-range.js';
import { cellOf, linesOf, rightsForms, rightsSheet, type RightsSheet } from '../../src/rights/rights-sheet-model.js';
import { fillBox, shownRows } from '../../src/rights/rights-view.js';
import { shipped } from '../model/shipped.js';

const FORM = 'phone-record@1';
const hotline = shipped('hotline');

function open(document: DesignDocument, form = FORM): RightsSheet {
  const sheet = rightsSheet(document, form, 'zh-CN');
  if (sheet === undefined) throw new Error('no sheet');
  return sheet;
}

function place(sheet: RightsSheet, path: string, state: string): { readonly row: number; readonly column: number } {
  return {
    row: linesOf(sheet).findIndex((line) => line.path === path),
    column: sheet.columns.findIndex((column) => column.state === state),
  };
}

function right(document: DesignDocument, path: string, state: string): string {
  const sheet = open(document);
  const { row, column } = place(sheet, path, state);
  const line = linesOf(sheet)[row];
  const at = sheet.columns[column];
  if (line === undefined || at === undefined) throw new Error(`${path} ${state}`);
  const cell = cellOf(sheet, line, at);
  return cell.own === undefined ? `${cell.right}*` : cell.right;
}

/** Does an edit as one step and checks that it can be taken back to the very files. */
function apply(document: DesignDocument, { command }: RightsEdit): DesignDocument {
  const stack = new CommandStack(document);
  const before = JSON.stringify(saveDesign(document));
  stack.execute(command as Command);
  const after = stack.document;
  const text = JSON.stringify(saveDesign(after));
  expect(text).not.toBe(before);
  stack.undo();
  expect(JSON.stringify(saveDesign(stack.document))).toBe(before);
  stack.redo();
  expect(JSON.stringify(saveDesign(stack.document))).toBe(text);
  return after;
}

/** The hotline with a table in its form and rights on it. */
function withTable(rights: { readonly [path: string]: FieldRight } = {}): DesignDocument {
  const stack = new CommandStack(hotline);
  stack.execute({ type: 'add-field', form: FORM, into: '/ui', kind: 'table', name: 'parts', title: '更换部件' });
  const ui = stack.document.forms[FORM]?.ui as { readonly elements: readonly unknown[] } | undefined;
  const at = `/ui/elements/${String((ui?.elements.length ?? 0) - 1)}`;
  stack.execute({ type: 'add-field', form: FORM, into: at, kind: 'money', name: 'price', title: '单价' });
  for (const [path, one] of Object.entries(rights))
    stack.execute({ type: 'set-rights', cells: [{ state: 'call-taken', path, right: one }] });
  return stack.document;
}

describe('the rights sheet', () => {
  it('[R1] has the fields of the form under their headings, tables with their columns, and the steps that show it', () => {
    const sheet = open(withTable());
    expect(sheet.columns).toHaveLength(9);
    expect(sheet.columns[0]).toMatchObject({ state: 'call-taken', title: '接听并解答', around: '受理与处理' });
    expect(sheet.rows.slice(0, 3)).toMatchObject([
      { kind: 'rest', path: '*' },
      { kind: 'heading', title: '来电信息' },
      { kind: 'field', path: 'callNo', title: '记录编号', written: true },
    ]);
    expect(sheet.rows.slice(-3)).toMatchObject([
      { kind: 'table', path: 'parts', title: '更换部件', depth: 0 },
      { kind: 'column', depth: 1 },
      { kind: 'column', path: 'parts.price', title: '单价', depth: 1 },
    ]);
    expect(rightsForms(hotline)[0]).toBe(FORM);
  });

  it('[R2] shows what holds in the state, and whether it is written there or follows', () => {
    expect(right(hotline, 'unit', 'call-taken')).toBe('required');
    expect(right(hotline, 'unit', 'closed')).toBe('read*');
    const document = withTable({ parts: 'required', '*': 'hidden' });
    expect(right(document, 'parts.price', 'call-taken')).toBe('edit*');
    expect(right(document, 'urgent', 'call-taken')).toBe('edit');
    expect(right(document, 'closeNote', 'call-taken')).toBe('hidden*');
  });

  it('[R3] writes a range as one step, skips what stands so already and what nobody types', () => {
    const sheet = open(hotline);
    const lines = linesOf(sheet);
    const from = place(sheet, 'callNo', 'closed');
    const to = place(sheet, 'unit', 'closed');
    const edit = setRange(sheet, lines, boxOf({ anchor: from, focus: to }), 'edit');
    expect(edit).toMatchObject({ changed: 2, refused: 1 });
    const after = apply(hotline, edit);
    expect([
      right(after, 'callNo', 'closed'),
      right(after, 'callAt', 'closed'),
      right(after, 'unit', 'closed'),
    ]).toEqual(['read*', 'edit', 'edit']);
    const again = setRange(open(after), lines, boxOf({ anchor: from, focus: to }), 'edit');
    expect(again.command).toBeUndefined();
    const back = setRange(open(after), lines, boxOf({ anchor: from, focus: to }), null);
    expect(JSON.stringify(saveDesign(apply(after, back)))).toBe(JSON.stringify(saveDesign(hotline)));
  });

  it('[R4] fills down and right; one line alone takes the line before; the default is filled too', () => {
    const sheet = open(hotline);
    const lines = linesOf(sheet);
    const unit = place(sheet, 'unit', 'call-taken');
    const down = apply(
      hotline,
      fillRange(sheet, lines, { anchor: unit, focus: { row: unit.row + 5, column: unit.column } }, 'down'),
    );
    for (const path of ['caller', 'phone', 'channel', 'system', 'category'])
      expect(right(down, path, 'call-taken')).toBe('required');
    const alone = { row: unit.row, column: unit.column + 1 };
    expect(right(hotline, 'unit', 'escalated')).toBe('edit');
    expect(
      right(apply(hotline, fillRange(sheet, lines, { anchor: alone, focus: alone }, 'right')), 'unit', 'escalated'),
    ).toBe('required');
    const closed = place(sheet, 'unit', 'closed');
    const source = boxOf({ anchor: closed, focus: closed });
    const left = repeatRange(sheet, lines, source, { ...source, left: unit.column });
    expect(left.command?.type).toBe('fill-rights');
    expect(right(apply(hotline, left), 'unit', 'call-taken')).toBe('read*');
    const first = { row: 0, column: 0 };
    expect(fillRange(sheet, lines, { anchor: first, focus: first }, 'down').command).toBeUndefined();
  });

  it('[R4] the fill handle repeats the pattern the longer way', () => {
    const sheet = open(hotline);
    const lines = linesOf(sheet);
    const { row, column } = place(sheet, 'category', 'call-taken');
    const source = { top: row, bottom: row + 1, left: column, right: column };
    const into = fillBox(source, { row: row + 5, column: column + 1 });
    expect(into).toEqual({ ...source, bottom: row + 5 });
    const after = apply(hotline, repeatRange(sheet, lines, source, into));
    const filled = lines.slice(row, row + 6).map(({ path }) => right(after, path, 'call-taken'));
    expect(filled).toEqual(['required', 'edit', 'required', 'edit', 'required', 'edit']);
    expect(fillBox(source, { row: row - 2, column })).toEqual({ ...source, top: row - 2 });
  });

  it('[R5] all rights of a step go to others in one step', () => {
    const edit = copyState(open(hotline), 'call-taken', ['closed', 'second-callback', 'call-taken']);
    const after = apply(hotline, edit);
    expect(right(after, 'unit', 'closed')).toBe('required');
    expect(right(after, 'closeNote', 'closed')).toBe('read*');
    expect(copyState(open(after), 'call-taken', ['closed']).command).toBeUndefined();
  });

  it('[R6] what is copied and pasted back changes nothing; Chinese, English words, letters and numbers are read', () => {
    const sheet = open(hotline);
    const lines = linesOf(sheet);
    const all = { top: 0, bottom: lines.length - 1, left: 0, right: sheet.columns.length - 1 };
    for (const locale of ['zh-CN', 'en'] as const)
      for (const titled of [false, true]) {
        const sheetIn = rightsSheet(hotline, FORM, locale) ?? sheet;
        const text = copyText(sheetIn, linesOf(sheetIn), all, locale, titled);
        const pasted = pasteText(sheetIn, linesOf(sheetIn), all, text);
        expect(pasted, `${locale} ${String(titled)}`).toMatchObject({
          command: undefined,
          unknown: 0,
          byTitles: titled,
        });
      }
    const words = ['隐藏', ' Read ', '可编辑', 'Q', '只读*', '默认', '9', ''];
    expect(words.map(readRight)).toEqual(['hidden', 'read', 'edit', 'required', null, null, undefined, undefined]);
  });

  it('[R6] a block goes in from its corner, one word into the whole range, titles in any order find their place', () => {
    const sheet = open(hotline);
    const lines = linesOf(sheet);
    const at = place(sheet, 'unit', 'closed');
    const box = boxOf({ anchor: at, focus: at });
    const block = pasteText(sheet, lines, { ...box, left: at.column - 1 }, '编辑\t必填\r\n只读\t乱写\r\n');
    expect(block).toMatchObject({ changed: 3, unknown: 1 });
    const after = apply(hotline, block);
    expect([right(after, 'unit', 'closed'), right(after, 'caller', 'closed')]).toEqual(['required', 'read*']);
    const one = pasteText(sheet, lines, { ...box, bottom: box.bottom + 3 }, 'hidden');
    expect(one.changed).toBe(4);
    const titled = pasteText(sheet, lines, box, '字段\t关闭本次服务\t接听并解答\n紧急事项\t隐藏\t必填\n来电人\t编辑\t');
    const by = apply(hotline, titled);
    expect([right(by, 'urgent', 'closed'), right(by, 'urgent', 'call-taken'), right(by, 'caller', 'closed')]).toEqual([
      'hidden',
      'required',
      'edit',
    ]);
    expect(right(by, 'caller', 'call-taken')).toBe('required');
  });

  it('[R6] a title never becomes a formula of the spreadsheet', () => {
    const stack = new CommandStack(hotline);
    stack.execute({ type: 'set', pointer: `/forms/${FORM}/ui/elements/0/elements/1/elements/0/label`, value: '=1+1' });
    const sheet = open(stack.document);
    const { row } = place(sheet, 'unit', 'closed');
    expect(copyText(sheet, linesOf(sheet), { top: row, bottom: row, left: 0, right: 0 }, 'zh-CN', true)).toContain(
      "'=1+1",
    );
  });

  it('[R7] keys move and extend as in spreadsheets and stop at the edges', () => {
    const range = { anchor: { row: 1, column: 1 }, focus: { row: 1, column: 1 } };
    const press = (key: string, shiftKey = false, ctrlKey = false) =>
      moveRange(range, { key, shiftKey, ctrlKey }, 20, 5, 12);
    expect(press('ArrowDown')?.focus).toEqual({ row: 2, column: 1 });
    expect(press('ArrowRight', true)).toEqual({ anchor: range.anchor, focus: { row: 1, column: 2 } });
    expect(press('End')?.focus).toEqual({ row: 1, column: 4 });
    expect(press('Home', false, true)?.focus).toEqual({ row: 0, column: 0 });
    expect(press('PageUp')?.focus).toEqual({ row: 0, column: 1 });
    expect(press('PageDown')?.focus).toEqual({ row: 13, column: 1 });
    expect(press('x')).toBeUndefined();
  });

  it('[R8] search and filters keep the headings of what they show', () => {
    const document = withTable({ parts: 'hidden', 'parts.price': 'edit' });
    const sheet = open(document);
    const faults = rightsFaults(document, sheet, []);
    const titles = (search: string, filter: 'all' | 'odd' | 'varied' | 'own') =>
      shownRows(sheet, faults, search, filter).map((row) => row.title || '*');
    expect(titles('单价', 'all')).toEqual(['更换部件', '单价']);
    expect(titles('单位', 'all')).toEqual(['来电信息', '单位名称']);
    expect(titles('', 'odd')).toContain('更换部件');
    expect(titles('', 'odd')).not.toContain('单位名称');
    expect(titles('', 'varied')).toContain('单位名称');
    expect(titles('', 'varied')).not.toContain('记录编号');
    expect(titles('nothing', 'all')).toEqual([]);
  });
});

describe('the check of rights', () => {
  const faultsOf = (document: DesignDocument) => rightsFaults(document, open(document), lint(document));
  const codes = (document: DesignDocument, path: string) =>
    faultsOf(document)
      .filter((fault) => fault.path === path)
      .map(({ code }) => code);
  const all = (document: DesignDocument, path: string, one: FieldRight): DesignDocument => {
    const stack = new CommandStack(document);
    stack.execute({
      type: 'set-rights',
      cells: open(document).columns.map(({ state }) => ({ state, path, right: one })),
    });
    return stack.document;
  };

  it('[R9] finds nothing worse than notes in any shipped process', () => {
    expect(faultsOf(hotline).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it.each<readonly [code: string, path: string, document: () => DesignDocument]>([
    ['rights/hidden-everywhere', 'unit', () => all(hotline, 'unit', 'hidden')],
    ['rights/required-field-closed', 'unit', () => all(hotline, 'unit', 'read')],
    ['rights/nobody-fills', 'system', () => all(hotline, 'system', 'read')],
    ['rights/computed-field', 'callNo', () => all(hotline, 'callNo', 'edit')],
    ['rights/table-hides-columns', 'parts', () => withTable({ parts: 'hidden', 'parts.price': 'edit' })],
    ['rights/column-nobody-fills', 'parts.price', () => all(withTable({ parts: 'edit' }), 'parts.price', 'read')],
  ])('[R9] %s is found, and its fix mends it', (code, path, make) => {
    const document = make();
    const fault = faultsOf(document).find((one) => one.code === code && one.path === path);
    if (fault?.fix === undefined) throw new Error(`${code} has no fix`);
    const stack = new CommandStack(document);
    stack.execute(fault.fix.command);
    expect(codes(stack.document, path)).not.toContain(code);
  });

  it('[R9] a required field that a rule may hide is said, a field the process writes is not', () => {
    expect(codes(hotline, 'dispatchTo')).toEqual(['rights/required-under-condition']);
    expect(codes(all(hotline, 'engineer', 'read'), 'engineer')).toEqual([]);
  });

  it('[R9] rights on fields that are gone are listed with the fix of the validator', () => {
    const stack = new CommandStack(hotline);
    stack.execute({ type: 'set-rights', cells: [{ state: 'closed', path: 'nothing', right: 'edit' }] });
    expect(faultsOf(stack.document)).toContainEqual(
      expect.objectContaining({ code: 'rights/unknown-field', path: 'nothing', states: ['closed'] }),
    );
  });
});
