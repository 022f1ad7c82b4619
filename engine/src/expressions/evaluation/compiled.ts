import type { FeelContext, FeelValue } from '../values/feel-value.js';
import type { Run } from './run.js';

/** Names bound inside an expression, innermost first: a loop variable, or the row a filter looks at. */
export interface Frame {
  readonly parent: Frame | undefined;
  readonly name: string;
  readonly value: FeelValue;
  /** The entries of this record are names too. */
  readonly row: FeelContext | undefined;
}

/** An expression node turned into a closure once; running it never looks at the text again. */
export type Compiled = (run: Run, frame: Frame | undefined) => FeelValue;
