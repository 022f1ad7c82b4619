import { localize, type Locale } from '@yunliu/engine/definition';
import { fieldTitle } from '@yunliu/engine/forms';
import { compileDraftForm, propertyWord, statesOf, type DesignDocument } from '../model/index.js';
import { formatWordsEn, formatWordsZh, plainSentence } from './format-words.js';

const titles = new WeakMap<DesignDocument, Map<Locale, ReadonlyMap<string, string>>>();

/** A message of the validator with titles instead of keys, in words an administrator knows. */
export function plainWords(
  document: DesignDocument,
  text: { readonly 'zh-CN': string; readonly en: string },
  locale: Locale,
): string {
  const known = titlesOf(document, locale);
  const title = (name: string): string => known.get(name) ?? propertyWord(name, locale) ?? name;
  const named = plainSentence(text[locale])
    .replace(/([“"])([^“”"]+)([”"])/g, (_, open: string, name: string, close: string) => open + title(name) + close)
    .replace(/((?:可用|已有|Known|Available)[^：:]*[：:])([^。.]+)/, (_, head: string, list: string) => {
      const [separator] = /、|, /.exec(list) ?? ['、'];
      return head + list.split(separator).map(title).join(separator);
    });
  const told = locale === 'en' ? formatWordsEn : formatWordsZh;
  // Only outside of quotes: titles stay what they are.
  return named
    .split(/(“[^”]*”|"[^"]*")/)
    .map((part, at) => (at % 2 === 1 ? part : told.reduce((words, [from, to]) => words.replace(from, to), part)))
    .join('');
}

/** Keys and names with what they are called; what is called differently in two places keeps its name. */
function titlesOf(document: DesignDocument, locale: Locale): ReadonlyMap<string, string> {
  const byLocale = titles.get(document) ?? new Map<Locale, ReadonlyMap<string, string>>();
  titles.set(document, byLocale);
  const known = byLocale.get(locale);
  if (known !== undefined) return known;
  const found = new Map<string, string>();
  const clashing = new Set<string>();
  const add = (name: string, title: string): void => {
    if (title === '' || title === name) return;
    if (found.has(name) && found.get(name) !== title) clashing.add(name);
    found.set(name, title);
  };
  for (const { key, state } of statesOf(document).values()) add(key, localize(state.title, locale));
  for (const [role, { title }] of Object.entries(document.definition.roles)) add(role, localize(title, locale));
  for (const [name, { title }] of Object.entries(document.definition.data?.properties ?? {}))
    add(name, localize(title, locale));
  for (const form of Object.values(document.forms)) {
    add(form.key, localize(form.title, locale));
    for (const field of compileDraftForm(form).fields.values()) add(field.path, fieldTitle(field, locale));
  }
  for (const name of clashing) found.delete(name);
  byLocale.set(locale, found);
  return found;
}
