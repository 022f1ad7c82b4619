import type { Json, JsonObject, JsonSchema, Locale } from '@yunliu/engine/definition';
import {
  cascadeItems,
  choicesOf,
  columnsOf,
  computeValues,
  fieldKindOf,
  fieldName,
  fieldTitle,
  type CompiledField,
  type CompiledForm,
  type PickerKind,
} from '@yunliu/engine/forms';
import { sampleWords } from './sample-words.js';

/** When the sample is filled in: half past nine on a working day in China. */
const AT = '2026-09-30T01:30:00Z';

export interface SampleOptions {
  readonly locale?: Locale;
  /** Rows of each table; more to see it run over pages. */
  readonly rows?: number;
}

/** Values that look like life, for every field of the form, always the same; within the limits of its schema. */
export function sampleValues(form: CompiledForm, { locale = 'zh-CN', rows = 3 }: SampleOptions = {}): JsonObject {
  const values: { [field: string]: Json } = {};
  for (const field of form.fields.values()) {
    if (field.table !== undefined) continue;
    const value = fieldKindOf(field) === 'table' ? tableRows(form, field, locale, rows) : sampleValue(field, locale, 0);
    if (value !== undefined) values[field.path] = value;
  }
  return computeValues(form, values, AT);
}

function tableRows(form: CompiledForm, table: CompiledField, locale: Locale, rows: number): Json {
  const { minItems = 0, maxItems = Infinity } = table.schema;
  const count = Math.min(Math.max(rows, minItems), maxItems);
  return Array.from({ length: count }, (_, row) => {
    const cells = columnsOf(form, table.path).flatMap((column): [string, Json][] => {
      const value = sampleValue(column, locale, row);
      return value === undefined ? [] : [[fieldName(column), value]];
    });
    return Object.fromEntries(cells);
  });
}

/** Undefined: left empty (files, and what has to look in a way of its own). */
function sampleValue(field: CompiledField, locale: Locale, row: number): Json | undefined {
  const { schema } = field;
  const title = fieldTitle(field, locale);
  switch (fieldKindOf(field)) {
    case 'text':
    case 'multi-line':
      return textValue(schema, title, locale, row);
    case 'serial-number':
      return textValue(schema, '编号', locale, row);
    case 'integer':
      return numberValue(schema, 3 + row, 1);
    case 'number':
      return numberValue(schema, 12.5 + row * 4, 0.1);
    case 'money':
      return numberValue(schema, 12_680.5 + row * 940, 0.01);
    case 'date':
      return `2026-09-${String(28 + (row % 3))}`;
    case 'date-time':
      return `2026-09-30T0${String(1 + (row % 8))}:20:00Z`;
    case 'time':
      return `${String(9 + (row % 8)).padStart(2, '0')}:30`;
    case 'yes-no':
      return row % 2 === 0;
    case 'choice': {
      const choices = choicesOf(schema);
      return choices[row % Math.max(1, choices.length)]?.value;
    }
    case 'multi-choice': {
      const { minItems = 0, maxItems = Infinity } = schema;
      const choices = choicesOf(schema.items ?? {});
      return choices.slice(0, Math.min(Math.max(2, minItems), maxItems)).map(({ value }) => value);
    }
    case 'user':
    case 'department':
    case 'role':
    case 'system': {
      const names = pickedNames(fieldKindOf(field) as PickerKind, locale);
      const name = names[row % names.length] ?? '';
      return schema.type === 'array' ? [name] : name;
    }
    case 'signature':
      return { name: locale === 'en' ? 'Li Min' : '李敏', at: AT };
    case 'seal':
      return { name: locale === 'en' ? 'City Data Office' : '市政务服务数据管理局', at: AT };
    case 'cascader': {
      const path: string[] = [];
      for (let [item] = cascadeItems(field, locale); item !== undefined; [item] = item.children) path.push(item.value);
      return schema.type === 'array' ? path : path.at(-1);
    }
    case 'attachment':
    case 'table':
      return undefined;
  }
}

function pickedNames(kind: PickerKind, locale: Locale): readonly string[] {
  const isEn = locale === 'en';
  return {
    user: isEn ? ['Li Min', 'Chen Hao', 'Zhao Lei'] : ['李敏', '陈浩', '赵蕾'],
    department: isEn ? ['Operations', 'Development'] : ['运维一部', '研发中心'],
    role: isEn ? ['Engineer', 'Service desk'] : ['技术工程师', '服务台'],
    system: isEn ? ['Office system', 'Approval system'] : ['政务办公系统', '行政审批系统'],
  }[kind];
}

/** What patterns usually want: months, days, years, phones, codes. */
const PATTERNED = [
  '2026-09',
  '2026-09-30',
  '2026',
  '09:30',
  '13901234567',
  '010-62518800',
  '100086',
  '1',
  'A',
  'A001',
  'V2.3.1',
];

/** Texts this short cannot keep even a bad pattern busy. */
function fits(text: string, { pattern = '', minLength = 0, maxLength = Infinity }: JsonSchema): boolean {
  try {
    return (
      text.length >= minLength && text.length <= maxLength && text.length < 20 && new RegExp(pattern, 'u').test(text)
    );
  } catch {
    return false;
  }
}

function textValue(schema: JsonSchema, title: string, locale: Locale, row: number): string | undefined {
  const found = sampleWords.find(([words]) => words.test(title));
  const words = found === undefined ? undefined : locale === 'en' ? found[2] : found[1];
  const plain = locale === 'en' ? `Sample ${title.toLowerCase()}` : `${title}示例`;
  const text = `${words ?? plain}${row > 0 && words === undefined ? ` ${String(row + 1)}` : ''}`;
  const cut = text.slice(0, schema.maxLength ?? text.length).padEnd(schema.minLength ?? 0, '。');
  return schema.pattern === undefined ? cut : [cut, ...PATTERNED].find((one) => fits(one, schema));
}

function numberValue(schema: JsonSchema, wanted: number, fine: number): number {
  const limit = (key: string, none: number): number => {
    const value = (schema as { readonly [key: string]: unknown })[key];
    return typeof value === 'number' ? value : none;
  };
  const step = limit('multipleOf', fine);
  const low = Math.max(limit('minimum', -Infinity), limit('exclusiveMinimum', -Infinity) + step);
  const high = Math.min(limit('maximum', Infinity), limit('exclusiveMaximum', Infinity) - step);
  const inside = Math.min(Math.max(wanted, low), high);
  return Number((Math.floor(inside / step + 1e-9) * step).toFixed(6));
}
