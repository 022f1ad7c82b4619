import type { DesignSession } from '../../session/index.js';
import type { Point } from '../../view/flow/layout/drawing.js';
import { labelId, type DrawnConnection } from '../drawing/drawing.js';
import { filled, flowDesignerTexts } from '../flow-designer-texts.js';
import type { Gesture } from '../gestures/gesture.js';
import type { Surface } from './surface.js';
import { wayAt } from './travel.js';

/** What arrows move on the board: steps, stretches of ways, their titles, borders, all that follows. */
export class KeyMoves {
  readonly #session: DesignSession;
  readonly #surface: Surface;

  constructor(session: DesignSession, surface: Surface) {
    this.#session = session;
    this.#surface = surface;
  }

  /** Steps go there; of a way alone its stretch does. */
  move(by: Point): void {
    const { drawing, selected } = this.#surface;
    const [id] = selected;
    const way = id === undefined || selected.length > 1 ? undefined : wayAt(drawing, id);
    if (way === undefined) return this.#do({ type: 'space', ids: selected, by }, selected);
    if (id !== way.id) return this.moveTitle(by);
    const points = stretchMoved(way, by);
    if (points !== undefined) this.#do({ type: 'bend', connection: way.id, points }, [way.id]);
  }

  moveTitle(by: Point): void {
    const { drawing, selected } = this.#surface;
    const way = selected[0] === undefined ? undefined : wayAt(drawing, selected[0]);
    if (way === undefined || !drawing.shapes.has(labelId(way.id))) return;
    this.#do({ type: 'move', ids: [labelId(way.id)], by }, [labelId(way.id)]);
  }

  /** The right and the lower border of a container. */
  resize(by: Point): void {
    const shape = this.#surface.drawing.shapes.get(this.#surface.selected[0] ?? '');
    if (shape?.what !== 'state' || (shape.type !== 'phase' && shape.type !== 'parallel')) return;
    const { box } = shape;
    const size = { width: Math.max(120, box.width + by.x), height: Math.max(80, box.height + by.y) };
    this.#do({ type: 'resize', id: shape.id, box: { ...box, ...size } }, ['size', shape.id]);
  }

  /** Everything beside the step that stands as far as it or farther goes along, so that there is room, or less. */
  makeRoom(by: Point): void {
    const { drawing, selected } = this.#surface;
    const from = drawing.shapes.get(selected[0] ?? '');
    if (from?.what !== 'state') return;
    const ids = [...drawing.shapes.values()]
      .filter(({ what, parent, box }) => {
        if (what !== 'state' || parent !== from.parent) return false;
        return by.x === 0 ? box.y >= from.box.y : box.x >= from.box.x;
      })
      .map(({ id }) => id);
    this.#do({ type: 'space', ids, by }, ['room', from.id]);
  }

  #do(gesture: Gesture, typing: readonly string[]): void {
    if (this.#surface.isReadonly) return;
    const command = this.#surface.commandFor(gesture);
    // Keys held down are one step to undo.
    if (command === undefined || !this.#surface.execute(command, `flow/move ${typing.join(' ')}`)) return;
    const { drawing, selected } = this.#surface;
    const box = drawing.shapes.get(selected[0] ?? '')?.box;
    const texts = flowDesignerTexts(this.#session.locale);
    this.#session.say(box === undefined ? texts.moved : filled(texts.movedTo, Math.round(box.x), Math.round(box.y)));
  }
}

/** The stretch across the direction, nearest to the middle of the line, moved; undefined when none lies across. */
function stretchMoved({ points }: DrawnConnection, by: Point): readonly Point[] | undefined {
  const upright = by.x !== 0;
  const middle = (points.length - 2) / 2;
  let best: number | undefined;
  for (let at = 0; at < points.length - 1; at++) {
    const [a, b] = [points[at] as Point, points[at + 1] as Point];
    const lies = upright ? Math.abs(a.x - b.x) < 1 : Math.abs(a.y - b.y) < 1;
    if (lies && (best === undefined || Math.abs(at - middle) < Math.abs(best - middle))) best = at;
  }
  if (best === undefined) return undefined;
  const first = best;
  return points.map(({ x, y }, at) => (at === first || at === first + 1 ? { x: x + by.x, y: y + by.y } : { x, y }));
}
