import type { ProcessDefinition } from './process-definition.js';
import { walkStates } from './walk-states.js';

/** Metrics that the clocks of a process raise. */
export function metricsOfProcess(process: ProcessDefinition): ReadonlySet<string> {
  const metrics = new Set((process.clocks ?? []).map(({ metric }) => metric));
  for (const { state } of walkStates(process)) {
    if ('clocks' in state) for (const { metric } of state.clocks ?? []) metrics.add(metric);
  }
  return metrics;
}
