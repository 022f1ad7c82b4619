import type { Locale } from '@yunliu/engine/definition';

/** The first number of a period as it would be given today; undefined while the pattern cannot be read. */
export function serialExample(pattern: unknown, now: Date): string | undefined {
  if (typeof pattern !== 'string' || pattern.trim() === '') return undefined;
  // Days are those of China, whose clock has not been changed since 1991.
  const date = new Date(now.getTime() + 8 * 3_600_000).toISOString();
  const text = pattern
    .replaceAll('{yyyy}', date.slice(0, 4))
    .replaceAll('{MM}', date.slice(5, 7))
    .replaceAll('{dd}', date.slice(8, 10))
    .replace(/\{n(?::(\d{1,2}))?\}/, (_, width?: string) => '1'.padStart(Number(width ?? 0), '0'));
  return /[{}]/.test(text) || text === pattern ? undefined : text;
}

const RESETS = {
  never: ['一直往下编', 'counted on without end'],
  year: ['每年重新从 1 编起', 'from 1 again each year'],
  month: ['每月重新从 1 编起', 'from 1 again each month'],
  day: ['每天重新从 1 编起', 'from 1 again each day'],
} as const;

/** `如 F14-202609-0001，每月重新从 1 编起` */
export function serialWords(rule: unknown, locale: Locale, now: Date): string {
  const { pattern, reset } = (rule ?? {}) as { readonly pattern?: unknown; readonly reset?: unknown };
  const example = serialExample(pattern, now);
  if (example === undefined) return typeof pattern === 'string' ? pattern : '';
  const again =
    typeof reset === 'string' && Object.hasOwn(RESETS, reset)
      ? RESETS[reset as keyof typeof RESETS][locale === 'en' ? 1 : 0]
      : undefined;
  if (locale === 'en') return again === undefined ? `e.g. ${example}` : `e.g. ${example}, ${again}`;
  return again === undefined ? `如 ${example}` : `如 ${example}，${again}`;
}
