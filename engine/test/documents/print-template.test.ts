import { describe, expect, it } from 'vitest';
import { formPage } from '../../src/documents/form-renderer.js';
import { fillPrintTemplate, validatePrintTemplate } from '../../src/documents/print-template.js';
import { compileForm } from '../../src/forms/compile-form.js';
import { sampleForm, sampleImage, samplePrint, sampleRequest, sampleValues } from './sample.js';

const form = compileForm(sampleForm, () => []);
const data = { form, values: sampleValues, locale: 'zh-CN' as const, images: {}, names: { 'hotline-1': '李敏' } };
const fill = (source: string, more: object = {}) => fillPrintTemplate(source, { ...data, ...more });

describe('print templates', () => {
  it('[P1] values are escaped, line breaks kept', () => {
    const html = fill('<td>{{field "question"}}</td>', { values: { question: '<script>x</script>\n=1+1' } });
    expect(html).toBe('<td>&lt;script&gt;x&lt;/script&gt;<br>&#x3D;1+1</td>'.replace('&#x3D;', '='));
  });

  it('[P2] choices print by title, people by name', () => {
    expect(fill('{{field "category"}} {{field "engineer"}}')).toBe('咨询 李敏');
  });

  it('[P3] tables repeat their rows and are filled up with blank ones', () => {
    const html = fill('{{#rows "items" min=3}}<tr><td>{{number}}</td><td>{{cell "text"}}</td></tr>{{/rows}}');
    expect(html).toBe(
      '<tr><td>1</td><td>重启服务</td></tr><tr><td>2</td><td>核对数据</td></tr><tr><td>3</td><td></td></tr>',
    );
  });

  it('[P4] a check box is drawn ticked only for the value', () => {
    expect(fill('{{check "category" "consult"}}')).toContain('☑');
    expect(fill('{{check "category" "fault"}}')).toContain('☐');
    expect(fill('{{check "solved" true}}')).toContain('☑');
  });

  it('[P5] an unsigned signature prints an empty box, a drawn one its picture, a paper one its name', () => {
    expect(fill('{{signature "userSign"}}', { values: {} })).toContain('class="empty"');
    const drawn = { userSign: { name: '王䶮', at: '2026-09-30T09:40:00.000Z', file: 'a1' } };
    expect(fill('{{signature "userSign"}}', { values: drawn, images: { a1: sampleImage } })).toContain(
      '<img src="data:image/png',
    );
    const paper = { userSign: { name: '王䶮', at: '2026-09-30T09:40:00.000Z' } };
    expect(fill('{{signature "userSign"}}', { values: paper })).toContain('王䶮（纸质签署）');
  });

  it('[P6] an image that is not an embedded picture is never printed', () => {
    const drawn = { userSign: { name: '王', at: '2026-09-30T09:40:00.000Z', file: 'a1' } };
    const html = fill('{{signature "userSign"}}', { values: drawn, images: { a1: 'https://host.invalid/x.png' } });
    expect(html).not.toContain('<img');
  });

  it.each([
    ['{{{field "question"}}}', 'print/raw-output'],
    ['{{> partial}}', 'print/not-allowed'],
    ['{{field "nothing"}}', 'print/unknown-field'],
    ['{{#rows "items"}}{{cell "nothing"}}{{/rows}}', 'print/unknown-field'],
    ['{{constructor}}', 'print/unknown-helper'],
    ['{{lookup this "constructor"}}', 'print/unknown-helper'],
    ['{{#each this}}x{{/each}}', 'print/unknown-helper'],
    ['{{#rows "items"}}{{#if (has "nothing")}}x{{/if}}{{/rows}}', 'print/unknown-field'],
    ['{{#if (is "nothing" 1)}}x{{/if}}', 'print/unknown-field'],
    ['{{field "question"', 'print/syntax'],
    ['{{#if (has "question")}}', 'print/syntax'],
    ['x'.repeat(200_001), 'print/too-large'],
  ])('[P7] a faulty template is refused: %.30s', (source, code) => {
    const issues = validatePrintTemplate(source, form);
    expect(issues.map((issue) => issue.code)).toEqual([code]);
    expect(() => fill(source)).toThrow('print/template-invalid');
  });

  it('[P10] parts are printed only where a field is filled in or has a value, in rows too', () => {
    const shown = '{{#if (has "unit")}}有单位{{else}}无单位{{/if}}{{#if (is "category" "consult")}}咨询{{/if}}';
    expect(fill(shown)).toBe('有单位咨询');
    expect(fill(shown, { values: { unit: '', category: 'fault' } })).toBe('无单位');
    const rows =
      '{{#rows "items" min=3}}{{#unless (has "minutes")}}空{{/unless}}{{#if (is "minutes" 5)}}五{{/if}}{{/rows}}';
    expect(fill(rows)).toBe('五空');
  });

  it('[P11] what does not parse is said with its line', () => {
    const message = (source: string) => validatePrintTemplate(source, form)[0]?.message['zh-CN'];
    expect(message('a\n{{#if (has "unit")}}\nb{{/unless}}')).toBe(
      '打印模板第 2 行：{{#if}} 的结束写成了 {{/unless}}。',
    );
    expect(message('a\nb {{field "unit"\nc')).toMatch(/^打印模板第 [23] 行：双花括号或引号没有配对。$/);
  });

  it('[P8] the frame shows title, numbers, versions and cannot be broken by a value', () => {
    const page = formPage({
      ...sampleRequest,
      stamp: { ...sampleRequest.stamp, printedBy: '"; } body { display: none } </style><script>' },
    });
    expect(page).toContain('<h1>电话服务记录单</h1>');
    expect(page).toContain('编号：F14-202609-0001');
    expect(page).toContain('流程版本 hotline v1');
    expect(page).toContain('打印 2026-09-30 17:40');
    expect(page).not.toContain('</style><script>');
    expect(page.match(/<\/style>/g)).toHaveLength(1);
  });

  it('[P9] the sample template has no fault', () => {
    expect(validatePrintTemplate(samplePrint, form)).toEqual([]);
  });
});
