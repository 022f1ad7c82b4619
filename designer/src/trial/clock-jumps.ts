import type { ScenarioStep, Simulation, TraceStep } from '@yunliu/engine/simulate';
import { nextDue } from './likeliest-step.js';
import { nextHolidayEve, nextOpening } from './office-times.js';

export type ClockJump = 'hour' | 'timer' | 'workday' | 'holiday';

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
      const next = nextOpening(simulation.calendars, simulation.now);
      return next === undefined ? undefined : { advanceTo: next };
    }
    case 'holiday': {
      const eve = nextHolidayEve(simulation.calendars, simulation.now);
      return eve === undefined ? undefined : { advanceTo: eve.at };
    }
  }
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
