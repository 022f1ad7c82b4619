import { expect, it } from 'vitest';
import type { TimelineEvent } from '../../src/api/index.js';
import { changeLines } from '../../src/portal/timeline/change-lines.js';
import { enSentences, zhSentences } from '../../src/portal/timeline/sentence-words.js';

const event: TimelineEvent = {
  seq: 1,
  at: '2026-09-30T01:00:00.000Z',
  type: 'variables.changed',
  actor: { id: 'admin', name: '管理员' },
  details: {
    changes: [
      { name: 'title', from: null, to: '打印机' },
      { name: 'urgent', from: false, to: true },
      {
        name: 'parts',
        from: [
          { name: '硒鼓', price: 10 },
          { name: '纸', price: 1 },
        ],
        to: [
          { name: '硒鼓', price: 12 },
          { name: '纸', price: 1 },
          { name: '线', price: 3 },
        ],
      },
    ],
    titles: { title: '标题', urgent: '加急', parts: '明细', 'parts.price': '单价' },
  },
};

it('[U42] the timeline tells what changed by field, and in tables by row and column', () => {
  expect(changeLines(event, zhSentences)).toEqual([
    '标题：空 → 打印机',
    '加急：否 → 是',
    '明细第 1 行单价：10 → 12',
    '明细：新增第 3 行',
  ]);
  expect(changeLines(event, enSentences)[2]).toBe('明细, row 1, 单价: 10 → 12');
});

it('[U42] many changes are cut, and what is no change is passed over', () => {
  const changes = Array.from({ length: 60 }, (_, index) => ({ name: `f${index}`, from: 1, to: 2 }));
  const lines = changeLines({ ...event, details: { changes } }, zhSentences);
  expect([lines.length, lines.at(-1)]).toEqual([51, '另有 10 项改动']);
  expect(changeLines({ ...event, details: { changes: ['x', null, {}] } }, zhSentences)).toEqual([]);
});
