import type { LocalizedText } from '../definition/localized-text.js';

/** `["09:00", "12:00"]`: open from the first to the second, the end not included; `24:00` is midnight at the end of the day. */
export type OpenInterval = readonly [from: string, to: string];

/**
 * `off` = closed (statutory holiday), `workday` = the hours of the nearest weekday that is open, counted from Monday
 * (make-up workday, 调休), or intervals of its own.
 */
export type DayHours = 'off' | 'workday' | readonly OpenInterval[];

/** The hours of a single date with the occasion (国庆节) and the notice that says so. */
export interface DayOverride {
  readonly hours: DayHours;
  readonly title?: LocalizedText;
  /** Number or title of the notice or decision. */
  readonly source?: string;
}

/** Hours of a dated period, both days included: a special guarantee (重大节日保障期), a plant shutdown. */
export interface CalendarOverlay {
  readonly from: string;
  readonly to: string;
  readonly hours: DayHours;
  readonly title: LocalizedText;
  readonly source?: string;
}

/** An official notice the overrides come from. */
export interface CalendarNotice {
  readonly title: string;
  readonly number?: string;
  readonly issued: string;
}

/**
 * A service calendar, stored as process-definitions/calendars/<key>.json. With `extends` it takes over zone, weekly
 * hours, overrides and overlays of another calendar (national -> vendor -> customer -> guarantee period) and changes
 * single ones; the later layer wins. Within one layer an overlay wins over an override, an override over the weekly hours.
 */
export interface CalendarFile {
  readonly $schema?: string;
  readonly key: string;
  readonly title: LocalizedText;
  readonly description?: LocalizedText;
  /**
   * What a duration counts here. `elapsed`: time as it passes, whole days and months by the wall clock of the zone.
   * `working-days`: a day is a working day and ends when business closes. `open-hours`: only open time.
   */
  readonly counts: 'elapsed' | 'working-days' | 'open-hours';
  /** IANA name; default is that of the extended calendar, else `Asia/Shanghai`. */
  readonly zone?: string;
  readonly extends?: string;
  /** Open intervals by weekday, `0` = Sunday; a weekday that is not listed is closed. */
  readonly weekly?: { readonly [weekday: string]: readonly OpenInterval[] };
  readonly overrides?: { readonly [date: string]: DayHours | DayOverride };
  readonly overlays?: readonly CalendarOverlay[];
  readonly notices?: readonly CalendarNotice[];
  /** Last day covered by an official notice; later days follow the weekly hours and count as provisional. */
  readonly publishedThrough?: string;
}
