import type { Locale, ProcessDefinition } from '@yunliu/engine/definition';
import { drawnLayout, wayId, type DesignDocument, type NumberedWay } from '../../model/index.js';
import type { Box } from '../../view/flow/layout/drawing.js';
import { keepsClear, routeLine } from '../../view/flow/layout/route.js';
import { textWidth, wrapText } from '../../view/flow/text-size.js';
import { ConnectionTitles } from './connection-titles.js';
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
): Map<string, DrawnConnection> {
  const titles = new ConnectionTitles(document, locale, related);
  const bends = new Map(
    (drawnLayout(document.definition).connections ?? []).map((entry) => [
      wayId({ ...entry, way: entry.way ?? 0 }),
      entry.bends ?? [],
    ]),
  );
  const connections = new Map<string, DrawnConnection>();
  for (const way of ways) {
    const [from, to] = [boxes.get(way.from), boxes.get(way.to)];
    if (from === undefined || to === undefined) continue;
    const id = connectionId(wayId(way));
    const chosen = bends.get(wayId(way)) ?? [];
    const others = leaves.size > MANY ? [] : near(leaves, way, from, to);
    const mark = marks.get(way.pointer.slice(0, way.pointer.lastIndexOf('/')));
    connections.set(id, {
      what: 'connection',
      id,
      pointer: way.pointer,
      kind: way.kind,
      from: way.from,
      to: way.to,
      source: way.from === '' ? ANYWHERE : stateId(way.from),
      target: stateId(way.to),
      title: titles.titleOf(way),
      points: routeLine(from, to, {
        bends: chosen,
        way: way.way,
        isClear: (points) => keepsClear(points, others),
      }),
      isBent: chosen.length > 0,
      ...(mark === undefined ? {} : { mark }),
    });
  }
  return connections;
}

/** What may stand in the way of a line between two boxes. */
function near(leaves: ReadonlyMap<string, Box>, way: NumberedWay, from: Box, to: Box): readonly Box[] {
  const left = Math.min(from.x, to.x) - 80;
  const right = Math.max(from.x + from.width, to.x + to.width) + 80;
  const top = Math.min(from.y, to.y) - 80;
  const bottom = Math.max(from.y + from.height, to.y + to.height) + 80;
  const found: Box[] = [];
  for (const [key, box] of leaves)
    if (
      key !== way.from &&
      key !== way.to &&
      box.x < right &&
      box.x + box.width > left &&
      box.y < bottom &&
      box.y + box.height > top
    )
      found.push(box);
  return found;
}

/** Titles beside their lines, where they can be read. */
export function drawLabels(
  { definition }: DesignDocument,
  connections: ReadonlyMap<string, DrawnConnection>,
  taken: readonly Box[],
  shapes: Map<string, DrawnShape>,
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
    shapes.set(labelId(id), {
      what: 'label',
      id: labelId(id),
      of: id,
      kind,
      title,
      lines,
      box,
      ...(mark === undefined ? {} : { mark }),
    });
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
