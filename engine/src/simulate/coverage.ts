import { definitionTransitions, type Transition } from '../compile/definition-transitions.js';
import type { ProcessDefinition } from '../definition/process-definition.js';
import type { TransitionTaken } from './simulation-options.js';

/** How many of a definition's transitions some scenarios have walked, and which they have not. */
export interface Coverage {
  readonly process: string;
  readonly version: number;
  readonly covered: number;
  readonly total: number;
  readonly missing: readonly Transition[];
}

/** Every transition of a definition: outcomes, branches, `otherwise`, timers and messages that lead away, routes. */
export function describeTransitions(definition: ProcessDefinition): readonly Transition[] {
  return definitionTransitions(definition);
}

/** Coverage of each definition by all that was taken in any number of runs. Definitions nobody entered count as 0. */
export function mergeCoverage(
  definitions: readonly ProcessDefinition[],
  runs: readonly { readonly transitions: readonly TransitionTaken[] }[],
): readonly Coverage[] {
  const taken = new Set(runs.flatMap(({ transitions }) => transitions.map(takenKey)));
  return definitions.map((definition) => {
    const { key: process, version } = definition;
    const all = definitionTransitions(definition);
    const missing = all.filter((transition) => !taken.has(takenKey({ ...transition, process, version })));
    return { process, version, covered: all.length - missing.length, total: all.length, missing };
  });
}

/** `call-taken —escalate→ dispatched` for lists of what is missing. */
export function transitionText({ kind, from, name, to }: Transition): string {
  return `${from ?? '*'} —${kind === 'outcome' ? name : `${kind} ${name}`}→ ${to}`;
}

function takenKey({ process, version, kind, from, name, to }: TransitionTaken): string {
  return JSON.stringify([process, version, kind, from ?? null, name, to]);
}
