import { describe, expect, test } from 'vitest';
import type { FormTemplate } from '../../src/forms/form-template.js';
import { compileServerForm } from '../../src/forms/server/compile-server-form.js';
import { definitionOf, final, task } from './definitions.js';
import { accept, complete, eventTypes, leaves, now, refusedWith, started, taskIn } from './world.js';

const simple = definitionOf(
  'a',
  { a: task({ ok: 'b' }), b: task({ ok: 'end' }), end: final() },
  { visibleTo: ['viewer'] },
);

const template: FormTemplate = {
  format: 1,
  key: 'order',
  version: 1,
  title: '领用单',
  schema: {
    type: 'object',
    properties: {
      item: { type: 'string', title: '物品' },
      count: { type: 'integer', title: '数量' },
      price: { type: 'number', title: '单价' },
      total: { type: 'number', title: '总价' },
      remark: { type: 'string', title: '备注' },
    },
  },
  ui: {
    type: 'VerticalLayout',
    elements: [
      { type: 'Control', scope: '#/properties/item' },
      { type: 'Control', scope: '#/properties/count' },
      { type: 'Control', scope: '#/properties/price' },
      { type: 'Control', scope: '#/properties/total', computed: 'count * price' },
      { type: 'Control', scope: '#/properties/remark' },
    ],
  },
};
const forms = [compileServerForm(template)];
const rights = { item: 'required', count: 'edit', price: 'read', total: 'read', remark: 'hidden' } as const;
const withForm = definitionOf('a', {
  a: task(
    {},
    {
      form: { template: 'order', version: 1, rights },
      outcomes: {
        ok: { title: '提交', to: 'b', when: 'count > 0' },
        withdraw: { title: '撤回', to: 'end', skipRequired: true, commentRequired: true },
      },
    },
  ),
  b: task({ back: 'a' }),
  end: final(),
});
const order = () => started(withForm, { forms }, { variables: { price: 2.5 } });

describe('claim and unclaim', () => {
  test('[D20] a candidate claims an unassigned task; others and a second time are refused', () => {
    const world = started(simple);
    const { id: taskId } = taskIn(world, 'a');
    expect(refusedWith(world.send('claim', 'stranger', { taskId })).code).toBe('task/not-assigned');
    expect(eventTypes(world.send('claim', 'clerk-1', { taskId }))).toEqual(['task.claimed']);
    expect(taskIn(world, 'a')).toMatchObject({ assignee: 'clerk-1', candidates: ['role:clerk'] });
    expect(refusedWith(world.send('claim', 'clerk-1', { taskId })).code).toBe('task/already-claimed');
    expect(refusedWith(world.send('claim', 'clerk-2', { taskId })).code).toBe('task/already-claimed');
    expect(refusedWith(complete(world, 'a', 'clerk-2')).code).toBe('task/not-assigned');
  });

  test('[D21] the assignee or an administrator gives a claimed task back; one without candidates stays', () => {
    const world = started(simple);
    const { id: taskId } = taskIn(world, 'a');
    expect(refusedWith(world.send('unclaim', 'clerk-1', { taskId })).code).toBe('task/not-claimed');
    accept(world.send('claim', 'clerk-1', { taskId }));
    expect(refusedWith(world.send('unclaim', 'clerk-2', { taskId })).code).toBe('task/not-assigned');
    accept(world.send('unclaim', 'admin', { taskId }));
    expect(taskIn(world, 'a').assignee).toBeUndefined();
    expect(taskIn(world, 'a')).not.toHaveProperty('assignee');

    const direct = started(definitionOf('a', { a: task({ ok: 'end' }, { assign: { by: 'starter' } }), end: final() }));
    const fault = refusedWith(direct.send('unclaim', 'starter', { taskId: taskIn(direct, 'a').id }));
    expect(fault.code).toBe('task/no-candidates');
  });
});

describe('complete', () => {
  test('[D22] a candidate completes an unassigned task at once; it is claimed in the same command', () => {
    const world = started(simple);
    const done = accept(complete(world, 'a', 'clerk-1', 'ok', { comment: ' 已核实 ' }));
    expect(done.events.map(({ type }) => type)).toEqual([
      'task.claimed',
      'task.completed',
      'state.left',
      'state.entered',
      'task.created',
    ]);
    expect(done.endedTasks).toMatchObject([
      { status: 'completed', outcome: 'ok', completedBy: 'clerk-1', task: { state: 'a', assignee: 'clerk-1' } },
    ]);
    expect(done.events[1]).toMatchObject({ actor: 'clerk-1', details: { outcome: 'ok', comment: '已核实' } });
    expect(done.result).toEqual({ instanceId: 'i1', revision: 2, createdTasks: [taskIn(world, 'b').id] });
    expect(now(world).handlers).toEqual({ a: 'clerk-1' });
  });

  test('[D23] an unknown outcome, one that is not offered and a missing comment are refused', () => {
    const world = order();
    expect(refusedWith(complete(world, 'a', 'clerk-1', 'nope')).details).toMatchObject({ offered: ['ok', 'withdraw'] });
    const values = { item: '键盘', count: 0 };
    expect(refusedWith(complete(world, 'a', 'clerk-1', 'ok', { values })).code).toBe('outcome/not-offered');
    expect(refusedWith(complete(world, 'a', 'clerk-1', 'withdraw', { comment: ' ' })).code).toBe('comment/required');
    accept(complete(world, 'a', 'clerk-1', 'withdraw', { comment: '不需要了' }));
    expect(now(world).status).toBe('completed');
  });

  test('[D24] values are judged with the rights of the state; all faults come at once and nothing changes', () => {
    const world = order();
    const before = JSON.stringify(now(world));
    const fault = refusedWith(
      complete(world, 'a', 'clerk-1', 'ok', { values: { price: 9, remark: 'x', count: 'two', extra: 1 } }),
    );
    expect(fault.code).toBe('form/invalid');
    expect(new Map(fault.issues?.map(({ pointer, code }) => [pointer, code]))).toEqual(
      new Map([
        ['/values/price', 'form/field-read-only'],
        ['/values/remark', 'form/field-hidden'],
        ['/values/count', 'form/field-invalid'],
        ['/values/extra', 'form/unknown-field'],
        ['/values/item', 'form/field-required'],
      ]),
    );
    expect(JSON.stringify(now(world))).toBe(before);
  });

  test('[D24] accepted values become variables, computed fields included, and every change is recorded', () => {
    const world = order();
    const done = accept(complete(world, 'a', 'clerk-1', 'ok', { values: { item: '键盘', count: 4 } }));
    expect(now(world).variables).toEqual({ price: 2.5, item: '键盘', count: 4, total: 10 });
    expect(done.events.find(({ type }) => type === 'variables.changed')?.details).toEqual({
      changes: [
        { name: 'item', from: null, to: '键盘' },
        { name: 'count', from: null, to: 4 },
        { name: 'total', from: null, to: 10 },
      ],
    });
    accept(complete(world, 'b', 'clerk-1', 'back'));
    const again = accept(complete(world, 'a', 'clerk-1', 'ok', { values: { item: '键盘', count: 5 } }));
    expect(again.events.find(({ type }) => type === 'variables.changed')?.details).toEqual({
      changes: [
        { name: 'count', from: 4, to: 5 },
        { name: 'total', from: 10, to: 12.5 },
      ],
    });
  });

  test('[D24] a task without a form takes no values', () => {
    const fault = refusedWith(complete(started(simple), 'a', 'clerk-1', 'ok', { values: { x: 1 } }));
    expect(fault.issues).toMatchObject([{ code: 'form/unknown-field', pointer: '/values/x' }]);
  });

  test('[D24] a form that is not installed is said so, not passed over', () => {
    expect(refusedWith(complete(started(withForm), 'a', 'clerk-1', 'ok', {})).code).toBe('form/unknown');
  });

  test('[D25] a draft keeps checked but incomplete values with the task and leaves variables alone', () => {
    const world = order();
    const { id: taskId } = taskIn(world, 'a');
    expect(refusedWith(world.send('save-draft', 'stranger', { taskId, values: {} })).code).toBe('task/not-assigned');
    expect(refusedWith(world.send('save-draft', 'clerk-1', { taskId, values: { price: 3 } })).code).toBe(
      'form/invalid',
    );
    accept(world.send('save-draft', 'clerk-1', { taskId, values: { count: 2 } }));
    expect(taskIn(world, 'a')).toMatchObject({ assignee: 'clerk-1', draft: { count: 2 } });
    expect(now(world).variables).toEqual({ price: 2.5 });
    const done = accept(complete(world, 'a', 'clerk-1', 'ok', { values: { item: '鼠标', count: 1 } }));
    expect(done.endedTasks[0]?.task).not.toHaveProperty('draft');
  });

  test('[D27] an unknown task and, where known, one that has ended are told apart', () => {
    const world = started(simple);
    const { id: taskId } = taskIn(world, 'a');
    accept(complete(world, 'a', 'clerk-1'));
    expect(refusedWith(world.send('complete', 'clerk-1', { taskId, outcome: 'ok' })).code).toBe('task/not-found');
    Object.assign(world.ctx, { isEndedTask: (id: string) => id === taskId });
    expect(refusedWith(world.send('complete', 'clerk-1', { taskId, outcome: 'ok' })).code).toBe('task/ended');
    expect(leaves(world)).toEqual(['b']);
  });
});

describe('transfer', () => {
  test('[D26] the assignee, a candidate of an unclaimed task and administrators hand a task to an active user', () => {
    const world = started(simple);
    const { id: taskId } = taskIn(world, 'a');
    expect(refusedWith(world.send('transfer', 'stranger', { taskId, to: 'boss' })).code).toBe('task/not-assigned');
    expect(refusedWith(world.send('transfer', 'clerk-1', { taskId, to: 'gone' })).code).toBe('transfer/unknown-user');
    expect(refusedWith(world.send('transfer', 'clerk-1', { taskId, to: 'nobody' })).code).toBe('transfer/unknown-user');
    accept(world.send('transfer', 'clerk-1', { taskId, to: 'boss', comment: '请代办' }));
    expect(taskIn(world, 'a').assignee).toBe('boss');
    expect(refusedWith(world.send('transfer', 'clerk-1', { taskId, to: 'clerk-1' })).code).toBe('task/not-assigned');
    expect(refusedWith(world.send('transfer', 'boss', { taskId, to: 'boss' })).code).toBe('transfer/same-user');
    accept(world.send('transfer', 'admin', { taskId, to: 'clerk-2' }));
    accept(complete(world, 'a', 'clerk-2'));
  });
});

describe('comment, attach, cancel', () => {
  test('[D28] those involved, roles that see all and administrators comment; nobody else, and not without text', () => {
    const world = started(simple);
    for (const as of ['starter', 'clerk-2', 'viewer', 'admin']) accept(world.send('comment', as, { text: ' 请尽快 ' }));
    expect(world.accepted.at(-1)?.events).toMatchObject([{ type: 'comment.added', details: { text: '请尽快' } }]);
    expect(refusedWith(world.send('comment', 'stranger', { text: 'x' })).code).toBe('instance/not-involved');
    expect(refusedWith(world.send('comment', 'starter', { text: '  ' })).code).toBe('comment/empty');
    expect(refusedWith(world.send('comment', 'starter', { text: 'x'.repeat(4001) })).code).toBe('comment/too-long');
  });

  test('[D28] attachments are listed with who and when, once per id', () => {
    const world = started(simple);
    const attachment = { id: 'f1', name: '截图.png', size: 12, mediaType: 'image/png', sha256: 'abc', kind: 'upload' };
    expect(refusedWith(world.send('attach', 'stranger', { attachment })).code).toBe('instance/not-involved');
    accept(world.send('attach', 'starter', { attachment }));
    expect(now(world).attachments).toEqual([{ ...attachment, by: 'starter', at: world.now }]);
    expect(refusedWith(world.send('attach', 'starter', { attachment })).code).toBe('attachment/doubled');
  });

  test('[D29] the starter cancels during the first task, administrators always, nobody without a reason', () => {
    const world = started(simple);
    expect(refusedWith(world.send('cancel', 'clerk-1', { reason: 'x' })).code).toBe('instance/cancel-not-allowed');
    expect(refusedWith(world.send('cancel', 'starter', { reason: ' ' })).code).toBe('cancel/reason-required');
    accept(complete(world, 'a', 'clerk-1'));
    expect(refusedWith(world.send('cancel', 'starter', { reason: 'x' })).code).toBe('instance/cancel-not-allowed');
    const done = accept(world.send('cancel', 'admin', { reason: '重复申请' }));
    expect(done.endedTasks).toMatchObject([{ status: 'cancelled', task: { state: 'b' } }]);
    expect(now(world)).toMatchObject({
      status: 'cancelled',
      outcome: 'cancelled',
      visits: [],
      tasks: [],
      endedAt: world.now,
    });
    expect(done.events.at(-1)).toMatchObject({ type: 'instance.cancelled', details: { reason: '重复申请' } });
  });

  test('[D29] cancelling runs no exit effects', () => {
    const onExit = [{ type: 'set', values: { left: 'true' } } as const];
    const world = started(definitionOf('a', { a: task({ ok: 'end' }, { onExit }), end: final() }));
    accept(world.send('cancel', 'starter', { reason: '误发' }));
    expect(now(world).variables).toEqual({});
  });
});
