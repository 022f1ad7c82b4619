import { describe, expect, it } from 'vitest';
import { checkSubmission } from '@yunliu/engine/forms';
import type { SubmissionRequest } from '@yunliu/engine/forms';
import { compileServerForm } from '@yunliu/engine/forms/server';
import type { JsonObject } from '../../src/definition/json.js';
import { sampleForm } from './sample-form.js';

const form = compileServerForm(sampleForm);
const now = '2026-09-30T09:40:00.000Z';
const all = { '*': 'edit' } as const;

function check(request: Partial<SubmissionRequest>) {
  return checkSubmission({ form, rights: all, current: {}, submitted: {}, mode: 'complete', now, ...request });
}

function faults(request: Partial<SubmissionRequest>): string[] {
  const result = check(request);
  return result.kind === 'ok' ? [] : result.issues.map((issue) => `${issue.code} ${issue.pointer}`);
}

const subject = '打印机无法联网';

describe('fields', () => {
  it('[F1] takes what may be edited and answers with the changed fields only', () => {
    const result = check({
      current: { subject, level: 'normal', elsewhere: 1 },
      submitted: { subject, level: 'normal', phone: ' 13800138000 ' },
    });
    expect(result).toEqual({ kind: 'ok', values: { phone: '13800138000' } });
  });

  it('[F2] refuses an unknown field by name', () => {
    const result = check({ submitted: { subject, salary: 1 } });
    expect(result).toMatchObject({
      kind: 'invalid',
      issues: [{ code: 'form/unknown-field', pointer: '/values/salary' }],
    });
    expect(faults({ submitted: { subject, 'parts.name': 'x' } })).toEqual(['form/unknown-field /values/parts.name']);
  });

  it('[F3] refuses a hidden field even with the present value', () => {
    expect(
      faults({
        rights: { '*': 'edit', phone: 'hidden' },
        current: { phone: '13800138000' },
        submitted: { subject, phone: '13800138000' },
      }),
    ).toEqual(['form/field-hidden /values/phone']);
  });

  it('[F4] lets a read-only field be sent unchanged and refuses another value by name', () => {
    const rights = { '*': 'edit', subject: 'read' } as const;
    expect(faults({ rights, current: { subject }, submitted: { subject } })).toEqual([]);
    const result = check({ rights, current: { subject }, submitted: { subject: '别的' } });
    expect(result).toMatchObject({
      issues: [{ code: 'form/field-read-only', message: { 'zh-CN': '“主题”在本步骤只读，不能修改。' } }],
    });
    expect(faults({ submitted: { subject, orderNo: 'F14-1' } })).toEqual(['form/field-read-only /values/orderNo']);
  });

  it('[F5] takes `*` for fields not named, and read without it', () => {
    expect(faults({ rights: {}, current: { subject }, submitted: { phone: '13800138000' } })).toEqual([
      'form/field-read-only /values/phone',
    ]);
    expect(faults({ rights: { '*': 'hidden', phone: 'edit' }, submitted: { level: 'normal' } })).toEqual([
      'form/field-hidden /values/level',
    ]);
  });

  it('[F6] demands required fields of schema, right and rule, and takes blanks for empty', () => {
    expect(faults({ submitted: { subject: ' \n ' } })).toEqual(['form/field-required /values/subject']);
    expect(faults({ rights: { '*': 'edit', tags: 'required' }, submitted: { subject, tags: [] } })).toEqual([
      'form/field-required /values/tags',
    ]);
    expect(faults({ submitted: { subject, level: 'urgent' } })).toEqual(['form/field-required /values/count']);
    expect(faults({ rights: { '*': 'edit', spare: 'required' }, submitted: { subject, spare: false } })).toEqual([]);
    expect(faults({ rights: { subject: 'read' } })).toEqual([]);
    expect(faults({ skipRequired: true })).toEqual([]);
    expect(faults({ mode: 'draft' })).toEqual([]);
  });

  it('[F7] neither takes nor demands what a rule hides, and clears what it held', () => {
    expect(faults({ submitted: { subject, level: 'normal', reason: '急' } })).toEqual([
      'form/field-hidden /values/reason',
    ]);
    expect(faults({ rights: { '*': 'edit', reason: 'required' }, submitted: { subject, level: 'normal' } })).toEqual(
      [],
    );
    expect(
      faults({ rights: { '*': 'edit', reason: 'required' }, submitted: { subject, level: 'urgent', count: 1 } }),
    ).toEqual(['form/field-required /values/reason']);
    const cleared = check({
      current: { subject, level: 'urgent', reason: '急', count: 1 },
      submitted: { level: 'normal' },
    });
    expect(cleared).toEqual({ kind: 'ok', values: { level: 'normal', reason: null } });
  });

  it('[F8] keeps what a rule locks', () => {
    const current = { subject, level: 'urgent', count: 1, visitDate: '2026-10-01' };
    expect(faults({ current, submitted: { visitDate: '2026-10-02' } })).toEqual([
      'form/field-read-only /values/visitDate',
    ]);
    expect(faults({ current, submitted: { visitDate: '2026-10-01' } })).toEqual([]);
  });

  it('[F9] words schema faults for people and lists all of them', () => {
    const result = check({
      submitted: {
        subject: '字'.repeat(21),
        phone: '123',
        level: 'x',
        count: 0,
        visitDate: '2026-02-30',
        tags: ['软件', '木头'],
      },
    });
    expect(result.kind === 'invalid' && result.issues.map((issue) => issue.message['zh-CN'])).toEqual([
      '“主题”最多 20 个字。',
      '“电话”格式不符合要求。',
      '“级别”不在可选范围内。',
      '“数量”不能小于 1。',
      '“上门日期”须为有效日期，如 2026-09-30。',
      '“标签”不在可选范围内。',
    ]);
  });

  it('[F10] leaves present values of fields that cannot be edited here unjudged', () => {
    expect(faults({ rights: { subject: 'edit' }, current: { phone: 'old format' }, submitted: { subject } })).toEqual(
      [],
    );
  });

  it('[F11] clears by null or an empty text', () => {
    expect(check({ current: { subject, phone: '13800138000' }, submitted: { phone: '' } })).toEqual({
      kind: 'ok',
      values: { phone: null },
    });
    expect(check({ current: { subject, tags: ['软件'] }, submitted: { tags: null } })).toEqual({
      kind: 'ok',
      values: { tags: [] },
    });
  });

  it('[F12] refuses forged keys, odd values and oversize', () => {
    expect(faults({ submitted: JSON.parse('{"subject":"a","__proto__":{"x":1}}') })).toEqual([
      'form/forbidden-key /values/__proto__',
    ]);
    expect(faults({ submitted: { subject, constructor: 1 } })).toEqual(['form/forbidden-key /values/constructor']);
    expect(faults({ submitted: { subject, sign: JSON.parse('{"name":"a","at":"x","prototype":1}') } })).toEqual([
      'form/forbidden-key /values/sign/prototype',
    ]);
    expect(faults({ submitted: { subject, count: Number.NaN } })).toEqual(['form/not-json /values/count']);
    expect(faults({ submitted: { subject: new Date(0) as unknown as string } })).toEqual([
      'form/not-json /values/subject',
    ]);
    expect(faults({ submitted: [] as unknown as JsonObject })).toEqual(['form/not-json /values']);
    expect(faults({ submitted: { subject, level: 'urgent', count: 1, reason: '长'.repeat(20_001) } })).toEqual([
      'form/too-large /values/reason',
    ]);
    expect(faults({ submitted: { subject: 'x'.repeat(3_000_000) } })).toEqual(['form/too-large /values']);
    expect(faults({ submitted: { subject, toString: 'x' } })).toEqual(['form/unknown-field /values/toString']);
    const wrong = faults({
      submitted: { subject, phone: 5, tags: 'x', files: 'y', parts: 'z', spare: true, sign: 'me' },
    });
    expect(wrong.toSorted()).toEqual(
      ['files', 'parts', 'phone', 'sign', 'tags'].map((name) => `form/field-invalid /values/${name}`),
    );
  });

  it('[F13] stores text tidily', () => {
    expect(
      check({ submitted: { subject: ' 一\u0000二\r\n三\u202e ', level: 'urgent', count: 1, reason: '甲\r\n乙 ' } }),
    ).toEqual({
      kind: 'ok',
      values: { subject: '一二 三', level: 'urgent', count: 1, reason: '甲\n乙' },
    });
  });

  it('[F14] gives a drawn signature the time of the check and keeps a paper one as declared', () => {
    const drawn = check({ submitted: { subject, sign: { name: '王磊', at: '1999-01-01T00:00:00Z', file: 'a1' } } });
    expect(drawn).toMatchObject({ values: { sign: { name: '王磊', at: now, file: 'a1' } } });
    const paper = check({ submitted: { subject, sign: { name: '王磊', at: '2026-09-29T10:00:00+08:00' } } });
    expect(paper).toMatchObject({ values: { sign: { at: '2026-09-29T10:00:00+08:00' } } });
    expect(faults({ submitted: { subject, sign: { name: '王磊', at: 'yesterday' } } })).toEqual([
      'form/field-invalid /values/sign',
    ]);
  });
});

describe('computed fields', () => {
  it('[F15] writes computed columns and totals, whatever was sent', () => {
    const result = check({
      submitted: {
        subject,
        spare: true,
        total: 1,
        parts: [
          { name: '硒鼓', quantity: 3, price: 0.1, amount: 99 },
          { name: '电源', quantity: 1, price: 250 },
        ],
      },
    });
    expect(result).toEqual({
      kind: 'ok',
      values: {
        subject,
        spare: true,
        total: 250.3,
        parts: [
          { name: '硒鼓', quantity: 3, price: 0.1, amount: 0.3 },
          { name: '电源', quantity: 1, price: 250, amount: 250 },
        ],
      },
    });
  });

  it('[F16] leaves a form alone that is only shown', () => {
    expect(check({ rights: {}, current: { subject, total: 7 } })).toEqual({ kind: 'ok', values: {} });
  });
});

describe('tables', () => {
  const current = {
    subject,
    spare: true,
    parts: [
      { name: '硒鼓', quantity: 1, price: 10, amount: 10, secret: '旧' },
      { name: '电源', quantity: 2, price: 20, amount: 40, secret: '新' },
    ],
    total: 50,
  };

  it('[F17] refuses added and removed rows without the right on the table', () => {
    const rights = { '*': 'read', 'parts.quantity': 'edit' } as const;
    expect(faults({ rights, current, submitted: { parts: [{ quantity: 5 }] } })).toEqual([
      'form/row-removed /values/parts',
    ]);
    expect(faults({ rights, current, submitted: { parts: [{}, {}, { quantity: 1 }] } })).toContain(
      'form/row-added /values/parts/2',
    );
    expect(check({ rights, current, submitted: { parts: [{ quantity: 5 }, {}] } })).toMatchObject({
      values: { total: 90, parts: [{ name: '硒鼓', quantity: 5, amount: 50, secret: '旧' }, { quantity: 2 }] },
    });
  });

  it('[F18] compares read-only columns row by row', () => {
    const rights = { '*': 'edit', 'parts.price': 'read', 'parts.secret': 'hidden' } as const;
    const rows = [
      { name: '硒鼓', quantity: 1, price: 10 },
      { name: '电源', quantity: 2, price: 21 },
    ];
    expect(
      faults({ rights, current, submitted: { parts: rows.map((row, index) => ({ ...row, $row: index })) } }),
    ).toEqual(['form/field-read-only /values/parts/1/price']);
    expect(faults({ rights, current, submitted: { parts: [{ $row: 0, secret: '旧' }, { $row: 1 }] } })).toEqual([
      'form/field-hidden /values/parts/0/secret',
    ]);
    expect(
      faults({ rights, current, submitted: { parts: [{ $row: 0 }, { $row: 1 }, { name: '风扇', price: 5 }] } }),
    ).toEqual(['form/field-read-only /values/parts/2/price']);
  });

  it('[F19] keeps hidden columns with their rows when rows are removed or moved', () => {
    const rights = { '*': 'edit', 'parts.price': 'read', 'parts.secret': 'hidden' } as const;
    expect(check({ rights, current, submitted: { parts: [{ $row: 1, quantity: 3 }] } })).toMatchObject({
      values: { parts: [{ name: '电源', quantity: 3, price: 20, amount: 60, secret: '新' }] },
    });
    expect(faults({ rights, current, submitted: { parts: [{ name: '电源', quantity: 2, price: 20 }] } })).toEqual([
      'form/row-origin /values/parts',
    ]);
    expect(faults({ rights, current, submitted: { parts: [{ $row: 1 }, { $row: 1 }] } })).toContain(
      'form/row-origin /values/parts/1',
    );
    expect(faults({ rights, current, submitted: { parts: [{ $row: 7 }] } })).toContain(
      'form/row-origin /values/parts/0',
    );
  });

  it('[F20] names row and column of a missing or wrong cell', () => {
    const result = check({
      submitted: { subject, spare: true, parts: [{ name: '硒鼓' }, { name: ' ', quantity: 0 }] },
    });
    expect(
      result.kind === 'invalid' && result.issues.map((issue) => `${issue.pointer} ${issue.message['zh-CN']}`),
    ).toEqual([
      '/values/parts/1/name “备件明细”第 2 行“名称”必填。',
      '/values/parts/1/quantity “备件明细”第 2 行“数量”不能小于 1。',
    ]);
    expect(faults({ submitted: { subject, spare: true, parts: [{ name: 'a', weight: 1 }] } })).toEqual([
      'form/unknown-field /values/parts/0/weight',
    ]);
    expect(
      faults({ submitted: { subject, spare: true, parts: Array.from({ length: 6 }, () => ({ name: 'a' })) } }),
    ).toEqual(['form/field-invalid /values/parts']);
    expect(
      faults({ rights: { '*': 'edit', parts: 'required' }, submitted: { subject, spare: true, parts: [] } }),
    ).toEqual(['form/field-required /values/parts']);
  });

  it('[F21] hides and clears a table with its group', () => {
    expect(check({ current, submitted: { spare: false } })).toEqual({
      kind: 'ok',
      values: { spare: false, parts: [], total: null },
    });
    expect(faults({ submitted: { subject, spare: false, parts: [{ name: 'a' }] } })).toEqual([
      'form/field-hidden /values/parts',
    ]);
  });

  it('[F21] rules of a column look at its own row', () => {
    const rowForm = compileServerForm({
      ...sampleForm,
      ui: {
        type: 'Table',
        scope: '#/properties/parts',
        columns: [
          { type: 'Control', scope: '#/properties/name', rule: { effect: 'REQUIRE', condition: 'quantity > 1' } },
          { type: 'Control', scope: '#/properties/quantity' },
          { type: 'Control', scope: '#/properties/secret', rule: { effect: 'SHOW', condition: 'quantity > 1' } },
        ],
      },
    });
    const rows = [{ name: 'a', quantity: 2, secret: '旧' }];
    const send = (parts: JsonObject[]) =>
      checkSubmission({
        form: rowForm,
        rights: all,
        current: { parts: rows },
        submitted: { parts },
        mode: 'complete',
        now,
      });
    expect(send([{ quantity: 1 }])).toEqual({
      kind: 'ok',
      values: { parts: [{ name: 'a', quantity: 1, secret: null }] },
    });
    expect(send([{ name: 'a', quantity: 1, secret: '新' }])).toMatchObject({
      issues: [{ code: 'form/field-hidden', pointer: '/values/parts/0/secret' }],
    });
    expect(send([{ name: 'a', quantity: 2 }, { quantity: 3 }])).toMatchObject({
      issues: [{ code: 'form/field-required', pointer: '/values/parts/1/name' }],
    });
  });

  it('[F31] a draft keeps what was typed and nothing that is hidden', () => {
    const rights = { '*': 'edit', 'parts.secret': 'hidden', 'parts.price': 'read' } as const;
    const result = check({
      mode: 'draft',
      rights,
      current,
      submitted: {
        parts: [
          { $row: 1, quantity: 3 },
          { $row: null, name: '风扇' },
        ],
      },
    });
    expect(result).toMatchObject({ values: { parts: [{ secret: '新', price: 20 }, { name: '风扇' }] } });
    const draft = result.kind === 'ok' ? result.draft : undefined;
    expect(draft).toEqual({
      parts: [
        { $row: 1, name: '电源', quantity: 3 },
        { $row: null, name: '风扇', quantity: null },
      ],
    });
    expect(check({ rights, current, submitted: draft ?? {} })).toMatchObject({
      values: { parts: [{ name: '电源', quantity: 3, secret: '新', amount: 60 }, { name: '风扇' }] },
    });
  });
});
