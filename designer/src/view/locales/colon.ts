import type { Locale } from '@yunliu/engine/definition';

/** Between a label and what it labels; Chinese brings its own space. */
export function colon(locale: Locale): string {
  return locale === 'en' ? ': ' : '：';
}
