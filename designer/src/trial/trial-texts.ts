import type { Locale } from '@yunliu/engine/definition';
import { en as runsEn } from './runs-texts-en.js';
import { zhCn as runsZh } from './runs-texts-zh.js';
import { en } from './trial-texts-en.js';
import { zhCn } from './trial-texts-zh.js';

export type TrialTexts = typeof zhCn;
export type RunsTexts = typeof runsZh;

export function trialTexts(locale: Locale): TrialTexts {
  return locale === 'en' ? en : zhCn;
}

export function runsTexts(locale: Locale): RunsTexts {
  return locale === 'en' ? runsEn : runsZh;
}

/** Puts values into the places `{name}` of a text. */
export function fill(text: string, values: { readonly [name: string]: string | number }): string {
  return text.replaceAll(/\{(\w+)\}/g, (place, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : place,
  );
}
