import { hasType, isNothing } from './field-type.js';
import type { FieldType } from './field-type.js';

/** Wall time of forms: the offset of Asia/Shanghai, which has known no daylight saving since 1991. */
const formOffset = '+08:00';
const offsetMilliseconds = 8 * 3_600_000;

/** ISO text with an offset -> `2026-09-30T17:40` on the clocks of Asia/Shanghai; undefined when it is no instant. */
export function toWallTime(value: string): string | undefined {
  const instant = /(?:Z|[+-]\d\d:?\d\d)$/i.test(value) ? Date.parse(value) : Date.parse(value + formOffset);
  if (Number.isNaN(instant)) return undefined;
  return new Date(instant + offsetMilliseconds).toISOString().slice(0, 16);
}

/** `2026-09-30T17:40` on the clocks of Asia/Shanghai -> the ISO text that is stored. */
export function fromWallTime(wall: string): string {
  return `${wall.slice(0, 16)}:00${formOffset}`;
}

/** An instant, stored as ISO 8601 text with its offset. */
export const dateTimeField: FieldType = {
  kind: 'date-time',
  accepts: (schema) => hasType(schema, 'string') && schema.format === 'date-time',
  empty: null,
  isEmpty: isNothing,
  sanitize: (value) => (typeof value === 'string' ? value.trim() || null : value),
  format: (value) => (typeof value === 'string' ? (toWallTime(value)?.replace('T', ' ') ?? value) : ''),
};
