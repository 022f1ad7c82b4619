import { describe, expect, it } from 'vitest';
import { stepWords, type Command } from '@yunliu/designer/model';
import { shipped } from './shipped.js';

const hotline = shipped('hotline');
const CALL = '/definition/states/service/states/call-taken';
const said = (command: Command, locale: 'zh-CN' | 'en' = 'zh-CN'): string => stepWords(command, hotline, locale);

describe('what a step was, in words', () => {
  it('[M3] names what was changed by its title, and which property', () => {
    expect(said({ type: 'set', pointer: `${CALL}/title`, value: '接电话' })).toBe('修改“接听并解答”的名称');
    expect(said({ type: 'set', pointer: `${CALL}/clocks/0/within`, value: 'PT1H' })).toBe('修改“接听并解答”的时限');
    expect(said({ type: 'set', pointer: '/definition/description', value: '' })).toBe('修改“热线电话服务”的说明');
    expect(said({ type: 'set', pointer: `${CALL}/title`, value: '' }, 'en')).toMatch(/^Change name of ".+"$/);
  });

  it('[M3] names steps, forms and fields of commands', () => {
    expect(said({ type: 'remove-states', keys: ['call-taken'] })).toBe('删除步骤“接听并解答”');
    expect(said({ type: 'remove-states', keys: ['call-taken', 'service'] })).toBe('删除步骤');
    expect(said({ type: 'set-group', of: 'call-taken', kind: 'all' })).toBe('设置多人办理“接听并解答”');
    const form = 'phone-record@1';
    expect(said({ type: 'require-field', form, path: 'caller', required: true })).toBe('设置必填“来电人”');
    expect(said({ type: 'add-field', form, kind: 'money', name: 'fee', title: '费用', into: '/ui' })).toBe(
      '添加字段“费用”',
    );
    expect(said({ type: 'set', pointer: `/forms/${form}/schema/properties/caller/maxLength`, value: 9 })).toBe(
      '修改“来电人”',
    );
  });

  it('[M3] says less where it is gone, or several things', () => {
    expect(said({ type: 'remove-states', keys: ['gone'] })).toBe('删除步骤');
    const set: Command = { type: 'set', pointer: `${CALL}/title`, value: 'A' };
    expect(said({ type: 'batch', commands: [set] })).toBe('修改“接听并解答”的名称');
    expect(said({ type: 'batch', commands: [set, set] })).toBe('多项修改');
    expect(said({ type: 'set-print', form: 'gone@1', name: 'print', text: '' })).toBe('修改打印模板');
  });
});
