import type { Actor } from '../../identity/actor.js';
import { mayAdminister, mayRunSchedules, viewerOf } from '../../identity/permissions.js';
import type { Occurrence } from '../../schedules/occurrence.js';
import type { OccurrencePeriod } from '../../schedules/schedule-facts.js';
import type { ScheduleBook } from '../../schedules/schedule-book.js';
import type { SchedulePlan } from '../../schedules/schedule-plan.js';
import { isoDateOf, parseIsoDate } from '../../service-time/civil-date.js';
import type { ScheduleAudit, ScheduleRun } from './schedule-records.js';
import { missingProcesses, union, type ScheduleDuty, type ScheduleParts } from './schedule-duty.js';
import { scheduleFaults } from './schedule-faults.js';
import type { RunNow, Schedules } from './schedules-api.js';
import { startOccurrence } from './start-occurrence.js';

interface Around {
  readonly planOf: (key: string) => SchedulePlan;
  readonly book: () => ScheduleBook;
  readonly duty: (key: string) => ScheduleDuty | undefined;
  readonly wake: () => void;
}

/** The acting half of schedules: by hand, paused, dates. Everything is written down with who did it. */
export function changeSchedules(
  parts: ScheduleParts,
  { planOf, book, duty, wake }: Around,
): Pick<Schedules, 'runNow' | 'pause' | 'resume' | 'setDates'> {
  const { shell, records, facts } = parts;

  function requirePerson(actor: Actor, about: string, admin: boolean): void {
    const user = actor.system === true ? undefined : shell.directory().user(actor.userId);
    const viewer = user === undefined ? undefined : viewerOf(user, shell.directory());
    if (viewer === undefined || !(admin ? mayAdminister(viewer) : mayRunSchedules(viewer)))
      throw scheduleFaults.notAllowed(about, admin);
  }

  async function note(entry: Omit<ScheduleAudit, 'at'>): Promise<void> {
    await records.addAudit(shell.newId('audit'), { ...entry, at: shell.clock.now() });
  }

  /** The failed or skipped run as it was due, or extra occurrences of this moment. */
  async function occurrencesFor(plan: SchedulePlan, request: RunNow): Promise<readonly Occurrence[]> {
    const { row } = plan;
    const missing = await missingProcesses(shell, plan);
    if (request.occurrence !== undefined) {
      const run = (await records.runs(row.key)).find(({ occurrence }) => occurrence.id === request.occurrence);
      if (run === undefined || (run.result === 'started' && run.by === undefined)) throw scheduleFaults.unknownRun(row);
      const absent = missing[run.occurrence.recurrence] ?? [];
      if (absent.length > 0) throw scheduleFaults.waiting(row, absent);
      return [run.occurrence];
    }
    const { part } = request;
    const named = row.recurrences.findIndex((recurrence) => recurrence.part === part);
    if (part !== undefined && named < 0) throw scheduleFaults.unknownPart(row, part);
    const recurrence = part === undefined ? missing.findIndex((absent) => absent.length === 0) : named;
    if (recurrence < 0) throw scheduleFaults.waiting(row, union(missing));
    const absent = missing[recurrence] ?? [];
    if (absent.length > 0) throw scheduleFaults.waiting(row, absent);
    return (await periodsNow(plan)).map((period) => extraOccurrence(plan, recurrence, request.commandId, period));
  }

  function extraOccurrence(
    { row, zone }: SchedulePlan,
    recurrence: number,
    commandId: string,
    period: OccurrencePeriod | undefined,
  ): Occurrence {
    const at = shell.clock.now();
    const ms = Date.parse(at);
    const part = row.recurrences[recurrence]?.part;
    return {
      id: ['manual', commandId, period?.id].filter((piece) => piece !== undefined).join('/'),
      at,
      date: isoDateOf(Math.floor((ms + zone.offsetAt(ms)) / 86_400_000)),
      recurrence,
      ...(part === undefined ? {} : { part }),
      ...(period === undefined ? {} : { period }),
    };
  }

  /** What it goes by now; one `undefined` when it goes by nothing. */
  async function periodsNow({ row, zone }: SchedulePlan): Promise<readonly (OccurrencePeriod | undefined)[]> {
    const { during } = row;
    if (during === undefined) return [undefined];
    const present = await facts.of(row);
    const now = Date.parse(shell.clock.now());
    const today = isoDateOf(Math.floor((now + zone.offsetAt(now)) / 86_400_000));
    const periods: readonly OccurrencePeriod[] =
      during.type === 'instances'
        ? present.running(during.process).map(({ id, title }) => ({ id, title, from: today, instanceId: id }))
        : present
            .dates(during.set)
            .filter(({ date, to }) => date <= today && today <= (to ?? date))
            .map(({ date, to, title }) => ({
              id: date,
              from: date,
              to: to ?? date,
              ...(title === undefined ? {} : { title }),
            }));
    if (periods.length === 0) throw scheduleFaults.nothingRunning(row);
    return periods;
  }

  return {
    async runNow(key, request) {
      const plan = planOf(key);
      requirePerson(request.actor, key, false);
      if (plan.row.start.type === 'with') throw scheduleFaults.covered(plan.row, plan.row.start.schedule);
      const by = request.actor.userId;
      const runs: ScheduleRun[] = [];
      for (const occurrence of await occurrencesFor(plan, request)) {
        const run = await startOccurrence(parts, plan, occurrence, by);
        await records.putRun(run);
        runs.push(run);
      }
      await note({ action: 'run-now', about: key, by });
      return runs;
    },

    async pause(key, actor, reason) {
      const { row } = planOf(key);
      requirePerson(actor, key, true);
      if (row.start.type === 'with') throw scheduleFaults.covered(row, row.start.schedule);
      if (reason.trim() === '') throw scheduleFaults.reasonMissing(row);
      // What is due already is done first: a pause begins now.
      await duty(key)?.run();
      await records.putPause(key, { by: actor.userId, at: shell.clock.now(), reason: reason.trim() });
      await note({ action: 'pause', about: key, by: actor.userId, reason: reason.trim() });
      wake();
    },

    async resume(key, actor) {
      planOf(key);
      requirePerson(actor, key, true);
      if ((await records.pause(key)) === undefined) return;
      await duty(key)?.resumeFrom(shell.clock.now());
      await records.putPause(key, undefined);
      await note({ action: 'resume', about: key, by: actor.userId });
      wake();
    },

    async setDates(set, dates, actor) {
      if (!book().dateSets.has(set)) throw scheduleFaults.unknownDates(set);
      requirePerson(actor, set, false);
      for (const [index, { date, to }] of dates.entries()) {
        const isSound = parseIsoDate(date) !== undefined && (to === undefined || parseIsoDate(to) !== undefined);
        if (!isSound || (to !== undefined && to < date)) throw scheduleFaults.wrongDates(set, index + 1);
      }
      await records.putDates(
        set,
        dates.toSorted((a, b) => (a.date < b.date ? -1 : 1)),
      );
      await note({ action: 'set-dates', about: set, by: actor.userId });
      facts.datesChanged();
      wake();
    },
  };
}
