import { describe, expect, it } from 'vitest';
import { momentText } from '../../src/server/views/moment-text.js';

describe('times in sentences', () => {
  it('[W140] are those of China, written as the pages write them, with the year when it is another one', () => {
    const now = '2026-09-30T02:00:00.000Z';
    expect(momentText('2026-11-22T17:05:00.000Z', now, 'zh-CN')).toBe('11月23日 01:05');
    expect(momentText('2026-11-22T17:05:00.000Z', now, 'en')).toBe('Nov 23 01:05');
    expect(momentText('2026-12-31T16:00:00.000Z', now, 'zh-CN')).toBe('2027年1月1日 00:00');
    expect(momentText('2026-12-31T16:00:00.000Z', now, 'en')).toBe('Jan 1, 2027 00:00');
  });
});
