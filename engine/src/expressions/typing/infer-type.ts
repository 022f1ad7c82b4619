import type { ExpressionFault } from '../expression.js';
import { nearestName } from '../../definition/nearest-name.js';
import { builtInFunctions } from '../functions/built-in-functions.js';
import { parameterAt, resolveCall } from '../functions/resolve-call.js';
import { componentType } from '../functions/temporal-functions.js';
import type { ExpressionNode, InTest, Iterator } from '../syntax/expression-node.js';
import { expressionFault, type Span } from '../syntax/fault.js';
import { inferArithmetic } from './infer-arithmetic.js';
import { comparisonFaults } from './comparison-faults.js';
import {
  ANY,
  BOOLEAN,
  isUnknown,
  joinTypes,
  listOf,
  NULL,
  typeName,
  type FeelType,
  type TypeEnvironment,
} from './feel-type.js';
import { fits, literalType, typeOfParameter } from './parameter-type.js';

/** Infers the type of a tree and collects what cannot be right whatever the data. */
export class TypeInference {
  readonly faults: ExpressionFault[] = [];

  infer(node: ExpressionNode, names: TypeEnvironment): FeelType {
    switch (node.kind) {
      case 'literal':
        return literalType(node.value);
      case 'name':
        return this.#name(node.name, node, names);
      case 'path':
        return this.#path(this.infer(node.base, names), node.name, node);
      case 'arithmetic': {
        const [left, right] = [this.infer(node.left, names), this.infer(node.right, names)];
        const result = inferArithmetic(node.operator, left, right);
        if (result !== undefined) return result;
        return this.#mismatch(
          node,
          `${typeName(left)['zh-CN']}与${typeName(right)['zh-CN']}不能做“${node.operator}”运算`,
          `"${node.operator}" does not work on ${typeName(left).en} and ${typeName(right).en}`,
        );
      }
      case 'negate': {
        const type = this.infer(node.operand, names);
        const fits = isUnknown(type) || type.kind === 'number' || type.kind.endsWith('duration');
        return fits
          ? type
          : this.#mismatch(node, `${typeName(type)['zh-CN']}不能取负`, `${typeName(type).en} cannot be negated`);
      }
      case 'compare':
        this.#compare(node, this.infer(node.left, names), this.infer(node.right, names), node.left, node.right);
        return BOOLEAN;
      case 'between': {
        const value = this.infer(node.value, names);
        for (const end of [node.low, node.high]) this.#compare(node, value, this.infer(end, names), node.value, end);
        return BOOLEAN;
      }
      case 'in': {
        const value = this.infer(node.value, names);
        for (const test of node.tests) this.#test(node.value, value, test, names);
        return BOOLEAN;
      }
      case 'and':
      case 'or':
        for (const side of [node.left, node.right]) this.condition(side, names);
        return BOOLEAN;
      case 'if':
        this.condition(node.condition, names);
        return joinTypes(this.infer(node.yes, names), this.infer(node.no, names));
      case 'list':
        return listOf(node.items.map((item) => this.infer(item, names)).reduce(joinTypes, NULL));
      case 'context': {
        const entries = new Map<string, FeelType>();
        for (const { key, value } of node.entries) entries.set(key, this.infer(value, new Map([...names, ...entries])));
        return { kind: 'context', entries, open: false };
      }
      case 'filter':
        return this.#filter(node, names);
      case 'for': {
        const inside = this.#iterators(node.iterators, names);
        return listOf(this.infer(node.body, new Map([...inside, ['partial', listOf(ANY)]])));
      }
      case 'some':
      case 'every':
        this.condition(node.body, this.#iterators(node.iterators, names));
        return BOOLEAN;
      case 'range':
        return { kind: 'range', of: joinTypes(this.infer(node.low, names), this.infer(node.high, names)) };
      case 'instance-of':
        this.infer(node.value, names);
        return BOOLEAN;
      case 'call':
        return this.#call(node, names);
    }
  }

  /** Infers a node whose value is used as true or false. */
  condition(node: ExpressionNode, names: TypeEnvironment): void {
    const type = this.infer(node, names);
    if (type.kind === 'boolean' || type.kind === 'any') return;
    const text = type.kind === 'null' ? { 'zh-CN': '空值', en: 'null' } : typeName(type);
    this.faults.push(
      expressionFault(
        'not-boolean',
        node,
        `此处需要判断条件（是/否），而得到的是${text['zh-CN']}`,
        `A condition (true or false) is needed here, but this is ${text.en}`,
      ),
    );
  }

  #mismatch(at: Span, zh: string, en: string): FeelType {
    this.faults.push(expressionFault('type-mismatch', at, zh, en));
    return ANY;
  }

  #name(name: string, at: Span, names: TypeEnvironment): FeelType {
    const known = names.get(name);
    if (known !== undefined) return known;
    const not = name.startsWith('not ');
    const near = not ? undefined : nearestName(name, names.keys());
    this.faults.push(
      expressionFault(
        'unknown-name',
        at,
        not
          ? `“非”请写 not(${name.slice(4)})`
          : `没有名为“${name}”的变量${near === undefined ? '' : `，是否指“${near}”？`}`,
        not
          ? `Negation is written not(${name.slice(4)})`
          : `There is no variable "${name}"${near === undefined ? '' : `; did you mean "${near}"?`}`,
      ),
    );
    return ANY;
  }

  #path(base: FeelType, name: string, at: Span): FeelType {
    if (isUnknown(base) || base.kind === 'range') return ANY;
    if (base.kind === 'list') return listOf(this.#path(base.items, name, at));
    if (base.kind === 'context') {
      const entry = base.entries.get(name);
      if (entry !== undefined || base.open) return entry ?? ANY;
      const near = nearestName(name, base.entries.keys());
      this.faults.push(
        expressionFault(
          'unknown-name',
          at,
          `其中没有“${name}”这一项${near === undefined ? '' : `，是否指“${near}”？`}`,
          `It has no entry "${name}"${near === undefined ? '' : `; did you mean "${near}"?`}`,
        ),
      );
      return ANY;
    }
    return (
      componentType(base.kind, name) ??
      this.#mismatch(at, `${typeName(base)['zh-CN']}没有“${name}”`, `${typeName(base).en} has no "${name}"`)
    );
  }

  #compare(at: Span, a: FeelType, b: FeelType, left: ExpressionNode, right: ExpressionNode): void {
    this.faults.push(...comparisonFaults(at, { type: a, node: left }, { type: b, node: right }));
  }

  #test(value: ExpressionNode, type: FeelType, test: InTest, names: TypeEnvironment): void {
    if (test.kind === 'compare-test') {
      this.#compare(test, type, this.infer(test.operand, names), value, test.operand);
      return;
    }
    if (test.kind === 'list') {
      for (const item of test.items) this.#test(value, type, item, names);
      return;
    }
    const target = this.infer(test, names);
    const against =
      target.kind === 'range' ? target.of : target.kind === 'list' && type.kind !== 'list' ? target.items : target;
    this.#compare(test, type, against.kind === 'range' ? against.of : against, value, test);
  }

  #filter(node: ExpressionNode & { readonly kind: 'filter' }, names: TypeEnvironment): FeelType {
    const base = this.infer(node.base, names);
    const item = base.kind === 'list' ? base.items : base;
    const inside = new Map<string, FeelType>([
      ...names,
      ...(item.kind === 'context' ? item.entries : []),
      ['item', item],
    ]);
    const unknownRow = isUnknown(item) || (item.kind === 'context' && item.open);
    const faultsBefore = this.faults.length;
    const predicate = this.infer(node.predicate, inside);
    // Rows of unknown shape may have any entry, so a name that is not a variable is no fault.
    if (unknownRow)
      this.faults.splice(
        faultsBefore,
        Infinity,
        ...this.faults.slice(faultsBefore).filter((fault) => fault.code !== 'unknown-name'),
      );
    if (predicate.kind === 'number') return item;
    if (predicate.kind !== 'boolean' && predicate.kind !== 'any') {
      this.faults.push(
        expressionFault(
          'not-boolean',
          node.predicate,
          '方括号内需要条件或序号',
          'A condition or a position is needed inside the brackets',
        ),
      );
    }
    return predicate.kind === 'any' ? ANY : listOf(item);
  }

  #iterators(iterators: readonly Iterator[], names: TypeEnvironment): TypeEnvironment {
    const inside = new Map(names);
    for (const { name, source, end } of iterators) {
      const type = this.infer(source, inside);
      if (end !== undefined) this.infer(end, inside);
      inside.set(
        name,
        end !== undefined ? type : type.kind === 'list' ? type.items : type.kind === 'range' ? type.of : type,
      );
    }
    return inside;
  }

  #call(node: ExpressionNode & { readonly kind: 'call' }, names: TypeEnvironment): FeelType {
    const args = node.args.map((arg) => this.infer(arg, names));
    const target = builtInFunctions.get(node.name);
    const resolved = target && resolveCall(target, args.length, node.names);
    if (resolved === undefined) return ANY;
    const { signature, positions } = resolved;
    const ordered: FeelType[] = [];
    for (const [index, type] of args.entries()) {
      const position = positions[index] ?? index;
      ordered[position] = type;
      const parameter = parameterAt(signature, position);
      if (parameter !== undefined && !fits(type, parameter.kind)) {
        const [is, wants] = [typeName(type), typeName(typeOfParameter(parameter.kind))];
        this.#mismatch(
          node.args[index] ?? node,
          `函数“${node.name}”的参数“${parameter.name}”需要${wants['zh-CN']}，而得到的是${is['zh-CN']}`,
          `"${node.name}" takes ${wants.en} as "${parameter.name}", but this is ${is.en}`,
        );
      }
    }
    if (node.name === 'not' && node.args[0] !== undefined && args[0]?.kind !== 'boolean')
      this.condition(node.args[0], names);
    return typeof signature.result === 'function' ? signature.result(ordered) : signature.result;
  }
}
