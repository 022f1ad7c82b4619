import type { Gesture } from '../gestures/gesture.js';
import type { Allowed } from '../gestures/allowed.js';

/** What the board asks of its owner: may this be done, and do it. The board itself changes nothing. */
export interface BoardActions {
  readonly isReadonly: boolean;
  allowed(name: string, gesture: Gesture): Allowed;
  /** Does it; the board is brought up to date before this returns. */
  perform(gesture: Gesture): boolean;
  /** Why something under the hand is refused; undefined = nothing more to say. */
  refused(reason: string | undefined, at: { readonly x: number; readonly y: number }): void;
}

/** Name under which the actions stand among diagram-js' services. */
export const ACTIONS = 'boardActions';
