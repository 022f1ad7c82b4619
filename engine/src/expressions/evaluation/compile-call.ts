import { builtInFunctions } from '../functions/built-in-functions.js';
import type { ParameterKind } from '../functions/feel-function.js';
import { parameterAt, resolveCall } from '../functions/resolve-call.js';
import type { FeelValue } from '../values/feel-value.js';
import { FeelDate, FeelDateTime } from '../values/temporal.js';
import { feelValueOf, isList, kindOf } from '../values/value-kind.js';
import type { Compiled } from './compiled.js';
import { spend } from './run.js';

/** Does not fit the parameter: the call gives null. */
const MISFIT = Symbol('misfit');

/** The argument as the parameter takes it: a single value becomes a list of one and the reverse, as DMN says. */
function fit(value: FeelValue, kind: ParameterKind): FeelValue | typeof MISFIT {
  if (kind === 'any') return value;
  if (kind === 'list') return value === null ? MISFIT : isList(value) ? value : [value];
  const single = isList(value) && value.length === 1 ? feelValueOf(value[0]) : value;
  if (kind === 'dated')
    return single instanceof FeelDate || single instanceof FeelDateTime || typeof single === 'string' ? single : MISFIT;
  return kindOf(single) === kind ? single : MISFIT;
}

/** A call with its signature resolved once. The function and the number of arguments were checked when parsing. */
export function compileCall(name: string, args: readonly Compiled[], names: readonly string[] | undefined): Compiled {
  const target = builtInFunctions.get(name);
  const resolved = target && resolveCall(target, args.length, names);
  if (resolved === undefined) return () => null;
  const { signature, positions } = resolved;
  return (run, frame) => {
    spend(run, 1);
    const values: FeelValue[] = [];
    for (let index = 0; index < args.length; index += 1) {
      const position = positions[index] ?? index;
      const parameter = parameterAt(signature, position);
      const given = args[index]?.(run, frame) ?? null;
      if (parameter === undefined) return null;
      if (given === null && parameter.optional === true) {
        values[position] = null;
        continue;
      }
      const fitted = fit(given, parameter.kind);
      if (fitted === MISFIT) return null;
      values[position] = fitted;
    }
    return signature.call(values, run);
  };
}
