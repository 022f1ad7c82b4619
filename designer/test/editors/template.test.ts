import { describe, expect, it } from 'vitest';
import { printHelperNames } from '../../../engine/src/documents/print-helpers.js';
import { formId } from '@yunliu/designer/model';
import { completeTemplate } from '../../src/editors/template-completion.js';
import { templateFaults, templateFields, type TemplateField } from '../../src/editors/index.js';
import { templateHelpers } from '../../src/editors/template-helpers.js';
import { shipped, shippedProcesses } from '../model/shipped.js';

const fields: readonly TemplateField[] = [
  { name: 'amount', title: '金额' },
  { name: 'urgency', title: '紧急程度', choices: new Map([['urgent', '特急']]) },
  { name: 'items', title: '明细', columns: [{ name: 'qty', title: '数量' }] },
];
const words = (text: string): readonly string[] =>
  templateFaults(text, fields, 'zh-CN').map(({ line, message }) => `${line} ${message}`);

describe('print templates', () => {
  it('[X18] the helpers are those of the engine', () => {
    expect(Object.fromEntries(templateHelpers.map((helper) => [helper.name, helper.arguments]))).toEqual(
      printHelperNames,
    );
  });

  it('[X18] no shipped template has a fault', () => {
    let count = 0;
    for (const key of shippedProcesses) {
      const document = shipped(key);
      for (const form of Object.values(document.forms))
        for (const text of Object.values(document.prints[formId(form)] ?? {})) {
          count += 1;
          expect(templateFaults(text, templateFields(document, form, 'zh-CN'), 'zh-CN'), form.key).toEqual([]);
        }
    }
    expect(count).toBeGreaterThan(30);
  });

  it.each([
    ['{{field "amount"}}', []],
    ['<p>\n{{field "amunt"}}</p>', ['2 表单没有字段“amunt”']],
    ['{{amount}}', ['1 字段要写成 {{field "amount"}}']],
    ['{{nonsense "x"}}', ['1 没有名为“nonsense”的打印函数']],
    ['{{#rows "items"}}{{cell "qty"}}{{number}}{{/rows}}', []],
    ['{{#rows "items"}}{{cell "qtty"}}{{/rows}}', ['1 表单没有列“qtty”']],
    ['{{cell "qty"}}', ['1 “cell”只能写在 {{#rows}} 里']],
    ['{{#rows "items" min=3}}\n', ['1 缺少对应的 {{/rows}}']],
    ['{{/rows}}', ['1 {{/rows}} 前面没有 {{#rows}}']],
    ['{{#if (has "amount")}}a{{else}}b{{/rows}}', ['1 此处应为 {{/if}}']],
    ['{{#if (is "urgency" "urgent")}}a{{else}}b{{/if}}', []],
    ['{{field "amount"\n<p>', ['1 缺少 }}']],
    ['{{!-- {{nonsense}} --}}', []],
    ['{{field}}', ['1 “field”后面要写字段名']],
    ['{{{field "amount"}}}', ['1 不允许三重花括号，请写 {{ }}']],
    ['{{> part}}', ['1 打印模板不能引用其他模板']],
    ['<p>\n<img width="9" src="logo.png">', ['2 图片“logo.png”不会打印，请改用 data: 内嵌图片']],
    ["<img src='https://example.com/a.png'>", ['1 图片“https://example.com/a.png”不会打印，请改用 data: 内嵌图片']],
    ['<img src="data:image/png;base64,AAAA">{{seal "amount"}}', []],
  ])('[X18] %s', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('[X19] names are completed where they may stand', () => {
    const labels = (text: string): readonly string[] =>
      (completeTemplate(text, text.length, fields, 'zh-CN')?.options ?? []).map(({ label }) => label);
    expect(labels('{{')).toEqual(expect.arrayContaining(['field "amount"', '#rows "items"', 'moneyWords']));
    expect(labels('{{金')).toEqual(['field "amount"', 'money', 'moneyWords']);
    expect(labels('{{field "')).toEqual(['amount', 'urgency', 'items']);
    expect(labels('{{#rows "')).toEqual(['items']);
    expect(labels('{{#rows "items"}}{{cell "')).toEqual(['qty']);
    expect(labels('{{check "urgency" "')).toEqual(['urgent']);
    expect(labels('{{#if (has "')).toEqual(['amount', 'urgency', 'items']);
    expect(labels('<p>')).toEqual([]);
    const loop = completeTemplate('{{#', 3, fields, 'zh-CN')?.options.find(({ label }) => label === 'rows "items"');
    expect(loop?.snippet).toContain('{{cell "qty"}}');
  });
});
