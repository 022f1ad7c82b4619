import type { LocalizedText } from '../definition/localized-text.js';

/** `["09:00", "12:00"]`: open from the first to the second, the end not included; `24:00` is midnight at the end of the day. */
export type OpenInterval = readonly [from: string, to: string];

/**
 * A service calendar, stored as process-definitions/calendars/<key>.json. With `extends` it takes over zone, weekly
 * hours and overrides of another calendar and changes single ones; the later layer wins.
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
  /**
   * Single dates: `off` = closed (statutory holiday), `workday` = the hours of the nearest weekday that is open, counted
   * from Monday (make-up workday, 调休), or intervals of its own.
   */
  readonly overrides?: { readonly [date: string]: 'off' | 'workday' | readonly OpenInterval[] };
  /** Official notices the overrides come from. */
  readonly notices?: readonly { readonly title: string; readonly number?: string; readonly issued: string }[];
  /** Last day covered by an official notice; later days follow the weekly hours. */
  readonly publishedThrough?: string;
}
