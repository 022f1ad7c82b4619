import type { ExpressionNode } from '../syntax/expression-node.js';
import type { FeelValue } from '../values/feel-value.js';
import { feelValueOf, isContext, isList } from '../values/value-kind.js';
import type { Compiled } from './compiled.js';
import { spend } from './run.js';

/** `list[predicate]` or `list[position]` (1-based, negative from the end). */
export function compileFilter(
  base: Compiled,
  predicate: ExpressionNode,
  compile: (node: ExpressionNode, scoped: boolean) => Compiled,
): Compiled {
  const test = compile(predicate, true);
  return (run, frame) => {
    const source = base(run, frame);
    const list = isList(source) ? source : source === null ? [] : [source];
    if (predicate.kind === 'literal' && typeof predicate.value === 'number') return elementAt(list, predicate.value);
    const kept: FeelValue[] = [];
    for (const [index, entry] of list.entries()) {
      spend(run, 1);
      const item = feelValueOf(entry);
      const result = test(run, { parent: frame, name: 'item', value: item, row: isContext(item) ? item : undefined });
      // A position may be computed from outside the list, so it is known only here.
      if (typeof result === 'number' && index === 0) return elementAt(list, result);
      if (result === true) kept.push(item);
    }
    return source === null ? null : kept;
  };
}

function elementAt(list: readonly FeelValue[], position: number): FeelValue {
  if (!Number.isInteger(position) || position === 0) return null;
  return feelValueOf(list[position > 0 ? position - 1 : list.length + position] ?? null);
}
