import type { EdgeKind, GraphNode } from '../flow-graph.js';
import { textWidth, wrapText } from '../text-size.js';
import type { PlacedLabel } from './drawing.js';
import type { Segment } from './split-edges.js';

/** Sizes of a drawing; `compact` is for phones. */
export interface Metrics {
  readonly nodeWidth: number;
  readonly gap: number;
  readonly labelWidth: number;
  readonly titleFont: number;
  readonly labelFont: number;
}

export const wideMetrics: Metrics = { nodeWidth: 164, gap: 28, labelWidth: 132, titleFont: 13, labelFont: 12 };
export const compactMetrics: Metrics = { nodeWidth: 132, gap: 14, labelWidth: 96, titleFont: 13, labelFont: 11.5 };

/** Room of the small sign before the label of a timer or message. */
export const LABEL_ICON = 16;

export function hasLabelIcon(kind: EdgeKind): boolean {
  return kind === 'timer' || kind === 'message';
}

const ICON_ROOM = 34;
const LINE = 17;

export interface NodeSize {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly string[];
}

export function nodeSize(node: GraphNode, metrics: Metrics): NodeSize {
  if (node.type === 'start') return { width: 14, height: 14, lines: [] };
  const { nodeWidth, titleFont } = metrics;
  if (node.type === 'anywhere') {
    return { width: Math.ceil(textWidth(node.title, titleFont)) + 22, height: 26, lines: [node.title] };
  }
  if (node.type === 'final') {
    const lines = wrapText(node.title, nodeWidth - ICON_ROOM - 12, titleFont, 2);
    const width = Math.ceil(Math.max(...lines.map((line) => textWidth(line, titleFont)), 24)) + ICON_ROOM + 16;
    return { width, height: lines.length * LINE + 17, lines };
  }
  const room = node.type === 'decision' ? nodeWidth - 52 : nodeWidth - ICON_ROOM - 12;
  const lines = wrapText(node.title, room, titleFont, 2);
  const extra = node.subtitle === '' ? 0 : LINE - 1;
  return { width: nodeWidth, height: lines.length * LINE + extra + (node.type === 'decision' ? 19 : 21), lines };
}

/** Room of the label of an edge part; clocks and envelopes before the text need some more. */
export function labelSize(
  segment: Segment,
  metrics: Metrics,
): Pick<PlacedLabel, 'width' | 'height' | 'lines'> | undefined {
  if (segment.label === '') return undefined;
  const lines = wrapText(segment.label, metrics.labelWidth, metrics.labelFont, 2);
  const icon = hasLabelIcon(segment.edge.kind) ? LABEL_ICON : 0;
  const width = Math.ceil(Math.max(...lines.map((line) => textWidth(line, metrics.labelFont)))) + 14 + icon;
  return { width, height: lines.length * 15 + 6, lines };
}
