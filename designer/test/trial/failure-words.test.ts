import { describe, expect, it } from 'vitest';
import type { Locale } from '@yunliu/engine/definition';
import { failureWords } from '../../src/trial/failure-words.js';

const titles: { readonly [key: string]: string } = { closed: '关闭本次服务', check: '质量抽检' };
const names = (locale: Locale) => ({
  locale,
  state: (_: string, key: string) => titles[key] ?? key,
  process: (key: string) => (key === 'hotline' ? '热线电话服务' : key),
  person: (id: string) => (id === 'hotline-1' ? '陈思雨' : id),
  people: (ids: readonly string[]) => ids.join('、'),
  principal: () => '服务台',
});
const say = (pointer: string, zh: string, en = ''): string =>
  failureWords({ pointer, message: { 'zh-CN': zh, en } }, 'hotline', names(en === '' ? 'zh-CN' : 'en'));

describe('words of failed scenarios', () => {
  it('tells steps and tasks by their titles, people by their names', () => {
    expect(say('/steps/3/expect/states', 'states 应为 ["closed"]，实际为 ["check"]。')).toBe(
      '当前步骤应为“关闭本次服务”，实际为“质量抽检”。',
    );
    const tasks =
      'tasks 应为 [{"state":"closed","assignee":"hotline-1"}]，实际为 [{"state":"check","candidates":["role:desk"]}]。';
    expect(say('/steps/3/expect/tasks', tasks)).toBe(
      '待办任务应为“关闭本次服务”（陈思雨），实际为“质量抽检”（服务台）。',
    );
    expect(say('/steps/3/expect/states', 'states 应为 ["closed"]，实际为 []。')).toBe(
      '当前步骤应为“关闭本次服务”，实际为无。',
    );
    expect(say('/steps/3/expect/states', '-', 'states must be ["closed"] but is ["check"]')).toBe(
      'Current step should be "关闭本次服务" but is "质量抽检".',
    );
  });

  it('says a refusal without its code', () => {
    const refused = '被拒绝（simulation/no-open-task）：流程“hotline”在状态“closed”没有未完成的任务；当前任务：check。';
    expect(say('/steps/4', refused)).toBe(
      '被拒绝：流程“热线电话服务”在状态“关闭本次服务”没有未完成的任务；当前任务：质量抽检。',
    );
  });

  it('leaves alone what it cannot say better', () => {
    expect(say('/steps/4', '还没有流程的实例。')).toBe('还没有流程的实例。');
    expect(say('/steps/4/expect/data', 'data 应为 {"a":1}，实际为 {"a":2}。')).toBe(
      '流程数据应为{"a":1}，实际为{"a":2}。',
    );
  });
});
