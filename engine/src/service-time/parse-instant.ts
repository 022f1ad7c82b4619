import { DAY_MS, parseIsoDate } from './civil-date.js';

const INSTANT = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3})\d*)?)?(?:Z|([+-])(\d\d):?(\d\d))$/;
const [FIRST_DAY, LAST_DAY] = [-25_567, 157_054];

/**
 * Epoch milliseconds of an ISO 8601 instant with `Z` or an offset, seconds optional. `undefined` for anything else:
 * a date that does not exist, a time without offset, a year outside 1900 to 2399.
 */
export function parseInstant(text: unknown): number | undefined {
  if (typeof text !== 'string' || text.length > 40) return undefined;
  const parts = INSTANT.exec(text);
  if (parts === null) return undefined;
  const day = parseIsoDate(parts[1] ?? '');
  const [hour, minute, second] = [Number(parts[2]), Number(parts[3]), Number(parts[4] ?? 0)];
  const [offsetHour, offsetMinute] = [Number(parts[7] ?? 0), Number(parts[8] ?? 0)];
  if (day === undefined || day < FIRST_DAY || day > LAST_DAY) return undefined;
  if (hour > 23 || minute > 59 || second > 59 || offsetHour > 14 || offsetMinute > 59) return undefined;
  const offset = (offsetHour * 60 + offsetMinute) * (parts[6] === '-' ? -60_000 : 60_000);
  const fraction = parts[5] === undefined ? 0 : Number(parts[5].padEnd(3, '0'));
  return day * DAY_MS + ((hour * 60 + minute) * 60 + second) * 1000 + fraction - offset;
}
