import { describe, expect, it } from 'vitest';
import { CommandStack } from '@yunliu/designer/model';
import { validateForm } from '@yunliu/engine/definition';
import { cascadeFromText, cascadeText } from '../../src/forms/cascade-text.js';
import { asciiName, clipFromDrafts, draftsFromSheet, sheetCells } from '../../src/forms/header-row.js';
import { optionsFromText, takenOptions } from '../../src/forms/options-text.js';
import { emptyForm } from './empty-form.js';

const kinds = (text: string): readonly string[] => draftsFromSheet(text).map(({ title, kind }) => `${title}:${kind}`);

describe('a pasted spreadsheet header', () => {
  it('[D20] gives fields with types guessed from titles', () => {
    expect(
      kinds('姓名\t部门\t手机\t报修日期\t到达时间\t金额\t数量\t是否紧急\t备注\t签字\t附件\t级别\t联系人\t流水号'),
    ).toEqual([
      '姓名:user',
      '部门:department',
      '手机:text',
      '报修日期:date',
      '到达时间:date-time',
      '金额:money',
      '数量:integer',
      '是否紧急:yes-no',
      '备注:multi-line',
      '签字:signature',
      '附件:attachment',
      '级别:choice',
      '联系人:text',
      '流水号:text',
    ]);
    expect(kinds('Name,Department,Leave date,Amount,Quantity,Remarks')).toEqual([
      'Name:text',
      'Department:department',
      'Leave date:date',
      'Amount:money',
      'Quantity:integer',
      'Remarks:multi-line',
    ]);
  });

  it('[D20] lets sample rows speak where the title says nothing, and against it', () => {
    expect(
      kinds('一\t二\t三\t四\t五\n2026-01-02\t¥1,200.00\t13800138000\t是\t12\n2026-01-03\t¥8.00\t13900139000\t否\t7'),
    ).toEqual(['一:date', '二:money', '三:text', '四:yes-no', '五:integer']);
    expect(kinds('数量\t发生日期\n1.5\t下周\n2.25\t待定')).toEqual(['数量:number', '发生日期:text']);
    expect(kinds('编组\nA\nB\nA\nB\nA\nA')).toEqual(['编组:choice']);
  });

  it('[D20] reads quoted cells, Chinese commas and empty columns; a running number is offered but not taken', () => {
    expect(sheetCells('"甲\t乙","丙""丁"\n1\t2')).toEqual([['甲\t乙,"丙""丁"'], ['1', '2']]);
    expect(sheetCells('a,"b, ""c""\nd"\n1,2')).toEqual([
      ['a', 'b, "c"\nd'],
      ['1', '2'],
    ]);
    expect(sheetCells('姓名，部门，备注')).toEqual([['姓名', '部门', '备注']]);
    expect(draftsFromSheet('序号\t\t姓名 *').map(({ title, use }) => [title, use])).toEqual([
      ['序号', false],
      ['姓名', true],
    ]);
    expect(draftsFromSheet('')).toEqual([]);
  });

  it('[D20] gives every column a name of its own that formulas can read', () => {
    expect(draftsFromSheet('金额\t费用\tTotal cost\tif\tTotal cost').map(({ name }) => name)).toEqual([
      'amount',
      'amount2',
      'totalCost',
      'ifValue',
      'totalCost2',
    ]);
    expect(asciiName('预算')).toBeUndefined();
  });

  it.each([false, true])('[D20] adds sound fields, as a table: %s, in one step', (asTable) => {
    const stack = new CommandStack(emptyForm());
    const drafts = draftsFromSheet(
      '姓名\t部门\t日期\t数量\t单价\t备注\t级别\n张三\t运维\t2026-01-01\t3\t20\t无\t高\n李四\t运维\t2026-01-02\t3\t20\t无\t低',
    );
    stack.execute({
      type: 'paste-elements',
      form: 'leave@1',
      into: '/ui',
      clip: clipFromDrafts(drafts, asTable ? { title: '明细', name: 'rows' } : undefined),
    });
    const form = stack.document.forms['leave@1'];
    expect(form && validateForm(form).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(Object.keys(form?.schema.properties ?? {})).toHaveLength(asTable ? 1 : 7);
    stack.undo();
    expect(stack.document).toEqual(emptyForm());
  });
});

describe('pasted options', () => {
  it('[D21] are one a line, with stored values where given, bullets dropped, each once', () => {
    expect(optionsFromText('1. 高=high\n- 中\n\n（3）低\n中')).toEqual([
      { title: '高', value: 'high' },
      { title: '中', value: '中' },
      { title: '低', value: '低' },
    ]);
  });

  it('[D21] keep what only looks like the number of a line', () => {
    const lines = '1.5吨\n3.0版本\n2026.1\n12)个\n(4) 丁\n100 元';
    expect(optionsFromText(lines).map(({ title }) => title)).toEqual([
      '1.5吨',
      '3.0版本',
      '2026.1',
      '个',
      '丁',
      '100 元',
    ]);
  });

  it('[D21] keep the value and the English of choices that stay, but take what is given', () => {
    const before = [
      { const: 'high', title: { 'zh-CN': '高', en: 'High' } },
      { const: 'low', title: '低' },
    ];
    expect(takenOptions(optionsFromText('高\n很低=low\n中=mid\n低=3'), before, 'zh-CN')).toEqual([
      before[0],
      { const: 'low', title: '很低' },
      { const: 'mid', title: '中' },
      { const: '3', title: '低' },
    ]);
    expect(takenOptions(optionsFromText('Top=high'), before, 'en')).toEqual([
      { const: 'high', title: { 'zh-CN': '高', en: 'Top' } },
    ]);
  });

  it('[D21] build cascades from indented lines and back', () => {
    const text = '华北=north\n  北京=bj\n    海淀\n  天津\n华东\n\t上海';
    const { items, faults } = cascadeFromText(text);
    expect(faults).toEqual([]);
    expect(cascadeText(items)).toBe('华北=north\n  北京=bj\n    海淀\n  天津\n华东\n  上海');
    expect(cascadeFromText('  甲\n乙\n乙').faults).toEqual([
      { line: 1, reason: 'no-parent' },
      { line: 3, reason: 'twice' },
    ]);
  });
});
