import { localize } from '@yunliu/engine/definition';
import type { LocalizedText } from '@yunliu/engine/definition';
import type { Agreement, Commitment } from '@yunliu/engine/agreements';
import { locale, t } from '../locales/index.js';
import { spanInWords } from '../time-words.js';

const text = (title: LocalizedText): string => localize(title, locale());

/** `PT30M`, `P1D` in words; what is longer than days stays in its own unit. */
export function durationWords(duration: string): string {
  const match = /^P(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(duration);
  if (match === null) return duration;
  const [, months, days, hours, minutes] = match.map((part) => (part === undefined ? 0 : Number(part)));
  if ((months ?? 0) > 0) return t().clocks.agreements.months(months ?? 0);
  const ms = ((days ?? 0) * 1440 + (hours ?? 0) * 60 + (minutes ?? 0)) * 60_000;
  return ms === 0 ? duration : spanInWords(ms);
}

function amount(value: number, unit: 'minute' | 'workday' | 'day' | 'month'): string {
  const { units } = t().clocks.agreements;
  return unit === 'minute' && value >= 1 ? spanInWords(value * 60_000) : `${value} ${units[unit]}`;
}

/** The figure of a commitment in words: how much time, how often, at most what. */
export function figureWords(row: Commitment, agreement: Agreement): string {
  const texts = t().clocks.agreements;
  const priorityOf = (key: string): string => {
    const found = agreement.priorities.find((one) => one.key === key);
    return found === undefined ? key : text(found.title);
  };
  switch (row.kind) {
    case 'clock': {
      const { unit = 'minute', value, byPriority, until } = row.amount;
      if (until !== undefined) return texts.until[until];
      if (value !== undefined) {
        const only = (row.priorities ?? []).map(priorityOf).join(t().common.listSeparator);
        return only === '' ? amount(value, unit) : `${amount(value, unit)}${t().common.bracketed(only)}`;
      }
      return Object.entries(byPriority ?? {})
        .map(([key, each]) => `${priorityOf(key)} ${amount(each, unit)}`)
        .join(t().common.listSeparator);
    }
    case 'availability':
      return `${row.target}%`;
    case 'presence':
      return `≥ ${row.atLeast}`;
    case 'periodic':
      return row.each
        .map(({ per, atLeast }) => texts.times(texts.periods[per] ?? per, atLeast))
        .join(t().common.listSeparator);
    case 'sum':
      return [
        row.atMost === undefined ? '' : `≤ ${row.atMost}`,
        row.atLeast === undefined ? '' : `≥ ${row.atLeast}`,
        texts.sums[row.unit],
        row.per === 'case' ? texts.perCase : (texts.periods[row.per] ?? row.per),
      ]
        .filter((part) => part !== '')
        .join(' ');
    case 'lead':
      return [
        row.atLeast === undefined ? '' : `≥ ${durationWords(row.atLeast)}`,
        row.atMost === undefined ? '' : `≤ ${durationWords(row.atMost)}`,
      ]
        .filter((part) => part !== '')
        .join(' ');
    case 'interval':
      return `≤ ${durationWords(row.every)}`;
    case 'penalty':
      return row.deductPercent === undefined ? `${row.grade} × ${row.inARow}` : texts.deduct(row.deductPercent);
    default:
      return texts.perCase;
  }
}
