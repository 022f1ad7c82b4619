import type { Instant, LocalizedText } from '@yunliu/engine/definition';
import type { Calendars, ServiceCalendar, ServiceCalendars } from '@yunliu/engine/service-time';

const MINUTE_MS = 60_000;
/** Working hours are taken from the first of these that the world has. */
const OFFICE = ['office-0900-1730', 'office-5x8', 'workday'] as const;
/** A calendar of whole days opens at midnight; people begin at half past eight. */
const PEOPLE_BEGIN = 510 * MINUTE_MS;
const NINE = 540 * MINUTE_MS;
/** Holidays are announced for a year; further ahead there are none. */
const DAYS_TO_LOOK = 400;
/** No holiday keeps business closed longer, in days. */
const LONGEST_REST = 14;

/** The calendar by which the office works; `undefined` = the world has none that knows days. */
function officeCalendar(calendars: Calendars): ServiceCalendar | undefined {
  const key = OFFICE.find((each) => calendars.has(each));
  return key === undefined || !hasDays(calendars) ? undefined : calendars.calendar(key);
}

/** When business opens on the next working day, holidays and made-up days as the calendars have them. */
export function nextOpening(calendars: Calendars, now: Instant): Instant | undefined {
  const calendar = officeCalendar(calendars);
  if (calendar === undefined) return undefined;
  const opening = openingAfter(calendar, now);
  const isMidnight = opening === calendar.startOf(calendar.dayOf(opening));
  return new Date(isMidnight ? opening + PEOPLE_BEGIN : opening).toISOString();
}

/** Nine in the morning of the next working day. */
export function nextWorkdayAtNine(calendars: Calendars, now: Instant): Instant | undefined {
  const calendar = officeCalendar(calendars);
  if (calendar === undefined) return undefined;
  const day = calendar.dayOf(openingAfter(calendar, now));
  return new Date(calendar.startOf(day) + NINE).toISOString();
}

export interface HolidayEve {
  /** The last minute in which business is open. */
  readonly at: Instant;
  /** What the holiday is called, where the calendar says so. */
  readonly holiday?: LocalizedText;
}

/** The last working minute before the next holiday; `undefined` = none is announced. */
export function nextHolidayEve(calendars: Calendars, now: Instant): HolidayEve | undefined {
  return eveFrom(calendars, now, 1);
}

/** The same before the holiday that was last, for a year whose holidays are not announced yet. */
export function lastHolidayEve(calendars: Calendars, now: Instant): HolidayEve | undefined {
  return eveFrom(calendars, now, -1);
}

function eveFrom(calendars: Calendars, now: Instant, direction: 1 | -1): HolidayEve | undefined {
  const calendar = officeCalendar(calendars);
  if (calendar === undefined) return undefined;
  const today = calendar.dayOf(Date.parse(now));
  // The holiday whose eve was last may lie ahead.
  const from = direction === 1 ? today : today + LONGEST_REST;
  for (let ahead = 0; ahead <= DAYS_TO_LOOK; ahead += 1) {
    const day = from + ahead * direction;
    const { kind, title } = calendar.day(day);
    if (kind !== 'holiday') continue;
    const closing = lastClosingBefore(calendar, day);
    if (closing === undefined) continue;
    const at = closing - MINUTE_MS;
    // Some of it may lie behind already.
    if (direction === 1 ? at < Date.parse(now) : at >= Date.parse(now)) continue;
    return { at: new Date(at).toISOString(), ...(title === undefined ? {} : { holiday: title }) };
  }
  return undefined;
}

function lastClosingBefore(calendar: ServiceCalendar, day: number): number | undefined {
  for (let before = day - 1; before >= day - LONGEST_REST; before -= 1) {
    const closing = calendar.closingOf(before);
    if (closing !== undefined) return closing;
  }
  return undefined;
}

function openingAfter(calendar: ServiceCalendar, now: Instant): number {
  return calendar.nextOpen(calendar.startOf(calendar.dayOf(Date.parse(now)) + 1));
}

function hasDays(calendars: Calendars): calendars is ServiceCalendars {
  return 'calendar' in calendars;
}
