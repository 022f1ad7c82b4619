import { parseExpression } from '../expressions/parse-expression.js';
import type { Expression } from '../expressions/expression.js';
import { substituteOf, type Substitution } from '../identity/substitution.js';
import { barOf } from './separation.js';
import type { ExtraScope, Turn } from './turn.js';
import type { Why } from './why.js';

/** Conditions belong to the directory, not to the definition: each is parsed once for as long as its substitution lives. */
const conditions = new WeakMap<Substitution, Expression | null>();

export interface Standing {
  readonly assignee: string;
  /** The person in whose place `assignee` has the task. */
  readonly onBehalfOf?: string;
  readonly why: Pick<Why, 'substitutions' | 'barredSubstitute'>;
}

/** Nobody stands in. */
export const NO_WHY: Standing['why'] = Object.freeze({});

/**
 * Who has the work of a person now. A substitute whom the separation of duties bars does not get it: the task stays with
 * the person, and the history says why.
 */
export function standIn(turn: Turn, stateKey: string, userId: string, extra?: ExtraScope): Standing {
  const { directory } = turn.ctx;
  if (directory.substitutions === undefined) return { assignee: userId, why: NO_WHY };
  const found = substituteOf(directory, userId, {
    process: turn.process.definition.key,
    now: turn.now,
    holds: (substitution) => holds(turn, substitution, extra),
  });
  if (found === undefined) return { assignee: userId, why: NO_WHY };
  if (barOf(turn, stateKey, found.user) !== undefined)
    return { assignee: userId, why: { barredSubstitute: found.user } };
  return { assignee: found.user, onBehalfOf: userId, why: { substitutions: found.by.map(({ id }) => id) } };
}

function holds(turn: Turn, substitution: Substitution, extra?: ExtraScope): boolean {
  let expression = conditions.get(substitution);
  if (expression === undefined) {
    expression = parseExpression(substitution.condition ?? 'true').expression ?? null;
    conditions.set(substitution, expression);
  }
  const variables = { startedBy: turn.startedBy, ...turn.variables, ...extra };
  return expression?.evaluate({ variables, now: turn.now }) === true;
}
