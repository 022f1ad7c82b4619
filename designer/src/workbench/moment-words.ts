import type { Locale } from '@yunliu/engine/definition';

/** `10:32` today, `11月21日 10:32` otherwise. */
export function momentWords(instant: string, locale: Locale, now: Date = new Date()): string {
  const moment = new Date(instant);
  if (Number.isNaN(moment.getTime())) return instant;
  const isToday = moment.toDateString() === now.toDateString();
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'zh-CN', {
    ...(isToday ? {} : { month: 'short', day: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(moment);
}
