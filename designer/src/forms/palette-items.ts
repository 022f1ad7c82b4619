import type { Locale } from '@yunliu/engine/definition';
import type { FieldKind } from '@yunliu/engine/forms';
import type { LayoutKind } from '../model/index.js';
import { kindTexts, type PaletteGroup } from './kind-texts.js';

export interface PaletteItem {
  readonly kind: FieldKind | LayoutKind;
  readonly group: PaletteGroup;
  readonly title: string;
  readonly hint: string;
}

const GROUPS: { readonly [group in PaletteGroup]: readonly (FieldKind | LayoutKind)[] } = {
  words: ['text', 'multi-line', 'label'],
  numbers: ['money', 'integer', 'number'],
  dates: ['date', 'date-time', 'time'],
  choices: ['choice', 'multi-choice', 'yes-no', 'cascader', 'system'],
  people: ['user', 'department', 'role', 'signature', 'seal'],
  records: ['table', 'attachment', 'serial-number'],
  layout: ['columns', 'group', 'tabs', 'steps', 'tab', 'rows'],
};

export const paletteGroups = Object.keys(GROUPS) as readonly PaletteGroup[];

const layouts: readonly string[] = ['rows', 'columns', 'group', 'tabs', 'steps', 'tab', 'label'];

/** Kinds that are fields, not layouts. */
export const fieldRecipeKinds: ReadonlySet<FieldKind> = new Set(
  Object.values(GROUPS)
    .flat()
    .filter((kind): kind is FieldKind => !layouts.includes(kind)),
);

/** What the palette offers; `typed` narrows by name in either language, by other words for it, or by first letters of pinyin. */
export function paletteItems(locale: Locale, typed = ''): readonly PaletteItem[] {
  const wanted = typed.trim().toLowerCase();
  return paletteGroups.flatMap((group) =>
    GROUPS[group].flatMap((kind) => {
      const { words } = kindTexts('zh-CN')[kind];
      const { title, hint } = kindTexts(locale)[kind];
      const all = [title, hint, kind, words, kindTexts('en')[kind].title, kindTexts('zh-CN')[kind].title];
      return wanted === '' || all.some((text) => text.toLowerCase().includes(wanted))
        ? [{ kind, group, title, hint }]
        : [];
    }),
  );
}
