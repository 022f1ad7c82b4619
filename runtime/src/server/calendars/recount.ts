import type { Engine, InstanceClock, ProcessInstance } from '@yunliu/engine';
import { systemActor } from '@yunliu/engine';
import { localize } from '@yunliu/engine/definition';
import { recompute } from '@yunliu/engine/service-time';
import type { ServiceCalendars } from '@yunliu/engine/service-time';
import type { Logger } from 'pino';
import type { CalendarBook, CalendarChange, MovedRow } from './calendar-book.js';
import type { ServerParts } from '../server-parts.js';

export interface Recount {
  /** Open clocks that were judged. */
  readonly judged: number;
  readonly moved: readonly MovedRow[];
  readonly newlyBreached: number;
  /** Tickets with a clock on a calendar that changed. */
  readonly tickets: readonly string[];
}

const PAGE = 100;

/** Judges every open clock by both sets of calendars; nothing is changed. */
export async function recount(
  { store, engine, clock }: Pick<ServerParts, 'store' | 'engine' | 'clock'>,
  before: ServiceCalendars,
  after: ServiceCalendars,
): Promise<Recount> {
  const now = clock.now();
  const moved: MovedRow[] = [];
  const tickets: string[] = [];
  const seen = new Set<string>();
  let judged = 0;
  let newlyBreached = 0;
  let cursor: string | undefined;
  do {
    const page = await store.openClocks({ limit: PAGE, ...(cursor === undefined ? {} : { cursor }) });
    for (const { instanceId } of page.rows) {
      if (seen.has(instanceId)) continue;
      seen.add(instanceId);
      const instance = await engine.instance(instanceId);
      const open = (instance?.clocks ?? []).filter(({ state }) => state !== 'stopped');
      if (instance === undefined || open.length === 0) continue;
      if (open.some((each) => isAffected(each, before, after))) tickets.push(instanceId);
      const result = recompute({ before, after }, open, now);
      judged += result.judged;
      newlyBreached += result.newlyBreached;
      for (const row of result.moved) {
        const each = open.find(({ id }) => id === row.id);
        if (each !== undefined) moved.push(movedRow(instance, each, row));
      }
    }
    ({ cursor } = page);
  } while (cursor !== undefined);
  return { judged, moved, newlyBreached, tickets };
}

function isAffected({ events }: InstanceClock, before: ServiceCalendars, after: ServiceCalendars): boolean {
  return events.some((event) => {
    if (event.type !== 'start' && event.type !== 'agreement') return false;
    const { calendar } = event.terms;
    return before.calendar(calendar).version !== after.calendar(calendar).version;
  });
}

type Moved = ReturnType<typeof recompute>['moved'][number];

function movedRow({ id, subject, businessKey }: ProcessInstance, clock: InstanceClock, row: Moved): MovedRow {
  return {
    instanceId: id,
    clockId: clock.id,
    subject,
    ...(businessKey === undefined ? {} : { businessKey }),
    metric: clock.title === undefined ? clock.metric : localize(clock.title),
    oldDue: row.oldDue,
    newDue: row.newDue,
    newlyBreached: row.oldBreachedAt === null && row.newBreachedAt !== null,
    why: row.why,
  };
}

/**
 * Has the clocks of the pending tickets judged by the calendars as they are now. Command ids are made of the change, so a
 * repeat after a crash changes nothing twice; a ticket that refuses (it has just ended) is left out.
 */
export async function tellTickets(
  { engine, logger }: { readonly engine: Engine; readonly logger: Logger },
  book: CalendarBook,
  change: CalendarChange,
): Promise<void> {
  for (const instanceId of change.pending) {
    try {
      const commandId = `calendars:${change.id}:${instanceId}`;
      await engine.execute({ type: 'apply-calendars', commandId, actor: systemActor, instanceId, change: change.id });
    } catch (error) {
      logger.warn({ err: error, instanceId, change: change.id }, 'clocks not judged by the new calendar');
    }
  }
  if (change.pending.length > 0) await book.update({ ...change, pending: [] });
}
