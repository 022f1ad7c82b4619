import type { CalendarFile, OpenInterval } from './calendar-file.js';

/** A calendar with its layers laid over each other. */
export interface ResolvedCalendar {
  readonly key: string;
  readonly counts: CalendarFile['counts'];
  readonly zone: string;
  /** Minutes since midnight, by weekday (0 = Sunday). */
  readonly weekly: readonly (readonly MinuteInterval[])[];
  readonly overrides: ReadonlyMap<string, readonly MinuteInterval[]>;
  readonly publishedThrough: string | undefined;
}

type MinuteInterval = readonly [from: number, to: number];

const DEFAULT_ZONE = 'Asia/Shanghai';

/** Lays `file` over what it extends. The files must have passed `validateCalendars`. */
export function resolveCalendar(file: CalendarFile, files: ReadonlyMap<string, CalendarFile>): ResolvedCalendar {
  const layers: CalendarFile[] = [];
  for (
    let at: CalendarFile | undefined = file;
    at !== undefined;
    at = at.extends === undefined ? undefined : files.get(at.extends)
  )
    layers.unshift(at);
  const weekly = layers.findLast((layer) => layer.weekly !== undefined)?.weekly ?? {};
  const hours = Array.from({ length: 7 }, (_, weekday) => (weekly[String(weekday)] ?? []).map(minutesOf));
  const usual = [1, 2, 3, 4, 5, 6, 0].map((weekday) => hours[weekday] ?? []).find((list) => list.length > 0) ?? [];
  const overrides = new Map<string, readonly MinuteInterval[]>();
  for (const layer of layers) {
    for (const [date, rule] of Object.entries(layer.overrides ?? {})) {
      overrides.set(date, rule === 'off' ? [] : rule === 'workday' ? usual : rule.map(minutesOf));
    }
  }
  return {
    key: file.key,
    counts: file.counts,
    zone: layers.findLast((layer) => layer.zone !== undefined)?.zone ?? DEFAULT_ZONE,
    weekly: hours,
    overrides,
    publishedThrough: layers.findLast((layer) => layer.publishedThrough !== undefined)?.publishedThrough,
  };
}

function minutesOf([from, to]: OpenInterval): MinuteInterval {
  return [minuteOfDay(from) ?? 0, minuteOfDay(to) ?? 0];
}

/** `09:30` → 570; `24:00` → 1440; `undefined` when it is not a time of day. */
export function minuteOfDay(text: string): number | undefined {
  const parts = /^(\d{2}):(\d{2})$/.exec(text);
  if (parts === null) return undefined;
  const minutes = Number(parts[1]) * 60 + Number(parts[2]);
  return Number(parts[2]) < 60 && minutes <= 1440 ? minutes : undefined;
}
