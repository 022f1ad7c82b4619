import { jsonPointer } from '../../definition/issue.js';
import { YunliuError } from '../../definition/yunliu-error.js';
import type { ServiceCalendars } from '../calendar.js';
import type { CalendarFile } from '../calendar-file.js';
import type { ClockView } from '../clock.js';
import { createCalendars } from '../create-calendars.js';
import { parseInstant } from '../parse-instant.js';
import { validateCalendars } from '../validate-calendars.js';
import { judgeCase } from './case-clocks.js';
import type { CaseClock, CaseFile, ClockCase } from './case-file.js';

export interface CaseResult {
  readonly name: string;
  readonly clocks: { readonly [id: string]: CaseClock };
  readonly ok: boolean;
  readonly differences: readonly string[];
  readonly optional?: true;
  /** The typed error that kept the case from being judged. */
  readonly error?: {
    readonly code: string;
    readonly pointer?: string;
    readonly message: YunliuError['messages'];
    readonly hint: YunliuError['hint'];
  };
}

/** Judges all cases of a file. Throws `sla-case/unreadable` and `calendar/invalid` when there is nothing to judge with. */
export function runCases(json: unknown): readonly CaseResult[] {
  const file = readFile(json);
  const calendars = calendarsOf(file);
  return file.cases.map((clockCase, index) => runCase(clockCase, index, file, calendars));
}

function readFile(json: unknown): CaseFile {
  if (!isObject(json) || !Array.isArray(json['cases'])) throw unreadable('/cases');
  for (const [index, clockCase] of json['cases'].entries()) {
    if (!isObject(clockCase) || typeof clockCase['name'] !== 'string') throw unreadable(`/cases/${index}/name`);
    const { events } = clockCase;
    if (!Array.isArray(events)) throw unreadable(`/cases/${index}/events`);
    const row = events.findIndex((event) => !isObject(event));
    if (row >= 0) throw unreadable(`/cases/${index}/events/${row}`);
  }
  if (json['calendars'] !== undefined && !isObject(json['calendars'])) throw unreadable('/calendars');
  return json as unknown as CaseFile;
}

function calendarsOf(file: CaseFile): ServiceCalendars {
  const keys = Object.keys(file.calendars ?? {});
  const files = Object.entries(file.calendars ?? {}).map(([key, { tz, ...calendar }]): CalendarFile => {
    const zone = tz ?? calendar.zone;
    return { counts: 'open-hours', title: key, ...calendar, key, ...(zone === undefined ? {} : { zone }) };
  });
  const issues = validateCalendars(files)
    .filter(({ severity }) => severity === 'error')
    .map((issue) => {
      const [, index, rest] = /^\/(\d+)(.*)$/s.exec(issue.pointer) ?? [];
      return { ...issue, pointer: jsonPointer('calendars', keys[Number(index)] ?? '') + (rest ?? '') };
    });
  const [first] = issues;
  if (first === undefined) return createCalendars(files);
  throw new YunliuError({
    code: first.code,
    message: {
      'zh-CN': `日历有 ${issues.length} 处错误：${first.message['zh-CN']}`,
      en: `The calendars have ${issues.length} faults: ${first.message.en}`,
    },
    hint: first.hint,
    pointer: first.pointer,
    issues,
  });
}

function runCase(clockCase: ClockCase, index: number, file: CaseFile, calendars: ServiceCalendars): CaseResult {
  const base = { name: clockCase.name, ...(clockCase.optional === true ? { optional: true as const } : {}) };
  try {
    const judged = judgeCase(clockCase, file.defaults, calendars);
    const clocks = Object.fromEntries([...judged].map(([id, { view }]) => [id, clockOf(view)]));
    const differences = differencesOf(clockCase, clocks);
    if (clockCase.error !== undefined) differences.push(`error: expected ${clockCase.error}, got none`);
    return { ...base, clocks, ok: differences.length === 0, differences };
  } catch (error) {
    if (!(error instanceof YunliuError)) throw error;
    const ok = error.code === clockCase.error;
    return {
      ...base,
      clocks: {},
      ok,
      differences: ok ? [] : [`error: expected ${clockCase.error ?? 'none'}, got ${error.code}`],
      error: {
        code: error.code,
        pointer: `/cases/${index}${error.pointer ?? ''}`,
        message: error.messages,
        hint: error.hint,
      },
    };
  }
}

function clockOf(view: ClockView): CaseClock {
  return {
    due: view.due,
    state: view.state,
    breached: view.breached,
    breachedAt: view.breachedAt,
    breachCause: view.breachCause,
    elapsedMin: view.elapsedMs / 60_000,
    remainingMin: view.remainingMs === null ? null : view.remainingMs / 60_000,
    provisional: view.provisional,
    thresholds: Object.fromEntries(view.thresholds.map(({ percent, at }) => [String(percent), at])),
  };
}

function differencesOf(clockCase: ClockCase, clocks: { readonly [id: string]: CaseClock }): string[] {
  const differences: string[] = [];
  const step = clockCase.resolution === 's' ? 1000 : 1;
  const compare = (place: string, expected: unknown, actual: unknown): void => {
    const [left, right] = [comparable(expected, step), comparable(actual, step)];
    if (left !== right) differences.push(`${place}: expected ${show(expected)}, got ${show(actual)}`);
  };
  for (const [id, expected] of Object.entries(clockCase.expect ?? {})) {
    const actual: Readonly<Record<string, unknown>> = { ...clocks[id] };
    for (const [key, value] of Object.entries(expected)) {
      if (key !== 'thresholds') compare(`${id}.${key}`, value, actual[key]);
      else
        for (const [percent, at] of Object.entries(value as Record<string, unknown>))
          compare(`${id}.thresholds.${percent}`, at, clocks[id]?.thresholds[percent]);
    }
  }
  return differences;
}

/** Instants are compared, not their spelling. */
function comparable(value: unknown, step: number): unknown {
  const at = parseInstant(value);
  return at === undefined ? (value ?? null) : Math.floor(at / step);
}

function show(value: unknown): string {
  return JSON.stringify(value ?? null);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unreadable(pointer: string): YunliuError {
  return new YunliuError({
    code: 'sla-case/unreadable',
    message: { 'zh-CN': '案例文件的内容不符合格式', en: 'The content is not a file of cases' },
    hint: {
      'zh-CN': '需有 cases 列表，每个案例含 name 和 events。',
      en: 'There must be a list cases, each with name and events.',
    },
    pointer,
  });
}
