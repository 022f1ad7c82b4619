import type { ExpressionNode, Iterator } from '../syntax/expression-node.js';
import { FeelRange, type FeelValue } from '../values/feel-value.js';
import { FeelDate } from '../values/temporal.js';
import { feelValueOf, isList } from '../values/value-kind.js';
import type { Compiled, Frame } from './compiled.js';
import { spend, type Run } from './run.js';

type CompileNode = (node: ExpressionNode, scoped: boolean) => Compiled;

/** Calls `visit` for each combination, the last iterator fastest; stops when it answers false. Unknown sources: null. */
type Loop = (run: Run, frame: Frame | undefined, visit: (frame: Frame) => boolean) => boolean | null;

function compileIterators(iterators: readonly Iterator[], compile: CompileNode): Loop {
  const compiled = iterators.map(({ name, source, end }) => ({
    name,
    source: compile(source, true),
    end: end === undefined ? undefined : compile(end, true),
  }));
  const loop = (
    run: Run,
    frame: Frame | undefined,
    depth: number,
    visit: (frame: Frame) => boolean,
  ): boolean | null => {
    const iterator = compiled[depth];
    if (iterator === undefined) return frame === undefined ? true : visit(frame);
    const values = iterate(iterator.source(run, frame), iterator.end?.(run, frame));
    if (values === null) return null;
    for (const value of values) {
      spend(run, 1);
      const going = loop(run, { parent: frame, name: iterator.name, value, row: undefined }, depth + 1, visit);
      if (going !== true) return going;
    }
    return true;
  };
  return (run, frame, visit) => loop(run, frame, 0, visit);
}

/** Values one after the other, so that a huge range costs only the steps taken. */
function iterate(source: FeelValue, end: FeelValue | undefined): Iterable<FeelValue> | null {
  if (end !== undefined) return count(source, end);
  if (source instanceof FeelRange) {
    return count(edge(source.low, source.lowIncluded, 1), edge(source.high, source.highIncluded, -1));
  }
  if (source === null) return null;
  return isList(source) ? source.map(feelValueOf) : [source];
}

function edge(value: FeelValue, included: boolean, step: 1 | -1): FeelValue {
  return included || typeof value !== 'number' ? value : value + step;
}

function count(from: FeelValue, to: FeelValue): Iterable<FeelValue> | null {
  if (typeof from === 'number' && typeof to === 'number') return steps(from, to, (value) => value);
  if (from instanceof FeelDate && to instanceof FeelDate)
    return steps(from.days, to.days, (days) => new FeelDate(days));
  return null;
}

function* steps(from: number, to: number, make: (value: number) => FeelValue): Generator<FeelValue> {
  const step = from <= to ? 1 : -1;
  for (let value = from; step > 0 ? value <= to : value >= to; value += step) yield make(value);
}

/** `for … return …`; `partial` is the list of results so far. */
export function compileFor(iterators: readonly Iterator[], body: ExpressionNode, compile: CompileNode): Compiled {
  const loop = compileIterators(iterators, compile);
  const result = compile(body, true);
  return (run, frame) => {
    const results: FeelValue[] = [];
    const done = loop(run, frame, (inner) => {
      results.push(result(run, { parent: inner, name: 'partial', value: results, row: undefined }));
      return true;
    });
    return done === null ? null : results;
  };
}

/** `some`: true when one is true; `every`: false when one is false; unknown results make an undecided answer null. */
export function compileQuantified(
  kind: 'some' | 'every',
  iterators: readonly Iterator[],
  body: ExpressionNode,
  compile: CompileNode,
): Compiled {
  const loop = compileIterators(iterators, compile);
  const test = compile(body, true);
  const deciding = kind === 'some';
  return (run, frame) => {
    let unknown = false;
    let decided = false;
    const done = loop(run, frame, (inner) => {
      const result = test(run, inner);
      decided = result === deciding;
      unknown ||= result !== true && result !== false;
      return !decided;
    });
    if (decided) return deciding;
    return done === null || unknown ? null : !deciding;
  };
}
