import type { ExpressionNode, InTest, Iterator } from './expression-node.js';

/**
 * Variables the expression reads, in order of appearance. Names bound inside (`for x in`, earlier context entries,
 * `item`) do not count; a bare name in a filter counts, because it is a variable when the row has no such entry.
 */
export function freeNames(node: ExpressionNode): readonly string[] {
  const names = new Set<string>();
  visit(node, new Set(), names);
  return [...names];
}

function visit(node: ExpressionNode, bound: ReadonlySet<string>, names: Set<string>): void {
  const all = (nodes: readonly ExpressionNode[], inside = bound): void => {
    for (const child of nodes) visit(child, inside, names);
  };
  switch (node.kind) {
    case 'literal':
      return;
    case 'name':
      if (!bound.has(node.name)) names.add(node.name);
      return;
    case 'path':
      return all([node.base]);
    case 'arithmetic':
    case 'compare':
    case 'and':
    case 'or':
      return all([node.left, node.right]);
    case 'negate':
      return all([node.operand]);
    case 'between':
      return all([node.value, node.low, node.high]);
    case 'in':
      return all([node.value, ...node.tests.map(operandOf)]);
    case 'if':
      return all([node.condition, node.yes, node.no]);
    case 'list':
      return all(node.items);
    case 'call':
      return all(node.args);
    case 'range':
      return all([node.low, node.high]);
    case 'instance-of':
      return all([node.value]);
    case 'filter':
      all([node.base]);
      return all([node.predicate], new Set([...bound, 'item']));
    case 'context': {
      const inside = new Set(bound);
      for (const { key, value } of node.entries) {
        visit(value, inside, names);
        inside.add(key);
      }
      return;
    }
    case 'for':
    case 'some':
    case 'every':
      return all([node.body], iterate(node.iterators, bound, names, node.kind === 'for'));
  }
}

function iterate(
  iterators: readonly Iterator[],
  bound: ReadonlySet<string>,
  names: Set<string>,
  partial: boolean,
): ReadonlySet<string> {
  const inside = new Set(bound);
  for (const { name, source, end } of iterators) {
    visit(source, inside, names);
    if (end !== undefined) visit(end, inside, names);
    inside.add(name);
  }
  if (partial) inside.add('partial');
  return inside;
}

/** The expression inside an `in` test. */
export function operandOf(test: InTest): ExpressionNode {
  return test.kind === 'compare-test' ? test.operand : test;
}
