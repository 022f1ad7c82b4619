import type { Locale } from '@yunliu/engine/definition';
import { en } from './en.js';
import { zhCn } from './zh-cn.js';
import type { Texts } from './zh-cn.js';

export type { Texts } from './zh-cn.js';

const STORAGE_KEY = 'yunliu.locale';

/** For what people paste, which need not be in the language of their interface. */
export const everyLanguage: readonly Texts[] = [zhCn, en];

let current: Locale = 'zh-CN';

/** The interface language: the person's choice on this computer, else what the installation says. */
export function chooseLocale(fallback: Locale): void {
  const stored = readStored();
  current = stored ?? fallback;
  document.documentElement.lang = current;
}

export function locale(): Locale {
  return current;
}

/** Texts in the language of the interface. */
export function t(): Texts {
  return current === 'en' ? en : zhCn;
}

/** Kept on this computer; the caller reloads the page, so that the server's texts change too. */
export function storeLocale(next: Locale): void {
  try {
    localStorage.setItem(STORAGE_KEY, next);
  } catch {
    // private windows may forbid storage; the choice then lasts as long as the page
    current = next;
  }
}

function readStored(): Locale | undefined {
  try {
    const stored = localStorage.getItem(STORAGE_KEY);
    return stored === 'en' || stored === 'zh-CN' ? stored : undefined;
  } catch {
    return undefined;
  }
}
