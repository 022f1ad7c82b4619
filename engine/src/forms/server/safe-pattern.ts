import { RE2JS } from 're2js';

/** A pattern of a form, matched in time linear in the text whatever an administrator wrote. */
export interface SafePattern {
  test(text: string): boolean;
}

/**
 * Compiles a JavaScript pattern for the linear-time engine. Look-around and back references have no linear-time match
 * and throw; `\p{Script=Han}` is written `\p{Han}`.
 */
export function safePattern(source: string): SafePattern {
  return new Re2Pattern(source);
}

class Re2Pattern implements SafePattern {
  readonly source: string;
  readonly #compiled: RE2JS;

  constructor(source: string) {
    this.source = source;
    this.#compiled = compilePattern(source);
  }

  test(text: string): boolean {
    return this.#compiled.matcher(text).find();
  }

  /** Ajv keeps compiled patterns by this text; without it every pattern would silently share the first one. */
  toString(): string {
    return `re2:/${this.source}/`;
  }
}

export function compilePattern(source: string): RE2JS {
  const compiled = RE2JS.compile(RE2JS.translateRegExp(source));
  if (programOf(compiled).numLb > 0) throw new SyntaxError(`look-behind is not supported: ${source}`);
  return compiled;
}

/** One step of the compiled automaton, as re2js keeps it. */
interface Instruction {
  readonly op: number;
  readonly out: number;
  readonly arg: number;
  readonly runes: ArrayLike<number>;
}

interface Program {
  readonly inst: readonly Instruction[];
  readonly start: number;
  readonly numLb: number;
}

/** The automaton inside re2js 2.10 (pinned); not part of its types, so a test watches its shape. */
export function programOf(compiled: RE2JS): Program {
  return (compiled as unknown as { readonly re2Input: { readonly prog: Program } }).re2Input.prog;
}
