import { localize, walkStates } from '@yunliu/engine/definition';
import type { ClockRule, Locale, ProcessDefinition } from '@yunliu/engine/definition';

const known = new WeakMap<ProcessDefinition, readonly ClockRule[]>();

/** All clock rules of a process, its own and those of its states. */
export function clockRules(definition: ProcessDefinition): readonly ClockRule[] {
  const found = known.get(definition);
  if (found !== undefined) return found;
  const inStates = walkStates(definition).flatMap(({ state }) => ('clocks' in state ? (state.clocks ?? []) : []));
  const rules = [...(definition.clocks ?? []), ...inStates];
  known.set(definition, rules);
  return rules;
}

/** Title of a metric as the process words it; without one the metric itself. */
export function metricTitle(definition: ProcessDefinition | undefined, metric: string, locale: Locale): string {
  const rule = definition && clockRules(definition).find((each) => each.metric === metric && each.title !== undefined);
  return rule?.title === undefined ? metric : localize(rule.title, locale);
}
