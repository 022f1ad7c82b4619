import { jsonPointer, type Json } from '@yunliu/engine/definition';
import { statesOf, type Command, type DesignDocument, type Position } from '../../model/index.js';
import type { Point } from '../../view/flow/layout/drawing.js';
import { middleOf } from '../../view/flow/layout/route.js';
import { stateOfId, type Drawing } from '../drawing/drawing.js';
import { bendsAfterMove, bendsOf } from './follow-bends.js';
import type { Gesture } from './gesture.js';
import { addState, appendState, at, freshKey, insertState } from './new-state.js';
import { isSamePlace, placeOf, placeOn } from './where.js';

type Label = NonNullable<Extract<Command, { readonly type: 'batch' }>['label']>;

/** The command a gesture stands for; undefined = nothing is to be done, or it means nothing here. */
export function commandFor(document: DesignDocument, drawing: Drawing, gesture: Gesture): Command | undefined {
  switch (gesture.type) {
    case 'move':
    case 'space':
      return move(
        document,
        drawing,
        gesture.ids,
        gesture.by,
        gesture.type === 'move' ? gesture.onto : undefined,
        gesture.type,
      );
    case 'resize':
      return resize(document, drawing, gesture);
    case 'create': {
      const way = gesture.onto === undefined ? undefined : drawing.connections.get(gesture.onto);
      if (way !== undefined)
        return step(insertState(document, drawing, gesture.stateType, way, gesture.at), labels.insert);
      const into = placeOn(drawing, gesture.onto);
      if (into === undefined) return undefined;
      const key = freshKey(document, gesture.stateType);
      return step(addState(document, gesture.stateType, key, into, gesture.at), labels.add);
    }
    case 'append': {
      const way = drawing.connections.get(gesture.from);
      if (way !== undefined) return step(insertState(document, drawing, gesture.stateType, way), labels.insert);
      const from = stateOfId(gesture.from);
      const commands = from === undefined ? undefined : appendState(document, drawing, gesture.stateType, from);
      return commands === undefined ? undefined : step(commands, labels.append);
    }
    case 'connect': {
      const [from, to] = [stateOfId(gesture.from), stateOfId(gesture.to)];
      return from === undefined || to === undefined ? undefined : { type: 'connect', from, to };
    }
    case 'reconnect':
      return reconnect(document, drawing, gesture);
    case 'bend': {
      const way = drawing.connections.get(gesture.connection);
      if (way === undefined) return undefined;
      return { type: 'bend-connections', lines: [{ pointer: way.pointer, bends: bendsOf(gesture.points) }] };
    }
    case 'straighten': {
      const way = drawing.connections.get(gesture.connection);
      if (way === undefined) return undefined;
      return { type: 'bend-connections', lines: [{ pointer: way.pointer, bends: [] }] };
    }
  }
}

const labels = {
  add: { 'zh-CN': '添加步骤', en: 'Add a step' },
  append: { 'zh-CN': '追加步骤', en: 'Append a step' },
  insert: { 'zh-CN': '插入步骤', en: 'Insert a step' },
  move: { 'zh-CN': '移动步骤', en: 'Move steps' },
  space: { 'zh-CN': '调整空间', en: 'Make room' },
  reconnect: { 'zh-CN': '改接连线', en: 'Reconnect' },
} as const;

function step(commands: readonly Command[], label: Label): Command {
  const [only] = commands;
  return only !== undefined && commands.length === 1 ? only : { type: 'batch', commands, label };
}

function move(
  document: DesignDocument,
  drawing: Drawing,
  ids: readonly string[],
  by: Point,
  onto: string | undefined,
  how: 'move' | 'space',
): Command | undefined {
  const label = ids.map((id) => drawing.shapes.get(id)).find((shape) => shape?.what === 'label');
  const keys = ids.flatMap((id) => stateOfId(id) ?? []);
  if (keys.length === 0) return label?.what === 'label' ? moveLabel(drawing, label.id, label.of, by) : undefined;
  const states = statesOf(document);
  const chosen = new Set(keys);
  const all = [...states.values()].filter(
    ({ key, ancestors }) => chosen.has(key) || ancestors.some((one) => chosen.has(one)),
  );
  const places: Record<string, Position> = {};
  for (const { key, state } of all) {
    const box = drawing.shapes.get(`state:${key}`)?.box;
    if (box === undefined) continue;
    const size = state.type === 'phase' || state.type === 'parallel' ? { width: box.width, height: box.height } : {};
    places[key] = { x: Math.round(box.x + by.x), y: Math.round(box.y + by.y), ...size };
  }
  const lines = bendsAfterMove(drawing, new Set(all.map(({ key }) => key)), by);
  const into = how === 'space' ? undefined : placeOn(drawing, onto);
  const leaving = into === undefined ? [] : keys.filter((key) => !isSamePlace(placeOf(document, key), into));
  return step(
    [
      { type: 'place-states', places },
      ...(lines.length === 0 ? [] : ([{ type: 'bend-connections', lines }] as const)),
      ...(into === undefined || leaving.length === 0 ? [] : ([{ type: 'move-states', keys: leaving, into }] as const)),
    ],
    labels[how],
  );
}

function moveLabel(drawing: Drawing, id: string, of: string, by: Point): Command | undefined {
  const way = drawing.connections.get(of);
  const box = drawing.shapes.get(id)?.box;
  if (way === undefined || box === undefined) return undefined;
  const middle = middleOf(way.points);
  return {
    type: 'move-label',
    pointer: way.pointer,
    offset: {
      x: Math.round(box.x + box.width / 2 + by.x - middle.x),
      y: Math.round(box.y + box.height / 2 + by.y - middle.y),
    },
  };
}

function resize(
  document: DesignDocument,
  drawing: Drawing,
  { id, box }: Extract<Gesture, { readonly type: 'resize' }>,
): Command | undefined {
  const key = stateOfId(id);
  if (key === undefined || !drawing.shapes.has(id) || !statesOf(document).has(key)) return undefined;
  const { x, y, width, height } = box;
  return {
    type: 'place-states',
    places: {
      [key]: { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) },
    },
  };
}

/** Either end of a way somewhere else. What an outcome does goes with it to another task. */
function reconnect(
  document: DesignDocument,
  drawing: Drawing,
  { connection, end, to }: Extract<Gesture, { readonly type: 'reconnect' }>,
): Command | undefined {
  const way = drawing.connections.get(connection);
  const state = stateOfId(to);
  if (way === undefined || state === undefined) return undefined;
  if (end === 'to') return way.to === state ? undefined : { type: 'reconnect', pointer: way.pointer, to: state };
  if (way.from === state) return undefined;
  const target = statesOf(document).get(state);
  const away: Command = { type: 'disconnect', pointer: way.pointer };
  if (way.kind === 'outcome' && target?.state.type === 'task') {
    const outcome = at(document, way.pointer.slice(0, -'/to'.length));
    const key = freshName('go', target.state.outcomes);
    const pointer = target.pointer + jsonPointer('outcomes', key);
    return step([away, { type: 'set', pointer, value: outcome as Json }], labels.reconnect);
  }
  return step([away, { type: 'connect', from: state, to: way.to }], labels.reconnect);
}

function freshName(base: string, taken: object): string {
  if (!Object.hasOwn(taken, base)) return base;
  for (let number = 2; ; number++) if (!Object.hasOwn(taken, `${base}-${number}`)) return `${base}-${number}`;
}
