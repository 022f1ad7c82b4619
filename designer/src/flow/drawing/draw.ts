import { localize, walkStates, type Locale, type ProcessDefinition } from '@yunliu/engine/definition';
import {
  connectionsOf,
  drawnLayout,
  numberedWays,
  stateSizes,
  USUAL_SIZE,
  type DesignDocument,
  type DesignIssue,
} from '../../model/index.js';
import { GraphLabels } from '../../view/flow/graph-labels.js';
import type { Box } from '../../view/flow/layout/drawing.js';
import { flowDesignerTexts } from '../flow-designer-texts.js';
import { drawConnections, drawLabels } from './draw-connections.js';
import { ANYWHERE, regionId, stateId, type DrawnShape, type Drawing } from './drawing.js';
import { regionBoxes } from './region-boxes.js';
import { badgesOf, groupOf, marksOf } from './state-signs.js';

interface DrawOptions {
  readonly locale: Locale;
  readonly issues?: readonly DesignIssue[];
  /** Other processes, for the titles of their ends. */
  readonly related?: readonly ProcessDefinition[];
}

type Marks = ReturnType<typeof marksOf>;

/** The drawing of a design: everything the board shows, worked out from the document alone. */
export function draw(document: DesignDocument, options: DrawOptions): Drawing {
  const marks = marksOf(options.issues ?? [], options.locale);
  const boxes = boxesOf(document);
  const shapes = new Map<string, DrawnShape>();
  drawStates(document, options, boxes, marks, shapes);
  const ways = numberedWays(connectionsOf(document)).filter(({ kind, to }) => kind !== 'initial' && boxes.has(to));
  const common = ways.find(({ from }) => from === '');
  if (common !== undefined) {
    const box = anywhereBox(boxes, boxes.get(common.to));
    boxes.set('', box);
    shapes.set(ANYWHERE, { what: 'anywhere', id: ANYWHERE, title: flowDesignerTexts(options.locale).anywhere, box });
  }
  const leaves = leavesOf(document, boxes);
  const connections = drawConnections(document, options, ways, boxes, leaves, marks.ways);
  drawLabels(document, connections, [...leaves.values()], shapes);
  return { shapes, connections };
}

/** Boxes of all states by key. */
function boxesOf({ definition }: DesignDocument): Map<string, Box> {
  const layout = drawnLayout(definition);
  const sizes = stateSizes(definition);
  return new Map(
    Object.entries(layout.states).map(([key, { x, y, width, height }]) => {
      const size = sizes.get(key) ?? USUAL_SIZE;
      return [key, { x, y, width: width ?? size.width, height: height ?? size.height }];
    }),
  );
}

/** Boxes that no line should run through. */
function leavesOf({ definition }: DesignDocument, boxes: ReadonlyMap<string, Box>): ReadonlyMap<string, Box> {
  const leaves = new Map<string, Box>();
  for (const { key, state } of walkStates(definition)) {
    const box = boxes.get(key);
    if (box !== undefined && state.type !== 'phase' && state.type !== 'parallel') leaves.set(key, box);
  }
  return leaves;
}

function drawStates(
  document: DesignDocument,
  { locale, related = [] }: DrawOptions,
  boxes: ReadonlyMap<string, Box>,
  marks: Marks,
  shapes: Map<string, DrawnShape>,
): void {
  const labels = new GraphLabels(document.definition, locale, related);
  const placed = walkStates(document.definition);
  const initials = new Set<string>([document.definition.initial]);
  for (const { state } of placed) {
    if (state.type === 'phase') initials.add(state.initial);
    if (state.type === 'parallel') for (const { initial } of Object.values(state.regions)) initials.add(initial);
  }
  for (const { key, state, ancestors, region } of placed) {
    const box = boxes.get(key);
    if (box === undefined) continue;
    const outer = ancestors.at(-1);
    const parent = outer === undefined ? undefined : region === undefined ? stateId(outer) : regionId(outer, region);
    const mark = marks.states.get(key);
    const group = groupOf(state, locale);
    shapes.set(stateId(key), {
      what: 'state',
      id: stateId(key),
      key,
      type: state.type,
      title: localize(state.title, locale),
      subtitle: labels.subtitle(state),
      isInitial: initials.has(key),
      badges: badgesOf(state, locale),
      box,
      ...(group === undefined ? {} : { group }),
      ...(parent === undefined ? {} : { parent }),
      ...(mark === undefined ? {} : { mark }),
    });
    if (state.type !== 'parallel') continue;
    const names = Object.keys(state.regions);
    const inner = names.map((name) =>
      Object.keys(state.regions[name]?.states ?? {}).flatMap((one) => boxes.get(one) ?? []),
    );
    for (const [index, regionBox] of regionBoxes(box, inner).entries()) {
      const name = names[index] ?? '';
      const id = regionId(key, name);
      const title = localize(state.regions[name]?.title ?? name, locale);
      shapes.set(id, { what: 'region', id, of: key, region: name, title, parent: stateId(key), box: regionBox });
    }
  }
}

function anywhereBox(boxes: ReadonlyMap<string, Box>, target: Box | undefined): Box {
  const all = [...boxes.values()];
  const left = Math.min(...all.map(({ x }) => x));
  return { x: left - 150, y: target?.y ?? 0, width: 104, height: 30 };
}
