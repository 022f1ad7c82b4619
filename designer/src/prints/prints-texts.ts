import type { Locale } from '@yunliu/engine/definition';
import { printsTextsEn } from './prints-words-en.js';
import { printsTextsZh } from './prints-words-zh.js';

export function printsTexts(locale: Locale): typeof printsTextsZh {
  return locale === 'en' ? printsTextsEn : printsTextsZh;
}
