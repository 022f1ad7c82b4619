import { jsonPointer } from '../definition/issue.js';
import type { ProcessDefinition } from '../definition/process-definition.js';
import type { Outcomes, Route, State, States, TaskState } from '../definition/states/state.js';
import type { MessageRule, SignalRule, TimerRule } from '../definition/timing.js';
import { walkStates } from '../definition/walk-states.js';

/** How a transition is taken. */
export type TransitionKind =
  | 'outcome'
  | 'branch'
  | 'otherwise'
  | 'timer'
  | 'message'
  | 'signal'
  | 'call'
  | 'phase'
  | 'region'
  | 'join'
  | 'error'
  | 'service'
  | 'service-failure';

/** One way from a state (absent = the process itself) to another. `name` tells it from its siblings of the same kind. */
export interface Transition {
  readonly kind: TransitionKind;
  readonly from?: string;
  readonly name: string;
  readonly to: string;
  readonly pointer: string;
}

/** Every transition of a definition in the order of the file. `initial` is not one: nothing chooses it. */
export function definitionTransitions(definition: ProcessDefinition): readonly Transition[] {
  const found: Transition[] = [];
  const outcomes = (rules: Outcomes | undefined, pointer: string, from?: string): void => {
    for (const [name, { to }] of Object.entries(rules ?? {})) {
      found.push({ kind: 'outcome', from, name, to, pointer: pointer + jsonPointer('outcomes', name, 'to') });
    }
  };
  const routes = (
    kind: 'call' | 'phase' | 'error',
    rules: { readonly [outcome: string]: Route } | undefined,
    pointer: string,
    from: string,
  ): void => {
    for (const [name, { to }] of Object.entries(rules ?? {})) {
      found.push({ kind, from, name, to, pointer: pointer + jsonPointer(name, 'to') });
    }
  };
  const waiting = (
    owner: {
      readonly timers?: readonly TimerRule[];
      readonly messages?: readonly MessageRule[];
      readonly signals?: readonly SignalRule[];
    },
    pointer: string,
    from?: string,
  ): void => {
    (owner.timers ?? []).forEach(({ id, to }, at) => {
      if (to !== undefined) found.push({ kind: 'timer', from, name: id, to, pointer: `${pointer}/timers/${at}/to` });
    });
    (owner.messages ?? []).forEach(({ name, to }, at) => {
      found.push({ kind: 'message', from, name, to, pointer: `${pointer}/messages/${at}/to` });
    });
    (owner.signals ?? []).forEach(({ name, to }, at) => {
      if (to !== undefined) found.push({ kind: 'signal', from, name, to, pointer: `${pointer}/signals/${at}/to` });
    });
  };
  const ofState = (from: string, state: State, pointer: string): void => {
    switch (state.type) {
      case 'task':
        // Abstaining is a ballot and never a way the instance takes.
        return outcomes(withoutAbstention(state), pointer, from);
      case 'decision':
        state.branches.forEach(({ to }, at) => {
          found.push({ kind: 'branch', from, name: String(at), to, pointer: `${pointer}/branches/${at}/to` });
        });
        found.push({
          kind: 'otherwise',
          from,
          name: 'otherwise',
          to: state.otherwise,
          pointer: pointer + '/otherwise',
        });
        return;
      case 'phase':
        outcomes(state.outcomes, pointer, from);
        routes('phase', state.onDone, pointer + '/onDone', from);
        return routes('error', state.onError, pointer + '/onError', from);
      case 'parallel':
        for (const [name, region] of Object.entries(state.regions)) {
          // Whether a region is entered is chosen only where it has a condition, or is there for when none holds.
          if (region.when === undefined && state.otherwise !== name) continue;
          const at = pointer + jsonPointer('regions', name, 'initial');
          found.push({ kind: 'region', from, name, to: region.initial, pointer: at });
        }
        found.push({ kind: 'join', from, name: 'join', to: state.to, pointer: pointer + '/to' });
        return;
      case 'call':
        routes('call', state.outcomes, pointer + '/outcomes', from);
        return routes('error', state.onError, pointer + '/onError', from);
      case 'service':
        found.push({ kind: 'service', from, name: 'done', to: state.to, pointer: pointer + '/to' });
        if (state.onFailure !== undefined) {
          found.push({
            kind: 'service-failure',
            from,
            name: 'failed',
            to: state.onFailure,
            pointer: pointer + '/onFailure',
          });
        }
        return routes('error', state.onError, pointer + '/onError', from);
      default:
        return;
    }
  };
  outcomes(definition.outcomes, '');
  waiting(definition, '');
  for (const { key, state, pointer } of walkStates(definition)) {
    ofState(key, state, pointer);
    if ('timers' in state || 'messages' in state || 'signals' in state) waiting(state, pointer, key);
  }
  return found;
}

/** Names a definition starts with: the process's, each phase's and each region's `initial`, with where they may lead. */
export function definitionInitials(
  definition: ProcessDefinition,
): readonly { readonly initial: string; readonly among: States; readonly pointer: string }[] {
  const found = [{ initial: definition.initial, among: definition.states, pointer: '/initial' }];
  for (const { state, pointer } of walkStates(definition)) {
    if (state.type === 'phase')
      found.push({ initial: state.initial, among: state.states, pointer: pointer + '/initial' });
    if (state.type === 'parallel') {
      for (const [name, region] of Object.entries(state.regions)) {
        const place = pointer + jsonPointer('regions', name, 'initial');
        found.push({ initial: region.initial, among: region.states, pointer: place });
      }
    }
  }
  return found;
}

function withoutAbstention({ outcomes, group }: TaskState): Outcomes {
  if (group?.abstain === undefined) return outcomes;
  return Object.fromEntries(Object.entries(outcomes).filter(([name]) => name !== group.abstain));
}
