import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { describe } from './flow-drawing-template.js';
import type { DrawingContext } from './flow-drawing-template.js';
import type { FlowGraph, GraphLevel, GraphNode } from './flow-graph.js';
import { markOf, markSigns } from './flow-marks.js';
import { icon } from './flow-symbols.js';
import type { FlowDrawing, Point } from './layout/drawing.js';

/** Everything the drawing shows as a list: each state with where it leads, what is inside a container below it. */
export function listTemplate(graph: FlowGraph, drawing: FlowDrawing, context: DrawingContext): TemplateResult {
  const titles = new Map(drawing.nodes.map((placed) => [placed.node.id, placed.node.title]));
  for (const box of drawing.containers) if (box.node !== undefined) titles.set(box.id, box.title);
  const places = placesOf(drawing);
  const rows = (level: GraphLevel, depth: number): TemplateResult[] =>
    inOrder(level, places).flatMap((node) => [
      entryTemplate(node, depth, waysFrom(node, graph, titles, context.texts.waySeparator), context),
      ...node.levels.flatMap((inner) => [
        ...(inner.title === ''
          ? []
          : [html`<li class="region" style=${`padding-inline-start:${28 + depth * 16}px`}>${inner.title}</li>`]),
        ...rows(inner, depth + 1),
      ]),
    ]);
  return html`<ol class="states" aria-label=${context.texts.list}>
    ${rows(graph.root, 0)}
  </ol>`;
}

function entryTemplate(node: GraphNode, depth: number, ways: string, context: DrawingContext): TemplateResult {
  const { texts } = context;
  const mark = markOf(node.id, context.marks);
  const kind = node.type === 'start' || node.type === 'anywhere' ? '' : texts.types[node.type];
  return html`<li>
    <button
      type="button"
      style=${`padding-inline-start:${12 + depth * 16}px`}
      @click=${() => context.onSelect(node.id)}
    >
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        ${icon(node.type === 'start' ? 'anywhere' : node.type, 0, 0)}
      </svg>
      <span class="unseen">${describe({ node }, mark, context)}</span>
      <span class="name" aria-hidden="true">${node.title}<span class="who">${node.subtitle}</span></span>
      <span class=${`mark ${mark}`} aria-hidden="true"
        >${mark === 'none' ? kind : `${markSigns[mark]} ${texts[mark]}`}</span
      >
      ${ways === '' ? nothing : html`<span class="ways">${texts.leadsTo}${ways}</span>`}
    </button>
  </li>`;
}

function waysFrom(node: GraphNode, graph: FlowGraph, titles: ReadonlyMap<string, string>, separator: string): string {
  return graph.edges
    .filter((edge) => edge.from === node.id)
    .map((way) => [way.label, titles.get(way.to) ?? ''].filter((part) => part !== '').join(' → '))
    .join(separator);
}

function placesOf(drawing: FlowDrawing): ReadonlyMap<string, Point> {
  return new Map<string, Point>([
    ...drawing.nodes.map((placed) => [placed.node.id, placed] as const),
    ...drawing.containers.map((box) => [box.id, box] as const),
  ]);
}

/** Nodes of a level from top to bottom as drawn, without dots. */
function inOrder(level: GraphLevel, places: ReadonlyMap<string, Point>): GraphNode[] {
  const at = (node: GraphNode): Point => places.get(node.id) ?? { x: 0, y: 0 };
  return level.nodes
    .filter((node) => node.type !== 'start' && node.type !== 'anywhere')
    .toSorted((a, b) => at(a).y - at(b).y || at(a).x - at(b).x);
}
