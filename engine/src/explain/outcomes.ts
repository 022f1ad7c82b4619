import type { CompiledProcess } from '../compile/compiled-process.js';
import type { Instant } from '../definition/instant.js';
import type { JsonObject } from '../definition/json.js';
import type { LocalizedText } from '../definition/localized-text.js';
import { explainCondition, unmetParts, type ExplainedCondition } from '../expressions/explain-condition.js';
import type { ProcessInstance, Task } from '../instance/instance.js';

/** Whether an outcome of a task is offered with the data as it stands, and if not, which part of its condition is not met. */
export interface ExplainedOutcome {
  readonly outcome: string;
  readonly title: LocalizedText;
  readonly offered: boolean;
  readonly condition?: ExplainedCondition;
  /** Parts of the condition that are not true, with the values they read. */
  readonly unmet: readonly ExplainedCondition[];
}

/**
 * Explains every outcome a task has. `values`: what the person has typed and not yet sent; they count over the stored data.
 */
export function explainOutcomes(
  process: CompiledProcess,
  instance: ProcessInstance,
  task: Pick<Task, 'state'>,
  at: { readonly now: Instant; readonly actor: string; readonly values?: JsonObject },
): readonly ExplainedOutcome[] {
  const variables = scopeOf(instance, at.actor, at.values);
  const rules = process.states.get(task.state)?.outcomeRules ?? new Map();
  return [...rules].map(([name, { outcome }]) => {
    const condition =
      outcome.when === undefined ? undefined : explainCondition(outcome.when, { variables, now: at.now });
    const offered = outcome.when === undefined || condition?.result === true;
    return {
      outcome: name,
      title: outcome.title,
      offered,
      ...(condition === undefined ? {} : { condition }),
      unmet: condition === undefined ? [] : unmetParts(condition),
    };
  });
}

/** What an expression of the definition sees, besides what the engine binds in special places. */
function scopeOf(
  instance: Pick<ProcessInstance, 'startedBy' | 'variables'>,
  actor: string | null,
  values?: JsonObject,
): JsonObject {
  return { startedBy: instance.startedBy, actor, ...instance.variables, ...values };
}
