import { operandOf, parseSyntax, type ExpressionNode } from '@yunliu/engine/expressions';
import type { Condition, ReadCondition, Term } from './condition.js';
import { CONTAINS, writeCondition } from './write-condition.js';

/**
 * Takes FEEL text apart into a condition. Only when the condition writes an expression with the same syntax tree: what the
 * builder shows is exactly what runs; everything else stays text.
 */
export function readCondition(text: string): ReadCondition {
  const { node } = parseSyntax(text);
  const condition = node === undefined ? undefined : conditionOf(node);
  if (node === undefined || condition === undefined) return { mode: 'expert', text };
  const written = parseSyntax(writeCondition(condition)).node;
  const same = written !== undefined && treeText(written) === treeText(node);
  return same ? { mode: 'plain', condition } : { mode: 'expert', text };
}

/** The tree without its places in the text, with `a and (b and c)` like `(a and b) and c`. */
function treeText(node: ExpressionNode): string {
  return JSON.stringify(node, (key, value: unknown) => {
    if (key === 'from' || key === 'to') return undefined;
    if (typeof value !== 'object' || value === null || !('kind' in value)) return value;
    const { kind } = value;
    if (kind !== 'and' && kind !== 'or') return value;
    return { kind, parts: operands(value as ExpressionNode, kind) };
  });
}

function operands(node: ExpressionNode, kind: 'and' | 'or'): readonly ExpressionNode[] {
  return node.kind === kind && (node.kind === 'and' || node.kind === 'or')
    ? [...operands(node.left, kind), ...operands(node.right, kind)]
    : [node];
}

function conditionOf(node: ExpressionNode): Condition | undefined {
  switch (node.kind) {
    case 'and':
    case 'or': {
      const parts = operands(node, node.kind).map(conditionOf);
      if (parts.includes(undefined)) return undefined;
      return { kind: node.kind === 'and' ? 'all' : 'any', parts: parts.filter((part) => part !== undefined) };
    }
    case 'compare':
      return comparisonOf(node);
    case 'between': {
      const [value, low, high] = [termOf(node.value), termOf(node.low), termOf(node.high)];
      return value && low && high ? { kind: 'between', value, low, high } : undefined;
    }
    case 'in':
      return membershipOf(node);
    case 'some':
    case 'every':
      return rowsOf(node);
    case 'call':
      return callOf(node);
    default:
      return undefined;
  }
}

function comparisonOf({
  left: from,
  operator,
  right: to,
}: ExpressionNode & { readonly kind: 'compare' }): Condition | undefined {
  const left = termOf(from);
  if (left === undefined) return undefined;
  if (to.kind === 'literal' && to.value === null)
    return operator === '=' || operator === '!='
      ? { kind: 'empty', value: left, negated: operator === '!=' }
      : undefined;
  const right = termOf(to);
  return right === undefined ? undefined : { kind: 'compare', left, operator, right };
}

function membershipOf(node: ExpressionNode & { readonly kind: 'in' }): Condition | undefined {
  const value = termOf(node.value);
  const values = node.tests.map((test) => (test.kind === 'compare-test' ? undefined : literalOf(operandOf(test))));
  if (value === undefined || values.some((one) => typeof one !== 'string' && typeof one !== 'number')) return undefined;
  return { kind: 'in', value, values: values as (string | number)[] };
}

function rowsOf(node: ExpressionNode & { readonly kind: 'some' | 'every' }): Condition | undefined {
  const [iterator, second] = node.iterators;
  if (iterator === undefined || second !== undefined || iterator.end !== undefined) return undefined;
  const list = pathOfNode(iterator.source);
  const condition = conditionOf(node.body);
  if (list === undefined || condition === undefined) return undefined;
  return { kind: 'rows', which: node.kind, list, row: iterator.name, condition };
}

function callOf(node: ExpressionNode & { readonly kind: 'call' }): Condition | undefined {
  if (node.names !== undefined) return undefined;
  const [first, second] = node.args;
  if (node.name === 'not' && first !== undefined && second === undefined) {
    const part = conditionOf(first);
    return part === undefined ? undefined : { kind: 'not', part };
  }
  const how = (Object.keys(CONTAINS) as (keyof typeof CONTAINS)[]).find((name) => CONTAINS[name] === node.name);
  if (how === undefined || first === undefined || second === undefined || node.args.length !== 2) return undefined;
  if (how === 'has' && first.kind === 'list') {
    const values = first.items.map(literalOf);
    const asked = termOf(second);
    if (asked === undefined || values.some((one) => typeof one !== 'string' && typeof one !== 'number'))
      return undefined;
    return { kind: 'in', value: asked, values: values as (string | number)[], written: 'list contains' };
  }
  const [value, text] = [termOf(first), termOf(second)];
  return value && text ? { kind: 'contains', how, value, text } : undefined;
}

function termOf(node: ExpressionNode): Term | undefined {
  const path = pathOfNode(node);
  if (path !== undefined) return { term: 'field', path };
  const value = literalOf(node);
  if (value !== undefined && value !== null) return { term: 'value', value };
  if (node.kind === 'arithmetic') {
    const base = termOf(node.left);
    if ((base?.term !== 'today' && base?.term !== 'now') || base.offset !== undefined) return undefined;
    const offset = durationOf(node.right);
    if (offset === undefined || (node.operator !== '+' && node.operator !== '-')) return undefined;
    return { term: base.term, offset: node.operator === '-' ? `-${offset}` : offset };
  }
  if (node.kind !== 'call' || node.names !== undefined) return undefined;
  const [only, second] = node.args;
  if (second !== undefined) return undefined;
  if (only === undefined) return node.name === 'today' || node.name === 'now' ? { term: node.name } : undefined;
  const inner = pathOfNode(only);
  if (node.name === 'count') return inner === undefined ? undefined : { term: 'count', path: inner };
  if (node.name !== 'date' && node.name !== 'date and time') return undefined;
  if (inner !== undefined) return { term: 'field', path: inner, as: node.name };
  const date = literalOf(only);
  return node.name === 'date' && typeof date === 'string' ? { term: 'date', date } : undefined;
}

function pathOfNode(node: ExpressionNode): readonly string[] | undefined {
  if (node.kind === 'name') return [node.name];
  if (node.kind !== 'path') return undefined;
  const base = pathOfNode(node.base);
  return base === undefined ? undefined : [...base, node.name];
}

/** Null is told apart from "no literal" (undefined). */
function literalOf(node: ExpressionNode): string | number | boolean | null | undefined {
  if (node.kind === 'negate' && node.operand.kind === 'literal' && typeof node.operand.value === 'number')
    return -node.operand.value;
  if (node.kind !== 'literal') return undefined;
  const { value } = node;
  return value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : undefined;
}

function durationOf(node: ExpressionNode): string | undefined {
  if (node.kind !== 'call' || node.name !== 'duration' || node.args.length !== 1) return undefined;
  const [only] = node.args;
  const text = only === undefined ? undefined : literalOf(only);
  return typeof text === 'string' && /^P[\dYMWDTHS.]+$/.test(text) ? text : undefined;
}
