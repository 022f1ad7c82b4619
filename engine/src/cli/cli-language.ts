import type { Locale } from '../definition/localized-text.js';

/** A text in both languages, as every message of ours carries it. */
export type BothLanguages = { readonly 'zh-CN': string; readonly en: string };

/** zh-CN unless the option or the environment (`LC_ALL`, `LC_MESSAGES`, `LANG`) says English. */
export function cliLanguage(
  option: string | undefined,
  env: { readonly [name: string]: string | undefined },
): Locale | undefined {
  if (option !== undefined) {
    const asked = option.toLowerCase();
    if (asked === 'en' || asked.startsWith('en-') || asked.startsWith('en_')) return 'en';
    return asked === 'zh' || asked.startsWith('zh-') || asked.startsWith('zh_') ? 'zh-CN' : undefined;
  }
  const system = env['LC_ALL'] ?? env['LC_MESSAGES'] ?? env['LANG'] ?? '';
  return /^en([_.-]|$)/i.test(system) ? 'en' : 'zh-CN';
}
