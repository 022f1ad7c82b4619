import type { ComparisonOperator, ExpressionNode, InTest } from '../syntax/expression-node.js';
import { contextWith } from '../functions/logic-functions.js';
import { temporalComponent } from '../functions/temporal-functions.js';
import { arithmetic, negate } from '../values/arithmetic.js';
import { compareValues, equalValues, rangeIncludes } from '../values/compare-values.js';
import { FeelRange, type FeelContext, type FeelValue } from '../values/feel-value.js';
import { feelValueOf, isContext, isList, kindOf, ownEntry } from '../values/value-kind.js';
import { compileCall } from './compile-call.js';
import { compileFilter } from './compile-filter.js';
import { compileFor, compileQuantified } from './compile-loop.js';
import type { Compiled, Frame } from './compiled.js';
import { spend } from './run.js';

/** Turns a node into a closure; `scoped` = names may be bound inside the expression. */
export function compileNode(node: ExpressionNode, scoped = false): Compiled {
  const child = (inner: ExpressionNode): Compiled => compileNode(inner, scoped);
  switch (node.kind) {
    case 'literal': {
      const { value } = node;
      return () => value;
    }
    case 'name':
      return compileName(node.name, scoped);
    case 'path': {
      const base = child(node.base);
      const { name } = node;
      return (run, frame) => pathStep(base(run, frame), name);
    }
    case 'arithmetic': {
      const [left, right, { operator }] = [child(node.left), child(node.right), node];
      return (run, frame) => {
        const result = arithmetic(operator, left(run, frame), right(run, frame));
        if (typeof result === 'string') spend(run, result.length / 100);
        return result;
      };
    }
    case 'negate': {
      const operand = child(node.operand);
      return (run, frame) => negate(operand(run, frame));
    }
    case 'compare': {
      const [left, right, { operator }] = [child(node.left), child(node.right), node];
      return (run, frame) => compare(operator, left(run, frame), right(run, frame));
    }
    case 'between': {
      const [value, low, high] = [child(node.value), child(node.low), child(node.high)];
      return (run, frame) => {
        const at = value(run, frame);
        return both(compare('>=', at, low(run, frame)), compare('<=', at, high(run, frame)));
      };
    }
    case 'in': {
      const value = child(node.value);
      const tests = node.tests.map((test) => compileTest(test, scoped));
      return (run, frame) => {
        const at = value(run, frame);
        return anyOf(tests.map((test) => test(at, run, frame)));
      };
    }
    case 'and': {
      const [left, right] = [child(node.left), child(node.right)];
      return (run, frame) => {
        const first = left(run, frame);
        return first === false ? false : both(first, right(run, frame));
      };
    }
    case 'or': {
      const [left, right] = [child(node.left), child(node.right)];
      return (run, frame) => {
        const first = left(run, frame);
        return first === true ? true : either(first, right(run, frame));
      };
    }
    case 'if': {
      const [condition, yes, no] = [child(node.condition), child(node.yes), child(node.no)];
      return (run, frame) => (condition(run, frame) === true ? yes(run, frame) : no(run, frame));
    }
    case 'list': {
      const items = node.items.map(child);
      return (run, frame) => items.map((item) => item(run, frame));
    }
    case 'context':
      return compileContext(node.entries);
    case 'filter':
      return compileFilter(child(node.base), node.predicate, compileNode);
    case 'for':
      return compileFor(node.iterators, node.body, compileNode);
    case 'some':
    case 'every':
      return compileQuantified(node.kind, node.iterators, node.body, compileNode);
    case 'range': {
      const [low, high, { lowIncluded, highIncluded }] = [child(node.low), child(node.high), node];
      return (run, frame) => new FeelRange(low(run, frame), high(run, frame), lowIncluded, highIncluded);
    }
    case 'instance-of': {
      const value = child(node.value);
      const { type } = node;
      return (run, frame) => {
        const kind = kindOf(value(run, frame));
        return type === 'Any' ? kind !== 'null' : kind === type;
      };
    }
    case 'call':
      return compileCall(node.name, node.args.map(child), node.names);
  }
}

function compileName(name: string, scoped: boolean): Compiled {
  if (!scoped) return (run) => ownEntry(run.variables, name);
  return (run, frame) => {
    for (let at = frame; at !== undefined; at = at.parent) {
      if (at.name === name) return at.value;
      if (at.row !== undefined && Object.hasOwn(at.row, name)) return ownEntry(at.row, name);
    }
    return ownEntry(run.variables, name);
  };
}

function pathStep(base: FeelValue, name: string): FeelValue {
  if (base === null) return null;
  if (isList(base)) return base.map((item) => pathStep(feelValueOf(item), name));
  if (isContext(base)) return ownEntry(base, name);
  if (base instanceof FeelRange) return rangeComponent(base, name);
  return temporalComponent(base, name) ?? null;
}

function rangeComponent(range: FeelRange, name: string): FeelValue {
  switch (name) {
    case 'start':
      return range.low;
    case 'end':
      return range.high;
    case 'start included':
      return range.lowIncluded;
    case 'end included':
      return range.highIncluded;
    default:
      return null;
  }
}

/** A comparison of values without a common order is null, as is any order with null. */
function compare(operator: ComparisonOperator, left: FeelValue, right: FeelValue): boolean | null {
  if (operator === '=') return equalValues(left, right);
  if (operator === '!=') {
    const equal = equalValues(left, right);
    return equal === null ? null : !equal;
  }
  if (left === null || right === null) return null;
  const order = compareValues(left, right);
  if (order === undefined) return null;
  switch (operator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

/** Three-valued and; anything but true and false counts as unknown. */
function both(a: FeelValue, b: FeelValue): boolean | null {
  if (a === false || b === false) return false;
  return a === true && b === true ? true : null;
}

function either(a: FeelValue, b: FeelValue): boolean | null {
  if (a === true || b === true) return true;
  return a === false && b === false ? false : null;
}

function anyOf(results: readonly (boolean | null)[]): boolean | null {
  if (results.includes(true)) return true;
  return results.includes(null) ? null : false;
}

function compileTest(test: InTest, scoped: boolean): (value: FeelValue, ...at: Parameters<Compiled>) => boolean | null {
  if (test.kind === 'compare-test') {
    const operand = compileNode(test.operand, scoped);
    return (value, run, frame) => compare(test.operator, value, operand(run, frame));
  }
  const target = compileNode(test, scoped);
  return (value, run, frame) => {
    const found = target(run, frame);
    if (isList(found)) spend(run, found.length);
    return matches(value, found);
  };
}

/** `value in target`: inside the range, an element of the list (or of a range in it), or equal. */
function matches(value: FeelValue, target: FeelValue): boolean | null {
  if (target instanceof FeelRange)
    return value instanceof FeelRange ? equalValues(value, target) : rangeIncludes(target, value);
  if (!isList(target)) return equalValues(value, target);
  if (isList(value) && equalValues(value, target) === true) return true;
  return target.some((item) => {
    const element = feelValueOf(item);
    return element instanceof FeelRange ? rangeIncludes(element, value) === true : equalValues(value, element) === true;
  });
}

function compileContext(entries: readonly { readonly key: string; readonly value: ExpressionNode }[]): Compiled {
  const compiled = entries.map(({ key, value }) => ({ key, value: compileNode(value, true) }));
  return (run, frame) => {
    let context: FeelContext = Object.create(null) as FeelContext;
    for (const { key, value } of compiled) {
      const inside: Frame = { parent: frame, name: '', value: null, row: context };
      context = contextWith(context, key, value(run, inside));
      spend(run, 1);
    }
    return context;
  };
}
