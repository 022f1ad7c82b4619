import { groupRuleOf } from '../decide/groups/effective-rule.js';
import { tallyOf } from '../decide/groups/tally.js';
import type { ProcessInstance } from '../instance/instance.js';
import type { ExpectedGroup } from './scenario.js';
import type { Simulation } from './simulation.js';

type GroupView = Required<Omit<ExpectedGroup, 'reason'>> & Pick<ExpectedGroup, 'reason'>;

/** The groups of an instance: those that are open, and of every state the one that ended last. */
export function groupsOf(simulation: Simulation, instance: ProcessInstance): readonly GroupView[] {
  const found = new Map<string, GroupView>();
  for (const event of simulation.history) {
    if (event.instanceId !== instance.id || event.type !== 'group.decided' || event.state === undefined) continue;
    const { tally, result, reason } = event.details as unknown as GroupView & { readonly tally: GroupView };
    found.set(event.state, { ...counts(tally), state: event.state, result, ...(reason ? { reason } : {}) });
  }
  const { states } = simulation.process(instance.definition.key, instance.definition.version) ?? {};
  for (const { state: key, group } of instance.visits) {
    const compiled = states?.get(key);
    if (group === undefined || compiled?.state.type !== 'task') continue;
    const tally = tallyOf(groupRuleOf(compiled.state, compiled.outcomes), group.members);
    found.set(key, { ...counts(tally), state: key, result: null });
  }
  return [...found.values()];
}

export function fitsGroup(wanted: ExpectedGroup, real: GroupView): boolean {
  return Object.entries(wanted).every(([name, value]) => real[name as keyof GroupView] === value);
}

function counts({ members, pass, reject, abstain, open }: Omit<GroupView, 'state' | 'result' | 'reason'>) {
  return { members, pass, reject, abstain, open };
}
