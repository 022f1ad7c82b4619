import { describe, expect, test } from 'vitest';
import type { ProcessDefinition } from '../../src/definition/process-definition.js';
import { compareVersions } from '../../src/versions/compare-versions.js';
import { definitionOf, final, task } from '../decide/definitions.js';

const before = definitionOf(
  'apply',
  {
    apply: { ...task({ submit: 'approve' }), title: '填写' },
    approve: {
      ...task({ ok: 'end', no: 'apply' }),
      title: '审批',
      timers: [{ id: 'remind', title: '催办', after: 'PT2H', effects: [] }],
      form: { template: 'leave', version: 1, rights: { reason: 'read' } },
    },
    extra: {
      type: 'phase',
      title: '附加',
      initial: 'x',
      states: { x: { ...task({ ok: 'end' }), title: '补充' } },
      onDone: {},
    },
    old: { ...task({ ok: 'end' }), title: '旧步骤' },
    end: final(),
  },
  {
    roles: { clerk: { title: '坐席' } },
    data: { type: 'object', properties: { amount: { type: 'string', title: '金额' } } },
  },
);
const after: ProcessDefinition = {
  ...before,
  version: 2,
  roles: { clerk: { title: '坐席' }, boss: { title: '主管' } },
  data: { type: 'object', properties: { amount: { type: 'number', title: '金额' } } },
  states: {
    apply: { ...task({ submit: 'x' }), title: '填写申请' },
    x: { ...task({ ok: 'end' }), title: '补充' },
    approve: {
      ...task({ ok: 'end', later: 'apply' }, { assign: { by: 'role', role: 'boss' } }),
      title: '审批',
      timers: [{ id: 'remind', title: '催办', after: 'PT4H', effects: [] }],
      form: { template: 'leave', version: 2, rights: { reason: 'required' } },
      onEntry: [{ type: 'set', values: { a: '1' } }],
    },
    check: { type: 'service', title: '核验', handler: 'check', to: 'end' },
    end: { type: 'wait', title: '结束', messages: [{ name: 'm', to: 'apply' }] },
  },
};

const said = (a: ProcessDefinition, b: ProcessDefinition) =>
  compareVersions(a, b).changes.map(({ sentence }) => sentence['zh-CN']);

describe('comparing two versions', () => {
  test('[Y1] a version compared with itself has no changes; number and drawing alone change no behaviour', () => {
    expect(compareVersions(before, before).changes).toEqual([]);
    const drawn = { ...before, version: 2, layout: { states: { apply: { x: 1, y: 1 } } } };
    expect(compareVersions(before, drawn)).toMatchObject({
      isSameBehaviour: true,
      changes: [{ code: 'layout/changed' }],
    });
  });

  test('[Y2] every kind of change has its code, its place and a sentence of titles', () => {
    const { changes, isSameBehaviour } = compareVersions(before, after);
    expect(isSameBehaviour).toBe(false);
    const codes = new Set(changes.map(({ code }) => code));
    for (const code of [
      'state/added',
      'state/removed',
      'state/retyped',
      'state/moved',
      'state/renamed',
      'outcome/added',
      'outcome/removed',
      'outcome/changed',
      'timer/changed',
      'form/changed',
      'right/changed',
      'assignment/changed',
      'effect/added',
      'data/changed',
      'role/added',
    ])
      expect([...codes]).toContain(code);
    expect(said(before, after)).toEqual(
      expect.arrayContaining([
        '步骤“填写”改名为“填写申请”。',
        '任务“填写申请”的选项“submit”的去向由“审批”改为“补充”。',
        '任务“补充”从“附加”移到了流程最外层。',
        '任务“审批”的定时器“催办”的时长由“2小时”改为“4小时”。',
        '任务“审批”的办理人由角色“坐席”改为角色“主管”。',
        '任务“审批”中字段“reason”由只读改为必填。',
        '步骤“结束”由结束改为等待。',
        '删除了任务“旧步骤”。',
        '新增服务“核验”。',
        '流程变量“金额”的类型由 string 改为 number。',
      ]),
    );
    for (const { sentence } of changes) {
      expect(sentence['zh-CN']).toMatch(/。$/);
      expect(sentence.en).toMatch(/^[A-Z"].*\.$/);
    }
  });

  test('[Y3] pointers lead to the change: into the later version, for what is gone into the earlier', () => {
    const at = (definition: unknown, pointer: string): unknown =>
      pointer
        .split('/')
        .slice(1)
        .reduce<unknown>(
          (value, part) =>
            (value as Record<string, unknown> | undefined)?.[part.replaceAll('~1', '/').replaceAll('~0', '~')],
          definition,
        );
    for (const { how, pointer, code } of compareVersions(before, after).changes) {
      if (code === 'property/changed') continue;
      expect(at(how === 'removed' ? before : after, pointer), `${code} ${pointer}`).toBeDefined();
    }
  });

  test('[Y4] a property this code has no word for is a change all the same', () => {
    const states = {
      ...before.states,
      apply: { ...before.states['apply'], futureRule: { a: 1 } },
    } as unknown as ProcessDefinition['states'];
    expect(compareVersions(before, { ...before, version: 2, states }).changes).toMatchObject([
      { code: 'property/changed', name: 'futureRule', state: 'apply' },
    ]);
  });
});
