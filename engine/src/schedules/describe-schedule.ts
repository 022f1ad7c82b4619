import type { Locale } from '../definition/localized-text.js';
import { localize } from '../definition/localized-text.js';
import { parseIsoDuration } from '../service-time/iso-duration.js';
import { weekdayNames, type Recurrence } from './recurrence.js';
import type { ScheduleRow } from './schedule-file.js';

const WEEKDAYS_ZH = ['日', '一', '二', '三', '四', '五', '六'];
const WEEKDAYS_EN = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS_EN = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** When a schedule comes round, in words: 每个工作日 09:00、13:00、16:00. */
export function describeSchedule(row: ScheduleRow, locale: Locale = 'zh-CN'): string {
  const isZh = locale === 'zh-CN';
  const rules = row.recurrences.map((rule) => {
    // With a deadline the time of day is that of the start, which the end of the sentence says.
    const timed = row.opensBefore === undefined || !('at' in rule) ? rule : { ...rule, at: [] };
    const words = isZh ? ruleZh(timed) : ruleEn(timed);
    const name = row.recurrences.length > 1 ? localize(rule.title, locale) : '';
    return name === '' ? words : isZh ? `${name}：${words}` : `${name}: ${words}`;
  });
  return rules.join(isZh ? '；' : '; ') + (isZh ? restZh(row) : restEn(row));
}

function ruleZh(rule: Recurrence): string {
  const at = 'at' in rule && rule.at.length > 0 ? ` ${rule.at.join('、')}` : '';
  switch (rule.type) {
    case 'daily':
      return ((rule.everyDays ?? 1) === 1 ? '每天' : `每 ${rule.everyDays} 天`) + at;
    case 'workdays':
      return `每个工作日${at}`;
    case 'weekly': {
      const weeks = rule.everyWeeks ?? 1;
      const days = rule.on.map((name) => WEEKDAYS_ZH[weekdayNames.indexOf(name)]).join('、');
      return (weeks === 1 ? '每周' : `每 ${weeks} 周的周`) + days + at;
    }
    case 'monthly':
      return monthsZh(rule) + dayZh(rule.day) + at;
    case 'monthly-workday':
      return (
        monthsZh(rule) +
        (rule.nth > 0
          ? `第 ${rule.nth} 个工作日`
          : rule.nth === -1
            ? '最后一个工作日'
            : `倒数第 ${-rule.nth} 个工作日`) +
        at
      );
    case 'dates':
      return (
        (rule.offsets ?? ['P0D'])
          .map((offset) => {
            const isBefore = offset.startsWith('-');
            const length = lengthZh(isBefore ? offset.slice(1) : offset);
            const isHoliday = rule.anchors.every(({ type }) => type === 'holidays');
            const edge = rule.edge === 'end' ? '时段结束' : isHoliday ? '长假' : '所定日期';
            return length === '' ? `${edge}当日` : `${edge}${isBefore ? '前' : '后'} ${length}`;
          })
          .join('、') + at
      );
    case 'interval':
      return `每 ${lengthZh(rule.every)}`;
    case 'cron':
      return `cron ${rule.cron}`;
  }
}

function monthsZh({ everyMonths = 1, anchorMonth = 1 }: { everyMonths?: number; anchorMonth?: number }): string {
  if (everyMonths === 1) return '每月';
  if (everyMonths > 12 || 12 % everyMonths !== 0) return `每 ${everyMonths} 个月`;
  return `每年 ${monthsOf(everyMonths, anchorMonth).join('、')} 月`;
}

function monthsOf(every: number, anchor: number): readonly number[] {
  return Array.from({ length: 12 / every }, (_, index) => ((anchor - 1 + index * every) % 12) + 1).toSorted(
    (a, b) => a - b,
  );
}

function dayZh(day: number): string {
  if (day > 0) return ` ${day} 日`;
  return day === -1 ? '最后一天' : `倒数第 ${-day} 天`;
}

function lengthZh(duration: string): string {
  const { months, days, ms } = parseIsoDuration(duration) ?? { months: 0, days: 0, ms: 0 };
  const parts: string[] = [];
  if (months >= 12 && months % 12 === 0) parts.push(`${months / 12} 年`);
  else if (months > 0) parts.push(`${months} 个月`);
  if (days > 0) parts.push(days % 7 === 0 ? `${days / 7} 周` : `${days} 天`);
  const minutes = Math.round(ms / 60_000);
  if (minutes >= 60) parts.push(`${Math.floor(minutes / 60)} 小时`);
  if (minutes % 60 > 0) parts.push(`${minutes % 60} 分钟`);
  return parts.join(' ');
}

function restZh({ onHoliday, opensBefore, during, recurrences }: ScheduleRow): string {
  const before = opensBefore === undefined ? '' : `为期限，提前 ${lengthZh(opensBefore)}于 ${timeOf(recurrences)} 启动`;
  const moved = { next: '，逢节假日顺延', previous: '，逢节假日提前', skip: '，逢节假日不执行', stay: '' };
  return before + moved[onHoliday ?? 'stay'] + (during === undefined ? '' : '（仅在相应事项进行期间）');
}

function timeOf([first]: readonly Recurrence[]): string {
  return first !== undefined && 'at' in first ? (first.at[0] ?? '') : '';
}

function ruleEn(rule: Recurrence): string {
  const at = 'at' in rule && rule.at.length > 0 ? ` at ${rule.at.join(', ')}` : '';
  switch (rule.type) {
    case 'daily':
      return ((rule.everyDays ?? 1) === 1 ? 'every day' : `every ${rule.everyDays} days`) + at;
    case 'workdays':
      return `every working day${at}`;
    case 'weekly': {
      const weeks = rule.everyWeeks ?? 1;
      const days = rule.on.map((name) => WEEKDAYS_EN[weekdayNames.indexOf(name)]).join(', ');
      return (weeks === 1 ? `every ${days}` : `every ${weeks} weeks on ${days}`) + at;
    }
    case 'monthly': {
      const day = rule.day > 0 ? `day ${rule.day}` : rule.day === -1 ? 'the last day' : `day ${-rule.day} from the end`;
      return `${day} of ${monthsEn(rule)}${at}`;
    }
    case 'monthly-workday': {
      const nth =
        rule.nth > 0
          ? `working day ${rule.nth}`
          : rule.nth === -1
            ? 'the last working day'
            : `working day ${-rule.nth} from the end`;
      return `${nth} of ${monthsEn(rule)}${at}`;
    }
    case 'dates':
      return (
        (rule.offsets ?? ['P0D'])
          .map((offset) => {
            const isBefore = offset.startsWith('-');
            const length = lengthEn(isBefore ? offset.slice(1) : offset);
            const edge = rule.edge === 'end' ? 'the end' : 'the date';
            return length === '' ? `on ${edge}` : `${length} ${isBefore ? 'before' : 'after'} ${edge}`;
          })
          .join(', ') + at
      );
    case 'interval':
      return `every ${lengthEn(rule.every)}`;
    case 'cron':
      return `cron ${rule.cron}`;
  }
}

function monthsEn({ everyMonths = 1, anchorMonth = 1 }: { everyMonths?: number; anchorMonth?: number }): string {
  if (everyMonths === 1) return 'the month';
  if (everyMonths > 12 || 12 % everyMonths !== 0) return `every ${everyMonths} months`;
  return monthsOf(everyMonths, anchorMonth)
    .map((month) => MONTHS_EN[month - 1])
    .join(', ');
}

function lengthEn(duration: string): string {
  const { months, days, ms } = parseIsoDuration(duration) ?? { months: 0, days: 0, ms: 0 };
  const parts: string[] = [];
  const add = (count: number, one: string): void => {
    if (count > 0) parts.push(`${count} ${one}${count === 1 ? '' : 's'}`);
  };
  if (months % 12 === 0) add(months / 12, 'year');
  else add(months, 'month');
  if (days % 7 === 0) add(days / 7, 'week');
  else add(days, 'day');
  const minutes = Math.round(ms / 60_000);
  add(Math.floor(minutes / 60), 'hour');
  add(minutes % 60, 'minute');
  return parts.join(' ');
}

function restEn({ onHoliday, opensBefore, during, recurrences }: ScheduleRow): string {
  const before =
    opensBefore === undefined
      ? ''
      : ` is the deadline; starts ${lengthEn(opensBefore)} earlier at ${timeOf(recurrences)}`;
  const moved = {
    next: ', next working day on holidays',
    previous: ', working day before on holidays',
    skip: ', not on holidays',
    stay: '',
  };
  return before + moved[onHoliday ?? 'stay'] + (during === undefined ? '' : ' (only while such a case runs)');
}
