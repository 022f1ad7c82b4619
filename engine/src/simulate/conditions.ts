import { definitionExpressions, type PlacedExpression } from '../compile/definition-expressions.js';
import type { CompiledProcess } from '../compile/compiled-process.js';
import type { ProcessDefinition } from '../definition/process-definition.js';

/** The conditions of a definition: texts that decide by being true or not. */
export function conditionsOf(definition: ProcessDefinition): readonly PlacedExpression[] {
  return definitionExpressions(definition).filter(({ pointer }) => /\/(?:when|enough)$/.test(pointer));
}

/** The same process, telling `seen` what each of its conditions comes to whenever one is asked. */
export function watchConditions(
  process: CompiledProcess,
  seen: (text: string, result: boolean) => void,
): CompiledProcess {
  const expressions = new Map(process.expressions);
  for (const { text } of conditionsOf(process.definition)) {
    const expression = process.expressions.get(text);
    if (expression === undefined) continue;
    expressions.set(text, {
      ...expression,
      evaluate: (scope) => {
        const result = expression.evaluate(scope);
        seen(text, result === true);
        return result;
      },
    });
  }
  return { ...process, expressions };
}
