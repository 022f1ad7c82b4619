import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@yunliu/engine/definition';
import { checkSubmission, columnsOf } from '@yunliu/engine/forms';
import { compileServerForm } from '@yunliu/engine/forms/server';
import { demoForm, demoValues } from '../../demo/demo-form.js';
import { FormSession } from '../../src/view/form/form-session.js';

const form = compileServerForm(demoForm);
const now = '2026-09-30T09:40:00.000Z';
const rights = { '*': 'edit' } as const;
const values = demoValues as unknown as JsonObject;

function session(
  given: JsonObject = values,
  granted: { readonly [path: string]: 'hidden' | 'read' | 'edit' | 'required' } = rights,
): FormSession {
  return new FormSession({
    template: demoForm,
    rights: granted,
    values: given,
    validator: form.validate,
    now: () => now,
  });
}

describe('FormSession', () => {
  it('[F1] sends what the server accepts, whatever was toggled on the way', () => {
    const filling = session();
    filling.set('level', 'normal');
    filling.set('needsParts', false);
    const submitted = filling.submission();
    expect(Object.keys(submitted)).not.toContain('urgentReason');
    expect(Object.keys(submitted)).not.toContain('parts');
    const result = checkSubmission({ form, rights, current: values, submitted, mode: 'complete', now });
    expect(result).toEqual({
      kind: 'ok',
      values: { level: 'normal', urgentReason: null, needsParts: false, parts: [], total: null },
    });
  });

  it('[F2] keeps answers that a rule hides until it shows them again', () => {
    const filling = session();
    filling.set('urgentReason', '领导在等');
    filling.set('level', 'normal');
    expect(filling.right('urgentReason')).toBe('hidden');
    filling.set('level', 'critical');
    expect(filling.value('urgentReason')).toBe('领导在等');
    expect(filling.submission()['urgentReason']).toBe('领导在等');
  });

  it('[F3] computes rows and totals while they are typed', () => {
    const filling = session();
    filling.setCell('parts', 0, 'quantity', 3);
    expect(filling.rows('parts')[0]?.values['amount']).toBe(256.5);
    expect(filling.value('total')).toBe(316.5);
    filling.addRow('parts');
    filling.setCell('parts', 2, 'quantity', 10);
    filling.setCell('parts', 2, 'price', 100);
    expect(filling.value('total')).toBe(1316.5);
    expect(filling.right('budget')).toBe('required');
  });

  it('[F4] tells the server which row is which, so that columns it does not see stay with their rows', () => {
    const granted = { '*': 'edit', 'parts.model': 'hidden', 'parts.price': 'read' } as const;
    const filling = session(values, granted);
    filling.removeRow('parts', 0);
    filling.copyRow('parts', 0);
    const submitted = filling.submission();
    const result = checkSubmission({ form, rights: granted, current: values, submitted, mode: 'complete', now });
    expect(result).toMatchObject({
      kind: 'ok',
      values: {
        parts: [
          { name: '网线', model: '', price: 6, amount: 60 },
          { name: '网线', quantity: 10, amount: null },
        ],
      },
    });
  });

  it('[F5] knows whether anything was changed', () => {
    const filling = session();
    expect(filling.changed).toBe(false);
    filling.set('subject', '别的');
    expect(filling.changed).toBe(true);
    filling.set('subject', demoValues.subject);
    expect(filling.changed).toBe(false);
    filling.setCell('parts', 0, 'quantity', 9);
    expect(filling.changed).toBe(true);
  });

  it('[F6] finds the very faults the server finds', () => {
    const filling = session({});
    filling.set('phone', '12');
    const submitted = filling.submission();
    const server = checkSubmission({ form, rights, current: {}, submitted, mode: 'complete', now });
    expect(filling.check('complete')).toEqual(server.kind === 'invalid' ? server.issues : []);
    expect(filling.check('complete').map((issue) => issue.pointer)).toContain('/values/phone');
    expect(filling.check('draft')).toEqual([]);
    expect(columnsOf(filling.form, 'parts')).toHaveLength(6);
  });

  it('[F24] a draft with rows survives being saved, opened and completed, without showing hidden columns', () => {
    const granted = { '*': 'edit', 'parts.model': 'hidden', 'parts.price': 'read' } as const;
    const base = {
      ...values,
      parts: [
        { name: '网卡', model: 'NC-100', quantity: 2, price: 85.5, amount: 171 },
        { name: '网线', model: 'W-6', quantity: 10, price: 6, amount: 60 },
      ],
      total: 231,
    } as JsonObject;
    const first = session(base, granted);
    first.removeRow('parts', 0);
    first.setCell('parts', 0, 'quantity', 4);
    first.addRow('parts');
    first.setCell('parts', 1, 'name', '水晶头');
    first.set('subject', '改过的主题');
    const saved = checkSubmission({
      form,
      rights: granted,
      current: base,
      submitted: first.submission(),
      mode: 'draft',
      now,
    });
    const draft = saved.kind === 'ok' ? saved.draft : undefined;
    expect(draft).toMatchObject({
      subject: '改过的主题',
      parts: [
        { $row: 1, name: '网线', quantity: 4 },
        { $row: null, name: '水晶头' },
      ],
    });
    expect(JSON.stringify(draft)).not.toContain('W-6');
    for (const overlay of [draft, first.submission()]) {
      const shown = Object.fromEntries(
        Object.entries(base).map(([name, value]) => [
          name,
          name === 'parts' ? (value as JsonObject[]).map(({ model: _model, ...row }) => row) : value,
        ]),
      );
      const again = new FormSession({
        template: demoForm,
        rights: granted,
        values: shown,
        draft: overlay ?? {},
        validator: form.validate,
        now: () => now,
      });
      expect(again.rows('parts').map((row) => [row.values['name'], row.values['price']])).toEqual([
        ['网线', 6],
        ['水晶头', undefined],
      ]);
      again.setCell('parts', 1, 'quantity', 1);
      const done = checkSubmission({
        form,
        rights: granted,
        current: base,
        submitted: again.submission(),
        mode: 'complete',
        now,
      });
      expect(done).toMatchObject({
        kind: 'ok',
        values: {
          subject: '改过的主题',
          parts: [
            { name: '网线', model: 'W-6', quantity: 4, price: 6, amount: 24 },
            { name: '水晶头', quantity: 1 },
          ],
        },
      });
    }
  });
});
