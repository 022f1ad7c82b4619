import type { Instant } from '@yunliu/engine/definition';
import type { ServiceCalendars } from '@yunliu/engine/service-time';
import type { ScenarioStep, Simulation, TraceStep } from '@yunliu/engine/simulate';
import { nextDue } from './likeliest-step.js';

export type ClockJump = 'hour' | 'timer' | 'workday';

const MINUTE_MS = 60_000;
/** Working hours are taken from the first of these that the world has. */
const OFFICE = ['office-0900-1730', 'office-5x8', 'workday'] as const;

/** The step that lets time pass; `undefined` = there is nothing to wait for. */
export function clockJump(jump: ClockJump, simulation: Simulation): ScenarioStep | undefined {
  switch (jump) {
    case 'hour':
      return { advance: 'PT1H' };
    case 'timer': {
      const due = nextDue(simulation);
      if (due === undefined) return undefined;
      return due > simulation.now ? { advanceTo: due } : { advance: 'PT1M' };
    }
    case 'workday': {
      const next = nextWorkingDay(simulation);
      return next === undefined ? undefined : { advanceTo: next };
    }
  }
}

/** When business opens on the next working day, holidays and made-up days as the calendars have them. */
export function nextWorkingDay({ calendars, now }: Pick<Simulation, 'calendars' | 'now'>): Instant | undefined {
  const key = OFFICE.find((each) => calendars.has(each));
  if (key === undefined || !hasDays(calendars)) return undefined;
  const calendar = calendars.calendar(key);
  const at = Date.parse(now);
  const tomorrow = calendar.startOf(calendar.dayOf(at) + 1);
  const opening = calendar.nextOpen(tomorrow);
  // A calendar of whole days opens at midnight; people begin at half past eight.
  const begins = opening === calendar.startOf(calendar.dayOf(opening)) ? opening + 510 * MINUTE_MS : opening;
  return new Date(begins).toISOString();
}

function hasDays(calendars: Simulation['calendars']): calendars is ServiceCalendars {
  return 'calendar' in calendars;
}

/** What happened by itself while time passed, in order. */
export function firedOnTheWay({ events }: TraceStep): TraceStep['events'] {
  const told = new Set([
    'timer.fired',
    'clock.breached',
    'clock.warned',
    'people.notified',
    'job.failed',
    'incident.raised',
    'state.entered',
  ]);
  return events.filter(({ type }) => told.has(type));
}
