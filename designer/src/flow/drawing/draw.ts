import { localize, type Locale, type ProcessDefinition, type State } from '@yunliu/engine/definition';
import {
  connectionsOf,
  drawnLayout,
  numberedWays,
  stateSizes,
  statesOf,
  USUAL_SIZE,
  type DesignDocument,
  type DesignIssue,
} from '../../model/index.js';
import { GraphLabels } from '../../view/flow/graph-labels.js';
import type { Box } from '../../view/flow/layout/drawing.js';
import { flowDesignerTexts } from '../flow-designer-texts.js';
import { drawConnections, drawLabels } from './draw-connections.js';
import { DrawMemory, type StateWords } from './draw-memory.js';
import {
  ANYWHERE,
  regionId,
  stateId,
  type DrawnShape,
  type DrawnState,
  type Drawing,
  type VacancySign,
} from './drawing.js';
import { regionBoxes } from './region-boxes.js';
import { badgesOf, groupOf, marksOf } from './state-signs.js';

interface DrawOptions {
  readonly locale: Locale;
  readonly issues?: readonly DesignIssue[];
  /** Steps that find nobody. */
  readonly vacancies?: ReadonlyMap<string, VacancySign>;
  /** Other processes, for the titles of their ends. */
  readonly related?: readonly ProcessDefinition[];
}

type Marks = ReturnType<typeof marksOf>;

/** The drawing of a design: everything the board shows, worked out from the document alone. */
export function draw(document: DesignDocument, options: DrawOptions, memory = new DrawMemory()): Drawing {
  const { definition, forms } = document;
  const { states: all, roles, data, initial, outcomes, timers, messages, signals } = definition;
  const { locale, related } = options;
  memory.begin([all, roles, data, initial, outcomes, timers, messages, signals, forms, locale, related]);
  const marks = marksOf(document, options.issues ?? [], options.locale);
  const boxes = boxesOf(document);
  const shapes = new Map<string, DrawnShape>();
  drawStates(document, options, boxes, marks, shapes, memory);
  const ways = numberedWays(connectionsOf(document)).filter(({ kind, to }) => kind !== 'initial' && boxes.has(to));
  const common = ways.find(({ from }) => from === '');
  if (common !== undefined) {
    const box = anywhereBox(boxes, boxes.get(common.to));
    boxes.set('', box);
    const title = flowDesignerTexts(options.locale).anywhere;
    shapes.set(ANYWHERE, memory.keep({ what: 'anywhere', id: ANYWHERE, title, box }));
  }
  const leaves = leavesOf(document, boxes);
  const connections = drawConnections(document, options, ways, boxes, leaves, marks.ways, memory);
  drawLabels(document, connections, [...leaves.values()], shapes, memory);
  memory.shapes = shapes;
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
function leavesOf(document: DesignDocument, boxes: ReadonlyMap<string, Box>): ReadonlyMap<string, Box> {
  const leaves = new Map<string, Box>();
  for (const { key, state } of statesOf(document).values()) {
    const box = boxes.get(key);
    if (box !== undefined && state.type !== 'phase' && state.type !== 'parallel') leaves.set(key, box);
  }
  return leaves;
}

function drawStates(
  document: DesignDocument,
  { locale, related = [], vacancies }: DrawOptions,
  boxes: ReadonlyMap<string, Box>,
  marks: Marks,
  shapes: Map<string, DrawnShape>,
  memory: DrawMemory,
): void {
  const labels = new GraphLabels(document.definition, locale, related);
  const placed = [...statesOf(document).values()];
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
    const vacancy = vacancies?.get(key);
    const { title, subtitle, badges, group } = wordsOf(key, state, labels, locale, memory);
    const drawn: DrawnState = {
      what: 'state',
      id: stateId(key),
      key,
      type: state.type,
      title,
      subtitle,
      isInitial: initials.has(key),
      badges,
      box,
      ...(group === undefined ? {} : { group }),
      ...(parent === undefined ? {} : { parent }),
      ...(mark === undefined ? {} : { mark }),
      ...(vacancy === undefined ? {} : { vacancy }),
    };
    shapes.set(drawn.id, memory.keep(drawn));
    if (state.type !== 'parallel') continue;
    const names = Object.keys(state.regions);
    const inner = names.map((name) =>
      Object.keys(state.regions[name]?.states ?? {}).flatMap((one) => boxes.get(one) ?? []),
    );
    for (const [index, regionBox] of regionBoxes(box, inner).entries()) {
      const name = names[index] ?? '';
      const id = regionId(key, name);
      const title = localize(state.regions[name]?.title ?? name, locale);
      const inside = stateId(key);
      shapes.set(id, memory.keep({ what: 'region', id, of: key, region: name, title, parent: inside, box: regionBox }));
    }
  }
}

function wordsOf(key: string, state: State, labels: GraphLabels, locale: Locale, { words }: DrawMemory): StateWords {
  const known = words.get(key);
  if (known !== undefined) return known;
  const found = {
    title: localize(state.title, locale),
    subtitle: labels.subtitle(state),
    group: groupOf(state, locale),
    badges: badgesOf(state, locale),
  };
  words.set(key, found);
  return found;
}

function anywhereBox(boxes: ReadonlyMap<string, Box>, target: Box | undefined): Box {
  const all = [...boxes.values()];
  const left = Math.min(...all.map(({ x }) => x));
  return { x: left - 150, y: target?.y ?? 0, width: 104, height: 30 };
}
