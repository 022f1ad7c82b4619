import { compileNode } from './evaluation/compile-node.js';
import { BudgetExceeded } from './evaluation/run.js';
import type { Expression, ExpressionFault } from './expression.js';
import { freeNames } from './syntax/free-names.js';
import { parseSyntax } from './syntax/parse-syntax.js';
import { walk } from './syntax/walk.js';
import { checkCalls } from './typing/check-calls.js';
import { ANY, type FeelType, type TypeEnvironment } from './typing/feel-type.js';
import { TypeInference } from './typing/infer-type.js';

export interface CheckedExpression {
  readonly type: FeelType;
  readonly faults: readonly ExpressionFault[];
  /** Variables read; empty when the text cannot be parsed. */
  readonly names: readonly string[];
  /** Set when the expression reads no data and no clock: its value is the same always. */
  readonly constant?: { readonly value: unknown };
}

/**
 * Checks FEEL text against the variables it may read: syntax, functions, unknown names, kinds that cannot be compared or
 * calculated with. With `condition` the result must be true or false.
 */
export function checkExpression(
  text: string,
  names: TypeEnvironment,
  expected: 'any' | 'condition' = 'any',
): CheckedExpression {
  const { node, faults } = parseSyntax(text);
  if (node === undefined) return { type: ANY, faults, names: [] };
  const inference = new TypeInference();
  const type = expected === 'condition' ? ANY : inference.infer(node, names);
  if (expected === 'condition') inference.condition(node, names);
  const reads = freeNames(node);
  let clock = false;
  walk(node, (inner) => {
    clock ||= inner.kind === 'call' && (inner.name === 'now' || inner.name === 'today');
  });
  const all = [...checkCalls(node), ...inference.faults];
  const constant = reads.length === 0 && !clock && all.length === 0;
  return {
    type: expected === 'condition' ? { kind: 'boolean' } : type,
    faults: all,
    names: reads,
    ...(constant ? { constant: { value: valueOf(node) } } : {}),
  };
}

function valueOf(node: Parameters<typeof compileNode>[0]): unknown {
  try {
    return compileNode(node)({ variables: {}, now: '1970-01-01T00:00:00.000Z', stepsLeft: 10_000 }, undefined);
  } catch (error) {
    if (error instanceof BudgetExceeded) return null;
    throw error;
  }
}

/** The type of a parsed expression and what does not fit the variables. */
export function typeOf(
  expression: Expression,
  names: TypeEnvironment,
): { readonly type: FeelType; readonly faults: readonly ExpressionFault[] } {
  const { type, faults } = checkExpression(expression.text, names);
  return { type, faults };
}
