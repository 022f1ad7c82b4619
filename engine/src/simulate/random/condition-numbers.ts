import { definitionExpressions } from '../../compile/definition-expressions.js';
import type { ProcessDefinition } from '../../definition/process-definition.js';
import { parseSyntax } from '../../expressions/syntax/parse-syntax.js';
import { walk } from '../../expressions/syntax/walk.js';

/** Every number written in an expression of the definition, each once. */
export function conditionNumbers(definition: ProcessDefinition): readonly number[] {
  const found = new Set<number>();
  for (const { text } of definitionExpressions(definition)) {
    const { node } = parseSyntax(text);
    if (node === undefined) continue;
    walk(node, (at) => {
      if (at.kind === 'literal' && typeof at.value === 'number') found.add(at.value);
    });
  }
  return [...found];
}
