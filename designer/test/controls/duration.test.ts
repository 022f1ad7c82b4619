import { describe, expect, it } from 'vitest';
import { durationParts, durationWords, writeDuration } from '../../src/controls/duration.js';
import { joined } from '../../src/controls/localized-control.js';
import { matchingOptions } from '../../src/controls/option.js';

describe('controls', () => {
  it('[P28] every duration is read and written the same', () => {
    for (const text of ['PT20M', 'P1DT2H', 'P2W', 'P1M', 'P1Y6M', 'PT1H30M', 'PT45S', 'P3D'])
      expect(writeDuration(durationParts(text) ?? [])).toBe(text);
    for (const text of ['', 'P', 'PT', '2h', 'P-1D', 'P1.5D'])
      expect([text, durationParts(text)]).toEqual([text, undefined]);
  });

  it('[P28] a duration is told in plain words, days of a calendar as working days', () => {
    expect(durationWords('PT2H', 'zh-CN')).toBe('2 小时');
    expect(durationWords('P1D', 'zh-CN', true)).toBe('1 个工作日');
    expect(durationWords('P1DT2H', 'zh-CN')).toBe('1 天 2 小时');
    expect(durationWords('P1DT2H', 'en', true)).toBe('1 working day 2 hours');
    expect(durationWords('odd', 'zh-CN')).toBe('odd');
  });

  it('[P28] parts of one unit add up; nothing left is no duration', () => {
    expect(
      writeDuration([
        { amount: 1, unit: 'hours' },
        { amount: 2, unit: 'hours' },
      ]),
    ).toBe('PT3H');
    expect(writeDuration([{ amount: 0, unit: 'days' }])).toBeUndefined();
  });

  it('[P29] a text stays a plain string until it has English, and becomes one again without', () => {
    expect(joined('甲', '', undefined)).toBe('甲');
    expect(joined('甲', 'A', '甲')).toEqual({ 'zh-CN': '甲', en: 'A' });
    expect(joined('甲', '', { 'zh-CN': '甲', en: 'A' })).toBe('甲');
    expect(joined('', '', '甲')).toBeUndefined();
  });

  it('[P23] options are found by every word typed, those that begin with it first', () => {
    const options = [
      { value: 'b', label: '老王', detail: '服务台' },
      { value: 'desk', label: '台长' },
      { value: 'c', label: '服务台组长' },
    ];
    expect(matchingOptions(options, '').length).toBe(3);
    expect(matchingOptions(options, '服务').map(({ value }) => value)).toEqual(['c', 'b']);
    expect(matchingOptions(options, 'DESK').map(({ value }) => value)).toEqual(['desk']);
    expect(matchingOptions(options, '服务 王').map(({ value }) => value)).toEqual(['b']);
  });
});
