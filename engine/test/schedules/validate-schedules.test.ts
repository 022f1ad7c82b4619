import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { Organisation } from '../../src/identity/create-directory.js';
import {
  createScheduleBook,
  scheduleFileSchema,
  validateScheduleFile,
  type ScheduleContext,
  type ScheduleFile,
} from '../../src/schedules/index.js';
import { validateDefinition } from '../../src/definition/index.js';
import { calendars, folder } from './book-2026.js';

const at = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const organisation = JSON.parse(readFileSync(at('process-definitions/demo-organisation.json'), 'utf8')) as Organisation;
const context: ScheduleContext = {
  calendars,
  roles: organisation.roles.map(({ key }) => key),
  processes: folder.definitions,
  forms: folder.forms.map(({ template }) => template),
};

const sound: ScheduleFile = {
  key: 'x',
  agreement: 'A02',
  title: 'x',
  calendar: 'workday',
  dateSets: { ends: { title: 'x', dates: [{ date: '2026-09-30' }] } },
  schedules: [
    {
      code: 'S90',
      key: 'first',
      title: 'x',
      who: ['project-manager'],
      recurrences: [{ type: 'monthly', day: 30, at: ['09:00'] }],
      start: { type: 'duty' },
    },
    {
      code: 'S91',
      key: 'second',
      title: 'x',
      who: [],
      recurrences: [{ type: 'dates', anchors: [{ type: 'set', set: 'ends' }], offsets: ['-P1M'], at: ['09:00'] }],
      start: { type: 'process', process: 'not-made-yet', values: { month: 'schedule.month' } },
    },
  ],
};

/** The sound file with one row changed. */
function withRow(change: object): unknown {
  return { ...sound, schedules: [{ ...sound.schedules[0], ...change }, sound.schedules[1]] };
}

describe('schedule files', () => {
  it('[Q10] the published schema is up to date and Ajv agrees on the shipped files', () => {
    const schema = JSON.parse(readFileSync(at('engine/schema/schedule-file.schema.json'), 'utf8')) as object;
    expect(schema).toEqual(JSON.parse(JSON.stringify(scheduleFileSchema)));
    const validate = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false }).compile(schema);
    for (const file of folder.schedules) expect(validate(file), JSON.stringify(validate.errors)).toBe(true);
  });

  it.each(folder.schedules.map((file) => [file.key, file] as const))(
    '[Q11] the shipped schedules %s are sound, their roles exist and their values fit their processes',
    (_key, file) => {
      const others = folder.schedules.filter((other) => other !== file);
      expect(validateScheduleFile(file, { ...context, others })).toEqual([]);
    },
  );

  it('[Q12] a process that does not exist is no fault', () => {
    expect(validateScheduleFile(sound, context)).toEqual([]);
  });

  it('[Q13] the process of duties is sound', () => {
    const duty = folder.definitions.find(({ key }) => key === 'scheduled-duty');
    const { forms, processes, roles } = context;
    expect(
      validateDefinition(duty, { forms: forms!, processes: processes!, roles: roles!, calendars: ['always'] }),
    ).toEqual([]);
  });

  it.each([
    ['an unknown calendar', withRow({ calendar: 'lunar' }), 'schedule/unknown-calendar', '/schedules/0/calendar'],
    ['an unknown zone', withRow({ zone: 'Mars/Base' }), 'schedule/unknown-zone', '/schedules/0/zone'],
    ['an unknown role', withRow({ who: ['projekt-manager'] }), 'schedule/unknown-role', '/schedules/0/who/0'],
    ['an impossible date', withRow({ from: '2026-02-30' }), 'schedule/impossible-date', '/schedules/0/from'],
    [
      'an end before the beginning',
      withRow({ from: '2026-03-02', to: '2026-03-01' }),
      'schedule/reversed-dates',
      '/schedules/0/to',
    ],
    [
      'day 0',
      withRow({ recurrences: [{ type: 'monthly', day: 0, at: ['09:00'] }] }),
      'schedule/impossible-date',
      '/schedules/0/recurrences/0/day',
    ],
    [
      'a cron rule that is none',
      withRow({ recurrences: [{ type: 'cron', cron: '61 9 * * 1-5' }] }),
      'schedule/invalid-cron',
      '/schedules/0/recurrences/0/cron',
    ],
    [
      'an unknown date set',
      withRow({ recurrences: [{ type: 'dates', anchors: [{ type: 'set', set: 'endz' }], at: ['09:00'] }] }),
      'schedule/unknown-date-set',
      '/schedules/0/recurrences/0/anchors/0/set',
    ],
    [
      'an offset of hours',
      withRow({
        recurrences: [{ type: 'dates', anchors: [{ type: 'set', set: 'ends' }], offsets: ['-PT3H'], at: ['09:00'] }],
      }),
      'schedule/invalid-duration',
      '/schedules/0/recurrences/0/offsets/0',
    ],
    [
      'an interval of nothing',
      withRow({ recurrences: [{ type: 'interval', every: 'PT30M' }] }),
      'schedule/interval-without-period',
      '/schedules/0/recurrences/0',
    ],
    [
      'an interval of seconds',
      withRow({
        recurrences: [{ type: 'interval', every: 'PT1S' }],
        during: { type: 'instances', process: 'emergency-handling' },
      }),
      'schedule/invalid-duration',
      '/schedules/0/recurrences/0/every',
    ],
    [
      'two rules that cannot be told apart',
      withRow({
        recurrences: [
          { type: 'daily', at: ['09:00'] },
          { type: 'workdays', at: ['09:00'] },
        ],
      }),
      'schedule/part-missing',
      '/schedules/0/recurrences/0',
    ],
    [
      'working days of a calendar without',
      withRow({ calendar: 'natural', recurrences: [{ type: 'workdays', at: ['09:00'] }] }),
      'schedule/no-working-days',
      '/schedules/0/calendar',
    ],
    [
      'a schedule to go with that is not there',
      withRow({ start: { type: 'with', schedule: 'third' } }),
      'schedule/unknown-schedule',
      '/schedules/0/start/schedule',
    ],
    ['a duty of nobody', withRow({ who: [] }), 'schedule/nobody', '/schedules/0/start'],
    [
      'a variable the process does not have',
      withRow({
        start: { type: 'process', process: 'hotline-monthly-review', values: { monht: 'schedule.month' } },
      }),
      'schedule/unknown-variable',
      '/schedules/0/start/values/monht',
    ],
    [
      'an expression that reads what is not there',
      withRow({ start: { type: 'duty', values: { dutyText: 'shedule.month' } } }),
      'expression/unknown-name',
      '/schedules/0/start/values/dutyText',
    ],
    ['a time that is none', withRow({ dueTime: '25:00' }), 'schema/invalid-text', '/schedules/0/dueTime'],
    ['a key used twice', withRow({ key: 'second' }), 'schedule/duplicate-key', '/schedules/1/key'],
    [
      'a date set with an impossible date',
      { ...sound, dateSets: { ends: { title: 'x', dates: [{ date: '2026-02-30' }] } } },
      'schedule/impossible-date',
      '/dateSets/ends/dates/0/date',
    ],
  ])('[Q14] %s is refused by name', (_what, file, code, pointer) => {
    const issues = validateScheduleFile(file, context);
    expect(issues.map((issue) => [issue.code, issue.pointer])).toContainEqual([code, pointer]);
    const [issue] = issues.filter((one) => one.code === code);
    const name = code.startsWith('schedule/') ? /S9[01]|第 1 行/ : /./;
    expect(issue?.message['zh-CN']).toMatch(name);
    expect(issue?.hint['zh-CN']).not.toBe('');
  });

  it('[Q15] a book of faulty files is refused with all issues', () => {
    expect(() => createScheduleBook([withRow({ from: '2026-02-30' }) as ScheduleFile], calendars)).toThrowError(
      expect.objectContaining({ code: 'schedule/invalid' }),
    );
  });

  it('[Q16] nothing that is no schedule file makes the check throw', () => {
    for (const json of [null, 7, 'x', [], {}, { schedules: [null, 3, {}] }, withRow({ recurrences: 'daily' })])
      expect(validateScheduleFile(json, context).length).toBeGreaterThan(0);
  });
});
