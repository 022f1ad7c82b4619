import type { Expression } from '../expressions/expression.js';
import { parseExpression } from '../expressions/index.js';

const cacheLimit = 5000;
const cache = new Map<string, Expression>();

/**
 * FEEL of a form's rules and computed fields, parsed once per text. A text that is refused answers null for ever:
 * templates are checked when they are published, and a broken one must not break opening the form.
 */
export function formExpression(text: string): Expression {
  const known = cache.get(text);
  if (known) return known;
  const expression = parseExpression(text).expression ?? { text, names: [], evaluate: () => null };
  if (cache.size >= cacheLimit) cache.clear();
  cache.set(text, expression);
  return expression;
}
