import type { Box, PlacedLabel, Point } from './drawing.js';
import type { Segment } from './split-edges.js';

/** Size of a node of the level; for containers also where edges come in and go out, from its left side. */
export interface Footprint {
  readonly width: number;
  readonly height: number;
  /** Room its outline leaves at both ends of the lower and upper side. */
  readonly inset: number;
  /** Room taken at the lower left by clocks and envelopes, and at the upper right by the status badge. */
  readonly marks: number;
  readonly badge: number;
  readonly exits: ReadonlyMap<string, number>;
  readonly entries: ReadonlyMap<string, number>;
}

export interface LinePiece {
  readonly segment: Segment;
  readonly points: readonly Point[];
  readonly label?: PlacedLabel;
  readonly back: boolean;
}

/** One level with its own origin. */
export interface LevelDrawing {
  readonly width: number;
  readonly height: number;
  readonly boxes: ReadonlyMap<string, Box>;
  readonly pieces: readonly LinePiece[];
  readonly exits: ReadonlyMap<string, number>;
  readonly entries: ReadonlyMap<string, number>;
}
