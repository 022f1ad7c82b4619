import type { JsonSchema, Locale } from '@yunliu/engine/definition';
import type { FieldKind, UiElement, UiField, UiTable } from '@yunliu/engine/forms';
import type { LayoutKind } from './command.js';

interface Recipe {
  /** Name and title a new field gets. */
  readonly name: string;
  readonly title: string;
  readonly element: UiField['type'] | 'Table';
  readonly schema: JsonSchema;
  readonly options?: { readonly [name: string]: boolean };
}

const choices = [
  { const: 'a', title: '选项一' },
  { const: 'b', title: '选项二' },
];

/** How a field of each kind is written: element, value schema, first name. */
export const fieldRecipes: { readonly [kind in FieldKind]: Recipe } = {
  text: { name: 'text', title: '文本', element: 'Control', schema: { type: 'string', maxLength: 200 } },
  'multi-line': {
    name: 'note',
    title: '说明',
    element: 'Control',
    schema: { type: 'string', maxLength: 4000 },
    options: { multi: true },
  },
  integer: { name: 'count', title: '数量', element: 'Control', schema: { type: 'integer' } },
  number: { name: 'amount', title: '数值', element: 'Control', schema: { type: 'number' } },
  date: { name: 'date', title: '日期', element: 'Control', schema: { type: 'string', format: 'date' } },
  'date-time': { name: 'at', title: '时间', element: 'Control', schema: { type: 'string', format: 'date-time' } },
  time: { name: 'time', title: '时刻', element: 'Control', schema: { type: 'string', format: 'time' } },
  'yes-no': { name: 'confirmed', title: '是否', element: 'Control', schema: { type: 'boolean' } },
  choice: { name: 'choice', title: '单选', element: 'Control', schema: { type: 'string', oneOf: choices } },
  'multi-choice': {
    name: 'choices',
    title: '多选',
    element: 'Control',
    schema: { type: 'array', uniqueItems: true, items: { type: 'string', oneOf: choices } },
  },
  money: { name: 'money', title: '金额', element: 'Money', schema: { type: 'number' } },
  user: { name: 'person', title: '人员', element: 'UserPicker', schema: { type: 'string', maxLength: 200 } },
  department: {
    name: 'department',
    title: '部门',
    element: 'DepartmentPicker',
    schema: { type: 'string', maxLength: 200 },
  },
  role: { name: 'role', title: '角色', element: 'RolePicker', schema: { type: 'string', maxLength: 200 } },
  system: { name: 'system', title: '业务系统', element: 'SystemPicker', schema: { type: 'string', maxLength: 200 } },
  'serial-number': {
    name: 'number',
    title: '编号',
    element: 'SerialNumber',
    schema: { type: 'string', maxLength: 60 },
  },
  signature: { name: 'signature', title: '签字', element: 'Signature', schema: { type: 'object' } },
  seal: { name: 'seal', title: '盖章', element: 'Seal', schema: { type: 'object' } },
  attachment: {
    name: 'files',
    title: '附件',
    element: 'Attachment',
    schema: { type: 'array', items: { type: 'object' } },
  },
  cascader: {
    name: 'path',
    title: '级联选择',
    element: 'Cascader',
    schema: { type: 'array', items: { type: 'string' } },
  },
  table: {
    name: 'rows',
    title: '明细',
    element: 'Table',
    schema: {
      type: 'array',
      maxItems: 200,
      items: { type: 'object', properties: { name: { title: '名称', type: 'string', maxLength: 200 } } },
    },
  },
};

/** What stands there in English until somebody gives a better title. */
const ENGLISH: { readonly [title: string]: string } = {
  一级: 'Level 1',
  二级: 'Level 2',
  人员: 'Person',
  单选: 'Choice',
  名称: 'Name',
  多选: 'Choices',
  数值: 'Number',
  数量: 'Count',
  文本: 'Text',
  日期: 'Date',
  时刻: 'Time',
  时间: 'Date and time',
  明细: 'Details',
  是否: 'Yes or no',
  盖章: 'Seal',
  签字: 'Signature',
  级联选择: 'Cascade',
  编号: 'Number',
  角色: 'Role',
  业务系统: 'System',
  说明: 'Note',
  选项一: 'Option 1',
  选项二: 'Option 2',
  部门: 'Department',
  金额: 'Amount',
  附件: 'Files',
};

/** What a new field of the kind is called. */
export function fieldTitle(kind: FieldKind, locale: Locale = 'zh-CN'): string {
  return inLocale(fieldRecipes[kind].title, locale);
}

/** The recipe with its titles in that language. */
function inLocale<Part>(part: Part, locale: Locale): Part {
  if (locale !== 'en') return structuredClone(part);
  return JSON.parse(JSON.stringify(part), (_, value: unknown) =>
    typeof value === 'string' && Object.hasOwn(ENGLISH, value) ? ENGLISH[value] : value,
  ) as Part;
}

const CASCADE = { items: [{ value: 'a', title: '一级', children: [{ value: 'b', title: '二级' }] }] };

/** Element and schema of a new field. */
export function newField(
  kind: FieldKind,
  name: string,
  title: string,
  locale: Locale = 'zh-CN',
): { readonly element: UiField | UiTable; readonly schema: JsonSchema } {
  const { element, schema, options } = fieldRecipes[kind];
  const scope = `#/properties/${name}`;
  const made =
    element === 'Table'
      ? { type: element, scope, columns: [{ type: 'Control' as const, scope: '#/properties/name' }] }
      : {
          type: element,
          scope,
          ...(options === undefined ? {} : { options }),
          ...(kind === 'cascader' ? { options: inLocale(CASCADE, locale) } : {}),
        };
  return { element: made, schema: { title, ...inLocale(schema, locale) } };
}

/** A new layout element, empty; tabs begin with one tab. */
export function newLayout(kind: LayoutKind, title: Parameters<typeof labelled>[1]): UiElement {
  switch (kind) {
    case 'rows':
      return { type: 'VerticalLayout', elements: [] };
    case 'columns':
      return { type: 'HorizontalLayout', elements: [] };
    case 'group':
      return labelled('Group', title ?? { 'zh-CN': '分组', en: 'Group' });
    case 'tab':
      return labelled('Category', title ?? { 'zh-CN': '页签', en: 'Tab' });
    case 'tabs':
      return { type: 'Categorization', elements: [labelled('Category', title ?? { 'zh-CN': '页签', en: 'Tab' })] };
    case 'steps':
      return {
        type: 'Categorization',
        options: { variant: 'steps' },
        elements: [
          labelled('Category', title ?? { 'zh-CN': '第一步', en: 'Step 1' }),
          labelled('Category', { 'zh-CN': '第二步', en: 'Step 2' }),
        ],
      };
    case 'label':
      return { type: 'Label', text: title ?? { 'zh-CN': '说明文字', en: 'Text' } };
  }
}

function labelled(type: 'Group' | 'Category', label: UiElement['label']): UiElement {
  return { type, ...(label === undefined ? {} : { label }), elements: [] };
}
