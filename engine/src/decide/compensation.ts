import type { TransitionKind } from '../compile/definition-transitions.js';
import type { StateType } from '../definition/states/state.js';
import type { Visit } from '../instance/instance.js';
import type { Turn } from './turn.js';

/** Ways by which a state is completed, rather than interrupted or left because something around it was. */
const COMPLETED_BY: { readonly [Type in StateType]: ReadonlySet<TransitionKind> } = {
  task: new Set(['outcome']),
  decision: new Set(['branch', 'otherwise']),
  wait: new Set(['message', 'signal', 'timer']),
  service: new Set(['service']),
  call: new Set(['call']),
  phase: new Set(['phase']),
  parallel: new Set(['join']),
  final: new Set(),
};

/** Remembers a state that was completed and knows how to be undone. */
export function noteCompleted(
  turn: Turn,
  way: { readonly kind: TransitionKind; readonly from: Visit | undefined },
): void {
  if (way.from === undefined) return;
  const { state } = turn.state(way.from.state);
  if (state.compensation === undefined || !COMPLETED_BY[state.type].has(way.kind)) return;
  turn.compensable = [...turn.compensable, { state: way.from.state, visit: way.from.id }];
}

/**
 * Undoes the completed states in `scope`, newest first. Each is forgotten before it is undone, so that it is undone once
 * even when its compensation asks for compensation in turn.
 */
export function compensate(turn: Turn, scope: string | undefined, undo: (state: string) => void): void {
  const isMeant = (key: string): boolean =>
    scope === undefined || key === scope || turn.state(key).ancestors.includes(scope);
  for (;;) {
    const entry = turn.compensable.findLast(({ state }) => isMeant(state));
    if (entry === undefined) return;
    turn.compensable = turn.compensable.filter((other) => other !== entry);
    turn.record('state.compensated', { visit: entry.visit }, { state: entry.state });
    undo(entry.state);
  }
}
