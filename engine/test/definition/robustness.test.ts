import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDefinitionText, validateBundle, validateDefinition, validateForm } from '@yunliu/engine/definition';
import { fullDefinition, fullForm } from './full-documents.js';

const context = {
  forms: [fullForm],
  processes: [fullDefinition],
  roles: ['desk'],
  calendars: ['always', 'workday'],
  handlers: ['send'],
};

/** Replaces one randomly chosen part of a document by another value, or takes it out. */
function broken(document: unknown, path: readonly number[], value: unknown): unknown {
  const [first, ...rest] = path;
  if (typeof document !== 'object' || document === null || first === undefined) return value;
  const keys = Object.keys(document);
  const key = keys[first % Math.max(keys.length, 1)];
  if (key === undefined) return value;
  const copy = (Array.isArray(document) ? [...(document as unknown[])] : { ...document }) as Record<string, unknown>;
  if (rest.length === 0 && value === undefined) delete copy[key];
  else copy[key] = broken((document as Record<string, unknown>)[key], rest, value);
  return copy;
}

describe('validation of anything', () => {
  it('[V8] never throws and always says something about a document that is not one', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(validateDefinition(json).length).toBeGreaterThan(0);
        expect(validateForm(json).length).toBeGreaterThan(0);
      }),
    );
    expect(validateBundle({ definitions: [null, 1, {}], forms: ['x', {}] }).length).toBeGreaterThan(0);
  });

  it('[V8] never throws on a document broken in several places, and every pointer begins in it', () => {
    const path = fc.array(fc.nat(30), { minLength: 1, maxLength: 8 });
    const value = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom(undefined, '', 'work', 'final', '*', '__proto__', '1 +', 'PT1H'),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(path, value), { minLength: 1, maxLength: 4 }), (changes) => {
        let definition: unknown = fullDefinition;
        let form: unknown = fullForm;
        for (const [steps, part] of changes) {
          definition = broken(definition, steps, part);
          form = broken(form, steps, part);
        }
        for (const issue of [...validateDefinition(definition, context), ...validateForm(form)]) {
          expect(issue.pointer === '' || issue.pointer.startsWith('/')).toBe(true);
          expect(issue.message.en.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('[V9] faults of shape and of meaning come in one run, in the order of the file', () => {
    const document = {
      ...fullDefinition,
      titel: 'x',
      states: {
        ...fullDefinition.states,
        choose: { type: 'decision', branches: [{ when: 'amount > "1"', to: 'nowhere' }], otherwise: 'call' },
      },
    };
    const found = validateDefinition(document, context).map(({ code, pointer }) => `${code} ${pointer}`);
    expect(found).toEqual(
      expect.arrayContaining([
        'schema/unknown-property /titel',
        'schema/missing-property /states/choose',
        'expression/type-mismatch /states/choose/branches/0/when',
        'state/unknown /states/choose/branches/0/to',
      ]),
    );
    expect(found.findIndex((line) => line.includes('/states/choose'))).toBeLessThan(
      found.findIndex((line) => line.endsWith('/titel')),
    );
  });

  it('[CF58] a list of jobs in one service is refused with the way to do it', () => {
    const job = { type: 'service', title: '推送', handler: 'push', to: 'end', each: { list: 'lines' } };
    const document = { ...fullDefinition, states: { ...fullDefinition.states, push: job } };
    const found = validateDefinition(document, context).find(({ pointer }) => pointer === '/states/push/each');
    expect([found?.code, found?.hint?.en]).toEqual([
      'schema/unknown-property',
      'A service does one job. Put it into a process of its own, and call that with "each".',
    ]);
  });

  it('[TG34] a list written out that is longer than a group may be is warned about, at the list', () => {
    const long = (count: number) => ({
      ...fullDefinition,
      states: {
        ...fullDefinition.states,
        many: {
          type: 'task',
          title: '复核',
          assign: { by: 'starter' },
          outcomes: { ok: { title: '同意', to: 'end' } },
          group: { kind: 'all', pass: 'ok', each: { list: `[${'1,'.repeat(count - 1)}1]` } },
        },
      },
    });
    const warned = (count: number) =>
      validateDefinition(long(count), context)
        .filter(({ code }) => code === 'group/too-many-members')
        .map(({ severity, pointer }) => `${severity} ${pointer}`);
    expect(warned(500)).toEqual([]);
    expect(warned(501)).toEqual(['warning /states/many/group/each/list']);
  });

  it('[V10] too many states and too deep nesting are refused', () => {
    const states = Object.fromEntries(
      Array.from({ length: 700 }, (_, index) => [`s${index}`, { type: 'final', title: '完' }]),
    );
    expect(validateDefinition({ ...fullDefinition, states }).map(({ code }) => code)).toContain(
      'definition/too-many-states',
    );
    let nested: unknown = { type: 'final', title: '完' };
    for (let depth = 0; depth < 60; depth += 1)
      nested = { type: 'phase', title: '段', initial: `p${depth}`, onDone: {}, states: { [`p${depth}`]: nested } };
    expect(validateDefinition({ ...fullDefinition, states: { top: nested } }).map(({ code }) => code)).toContain(
      'schema/too-deep',
    );
    expect(parseDefinitionText('x'.repeat(4_100_000)).issues.map(({ code }) => code)).toEqual(['json/too-large']);
  });
});

describe('validation again and again', () => {
  it('[V12] what stayed the same is left out of the check of shape, and the issues are the same', () => {
    const path = fc.array(fc.nat(30), { minLength: 1, maxLength: 8 });
    const value = fc.oneof(fc.jsonValue(), fc.constantFrom(undefined, '', 'work', {}, []));
    fc.assert(
      fc.property(fc.array(fc.tuple(path, value), { minLength: 1, maxLength: 6 }), (changes) => {
        const again = { ...context, sound: new WeakMap() };
        let definition: unknown = fullDefinition;
        for (const [steps, part] of changes) {
          expect(validateDefinition(definition, again)).toEqual(validateDefinition(definition, context));
          // Back to the start now and then, as by undoing.
          definition = broken(steps.length > 6 ? fullDefinition : definition, steps, part);
        }
        expect(validateDefinition(definition, again)).toEqual(validateDefinition(definition, context));
      }),
      { numRuns: 100 },
    );
  });

  it('[V12] a part that was sound is too deep where it was moved to', () => {
    const again = { ...context, sound: new WeakMap() };
    const wrapped = (inner: unknown, levels: number, name: string): unknown => {
      let state = inner;
      for (let level = 0; level < levels; level += 1)
        state = { type: 'phase', title: '段', initial: name + level, onDone: {}, states: { [name + level]: state } };
      return state;
    };
    const codes = (top: unknown) =>
      validateDefinition({ ...fullDefinition, states: { top } }, again).map(({ code }) => code);
    const part = wrapped({ type: 'final', title: '完' }, 20, 'a');
    expect(codes(part)).not.toContain('schema/too-deep');
    expect(codes(wrapped(part, 20, 'b'))).toContain('schema/too-deep');
    expect(codes(part)).not.toContain('schema/too-deep');
  });
});

describe('reading text', () => {
  it('[V11] reads exactly what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2, '\t'), (json, indent) => {
        const text = JSON.stringify(json, undefined, indent);
        expect(parseDefinitionText(text).json).toEqual(JSON.parse(text));
        expect(parseDefinitionText(`\uFEFF${text}`).issues).toEqual([]);
      }),
    );
  });

  it('[V11] refuses exactly what JSON.parse refuses', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"b',
      '1',
      '-',
      '01',
      '1.',
      '.5',
      'true',
      'nul',
      ' ',
      '\n',
      '"\\u12"',
      '"\t"',
      '1e5',
      '\\',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join('');
        let accepted = true;
        try {
          JSON.parse(text);
        } catch {
          accepted = false;
        }
        expect(parseDefinitionText(text).issues.every(({ code }) => code === 'json/duplicate-key')).toBe(accepted);
      }),
      { numRuns: 3000 },
    );
  });

  it('[V11] knows the line and column of a pointer, and of the place where reading stopped', () => {
    const text = parseDefinitionText('{\n  "a": [1,\n    {"b/c": 2}]\n}');
    expect(text.placeOf('')).toEqual({ line: 1, column: 1 });
    expect(text.placeOf('/a/1/b~1c')).toEqual({ line: 3, column: 13 });
    expect(text.placeOf('/a/1/missing')).toEqual({ line: 3, column: 5 });
    expect(parseDefinitionText('{\n  "a": tru\n}').issues[0]?.message.en).toContain('line 2, column 8');
  });
});
