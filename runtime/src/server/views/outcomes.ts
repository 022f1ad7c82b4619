import type { Outcome, ProcessDefinition, States } from '@yunliu/engine/definition';

/** Outcomes a task state offers: its own, then those of the enclosing phases from inside out, then the process's. The nearest wins. */
export function outcomesAt(definition: ProcessDefinition, state: string): ReadonlyMap<string, Outcome> {
  const outcomes = new Map<string, Outcome>();
  const collect = (declared: { readonly [key: string]: Outcome } | undefined): void => {
    for (const [key, outcome] of Object.entries(declared ?? {})) if (!outcomes.has(key)) outcomes.set(key, outcome);
  };
  const visit = (states: States): boolean => {
    for (const [key, found] of Object.entries(states)) {
      if (key === state) {
        if (found.type === 'task') collect(found.outcomes);
        return true;
      }
      if (found.type === 'phase' && visit(found.states)) {
        collect(found.outcomes);
        return true;
      }
      if (found.type === 'parallel' && Object.values(found.regions).some((region) => visit(region.states))) return true;
    }
    return false;
  };
  if (visit(definition.states)) collect(definition.outcomes);
  return outcomes;
}
