import type { ArithmeticOperator, ComparisonOperator, ExpressionNode, InTest, Iterator } from './expression-node.js';
import { expressionFault, type Span } from './fault.js';
import { syntaxFaultAt } from './syntax-fault.js';
import { stringLiteralValue } from './string-literal.js';
import { childrenOf, isOperand, RefusedSyntax, unsupported, type SyntaxNode } from './syntax-node.js';

/** Deepest nesting accepted; keeps every later walk of the tree inside the stack. */
const MAX_DEPTH = 120;

/** Builds our tree from lezer's (which must hold no error node). Throws {@link RefusedSyntax}. */
export function buildNode(top: SyntaxNode, text: string): ExpressionNode {
  const [only, second] = childrenOf(top);
  if (only === undefined || second !== undefined) throw unsupported(top, text);
  return new Builder(text).node(only, 0);
}

class Builder {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  node(node: SyntaxNode, depth: number): ExpressionNode {
    if (depth > MAX_DEPTH) {
      throw new RefusedSyntax(
        expressionFault(
          'unsupported',
          node,
          `表达式嵌套超过 ${MAX_DEPTH} 层`,
          `The expression is nested deeper than ${MAX_DEPTH} levels`,
        ),
      );
    }
    const at = { from: node.from, to: node.to };
    const parts = childrenOf(node);
    const next = (child: SyntaxNode | undefined): ExpressionNode => {
      if (child === undefined) throw unsupported(node, this.#text);
      return this.node(child, depth + 1);
    };
    switch (node.name) {
      case 'null':
        return { ...at, kind: 'literal', value: null };
      case 'NumericLiteral':
        return { ...at, kind: 'literal', value: this.#number(node) };
      case 'BooleanLiteral':
        return { ...at, kind: 'literal', value: this.#slice(node) === 'true' };
      case 'StringLiteral':
        return { ...at, kind: 'literal', value: stringLiteralValue(this.#slice(node)) };
      case 'VariableName':
        return { ...at, kind: 'name', name: this.#variableName(node) };
      case 'ParenthesizedExpression':
        return next(parts[1]);
      case 'PathExpression':
        return { ...at, kind: 'path', base: next(parts[0]), name: this.#name(this.#need(parts[2], node)) };
      case 'ArithmeticExpression':
        if (parts.length === 2) return { ...at, kind: 'negate', operand: next(parts[1]) };
        return {
          ...at,
          kind: 'arithmetic',
          operator: this.#arithmeticOperator(parts[1], node),
          left: next(parts[0]),
          right: next(parts[2]),
        };
      case 'Conjunction':
        return { ...at, kind: 'and', left: next(parts[0]), right: next(parts[2]) };
      case 'Disjunction':
        return { ...at, kind: 'or', left: next(parts[0]), right: next(parts[2]) };
      case 'Comparison':
        return this.#comparison(node, parts, depth);
      case 'IfExpression':
        return { ...at, kind: 'if', condition: next(parts[1]), yes: next(parts[3]), no: next(parts[5]) };
      case 'List':
        return { ...at, kind: 'list', items: parts.filter(isOperand).map(next) };
      case 'Context':
        return { ...at, kind: 'context', entries: this.#entries(parts, depth) };
      case 'FilterExpression':
        return { ...at, kind: 'filter', base: next(parts[0]), predicate: next(parts[2]) };
      case 'ForExpression':
        return { ...at, kind: 'for', iterators: this.#iterators(parts[1], depth), body: next(parts[3]) };
      case 'QuantifiedExpression':
        return {
          ...at,
          kind: parts[0]?.name === 'every' ? 'every' : 'some',
          iterators: this.#iterators(parts[1], depth),
          body: next(parts[3]),
        };
      case 'InstanceOfExpression':
        return { ...at, kind: 'instance-of', value: next(parts[0]), type: this.#type(this.#need(parts[3], node)) };
      case 'FunctionInvocation':
        return this.#call(node, parts, depth);
      case 'DateTimeLiteral':
        return this.#dateTimeLiteral(node, parts, depth);
      case 'SimplePositiveUnaryTest':
        if (parts.length === 1 && parts[0]?.name === 'Interval') return next(parts[0]);
        throw unsupported(node, this.#text);
      case 'Interval':
        return {
          ...at,
          kind: 'range',
          low: next(parts[1]),
          high: next(parts[3]),
          lowIncluded: parts[0]?.name === '[',
          highIncluded: parts[4]?.name === ']',
        };
      default:
        throw unsupported(node, this.#text);
    }
  }

  #slice(node: Span): string {
    return this.#text.slice(node.from, node.to);
  }

  #need(node: SyntaxNode | undefined, parent: SyntaxNode): SyntaxNode {
    if (node === undefined) throw unsupported(parent, this.#text);
    return node;
  }

  /** Names may have several words; runs of blanks between them count as one. */
  #name(node: SyntaxNode): string {
    return this.#slice(node).replaceAll('`', '').replace(/\s+/g, ' ').trim();
  }

  /** The grammar lets full-width signs into names; typed by mistake they must not silently name nothing. */
  #variableName(node: SyntaxNode): string {
    const stray = /[（）［］｛｝＝＞＜＋－＊／，；：。、“”‘’「」]/u.exec(this.#slice(node));
    if (stray !== null) {
      const from = node.from + stray.index;
      throw new RefusedSyntax(syntaxFaultAt(this.#text, from, from + 1));
    }
    return this.#name(node);
  }

  #number(node: SyntaxNode): number {
    const value = Number(this.#slice(node).replace(/\s+/g, ''));
    if (!Number.isFinite(value)) throw unsupported(node, this.#text);
    // No -0: it would print as 0 and compare as unequal in tests of data.
    return value + 0;
  }

  #arithmeticOperator(node: SyntaxNode | undefined, parent: SyntaxNode): ArithmeticOperator {
    const operator = this.#slice(this.#need(node, parent));
    if (operator === '+' || operator === '-' || operator === '*' || operator === '/' || operator === '**')
      return operator;
    throw unsupported(parent, this.#text);
  }

  #comparisonOperator(node: SyntaxNode): ComparisonOperator {
    const operator = this.#slice(node);
    if (
      operator === '=' ||
      operator === '!=' ||
      operator === '<' ||
      operator === '<=' ||
      operator === '>' ||
      operator === '>='
    )
      return operator;
    throw unsupported(node, this.#text);
  }

  #comparison(node: SyntaxNode, parts: readonly SyntaxNode[], depth: number): ExpressionNode {
    const at = { from: node.from, to: node.to };
    const left = this.node(this.#need(parts[0], node), depth + 1);
    const operator = this.#need(parts[1], node);
    if (operator.name === 'between') {
      const low = this.node(this.#need(parts[2], node), depth + 1);
      return { ...at, kind: 'between', value: left, low, high: this.node(this.#need(parts[4], node), depth + 1) };
    }
    if (operator.name === 'in') {
      const tests = parts.slice(2).flatMap((part) => (part.name === 'PositiveUnaryTests' ? childrenOf(part) : [part]));
      return {
        ...at,
        kind: 'in',
        value: left,
        tests: tests.filter((test) => test.name === 'PositiveUnaryTest').map((test) => this.#test(test, depth)),
      };
    }
    const right = this.#need(parts[2], node);
    if (right.name === 'SimplePositiveUnaryTest' && right.firstChild?.name === 'CompareOp') {
      const found = this.#text.slice(operator.from, right.firstChild.to);
      throw new RefusedSyntax(
        expressionFault(
          'syntax',
          { from: operator.from, to: right.firstChild.to },
          `“${found}”处有两个比较符；等于写 =，不等于写 !=`,
          `Two comparison operators at "${found}"; equality is =, inequality is !=`,
        ),
      );
    }
    return {
      ...at,
      kind: 'compare',
      operator: this.#comparisonOperator(operator),
      left,
      right: this.node(right, depth + 1),
    };
  }

  #test(node: SyntaxNode, depth: number): InTest {
    let inner = this.#need(childrenOf(node)[0], node);
    // `in (> 5)`: one test in brackets is still a test.
    const bracketed = inner.name === 'ParenthesizedExpression' ? childrenOf(inner)[1] : undefined;
    if (bracketed?.name === 'SimplePositiveUnaryTest') inner = bracketed;
    const parts = childrenOf(inner);
    const operator = parts[0];
    if (inner.name === 'SimplePositiveUnaryTest' && operator?.name === 'CompareOp') {
      return {
        from: inner.from,
        to: inner.to,
        kind: 'compare-test',
        operator: this.#comparisonOperator(operator),
        operand: this.node(this.#need(parts[1], inner), depth + 1),
      };
    }
    return this.node(inner, depth + 1);
  }

  #entries(parts: readonly SyntaxNode[], depth: number): { key: string; value: ExpressionNode }[] {
    return parts
      .filter((part) => part.name === 'ContextEntry')
      .map((part) => {
        const [key, value] = childrenOf(part);
        const name = this.#need(childrenOf(this.#need(key, part))[0], part);
        return {
          key: name.name === 'StringLiteral' ? stringLiteralValue(this.#slice(name)) : this.#name(name),
          value: this.node(this.#need(value, part), depth + 1),
        };
      });
  }

  #iterators(node: SyntaxNode | undefined, depth: number): Iterator[] {
    const list = node === undefined ? [] : childrenOf(node).filter((part) => part.name === 'InExpression');
    return list.map((part) => {
      const [name, , context] = childrenOf(part);
      const [source, , end] = childrenOf(this.#need(context, part));
      return {
        from: part.from,
        to: part.to,
        name: this.#name(this.#need(name, part)),
        source: this.node(this.#need(source, part), depth + 1),
        ...(end === undefined ? {} : { end: this.node(end, depth + 1) }),
      };
    });
  }

  #type(node: SyntaxNode): string {
    const name = this.#slice(node).replace(/\s+/g, ' ');
    const known = [
      'Any',
      'null',
      'boolean',
      'number',
      'string',
      'list',
      'context',
      'date',
      'time',
      'date and time',
      'days and time duration',
      'years and months duration',
    ];
    if (!known.includes(name)) throw unsupported(node, this.#text);
    return name;
  }

  #call(node: SyntaxNode, parts: readonly SyntaxNode[], depth: number): ExpressionNode {
    const callee = this.#need(parts[0], node);
    if (callee.name !== 'VariableName' && callee.name !== 'SpecialFunctionName') throw unsupported(node, this.#text);
    return this.#callNode(node, this.#name(callee), this.#need(parts[2], node), depth);
  }

  #dateTimeLiteral(node: SyntaxNode, parts: readonly SyntaxNode[], depth: number): ExpressionNode {
    const first = this.#need(parts[0], node);
    if (first.name === 'DateTimeConstructor')
      return this.#callNode(node, this.#name(first), this.#need(parts[2], node), depth);
    const literal = this.#need(childrenOf(first)[0], node);
    return { from: node.from, to: node.to, kind: 'call', name: '@', args: [this.node(literal, depth + 1)] };
  }

  #callNode(node: SyntaxNode, name: string, parameters: SyntaxNode, depth: number): ExpressionNode {
    const call = { from: node.from, to: node.to, kind: 'call' as const, name };
    const parts = childrenOf(parameters);
    if (parameters.name !== 'NamedParameters')
      return { ...call, args: parts.filter(isOperand).map((part) => this.node(part, depth + 1)) };
    const named = parts.filter((part) => part.name === 'NamedParameter').map((part) => childrenOf(part));
    return {
      ...call,
      args: named.map(([, value]) => this.node(this.#need(value, parameters), depth + 1)),
      names: named.map(([key]) => this.#name(this.#need(key, parameters))),
    };
  }
}
