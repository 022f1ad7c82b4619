import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createCalendars, recompute, type CalendarFile, type ClockAgreement } from '@yunliu/engine/service-time';

const folder = new URL('../../../process-definitions/calendars/', import.meta.url);
const files = readdirSync(folder).map(
  (name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as CalendarFile,
);
const before = createCalendars(files);
const after = createCalendars(
  files.map((file) =>
    file.key === 'national-cn'
      ? {
          ...file,
          overrides: {
            ...file.overrides,
            '2027-01-01': { hours: 'off' as const, title: { 'zh-CN': '元旦', en: 'New Year' }, source: '（示例）1号' },
          },
          publishedThrough: '2027-12-31',
        }
      : file,
  ),
);
const clock = (id: string, at: string, calendar = 'office-5x8', amount = 240) => ({
  id,
  events: [{ type: 'start' as const, at, terms: { calendar, unit: 'minute' as const, amount } }],
});
const asOf = '2026-12-31T17:00:00+08:00';

describe('a dry run', () => {
  it('[K25] lists what a new notice moves, with the days that did it', () => {
    const clocks = [
      clock('a', '2026-12-31T16:00:00+08:00'),
      clock('b', '2026-12-31T09:00:00+08:00'),
      clock('c', '2026-12-31T16:00:00+08:00', 'always'),
      clock('d', '2026-12-31T16:00:00+08:00', 'office-5x8', 60),
    ];
    const ledger = recompute({ before, after }, clocks, asOf);
    expect(ledger).toMatchObject({ judged: 4, newlyBreached: 0 });
    expect(ledger.moved).toEqual([
      {
        id: 'a',
        calendar: 'office-5x8',
        oldDue: '2027-01-01T03:00:00.000Z',
        newDue: '2027-01-04T03:00:00.000Z',
        oldProvisional: true,
        newProvisional: false,
        oldBreachedAt: null,
        newBreachedAt: null,
        newBreachCause: null,
        why: [
          {
            'zh-CN': '2027-01-01 由 09:00–12:00 13:00–18:00 改为 不办公：元旦（（示例）1号）',
            en: '2027-01-01 from 09:00–12:00 13:00–18:00 to closed: New Year (（示例）1号)',
          },
          { 'zh-CN': '放假安排已公布，到期时间不再暂定。', en: expect.any(String) },
        ],
      },
    ]);
    expect(recompute({ before, after }, clocks, asOf)).toEqual(ledger);
  });

  it('[K25] shows which open tickets a change of agreement would break', () => {
    const agreement = (mode: ClockAgreement['mode']) => (): ClockAgreement => ({
      type: 'agreement',
      at: asOf,
      mode,
      version: 'A03@2',
      terms: { calendar: 'always', unit: 'minute', amount: 90 },
    });
    const clocks = [clock('a', '2026-12-31T13:00:00+08:00'), clock('b', '2026-12-31T16:30:00+08:00')];
    const run = (mode: ClockAgreement['mode']) =>
      recompute({ before, after: before, agreement: agreement(mode) }, clocks, asOf);
    expect(run('grandfather').moved).toEqual([]);
    const retro = run('retro');
    expect(retro.newlyBreached).toBe(1);
    expect(
      retro.moved.map(({ id, newDue, newBreachedAt, newBreachCause }) => [id, newDue, newBreachedAt, newBreachCause]),
    ).toEqual([
      ['a', '2026-12-31T06:30:00.000Z', '2026-12-31T09:00:00.000Z', 'agreement_change'],
      ['b', '2026-12-31T10:00:00.000Z', null, null],
    ]);
    expect(retro.moved[0]?.why[0]?.['zh-CN']).toContain('A03@2');
    expect(run('carry').moved.map(({ newDue }) => newDue)).toEqual([
      '2026-12-31T06:30:00.000Z',
      '2026-12-31T10:00:00.000Z',
    ]);
  });
});
