import type { Locale } from '@yunliu/engine/definition';

/** Day and time; all of China keeps one time, whatever the computer says. */
export function dayWords(instant: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'zh-CN', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Asia/Shanghai',
  }).format(new Date(instant));
}
