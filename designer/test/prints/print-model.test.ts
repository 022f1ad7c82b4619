import { describe, expect, it, vi } from 'vitest';
import { validatePrintTemplate } from '@yunliu/engine/documents/check';
import type { FormTemplate } from '@yunliu/engine/forms';
import { compileServerForm } from '@yunliu/engine/forms/server';
import { compileDraftForm, CommandStack, saveDesign } from '@yunliu/designer/model';
import { nameFault, printNamesOf } from '../../src/prints/print-list.js';
import {
  pageCorners,
  papers,
  readPageSetup,
  sheetSize,
  writePageSetup,
  type PageSetup,
} from '../../src/prints/page-setup.js';
import { printFault, sortFaults } from '../../src/prints/print-check.js';
import { printColumns, printFields } from '../../src/prints/print-fields.js';
import { PrintPreview } from '../../src/prints/print-preview.js';
import { canInsert, insertion, printParts } from '../../src/prints/print-parts.js';
import { sampleValues } from '../../src/prints/sample-values.js';
import { starterPrint } from '../../src/prints/starter-print.js';
import { formText, shipped, shippedForms } from '../model/shipped.js';

const formOf = (key: string): FormTemplate => JSON.parse(formText(key)) as FormTemplate;
const words = { section: '小标题', note: '说明', shown: '显示' };

describe('a starter print', () => {
  it.each(shippedForms)('[T1] of %s has no fault and prints every field once', (key) => {
    const template = formOf(key);
    const form = compileDraftForm(template);
    const print = starterPrint(template);
    expect(validatePrintTemplate(print, form)).toEqual([]);
    const odd = printFields(form, 'zh-CN').filter(
      ({ path, kind }) => kind !== 'serial-number' && print.split(`{{label "${path}"}}`).length !== 2,
    );
    expect(odd).toEqual([]);
    expect(print).not.toMatch(/<tr><\/tr>|<table[^>]*>\s*<\/table>/);
  });

  it('[T1] cannot be broken by a heading', () => {
    const template: FormTemplate = {
      format: 1,
      key: 'x',
      version: 1,
      title: 'x',
      schema: { type: 'object', properties: { a: { type: 'string', title: 'a' } } },
      ui: {
        type: 'Group',
        label: '<b>{{field "a"}}</b>',
        elements: [{ type: 'Control', scope: '#/properties/a' }],
      },
    };
    const print = starterPrint(template);
    expect(print).toContain('&lt;b&gt;&#123;&#123;field "a"}}&lt;/b&gt;');
    expect(validatePrintTemplate(print, compileDraftForm(template))).toEqual([]);
  });
});

describe('sample values', () => {
  it.each(shippedForms)(
    '[T2] of %s are taken by its schema, fill what can be filled, and are the same every time',
    (key) => {
      const template = formOf(key);
      const form = compileServerForm(template);
      const values = sampleValues(form);
      expect(form.validate(values)).toEqual([]);
      expect(sampleValues(form)).toEqual(values);
      const empty = printFields(compileDraftForm(template), 'zh-CN').filter(
        ({ path, kind, table }) => table === undefined && kind !== 'attachment' && values[path] === undefined,
      );
      expect(empty.map(({ path }) => path)).toEqual([]);
    },
  );

  it('[T2] have as many rows as asked', () => {
    const form = compileDraftForm(formOf('release-plan'));
    expect(sampleValues(form, { rows: 40 })['releaseSteps']).toHaveLength(40);
  });
});

describe('page setup', () => {
  const setups: readonly PageSetup[] = [
    {},
    { paper: 'A5', landscape: true },
    { landscape: true, margin: 12 },
    { paper: 'slip-third', untitled: true },
    { paper: 'slip', landscape: true, margin: 7.5 },
    { corners: { 'top-center': '内部资料 "A" \\ </style> {{x}}', 'bottom-left': '' } },
    { margin: 0, rest: '.label { width: 40mm; }' },
    ...Object.keys(papers).map((paper): PageSetup => ({
      ...(paper === 'A4' ? {} : { paper: paper as 'A5' }),
      margin: 10,
    })),
  ];

  it.each(setups)('[T3] %j is written and read back; without it the template is as before', (setup) => {
    const body = '<p>x</p>\n';
    const text = writePageSetup(body, setup);
    expect(readPageSetup(text)).toEqual(setup);
    expect(writePageSetup(text, setup)).toBe(text);
    expect(writePageSetup(text, {})).toBe(body);
    expect(text.match(/<\/style>/g) ?? []).toHaveLength(text === body ? 0 : 1);
    expect(text).not.toContain('{{');
  });

  it('[T3] a sheet laid sideways is wider than high; a block that is not first is found too', () => {
    expect(sheetSize({ landscape: true })).toEqual({ width: 297, height: 210 });
    expect(sheetSize({ paper: 'slip-third' })).toEqual({ width: 241, height: 93 });
    expect(readPageSetup(`<p>a</p>\n${writePageSetup('', { paper: 'A5' })}`)).toEqual({ paper: 'A5' });
    expect(pageCorners).toHaveLength(6);
  });
});

describe('parts to insert', () => {
  it.each(shippedForms)('[T4] every part that %s offers is without fault', (key) => {
    const form = compileDraftForm(formOf(key));
    for (const field of printFields(form, 'zh-CN'))
      for (const part of printParts) {
        if (!canInsert(part, field)) continue;
        const made = insertion(part, field, printColumns(form, field.path, 'zh-CN'), words);
        const text = field.table === undefined ? made.text : `{{#rows "${field.table}"}}${made.text}{{/rows}}`;
        expect(validatePrintTemplate(text, form), `${part} of ${field.path}`).toEqual([]);
        expect(made.text).not.toBe('');
        expect(made.text).toContain(made.select ?? '');
      }
  });

  it('[T4] an amount can be printed in words, a table over pages, a field under a condition', () => {
    const form = compileDraftForm(formOf('phone-record'));
    const [urgent] = printFields(form, 'zh-CN').filter(({ path }) => path === 'urgent');
    expect(insertion('condition', urgent, [], words).text).toBe('{{#if (is "urgent" true)}}\n显示\n{{/if}}\n');
    expect(canInsert('words', urgent)).toBe(false);
    expect(canInsert('table', urgent)).toBe(false);
    expect(canInsert('break', undefined)).toBe(true);
  });
});

describe('templates of a form', () => {
  const FORM = 'phone-record@1';

  it('[T5] adding, renaming and removing are steps that can be taken back to the very files', () => {
    const stack = new CommandStack(shipped('hotline'));
    const before = JSON.stringify(saveDesign(stack.document));
    stack.execute({ type: 'set-print', form: FORM, name: '存根联', text: '{{field "unit"}}' });
    stack.execute({ type: 'rename-print', form: FORM, name: '存根联', to: '客户联' });
    expect(printNamesOf(stack.document, FORM)).toEqual(['print', '客户联']);
    expect(() => stack.execute({ type: 'rename-print', form: FORM, name: '客户联', to: 'print' })).toThrow(
      'name/taken',
    );
    expect(() => stack.execute({ type: 'rename-print', form: FORM, name: 'none', to: 'x' })).toThrow('print/unknown');
    stack.execute({ type: 'remove-print', form: FORM, name: 'print' });
    const after = JSON.stringify(saveDesign(stack.document));
    for (let times = 0; times < 3; times++) stack.undo();
    expect(JSON.stringify(saveDesign(stack.document))).toBe(before);
    for (let times = 0; times < 3; times++) stack.redo();
    expect(JSON.stringify(saveDesign(stack.document))).toBe(after);
  });

  it('[T5] a field that is renamed is renamed in templates, conditions in them too', () => {
    const stack = new CommandStack(shipped('hotline'));
    const text = '{{#if (has "unit")}}{{field "unit"}}{{/if}}{{#if (is "urgent" true)}}x{{/if}}';
    stack.execute({ type: 'set-print', form: FORM, name: 'short', text });
    stack.execute({ type: 'rename', kind: 'variable', name: 'unit', to: 'customer' });
    stack.execute({ type: 'rename', kind: 'variable', name: 'urgent', to: 'pressing' });
    expect(stack.document.prints[FORM]?.['short']).toBe(
      '{{#if (has "customer")}}{{field "customer"}}{{/if}}{{#if (is "pressing" true)}}x{{/if}}',
    );
  });

  it('[T6] faults have their line, once each, in order; names are checked while typing', () => {
    const form = compileDraftForm(formOf('phone-record'));
    const issues = validatePrintTemplate('a\n{{field "gone"}}\n\n{{nix "unit"}}', form);
    expect(
      sortFaults([...issues, ...issues].toReversed().map(printFault)).map(({ line, code }) => [line, code]),
    ).toEqual([
      [2, 'print/unknown-field'],
      [4, 'print/unknown-helper'],
    ]);
    expect(validatePrintTemplate('a\n{{#if (has "unit")}}\n', form).map(printFault)[0]?.line).toBeGreaterThan(1);
    expect(['', '2x', 'a b', 'print', '存根联'].map((name) => nameFault(name, ['print']))).toEqual([
      'nameEmpty',
      'nameBad',
      'nameBad',
      'nameTaken',
      undefined,
    ]);
  });
});

describe('a preview that fails', () => {
  const failing = async (error: Error): Promise<PrintPreview> => {
    const preview = new PrintPreview(() => undefined);
    const form = shipped('hotline').forms['phone-record@1'] as FormTemplate;
    preview.ask('key', { form, print: '' }, async () => {
      throw error;
    });
    await vi.waitFor(() => expect(preview.failure).toBeDefined(), 20_000);
    return preview;
  };

  it('[T8] names the faults that a host tells in the reader’s language, with their lines', async () => {
    const told = { code: 'design/unprintable', issues: [{ message: '打印模板第 2 行：没有名为“range”的打印函数。' }] };
    const { failure } = await failing(Object.assign(new Error('打印模板有 1 处错误。'), told));
    expect(failure).toEqual({ message: '打印模板有 1 处错误。', issues: told.issues });
  });

  it('[T8] says that nothing was printed when the host cannot be reached', async () => {
    const { failure } = await failing(Object.assign(new Error('无法连接服务器'), { issues: [] }));
    expect(failure).toMatchObject({ message: { 'zh-CN': '预览没有打印出来：无法连接服务器' }, issues: [] });
  });
});
