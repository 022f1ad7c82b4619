import { describe, expect, test } from 'vitest';
import type { FieldRights } from '../../src/definition/field-right.js';
import type { TaskState } from '../../src/definition/states/state.js';
import type { FormTemplate } from '../../src/forms/form-template.js';
import { compileServerForm } from '../../src/forms/server/compile-server-form.js';
import { definitionOf, final, task } from './definitions.js';
import { accept, complete, now, refusedWith, started, taskIn, worldOf, type World } from './world.js';

const file = {
  type: 'object',
  properties: { name: { type: 'string' }, at: { type: 'string' }, file: { type: 'string' } },
} as const;

const template: FormTemplate = {
  format: 1,
  key: 'call',
  version: 1,
  title: '电话记录',
  schema: {
    type: 'object',
    properties: {
      question: { type: 'string', title: '问题' },
      phone: { type: 'string', title: '电话' },
      files: { type: 'array', title: '附件', items: { type: 'object' } },
      sign: { ...file, title: '签字' },
      parts: {
        type: 'array',
        title: '备件',
        items: {
          type: 'object',
          properties: {
            item: { type: 'string', title: '名称' },
            cost: { type: 'number', title: '费用' },
            seal: { ...file, title: '盖章' },
          },
        },
      },
    },
  },
  ui: {
    type: 'VerticalLayout',
    elements: [
      { type: 'Control', scope: '#/properties/question' },
      { type: 'Control', scope: '#/properties/phone' },
      { type: 'Attachment', scope: '#/properties/files' },
      { type: 'Signature', scope: '#/properties/sign' },
      {
        type: 'Table',
        scope: '#/properties/parts',
        columns: [
          { type: 'Control', scope: '#/properties/item' },
          { type: 'Control', scope: '#/properties/cost' },
          { type: 'Seal', scope: '#/properties/seal' },
        ],
      },
    ],
  },
};
const other: FormTemplate = { ...template, key: 'other' };
const forms = [compileServerForm(template), compileServerForm(other)];

describe('drafts of tasks that are taken away', () => {
  const onForm = (rights: FieldRights, name = 'call'): TaskState['form'] => ({ template: name, version: 1, rights });
  function phone(second: Partial<TaskState>): World {
    const taken = task(
      { ok: 'end' },
      {
        assign: { by: 'starter' },
        form: onForm({ '*': 'edit' }),
        timers: [{ id: 'late', title: '超时', after: 'PT20M', calendar: 'always', to: 'recorded' }],
      },
    );
    const recorded = task({ ok: 'end', again: 'recorded' }, { assign: { by: 'starter' }, ...second });
    const world = started(definitionOf('taken', { taken, recorded, end: final() }), { forms });
    const values = { question: '打不开', phone: '138', parts: [{ item: '网线', cost: 3 }] };
    accept(world.send('save-draft', 'starter', { taskId: taskIn(world, 'taken').id, values }));
    return world;
  }
  function late(world: World): World {
    world.now = '2026-09-30T00:20:00.000Z';
    accept(world.send('fire-timer', 'system', { timerId: now(world).timers[0]?.id }));
    return world;
  }

  test('[D75] go on in the task of the same form that a timer gives the same person', () => {
    const before = phone({ form: onForm({ '*': 'edit' }) });
    const from = taskIn(before, 'taken').id;
    const world = late(before);
    const next = taskIn(world, 'recorded');
    expect(next.draft).toEqual({
      question: '打不开',
      phone: '138',
      parts: [{ $row: null, item: '网线', cost: 3, seal: null }],
    });
    expect(now(world).variables).toEqual({});
    const created = world.accepted.at(-1)?.events.find((event) => event.type === 'task.created');
    expect(created?.details).toMatchObject({ draftFrom: from });
    const done = accept(complete(world, 'recorded', 'starter', 'ok', { values: { ...next.draft } }));
    expect(done.instance.variables).toMatchObject({ question: '打不开', parts: [{ item: '网线', cost: 3 }] });
  });

  test('[D75] only with the fields that the new state lets edit, so that they can be sent', () => {
    const rights: FieldRights = { '*': 'read', question: 'edit', parts: 'edit', 'parts.cost': 'read' };
    const world = late(phone({ form: onForm(rights) }));
    const { draft } = taskIn(world, 'recorded');
    expect(draft).toEqual({ question: '打不开', parts: [{ $row: null, item: '网线', seal: null }] });
    accept(complete(world, 'recorded', 'starter', 'ok', { values: { ...draft } }));
    const locked = late(phone({ form: onForm({ '*': 'read', 'parts.item': 'edit', question: 'hidden' }) }));
    expect(taskIn(locked, 'recorded')).not.toHaveProperty('draft');
  });

  test('[D75] not to another person, another form, candidates, or after the task was completed', () => {
    const elsewhere: Partial<TaskState>[] = [
      { form: onForm({ '*': 'edit' }), assign: { by: 'role', role: 'clerk' } },
      { form: onForm({ '*': 'edit' }), assign: { by: 'role', role: 'boss' } },
      { form: onForm({ '*': 'edit' }, 'other') },
      {},
    ];
    for (const second of elsewhere) expect(taskIn(late(phone(second)), 'recorded')).not.toHaveProperty('draft');
    const world = late(phone({ form: onForm({ '*': 'edit' }) }));
    accept(complete(world, 'recorded', 'starter', 'again', { values: {} }));
    expect(taskIn(world, 'recorded')).not.toHaveProperty('draft');
  });
});

describe('files that form fields name', () => {
  const world = (): World =>
    started(
      definitionOf('a', {
        a: task({ ok: 'b' }, { form: { template: 'call', version: 1, rights: { '*': 'edit' } } }),
        b: task({ ok: 'end' }, { form: { template: 'call', version: 1, rights: { '*': 'edit' } } }),
        end: final(),
      }),
      { forms },
      { variables: { files: [{ file: 'of-parent', name: '上级.pdf' }] } },
    );
  const at = '2026-09-30T00:00:00.000Z';
  const attach = (to: World, id: string): void => {
    const attachment = { id, name: '图.png', size: 1, mediaType: 'image/png', sha256: 'x', kind: 'upload' };
    accept(to.send('attach', 'clerk-1', { attachment }));
  };

  test('[D76] are refused by name where the instance does not have them', () => {
    const here = world();
    const values = {
      files: [{ file: 'foreign', name: 'x.pdf' }],
      sign: { name: '张三', at, file: 'foreign' },
      parts: [{ item: '网线' }, { item: '鼠标', seal: { name: '章', at, file: 'foreign' } }],
    };
    const fault = refusedWith(complete(here, 'a', 'clerk-1', 'ok', { values }));
    expect(fault.code).toBe('form/invalid');
    expect(fault.issues?.map(({ code, pointer }) => [code, pointer])).toEqual([
      ['form/attachment-unknown', '/values/files'],
      ['form/attachment-unknown', '/values/sign'],
      ['form/attachment-unknown', '/values/parts/1/seal'],
    ]);
    expect(fault.issues?.[2]?.message).toEqual({
      'zh-CN': '“备件”第 2 行“盖章”引用的文件不属于本流程。',
      en: '"盖章" in row 2 of "备件" names a file that does not belong to this instance.',
    });
    const { id: taskId } = taskIn(here, 'a');
    expect(refusedWith(here.send('save-draft', 'clerk-1', { taskId, values })).code).toBe('form/invalid');
  });

  test('[D76] are taken once they are attached; a mark on paper needs none; what was there may stay', () => {
    const here = world();
    attach(here, 'mine');
    const files = [
      { file: 'of-parent', name: '上级.pdf' },
      { file: 'mine', name: '图.png' },
    ];
    const values = {
      files,
      sign: { name: '张三', at },
      parts: [{ item: '网线', seal: { name: '章', at, file: 'mine' } }],
    };
    accept(complete(here, 'a', 'clerk-1', 'ok', { values }));
    expect(now(here).variables).toMatchObject({ files });
    accept(complete(here, 'b', 'clerk-1', 'ok', { values: { files } }));
  });

  test('[D77] go with the variables into a child, where they may be named again', () => {
    const sign = { name: '张三', at, file: 'mine' };
    const parent = started(
      definitionOf('a', {
        a: task({ ok: 'c' }, { form: { template: 'call', version: 1, rights: { '*': 'edit' } } }),
        c: {
          type: 'call',
          title: '子流程',
          process: 'child',
          input: { sign: 'sign' },
          wait: true,
          outcomes: { '*': { to: 'end' } },
        },
        end: final(),
      }),
      { forms },
    );
    attach(parent, 'mine');
    attach(parent, 'not-named');
    accept(complete(parent, 'a', 'clerk-1', 'ok', { values: { sign } }));
    const request = now(parent).jobs[0]?.request;
    expect(request).toMatchObject({ kind: 'start-process', attachments: [{ id: 'mine', by: 'clerk-1' }] });
    const { attachments, variables } = request as { readonly attachments: unknown; readonly variables: unknown };

    const inner = definitionOf('a', {
      a: task({ ok: 'end' }, { form: { template: 'call', version: 1, rights: { '*': 'edit' } } }),
      end: final(),
    });
    const child = started(inner, { forms }, { variables, attachments });
    expect(now(child).attachments).toMatchObject([{ id: 'mine', by: 'clerk-1' }]);
    expect(child.accepted[0]?.events.map(({ type }) => type)).toContain('attachment.added');
    accept(complete(child, 'a', 'clerk-1', 'ok', { values: { sign, question: '同上' } }));
    const forged = worldOf(inner, { forms }).send('start', 'starter', { attachments });
    expect(refusedWith(forged).code).toBe('command/system-only');
  });
});
