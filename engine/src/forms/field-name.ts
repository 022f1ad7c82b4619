import { localize } from '../definition/localized-text.js';
import type { CompiledField, CompiledForm } from './compiled-form.js';
import { fieldName } from './compile-form.js';
import type { FieldName } from './form-issues.js';

/** Title of a field: its label, else the schema's title, else its name. */
export function fieldTitle(field: CompiledField, locale: 'zh-CN' | 'en' = 'zh-CN'): string {
  const title = field.element.label ?? field.schema.title;
  return localize(title, locale) || fieldName(field);
}

/** How messages name a field: `“数量”`, or `“明细”第 2 行“数量”` for a cell. `row` counts from 0. */
export function messageName(form: CompiledForm, field: CompiledField, row?: number): FieldName {
  const zh = `“${fieldTitle(field, 'zh-CN')}”`;
  const en = `"${fieldTitle(field, 'en')}"`;
  const table = field.table === undefined ? undefined : form.fields.get(field.table);
  if (table === undefined || row === undefined) return { 'zh-CN': zh, en };
  return {
    'zh-CN': `“${fieldTitle(table, 'zh-CN')}”第 ${String(row + 1)} 行${zh}`,
    en: `${en} in row ${String(row + 1)} of "${fieldTitle(table, 'en')}"`,
  };
}

/** Name for a whole row. */
export function rowName(table: CompiledField, row: number): FieldName {
  return {
    'zh-CN': `“${fieldTitle(table, 'zh-CN')}”第 ${String(row + 1)} 行`,
    en: `row ${String(row + 1)} of "${fieldTitle(table, 'en')}"`,
  };
}
