import type { LocalizedText } from '../definition/localized-text.js';
import type { CalendarDay } from './calendar.js';
import type { CalendarFile, DayHours, DayOverride, OpenInterval } from './calendar-file.js';
import { parseIsoDate, weekdayOf } from './civil-date.js';
import { minuteOfDay } from './time-of-day.js';

/** A calendar with its layers laid over each other. */
export interface ResolvedCalendar {
  readonly key: string;
  readonly title: LocalizedText;
  readonly counts: CalendarFile['counts'];
  readonly zone: string;
  /** Minutes since midnight, by weekday (0 = Sunday). */
  readonly weekly: readonly (readonly MinuteInterval[])[];
  /** Layer the weekly hours come from. */
  readonly weeklyLayer: string;
  /** Day number -> hours that differ from the weekly ones, with their reason. */
  readonly days: ReadonlyMap<number, ResolvedDay>;
  readonly publishedThrough: string | undefined;
}

interface ResolvedDay {
  readonly hours: readonly MinuteInterval[];
  readonly kind: Exclude<CalendarDay['kind'], 'weekly'>;
  readonly layer: string;
  readonly title?: LocalizedText;
  readonly source?: string;
}

export type MinuteInterval = readonly [from: number, to: number];

const DEFAULT_ZONE = 'Asia/Shanghai';
const WHOLE_DAY: readonly MinuteInterval[] = [[0, 1440]];

/** Lays `file` over what it extends. The files must have passed `validateCalendars`. */
export function resolveCalendar(file: CalendarFile, files: ReadonlyMap<string, CalendarFile>): ResolvedCalendar {
  const layers: CalendarFile[] = [];
  for (
    let at: CalendarFile | undefined = file;
    at !== undefined;
    at = at.extends === undefined ? undefined : files.get(at.extends)
  )
    layers.unshift(at);
  const weeklyLayer = layers.findLast((layer) => layer.weekly !== undefined);
  const elapsed = file.counts === 'elapsed';
  const weekly = Array.from({ length: 7 }, (_, weekday) =>
    elapsed ? WHOLE_DAY : (weeklyLayer?.weekly?.[String(weekday)] ?? []).map(minutesOf),
  );
  return {
    key: file.key,
    title: file.title,
    counts: file.counts,
    zone: layers.findLast((layer) => layer.zone !== undefined)?.zone ?? DEFAULT_ZONE,
    weekly,
    weeklyLayer: weeklyLayer?.key ?? file.key,
    days: elapsed ? new Map() : exceptionsOf(layers, weekly),
    publishedThrough: layers.findLast((layer) => layer.publishedThrough !== undefined)?.publishedThrough,
  };
}

function exceptionsOf(
  layers: readonly CalendarFile[],
  weekly: readonly (readonly MinuteInterval[])[],
): ReadonlyMap<number, ResolvedDay> {
  const usual = [1, 2, 3, 4, 5, 6, 0].map((weekday) => weekly[weekday] ?? []).find((list) => list.length > 0) ?? [];
  const hoursOf = (hours: DayHours): readonly MinuteInterval[] =>
    hours === 'off' ? [] : hours === 'workday' ? usual : hours.map(minutesOf);
  const days = new Map<number, ResolvedDay>();
  for (const layer of layers) {
    for (const [date, rule] of Object.entries(layer.overrides ?? {})) {
      const day = parseIsoDate(date) ?? 0;
      const { hours: written, title, source } = dayOverrideOf(rule);
      const hours = hoursOf(written);
      const closedByWeek = (weekly[weekdayOf(day)] ?? []).length === 0;
      const kind = hours.length === 0 ? 'holiday' : closedByWeek ? 'make-up' : 'special';
      days.set(day, { hours, kind, layer: layer.key, ...stated(title, source) });
    }
    for (const { from, to, hours: written, title, source } of layer.overlays ?? []) {
      const hours = hoursOf(written);
      const kind = hours.length === 0 ? 'holiday' : 'guarantee';
      for (let day = parseIsoDate(from) ?? 0; day <= (parseIsoDate(to) ?? -1); day += 1)
        days.set(day, { hours, kind, layer: layer.key, ...stated(title, source) });
    }
  }
  return days;
}

/** The long form of an override. */
function dayOverrideOf(rule: DayHours | DayOverride): DayOverride {
  return typeof rule === 'object' && 'hours' in rule ? rule : { hours: rule };
}

function stated(title: LocalizedText | undefined, source: string | undefined): Pick<ResolvedDay, 'title' | 'source'> {
  return { ...(title === undefined ? {} : { title }), ...(source === undefined ? {} : { source }) };
}

function minutesOf([from, to]: OpenInterval): MinuteInterval {
  return [minuteOfDay(from) ?? 0, minuteOfDay(to) ?? 0];
}
