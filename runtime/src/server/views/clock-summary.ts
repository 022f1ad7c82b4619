import type { OpenClockRow } from '@yunliu/engine';
import { localize } from '@yunliu/engine/definition';
import type { Locale } from '@yunliu/engine/definition';
import type { ClockSummary, InstanceRow } from '../../api/index.js';
import type { ServerParts } from '../server-parts.js';
import { agreementVersion } from './agreement-shelf.js';
import { metricTitle } from './clock-titles.js';

/** Rows of a list with the most urgent promised time of each ticket. */
export async function withClocks<Row>(
  parts: ServerParts,
  rows: readonly Row[],
  instanceOf: (row: Row) => InstanceRow,
  withInstance: (row: Row, instance: InstanceRow) => Row,
  locale: Locale,
): Promise<Row[]> {
  const running = rows.map(instanceOf).filter(({ status }) => status === 'running');
  const clocks = await parts.store.clocksOfTickets([...new Set(running.map(({ id }) => id))]);
  const byTicket = new Map<string, OpenClockRow[]>();
  for (const clock of clocks) byTicket.set(clock.instanceId, [...(byTicket.get(clock.instanceId) ?? []), clock]);
  return Promise.all(
    rows.map(async (row) => {
      const instance = instanceOf(row);
      // They come by due, those that stand still last.
      const own = byTicket.get(instance.id) ?? [];
      const first = own[0];
      if (first === undefined || instance.status !== 'running') return row;
      const clock = await summary(parts, instance, first, own.length, locale);
      return withInstance(row, { ...instance, clock });
    }),
  );
}

async function summary(
  parts: ServerParts,
  instance: InstanceRow,
  row: OpenClockRow,
  count: number,
  locale: Locale,
): Promise<ClockSummary> {
  const definition = (await parts.library.definition(instance.process.key, instance.version))?.definition;
  const agreement =
    row.agreement === undefined || row.agreementVersion === undefined
      ? undefined
      : await agreementVersion(parts, row.agreement, row.agreementVersion);
  const priority = agreement?.priorities.find(({ key }) => key === row.priority)?.title;
  const through = horizon(parts);
  return {
    title: metricTitle(definition, row.metric, locale),
    state: row.state,
    startedAt: row.startedAt,
    breached: row.breachedAt !== undefined || (row.due !== undefined && row.due < parts.clock.now()),
    count,
    ...(row.due === undefined ? {} : { due: row.due }),
    ...(priority === undefined ? {} : { priority: localize(priority, locale) }),
    ...(row.due !== undefined && through !== undefined && row.due.slice(0, 10) > through ? { provisional: true } : {}),
  };
}

/** Last day the earliest official notice covers. */
function horizon({ calendars }: ServerParts): string | undefined {
  return calendars?.keys
    .flatMap((key) => calendars.calendar(key).publishedThrough ?? [])
    .toSorted()
    .at(0);
}
