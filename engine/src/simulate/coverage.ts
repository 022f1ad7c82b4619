import { definitionTransitions, type Transition } from '../compile/definition-transitions.js';
import type { ProcessDefinition } from '../definition/process-definition.js';
import { walkStates } from '../definition/walk-states.js';
import { conditionsOf } from './conditions.js';
import type { ConditionSeen, StateEntered, TransitionTaken } from './simulation-options.js';

/** How many of a definition's transitions some scenarios have walked, and which they have not. */
export interface Coverage {
  readonly process: string;
  readonly version: number;
  readonly covered: number;
  readonly total: number;
  readonly missing: readonly Transition[];
  readonly states: { readonly covered: number; readonly total: number; readonly missing: readonly string[] };
  /** Every condition counts twice: once for having been true, once for not. */
  readonly conditions: { readonly covered: number; readonly total: number; readonly missing: readonly UnseenAnswer[] };
}

/** A condition that no run has found true (`never: true`), or always found true (`never: false`). */
interface UnseenAnswer {
  readonly text: string;
  readonly pointer: string;
  readonly never: boolean;
}

/** What one run has walked. */
export interface Walked {
  readonly transitions: readonly TransitionTaken[];
  readonly conditions: readonly ConditionSeen[];
  readonly entered: readonly StateEntered[];
}

/** Every transition of a definition: outcomes, branches, `otherwise`, timers and messages that lead away, routes. */
export function describeTransitions(definition: ProcessDefinition): readonly Transition[] {
  return definitionTransitions(definition);
}

/**
 * Coverage of each definition by all that was taken in any number of runs; of one key the highest version counts, which is
 * what a simulation starts. Definitions nobody entered count as 0.
 */
export function mergeCoverage(definitions: readonly ProcessDefinition[], runs: readonly Walked[]): readonly Coverage[] {
  const taken = new Set(runs.flatMap(({ transitions }) => transitions.map(takenKey)));
  const entered = new Set(runs.flatMap((run) => run.entered.map(enteredKey)));
  const seen = new Set(runs.flatMap(({ conditions }) => conditions.map(seenKey)));
  const isLatest = ({ key, version }: ProcessDefinition): boolean =>
    definitions.every((other) => other.key !== key || other.version <= version);
  return definitions.filter(isLatest).map((definition) => {
    const { key: process, version } = definition;
    const all = definitionTransitions(definition);
    const missing = all.filter((transition) => !taken.has(takenKey({ ...transition, process, version })));
    return {
      process,
      version,
      covered: all.length - missing.length,
      total: all.length,
      missing,
      states: statesCovered(definition, entered),
      conditions: conditionsCovered(definition, seen),
    };
  });
}

/** `call-taken —escalate→ dispatched` for lists of what is missing. */
export function transitionText({ kind, from, name, to }: Transition): string {
  return `${from ?? '*'} —${kind === 'outcome' ? name : `${kind} ${name}`}→ ${to}`;
}

function statesCovered(definition: ProcessDefinition, entered: ReadonlySet<string>): Coverage['states'] {
  const { key: process, version } = definition;
  const all = walkStates(definition).map(({ key }) => key);
  const missing = all.filter((state) => !entered.has(enteredKey({ process, version, state })));
  return { covered: all.length - missing.length, total: all.length, missing };
}

function conditionsCovered(definition: ProcessDefinition, seen: ReadonlySet<string>): Coverage['conditions'] {
  const { key: process, version } = definition;
  const conditions = new Map(conditionsOf(definition).map((condition) => [condition.text, condition]));
  const missing = [...conditions.values()].flatMap(({ text, pointer }) =>
    [true, false]
      .filter((result) => !seen.has(seenKey({ process, version, text, result })))
      .map((never) => ({ text, pointer, never })),
  );
  const total = conditions.size * 2;
  return { covered: total - missing.length, total, missing };
}

function enteredKey({ process, version, state }: StateEntered): string {
  return JSON.stringify([process, version, state]);
}

function seenKey({ process, version, text, result }: ConditionSeen): string {
  return JSON.stringify([process, version, text, result]);
}

function takenKey({ process, version, kind, from, name, to }: TransitionTaken): string {
  return JSON.stringify([process, version, kind, from ?? null, name, to]);
}
