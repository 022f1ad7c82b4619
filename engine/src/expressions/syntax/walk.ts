import type { ExpressionNode } from './expression-node.js';
import { operandOf } from './free-names.js';

/** Calls `visit` for the node and everything inside it. */
export function walk(node: ExpressionNode, visit: (node: ExpressionNode) => void): void {
  visit(node);
  for (const child of childrenOf(node)) walk(child, visit);
}

/** The nodes directly inside. */
export function childrenOf(node: ExpressionNode): readonly ExpressionNode[] {
  switch (node.kind) {
    case 'literal':
    case 'name':
      return [];
    case 'path':
      return [node.base];
    case 'arithmetic':
    case 'compare':
    case 'and':
    case 'or':
      return [node.left, node.right];
    case 'negate':
      return [node.operand];
    case 'between':
      return [node.value, node.low, node.high];
    case 'in':
      return [node.value, ...node.tests.map(operandOf)];
    case 'if':
      return [node.condition, node.yes, node.no];
    case 'list':
      return node.items;
    case 'context':
      return node.entries.map((entry) => entry.value);
    case 'filter':
      return [node.base, node.predicate];
    case 'for':
    case 'some':
    case 'every':
      return [
        ...node.iterators.flatMap(({ source, end }) => (end === undefined ? [source] : [source, end])),
        node.body,
      ];
    case 'range':
      return [node.low, node.high];
    case 'instance-of':
      return [node.value];
    case 'call':
      return node.args;
  }
}
