import type { CompiledProcess, CompiledState } from '../compile/compiled-process.js';
import { localize } from '../definition/localized-text.js';

/** A state of the later version that may be what a missing one has become. */
export interface StateSuggestion {
  readonly state: string;
  readonly title: string;
  /** 0 to 1. */
  readonly likeness: number;
}

const LEAST_LIKENESS = 0.25;
const MOST_SUGGESTIONS = 3;

/** The most similar states by title, key, form, outcomes and place; only states of the same type. */
export function suggestStates(from: CompiledState, to: CompiledProcess): readonly StateSuggestion[] {
  return [...to.states.values()]
    .filter(({ state }) => state.type === from.state.type)
    .map((candidate): StateSuggestion => ({
      state: candidate.key,
      title: localize(candidate.state.title),
      likeness: Math.round(likeness(from, candidate) * 100) / 100,
    }))
    .filter(({ likeness: value }) => value >= LEAST_LIKENESS)
    .toSorted((a, b) => b.likeness - a.likeness)
    .slice(0, MOST_SUGGESTIONS);
}

function likeness(a: CompiledState, b: CompiledState): number {
  const title = pairs(localize(a.state.title), localize(b.state.title));
  const key = pairs(a.key, b.key);
  const place = a.ancestors.at(-1) === b.ancestors.at(-1) ? 1 : 0;
  const [x, y] = [a.state, b.state];
  if (x.type !== 'task' || y.type !== 'task') return 0.5 * title + 0.3 * key + 0.2 * place;
  const form = x.form !== undefined && x.form.template === y.form?.template ? 1 : 0;
  return (
    0.35 * title +
    0.2 * key +
    0.1 * place +
    0.15 * form +
    0.2 * shared(Object.keys(x.outcomes), Object.keys(y.outcomes))
  );
}

/** Sørensen–Dice over letter pairs: 1 = the same text. */
function pairs(a: string, b: string): number {
  return a === b ? 1 : shared(pairsOf(a), pairsOf(b));
}

function pairsOf(text: string): readonly string[] {
  const letters = [...text.toLowerCase()];
  return letters.slice(1).map((letter, at) => `${letters[at]}${letter}`);
}

function shared(a: readonly string[], b: readonly string[]): number {
  if (a.length + b.length === 0) return 0;
  const rest = [...b];
  let common = 0;
  for (const item of a) {
    const at = rest.indexOf(item);
    if (at < 0) continue;
    rest.splice(at, 1);
    common += 1;
  }
  return (2 * common) / (a.length + b.length);
}
