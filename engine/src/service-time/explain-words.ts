import { localize, type LocalizedText } from '../definition/localized-text.js';
import type { ServiceCalendar } from './calendar.js';
import type { Terms } from './clock.js';
import { civilDateOf, DAY_MS } from './civil-date.js';
import type { BothTexts, ExplainedRule } from './explained.js';

export function both(zh: string, en: string): BothTexts {
  return { 'zh-CN': zh, en };
}

/** `2026年9月30日 17:40`, `2026-09-30 17:40` in the zone of the calendar. */
export function dateTime(calendar: ServiceCalendar, at: number): BothTexts {
  const { date, time } = parts(calendar, at);
  return both(`${date['zh-CN']} ${time}`, `${date.en} ${time}`);
}

/** Both ends; the date is said once within a day, and midnight at the end is 24:00 of the day before. */
export function span(calendar: ServiceCalendar, from: number, to: number): BothTexts {
  const [start, end] = [parts(calendar, from), parts(calendar, to, true)];
  const same = start.date.en === end.date.en;
  if (start.time === '00:00' && end.time === '24:00')
    return same
      ? start.date
      : both(`${start.date['zh-CN']} 至 ${end.date['zh-CN']}`, `${start.date.en} to ${end.date.en}`);
  return same
    ? both(`${start.date['zh-CN']} ${start.time}–${end.time}`, `${start.date.en} ${start.time}–${end.time}`)
    : both(
        `${start.date['zh-CN']} ${start.time} 至 ${end.date['zh-CN']} ${end.time}`,
        `${start.date.en} ${start.time} to ${end.date.en} ${end.time}`,
      );
}

function parts(
  calendar: ServiceCalendar,
  at: number,
  atEnd = false,
): { readonly date: BothTexts; readonly time: string } {
  const wall = calendar.wall(at);
  let day = Math.floor(wall / DAY_MS);
  let ms = wall - day * DAY_MS;
  if (atEnd && ms === 0) [day, ms] = [day - 1, DAY_MS];
  const { year, month, day: date } = civilDateOf(day);
  const two = (value: number): string => String(value).padStart(2, '0');
  const seconds = Math.floor(ms / 1000) % 60;
  const time = `${two(Math.floor(ms / 3_600_000))}:${two(Math.floor(ms / 60_000) % 60)}`;
  return {
    date: both(`${year}年${month}月${date}日`, `${year}-${two(month)}-${two(date)}`),
    time: seconds === 0 ? time : `${time}:${two(seconds)}`,
  };
}

/** `3 小时 20 分钟`, `3 h 20 min`. */
export function duration(ms: number): BothTexts {
  const total = Math.round(Math.abs(ms) / 1000);
  const [hours, minutes, seconds] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60];
  const zh = [
    hours > 0 ? `${hours} 小时` : '',
    minutes > 0 ? `${minutes} 分钟` : '',
    seconds > 0 ? `${seconds} 秒` : '',
  ];
  const en = [hours > 0 ? `${hours} h` : '', minutes > 0 ? `${minutes} min` : '', seconds > 0 ? `${seconds} s` : ''];
  const join = (list: readonly string[], none: string): string => list.filter((part) => part !== '').join(' ') || none;
  return both(join(zh, '0 分钟'), join(en, '0 min'));
}

/** An amount of a clock: `4 小时`, `3 个工作日`, `14 天`. */
export function amountText(amount: number, unit: Terms['unit']): BothTexts {
  if (unit === 'minute') return duration(amount * 60_000);
  return unit === 'workday'
    ? both(`${amount} 个工作日`, `${amount} working day${amount === 1 ? '' : 's'}`)
    : both(`${amount} 天`, `${amount} day${amount === 1 ? '' : 's'}`);
}

export function named(title: LocalizedText | undefined, source: string | undefined, zh: string, en: string): BothTexts {
  const cited = (text: string, open: string, close: string): string =>
    source === undefined ? text : `${text}${open}${source}${close}`;
  return both(
    cited(title === undefined ? zh : localize(title), '（', '）'),
    cited(title === undefined ? en : localize(title, 'en'), ' (', ')'),
  );
}

/** The rule in a few words. */
export function ruleText({ kind, title, source, reason }: ExplainedRule): BothTexts {
  switch (kind) {
    case 'open':
      return both('工作时间', 'service hours');
    case 'always':
      return both('全天候计时', 'around the clock');
    case 'make-up':
      return named(title, source, '调休上班', 'make-up workday');
    case 'special':
      return named(title, source, '当日另定的工作时间', 'hours set for the day');
    case 'guarantee':
      return named(title, source, '保障期', 'special guarantee');
    case 'holiday':
      return named(title, source, '节假日', 'holiday');
    case 'weekend':
      return both('周末', 'weekend');
    case 'closed-day':
      return both('非工作日', 'closed all day');
    case 'outside-hours':
      return both('非工作时间', 'outside service hours');
    case 'break':
      return both('午间或班间休息', 'break');
    case 'pause':
      return reason === undefined ? both('暂停', 'paused') : both(`暂停（${reason}）`, `paused (${reason})`);
    case 'downtime':
      return both('计划停机', 'planned downtime');
    case 'stopped':
      return both('已办结，重开前不计时', 'stopped, until reopened');
    case 'start-day':
      return both('起始日不计入（《民法典》第二百零一条）', 'the day of the event is not counted (Civil Code 201)');
    case 'counted-day':
      return title === undefined ? both('计入', 'counted') : named(title, source, '计入', 'counted');
    case 'rolled':
      return both('期限顺延', 'the term rolls on');
  }
}
