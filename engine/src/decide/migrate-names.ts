import type { LeftState } from '../instance/instance.js';
import type { MigrationMapping } from '../versions/migration-mapping.js';
import { mappedState } from '../versions/migration-mapping.js';
import { renameHandled } from './handlers.js';
import type { Turn } from './turn.js';

/**
 * What an instance remembers by state key follows the mapping: who handled a state, where a return may lead. What names a
 * state that is gone can lead nowhere any more and is dropped; the history keeps it.
 */
export function renameStates(turn: Turn, mapping: MigrationMapping): void {
  const known = turn.process.states;
  const renamed = (key: string): string => mappedState(mapping, key)?.to ?? key;
  renameHandled(turn, renamed);
  if (Object.keys(turn.entered).some((key) => renamed(key) !== key)) {
    const entered: { [state: string]: number } = {};
    for (const [key, times] of Object.entries(turn.entered))
      entered[renamed(key)] = (entered[renamed(key)] ?? 0) + times;
    turn.entered = entered;
  }
  if (turn.choices !== undefined && Object.keys(turn.choices).some((key) => renamed(key) !== key || !known.has(key))) {
    const kept = Object.entries(turn.choices).flatMap(([key, users]) =>
      known.has(renamed(key)) ? [[renamed(key), users] as const] : [],
    );
    turn.choices = kept.length === 0 ? undefined : Object.fromEntries(kept);
  }
  if (turn.trail.some(([state]) => renamed(state) !== state || !known.has(state))) {
    turn.trail = turn.trail
      .filter(([state]) => known.get(renamed(state))?.state.type === 'task')
      .map(([state, ...rest]) => [renamed(state), ...rest] as const);
  }
  const stays = (state: string): boolean => known.has(renamed(state));
  if (turn.compensable.some(({ state }) => renamed(state) !== state || !stays(state))) {
    turn.compensable = turn.compensable
      .filter(({ state }) => stays(state))
      .map((done) => ({ ...done, state: renamed(done.state) }));
  }
  // Where a phase was left is told by states inside it; with one of them gone it begins anew.
  const left = Object.entries(turn.leftIn);
  if (left.some(([phase, inside]) => !known.has(phase) || !inside.every((each) => isKnown(turn, each)))) {
    turn.leftIn = Object.fromEntries(
      left.filter(([phase, inside]) => known.has(phase) && inside.every((each) => isKnown(turn, each))),
    );
  }
}

function isKnown(turn: Turn, { state, inside }: LeftState): boolean {
  return turn.process.states.has(state) && (inside ?? []).every((each) => isKnown(turn, each));
}
