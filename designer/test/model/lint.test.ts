import { describe, expect, it } from 'vitest';
import { validatePrintTemplate } from '@yunliu/engine/documents/check';
import { applyCommand, elementAt, lint, type Command, type DesignDocument } from '@yunliu/designer/model';
import { shipped, shippedProcesses } from './shipped.js';

const hotline = shipped('hotline');
const edit = (...commands: Command[]): DesignDocument => commands.reduce(applyCommand, hotline);
const errors = (document: DesignDocument): string[] =>
  lint(document)
    .filter(({ severity }) => severity === 'error')
    .map(({ code }) => code);

const CALL = '/definition/states/service/states/call-taken';

/** A change that makes a fault, and the fault's code: the first fix must mend it. */
const broken: readonly (readonly [code: string, document: DesignDocument])[] = [
  ['state/unknown', edit({ type: 'set', pointer: '/definition/states/filed/otherwise', value: 'archivd' })],
  ['state/unreachable', edit({ type: 'add-state', stateType: 'task', key: 'alone' })],
  ['task/no-outcome', edit({ type: 'set', pointer: '/definition/states/filing/outcomes', value: {} })],
  [
    'variable/unknown',
    edit({ type: 'add-effect', at: `${CALL}/onExit`, effect: { type: 'set', values: { quality: '"good"' } } }),
  ],
  ['role/undeclared', edit({ type: 'set-assignment', of: 'bound', assign: { by: 'role', role: 'service-dest' } })],
  ['role/unused', edit({ type: 'add-role', key: 'nobody', title: '无人' })],
  ['rights/unknown-field', edit({ type: 'set-rights', cells: [{ state: 'call-taken', path: 'gone', right: 'edit' }] })],
  ['layout/unknown-state', edit({ type: 'set', pointer: '/definition/layout/states/gone', value: { x: 0, y: 0 } })],
  ['decision/never-taken', edit({ type: 'add-branch', of: 'filed', to: 'bound', when: '1 > 2' })],
  [
    'decision/duplicate-branch',
    edit({ type: 'add-branch', of: 'filed', to: 'bound', when: 'closeKind = "solved-in-call"' }),
  ],
  [
    'timer/duplicate-id',
    edit({ type: 'add-rule', of: 'bound', list: 'timers', rule: { id: 'close-alarm', after: 'P1D', to: 'filing' } }),
  ],
  ['timer/no-time', edit({ type: 'add-rule', of: 'bound', list: 'timers', rule: { id: 'x', to: 'filing' } })],
  [
    'timer/after-and-at',
    edit({ type: 'add-rule', of: 'bound', list: 'timers', rule: { id: 'x', after: 'P1D', at: 'now()', to: 'filing' } }),
  ],
  ['timer/no-effect', edit({ type: 'add-rule', of: 'bound', list: 'timers', rule: { id: 'x', after: 'P1D' } })],
  [
    'timer/repeat-interrupts',
    edit({
      type: 'add-rule',
      of: 'bound',
      list: 'timers',
      rule: { id: 'x', after: 'P1D', repeat: true, to: 'filing' },
    }),
  ],
  [
    'wait/no-way-out',
    edit(
      { type: 'add-state', stateType: 'wait', key: 'w', values: { timers: [] } },
      { type: 'connect', from: 'filing', to: 'w' },
    ),
  ],
  [
    'serial/unknown',
    edit({ type: 'add-effect', at: `${CALL}/onExit`, effect: { type: 'serial', rule: 'QUALITY', into: 'callNo' } }),
  ],
  ['state/initial-not-inside', edit({ type: 'set', pointer: '/definition/initial', value: 'closed' })],
  ['start/nobody', edit({ type: 'set', pointer: '/definition/start/by', value: [] })],
  [
    'schema/missing-property',
    edit({ type: 'add-rule', of: 'bound', list: 'clocks', rule: { title: '装订时限', within: 'P1D' } }),
  ],
  ['schema/unknown-property', edit({ type: 'set', pointer: `${CALL}/colour`, value: 'red' })],
  [
    'outcome/never-offered',
    edit({ type: 'set', pointer: '/definition/states/bound/outcomes/bind/when', value: '1 > 2' }),
  ],
  ['phase/uncovered-outcome', edit({ type: 'rename-route', of: 'service', map: 'onDone', key: '*', to: 'other' })],
  [
    'form/field-not-shown',
    edit({
      type: 'set',
      pointer: '/forms/phone-record@1/schema/properties/mood',
      value: { title: '情绪', type: 'string' },
    }),
  ],
  ['form/unknown-required', edit({ type: 'set', pointer: '/forms/phone-record@1/schema/required', value: ['gone'] })],
  [
    'form/unknown-scope',
    edit({
      type: 'insert',
      pointer: '/forms/phone-record@1/ui/elements',
      value: { type: 'Control', scope: '#/properties/gone' },
    }),
  ],
];

describe('lint', () => {
  it('[M12] what is not checked again after a change is found as if checked for the first time', () => {
    for (const [code, document] of broken) {
      lint(hotline);
      const again = lint(document);
      expect(again, code).toEqual(lint(structuredClone(document)));
      expect(lint(document), code).toEqual(again);
    }
    const spoilt = edit({ type: 'set', pointer: `${CALL}/title`, value: 5 });
    expect(errors(spoilt)).toContain('schema/wrong-type');
    expect(errors(spoilt)).toContain('schema/wrong-type');
    expect(errors(hotline)).toEqual([]);
  });

  it.each(shippedProcesses)('[M12] %s has no fault of its own', (key) => {
    expect(errors(shipped(key)).filter((code) => !code.startsWith('process/'))).toEqual([]);
  });

  it.each(broken)('[M13] %s is mended by its first fix', (code, document) => {
    const issue = lint(document).find((one) => one.code === code);
    expect(
      issue,
      lint(document)
        .map((one) => one.code)
        .join(' '),
    ).toBeDefined();
    const [fix] = issue?.fixes ?? [];
    expect(fix?.title['zh-CN']).toMatch(/\p{Script=Han}/u);
    expect(fix?.title.en).toMatch(/[a-z]/);
    if (fix === undefined) return;
    const mended = lint(applyCommand(document, fix.command));
    expect(mended.filter((one) => one.code === code)).toEqual([]);
  });

  it('[M17] what is missing is called as the panels call it', () => {
    const document = broken.find(([code]) => code === 'schema/missing-property')?.[1] ?? hotline;
    const words = (design: DesignDocument): string[] =>
      lint(design)
        .filter(({ code }) => code === 'schema/missing-property')
        .flatMap(({ message, hint }) => [message['zh-CN'], hint['zh-CN']]);
    expect(words(document)[0]).toBe('时限“装订时限”没有协议指标，不知道按哪项承诺计时');
    expect(words(edit({ type: 'remove', pointer: '/definition/states/filed/otherwise' }))).toEqual([
      '缺少“都不满足时转到”',
      '请填写“都不满足时转到”。',
    ]);
    for (const word of words(document)) expect(word).not.toMatch(/[a-z]/);
  });

  it('[M12] every fault is tied to the element to mark', () => {
    const at = (code: string): unknown => {
      const document = broken.find(([name]) => name === code)?.[1] ?? hotline;
      return lint(document).find((issue) => issue.code === code)?.element;
    };
    expect(at('state/unreachable')).toEqual({ part: 'state', state: 'alone' });
    expect(at('outcome/never-offered')).toEqual({
      part: 'connection',
      state: 'bound',
      at: '/definition/states/bound/outcomes/bind',
    });
    expect(at('role/unused')).toEqual({ part: 'process' });
    expect(at('form/unknown-scope')).toMatchObject({
      part: 'form',
      form: 'phone-record@1',
      at: expect.stringMatching(/^\/ui\/elements\/\d+$/) as string,
    });
  });

  it('[M12] prints and scenarios are looked at too', () => {
    const print = edit({ type: 'set-print', form: 'phone-record@1', name: 'short', text: 'a\n{{field "gone"}}' });
    expect(lint(print).find(({ code }) => code === 'print/unknown-field')).toMatchObject({
      element: { part: 'print', form: 'phone-record@1', name: 'short' },
      message: { en: expect.stringContaining('line 2') as string },
    });
    const gone = edit({ type: 'remove-states', keys: ['second-callback'] });
    expect(lint(gone).find(({ code }) => code === 'scenario/unknown-state')?.element).toMatchObject({
      part: 'scenario',
    });
  });
});

describe('print templates', () => {
  const withPrint = (text: string): DesignDocument =>
    edit({ type: 'set-print', form: 'phone-record@1', name: 'print', text });
  const found = (document: DesignDocument): readonly string[] =>
    lint(document, { checkPrint: validatePrintTemplate })
      .filter(({ code }) => code.startsWith('print/'))
      .map(({ code, pointer }) => `${code} ${pointer}`);
  const AT = '/prints/phone-record@1/print';

  it('[M12] lint finds what is wrong in a print template besides its fields, each once', () => {
    expect(found(withPrint('<p>{{#if (field "caller")}}x</p>'))).toEqual([`print/syntax ${AT}`]);
    expect(found(withPrint('{{{field "caller"}}}'))).toEqual([`print/raw-output ${AT}`]);
    expect(found(withPrint('{{range 1 9}}'))).toEqual([`print/unknown-helper ${AT}`]);
    expect(found(withPrint('{{field "nope"}}'))).toEqual([`print/unknown-field ${AT}`]);
    expect(found(withPrint('{{field "caller"}}'))).toEqual([]);
    const [broken] = lint(withPrint('{{{field "caller"}}}'), { checkPrint: validatePrintTemplate });
    expect(broken?.message['zh-CN']).toBe('打印模板第 1 行：不允许不转义的输出 {{{ }}}');
    expect(broken?.hint['zh-CN']).not.toMatch(/form\.json|moneyWords/);
    expect(elementAt(hotline, AT)).toEqual({ part: 'print', form: 'phone-record@1', name: 'print' });
  });

  it.each(shippedProcesses)('[M12] the templates of %s have no fault', (key) => {
    expect(found(shipped(key))).toEqual([]);
  });
});
