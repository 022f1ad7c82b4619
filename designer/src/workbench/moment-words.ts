import type { Locale } from '@yunliu/engine/definition';

/** All of China keeps one time; forms and prints use it too, whatever the computer says. */
const ZONE = 'Asia/Shanghai';

/** `10:32` today, `11月21日 10:32` otherwise. */
export function momentWords(instant: string, locale: Locale, now: Date = new Date()): string {
  const moment = new Date(instant);
  if (Number.isNaN(moment.getTime())) return instant;
  const day = (date: Date): string => date.toLocaleDateString('en-CA', { timeZone: ZONE });
  const isToday = day(moment) === day(now);
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'zh-CN', {
    ...(isToday ? {} : { month: 'short', day: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    timeZone: ZONE,
  }).format(moment);
}
