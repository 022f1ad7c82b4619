import type { CompiledProcess } from '../compile/compiled-process.js';
import type { InstanceClock } from '../instance/instance-clock.js';
import type { Visit } from '../instance/instance.js';
import { mappedState, metricAfter, timerPolicy, type MigrationMapping } from '../versions/migration-mapping.js';
import { putClock, stopClock } from './clocks/change-clock.js';
import { clockRulesOf, type PlacedClock } from './clocks/clock-rules.js';
import { eventTime } from './clocks/event-time.js';
import { startClock } from './clocks/start-clock.js';
import type { Turn } from './turn.js';

interface Standing {
  readonly before: Visit | undefined;
  readonly visit: Visit;
}

/**
 * Promises go along by their metric (or the one the mapping gives them): a clock runs on under the rule of the new
 * version, wherever it stands there; one the new version does not promise any more is void, and one that is new begins
 * where the state was entered, or now where timers begin anew.
 */
export function migrateClocks(
  turn: Turn,
  from: CompiledProcess,
  mapping: MigrationMapping,
  standing: readonly Standing[],
): void {
  const rules = clockRulesOf(turn.process);
  for (const clock of turn.clocks) {
    const metric = metricAfter(mapping, clock.metric);
    const placed = metric === null ? undefined : placeOf(clock, metric, mapping, rules);
    const visitId = placed === undefined ? undefined : visitOf(clock, placed, standing);
    const isGone = placed === undefined || visitId === null;
    if (placed !== undefined && !isGone && isMoved(clock, placed, visitId))
      putClock(turn, movedTo(clock, placed, visitId));
    const now = turn.clocks.find(({ id }) => id === clock.id) ?? clock;
    if (isGone && now.state !== 'stopped') stopClock(turn, now, eventTime(turn), true);
  }
  const old = clockRulesOf(from);
  for (const { before, visit } of standing) {
    if (before === undefined) continue;
    const since = timerPolicy(mapping, before.state) === 'restart' ? turn.now : visit.enteredAt;
    for (const placed of rules) {
      if (placed.owner !== visit.state || placed.rule.start !== undefined) continue;
      const had = (rule: PlacedClock): boolean =>
        rule.owner === before.state && metricAfter(mapping, rule.rule.metric) === placed.rule.metric;
      if (!old.some(had)) startClock(turn, placed, visit, since);
    }
  }
}

/** The rule in the same state; else the only one of that metric, which has been moved to another state or the process. */
function placeOf(
  clock: InstanceClock,
  metric: string,
  mapping: MigrationMapping,
  rules: readonly PlacedClock[],
): PlacedClock | undefined {
  const owner = clock.owner === undefined ? undefined : (mappedState(mapping, clock.owner)?.to ?? clock.owner);
  const alike = rules.filter(({ rule }) => rule.metric === metric);
  return alike.find((each) => each.owner === owner) ?? (alike.length === 1 ? alike[0] : undefined);
}

/** The stay the clock belongs to; `undefined`: to none, `null`: its stay is over. */
function visitOf(
  clock: InstanceClock,
  { rule, owner }: PlacedClock,
  standing: readonly Standing[],
): string | undefined | null {
  if (owner === undefined || rule.start !== undefined) return undefined;
  if (clock.visitId === undefined && clock.state === 'stopped') return undefined;
  const own = standing.find(({ visit }) => visit.id === clock.visitId && visit.state === owner);
  return (own ?? standing.find(({ visit }) => visit.state === owner))?.visit.id ?? null;
}

function isMoved(
  clock: InstanceClock,
  { rule, owner, index }: PlacedClock,
  visitId: string | undefined | null,
): boolean {
  const stay = visitId ?? undefined;
  return clock.metric !== rule.metric || clock.owner !== owner || clock.index !== index || clock.visitId !== stay;
}

function movedTo(clock: InstanceClock, { rule, owner, index }: PlacedClock, visitId: string | undefined | null) {
  const { owner: _owner, visitId: _visit, title: _title, ...rest } = clock;
  return {
    ...rest,
    metric: rule.metric,
    index,
    ...(rule.title === undefined ? {} : { title: rule.title }),
    ...(owner === undefined ? {} : { owner }),
    ...(typeof visitId === 'string' ? { visitId } : {}),
  };
}
