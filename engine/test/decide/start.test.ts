import { describe, expect, test } from 'vitest';
import { compileServerForm } from '../../src/forms/server/compile-server-form.js';
import type { FormTemplate } from '../../src/forms/form-template.js';
import { definitionOf, final, task } from './definitions.js';
import { accept, leaves, now, refusedWith, started, taskIn, worldOf } from './world.js';

const end = { end: final() };
const one = { a: task({ ok: 'end' }), ...end };

const template: FormTemplate = {
  format: 1,
  key: 'request',
  version: 1,
  title: '申请单',
  schema: {
    type: 'object',
    properties: { subject: { type: 'string', title: '事由' }, approved: { type: 'boolean', title: '批准' } },
  },
  ui: {
    type: 'VerticalLayout',
    elements: [
      { type: 'Control', scope: '#/properties/subject' },
      { type: 'Control', scope: '#/properties/approved' },
    ],
  },
};
const withForm = definitionOf('a', {
  a: task(
    { ok: 'end' },
    { form: { template: 'request', version: 1, rights: { subject: 'required', approved: 'read' } } },
  ),
  ...end,
});
const forms = [compileServerForm(template)];

describe('start', () => {
  test('[D10] roles of `by` may start, `*` is everybody, administrators always may', () => {
    const definition = definitionOf('a', one, { start: { by: ['clerk'] } });
    expect(refusedWith(worldOf(definition).send('start', 'boss')).code).toBe('process/start-not-allowed');
    accept(worldOf(definition).send('start', 'clerk-1'));
    accept(worldOf(definition).send('start', 'admin'));
    accept(worldOf(definitionOf('a', one)).send('start', 'stranger'));
    expect(refusedWith(worldOf(definition).send('start', 'gone')).code).toBe('actor/inactive');
  });

  test('[D10] a child-only process is started by the system and by administrators', () => {
    const definition = definitionOf('a', one, { start: { by: ['*'], childOnly: true } });
    expect(refusedWith(worldOf(definition).send('start', 'clerk-1')).code).toBe('process/start-not-allowed');
    accept(worldOf(definition).send('start', 'admin'));
    const world = worldOf(definition);
    accept(world.send('start', 'system', { onBehalfOf: 'clerk-1', parent: { instanceId: 'p1', visitId: 'v2' } }));
    expect(now(world)).toMatchObject({ startedBy: 'clerk-1', parent: { instanceId: 'p1', visitId: 'v2' } });
  });

  test('[D10] only the system names a parent or starts for someone else', () => {
    for (const rest of [{ onBehalfOf: 'boss' }, { parent: { instanceId: 'x' } }]) {
      expect(refusedWith(worldOf(definitionOf('a', one)).send('start', 'admin', rest)).code).toBe(
        'command/system-only',
      );
    }
  });

  test('[D11] a person presets only what the first form lets edit; the system sets anything', () => {
    const good = worldOf(withForm, { forms });
    accept(good.send('start', 'starter', { variables: { subject: '打印机' } }));
    expect(now(good).variables).toEqual({ subject: '打印机' });
    for (const variables of [{ approved: true }, { other: 1 }, JSON.parse('{"__proto__": {"x": 1}}')]) {
      const fault = refusedWith(worldOf(withForm, { forms }).send('start', 'starter', { variables }));
      expect(fault.code).toBe('form/invalid');
      expect(fault.issues).toHaveLength(1);
    }
    expect(
      refusedWith(worldOf(definitionOf('a', one)).send('start', 'starter', { variables: { x: 1 } })).issues?.[0],
    ).toMatchObject({
      code: 'form/unknown-field',
      pointer: '/values/x',
    });
    const host = started(withForm, { forms }, { variables: { approved: true, other: 1 } });
    expect(now(host).variables).toEqual({ approved: true, other: 1 });
  });

  test('[D12] the business key takes the next number of its period; the shell is asked for it first', () => {
    const definition = definitionOf('a', one, {
      serials: { R: { title: '编号', pattern: 'R-{yyyy}{MM}{dd}-{n:3}', reset: 'day' } },
      businessKey: 'R',
    });
    const world = worldOf(definition);
    // 17:00 UTC on the 29th is already the 30th in China.
    world.now = '2026-09-29T17:00:00.000Z';
    expect(world.send('start', 'starter')).toEqual({ kind: 'serial-needed', scope: 'R/2026-09-30' });
    expect(world.instance).toBeUndefined();
    world.serials = { 'R/2026-09-30': 12 };
    const decision = accept(world.send('start', 'starter'));
    expect(decision.instance.businessKey).toBe('R-20260930-012');
    expect(decision.serials).toEqual([{ scope: 'R/2026-09-30', number: 12 }]);
  });

  test.each([
    ['never', 'R/'],
    ['year', 'R/2026'],
    ['month', 'R/2026-09'],
    ['day', 'R/2026-09-30'],
  ] as const)('[D12] reset %s counts in scope %s', (reset, scope) => {
    const serials = { R: { title: '编号', pattern: '{n}', reset } };
    expect(worldOf(definitionOf('a', one, { serials, businessKey: 'R' })).send('start', 'starter')).toEqual({
      kind: 'serial-needed',
      scope,
    });
  });

  test('[D13] the subject is reckoned at start and whenever variables change; without a value it is the title', () => {
    const states = {
      a: task({ ok: 'b' }, { onExit: [{ type: 'set', values: { what: '"键盘"' } }] }),
      b: task({ ok: 'end' }),
      ...end,
    };
    const world = started(definitionOf('a', states, { subject: '"领用" + what' }));
    expect(now(world).subject).toBe('申请');
    accept(world.send('complete', 'clerk-1', { taskId: taskIn(world, 'a').id, outcome: 'ok' }));
    expect(now(world).subject).toBe('领用键盘');
    expect(leaves(world)).toEqual(['b']);
  });

  test('[D13] a subject is one line of at most 200 characters', () => {
    const world = started(definitionOf('a', one, { subject: 'x' }), {}, { variables: { x: '长'.repeat(500) } });
    expect(now(world).subject).toHaveLength(200);
  });
});
