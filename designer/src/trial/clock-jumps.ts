import type { ScenarioStep, Simulation } from '@yunliu/engine/simulate';
import { historyLines, type HistoryLine } from './history-lines.js';
import { nextDue } from './likeliest-step.js';
import { nextHolidayEve, nextOpening } from './office-times.js';
import { toldEvents } from './told-events.js';
import type { TrialNames } from './trial-names.js';
import type { TrialPlayer } from './trial-player.js';

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

/** What is told of what happened by itself. */
const told = new Set([
  'timer.fired',
  'clock.breached',
  'clock.warned',
  'people.notified',
  'job.failed',
  'incident.raised',
  'state.entered',
]);

/** What happened by itself while time passed in the last step, in order. */
export function firedLines({ simulation, trace }: TrialPlayer, names: TrialNames): readonly HistoryLine[] {
  const count = trace.at(-1)?.events.length ?? 0;
  const passed = simulation.history.slice(simulation.history.length - count).filter(({ type }) => told.has(type));
  const events = toldEvents(simulation, passed, (title) => names.text(title, ''));
  return historyLines(events, names, true);
}
