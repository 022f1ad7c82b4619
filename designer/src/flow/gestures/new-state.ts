import { drawnLayout, pathOf, statesOf, valueAt } from '../../model/index.js';
import type { Command, DesignDocument, Position, StatePlace } from '../../model/index.js';
import { jsonPointer, type State, type StateType, type States } from '@yunliu/engine/definition';
import type { Point } from '../../view/flow/layout/drawing.js';
import type { DrawnConnection, Drawing } from '../drawing/drawing.js';
import { stateId } from '../drawing/drawing.js';
import { placeOf } from './where.js';

const GAP = 56;
const SIZES: { readonly [type in StateType]: { readonly width: number; readonly height: number } } = {
  task: { width: 164, height: 54 },
  decision: { width: 164, height: 36 },
  parallel: { width: 420, height: 250 },
  phase: { width: 220, height: 240 },
  call: { width: 164, height: 38 },
  wait: { width: 164, height: 38 },
  service: { width: 164, height: 38 },
  final: { width: 80, height: 34 },
};

export function newSize(type: StateType): { readonly width: number; readonly height: number } {
  return SIZES[type];
}

/** A key nobody has, so that the commands that follow can name the new state. */
export function freshKey(document: DesignDocument, type: StateType): string {
  const taken = statesOf(document);
  const base = type === 'final' ? 'end' : type;
  if (!taken.has(base)) return base;
  for (let number = 2; ; number++) if (!taken.has(`${base}-${number}`)) return `${base}-${number}`;
}

/** The commands that put a new state in, at a place of the board if one is given. */
export function addState(
  document: DesignDocument,
  type: StateType,
  key: string,
  into: StatePlace,
  at: Point | undefined,
): readonly Command[] {
  return [
    { type: 'add-state', stateType: type, key, into, ...(at === undefined ? {} : { at: positionAt(type, at) }) },
    ...(beginsHere(document, type, into) ? ([{ type: 'set-initial', key }] as const) : []),
  ];
}

function positionAt(type: StateType, { x, y }: Point): Position {
  const { width, height } = SIZES[type];
  const size = type === 'phase' || type === 'parallel' ? { width, height } : {};
  return { x: Math.round(x - width / 2), y: Math.round(y - height / 2), ...size };
}

/** A scope that begins with its end has no beginning yet: the first step becomes it. */
function beginsHere(document: DesignDocument, type: StateType, into: StatePlace): boolean {
  if (type === 'final') return false;
  const scope = scopeAt(document, into);
  const initial = scope?.states[scope.initial];
  return initial === undefined || initial.type === 'final';
}

function scopeAt(
  document: DesignDocument,
  { in: outer, region }: StatePlace,
): { readonly initial: string; readonly states: States } | undefined {
  if (outer === undefined) return document.definition;
  const state = statesOf(document).get(outer)?.state;
  if (state?.type === 'phase') return state;
  return state?.type === 'parallel' && region !== undefined ? state.regions[region] : undefined;
}

/**
 * Behind a step: below it, or where there is room beside what stands there. A step with one way to an end lets the new one
 * into that way, a decision whose only branch leads where it goes anyway lets it into the branch.
 */
export function appendState(
  document: DesignDocument,
  drawing: Drawing,
  type: StateType,
  from: string,
): readonly Command[] | undefined {
  const placed = statesOf(document).get(from);
  const shape = drawing.shapes.get(stateId(from));
  if (placed === undefined || shape === undefined || placed.state.type === 'final') return undefined;
  const ways = [...drawing.connections.values()].filter((way) => way.from === from);
  const branch = ways.find(({ kind }) => kind === 'branch');
  const isUndecided = branch !== undefined && ways.length === 2 && ways.every(({ to }) => to === branch.to);
  const only = isUndecided ? branch : ways.length === 1 ? ways[0] : undefined;
  const endsThere = only !== undefined && statesOf(document).get(only.to)?.state.type === 'final';
  if (only !== undefined && type !== 'final' && (endsThere || isUndecided || only.kind === 'next'))
    return insertState(document, drawing, type, only);
  const key = freshKey(document, type);
  const size = SIZES[type];
  const at = freeBelow(
    drawing,
    shape.box.x + shape.box.width / 2,
    shape.box.y + shape.box.height + GAP,
    size,
    shape.parent,
  );
  return [
    ...addState(document, type, key, placeOf(document, from), placeIfDrawn(document, at)),
    { type: 'connect', from, to: key },
  ];
}

/** Into a way: it leads to the new state, which leads on to where it led. */
export function insertState(
  document: DesignDocument,
  drawing: Drawing,
  type: StateType,
  way: DrawnConnection,
  at?: Point,
): readonly Command[] {
  const key = freshKey(document, type);
  const into = way.from === '' ? placeOf(document, way.to) : placeOf(document, way.from);
  const target = statesOf(document).get(way.to)?.state;
  const middle = at ?? between(drawing, way, type);
  const leadsOn: readonly Command[] = type === 'final' ? [] : onward(type, key, way.to, document, into, target);
  const room = at === undefined ? roomFor(document, drawing, way, type) : [];
  return [
    ...room,
    ...addState(document, type, key, into, placeIfDrawn(document, middle)),
    { type: 'reconnect', pointer: way.pointer, to: key },
    ...leadsOn,
  ];
}

/** Every way a new state has leads where the old way led. */
function onward(
  type: StateType,
  key: string,
  to: string,
  document: DesignDocument,
  into: StatePlace,
  target: State | undefined,
): readonly Command[] {
  if (target === undefined) return [];
  const base =
    into.in === undefined
      ? '/definition'
      : (statesOf(document).get(into.in)?.pointer ?? '') +
        (into.region === undefined ? '' : jsonPointer('regions', into.region));
  const at = base + jsonPointer('states', key);
  const pointers: { readonly [kind in StateType]: readonly string[] } = {
    task: ['/outcomes/done/to'],
    decision: ['/branches/0/to', '/otherwise'],
    parallel: ['/to'],
    phase: ['/onDone/*/to'],
    call: ['/outcomes/*/to'],
    wait: ['/timers/0/to'],
    service: ['/to'],
    final: [],
  };
  return pointers[type].map((pointer) => ({ type: 'reconnect', pointer: at + pointer, to }));
}

/** A drawing that is laid out automatically stays so until somebody puts something somewhere. */
function placeIfDrawn(document: DesignDocument, at: Point): Point | undefined {
  return document.definition.layout === undefined ? undefined : at;
}

function between(drawing: Drawing, way: DrawnConnection, type: StateType): Point {
  const from = drawing.shapes.get(way.source)?.box;
  const to = drawing.shapes.get(way.target)?.box;
  const { height } = SIZES[type];
  if (from === undefined) return { x: (to?.x ?? 0) + 82, y: (to?.y ?? 0) - GAP };
  return { x: from.x + from.width / 2, y: from.y + from.height + GAP + height / 2 };
}

/** What stands below moves down, when the new state would not fit between. */
function roomFor(
  document: DesignDocument,
  drawing: Drawing,
  way: DrawnConnection,
  type: StateType,
): readonly Command[] {
  const { layout } = document.definition;
  const from = drawing.shapes.get(way.source);
  const to = drawing.shapes.get(way.target);
  if (layout === undefined || from === undefined || to === undefined || to.box.y < from.box.y) return [];
  const needed = from.box.y + from.box.height + GAP * 2 + SIZES[type].height - to.box.y;
  if (needed <= 0) return [];
  const places: Record<string, Position> = {};
  for (const [key, place] of Object.entries(drawnLayout(document.definition).states)) {
    const outer = statesOf(document).get(key)?.ancestors ?? [];
    const shape = drawing.shapes.get(stateId(key));
    const isBelow = shape !== undefined && shape.box.y >= to.box.y - 1;
    const isWithin = from.parent === undefined || outer.some((one) => from.parent?.includes(one));
    if (isBelow && isWithin) places[key] = { ...place, y: Math.round(place.y + needed) };
  }
  return Object.keys(places).length === 0 ? [] : [{ type: 'place-states', places }];
}

function freeBelow(
  drawing: Drawing,
  x: number,
  top: number,
  { width, height }: { readonly width: number; readonly height: number },
  parent: string | undefined,
): Point {
  const beside = [...drawing.shapes.values()].filter((one) => one.what === 'state' && one.parent === parent);
  let at = x;
  for (let tries = 0; tries < beside.length + 1; tries++) {
    const left = at - width / 2;
    const hit = beside.find(
      ({ box }) =>
        left < box.x + box.width + 14 &&
        left + width + 14 > box.x &&
        top < box.y + box.height + 14 &&
        top + height + 14 > box.y,
    );
    if (hit === undefined) break;
    at = hit.box.x + hit.box.width + 30 + width / 2;
  }
  return { x: at, y: top + height / 2 };
}

/** The value at a pointer of the document. */
export function at(document: DesignDocument, pointer: string): unknown {
  return valueAt(document, pathOf(pointer));
}
