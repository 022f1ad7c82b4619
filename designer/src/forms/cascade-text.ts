import type { Json } from '@yunliu/engine/definition';
import type { CascadeItem } from '@yunliu/engine/forms';
import { entryOf } from './options-text.js';

/** A line that cannot be read, counted from 1. */
export interface CascadeFault {
  readonly line: number;
  readonly reason: 'too-deep' | 'twice' | 'no-parent';
}

interface Draft {
  readonly value: string;
  readonly title: string;
  readonly children: Draft[];
}

/** Items as indented lines, two spaces a level; a value that is not the title stands behind `=`. */
export function cascadeText(items: readonly CascadeItem[], level = 0): string {
  return items
    .map(({ value, title, children }) => {
      const own = '  '.repeat(level) + (value === title ? title : `${title}=${value}`);
      return children.length === 0 ? own : `${own}\n${cascadeText(children, level + 1)}`;
    })
    .join('\n');
}

/** Indented lines as items. Any deeper indent is one level; tabs count as four spaces. */
export function cascadeFromText(text: string): {
  readonly items: readonly Draft[];
  readonly faults: readonly CascadeFault[];
} {
  const items: Draft[] = [];
  const faults: CascadeFault[] = [];
  const open: { readonly indent: number; readonly item: Draft }[] = [];
  for (const [index, line] of text.split(/\r?\n/u).entries()) {
    if (line.trim() === '') continue;
    const indent = (/^\s*/u.exec(line)?.[0] ?? '').replaceAll('\t', '    ').replaceAll('　', '  ').length;
    while (open.length > 0 && (open.at(-1)?.indent ?? 0) >= indent) open.pop();
    if (open.length === 0 && indent > 0) faults.push({ line: index + 1, reason: 'no-parent' });
    if (open.length >= 8) faults.push({ line: index + 1, reason: 'too-deep' });
    const item: Draft = { ...entryOf(line), children: [] };
    const siblings = open.at(-1)?.item.children ?? items;
    if (siblings.some(({ value }) => value === item.value)) faults.push({ line: index + 1, reason: 'twice' });
    siblings.push(item);
    open.push({ indent, item });
  }
  return { items, faults };
}

/** As they are stored in `options.items`. */
export function cascadeJson(items: readonly Draft[]): Json {
  return items.map(({ value, title, children }) => ({
    value,
    title,
    ...(children.length === 0 ? {} : { children: cascadeJson(children) }),
  }));
}
