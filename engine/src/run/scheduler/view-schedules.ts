import { watchedDateSets } from '../../schedules/needed-processes.js';
import { nextOccurrences } from '../../schedules/occurrences.js';
import type { ScheduleBook } from '../../schedules/schedule-book.js';
import type { SchedulePlan } from '../../schedules/schedule-plan.js';
import { missingProcesses, union, type ScheduleParts } from './schedule-duty.js';
import type { SchedulePause } from './schedule-records.js';
import type { DateSetView, Schedules, ScheduleStatus, ScheduleView } from './schedules-api.js';

const UPCOMING = 5;

/** The reading half of schedules. */
export function viewSchedules(
  { shell, records, facts }: ScheduleParts,
  book: () => ScheduleBook,
  planOf: (key: string) => SchedulePlan,
): Pick<Schedules, 'list' | 'get' | 'runs' | 'audit' | 'dateSets'> {
  async function view(plan: SchedulePlan, pause: SchedulePause | undefined, upcoming: number): Promise<ScheduleView> {
    const { row, agreement, group, zoneName } = plan;
    const missing = await missingProcesses(shell, plan);
    const next = nextOccurrences(plan, shell.clock.now(), upcoming, await facts.of(row));
    const coveredBy = row.start.type === 'with' ? row.start.schedule : undefined;
    const waitingForDates = next.length > 0 ? [] : watchedDateSets(row);
    const isWaiting = missing.every((absent) => absent.length > 0) || waitingForDates.length > 0;
    const status: ScheduleStatus =
      coveredBy !== undefined ? 'covered' : pause !== undefined ? 'paused' : isWaiting ? 'waiting' : 'active';
    const last = (await records.runs(row.key))[0];
    return {
      row,
      agreement,
      group,
      zone: zoneName,
      status,
      waitingFor: union(missing),
      waitingForDates,
      next,
      ...(coveredBy === undefined ? {} : { coveredBy }),
      ...(pause === undefined ? {} : { pause }),
      ...(last === undefined ? {} : { last }),
    };
  }

  return {
    async list(upcoming = UPCOMING) {
      const pauses = await records.pauses();
      const views: ScheduleView[] = [];
      for (const [key, plan] of book().plans) views.push(await view(plan, pauses.get(key), upcoming));
      return views;
    },
    get: async (key, upcoming = UPCOMING) => view(planOf(key), await records.pause(key), upcoming),
    async runs(key) {
      planOf(key);
      return records.runs(key);
    },
    audit: (about) => records.audit(about),
    async dateSets() {
      const changed = await records.dates();
      const { dateSets, plans } = book();
      return [...dateSets].map(([key, set]): DateSetView => ({
        ...set,
        key,
        dates: changed.get(key) ?? set.dates,
        isChanged: changed.has(key),
        schedules: [...plans.values()]
          .filter(({ row }) => watchedDateSets(row).includes(key))
          .map(({ row }) => row.code),
      }));
    },
  };
}
