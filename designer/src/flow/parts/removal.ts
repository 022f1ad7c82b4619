import { localize, type Locale } from '@yunliu/engine/definition';
import { statesOf, usesOf, type Command, type DesignDocument } from '../../model/index.js';
import type { Drawing } from '../drawing/drawing.js';
import { filled, flowDesignerTexts } from '../flow-designer-texts.js';
import { statesAmong } from './selection.js';

/** The command that takes the selected things away; undefined when nothing of them can go. */
export function removalOf(
  document: DesignDocument,
  drawing: Drawing,
  ids: readonly string[],
  by: 'bridge' | 'drop' = 'bridge',
): Command | undefined {
  const keys = outermost(document, statesAmong(drawing, ids));
  const chosen = new Set(keys);
  const ways = ids.flatMap((id) => {
    const way = drawing.connections.get(id.replace(/^label:/, ''));
    return way === undefined || chosen.has(way.from) || chosen.has(way.to) ? [] : [way.pointer];
  });
  const regions = ids.flatMap((id) => {
    const shape = drawing.shapes.get(id);
    return shape?.what === 'region' && !chosen.has(shape.of) ? [shape] : [];
  });
  const commands: Command[] = [
    // Back to front, so that entries of lists keep their numbers.
    ...[...new Set(ways)].sort(backToFront).map((pointer): Command => ({ type: 'disconnect', pointer })),
    ...regions.map(({ of, region }): Command => ({ type: 'remove-region', of, key: region })),
    ...(keys.length === 0 ? [] : [{ type: 'remove-states', keys, reroute: { by } } as const]),
  ];
  const [only] = commands;
  if (only === undefined) return undefined;
  return commands.length === 1 ? only : { type: 'batch', commands, label: { 'zh-CN': '删除所选', en: 'Delete' } };
}

function backToFront(a: string, b: string): number {
  return b.localeCompare(a, 'en', { numeric: true });
}

function outermost(document: DesignDocument, keys: readonly string[]): readonly string[] {
  const chosen = new Set(keys);
  return keys.filter(
    (key) =>
      statesOf(document)
        .get(key)
        ?.ancestors.every((outer) => !chosen.has(outer)) ?? false,
  );
}

/** What would be lost besides the steps themselves, in sentences; empty = nothing to ask about. */
export function lossesOf(
  document: DesignDocument,
  drawing: Drawing,
  ids: readonly string[],
  locale: Locale,
): readonly string[] {
  const texts = flowDesignerTexts(locale);
  const keys = outermost(document, statesAmong(drawing, ids));
  const chosen = new Set(keys);
  const states = statesOf(document);
  return keys.flatMap((key) => {
    const placed = states.get(key);
    if (placed === undefined) return [];
    const losses: string[] = [];
    const title = localize(placed.state.title, locale);
    const inner = [...states.values()].filter(({ ancestors }) => ancestors.includes(key));
    if (inner.length > 0) {
      const names = inner.slice(0, 5).map(({ state }) => localize(state.title, locale));
      const list = names.join(locale === 'en' ? ', ' : '、') + (inner.length > 5 ? '…' : '');
      losses.push(filled(texts.confirmStates, inner.length, list));
    }
    for (const { state } of [placed, ...inner])
      if (state.type === 'task' && state.form !== undefined)
        losses.push(filled(texts.confirmForm, localize(state.title, locale)));
    const uses = usesOf(document, { kind: 'state', name: key }).filter(({ declares, pointer }) => {
      const isOwn = [...states.values()].some(
        (one) =>
          (one.key === key || one.ancestors.some((outer) => chosen.has(outer))) &&
          pointer.startsWith(`${one.pointer}/`),
      );
      return !(declares ?? false) && !isOwn && !WAYS.test(pointer);
    });
    if (uses.length > 0) losses.push(filled(texts.confirmUses, title, uses.length));
    return losses;
  });
}

/** Ways and the drawing itself: seen on the board, so nobody needs telling. */
const WAYS = /\/(?:to|otherwise|onFailure|initial)$|^\/definition\/layout\//;
