import type { Issue } from '../definition/issue.js';

/** A field's name in both languages, e.g. `“明细”第 2 行“数量”`. */
export interface FieldName {
  readonly 'zh-CN': string;
  readonly en: string;
}

type Words = { readonly 'zh-CN': string; readonly en: string };

function issue(code: string, pointer: string, message: Words, hint: Words): Issue {
  return { code, severity: 'error', pointer, message, hint };
}

const whole: FieldName = { 'zh-CN': '表单', en: 'The form' };

/** Every refusal of a form check with its wording. */
export const formIssue = {
  notJson: (pointer: string) =>
    issue(
      'form/not-json',
      pointer,
      { 'zh-CN': '提交的内容不是规范的表单数据。', en: 'What was sent is not plain form data.' },
      {
        'zh-CN': '请以“字段名: 值”的 JSON 对象提交，嵌套不超过 12 层。',
        en: 'Send a JSON object of field names and values, nested 12 levels at most.',
      },
    ),
  forbiddenKey: (pointer: string) =>
    issue(
      'form/forbidden-key',
      pointer,
      { 'zh-CN': '提交的内容含有禁用的名称。', en: 'What was sent contains a forbidden name.' },
      {
        'zh-CN': '请去掉 __proto__、constructor、prototype 这类名称。',
        en: 'Remove names such as __proto__, constructor and prototype.',
      },
    ),
  unknownField: (pointer: string, key: string) =>
    issue(
      'form/unknown-field',
      pointer,
      { 'zh-CN': `表单中没有字段“${key}”。`, en: `The form has no field "${key}".` },
      {
        'zh-CN': '请核对字段名，或确认使用的是本步骤的表单版本。',
        en: "Check the name, or whether this is the step's version of the form.",
      },
    ),
  hidden: (pointer: string, name: FieldName) =>
    issue(
      'form/field-hidden',
      pointer,
      {
        'zh-CN': `${name['zh-CN']}在本步骤不可见，不能提交。`,
        en: `${name.en} is not shown in this step and cannot be sent.`,
      },
      { 'zh-CN': '请去掉该字段后重新提交。', en: 'Leave the field out and send again.' },
    ),
  readOnly: (pointer: string, name: FieldName) =>
    issue(
      'form/field-read-only',
      pointer,
      {
        'zh-CN': `${name['zh-CN']}在本步骤只读，不能修改。`,
        en: `${name.en} is read-only in this step and cannot be changed.`,
      },
      { 'zh-CN': '请保持原值，或去掉该字段后重新提交。', en: 'Keep the present value or leave the field out.' },
    ),
  required: (pointer: string, name: FieldName) =>
    issue(
      'form/field-required',
      pointer,
      { 'zh-CN': `${name['zh-CN']}必填。`, en: `${name.en} must be filled in.` },
      { 'zh-CN': '请填写后再提交。', en: 'Fill it in and submit again.' },
    ),
  invalid: (pointer: string, name: FieldName, words: Words, hint?: Words) =>
    issue(
      'form/field-invalid',
      pointer,
      { 'zh-CN': `${name['zh-CN']}${words['zh-CN']}。`, en: `${name.en} ${words.en}.` },
      hint ?? { 'zh-CN': '请改正后再提交。', en: 'Correct it and submit again.' },
    ),
  tooLarge: (pointer: string, name: FieldName | undefined, words: Words) =>
    issue(
      'form/too-large',
      pointer,
      { 'zh-CN': `${(name ?? whole)['zh-CN']}${words['zh-CN']}。`, en: `${(name ?? whole).en} ${words.en}.` },
      { 'zh-CN': '请精简内容，或以附件上传。', en: 'Shorten it, or attach it as a file.' },
    ),
  rowAdded: (pointer: string, name: FieldName) =>
    issue(
      'form/row-added',
      pointer,
      { 'zh-CN': `本步骤不能在${name['zh-CN']}中增加行。`, en: `No rows can be added to ${name.en} in this step.` },
      { 'zh-CN': '请去掉新增的行。', en: 'Remove the added rows.' },
    ),
  rowRemoved: (pointer: string, name: FieldName) =>
    issue(
      'form/row-removed',
      pointer,
      { 'zh-CN': `本步骤不能删除${name['zh-CN']}中的行。`, en: `No rows can be removed from ${name.en} in this step.` },
      { 'zh-CN': '请恢复被删除的行。', en: 'Put the removed rows back.' },
    ),
  rowOrigin: (pointer: string, name: FieldName) =>
    issue(
      'form/row-origin',
      pointer,
      {
        'zh-CN': `${name['zh-CN']}中的行与原有行对应不上。`,
        en: `A row of ${name.en} does not match any present row.`,
      },
      {
        'zh-CN': '请刷新后重试；通过接口提交时，请在每一行写明 $row（原行号，从 0 开始）。',
        en: 'Reload and try again; over the API, send $row (the present index of the row, from 0) with each row.',
      },
    ),
};
