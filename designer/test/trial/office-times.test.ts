import { describe, expect, it } from 'vitest';
import { createCalendars } from '@yunliu/engine/service-time';
import { nowOf } from '../../src/trial/begin-template.js';
import { clockJump } from '../../src/trial/clock-jumps.js';
import { lastHolidayEve, nextHolidayEve, nextOpening, nextWorkdayAtNine } from '../../src/trial/office-times.js';
import { readWorld } from '../design-world.js';

const calendars = createCalendars(readWorld().calendars);
const china = (time: string): string => new Date(`${time}:00+08:00`).toISOString();

describe('times at which promises are hard to keep', () => {
  it('[Y7] the next working day skips holidays and takes made-up days', () => {
    expect(nextWorkdayAtNine(calendars, china('2026-09-30T17:40'))).toBe(china('2026-10-08T09:00'));
    expect(nextWorkdayAtNine(calendars, china('2026-10-09T11:00'))).toBe(china('2026-10-10T09:00'));
    expect(nextOpening(calendars, china('2026-09-30T17:40'))?.slice(0, 10)).toBe('2026-10-08');
  });

  it('[Y7a] the last working minute before the next holiday comes from the calendars, with the name of the holiday', () => {
    expect(nextHolidayEve(calendars, china('2026-09-26T12:00'))).toEqual({
      at: china('2026-09-30T17:29'),
      holiday: { 'zh-CN': '国庆节', en: 'National Day' },
    });
    expect(nextHolidayEve(calendars, china('2026-02-01T12:00'))?.holiday).toMatchObject({ 'zh-CN': '春节' });
    // One minute later it is over: the next one is meant, and none is announced.
    expect(nextHolidayEve(calendars, china('2026-09-30T17:29'))?.at).toBe(china('2026-09-30T17:29'));
    expect(nextHolidayEve(calendars, china('2026-09-30T17:30'))).toBeUndefined();
    expect(lastHolidayEve(calendars, china('2026-09-30T17:40'))?.at).toBe(china('2026-09-30T17:29'));
    expect(lastHolidayEve(calendars, china('2026-11-22T10:00'))?.at).toBe(china('2026-09-30T17:29'));
    expect(nextHolidayEve(createCalendars([]), china('2026-09-26T12:00'))).toBeUndefined();
    expect(nextWorkdayAtNine(createCalendars([]), china('2026-09-26T12:00'))).toBeUndefined();
  });

  it('[Y7a] a trial moves its clock there, and begins now, to the minute', () => {
    const simulation = { calendars, now: china('2026-09-28T09:00') } as never;
    expect(clockJump('holiday', simulation)).toEqual({ advanceTo: china('2026-09-30T17:29') });
    expect(clockJump('holiday', { calendars, now: china('2026-10-01T00:00') } as never)).toBeUndefined();
    expect(nowOf(() => '2026-09-30T09:40:31.250Z')).toBe('2026-09-30T09:40:00.000Z');
    expect(Math.abs(Date.parse(nowOf(undefined)) - Date.now())).toBeLessThan(120_000);
  });
});
