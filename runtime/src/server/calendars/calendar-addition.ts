import type { CalendarFile, CalendarNotice, DayOverride } from '@yunliu/engine/service-time';
import type { Issue, LocalizedText } from '@yunliu/engine/definition';
import { refuse } from '../refuse.js';

/** One row of dates as an administrator enters it; with `to` it is a period, e.g. of a special guarantee. */
interface CalendarRow {
  readonly date: string;
  readonly to?: string;
  /** `off`, `workday`, or open hours: `09:00-12:00 13:00-18:00`. */
  readonly hours: string;
  readonly title: string;
  readonly titleEn?: string;
  readonly source?: string;
}

/** Dates added to one calendar by an administrator, kept beside the file it was delivered as. */
export interface CalendarAddition {
  readonly calendar: string;
  readonly rows: readonly CalendarRow[];
  readonly notice?: CalendarNotice;
  /** Last day the notice covers. */
  readonly publishedThrough?: string;
}

/** The files with the dates laid into their calendar; throws `calendar/invalid` with an issue for each wrong row. */
export function withAddition(files: readonly CalendarFile[], addition: CalendarAddition): readonly CalendarFile[] {
  const issues = rowIssues(addition);
  if (issues.length > 0) throw invalidRows(issues);
  return files.map((file) => (file.key === addition.calendar ? extended(file, addition) : file));
}

function invalidRows(issues: readonly Issue[]): Error {
  return refuse(
    'calendar/invalid',
    [`有 ${issues.length} 处错误，日历未更新。`, `${issues.length} faults; the calendar stays as it is.`],
    ['请按所列行号逐一改正。', 'Correct the rows listed.'],
    { issues },
  );
}

function extended(file: CalendarFile, { rows, notice, publishedThrough }: CalendarAddition): CalendarFile {
  const overrides: { [date: string]: NonNullable<CalendarFile['overrides']>[string] } = { ...file.overrides };
  const overlays = [...(file.overlays ?? [])];
  for (const row of rows) {
    const source = row.source ?? notice?.number ?? notice?.title;
    const stated = { title: titleOf(row), ...(source === undefined ? {} : { source }) };
    const hours = hoursOf(row.hours) ?? [];
    if (row.to === undefined) overrides[row.date] = { hours, ...stated } satisfies DayOverride;
    else overlays.push({ from: row.date, to: row.to, hours, ...stated });
  }
  const notices = [...(file.notices ?? [])];
  if (notice !== undefined && !notices.some((known) => known.title === notice.title && known.number === notice.number))
    notices.push(notice);
  const through = [file.publishedThrough, publishedThrough]
    .filter((day) => day !== undefined)
    .toSorted()
    .at(-1);
  return {
    ...file,
    overrides,
    ...(overlays.length === 0 ? {} : { overlays }),
    ...(notices.length === 0 ? {} : { notices }),
    ...(through === undefined ? {} : { publishedThrough: through }),
  };
}

function titleOf({ title, titleEn }: CalendarRow): LocalizedText {
  return titleEn === undefined ? { 'zh-CN': title } : { 'zh-CN': title, en: titleEn };
}

/** `undefined` when it says no hours. */
function hoursOf(text: string): 'off' | 'workday' | readonly (readonly [string, string])[] | undefined {
  if (text === 'off' || text === 'workday') return text;
  const spans = text.trim().split(/[\s,，、]+/);
  let end = '';
  const found: (readonly [string, string])[] = [];
  for (const span of spans) {
    const match = /^((?:[01]\d|2[0-3]):[0-5]\d)[-–~]((?:[01]\d|2[0-3]):[0-5]\d|24:00)$/.exec(span);
    const [, from, to] = match ?? [];
    if (from === undefined || to === undefined || to <= from || from < end) return undefined;
    end = to;
    found.push([from, to]);
  }
  return found;
}

function rowIssues({ rows, notice, publishedThrough }: CalendarAddition): readonly Issue[] {
  const issues: Issue[] = [];
  const seen = new Map<string, number>();
  for (const [index, row] of rows.entries()) {
    const at = `/rows/${index}`;
    if (!isDate(row.date)) issues.push(noSuchDate(`${at}/date`, index, row.date));
    if (row.to !== undefined && !isDate(row.to)) issues.push(noSuchDate(`${at}/to`, index, row.to));
    if (row.to !== undefined && isDate(row.to) && row.to < row.date) issues.push(reversed(`${at}/to`, index));
    if (hoursOf(row.hours) === undefined) issues.push(noHours(`${at}/hours`, index, row.hours));
    const before = row.to === undefined ? seen.get(row.date) : undefined;
    if (before !== undefined) issues.push(doubled(`${at}/date`, index, before));
    if (row.to === undefined) seen.set(row.date, index);
  }
  if (publishedThrough !== undefined && !isDate(publishedThrough))
    issues.push(noDate('/publishedThrough', publishedThrough));
  if (notice !== undefined && !isDate(notice.issued)) issues.push(noDate('/notice/issued', notice.issued));
  return issues;
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

type Sentence = readonly [zh: string, en: string];

function issue(code: string, pointer: string, message: Sentence, hint: Sentence): Issue {
  return {
    code,
    severity: 'error',
    pointer,
    message: { 'zh-CN': message[0], en: message[1] },
    hint: { 'zh-CN': hint[0], en: hint[1] },
  };
}

const WRITE_DATE: Sentence = ['请按 2027-01-01 的形式填写。', 'Write 2027-01-01.'];

function noSuchDate(pointer: string, index: number, text: string): Issue {
  return issue(
    'calendar/unknown-day',
    pointer,
    [`第 ${index + 1} 行：日期“${text}”不存在。`, `Row ${index + 1}: there is no date "${text}".`],
    WRITE_DATE,
  );
}

function noDate(pointer: string, text: string): Issue {
  const message: Sentence = [`日期“${text}”不存在。`, `There is no date "${text}".`];
  return issue('calendar/unknown-day', pointer, message, WRITE_DATE);
}

function noHours(pointer: string, index: number, text: string): Issue {
  return issue(
    'calendar/invalid-hours',
    pointer,
    [`第 ${index + 1} 行：安排“${text}”无效。`, `Row ${index + 1}: "${text}" says no hours.`],
    [
      '填写“休”“班”，或按先后填写时段，如 09:00-12:00 13:00-18:00。',
      'Write off, workday, or hours in order, such as 09:00-12:00 13:00-18:00.',
    ],
  );
}

function doubled(pointer: string, index: number, before: number): Issue {
  return issue(
    'calendar/doubled-day',
    pointer,
    [`第 ${index + 1} 行：与第 ${before + 1} 行日期重复。`, `Row ${index + 1} has the date of row ${before + 1}.`],
    ['同一日期只能出现一次。', 'Give each date once.'],
  );
}

function reversed(pointer: string, index: number): Issue {
  return issue(
    'calendar/reversed-period',
    pointer,
    [`第 ${index + 1} 行：末日早于首日。`, `Row ${index + 1}: the period ends before it begins.`],
    ['请核对首日与末日。', 'Check both days.'],
  );
}
