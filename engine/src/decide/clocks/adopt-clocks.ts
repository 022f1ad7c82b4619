import type { ProcessInstance } from '../../instance/instance.js';
import type { Turn } from '../turn.js';
import { clockRulesOf } from './clock-rules.js';
import { startClock } from './start-clock.js';

/** An instance from before there were clocks: those of the states it stands in begin when it entered them. */
export function adoptClocks(turn: Turn, instance: ProcessInstance): void {
  if (instance.clocks !== undefined || instance.status !== 'running') return;
  for (const placed of clockRulesOf(turn.process)) {
    if (placed.rule.start !== undefined) continue;
    if (placed.owner === undefined) startClock(turn, placed, undefined, instance.startedAt);
    for (const visit of turn.visits) if (visit.state === placed.owner) startClock(turn, placed, visit, visit.enteredAt);
  }
}
