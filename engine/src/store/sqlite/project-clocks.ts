import type { ProcessInstance } from '../../instance/instance.js';
import type { InstanceClock } from '../../instance/instance-clock.js';
import type { Connection } from './connection.js';

/** Writes the clocks that differ between the two documents. */
export function projectClocks(
  db: Connection,
  previous: ProcessInstance | undefined,
  instance: ProcessInstance,
  n: number,
): void {
  const [before, after] = [previous?.clocks, instance.clocks];
  const isSameFrame = previous?.service === instance.service && previous?.lateEntries === instance.lateEntries;
  if (before === after && isSameFrame) return;
  const known = new Map((before ?? []).map((clock) => [clock.id, clock]));
  for (const clock of after ?? []) {
    if (known.get(clock.id) === clock && isSameFrame) continue;
    writeClock(db, instance, clock, n);
  }
}

function writeClock(db: Connection, instance: ProcessInstance, clock: InstanceClock, n: number): void {
  const row = clockRow(instance, clock);
  db.run(
    `INSERT OR REPLACE INTO clock (instance_n, ${CLOCK_COLUMNS}) VALUES (?${', ?'.repeat(row.length)})`,
    n,
    ...row,
  );
}

/** Columns of {@link clockRow}, in its order. */
export const CLOCK_COLUMNS =
  'id, instance_id, process, metric, agreement, agreement_version, commitment_id, system, priority, engineer, started_at, stopped_at, due, state, breached_at, result, cause, excluded, awaits';

/** What stands beside the document about one of its clocks. */
export function clockRow(instance: ProcessInstance, clock: InstanceClock): readonly (string | number | null)[] {
  const { service, definition, id } = instance;
  const { verdict } = clock;
  const isStopped = clock.state === 'stopped';
  // A clock without a row of the agreement is the vendor's own: it never gets into the client's report.
  const agreement = clock.commitment === undefined ? undefined : service?.agreement;
  return [
    clock.id,
    id,
    definition.key,
    clock.metric,
    agreement?.key ?? null,
    agreement?.version ?? null,
    clock.commitment ?? null,
    service?.system ?? null,
    service?.priority ?? null,
    verdict?.engineer ?? null,
    clock.startedAt,
    isStopped ? (clock.stoppedAt ?? verdict?.at ?? clock.startedAt) : null,
    clock.due ?? null,
    clock.state,
    clock.breachedAt ?? null,
    verdict?.result ?? null,
    clock.cause ?? null,
    verdict?.result === 'excused' || verdict?.result === 'void' || verdict?.exclusion !== undefined ? 1 : 0,
    awaitsOf(instance, clock),
  ];
}

/** Which decision the clock waits for; the one asked for by the work comes first. */
function awaitsOf(instance: ProcessInstance, clock: InstanceClock): 'extension' | 'appeal' | 'entry' | null {
  if (clock.extension !== undefined) return 'extension';
  if (clock.appeal !== undefined && clock.appeal.ruling === undefined) return 'appeal';
  const isMoved = instance.lateEntries?.some(({ moves }) => moves.some(([id]) => id === clock.id)) === true;
  return isMoved ? 'entry' : null;
}
