import { afterEach, describe, expect, it } from 'vitest';
import { folderWith, run } from './cli-run.js';

const weekly = Object.fromEntries([1, 2, 3, 4, 5].map((day) => [String(day), [['09:00', '17:00']]]));
const start = { type: 'start', clock: 'c', at: '2026-11-02T10:00:00+08:00', target: { unit: 'minute', amount: 60 } };
const met = {
  name: 'kept',
  calendar: 'office',
  events: [start, { type: 'stop', at: '2026-11-02T11:00:00+08:00' }],
  expect: { c: { due: '2026-11-02T11:00:00+08:00', state: 'stopped', breached: false, elapsedMin: 60 } },
};
const file = (...cases: unknown[]): unknown => ({ calendars: { office: { tz: 'Asia/Shanghai', weekly } }, cases });
let folder: ReturnType<typeof folderWith> | undefined;
afterEach(() => folder?.remove());

async function sla(content: unknown, ...flags: string[]) {
  folder = folderWith({ 'cases.json': content });
  return run(['sla', 'cases.json', '--lang', 'en', ...flags], folder.path);
}

describe('yunliu sla', () => {
  it('[K26] prints every clock of every case, in UTC, and leaves with 0 when all are as expected', async () => {
    const { code, out } = await sla(file(met), '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      cases: [
        {
          name: 'kept',
          clocks: {
            c: {
              due: '2026-11-02T03:00:00.000Z',
              state: 'stopped',
              breached: false,
              breachedAt: null,
              breachCause: null,
              elapsedMin: 60,
              remainingMin: 0,
              provisional: false,
              thresholds: {
                '50': '2026-11-02T02:30:00.000Z',
                '80': '2026-11-02T02:48:00.000Z',
                '100': '2026-11-02T03:00:00.000Z',
              },
            },
          },
          ok: true,
          differences: [],
        },
      ],
    });
    expect((await sla(file(met))).out).toContain('1 cases, 0 differ.');
  });

  it('[K26] a difference is named and leaves with 1, unless the case is optional', async () => {
    const wrong = { ...met, name: 'wrong', expect: { c: { due: '2026-11-02T12:00:00+08:00', state: 'running' } } };
    const { code, out } = await sla(file(met, wrong), '--json');
    expect(code).toBe(1);
    expect((JSON.parse(out) as { cases: { differences: string[] }[] }).cases[1]?.differences).toEqual([
      'c.due: expected "2026-11-02T12:00:00+08:00", got "2026-11-02T03:00:00.000Z"',
      'c.state: expected "running", got "stopped"',
    ]);
    expect((await sla(file(met, wrong))).out).toContain('≠ c.state: expected "running"');
    expect((await sla(file({ ...wrong, optional: true }))).code).toBe(0);
  });

  it('[K26] `resolution: "s"` compares to the second', async () => {
    const fine = { ...met, resolution: 's', expect: { c: { due: '2026-11-02T11:00:00.900+08:00' } } };
    expect((await sla(file(fine))).code).toBe(0);
    expect((await sla(file({ ...fine, resolution: undefined }))).code).toBe(1);
  });

  it('[K26] a case at fault names its row; the others are still judged', async () => {
    const bad = {
      ...met,
      name: 'bad',
      events: [start, { type: 'extend', at: '2026-11-02T10:10:00+08:00', decision: 'approved' }],
    };
    const { code, out } = await sla(file(bad, met), '--json');
    expect(code).toBe(1);
    const { cases } = JSON.parse(out) as { cases: { ok: boolean; error?: { code: string; pointer: string } }[] };
    expect(cases.map(({ ok }) => ok)).toEqual([false, true]);
    expect(cases[0]?.error).toMatchObject({ code: 'clock/invalid-amount', pointer: '/cases/0/events/1/amount' });
    expect((await sla(file(bad))).out).toContain('clock/invalid-amount  /cases/0/events/1/amount');
  });

  it.each([
    ['calendar/unknown-zone', '/calendars/x/zone', { tz: 'Asia/Nowhere', weekly }],
    ['calendar/never-open', '/calendars/x/weekly', { tz: 'Asia/Shanghai', weekly: {} }],
    ['calendar/invalid-hours', '/calendars/x/weekly/1', { weekly: { '1': [['12:00', '09:00']] } }],
    [
      'calendar/invalid-hours',
      '/calendars/x/weekly/1',
      {
        weekly: {
          '1': [
            ['09:00', '12:00'],
            ['11:00', '13:00'],
          ],
        },
      },
    ],
    ['calendar/unknown-day', '/calendars/x/overrides/2026-02-30', { weekly, overrides: { '2026-02-30': [] } }],
    ['calendar/unknown-base', '/calendars/x/extends', { extends: 'nowhere' }],
  ])('[K26] a calendar at fault is refused: %s', async (code, pointer, calendar) => {
    const content = { calendars: { x: calendar }, cases: [met] };
    const json = await sla(content, '--json');
    expect(json.code).toBe(1);
    expect((JSON.parse(json.out) as { issues: unknown[] }).issues).toContainEqual(
      expect.objectContaining({ code, pointer, file: 'cases.json' }),
    );
    const text = await sla(content);
    expect([text.code, text.err.includes(code)]).toEqual([1, true]);
  });

  it.each([
    ['nonsense'],
    [{}],
    [{ cases: [{}] }],
    [{ cases: [{ name: 'x', events: [1] }] }],
    [{ cases: [], calendars: [] }],
  ])('[K26] a file that is none is refused: %j', async (content) => {
    const { code, err } = await sla(content);
    expect([code, err.includes('sla-case/unreadable')]).toEqual([1, true]);
  });

  it('[K26] no file is a wrong usage; help tells the format', async () => {
    expect((await run(['sla'])).code).toBe(2);
    expect((await run(['sla', '--help', '--lang', 'en'])).out).toContain('docs/service-time.md');
  });
});
