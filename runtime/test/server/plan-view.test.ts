import { describe, expect, it } from 'vitest';
import type { ProcessDefinition } from '@yunliu/engine/definition';
import { planView } from '../../src/server/views/plan-view.js';

const definition = (zh: string, en: string): ProcessDefinition =>
  ({
    format: 1,
    key: 'p',
    version: 1,
    title: 'P',
    category: 'customised',
    start: { by: ['*'] },
    initial: 'a',
    states: { a: { type: 'task', title: { 'zh-CN': zh, en }, assign: { by: 'starter' }, outcomes: {} } },
  }) as unknown as ProcessDefinition;

describe('what a migration would come to', () => {
  it('[W90] names steps in the language of the reader, as the version of each is called', () => {
    const counts = { total: 1, safe: 0, mapping: 1, blocked: 0 };
    const plan = {
      ...counts,
      states: [{ state: 'a', title: '旧名', ...counts }],
      reasons: [
        {
          code: 'migration/x',
          level: 'mapping',
          message: { 'zh-CN': '请选择', en: 'Choose' },
          count: 1,
          instances: ['1'],
          suggestions: [{ state: 'a', title: '新名' }],
        },
      ],
    } as unknown as Parameters<typeof planView>[0];
    const both = { from: definition('旧名', 'Old'), to: definition('新名', 'New') };
    expect(planView(plan, both, 'en')).toMatchObject({
      states: [{ title: 'Old' }],
      reasons: [{ text: 'Choose', suggestions: [{ title: 'New' }] }],
    });
    expect(planView(plan, both, 'zh-CN')).toMatchObject({ states: [{ title: '旧名' }] });
    expect(planView(plan, { from: undefined, to: undefined }, 'en').states).toMatchObject([{ title: '旧名' }]);
  });
});
