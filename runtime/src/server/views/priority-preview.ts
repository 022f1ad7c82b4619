import { promiseOf } from '@yunliu/engine/agreements';
import type { Agreement } from '@yunliu/engine/agreements';
import { localize } from '@yunliu/engine/definition';
import type { Locale } from '@yunliu/engine/definition';
import { judgeClock } from '@yunliu/engine/service-time';
import type { ClockEvent } from '@yunliu/engine/service-time';
import type { PriorityPreview } from '../../api/index.js';
import type { SeenInstance } from '../http/call.js';
import type { ServerParts } from '../server-parts.js';
import { metricTitle } from './clock-titles.js';

/** What every open clock would be due, were the priority changed now; counted as the command would, nothing is written. */
export function priorityPreview(
  parts: ServerParts,
  { instance, version }: SeenInstance,
  agreement: Agreement | undefined,
  priority: string,
  locale: Locale,
): PriorityPreview {
  const now = parts.clock.now();
  const clocks: PriorityPreview['clocks'][number][] = [];
  for (const clock of instance.clocks ?? []) {
    if (clock.state === 'stopped' || clock.commitment === undefined || agreement === undefined) continue;
    const promise = promiseOf(agreement, clock.metric, instance.definition.key, priority);
    const { calendars } = parts;
    if (calendars === undefined) continue;
    const at = now < clock.startedAt ? clock.startedAt : now;
    const added: ClockEvent[] = [];
    if (promise !== undefined) {
      added.push({ type: 'priority', at, to: priority });
      const isInTable = Object.values(promise.rows).includes(clock.commitment);
      if (!isInTable) added.push({ type: 'agreement', at, mode: 'retro', terms: promise.terms });
    }
    const view = judgeClock([...clock.events, ...added], calendars, at);
    const row = agreement.commitments.find(({ id }) => id === (promise?.commitment ?? clock.commitment));
    const newDue = clock.latest !== undefined && view.due !== null && clock.latest < view.due ? clock.latest : view.due;
    clocks.push({
      clockId: clock.id,
      title: row === undefined ? metricTitle(version.definition, clock.metric, locale) : localize(row.title, locale),
      oldDue: clock.due,
      newDue,
      newlyBreached: clock.breachedAt === undefined && (view.breachedAt !== null || (newDue !== null && newDue < now)),
    });
  }
  return { clocks };
}
