import type { Locale } from '@yunliu/engine/definition';
import { workbenchEn } from './workbench-texts-en.js';
import { workbenchZh } from './workbench-texts-zh.js';

export type WorkbenchTexts = typeof workbenchZh;

export function workbenchTexts(locale: Locale): WorkbenchTexts {
  return locale === 'en' ? workbenchEn : workbenchZh;
}
