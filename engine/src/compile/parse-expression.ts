import { evaluate } from '@bpmn-io/feelin';
import type { Json } from '../definition/json.js';
import type { Expression, ExpressionFault } from '../expressions/expression.js';

export function parseExpression(text: string): { expression?: Expression; faults: readonly ExpressionFault[] } {
  return {
    expression: {
      text,
      names: [],
      evaluate: ({ variables }) => {
        try {
          return (evaluate(text, { ...variables }).value ?? null) as Json;
        } catch {
          return null;
        }
      },
    },
    faults: [],
  };
}
