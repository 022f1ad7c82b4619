import { describe, expect, it, vi } from 'vitest';
import { addressOf, fillPath } from '../../src/portal/api-client.js';
import { newId } from '../../src/portal/new-id.js';
import { inTreeOrder } from '../../src/portal/pages/admin/tree-order.js';
import { readChosenFiles } from '../../src/portal/pages/admin/chosen-files.js';
import { matchRoute } from '../../src/portal/router.js';
import {
  agoInWords,
  clockTime,
  dayStart,
  daysAgo,
  dueInWords,
  exactTime,
  momentInWords,
  sizeInWords,
  spanInWords,
  tidyDay,
} from '../../src/portal/time-words.js';

const now = Date.parse('2026-09-30T01:42:00.000Z');
const later = (minutes: number): string => new Date(now + minutes * 60_000).toISOString();

describe('times in words', () => {
  it.each([
    [12, '剩余 12 分钟', 'soon'],
    [60, '剩余 1 小时', 'soon'],
    [61, '剩余 1 小时 1 分钟', 'calm'],
    [7 * 60 + 30, '剩余 7 小时', 'calm'],
    [26 * 60, '剩余 1 天 2 小时', 'calm'],
    [5 * 24 * 60, '剩余 5 天', 'calm'],
    [0, '剩余 不足 1 分钟', 'soon'],
    [-5, '已超时 5 分钟', 'over'],
    [-1441, '已超时 1 天', 'over'],
  ])('[U5] due in %i minutes: %s', (minutes, text, tone) => {
    expect(dueInWords(later(minutes), now)).toEqual({ text, tone });
  });

  it('[U5] moments are told in the time of China, whatever the computer says', () => {
    expect(clockTime('2026-09-30T01:42:00.000Z')).toBe('09:42');
    expect(exactTime('2026-12-31T16:30:00.000Z')).toBe('2027-01-01 00:30');
    expect(momentInWords('2026-09-29T16:05:00.000Z', now)).toBe('今天 00:05');
    expect(momentInWords('2026-09-29T15:55:00.000Z', now)).toBe('昨天 23:55');
    expect(momentInWords('2026-09-01T00:00:00.000Z', now)).toBe('9月1日 08:00');
    expect(momentInWords('2025-09-01T00:00:00.000Z', now)).toBe('2025年9月1日 08:00');
    expect(dayStart('2026-09-30', 0)).toBe('2026-09-29T16:00:00.000Z');
    expect(dayStart('2026-12-31', 1)).toBe('2026-12-31T16:00:00.000Z');
    expect(dayStart('30.9.2026', 0)).toBeUndefined();
    expect(daysAgo(1, now)).toBe('2026-09-29T16:00:00.000Z');
    expect(daysAgo(7, now)).toBe('2026-09-23T16:00:00.000Z');
    expect(daysAgo(undefined, now)).toBeUndefined();
    expect(['20260930', '2026/9/3', '2026年9月3日', '昨天'].map(tidyDay)).toEqual([
      '2026-09-30',
      '2026-09-03',
      '2026-09-03',
      '昨天',
    ]);
  });

  it('[U5] the near past, spans and sizes', () => {
    expect(agoInWords(later(0), now)).toBe('刚刚');
    expect(agoInWords(later(-20), now)).toBe('20 分钟前');
    expect(spanInWords(59_000)).toBe('不足 1 分钟');
    expect(sizeInWords(20 * 1024 * 1024)).toBe('20.0 MB');
  });
});

describe('addresses', () => {
  const routes = [
    { pattern: '/', load: async () => undefined, tag: 'home', nav: 'tasks' },
    { pattern: '/tasks/:id', load: async () => undefined, tag: 'task', nav: 'tasks' },
  ];

  it('[U4] parameters are decoded, also broken ones', () => {
    expect(matchRoute(routes, '/tasks/a%2Fb').params).toEqual({ id: 'a/b' });
    expect(matchRoute(routes, '/tasks/%E0%A4%A').params).toEqual({ id: '%E0%A4%A' });
    expect(matchRoute(routes, '/').route?.tag).toBe('home');
    expect(matchRoute(routes, '/tasks/1/more').route).toBeUndefined();
  });

  it('[U10] addresses of the server come from its route table, parameters escaped', () => {
    expect(addressOf('readTask', { id: 'a/b' })).toBe('/api/tasks/a%2Fb');
    expect(fillPath('/api/instances/:id/print/:template.pdf', { id: '1', template: 'phone-record' })).toBe(
      '/api/instances/1/print/phone-record.pdf',
    );
  });
});

describe('small things', () => {
  it('[U6] command ids are version 4 UUIDs and differ', () => {
    vi.stubGlobal('crypto', { getRandomValues: globalThis.crypto.getRandomValues.bind(globalThis.crypto) });
    const ids = Array.from({ length: 200 }, newId);
    vi.unstubAllGlobals();
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(ids).size).toBe(200);
  });

  it('[U9] departments stand under their parents; lost parents and circles lose nobody who can be reached', () => {
    const list = inTreeOrder([
      { id: 'c', name: 'C', parentId: 'a' },
      { id: 'a', name: 'A' },
      { id: 'x', name: 'X', parentId: 'gone' },
      { id: 'd', name: 'D', parentId: 'c' },
      { id: 'p', name: 'P', parentId: 'q' },
      { id: 'q', name: 'Q', parentId: 'p' },
    ]);
    expect(list.map((one) => [one.department.id, one.depth])).toEqual([
      ['a', 0],
      ['c', 1],
      ['d', 2],
      ['x', 0],
      ['p', 0],
      ['q', 1],
    ]);
  });

  it('[U8] files are sorted into definitions and forms with their print templates; the rest is named', async () => {
    const file = (path: string, text: string): File => {
      const made = new File([text], path.slice(path.lastIndexOf('/') + 1));
      Object.defineProperty(made, 'webkitRelativePath', { value: path });
      return made;
    };
    const chosen = await readChosenFiles([
      file('p/hotline/1.json', '{"key":"hotline","states":{}}'),
      file('f/record/1/form.json', '{"key":"record","schema":{},"ui":{}}'),
      file('f/record/1/print.hbs', '<h1>{{title}}</h1>'),
      file('f/sheet/1/form.json', '{"key":"sheet","schema":{},"ui":{}}'),
      file('f/sheet/1/三联单.hbs', '<h3/>'),
      file('f/sheet/1/print.hbs', '<h2/>'),
      file('f/lost/1/form.json', '{"key":"lost","schema":{},"ui":{}}'),
      file('p/broken.json', '{'),
      file('p/list.json', '[]'),
      file('p/hotline/scenarios/a.scenario.json', '{"process":"hotline","steps":[]}'),
    ]);
    expect(chosen.definitions.map((one) => one.key)).toEqual(['hotline']);
    expect(chosen.forms).toEqual([
      { template: { key: 'record', schema: {}, ui: {} }, print: '<h1>{{title}}</h1>' },
      { template: { key: 'sheet', schema: {}, ui: {} }, print: '<h2/>', prints: { 三联单: '<h3/>' } },
    ]);
    expect(chosen.problems).toEqual([
      'f/lost/1/form.json：缺少同文件夹的打印模板',
      'p/broken.json：内容格式不正确',
      'p/list.json：不是流程定义，也不是表单模板',
    ]);
  });
});
