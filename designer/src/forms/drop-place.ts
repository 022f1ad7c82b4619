import { fieldRecipeKinds } from './palette-items.js';
import type { Command, FormClip, LayoutKind } from '../model/index.js';
import { outermost } from '../model/index.js';
import type { Locale } from '@yunliu/engine/definition';
import type { FieldKind } from '@yunliu/engine/forms';
import { isHolder, nodeAt, nodesIn, type FormNode } from './form-tree.js';

/** Between which elements something goes. */
export interface DropPlace {
  /** Pointer of the layout or table. */
  readonly into: string;
  readonly index: number;
}

/** What is being carried. */
export type Carried =
  | { readonly what: 'kind'; readonly kind: FieldKind | LayoutKind }
  | { readonly what: 'elements'; readonly at: readonly string[] }
  | { readonly what: 'clip'; readonly clip: FormClip };

/** May it be put into this element? Tabs hold tabs only, tables fields only, and nothing goes into itself. */
export function mayHold(tree: FormNode, holder: FormNode, carried: Carried): boolean {
  if (!isHolder(holder)) return false;
  const isTabs = holder.kind === 'tabs' || holder.kind === 'steps';
  const isTable = holder.element.type === 'Table';
  switch (carried.what) {
    case 'kind': {
      if (carried.kind === 'tab') return isTabs;
      if (isTabs) return false;
      return !isTable || (carried.kind !== 'table' && fieldRecipeKinds.has(carried.kind as FieldKind));
    }
    case 'clip': {
      if (isTable || carried.clip.columns === true) return isTable && carried.clip.columns === true;
      const tabs = carried.clip.elements.map(({ type }) => type === 'Category');
      return isTabs ? tabs.every(Boolean) : !tabs.some(Boolean);
    }
    case 'elements':
      return outermost(carried.at).every((at) => {
        const node = nodeAt(tree, at);
        if (node?.parent === undefined || holder.at === at || holder.at.startsWith(`${at}/`)) return false;
        const isColumn = node.table !== undefined;
        if (isTable || isColumn) return isColumn && holder.at === node.parent.at;
        return (node.kind === 'tab') === isTabs;
      });
  }
}

/** All places it may go to, in the order of reading: where the arrow keys lead. Places that change nothing are left out. */
export function placesFor(tree: FormNode, carried: Carried): readonly DropPlace[] {
  const places: DropPlace[] = [];
  const visit = (node: FormNode): void => {
    const holds = mayHold(tree, node, carried);
    for (const child of node.children) {
      if (holds) places.push({ into: node.at, index: child.index });
      visit(child);
    }
    if (holds) places.push({ into: node.at, index: node.children.length });
  };
  visit(tree);
  return places.filter((place) => !staysPut(carried, place));
}

/** Right before or right after the only element carried. */
export function staysPut(carried: Carried, { into, index }: DropPlace): boolean {
  if (carried.what !== 'elements' || carried.at.length !== 1) return false;
  const match = /^(.*)\/(?:elements|columns)\/(\d+)$/.exec(carried.at[0] ?? '');
  return match !== null && match[1] === into && (Number(match[2]) === index || Number(match[2]) + 1 === index);
}

/** Where something new goes when a place was not shown: into the selected layout, else after the selected element, else at the end. */
export function placeAfter(tree: FormNode, selected: string | undefined, carried: Carried): DropPlace {
  let node = selected === undefined ? undefined : nodeAt(tree, selected);
  if (node !== undefined && mayHold(tree, node, carried)) return { into: node.at, index: node.children.length };
  if (node !== undefined && (node.kind === 'tabs' || node.kind === 'steps')) {
    const last = node.children.at(-1);
    if (last !== undefined && mayHold(tree, last, carried)) return { into: last.at, index: last.children.length };
  }
  for (; node?.parent !== undefined; node = node.parent)
    if (mayHold(tree, node.parent, carried)) return { into: node.parent.at, index: node.index + 1 };
  if (mayHold(tree, tree, carried)) return { into: tree.at, index: tree.children.length };
  const last = nodesIn(tree).findLast((one) => mayHold(tree, one, carried));
  return last === undefined
    ? { into: tree.at, index: tree.children.length }
    : { into: last.at, index: last.children.length };
}

/** The command that puts what is carried there. */
export function dropCommand(form: string, carried: Carried, place: DropPlace, locale: Locale = 'zh-CN'): Command {
  const target = { form, into: place.into, index: place.index };
  switch (carried.what) {
    case 'kind':
      return fieldRecipeKinds.has(carried.kind as FieldKind)
        ? { type: 'add-field', kind: carried.kind as FieldKind, ...(locale === 'en' ? { locale } : {}), ...target }
        : { type: 'add-element', layout: carried.kind as LayoutKind, ...target };
    case 'clip':
      return { type: 'paste-elements', clip: carried.clip, ...target };
    case 'elements':
      return { type: 'move-elements', at: carried.at, ...target };
  }
}
