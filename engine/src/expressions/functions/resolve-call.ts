import type { FeelFunction, Parameter, Signature } from './feel-function.js';

/** Which signature a call uses, and for each argument the index of its parameter. */
export interface ResolvedCall {
  readonly signature: Signature;
  readonly positions: readonly number[];
}

/** Finds the signature for so many positional, or so named, arguments; `undefined` when none fits. */
export function resolveCall(
  target: FeelFunction,
  count: number,
  names: readonly string[] | undefined,
): ResolvedCall | undefined {
  for (const signature of target.signatures) {
    const positions = names === undefined ? positional(signature, count) : named(signature.parameters, names);
    if (positions !== undefined) return { signature, positions };
  }
  return undefined;
}

function positional(signature: Signature, count: number): readonly number[] | undefined {
  const required = signature.parameters.filter((parameter) => parameter.optional !== true).length;
  const most = signature.variadic === true ? Infinity : signature.parameters.length;
  if (count < required || count > most) return undefined;
  return Array.from({ length: count }, (_, index) => index);
}

function named(parameters: readonly Parameter[], names: readonly string[]): readonly number[] | undefined {
  const positions = names.map((name) => parameters.findIndex((parameter) => parameter.name === name));
  if (positions.includes(-1) || new Set(positions).size !== positions.length) return undefined;
  const missing = parameters.some((parameter, index) => parameter.optional !== true && !positions.includes(index));
  return missing ? undefined : positions;
}

/** The parameter an argument belongs to (the last one again and again in a variadic call). */
export function parameterAt(signature: Signature, position: number): Parameter | undefined {
  return signature.parameters[Math.min(position, signature.parameters.length - 1)];
}

/** `substring(string, start position, length?)`, for messages. */
export function signatureText(target: FeelFunction): string {
  return target.signatures
    .map((signature) => {
      const parameters = signature.parameters.map(
        (parameter) => parameter.name + (parameter.optional === true ? '?' : ''),
      );
      return `${target.name}(${parameters.join(', ')}${signature.variadic === true ? ', …' : ''})`;
    })
    .join(' / ');
}
