import { jsonPointer, type Issue } from '../definition/issue.js';
import type { CalendarFile } from './calendar-file.js';
import { parseIsoDate } from './civil-date.js';
import { minuteOfDay } from './resolve-calendar.js';
import { createZone } from './zone.js';

type Text = { readonly 'zh-CN': string; readonly en: string };

function issue(code: string, pointer: string, message: Text, hint: Text): Issue {
  return { code, severity: 'error', pointer, message, hint };
}

const KINDS = ['elapsed', 'working-days', 'open-hours'];

/** Faults of calendar files that could not be counted with. Pointers start at the list: `/0/weekly/1`. */
export function validateCalendars(files: readonly CalendarFile[]): readonly Issue[] {
  const keys = new Map<string, CalendarFile>();
  const issues: Issue[] = [];
  for (const [index, file] of files.entries()) {
    const at = jsonPointer(index);
    if (typeof file !== 'object' || file === null || typeof file.key !== 'string' || file.key === '') {
      issues.push(
        issue(
          'calendar/unreadable',
          at,
          { 'zh-CN': '日历缺少 key', en: 'The calendar has no key' },
          { 'zh-CN': '填写 key。', en: 'Give it a key.' },
        ),
      );
      continue;
    }
    if (keys.has(file.key)) {
      issues.push(
        issue(
          'calendar/duplicate-key',
          `${at}/key`,
          { 'zh-CN': `日历“${file.key}”重复`, en: `The calendar "${file.key}" appears twice` },
          { 'zh-CN': '每个日历的 key 只能出现一次。', en: 'Each calendar key may appear once.' },
        ),
      );
    }
    keys.set(file.key, file);
    issues.push(...checkFile(file, at));
  }
  for (const [index, file] of files.entries()) issues.push(...checkLayers(file, keys, jsonPointer(index)));
  return issues;
}

function checkFile(file: CalendarFile, at: string): Issue[] {
  const issues: Issue[] = [];
  if (!KINDS.includes(file.counts)) {
    issues.push(
      issue(
        'calendar/unknown-kind',
        `${at}/counts`,
        {
          'zh-CN': `日历“${file.key}”的计数方式“${file.counts}”未知`,
          en: `The calendar "${file.key}" counts "${file.counts}", which is unknown`,
        },
        { 'zh-CN': `可选：${KINDS.join('、')}。`, en: `One of ${KINDS.join(', ')}.` },
      ),
    );
  }
  if (file.zone !== undefined && !isZone(file.zone)) {
    issues.push(
      issue(
        'calendar/unknown-zone',
        `${at}/zone`,
        { 'zh-CN': `时区“${file.zone}”不存在`, en: `There is no time zone "${file.zone}"` },
        { 'zh-CN': '使用 IANA 时区名，如 Asia/Shanghai。', en: 'Use an IANA name such as Asia/Shanghai.' },
      ),
    );
  }
  for (const [weekday, hours] of Object.entries(file.weekly ?? {}))
    issues.push(...checkHours(hours, `${at}/weekly/${weekday}`, /^[0-6]$/.test(weekday)));
  for (const [date, rule] of Object.entries(file.overrides ?? {})) {
    const pointer = at + jsonPointer('overrides', date);
    issues.push(
      ...checkHours(rule === 'off' || rule === 'workday' ? [] : rule, pointer, parseIsoDate(date) !== undefined),
    );
  }
  if (file.publishedThrough !== undefined && parseIsoDate(file.publishedThrough) === undefined)
    issues.push(...checkHours([], `${at}/publishedThrough`, false));
  return issues;
}

function isZone(zone: string): boolean {
  try {
    createZone(zone);
    return true;
  } catch {
    return false;
  }
}

function checkHours(hours: unknown, pointer: string, dayExists: boolean): Issue[] {
  if (!dayExists) {
    return [
      issue(
        'calendar/unknown-day',
        pointer,
        { 'zh-CN': '日期或星期不存在', en: 'There is no such date or weekday' },
        {
          'zh-CN': '星期写 0（周日）至 6，日期写 2026-09-30。',
          en: 'Weekdays are 0 (Sunday) to 6, dates are written 2026-09-30.',
        },
      ),
    ];
  }
  let end = 0;
  const list = Array.isArray(hours) ? (hours as unknown[]) : [undefined];
  const sound = list.every((interval) => {
    if (!Array.isArray(interval) || interval.length !== 2) return false;
    const [from, to] = [minuteOfDay(String(interval[0])), minuteOfDay(String(interval[1]))];
    if (from === undefined || to === undefined || from < end || to <= from) return false;
    end = to;
    return true;
  });
  if (sound) return [];
  return [
    issue(
      'calendar/invalid-hours',
      pointer,
      { 'zh-CN': '营业时段无效、重叠或未按先后排列', en: 'The open hours are invalid, overlap or are out of order' },
      { 'zh-CN': '写成 ["09:00","12:00"]，按时间先后排列。', en: 'Write ["09:00","12:00"], in order of time.' },
    ),
  ];
}

function checkLayers(file: CalendarFile, files: ReadonlyMap<string, CalendarFile>, at: string): Issue[] {
  const seen = new Set<string>();
  let weekly = false;
  for (let layer: CalendarFile | undefined = file; layer !== undefined;) {
    weekly ||= Object.values(layer.weekly ?? {}).some((hours) => hours.length > 0);
    if (seen.has(layer.key) || (layer.extends !== undefined && !files.has(layer.extends))) {
      return [
        issue(
          'calendar/unknown-base',
          `${at}/extends`,
          {
            'zh-CN': `日历“${file.key}”所继承的“${layer.extends ?? ''}”不存在或互相继承`,
            en: `The calendar "${file.key}" extends "${layer.extends ?? ''}", which is missing or extends it in turn`,
          },
          { 'zh-CN': '改为已有的日历，或去掉 extends。', en: 'Name an existing calendar or remove extends.' },
        ),
      ];
    }
    seen.add(layer.key);
    layer = layer.extends === undefined ? undefined : files.get(layer.extends);
  }
  if (weekly || file.counts === 'elapsed') return [];
  return [
    issue(
      'calendar/never-open',
      `${at}/weekly`,
      { 'zh-CN': `日历“${file.key}”没有任何营业时段`, en: `The calendar "${file.key}" is never open` },
      { 'zh-CN': '在 weekly 中填写营业时段。', en: 'Give open hours in weekly.' },
    ),
  ];
}
