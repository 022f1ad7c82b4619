import type { Locale } from '@yunliu/engine/definition';
import { parseIsoDuration } from '@yunliu/engine/service-time';
import { controlTexts } from './control-texts.js';

export const durationUnits = ['years', 'months', 'weeks', 'days', 'hours', 'minutes', 'seconds'] as const;

export type DurationUnit = (typeof durationUnits)[number];

export interface DurationPart {
  readonly amount: number;
  readonly unit: DurationUnit;
}

/** Parts of an ISO 8601 duration as written; undefined when it is none. */
export function durationParts(text: string): readonly DurationPart[] | undefined {
  if (parseIsoDuration(text) === undefined) return undefined;
  const [date = '', time = ''] = text.slice(1).split('T');
  const read = (part: string, units: { readonly [sign: string]: DurationUnit }): DurationPart[] =>
    [...part.matchAll(/([\d.]+)([A-Z])/g)].flatMap(([, amount = '', sign = '']) => {
      const unit = units[sign];
      return unit === undefined ? [] : [{ amount: Number(amount), unit }];
    });
  return [
    ...read(date, { Y: 'years', M: 'months', W: 'weeks', D: 'days' }),
    ...read(time, { H: 'hours', M: 'minutes', S: 'seconds' }),
  ];
}

/** The ISO 8601 text; parts of one unit are added together. Undefined when nothing is left. */
export function writeDuration(parts: readonly DurationPart[]): string | undefined {
  const sums = new Map<DurationUnit, number>();
  for (const { amount, unit } of parts) if (amount > 0) sums.set(unit, (sums.get(unit) ?? 0) + amount);
  const part = (unit: DurationUnit, sign: string): string => (sums.has(unit) ? `${sums.get(unit) ?? 0}${sign}` : '');
  const date = part('years', 'Y') + part('months', 'M') + part('weeks', 'W') + part('days', 'D');
  const time = part('hours', 'H') + part('minutes', 'M') + part('seconds', 'S');
  return date + time === '' ? undefined : `P${date}${time === '' ? '' : `T${time}`}`;
}

/** `working`: days are working days of a calendar. */
export function unitWords(unit: DurationUnit, locale: Locale, working = false): string {
  const texts = controlTexts(locale);
  return unit === 'days' && working ? texts.workdays : texts[unit];
}

/** 「1 天 2 小时」; the text itself when it is no duration. */
export function durationWords(text: string, locale: Locale, working = false): string {
  const parts = durationParts(text);
  if (parts === undefined || parts.length === 0) return text;
  return parts
    .map(({ amount, unit }) => {
      const words = unitWords(unit, locale, working);
      return `${amount} ${locale === 'en' && amount === 1 ? words.replace(/s$/, '') : words}`;
    })
    .join(' ');
}
