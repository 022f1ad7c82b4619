import { isoDateOf, parseIsoDate } from '../service-time/civil-date.js';
import type { DatesRule } from './recurrence.js';
import type { OccurrencePeriod, ScheduleFacts } from './schedule-facts.js';
import { addDays, parseSignedDays, reachOf } from './signed-days.js';
import { daysFrom } from './rule-days.js';
import type { WorkingDays } from './working-days.js';
import type { Zone } from '../service-time/zone.js';

/** A day and the date or period it was reckoned from. */
export interface AnchoredDay {
  readonly day: number;
  readonly period: OccurrencePeriod;
}

const DEFAULT_MIN_DAYS = 3;

/** Days reckoned from kept dates, from `from` to `to` (both included). */
export function anchoredDays(
  rule: DatesRule,
  { days, zone, facts }: { readonly days: WorkingDays; readonly zone: Zone; readonly facts: ScheduleFacts },
  from: number,
  to: number,
): AnchoredDay[] {
  const offsets = (rule.offsets ?? ['P0D']).flatMap((text) => parseSignedDays(text) ?? []);
  const reach = Math.max(0, ...offsets.map(reachOf));
  const periods = rule.anchors.flatMap((anchor): readonly OccurrencePeriod[] => {
    switch (anchor.type) {
      case 'set':
        return facts.dates(anchor.set).flatMap((entry) => {
          const { date, to: end, title } = entry;
          if (parseIsoDate(date) === undefined) return [];
          return [
            {
              id: date,
              from: date,
              ...(end === undefined ? {} : { to: end }),
              ...(title === undefined ? {} : { title }),
            },
          ];
        });
      case 'holidays':
        return holidaysBetween(days, anchor.minDays ?? DEFAULT_MIN_DAYS, from - reach, to + reach);
      case 'field':
        return facts.running(anchor.process).flatMap((instance) => {
          const date = localDate(instance.variables[anchor.field], zone);
          return date === undefined
            ? []
            : [{ id: `${instance.id}/${date}`, title: instance.title, from: date, instanceId: instance.id }];
        });
    }
  });
  return periods.flatMap((period) => {
    const edge = parseIsoDate(rule.edge === 'end' ? (period.to ?? period.from) : period.from);
    if (edge === undefined) return [];
    return offsets
      .map((offset) => ({ day: addDays(edge, offset), period }))
      .filter(({ day }) => day >= from && day <= to);
  });
}

/** Closed days on end with a statutory holiday among them. */
function holidaysBetween(days: WorkingDays, minDays: number, from: number, to: number): OccurrencePeriod[] {
  const found: OccurrencePeriod[] = [];
  // One that reaches into the window is found whole, so that it is the same one from every window.
  let day = from;
  while (!days.isWorkday(day - 1) && from - day < 60) day -= 1;
  while (day <= to) {
    if (days.isWorkday(day)) {
      day += 1;
      continue;
    }
    let end = day;
    while (!days.isWorkday(end + 1) && end - day < 60) end += 1;
    const holiday = daysFrom(day, end).find((one) => days.isHoliday(one));
    if (holiday !== undefined && end - day + 1 >= minDays) {
      const title = days.occasionOf(holiday) ?? {
        'zh-CN': `法定节假日 ${isoDateOf(day)} 至 ${isoDateOf(end)}`,
        en: `Statutory holidays ${isoDateOf(day)} to ${isoDateOf(end)}`,
      };
      found.push({ id: isoDateOf(day), from: isoDateOf(day), to: isoDateOf(end), title });
    }
    day = end + 1;
  }
  return found;
}

/** The day of a date or an instant, as the variable's text says it. */
function localDate(value: unknown, zone: Zone): string | undefined {
  if (typeof value !== 'string') return undefined;
  if (parseIsoDate(value) !== undefined) return value;
  const instant = Date.parse(value);
  if (Number.isNaN(instant)) return undefined;
  return isoDateOf(Math.floor((instant + zone.offsetAt(instant)) / 86_400_000));
}
