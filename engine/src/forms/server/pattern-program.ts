import { compilePattern, programOf } from './safe-pattern.js';

// Numbers of re2js's instructions (Inst.ALT … Inst.RUNE_ANY_NOT_NL) and of its FOLD_CASE flag.
const op = {
  alt: 1,
  altMatch: 2,
  capture: 3,
  empty: 4,
  fail: 5,
  match: 6,
  nop: 7,
  rune: 8,
  rune1: 9,
  any: 10,
  anyNotNewline: 11,
} as const;
const foldCase = 1;

/**
 * A pattern as plain numbers that {@link matchProgram} walks: `[start, ...steps]` with one array per step:
 * `[0, next, other]` split, `[1, next]` go on, `[2, next, conditions]` position check, `[3]` fail, `[4]` match,
 * `[5, next, from, to, from, to …]` one character in a range.
 */
export type PatternProgram = readonly [number, ...(readonly number[])[]];

/** Compiles a pattern for browsers, which get the automaton itself and no regular-expression text to run. */
export function patternProgram(source: string): PatternProgram {
  const program = programOf(compilePattern(source));
  const steps = program.inst.map((step): number[] => {
    switch (step.op) {
      case op.alt:
      case op.altMatch:
        return [0, step.out, step.arg];
      case op.capture:
      case op.nop:
        return [1, step.out];
      case op.empty:
        return [2, step.out, step.arg];
      case op.fail:
        return [3];
      case op.match:
        return [4];
      case op.any:
        return [5, step.out, 0, 0x10ffff];
      case op.anyNotNewline:
        return [5, step.out, 0, 9, 11, 0x10ffff];
      case op.rune:
      case op.rune1:
        return [5, step.out, ...ranges(step.runes, (step.arg & foldCase) !== 0)];
      default:
        throw new Error(`pattern step ${String(step.op)} is unknown: ${source}`);
    }
  });
  return [program.start, ...steps];
}

/** A single rune stands for itself (and its other case, when cases are folded); more runes are pairs of a range. */
function ranges(runes: ArrayLike<number>, fold: boolean): number[] {
  const list = Array.from(runes);
  if (list.length !== 1) return list;
  const rune = list[0] ?? 0;
  if (!fold) return [rune, rune];
  return (foldOrbits().get(foldKey(rune)) ?? [rune]).flatMap((one) => [one, one]);
}

function foldKey(point: number): string {
  const text = String.fromCodePoint(point);
  const upper = text.toUpperCase();
  return ([...upper].length === 1 ? upper : text).toLowerCase();
}

let orbits: Map<string, number[]> | undefined;

/** Characters that are the same letter in another case, the Kelvin sign and its like included. Made once, when first asked for. */
function foldOrbits(): Map<string, number[]> {
  if (orbits) return orbits;
  orbits = new Map();
  for (let point = 0x41; point < 0x1f000; point++) {
    if (point === 0xd800) point = 0xe000;
    const key = foldKey(point);
    const orbit = orbits.get(key);
    if (orbit) orbit.push(point);
    else orbits.set(key, [point]);
  }
  return orbits;
}

/**
 * Does the pattern occur in `text`? Walks all states at once, so the time is at most steps x characters. Its source text
 * is copied into the generated module: it must not use anything outside itself.
 */
export function matchProgram(program: PatternProgram, text: string): boolean {
  const steps = program.slice(1) as unknown as readonly (readonly number[])[];
  const points = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const isWord = (point: number | undefined): boolean =>
    point !== undefined &&
    ((point >= 48 && point <= 57) || (point >= 65 && point <= 90) || point === 95 || (point >= 97 && point <= 122));
  let current: number[] = [];
  for (let position = 0; position <= points.length; position++) {
    const before = points[position - 1];
    const after = points[position];
    // Bits as re2js numbers them: line begin and end, text begin and end, word boundary and its opposite.
    const here =
      (position === 0 || before === 10 ? 1 : 0) |
      (position === points.length || after === 10 ? 2 : 0) |
      (position === 0 ? 4 : 0) |
      (position === points.length ? 8 : 0) |
      (isWord(before) === isWord(after) ? 32 : 16);
    const seen = new Set<number>();
    const stack = [...current.toReversed(), program[0]];
    const next: number[] = [];
    while (stack.length > 0) {
      const index = stack.pop() ?? 0;
      if (seen.has(index)) continue;
      seen.add(index);
      const step = steps[index] ?? [3];
      const out = step[1] ?? 0;
      if (step[0] === 0) stack.push(step[2] ?? 0, out);
      else if (step[0] === 1) stack.push(out);
      else if (step[0] === 2) {
        if (((step[2] ?? 0) & ~here) === 0) stack.push(out);
      } else if (step[0] === 4) return true;
      else if (step[0] === 5 && after !== undefined) {
        for (let range = 2; range < step.length; range += 2) {
          if (after >= (step[range] ?? 0) && after <= (step[range + 1] ?? 0)) {
            next.push(out);
            break;
          }
        }
      }
    }
    current = next;
  }
  return false;
}
