import type { ChoiceOption, Field } from './field.js';
import { constantMode, noMode, objectMode, valueMode } from './mode.js';

const jsonTypes: readonly ChoiceOption[] = [
  { value: 'string', label: ['文本', 'Text'] },
  { value: 'number', label: ['数字', 'Number'] },
  { value: 'integer', label: ['整数', 'Whole number'] },
  { value: 'boolean', label: ['是/否', 'Yes or no'] },
  { value: 'object', label: ['一组数据', 'A set of entries'] },
  { value: 'array', label: ['列表', 'A list'] },
  { value: 'null', label: ['空', 'Nothing'] },
];

const count = (key: string, zh: string, en: string, type: string): Field => ({
  key,
  label: [zh, en],
  control: { kind: 'number', min: 0, whole: true },
  when: (value) => value['type'] === type,
  more: true,
});

const bound = (key: string, zh: string, en: string): Field => ({
  key,
  label: [zh, en],
  control: { kind: 'number' },
  when: (value) => value['type'] === 'number' || value['type'] === 'integer',
  more: true,
});

const json = (key: string, zh: string, en: string): Field => ({
  key,
  label: [zh, en],
  control: { kind: 'json', rows: 3 },
  more: true,
});

const isType =
  (type: string): NonNullable<Field['when']> =>
  (value) =>
    value['type'] === type;

/** The schema of a variable, as the format allows it. */
export const variableFields: readonly Field[] = [
  { key: 'title', label: ['名称', 'Title'], control: { kind: 'localized' } },
  {
    key: 'type',
    label: ['类型', 'Type'],
    control: {
      kind: 'modes',
      modes: () => [
        ...jsonTypes.map(({ value, label }) => constantMode(value, label)),
        valueMode('several', ['几种之一', 'One of several'], Array.isArray, () => ['string', 'null'], {
          kind: 'some',
          options: jsonTypes,
        }),
        noMode(['不限', 'Any']),
      ],
    },
  },
  {
    key: 'format',
    label: ['格式', 'Format'],
    control: {
      kind: 'choice',
      empty: ['不限', 'Any'],
      options: [
        { value: 'date', label: ['日期', 'Date'] },
        { value: 'date-time', label: ['日期和时间', 'Date and time'] },
        { value: 'time', label: ['时间', 'Time'] },
        { value: 'email', label: ['邮箱', 'E-mail'] },
        { value: 'uri', label: ['网址', 'Address'] },
      ],
    },
    when: isType('string'),
  },
  {
    key: 'items',
    label: ['列表中的一项', 'One entry of the list'],
    control: { kind: 'object', fields: () => variableFields, loose: true },
    when: isType('array'),
  },
  {
    key: 'properties',
    label: ['其中的数据', 'Entries'],
    control: { kind: 'record', of: 'entries', item: { fields: () => variableFields } },
    when: isType('object'),
  },
  {
    key: 'required',
    label: ['必须有的数据', 'Entries that must be filled'],
    control: { kind: 'picks', of: 'own-property' },
    when: isType('object'),
    more: true,
  },
  { key: 'description', label: ['说明', 'Description'], control: { kind: 'text', rows: 2 }, more: true },
  json('enum', '可选值', 'Possible values'),
  json('oneOf', '带名称的选项', 'Choices with titles'),
  json('default', '默认值', 'Default'),
  json('const', '固定值', 'Constant'),
  count('minLength', '最少字数', 'Shortest', 'string'),
  count('maxLength', '最多字数', 'Longest', 'string'),
  {
    key: 'pattern',
    label: ['格式（正则表达式）', 'Pattern (regular expression)'],
    control: { kind: 'text', code: true },
    when: isType('string'),
    more: true,
  },
  bound('minimum', '最小值', 'Minimum'),
  bound('maximum', '最大值', 'Maximum'),
  bound('exclusiveMinimum', '大于', 'More than'),
  bound('exclusiveMaximum', '小于', 'Less than'),
  bound('multipleOf', '是此数的倍数', 'Multiple of'),
  count('minItems', '最少几项', 'Fewest entries', 'array'),
  count('maxItems', '最多几项', 'Most entries', 'array'),
  {
    key: 'uniqueItems',
    label: ['各项不得相同', 'No two entries alike'],
    control: { kind: 'switch', fallback: false },
    when: isType('array'),
    more: true,
  },
  {
    key: 'additionalProperties',
    label: ['其他数据', 'Other entries'],
    control: {
      kind: 'modes',
      modes: () => [
        noMode(['允许（默认）', 'Allowed (default)']),
        constantMode(true, ['允许', 'Allowed']),
        constantMode(false, ['不允许', 'Not allowed']),
        objectMode(
          'like',
          ['须符合', 'Must look like'],
          () => ({ type: 'string' }),
          () => variableFields,
        ),
      ],
    },
    when: isType('object'),
    more: true,
  },
  { key: '$comment', label: ['内部备注', 'Comment'], control: { kind: 'text', rows: 2 }, more: true },
];

const variableKey: Field = { key: '', label: ['标识', 'Key'], control: { kind: 'name', rename: 'variable' } };

/** Variables of a process that no form shows: the schema of an object, of which people think as a list. */
export const dataFields: readonly Field[] = [
  {
    key: 'properties',
    label: ['数据项', 'Variables'],
    control: { kind: 'record', of: 'variables', item: { fields: () => [variableKey, ...variableFields] } },
  },
  ...variableFields
    .filter(({ key }) => key !== 'properties' && key !== 'type')
    .map((field) => ({ ...field, when: () => false })),
];
