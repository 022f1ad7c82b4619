import { historyEventTypes } from '@yunliu/engine';
import type { HistoryEventType } from '@yunliu/engine';
import type { JsonObject, Locale, ProcessDefinition } from '@yunliu/engine/definition';
import { describe, expect, it } from 'vitest';
import type { TimelineEvent } from '../../src/api/index.js';
import { SentenceFacts } from '../../src/portal/timeline/sentence-facts.js';
import { timelineSentence } from '../../src/portal/timeline/timeline-sentence.js';
import type { TimelineSentence } from '../../src/portal/timeline/timeline-sentence.js';

const definition: ProcessDefinition = {
  format: 1,
  key: 'repair',
  version: 1,
  title: '维修',
  category: 'support',
  roles: {},
  start: { by: ['*'] },
  initial: 'done',
  states: { done: { type: 'final', title: '完成' } },
};

function tell(type: HistoryEventType, details: JsonObject, locale: Locale): TimelineSentence {
  const event: TimelineEvent = {
    seq: 1,
    at: '2026-09-30T01:42:00.000Z',
    type,
    actor: { id: 'li', name: '李敏' },
    details,
    state: { key: 'done', title: '完成' },
  };
  return timelineSentence(event, new SentenceFacts({ definition, names: {}, related: [] }, locale), locale);
}

const clock = { clock: 'c1', metric: 'arrival', commitment: 'A03-5', due: '2026-09-30T09:40:00.000Z' };

describe('every kind of event in the timeline', () => {
  it.each(historyEventTypes)('[U1] %s has a sentence of its own in both languages', (type) => {
    const [zh, en] = [tell(type, {}, 'zh-CN').text, tell(type, {}, 'en').text];
    expect(zh).not.toBe(type);
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(zh).not.toMatch(/[A-Za-z]{2,}|undefined/);
    expect(en).toMatch(/[A-Za-z]{2,}/);
    expect(en).not.toContain('undefined');
    expect(en.replaceAll(/李敏|完成/g, '')).not.toMatch(/\p{Script=Han}/u);
  });

  it('[U1] promised times are told by their titles', () => {
    const titles = { agreement: '一年维护协议', priority: '紧急', clock: '到场时限', reason: '等待客户' };
    expect(tell('agreement.bound', { agreement: 'a03', version: 1, priority: 'high', titles }, 'zh-CN')).toEqual({
      text: '适用协议 一年维护协议，优先级 紧急',
      tone: 'plain',
      isMain: true,
    });
    const resumed = tell('clock.resumed', { ...clock, reason: 'client', titles }, 'zh-CN');
    expect(resumed).toMatchObject({ text: '时限 到场时限 恢复，2026-09-30 17:40 到期' });
    expect(resumed.quote).toBeUndefined();
    expect(tell('clock.paused', { ...clock, reason: 'client', titles }, 'zh-CN').text).toBe(
      '时限 到场时限 暂停：等待客户',
    );
    expect(tell('clock.paused', { ...clock, reason: 'suspended', titles }, 'zh-CN').text).toBe(
      '时限 到场时限 暂停：流程挂起',
    );
    expect(tell('clock.stopped', { ...clock, result: 'met', titles }, 'zh-CN').text).toBe('时限 到场时限 结束：按时');
    const change = {
      from: { key: 'a', version: 1 },
      to: { key: 'b', version: 2 },
      mode: 'carry',
      titles: { from: '甲协议', to: '乙协议' },
    };
    expect(tell('agreement.changed', change, 'zh-CN').text).toBe(
      '适用协议由 甲协议 变更为 乙协议（已用时间带入新协议）',
    );
    expect(tell('priority.changed', { from: 'low', to: 'high', titles: { from: '低', to: '高' } }, 'zh-CN').text).toBe(
      '优先级由 低 变更为 高',
    );
  });

  it('[U1] a key without a title stays and is marked as of no language', () => {
    const told = tell('clock.breached', { ...clock, at: '2026-09-30T09:40:00.000Z' }, 'zh-CN');
    expect(told).toMatchObject({ text: '时限 A03-5 已超期（2026-09-30 17:40）', keys: ['A03-5'] });
    expect(tell('priority.changed', { from: 'low', to: 'high' }, 'en').keys).toEqual(['low', 'high']);
  });
});
