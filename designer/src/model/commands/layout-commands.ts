import { jsonPointer } from '@yunliu/engine/definition';
import type { Editor } from '../editing/editor.js';
import { autoLayout } from '../layout/auto-layout.js';
import { inline } from '../text/text-style.js';
import type { LayoutCommand, Position } from './command.js';
import { requireState, statesOf } from './find-state.js';
import { placeState } from './state-commands.js';

type Of<T extends LayoutCommand['type']> = Extract<LayoutCommand, { readonly type: T }>;

/** Size of a state whose place names none. */
const WIDTH = 164;
const HEIGHT = 56;

interface Box {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Places of other states that have none yet come from the automatic layout: the drawing is fixed as a whole or not at all. */
export function placeStates(editor: Editor, { places }: Of<'place-states'>): void {
  const { definition } = editor.document;
  for (const key of Object.keys(places)) requireState(editor.document, key);
  const present = definition.layout?.states ?? {};
  const missing = [...statesOf(editor.document).keys()].filter(
    (key) => !Object.hasOwn(present, key) && !Object.hasOwn(places, key),
  );
  const automatic = missing.length === 0 ? {} : autoLayout(definition);
  for (const key of missing) if (automatic[key] !== undefined) placeState(editor, key, automatic[key]);
  for (const [key, { x, y, width, height }] of Object.entries(places)) {
    const before = present[key];
    const size = { width: width ?? before?.width, height: height ?? before?.height };
    placeState(editor, key, {
      x,
      y,
      ...(size.width === undefined ? {} : { width: size.width }),
      ...(size.height === undefined ? {} : { height: size.height }),
    });
  }
}

export function alignStates(editor: Editor, { keys, by }: Of<'align-states'>): void {
  const boxes = boxesOf(editor, keys);
  const left = Math.min(...boxes.map(({ x }) => x));
  const right = Math.max(...boxes.map(({ x, width }) => x + width));
  const top = Math.min(...boxes.map(({ y }) => y));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  const moved = boxes.map(({ key, x, y, width, height }): readonly [string, Position] => {
    switch (by) {
      case 'left':
        return [key, { x: left, y }];
      case 'right':
        return [key, { x: right - width, y }];
      case 'centre':
        return [key, { x: Math.round((left + right - width) / 2), y }];
      case 'top':
        return [key, { x, y: top }];
      case 'bottom':
        return [key, { x, y: bottom - height }];
      case 'middle':
        return [key, { x, y: Math.round((top + bottom - height) / 2) }];
    }
  });
  placeStates(editor, { type: 'place-states', places: Object.fromEntries(moved) });
}

/** The same gap between all of them; the outermost stay. */
export function distributeStates(editor: Editor, { keys, along }: Of<'distribute-states'>): void {
  const size = along === 'x' ? 'width' : 'height';
  const boxes = boxesOf(editor, keys).sort((a, b) => a[along] - b[along]);
  const [first, last] = [boxes[0], boxes.at(-1)];
  if (first === undefined || last === undefined || boxes.length < 3) return;
  const room = last[along] - first[along] - boxes.slice(0, -1).reduce((sum, box) => sum + box[size], 0);
  const gap = room / (boxes.length - 1);
  let at = first[along];
  const places = boxes.map((box): readonly [string, Position] => {
    const place = { x: box.x, y: box.y, [along]: Math.round(at) };
    at += box[size] + gap;
    return [box.key, place];
  });
  placeStates(editor, { type: 'place-states', places: Object.fromEntries(places) });
}

export function layOut(editor: Editor): void {
  const places = Object.entries(autoLayout(editor.document.definition)).map(([key, place]) => [
    key,
    inline({ ...place }),
  ]);
  editor.set('/definition/layout', { states: Object.fromEntries(places) });
}

export function clearLayout(editor: Editor): void {
  editor.remove('/definition/layout');
}

function boxesOf(editor: Editor, keys: readonly string[]): Box[] {
  const { definition } = editor.document;
  const automatic = keys.every((key) => definition.layout?.states[key] !== undefined) ? {} : autoLayout(definition);
  return keys.map((key) => {
    requireState(editor.document, key);
    const place = (editor.get('/definition/layout/states' + jsonPointer(key)) as Position | undefined) ??
      automatic[key] ?? { x: 0, y: 0 };
    return { key, x: place.x, y: place.y, width: place.width ?? WIDTH, height: place.height ?? HEIGHT };
  });
}
