import type { StateType } from '@yunliu/engine/definition';
import type { Box, Point } from '../../view/flow/layout/drawing.js';

/** What a hand does on the board, by ids of the drawing. */
export type Gesture =
  | { readonly type: 'move'; readonly ids: readonly string[]; readonly by: Point; readonly onto?: string }
  | { readonly type: 'resize'; readonly id: string; readonly box: Box }
  /** `at`: the middle. `onto`: what it is dropped on; a connection = into its way. */
  | { readonly type: 'create'; readonly stateType: StateType; readonly at: Point; readonly onto?: string }
  /** Behind a step, or with `from` a connection into its way. */
  | { readonly type: 'append'; readonly stateType: StateType; readonly from: string }
  | { readonly type: 'connect'; readonly from: string; readonly to: string }
  | { readonly type: 'reconnect'; readonly connection: string; readonly end: 'from' | 'to'; readonly to: string }
  | { readonly type: 'bend'; readonly connection: string; readonly points: readonly Point[] }
  | { readonly type: 'straighten'; readonly connection: string }
  /** Steps on one side of a line move away from it, or towards it. */
  | { readonly type: 'space'; readonly ids: readonly string[]; readonly by: Point };
