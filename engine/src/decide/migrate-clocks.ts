import type { CompiledProcess } from '../compile/compiled-process.js';
import type { Visit } from '../instance/instance.js';
import { mappedState, timerPolicy, type MigrationMapping } from '../versions/migration-mapping.js';
import { putClock, stopClock } from './clocks/change-clock.js';
import { clockRulesOf } from './clocks/clock-rules.js';
import { eventTime } from './clocks/event-time.js';
import { startClock } from './clocks/start-clock.js';
import type { Turn } from './turn.js';

interface Standing {
  readonly before: Visit | undefined;
  readonly visit: Visit;
}

/**
 * Promises go along by their metric: a clock runs on under the rule of the new version, one the new version does not
 * promise any more is void, and one that is new begins where the state was entered, or now where timers begin anew.
 */
export function migrateClocks(
  turn: Turn,
  from: CompiledProcess,
  mapping: MigrationMapping,
  standing: readonly Standing[],
): void {
  const rules = clockRulesOf(turn.process);
  const visits = new Set(standing.map(({ visit }) => visit.id));
  for (const clock of turn.clocks) {
    const owner = clock.owner === undefined ? undefined : (mappedState(mapping, clock.owner)?.to ?? clock.owner);
    const placed = rules.find((each) => each.owner === owner && each.rule.metric === clock.metric);
    const isGone = placed === undefined || (clock.visitId !== undefined && !visits.has(clock.visitId));
    if (placed !== undefined && (placed.owner !== clock.owner || placed.index !== clock.index)) {
      const { owner: _owner, ...rest } = clock;
      putClock(turn, { ...rest, index: placed.index, ...(owner === undefined ? {} : { owner }) });
    }
    const now = turn.clocks.find(({ id }) => id === clock.id) ?? clock;
    if (isGone && now.state !== 'stopped') stopClock(turn, now, eventTime(turn), true);
  }
  const old = clockRulesOf(from);
  for (const { before, visit } of standing) {
    if (before === undefined) continue;
    const since = timerPolicy(mapping, before.state) === 'restart' ? turn.now : visit.enteredAt;
    for (const placed of rules) {
      if (placed.owner !== visit.state || placed.rule.start !== undefined) continue;
      if (old.some((each) => each.owner === before.state && each.rule.metric === placed.rule.metric)) continue;
      startClock(turn, placed, visit, since);
    }
  }
}
