import type { CompiledProcess } from '../compile/compiled-process.js';
import type { Json, JsonObject } from '../definition/json.js';
import type { LocalizedText } from '../definition/localized-text.js';
import { explainCondition, type ExplainedCondition } from '../expressions/explain-condition.js';
import { systemActor } from '../identity/actor.js';
import type { HistoryEvent, ProcessInstance, VariableChange } from '../instance/instance.js';

/** One decision the engine took, with the values of that moment: why this way and not another. */
export interface ExplainedDecision {
  readonly seq: number;
  readonly state: string;
  readonly title: LocalizedText;
  /** Where it went. */
  readonly to: string;
  /** The branches that were tried, in order; the last one is the way taken unless none held (`otherwise`). */
  readonly tried: readonly {
    readonly to: string;
    readonly title?: LocalizedText;
    readonly condition?: ExplainedCondition;
  }[];
  readonly otherwise: boolean;
}

/** Explains every decision in the history of an instance, oldest first. */
export function explainDecisions(
  process: CompiledProcess,
  instance: Pick<ProcessInstance, 'startedBy'>,
  history: readonly HistoryEvent[],
): readonly ExplainedDecision[] {
  let variables: JsonObject = {};
  const found: ExplainedDecision[] = [];
  for (const event of history) {
    if (event.type === 'variables.changed') variables = { ...variables, ...changesOf(event) };
    if (event.type !== 'decision.taken') continue;
    const state = process.states.get(event.state ?? '')?.state;
    if (state?.type !== 'decision' || event.state === undefined) continue;
    const branch = event.details['branch'];
    const otherwise = typeof branch !== 'number';
    const scope = {
      variables: {
        startedBy: instance.startedBy,
        actor: event.actor === systemActor.userId ? null : event.actor,
        ...variables,
      },
      now: event.at,
    };
    const tried = state.branches.slice(0, otherwise ? undefined : branch + 1).map(({ when, to, title }) => ({
      to,
      ...(title === undefined ? {} : { title }),
      condition: explainCondition(when, scope),
    }));
    found.push({
      seq: event.seq,
      state: event.state,
      title: state.title,
      to: typeof event.details['to'] === 'string' ? event.details['to'] : state.otherwise,
      tried,
      otherwise,
    });
  }
  return found;
}

function changesOf({ details }: HistoryEvent): JsonObject {
  const changes = details['changes'];
  if (!Array.isArray(changes)) return {};
  return Object.fromEntries((changes as readonly (VariableChange & Json)[]).map(({ name, to }) => [name, to]));
}
