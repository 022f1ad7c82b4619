import { createScheduleBook, type ScheduleBook } from '../../schedules/schedule-book.js';
import type { SchedulePlan } from '../../schedules/schedule-plan.js';
import type { CalendarSource } from '../../schedules/working-days.js';
import { errorText } from '../error-text.js';
import type { Scheduler } from '../ports/scheduler.js';
import type { Execute, Shell } from '../shell.js';
import { LiveFacts } from './live-facts.js';
import { changeSchedules } from './change-schedules.js';
import { ScheduleDuty } from './schedule-duty.js';
import { scheduleFaults } from './schedule-faults.js';
import { createScheduleRecords } from './schedule-records.js';
import type { ScheduleOptions, SchedulesOfEngine } from './schedules-api.js';
import { viewSchedules } from './view-schedules.js';

/** Schedules on the store and the given scheduler. Throws `schedule/invalid` when a file is. */
export function createSchedules(
  shell: Shell,
  execute: Execute,
  options: ScheduleOptions,
  scheduler: Scheduler,
): SchedulesOfEngine {
  const records = createScheduleRecords(shell.store);
  const duties = new Map<string, ScheduleDuty>();
  let calendars: CalendarSource | undefined;
  let book: ScheduleBook = { plans: new Map(), dateSets: new Map() };
  const facts: LiveFacts = new LiveFacts(shell.store, records, shell.clock, () => book);
  const parts = { shell, execute, records, facts };
  refresh();

  /** Calendars may be replaced while the engine runs: everything is reckoned anew then. */
  function refresh(): void {
    const present = options.calendars();
    if (present === calendars) return;
    book = createScheduleBook(options.files, present);
    calendars = present;
    for (const [key, plan] of book.plans) {
      if (plan.row.start.type === 'with') continue;
      const duty = new ScheduleDuty(parts, plan);
      duties.set(key, duty);
      scheduler.schedule(duty);
    }
  }

  function planOf(key: string): SchedulePlan {
    refresh();
    const plan = book.plans.get(key);
    if (plan === undefined) throw scheduleFaults.unknown(key);
    return plan;
  }

  const present = (): ScheduleBook => {
    refresh();
    return book;
  };
  const views = viewSchedules(parts, present, planOf);
  const changes = changeSchedules(parts, {
    planOf,
    book: present,
    duty: (key) => duties.get(key),
    wake: () => scheduler.wake(),
  });
  return {
    ...views,
    ...changes,
    start: () => scheduler.start(),
    stop: () => scheduler.stop(),
    runDue() {
      refresh();
      return scheduler.runDue();
    },
    async definitionsChanged() {
      refresh();
      // What waits or is set free begins at this moment, not when its turn comes.
      for (const duty of duties.values()) {
        try {
          await duty.next();
        } catch (error) {
          shell.logger.error({ schedule: duty.key, error: errorText(error) }, 'schedule not looked at');
        }
      }
      scheduler.wake();
    },
    instanceChanged(process) {
      if (facts.changed(process)) scheduler.wake();
    },
  };
}
