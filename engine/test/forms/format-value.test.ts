import { describe, expect, it } from 'vitest';
import { chineseMoney, columnsOf, formatValue, settleForm } from '@yunliu/engine/forms';
import type { CompiledField, FieldShape } from '@yunliu/engine/forms';
import { compileServerForm } from '@yunliu/engine/forms/server';
import { sampleForm } from './sample-form.js';

const form = compileServerForm(sampleForm);

function field(path: string): CompiledField {
  const found = form.fields.get(path);
  if (!found) throw new Error(path);
  return found;
}

describe('chineseMoney', () => {
  it.each([
    [0, '零元整'],
    [0.05, '伍分'],
    [0.5, '伍角'],
    [10, '壹拾元整'],
    [1.05, '壹元零伍分'],
    [1234.5, '壹仟贰佰叁拾肆元伍角'],
    [1005, '壹仟零伍元整'],
    [10_000, '壹万元整'],
    [100_010, '壹拾万零壹拾元整'],
    [1_010_000, '壹佰零壹万元整'],
    [100_000_001, '壹亿零壹元整'],
    [1_000_100_000, '壹拾亿零壹拾万元整'],
    [20_300_405.67, '贰仟零叁拾万零肆佰零伍元陆角柒分'],
    [999_999_999.995, '壹拾亿元整'],
    [-12, '负壹拾贰元整'],
  ])('[F28] %d is %s', (amount, text) => {
    expect(chineseMoney(amount)).toBe(text);
  });

  it('[F28] has no words for what is no amount', () => {
    expect(chineseMoney(Number.NaN)).toBeUndefined();
    expect(chineseMoney(1e15)).toBeUndefined();
  });
});

describe('formatValue', () => {
  it('[F29] shows values as people read them', () => {
    expect(formatValue(field('level'), 'urgent')).toBe('紧急');
    expect(formatValue(field('level'), 'gone')).toBe('gone');
    expect(formatValue(field('tags'), ['软件', '硬件'])).toBe('软件、硬件');
    expect(formatValue(field('spare'), false)).toBe('否');
    expect(formatValue(field('spare'), false, { locale: 'en' })).toBe('No');
    expect(formatValue(field('visitDate'), '2026-09-03')).toBe('2026年9月3日');
    expect(formatValue(field('total'), 1234567.5)).toBe('¥1,234,567.50');
    expect(formatValue(field('parts'), [{}, {}])).toBe('2 行');
    expect(formatValue(field('sign'), { name: '王磊', at: '2026-09-30T09:40:00.000Z' })).toBe(
      '王磊（纸质签署） 2026-09-30 17:40',
    );
    expect(formatValue(field('files'), [{ file: 'a', name: '报告.pdf' }])).toBe('报告.pdf');
    expect(formatValue(field('subject'), null)).toBe('');
  });

  it('[F29] shows names behind ids, levels of a cascade, wall time of Asia/Shanghai', () => {
    const user: FieldShape = { element: { type: 'UserPicker', scope: '#/properties/x' }, schema: { type: 'string' } };
    const names = { userName: (id: string) => (id === 'u1' ? '王磊' : undefined), departmentName: () => undefined };
    expect(formatValue(user, ['u1', 'u2'], { names })).toBe('王磊、u2');
    const place: FieldShape = {
      element: {
        type: 'Cascader',
        scope: '#/properties/x',
        options: { items: [{ value: 'hw', title: '硬件', children: [{ value: 'pc', title: '主机' }] }] },
      },
      schema: { type: 'string' },
    };
    expect(formatValue(place, 'pc')).toBe('硬件 / 主机');
    expect(
      formatValue(
        { element: { type: 'Control', scope: '#/properties/x' }, schema: { type: 'string', format: 'date-time' } },
        '2026-09-30T18:00:00Z',
      ),
    ).toBe('2026-10-01 02:00');
  });
});

describe('settleForm', () => {
  const now = '2026-09-30T09:40:00.000Z';

  it('[F7] tells what a person may do with each field now', () => {
    const settled = settleForm({
      form,
      rights: { '*': 'edit', files: 'hidden' },
      current: {},
      entered: { level: 'urgent', spare: true, parts: [{}] },
      now,
    });
    const rights = ['subject', 'reason', 'count', 'visitDate', 'total', 'orderNo', 'files', 'parts', 'nowhere'].map(
      (path) => settled.right(path),
    );
    expect(rights).toEqual(['required', 'edit', 'required', 'read', 'read', 'read', 'hidden', 'edit', 'hidden']);
    expect(columnsOf(form, 'parts').map((column) => settled.cellRight(column.path, 0))).toEqual([
      'required',
      'edit',
      'edit',
      'read',
      'edit',
    ]);
  });
});
