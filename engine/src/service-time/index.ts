export type { CalendarDay, Calendars, MsInterval, ServiceCalendar, ServiceCalendars } from './calendar.js';
export type {
  CalendarFile,
  CalendarNotice,
  CalendarOverlay,
  DayHours,
  DayOverride,
  OpenInterval,
} from './calendar-file.js';
export type {
  BreachCause,
  ClockAgreement,
  ClockDowntime,
  ClockEvent,
  ClockExtend,
  ClockPause,
  ClockPriority,
  ClockReopen,
  ClockResume,
  ClockStart,
  ClockState,
  ClockStop,
  ClockThreshold,
  ClockUnit,
  ClockView,
  Terms,
} from './clock.js';
export { runCases, type CaseResult } from './cases/run-cases.js';
export { anchoredStart } from './anchor.js';
export {
  changedDays,
  diffCalendars,
  monthOf,
  publishedYear,
  workdayOfMonth,
  type CalendarSetDifference,
  type ChangedDay,
} from './calendar-sets.js';
export { createCalendars } from './create-calendars.js';
export { explainClock } from './explain-clock.js';
export type { BothTexts, ClockExplanation, ExplainedInterval, ExplainedRule, ExplainedStep } from './explained.js';
export type { CalendarSource } from './folded-clock.js';
export { parseIsoDuration, type IsoDuration } from './iso-duration.js';
export { judgeClock } from './judge-clock.js';
export { parseInstant } from './parse-instant.js';
export { recompute, type MovedDue, type OpenClock, type RecomputeChange, type RecomputeResult } from './recompute.js';
export { validateCalendars } from './validate-calendars.js';
