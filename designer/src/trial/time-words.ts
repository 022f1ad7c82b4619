import type { Instant, Locale } from '@yunliu/engine/definition';

/** China has one zone and no summer time. */
const ZONE_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

const days = {
  'zh-CN': ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const;

interface Wall {
  readonly day: number;
  readonly weekday: number;
  readonly date: string;
  readonly time: string;
}

function wall(instant: Instant): Wall {
  const local = Date.parse(instant) + ZONE_MS;
  const text = new Date(local).toISOString();
  const day = Math.floor(local / DAY_MS);
  return { day, weekday: (((day + 4) % 7) + 7) % 7, date: text.slice(0, 10), time: text.slice(11, 16) };
}

/** As somebody says it on the day of `now`: 今天 17:50, 周五 17:50, 下周一 10:30, 10月8日 周四 17:30. */
export function spokenTime(instant: Instant, now: Instant, locale: Locale): string {
  const [at, today] = [wall(instant), wall(now)];
  const isZh = locale === 'zh-CN';
  const weekday = days[locale][at.weekday] ?? '';
  const monday = ({ day, weekday: of }: Wall): number => day - ((of + 6) % 7);
  const weeks = (monday(at) - monday(today)) / 7;
  const near = { [-1]: ['昨天', 'yesterday'], 0: ['今天', 'today'], 1: ['明天', 'tomorrow'] }[at.day - today.day];
  if (near !== undefined) return `${near[isZh ? 0 : 1] ?? ''} ${at.time}`;
  if (weeks === 0) return `${weekday} ${at.time}`;
  if (weeks === 1) return isZh ? `下${weekday} ${at.time}` : `next ${weekday} ${at.time}`;
  return `${shortDate(at, isZh)} ${weekday} ${at.time}`;
}

/** Fully: 9月30日 周三 17:40, with the year where it is another one. */
export function exactTime(instant: Instant, locale: Locale, year?: string): string {
  const at = wall(instant);
  const isZh = locale === 'zh-CN';
  const other = year !== undefined && at.date.slice(0, 4) !== year ? (isZh ? `${at.date.slice(0, 4)}年` : '') : '';
  const tail = year !== undefined && at.date.slice(0, 4) !== year && !isZh ? ` ${at.date.slice(0, 4)}` : '';
  return `${other}${shortDate(at, isZh)}${tail} ${days[locale][at.weekday] ?? ''} ${at.time}`;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function shortDate({ date }: Wall, isZh: boolean): string {
  const [month, day] = [Number(date.slice(5, 7)), Number(date.slice(8, 10))];
  return isZh ? `${month}月${day}日` : `${day} ${months[month - 1] ?? ''}`;
}

/** As people type it, wall time in China: 2026-09-30 17:40. The same in every browser and language. */
export function typedTime(instant: Instant): string {
  return new Date(Date.parse(instant) + ZONE_MS).toISOString().slice(0, 16).replace('T', ' ');
}

const TYPED = /^\s*(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?[ T]+(\d{1,2})[:：](\d{2})\s*$/;

/** `undefined` when the text is no time, or names a day there is not. */
export function readTypedTime(text: string): Instant | undefined {
  const found = TYPED.exec(text);
  if (found === null) return undefined;
  const [, year, month, day, hour, minute] = found.map(Number) as [number, number, number, number, number, number];
  const ms = Date.UTC(year, month - 1, day, hour, minute);
  const same = new Date(ms);
  const isReal =
    same.getUTCMonth() === month - 1 && same.getUTCDate() === day && same.getUTCHours() === hour && minute < 60;
  return isReal ? new Date(ms - ZONE_MS).toISOString() : undefined;
}

/** How long in days, hours and minutes: 2 小时 40 分. */
export function spanWords(ms: number, locale: Locale): string {
  const minutes = Math.round(Math.abs(ms) / 60_000);
  const [d, h, m] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  const parts: readonly (readonly [number, string, string])[] = [
    [d, '天', 'd'],
    [h, '小时', 'h'],
    [m, '分', 'min'],
  ];
  const said = parts.filter(([count]) => count > 0).slice(0, 2);
  if (said.length === 0) return locale === 'zh-CN' ? '不到 1 分' : 'under 1 min';
  return said.map(([count, zh, en]) => `${count} ${locale === 'zh-CN' ? zh : en}`).join(' ');
}
