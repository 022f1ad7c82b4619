import type { Coverage } from '@yunliu/engine/simulate';
import { conditionFields, conditionWords, type DesignDocument } from '../model/index.js';
import type { TrialNames } from './trial-names.js';
import { fill, runsTexts } from './trial-texts.js';

/** Something no run has walked, by name, with the place in the design it selects. */
export interface CoverageLine {
  readonly text: string;
  readonly pointer: string;
}

/** What is missing of states, ways and conditions, in words. States are found by their key. */
export function coverageLines(
  { process, missing, states, conditions }: Coverage,
  document: DesignDocument,
  names: TrialNames,
): {
  readonly states: readonly { readonly text: string; readonly state: string }[];
  readonly ways: readonly CoverageLine[];
  readonly conditions: readonly CoverageLine[];
} {
  const texts = runsTexts(names.locale);
  const fields = conditionFields(document, names.locale);
  const said = (text: string): string => conditionWords(text, fields, names.locale);
  return {
    states: states.missing.map((state) => ({ state, text: names.state(process, state) })),
    ways: missing.map(({ kind, from, name, to, pointer }) => ({
      pointer: `/definition${pointer}`,
      text: fill(texts.way, {
        from: from === undefined ? texts.anywhere : names.state(process, from),
        to: names.state(process, to),
        name:
          kind === 'outcome'
            ? names.outcome(process, from ?? '', name)
            : kind === 'timer'
              ? names.timer(process, name)
              : texts.kinds[kind],
      }),
    })),
    conditions: conditions.missing.map(({ text, pointer, never }) => ({
      pointer: `/definition${pointer}`,
      text: `${said(text)} – ${never ? texts.neverTrue : texts.neverFalse}`,
    })),
  };
}
