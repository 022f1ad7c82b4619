import { describe, expect, it } from 'vitest';
import { compileForm, initialValue, settleForm } from '@yunliu/engine/forms';
import { applyCommand, copyElements, type Command, type DesignDocument } from '@yunliu/designer/model';
import { setRules } from '../../src/forms/field-rules.js';
import { formTree } from '../../src/forms/form-tree.js';
import { FormSession } from '../../src/view/form/form-session.js';
import { shipped } from '../model/shipped.js';
import { emptyForm } from './empty-form.js';

const F = 'leave@1';
const now = '2026-01-02T09:00:00+08:00';
const add = (command: object): Command => ({ type: 'add-field', form: F, into: '/ui', ...command }) as Command;
const set = (pointer: string, value: string | object): Command =>
  ({ type: 'set', pointer: `/forms/${F}${pointer}`, value }) as Command;
const base = emptyForm(
  add({ kind: 'yes-no', name: 'away' }),
  add({ kind: 'number', name: 'days' }),
  set('/ui/elements/1/rule', { effect: 'SHOW', condition: 'away = true' }),
  add({ kind: 'number', name: 'hours' }),
  set('/ui/elements/2/computed', 'days * 8'),
);
const ui = (document: DesignDocument, form = F): string => JSON.stringify(document.forms[form]?.ui);

describe('copies of fields', () => {
  it('[D13] get free names, in their own conditions and formulas too', () => {
    const twice = applyCommand(base, {
      type: 'duplicate-elements',
      form: F,
      at: ['/ui/elements/2', '/ui/elements/0', '/ui/elements/1'],
    });
    expect(Object.keys(twice.forms[F]?.schema.properties ?? {})).toEqual(
      expect.arrayContaining(['away2', 'days2', 'hours2']),
    );
    const group = applyCommand(base, {
      type: 'wrap-elements',
      form: F,
      at: ['/ui/elements/0', '/ui/elements/1', '/ui/elements/2'],
      in: 'group',
    });
    const copy = applyCommand(group, { type: 'duplicate-elements', form: F, at: ['/ui/elements/0'] });
    expect(ui(copy)).toContain('away2 = true');
    expect(ui(copy)).toContain('days2 * 8');
    expect(ui(copy)).toContain('"away = true"');
  });

  it('[D13] pasted into another form of the process the same field is shared, another of that name is not', () => {
    const two = applyCommand(base, { type: 'add-form', key: 'other', title: '另一张' });
    const clip = copyElements(two.forms[F] as never, ['/ui/elements/0']);
    const shared = applyCommand(two, { type: 'paste-elements', form: 'other@1', into: '/ui', clip });
    expect(Object.keys(shared.forms['other@1']?.schema.properties ?? {})).toEqual(['away']);
    const clash = applyCommand(two, {
      type: 'paste-elements',
      form: 'other@1',
      into: '/ui',
      clip: { ...clip, fields: { away: { type: 'string' } } },
    });
    expect(Object.keys(clash.forms['other@1']?.schema.properties ?? {})).toEqual(['away2']);
  });

  it('[D13] columns go into tables only, and keep their place', () => {
    const table = applyCommand(base, add({ kind: 'table', name: 'rows' }));
    const clip = copyElements(table.forms[F] as never, ['/ui/elements/3/columns/0']);
    expect(() => applyCommand(table, { type: 'paste-elements', form: F, into: '/ui', clip })).toThrow(
      /明细|Columns|form\/other-rows/,
    );
    const twice = applyCommand(table, { type: 'paste-elements', form: F, into: '/ui/elements/3', index: 0, clip });
    expect(JSON.stringify(twice.forms[F]?.schema.properties?.['rows'])).toContain('name2');
  });
});

describe('first values and rules', () => {
  it('[D14] a default or a formula fills what nobody has filled in, once', () => {
    const form = applyCommand(
      applyCommand(base, set('/schema/properties/away/default', true as never)),
      set('/ui/elements/1/initial', '1 + 1'),
    ).forms[F] as never;
    const session = new FormSession({ template: form, rights: { '*': 'edit' }, values: {}, now: () => now });
    expect(session.values).toMatchObject({ away: true, days: 2, hours: 16 });
    expect(session.submission()).toMatchObject({ away: true, days: 2 });
    const later = new FormSession({
      template: form,
      rights: { '*': 'edit' },
      values: { away: null, days: 5 },
      now: () => now,
    });
    expect(later.values).toMatchObject({ away: null });
    const reader = new FormSession({ template: form, rights: { '*': 'read' }, values: {}, now: () => now });
    expect(reader.values['away']).toBeUndefined();
    expect(initialValue(compileForm(form, () => []).fields.get('days') as never, {}, now)).toBe(2);
  });

  it('[D14] all rules of an element hold', () => {
    const node = formTree(base.forms[F] as never).children[1] as never;
    const rules = [
      { effect: 'SHOW', condition: 'away = true' },
      { effect: 'REQUIRE', condition: 'away = true' },
    ] as const;
    const document = setRules(node, rules)(F).reduce<DesignDocument>((at, command) => applyCommand(at, command), base);
    const form = compileForm(document.forms[F] as never, () => []);
    const right = (away: boolean) =>
      settleForm({ form, rights: { '*': 'edit' }, current: {}, entered: { away }, now }).right('days');
    expect([right(true), right(false)]).toEqual(['required', 'hidden']);
    const renamed = applyCommand(document, { type: 'rename', kind: 'variable', name: 'away', to: 'absent' });
    expect(ui(renamed)).not.toContain('away =');
    const one = setRules(formTree(document.forms[F] as never).children[1] as never, [rules[0]])(F);
    expect(ui(one.reduce<DesignDocument>((at, command) => applyCommand(at, command), document))).toBe(ui(base));
  });
});

describe('versions of forms', () => {
  it('[D8] the next version is used by all steps and documents of the process that used the present one', () => {
    const hotline = shipped('hotline');
    const count = (document: DesignDocument, version: number): number =>
      JSON.stringify(document.definition).split(`"template":"phone-record","version":${version}`).length - 1;
    const next = applyCommand(hotline, { type: 'next-form-version', form: 'phone-record@1' });
    expect(count(next, 2)).toBe(count(hotline, 1));
    expect(count(next, 1)).toBe(0);
    expect(next.forms['phone-record@2']?.version).toBe(2);
    expect(next.prints['phone-record@2']).toEqual(hotline.prints['phone-record@1']);
  });
});
