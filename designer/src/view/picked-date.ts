/** A day as the date picker has it: months count from 0. */
export interface PickedDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

/**
 * What people type for a day: `2026-09-30`, `2026/9/30`, `2026.9.30`, `2026年9月30日`, `20260930`, `9-30` (this year).
 * Undefined when it is no day of the calendar.
 */
export function parsePickedDate(text: string): PickedDate | undefined {
  const digits = text.trim().match(/\d+/g) ?? [];
  let parts = digits.map(Number);
  const [only = ''] = digits;
  if (digits.length === 1 && only.length === 8) {
    parts = [Number(only.slice(0, 4)), Number(only.slice(4, 6)), Number(only.slice(6))];
  } else if (digits.length === 2) {
    parts = [new Date().getFullYear(), ...parts];
  }
  const [year = 0, month = 0, day = 0] = parts;
  if (parts.length !== 3 || year < 1000) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return { year, month: month - 1, day };
}
