import type { Locale, ProcessDefinition } from '@yunliu/engine/definition';
import { drawnLayout, wayId, type DesignDocument, type NumberedWay } from '../../model/index.js';
import type { Box, Point } from '../../view/flow/layout/drawing.js';
import { keepsClear, routeLine } from '../../view/flow/layout/route.js';
import { textWidth, wrapText } from '../../view/flow/text-size.js';
import { BoxRows } from './box-rows.js';
import { ConnectionTitles } from './connection-titles.js';
import { isSameBox, type DrawMemory, type LineInput } from './draw-memory.js';
import { ANYWHERE, connectionId, labelId, stateId } from './drawing.js';
import type { DrawnConnection, DrawnShape, Mark } from './drawing.js';
import { LabelPlaces } from './place-labels.js';

const FONT = 12;
const WIDTH = 132;
const LINE = 15;
/** Beyond this many steps lines are not kept from running behind others: it would take too long. */
const MANY = 1500;

/** Lines of all ways, with their titles. */
export function drawConnections(
  document: DesignDocument,
  { locale, related = [] }: { readonly locale: Locale; readonly related?: readonly ProcessDefinition[] },
  ways: readonly NumberedWay[],
  boxes: ReadonlyMap<string, Box>,
  leaves: ReadonlyMap<string, Box>,
  marks: ReadonlyMap<string, Mark>,
  memory: DrawMemory,
): Map<string, DrawnConnection> {
  const titles = new ConnectionTitles(document, locale, related);
  const bends = new Map(
    (drawnLayout(document.definition).connections ?? []).map((entry) => [
      wayId({ ...entry, way: entry.way ?? 0 }),
      entry.bends ?? NONE,
    ]),
  );
  const moved = memory.moved(leaves);
  const rows = new BoxRows(leaves.size > MANY ? [] : leaves.values());
  const connections = new Map<string, DrawnConnection>();
  for (const way of ways) {
    const [from, to] = [boxes.get(way.from), boxes.get(way.to)];
    if (from === undefined || to === undefined) continue;
    const id = connectionId(way.id);
    const chosen = bends.get(way.id) ?? NONE;
    const mark = marks.get(way.pointer.slice(0, way.pointer.lastIndexOf('/')));
    const title = titleFrom(memory, titles, way);
    const input: LineInput = { from, to, bends: chosen };
    const known = memory.lines.get(id);
    const area = corridor(from, to);
    let near: readonly Box[] | undefined;
    const isUnmoved =
      known !== undefined &&
      isSameInput(known.input, input) &&
      (chosen.length > 0 || !moved.some((box) => reaches(box, area)));
    const isKept =
      isUnmoved &&
      known.drawn.title === title &&
      known.drawn.pointer === way.pointer &&
      known.drawn.kind === way.kind &&
      JSON.stringify(known.drawn.mark) === JSON.stringify(mark);
    const drawn: DrawnConnection = isKept
      ? known.drawn
      : {
          what: 'connection',
          id,
          pointer: way.pointer,
          kind: way.kind,
          from: way.from,
          to: way.to,
          source: way.from === '' ? ANYWHERE : stateId(way.from),
          target: stateId(way.to),
          title,
          points: isUnmoved
            ? known.drawn.points
            : routeLine(from, to, {
                bends: chosen,
                way: way.way,
                isClear: (points) => keepsClear(points, (near ??= others(leaves, way, rows.within(area)))),
              }),
          isBent: chosen.length > 0,
          ...(mark === undefined ? {} : { mark }),
        };
    connections.set(id, drawn);
    if (!isKept) memory.lines.set(id, { input, drawn });
  }
  memory.leaves = leaves;
  for (const id of memory.lines.keys()) if (!connections.has(id)) memory.lines.delete(id);
  return connections;
}

const NONE: readonly Point[] = [];

function titleFrom({ titles: known }: DrawMemory, titles: ConnectionTitles, way: NumberedWay): string {
  const found = known.get(way.pointer);
  if (found !== undefined) return found;
  const title = titles.titleOf(way);
  known.set(way.pointer, title);
  return title;
}

function isSameInput(one: LineInput, other: LineInput): boolean {
  return (
    isSameBox(one.from, other.from) &&
    isSameBox(one.to, other.to) &&
    (one.bends === other.bends || JSON.stringify(one.bends) === JSON.stringify(other.bends))
  );
}

/** Where something may stand in the way of a line between two boxes. */
function corridor(from: Box, to: Box): Box {
  const x = Math.min(from.x, to.x) - 80;
  const y = Math.min(from.y, to.y) - 80;
  return {
    x,
    y,
    width: Math.max(from.x + from.width, to.x + to.width) + 80 - x,
    height: Math.max(from.y + from.height, to.y + to.height) + 80 - y,
  };
}

function reaches(box: Box, area: Box): boolean {
  return (
    box.x < area.x + area.width &&
    box.x + box.width > area.x &&
    box.y < area.y + area.height &&
    box.y + box.height > area.y
  );
}

/** Its own two ends do not stand in its way. */
function others(leaves: ReadonlyMap<string, Box>, { from, to }: NumberedWay, near: readonly Box[]): readonly Box[] {
  const ends = [leaves.get(from), leaves.get(to)];
  return near.filter((box) => !ends.includes(box));
}

/** Titles beside their lines, where they can be read. */
export function drawLabels(
  { definition }: DesignDocument,
  connections: ReadonlyMap<string, DrawnConnection>,
  taken: readonly Box[],
  shapes: Map<string, DrawnShape>,
  memory: DrawMemory,
): void {
  const places = new LabelPlaces(taken);
  const offsets = new Map(
    (drawnLayout(definition).connections ?? []).flatMap((entry) =>
      entry.label === undefined ? [] : [[connectionId(wayId({ ...entry, way: entry.way ?? 0 })), entry.label]],
    ),
  );
  // What somebody placed stays; the others give way.
  const order = [...connections.values()].sort((a, b) => Number(offsets.has(b.id)) - Number(offsets.has(a.id)));
  for (const { id, title, points, kind, mark } of order) {
    if (title === '') continue;
    const { lines, width: wide } = measured(title);
    const sign = kind === 'timer' || kind === 'message' || kind === 'signal' ? 16 : 0;
    const width = wide + 12 + sign;
    const box = places.place(points, width, lines.length * LINE + 5, offsets.get(id));
    const own = labelId(id);
    shapes.set(
      own,
      memory.keep({ what: 'label', id: own, of: id, kind, title, lines, box, ...(mark === undefined ? {} : { mark }) }),
    );
  }
}

interface Measured {
  readonly lines: readonly string[];
  readonly width: number;
}

/** Titles seldom change, and all of them are placed anew after every step. */
const known = new Map<string, Measured>();

function measured(title: string): Measured {
  const found = known.get(title);
  if (found !== undefined) return found;
  const lines = wrapText(title, WIDTH, FONT, 2);
  const one = { lines, width: Math.ceil(Math.max(...lines.map((line) => textWidth(line, FONT)))) };
  if (known.size > 5000) known.clear();
  known.set(title, one);
  return one;
}
