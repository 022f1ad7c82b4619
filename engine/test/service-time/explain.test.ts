import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createCalendars, explainClock, type CalendarFile, type ClockEvent } from '@yunliu/engine/service-time';

const folder = new URL('../../../process-definitions/calendars/', import.meta.url);
const calendars = createCalendars(
  readdirSync(folder).map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as CalendarFile),
);
const zh = (texts: readonly { readonly text: { 'zh-CN': string } }[]): string[] =>
  texts.map(({ text }) => text['zh-CN']);

describe('why this due', () => {
  const events: readonly ClockEvent[] = [
    {
      type: 'downtime',
      at: '2026-09-29T10:00:00+08:00',
      from: '2026-10-08T14:30:00+08:00',
      to: '2026-10-08T15:00:00+08:00',
    },
    {
      type: 'start',
      at: '2026-09-30T17:40:00+08:00',
      terms: { calendar: 'office-5x8', unit: 'minute', byPriority: { 高: 240, 中: 480 }, pauseReasons: ['等待用户'] },
      priority: '中',
    },
    { type: 'pause', at: '2026-10-08T09:20:00+08:00', reason: '等待供应商' },
    { type: 'pause', at: '2026-10-08T09:30:00+08:00', reason: '等待用户' },
    { type: 'resume', at: '2026-10-08T14:00:00+08:00' },
    { type: 'extend', at: '2026-10-08T15:00:00+08:00', decision: 'approved', amount: 120 },
  ];

  it('[K24] a ticket opened at 17:40 before National Day: what counted and what did not', () => {
    const { intervals, sentences, steps } = explainClock(events, calendars, '2026-10-08T16:00:00+08:00');
    expect(zh(intervals)).toEqual([
      '2026年9月30日 17:40–18:00 计 20 分钟：工作时间',
      '2026年9月30日 18:00–24:00 不计：非工作时间',
      '2026年10月1日 至 2026年10月7日 不计：国庆节（国办发明电〔2025〕7号）',
      '2026年10月8日 00:00–09:00 不计：非工作时间',
      '2026年10月8日 09:00–09:30 计 30 分钟：工作时间',
      '2026年10月8日 09:30–14:00 不计：暂停（等待用户）',
      '2026年10月8日 14:00–14:30 计 30 分钟：工作时间',
      '2026年10月8日 14:30–15:00 不计：计划停机',
      '2026年10月8日 15:00–16:00 计 1 小时：工作时间',
      '2026年10月8日 16:00–18:00 计 2 小时：工作时间',
      '2026年10月8日 18:00 至 2026年10月9日 09:00 不计：非工作时间',
      '2026年10月9日 09:00–12:00 计 3 小时：工作时间',
      '2026年10月9日 12:00–13:00 不计：午间或班间休息',
      '2026年10月9日 13:00–15:40 计 2 小时 40 分钟：工作时间',
    ]);
    expect(intervals.map(({ projected }) => projected).indexOf(true)).toBe(9);
    expect(sentences.map((text) => text['zh-CN'])).toEqual([
      '约定 高 4 小时、中 8 小时，按日历“工作时间 5×8”计时。',
      '2026年9月30日 17:40 开始计时。',
      '2026年10月8日 09:20 的暂停（等待供应商）不在约定允许之列，照常计时。',
      '2026年10月8日 15:00 到期前获准延期 2 小时，到期时间由 2026年10月9日 13:40 改为 2026年10月9日 15:40。',
      '服务时间计满 10 小时即到期：2026年10月9日 15:40。',
    ]);
    expect(steps.map(({ what }) => what)).toEqual(['start', 'pause-ignored', 'extended']);
    expect(intervals[2]?.text.en).toBe('2026-10-01 to 2026-10-07 not counted: National Day (国办发明电〔2025〕7号)');
  });

  it('[K24] a broken clock says when and by what', () => {
    const raised: ClockEvent[] = [...events, { type: 'priority', at: '2026-10-09T15:00:00+08:00', to: '高' }];
    const { sentences, view } = explainClock(raised, calendars, '2026-10-09T15:10:00+08:00');
    expect(view.breachCause).toBe('priority_raise');
    expect(sentences.at(-1)).toEqual({
      'zh-CN': '因优先级调高已于 2026年10月9日 15:00 超时。',
      en: 'Broken 2026-10-09 15:00 by the raised priority.',
    });
  });

  it('[K24] working days are counted one by one, with the articles of the Civil Code', () => {
    const start: ClockEvent = {
      type: 'start',
      at: '2026-09-30T16:20:00+08:00',
      terms: { calendar: 'workday', unit: 'workday', amount: 3 },
    };
    const { intervals, sentences } = explainClock([start], calendars, '2026-10-08T10:00:00+08:00');
    expect(zh(intervals)).toEqual([
      '2026年9月30日 16:20–24:00 不计：起始日不计入（《民法典》第二百零一条）',
      '2026年10月1日 至 2026年10月7日 不计：国庆节（国办发明电〔2025〕7号）',
      '2026年10月8日 第 1 天：计入',
      '2026年10月9日 第 2 天：计入',
      '2026年10月10日 00:00–17:30 第 3 天：国庆节调休上班（国办发明电〔2025〕7号）',
    ]);
    expect(sentences.at(-1)?.['zh-CN']).toBe(
      '第 3 天计满，于营业结束时届满（《民法典》第二百零三条）：2026年10月10日 17:30。',
    );
  });

  it('[K24] paused, without promise, provisional, not begun, kept', () => {
    const start = (terms: Partial<Extract<ClockEvent, { type: 'start' }>['terms']>, at: string): ClockEvent => ({
      type: 'start',
      at,
      terms: { calendar: 'office-5x8', unit: 'minute', amount: 60, ...terms },
      priority: 'P4',
    });
    const last = (list: readonly ClockEvent[], asOf: string): string | undefined =>
      explainClock(list, calendars, asOf).sentences.at(-1)?.['zh-CN'];
    const plain = start({}, '2026-11-02T09:00:00+08:00');
    expect(last([plain, { type: 'pause', at: '2026-11-02T09:10:00+08:00' }], '2026-11-03T09:00:00+08:00')).toBe(
      '暂停中，恢复后才有到期时间，其间不会超时。',
    );
    expect(last([start({ byPriority: { P4: null } }, '2026-11-02T09:00:00+08:00')], '2026-11-03T09:00:00+08:00')).toBe(
      '此优先级没有约定时限。',
    );
    expect(last([start({}, '2026-12-31T17:30:00+08:00')], '2026-12-31T17:40:00+08:00')).toBe(
      '到期日晚于已公布的放假安排（至 2026-12-31），为暂定时间。',
    );
    expect(last([plain], '2026-11-01T09:00:00+08:00')).toBe('尚未开始计时。');
    expect(last([plain, { type: 'stop', at: '2026-11-02T10:00:00+08:00' }], '2026-11-03T09:00:00+08:00')).toBe(
      '已按时完成。',
    );
  });

  it('[K24] every refusal and change of the due is a step', () => {
    const terms = { calendar: 'office-5x8', unit: 'minute' as const, amount: 120 };
    const { steps } = explainClock(
      [
        { type: 'start', at: '2026-11-02T09:00:00+08:00', terms },
        { type: 'extend', at: '2026-11-02T09:10:00+08:00', decision: 'requested', amount: 60 },
        { type: 'extend', at: '2026-11-02T09:20:00+08:00', decision: 'refused', amount: 60 },
        { type: 'agreement', at: '2026-11-02T09:30:00+08:00', mode: 'grandfather', terms },
        { type: 'agreement', at: '2026-11-02T09:40:00+08:00', mode: 'carry', terms: { ...terms, amount: 90 } },
        {
          type: 'downtime',
          at: '2026-11-02T10:00:00+08:00',
          from: '2026-11-02T09:50:00+08:00',
          to: '2026-11-02T10:10:00+08:00',
        },
        { type: 'extend', at: '2026-11-02T11:00:00+08:00', decision: 'approved', amount: 60 },
        { type: 'agreement', at: '2026-11-02T11:10:00+08:00', mode: 'retro', terms: { ...terms, amount: 240 } },
      ],
      calendars,
      '2026-11-02T11:30:00+08:00',
    );
    expect(zh(steps)).toEqual([
      '2026年11月2日 09:00 开始计时。',
      '2026年11月2日 09:10 申请延期 1 小时。',
      '2026年11月2日 09:20 延期 1 小时未获批准。',
      '2026年11月2日 09:30 服务约定变更，在办工单仍按原约定。',
      '2026年11月2日 09:40 服务约定变更，已计时间保留，此后按新约定计时，到期时间由 2026年11月2日 11:00 改为 2026年11月2日 10:30。',
      '计划停机 2026年11月2日 09:50–10:10 在开始之后才批准，不予扣除。',
      '2026年11月2日 11:00 的延期 1 小时批准时已过到期时间，不予计入。',
      '2026年11月2日 11:10 服务约定变更，全程按新约定重新计算，到期时间由 2026年11月2日 10:30 改为 2026年11月2日 14:00。',
    ]);
  });
});
