import { describe, expect, it } from 'vitest';
import { markOf } from '../../../src/view/flow/flow-marks.js';
import { durationInWords, flowTexts } from '../../../src/view/flow/flow-texts.js';
import { buildFlowGraph } from '../../../src/view/flow/flow-graph.js';
import { textWidth, wrapText } from '../../../src/view/flow/text-size.js';
import { hotlineSample, releaseSample } from './sample-definitions.js';

function texts(table: unknown): string[] {
  if (typeof table === 'function') return [(table as (argument: string) => string)('甲')];
  if (typeof table === 'object' && table !== null) return Object.values(table).flatMap(texts);
  return [String(table)];
}

describe('words of the drawing', () => {
  it('[G13] no English word stands in the zh-CN texts', () => {
    expect(texts(flowTexts('zh-CN')).filter((text) => /[A-Za-z]{2,}/.test(text))).toEqual([]);
    expect(texts(flowTexts('en')).filter((text) => /\p{Script=Han}/u.test(text.replace('甲', '')))).toEqual([]);
  });

  it('[G13] labels of routes and timers without titles are Chinese too', () => {
    for (const sample of [hotlineSample, releaseSample]) {
      const labels = buildFlowGraph(sample, 'zh-CN').edges.map((edge) => edge.label);
      expect(labels.filter((label) => /[A-Za-z]{2,}/.test(label))).toEqual([]);
    }
    const labels = buildFlowGraph(hotlineSample, 'zh-CN').edges.map((edge) => edge.label);
    expect(labels).toEqual(expect.arrayContaining(['20 分钟未解决', '2 天后', '已取消', '办结', '收到答复']));
  });

  it('[G11] active goes before done; without marks a state is neutral', () => {
    const marks = { active: ['a'], done: ['a', 'b'] };
    expect(['a', 'b', 'c'].map((state) => markOf(state, marks))).toEqual(['active', 'done', 'open']);
    expect(markOf('a', undefined)).toBe('none');
  });

  it('durations are told in words', () => {
    expect(durationInWords('PT1H30M', 'zh-CN')).toBe('1 小时 30 分钟');
    expect(durationInWords('P1M', 'zh-CN')).toBe('1 个月');
    expect(durationInWords('P2DT4H', 'en')).toBe('2 d 4 h');
    expect(durationInWords('soon', 'zh-CN')).toBe('soon');
  });

  it('lines keep their width, words stay whole and long titles end in an ellipsis', () => {
    const lines = wrapText('编写用户需求说明书并形成解决方案与测试计划', 110, 13, 2);
    expect(lines).toHaveLength(2);
    for (const line of lines) expect(textWidth(line, 13)).toBeLessThanOrEqual(110);
    expect(lines.at(-1)).toMatch(/…$/u);
    expect(wrapText('Release management', 90, 13, 2)).toEqual(['Release', 'management']);
    expect(wrapText('归档', 110, 13, 2)).toEqual(['归档']);
  });
});
