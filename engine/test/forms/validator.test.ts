import vm from 'node:vm';
import { describe, expect, it } from 'vitest';
import type { FormTemplate, FormValidator } from '@yunliu/engine/forms';
import { compileValidator, safePattern, standaloneValidator } from '@yunliu/engine/forms/server';
import type { JsonSchema } from '../../src/definition/json.js';
import { matchProgram, patternProgram } from '../../src/forms/server/pattern-program.js';
import { sampleForm } from './sample-form.js';

/** Runs the generated module as a browser under `script-src 'self'` would: no code from strings, nothing to import. */
function load(code: string): FormValidator {
  const context = vm.createContext({}, { codeGeneration: { strings: false, wasm: false } });
  const script = new vm.Script(
    `(() => { ${code.replace('export default function check', 'return function check')} })()`,
  );
  return script.runInContext(context) as FormValidator;
}

function template(properties: { readonly [name: string]: JsonSchema }): FormTemplate {
  return {
    format: 1,
    key: 'probe',
    version: 1,
    title: '探针',
    schema: { type: 'object', properties },
    ui: { type: 'VerticalLayout', elements: [] },
  };
}

describe('validator', () => {
  it('[F22] two patterns of one form do not share a verdict', () => {
    const validate = compileValidator(
      template({ a: { type: 'string', pattern: '^a$' }, b: { type: 'string', pattern: '^b$' } }),
    );
    expect(validate({ a: 'a', b: 'b' })).toEqual([]);
    expect(validate({ a: 'b', b: 'a' }).map((fault) => fault.pointer)).toEqual(['/a', '/b']);
  });

  it('[F23] a hostile pattern runs in linear time on both sides', () => {
    const hostile = template({ a: { type: 'string', pattern: '^(a+)+$' } });
    const text = `${'a'.repeat(1000)}!`;
    const sides = [compileValidator(hostile), load(standaloneValidator(hostile))];
    // Processor time, not the clock: a busy machine must not fail this. Backtracking would need longer than the universe.
    const started = process.cpuUsage();
    for (const validate of sides) expect(validate({ a: text })).toHaveLength(1);
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(2000);
  });

  it('[F24] patterns that have no linear-time match are refused when the form is compiled', () => {
    for (const pattern of ['(?=a)b', '(a)\\1', '(?<=a)b', '(']) {
      expect(() => compileValidator(template({ a: { type: 'string', pattern } }))).toThrow(/./);
      expect(() => standaloneValidator(template({ a: { type: 'string', pattern } }))).toThrow(/./);
    }
  });

  it('[F25] the browser module imports nothing, builds no code and gives the verdicts of the server', () => {
    const code = standaloneValidator(sampleForm);
    expect(code).not.toMatch(/\beval\b|new Function|\bimport\b|\brequire\b/);
    expect(code.length).toBeLessThan(20_000);
    const server = compileValidator(sampleForm);
    const browser = load(code);
    const samples = [
      {},
      {
        subject: '字'.repeat(20),
        phone: '13800138000',
        level: 'urgent',
        count: 100,
        visitDate: '2024-02-29',
        tags: ['软件'],
      },
      {
        subject: '😀'.repeat(21),
        phone: '1380013800',
        level: 'later',
        count: 1.5,
        visitDate: '2023-02-29',
        tags: ['软件', '软件'],
      },
      {
        subject: 1,
        phone: null,
        level: [],
        count: '1',
        spare: 'yes',
        parts: [{ name: 1, price: 0.001 }, 'row'],
        tags: 'x',
      },
      { total: 0.3, parts: [{ price: 19.99, quantity: 2, amount: 39.98 }] },
      [],
      null,
    ];
    for (const sample of samples)
      expect(JSON.parse(JSON.stringify(browser(sample)))).toEqual(JSON.parse(JSON.stringify(server(sample))));
    expect(server(samples[2]).length).toBeGreaterThan(5);
  });

  it('[F26] formats know real dates, instants and times', () => {
    const validate = compileValidator(
      template({
        d: { type: 'string', format: 'date' },
        i: { type: 'string', format: 'date-time' },
        t: { type: 'string', format: 'time' },
        m: { type: 'string', format: 'email' },
      }),
    );
    for (const good of [
      { d: '2024-02-29' },
      { i: '2026-09-30T17:40:00+08:00' },
      { i: '2026-09-30T09:40:00.000Z' },
      { t: '17:40' },
      { m: 'a.b@x-y.cn' },
    ])
      expect(validate(good)).toEqual([]);
    for (const bad of [
      { d: '2023-02-29' },
      { d: '2026-9-1' },
      { d: '0000-01-01' },
      { i: '2026-09-30T17:40:00' },
      { i: '2026-13-30T17:40:00Z' },
      { t: '24:00' },
      { m: 'a@b' },
    ])
      expect(validate(bad)).toHaveLength(1);
  });

  it('[F27] the automaton in the browser agrees with the server on every pattern', () => {
    const patterns = [
      '^1[3-9]\\d{9}$',
      '^[A-Z]{2,3}-\\p{Han}+(a|b)?$',
      'a.c',
      '^$',
      '\\bword\\b',
      '(?i)straße|k',
      '(?s)a.b',
      '(?m)^b$',
      '[^0-9]',
      '^(?:\\d{3,4}-)?\\d{7,8}$',
      'x{0,3}y',
      '\\Bq',
      '😀+',
      '\\w+\\s?\\W',
    ];
    const texts = [
      '',
      '13800138000',
      'AB-汉字a',
      'AB-汉字c',
      'abc',
      'a\nc',
      'a\nb',
      'a word!',
      'sword',
      'STRASSE',
      'K',
      'k',
      '010-12345678',
      'xxxxy',
      'y',
      '😀😀',
      'a1 ',
      'b',
      'aq',
      'q',
      '\u212a',
    ];
    for (const pattern of patterns) {
      const program = patternProgram(pattern);
      const server = safePattern(pattern);
      for (const text of texts)
        expect([pattern, text, matchProgram(program, text)]).toEqual([pattern, text, server.test(text)]);
    }
  });
});
