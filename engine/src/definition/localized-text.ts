/** Text shown to people: a plain string is zh-CN; the object form adds English. */
export type LocalizedText = string | { readonly 'zh-CN': string; readonly en?: string };

/** The two interface languages; zh-CN is the default and the fallback. */
export type Locale = 'zh-CN' | 'en';

/** The text in `locale`, falling back to zh-CN. */
export function localize(text: LocalizedText | undefined, locale: Locale = 'zh-CN'): string {
  if (text === undefined) return '';
  if (typeof text === 'string') return text;
  return (locale === 'en' ? text.en : undefined) ?? text['zh-CN'];
}
