import { addMonths } from '../service-time/civil-date.js';
import { parseIsoDuration } from '../service-time/iso-duration.js';

/** `-P1M`, `P7D`: whole days only. `undefined` when it is something else. */
export interface SignedDays {
  readonly months: number;
  readonly days: number;
}

export function parseSignedDays(text: string): SignedDays | undefined {
  const isNegative = text.startsWith('-');
  const duration = parseIsoDuration(isNegative ? text.slice(1) : text);
  if (duration === undefined || duration.ms !== 0) return undefined;
  const sign = isNegative ? -1 : 1;
  return { months: sign * duration.months, days: sign * duration.days };
}

/** Months first; the 31st becomes the last day of a shorter month. */
export function addDays(day: number, { months, days }: SignedDays): number {
  return addMonths(day, months) + days;
}

/** More days than the offset can reach in either direction. */
export function reachOf({ months, days }: SignedDays): number {
  return Math.abs(months) * 31 + Math.abs(days);
}
