import type { GraphEdge, GraphNode } from '../flow-graph.js';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

export interface PlacedNode extends Box {
  readonly node: GraphNode;
  /** Title broken into lines. */
  readonly lines: readonly string[];
}

export interface PlacedContainer extends Box {
  readonly id: string;
  readonly title: string;
  readonly kind: 'phase' | 'parallel' | 'region';
  /** The state drawn as this container; absent for a region. */
  readonly node?: GraphNode;
}

export interface PlacedLabel extends Box {
  readonly lines: readonly string[];
}

export interface PlacedEdge {
  readonly edge: GraphEdge;
  /** Corners of an orthogonal line; the arrow is at the last one. */
  readonly points: readonly Point[];
  readonly label?: PlacedLabel;
  /** Leads back to something earlier. */
  readonly back: boolean;
}

/** A flow with every coordinate in px, origin at the top left. */
export interface FlowDrawing {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly containers: readonly PlacedContainer[];
  readonly edges: readonly PlacedEdge[];
}
