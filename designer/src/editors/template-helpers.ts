/** What the first argument of a helper names: a field, a column of the rows it stands in, or nothing. */
type HelperArgument = 'field' | 'column' | 'field-or-column' | 'table' | 'none' | 'any';

export interface TemplateHelper {
  readonly name: string;
  /** How many arguments it takes. */
  readonly arguments: number;
  readonly names: HelperArgument;
  /** Stands around a part of the template. */
  readonly block: boolean;
  readonly text: { readonly 'zh-CN': string; readonly en: string };
}

/** The helpers of print templates; a test holds them against the engine's. */
export const templateHelpers: readonly TemplateHelper[] = [
  { name: 'field', arguments: 1, names: 'field', block: false, text: { 'zh-CN': '字段的值', en: 'Value of a field' } },
  { name: 'label', arguments: 1, names: 'any', block: false, text: { 'zh-CN': '字段的标题', en: 'Title of a field' } },
  { name: 'rows', arguments: 1, names: 'table', block: true, text: { 'zh-CN': '明细逐行', en: 'Each row of a table' } },
  {
    name: 'cell',
    arguments: 1,
    names: 'column',
    block: false,
    text: { 'zh-CN': '本行某列的值', en: 'Value of a column' },
  },
  { name: 'number', arguments: 0, names: 'none', block: false, text: { 'zh-CN': '行号', en: 'Number of the row' } },
  {
    name: 'check',
    arguments: 2,
    names: 'field-or-column',
    block: false,
    text: { 'zh-CN': '选项的勾选框', en: 'Box of a choice' },
  },
  { name: 'date', arguments: 1, names: 'field', block: false, text: { 'zh-CN': '日期', en: 'A date' } },
  { name: 'money', arguments: 1, names: 'field', block: false, text: { 'zh-CN': '金额', en: 'An amount' } },
  {
    name: 'moneyWords',
    arguments: 1,
    names: 'field',
    block: false,
    text: { 'zh-CN': '大写金额', en: 'An amount in Chinese capitals' },
  },
  { name: 'signature', arguments: 1, names: 'field', block: false, text: { 'zh-CN': '签名', en: 'A signature' } },
  { name: 'seal', arguments: 1, names: 'field', block: false, text: { 'zh-CN': '印章', en: 'A seal' } },
  { name: 'serial', arguments: 0, names: 'none', block: false, text: { 'zh-CN': '编号', en: 'The serial number' } },
  {
    name: 'has',
    arguments: 1,
    names: 'field-or-column',
    block: false,
    text: { 'zh-CN': '字段是否已填写（用于 if）', en: 'Whether a field is filled in (for if)' },
  },
  {
    name: 'is',
    arguments: 2,
    names: 'field-or-column',
    block: false,
    text: { 'zh-CN': '字段是否为某个值（用于 if）', en: 'Whether a field has a value (for if)' },
  },
  {
    name: 'eq',
    arguments: 2,
    names: 'none',
    block: false,
    text: { 'zh-CN': '两者是否相同', en: 'Whether two are the same' },
  },
];

export const builtInBlocks = ['if', 'unless'] as const;
