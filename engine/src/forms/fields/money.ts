import { hasType, isNothing } from './field-type.js';
import type { FieldType } from './field-type.js';

/** Amount in yuan with fen; `1234.5` reads `¥1,234.50`. */
export const moneyField: FieldType = {
  kind: 'money',
  accepts: (schema) => hasType(schema, 'number') || hasType(schema, 'integer'),
  empty: null,
  isEmpty: isNothing,
  // Half a fen cannot be paid; typing 0.125 means 0.13.
  sanitize: (value) =>
    typeof value === 'number' && Number.isFinite(value)
      ? Number((Math.round(Number(`${value}e2`)) / 100).toFixed(2))
      : value,
  check(value) {
    if (typeof value !== 'number' || Math.abs(value) < 1e12) return undefined;
    return {
      code: 'form/field-invalid',
      message: { 'zh-CN': '金额须小于一万亿元', en: 'must be below one trillion yuan' },
    };
  },
  format: (value) => (typeof value === 'number' ? formatMoney(value) : ''),
};

/** `-1234.5` -> `-¥1,234.50`. */
export function formatMoney(value: number): string {
  const [yuan = '0', fen = '00'] = Math.abs(value).toFixed(2).split('.');
  return `${value < 0 ? '-' : ''}¥${yuan.replace(/\B(?=(\d{3})+$)/g, ',')}.${fen}`;
}
