import type { Json } from '../definition/json.js';
import { compileNode } from './evaluation/compile-node.js';
import { BudgetExceeded, STEP_BUDGET, type Run } from './evaluation/run.js';
import type { Expression, ExpressionFault, Scope } from './expression.js';
import { freeNames } from './syntax/free-names.js';
import { parseSyntax } from './syntax/parse-syntax.js';
import { checkCalls } from './typing/check-calls.js';
import { jsonOf } from './values/value-text.js';

/** The expression, or why it is refused; exactly one of them. */
export interface ParsedExpression {
  readonly expression?: Expression;
  readonly faults: readonly ExpressionFault[];
}

/**
 * Parses FEEL text once; the expression can then be evaluated any number of times. Refused are: text that is not FEEL,
 * grammar we do not run, functions that do not exist. Whether names and types fit is asked of `checkExpression`.
 *
 * @example
 * const { expression } = parseExpression('金额 > 1000 and 紧急程度 = "特急"');
 * expression?.evaluate({ variables: { 金额: 1200, 紧急程度: '特急' }, now }); // true
 */
export function parseExpression(text: string): ParsedExpression {
  const parsed = parseSyntax(text);
  if (parsed.node === undefined) return { faults: parsed.faults };
  const faults = checkCalls(parsed.node);
  if (faults.length > 0) return { faults };
  const compiled = compileNode(parsed.node);
  const evaluate = ({ variables, now, warn }: Scope): Json => {
    const run: Run = { variables, now, stepsLeft: STEP_BUDGET };
    try {
      return jsonOf(compiled(run, undefined));
    } catch (error) {
      if (!(error instanceof BudgetExceeded) && !(error instanceof RangeError)) throw error;
      warn?.({ code: 'expression/budget-exceeded', text });
      return null;
    }
  };
  return { expression: { text, names: freeNames(parsed.node), evaluate }, faults: [] };
}
