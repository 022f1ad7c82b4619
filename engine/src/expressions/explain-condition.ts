import type { Json } from '../definition/json.js';
import { compileNode } from './evaluation/compile-node.js';
import { BudgetExceeded, STEP_BUDGET, type Run } from './evaluation/run.js';
import type { Scope } from './expression.js';
import type { ExpressionNode } from './syntax/expression-node.js';
import { parseSyntax } from './syntax/parse-syntax.js';
import { childrenOf } from './syntax/walk.js';
import { jsonOf } from './values/value-text.js';

/** A condition taken apart: which part of it was not true, and what it read. */
export interface ExplainedCondition {
  /** The part as written. */
  readonly text: string;
  /** `null` = could not be told, mostly because a value is missing; a condition holds only when it is `true`. */
  readonly result: Json;
  /** How the parts are joined; absent = not a combination. */
  readonly join?: 'and' | 'or';
  readonly parts?: readonly ExplainedCondition[];
  /** Variables this part reads, with their values; `null` = empty or missing. Only on parts that have no parts. */
  readonly values?: readonly { readonly name: string; readonly value: Json }[];
}

/** Explains a condition with the values of `scope`. `undefined` when the text is no FEEL. */
export function explainCondition(text: string, scope: Scope): ExplainedCondition | undefined {
  const { node } = parseSyntax(text);
  return node === undefined ? undefined : explain(node, text, scope);
}

/** The parts that keep a condition from being true: what a person would have to change. */
export function unmetParts(condition: ExplainedCondition): readonly ExplainedCondition[] {
  if (condition.result === true) return [];
  if (condition.parts === undefined) return [condition];
  return condition.parts.flatMap(unmetParts);
}

function explain(node: ExpressionNode, text: string, scope: Scope): ExplainedCondition {
  const own = { text: text.slice(node.from, node.to), result: valueOf(node, scope) };
  if (node.kind === 'and' || node.kind === 'or') {
    const parts = operandsOf(node, node.kind).map((part) => explain(part, text, scope));
    return { ...own, join: node.kind, parts };
  }
  return {
    ...own,
    values: readsOf(node).map((read) => ({ name: text.slice(read.from, read.to), value: valueOf(read, scope) })),
  };
}

/** `a and b and c` is one combination of three, however the parser nested it. */
function operandsOf(node: ExpressionNode, kind: 'and' | 'or'): readonly ExpressionNode[] {
  return node.kind === kind ? [...operandsOf(node.left, kind), ...operandsOf(node.right, kind)] : [node];
}

/** Names and whole paths (`child.outcome`) that are read outside loops and filters, each once. */
function readsOf(node: ExpressionNode): readonly ExpressionNode[] {
  const found = new Map<string, ExpressionNode>();
  const visit = (at: ExpressionNode): void => {
    const key = pathOf(at);
    if (key !== undefined) {
      if (!found.has(key)) found.set(key, at);
      return;
    }
    for (const child of openChildren(at)) visit(child);
  };
  visit(node);
  return [...found.values()];
}

function pathOf(node: ExpressionNode): string | undefined {
  if (node.kind === 'name') return node.name;
  if (node.kind !== 'path') return undefined;
  const base = pathOf(node.base);
  return base === undefined ? undefined : `${base}.${node.name}`;
}

/** Children whose names mean the same as outside: loop bodies and filters bind names of their own, so only their source counts. */
function openChildren(node: ExpressionNode): readonly ExpressionNode[] {
  switch (node.kind) {
    case 'context':
      return [];
    case 'filter':
      return [node.base];
    case 'for':
    case 'some':
    case 'every':
      return node.iterators.slice(0, 1).map(({ source }) => source);
    default:
      return childrenOf(node);
  }
}

function valueOf(node: ExpressionNode, { variables, now }: Scope): Json {
  const run: Run = { variables, now, stepsLeft: STEP_BUDGET };
  try {
    return jsonOf(compileNode(node)(run, undefined));
  } catch (error) {
    if (!(error instanceof BudgetExceeded) && !(error instanceof RangeError)) throw error;
    return null;
  }
}
