import type { Instant } from '../definition/instant.js';
import type { Json } from '../definition/json.js';

/** What an expression may see: the variables by name, and the instant that `now()` and `today()` answer with. */
export interface Scope {
  readonly variables: { readonly [name: string]: unknown };
  readonly now: Instant;
  /** Told when an evaluation was given up (then null). */
  readonly warn?: (warning: ExpressionWarning) => void;
}

/** An evaluation that gave null because it ran past its step budget. */
export interface ExpressionWarning {
  readonly code: 'expression/budget-exceeded';
  readonly text: string;
}

/** FEEL text parsed once. Evaluation never throws: missing data gives null, running past the budget gives null and a warning. */
export interface Expression {
  readonly text: string;
  /** Top-level names the expression reads (`child` of `child.outcome`). */
  readonly names: readonly string[];
  evaluate(scope: Scope): Json;
}

/** Why a FEEL text is refused. Offsets are in UTF-16 units of the text. */
export interface ExpressionFault {
  readonly code:
    'syntax' | 'unknown-name' | 'type-mismatch' | 'unknown-value' | 'unknown-function' | 'not-boolean' | 'unsupported';
  readonly from: number;
  readonly to: number;
  readonly message: { readonly 'zh-CN': string; readonly en: string };
}
