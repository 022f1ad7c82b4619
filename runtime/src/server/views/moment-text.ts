import type { Locale } from '@yunliu/engine/definition';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** All of China keeps one time without summer time. */
const ZONE_MS = 8 * 3_600_000;

/** `11月23日 17:30`, `Nov 23 17:30` in sentences, as the pages write it; with the year when it is another one than at `now`. */
export function momentText(at: string, now: string, locale: Locale): string {
  const date = new Date(Date.parse(at) + ZONE_MS);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  const time = date.toISOString().slice(11, 16);
  const isThisYear = year === new Date(Date.parse(now) + ZONE_MS).getUTCFullYear();
  if (locale === 'en') return `${MONTHS[month] ?? ''} ${day}${isThisYear ? '' : `, ${year}`} ${time}`;
  return `${isThisYear ? '' : `${year}年`}${month + 1}月${day}日 ${time}`;
}
