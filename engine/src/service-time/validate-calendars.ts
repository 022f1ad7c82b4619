import { jsonPointer, type Issue } from '../definition/issue.js';
import type { CalendarFile } from './calendar-file.js';
import { checkCalendarDays } from './check-calendar-days.js';
import { calendarIssue as issue, checkHours } from './check-hours.js';
import { createZone } from './zone.js';

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
  for (const [index, file] of files.entries())
    if (keys.get(file?.key) === file) issues.push(...checkLayers(file, keys, jsonPointer(index)));
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
  issues.push(...checkCalendarDays(file, at));
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

function checkLayers(file: CalendarFile, files: ReadonlyMap<string, CalendarFile>, at: string): Issue[] {
  const seen = new Set<string>();
  let weekly = false;
  for (let layer: CalendarFile | undefined = file; layer !== undefined;) {
    weekly ||= Object.values(layer.weekly ?? {}).some((hours: unknown) => Array.isArray(hours) && hours.length > 0);
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
