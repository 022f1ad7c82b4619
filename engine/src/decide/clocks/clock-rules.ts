import type { CompiledProcess } from '../../compile/compiled-process.js';
import type { ClockRule } from '../../definition/timing.js';
import type { InstanceClock } from '../../instance/instance-clock.js';

/** A clock rule with where it stands: state (absent = the process) and number there. */
export interface PlacedClock {
  readonly rule: ClockRule;
  readonly owner?: string;
  readonly index: number;
}

const known = new WeakMap<CompiledProcess, readonly PlacedClock[]>();

/** All clock rules of a process. */
export function clockRulesOf(process: CompiledProcess): readonly PlacedClock[] {
  const found = known.get(process);
  if (found !== undefined) return found;
  const rules: PlacedClock[] = (process.definition.clocks ?? []).map((rule, index) => ({ rule, index }));
  for (const { key, state } of process.states.values()) {
    if ('clocks' in state) rules.push(...(state.clocks ?? []).map((rule, index) => ({ rule, owner: key, index })));
  }
  known.set(process, rules);
  return rules;
}

/** `undefined` after a migration to a version that has no such rule. */
export function ruleOf(process: CompiledProcess, clock: InstanceClock): ClockRule | undefined {
  return clockRulesOf(process).find(({ owner, index }) => owner === clock.owner && index === clock.index)?.rule;
}
