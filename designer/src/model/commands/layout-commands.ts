import type { ConnectionLayout } from '@yunliu/engine/definition';
import type { Editor } from '../editing/editor.js';
import { refuse } from '../editing/refusal.js';
import { automaticLayout } from '../layout/automatic-layout.js';
import { drawnLayout } from '../layout/drawn-layout.js';
import { numberedWays, wayId, type NumberedWay } from '../layout/numbered-ways.js';
import { stateSizes, USUAL_SIZE } from '../layout/state-sizes.js';
import { inline } from '../text/text-style.js';
import type { LayoutCommand, Position } from './command.js';
import { requireState } from './find-state.js';
import { fixLayout, writtenLayout } from './keep-layout.js';
import { connectionsOf } from './state-exits.js';
import { placeState } from './state-commands.js';

type Of<T extends LayoutCommand['type']> = Extract<LayoutCommand, { readonly type: T }>;

interface Box {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The drawing is fixed as a whole or not at all: other states stay where the automatic layout has them. */
export function placeStates(editor: Editor, { places }: Of<'place-states'>): void {
  for (const key of Object.keys(places)) requireState(editor.document, key);
  fixLayout(editor);
  const present = editor.document.definition.layout?.states ?? {};
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

export function bendConnections(editor: Editor, { lines }: Of<'bend-connections'>): void {
  const ways = waysByPointer(editor);
  for (const { pointer, bends } of lines)
    drawWay(editor, requireWay(ways, pointer), (entry) => {
      const { bends: _before, ...rest } = entry;
      return bends.length === 0 ? rest : { ...rest, bends: bends.map(({ x, y }) => inline({ x, y })) };
    });
}

export function moveLabel(editor: Editor, { pointer, offset }: Of<'move-label'>): void {
  drawWay(editor, requireWay(waysByPointer(editor), pointer), (entry) => {
    const { label: _before, ...rest } = entry;
    return offset === undefined ? rest : { ...rest, label: inline({ x: offset.x, y: offset.y }) };
  });
}

function waysByPointer(editor: Editor): ReadonlyMap<string, NumberedWay> {
  return new Map(numberedWays(connectionsOf(editor.document)).map((way) => [way.pointer, way]));
}

function requireWay(ways: ReadonlyMap<string, NumberedWay>, pointer: string): NumberedWay {
  const found = ways.get(pointer);
  if (found === undefined || found.kind === 'initial')
    refuse('connection/unknown', ['没有这条连线', 'There is no such way'], ['请重新选择。', 'Choose again.'], pointer);
  return found;
}

function drawWay(editor: Editor, found: NumberedWay, change: (entry: ConnectionLayout) => ConnectionLayout): void {
  fixLayout(editor);
  const list = editor.document.definition.layout?.connections ?? [];
  const id = wayId(found);
  const index = list.findIndex((entry) => wayId({ ...entry, way: entry.way ?? 0 }) === id);
  const before: ConnectionLayout = list[index] ?? {
    ...(found.from === '' ? {} : { from: found.from }),
    to: found.to,
    ...(found.way === 0 ? {} : { way: found.way }),
  };
  const { from, to, way, bends, label } = change(before);
  const entry = inline({
    ...(from === undefined ? {} : { from }),
    to,
    ...(way === undefined ? {} : { way }),
    ...(bends === undefined ? {} : { bends }),
    ...(label === undefined ? {} : { label }),
  });
  const isPlain = bends === undefined && label === undefined;
  const at = '/definition/layout/connections';
  if (isPlain) editor.remove(`${at}/${index}`, true);
  else if (index < 0) editor.insert(at, entry);
  else editor.set(`${at}/${index}`, entry);
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
  editor.set('/definition/layout', writtenLayout(automaticLayout(editor.document.definition)));
}

export function clearLayout(editor: Editor): void {
  editor.remove('/definition/layout');
}

function boxesOf(editor: Editor, keys: readonly string[]): Box[] {
  const { definition } = editor.document;
  const { states } = drawnLayout(definition);
  const sizes = stateSizes(definition);
  return keys.map((key) => {
    requireState(editor.document, key);
    const place = (Object.hasOwn(states, key) ? states[key] : undefined) ?? { x: 0, y: 0 };
    const size = sizes.get(key) ?? USUAL_SIZE;
    return { key, x: place.x, y: place.y, width: place.width ?? size.width, height: place.height ?? size.height };
  });
}
