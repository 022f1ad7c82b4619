import { describe, expect, it } from 'vitest';
import { createDirectory, fieldVisibility, viewerOf, visibleValues } from '@yunliu/engine';
import type { FieldVisibility, ProcessDefinition, ProcessInstance, User, Viewer } from '@yunliu/engine';
import type { FieldRights, JsonObject, TaskState } from '@yunliu/engine/definition';
import type { FormTemplate } from '@yunliu/engine/forms';
import { compileServerForm } from '@yunliu/engine/forms/server';

const text = { type: 'string' } as const;
const template: FormTemplate = {
  format: 1,
  key: 'f',
  version: 1,
  title: 'f',
  schema: {
    type: 'object',
    properties: {
      open: text,
      secret: text,
      lines: { type: 'array', items: { type: 'object', properties: { part: text, cost: { type: 'number' } } } },
      files: { type: 'array', items: { type: 'object', properties: { file: text, name: text } } },
    },
  },
  ui: {
    type: 'VerticalLayout',
    elements: [
      { type: 'Control', scope: '#/properties/open' },
      { type: 'Control', scope: '#/properties/secret' },
      { type: 'Attachment', scope: '#/properties/files' },
      {
        type: 'Table',
        scope: '#/properties/lines',
        columns: [
          { type: 'Control', scope: '#/properties/part' },
          { type: 'Control', scope: '#/properties/cost' },
        ],
      },
    ],
  },
};
const form = compileServerForm(template);
const forms = (key: string) => (key === 'f' ? form : undefined);

function state(rights: FieldRights, assign: TaskState['assign'] = { by: 'role', role: 'worker' }): TaskState {
  return { type: 'task', title: 's', assign, form: { template: 'f', version: 1, rights }, outcomes: {} };
}

const definition: ProcessDefinition = {
  format: 1,
  key: 'p',
  version: 1,
  title: 'p',
  category: 'c',
  roles: {},
  start: { by: ['*'] },
  visibleTo: ['auditor'],
  initial: 'ask',
  states: {
    ask: state({ open: 'edit', secret: 'hidden', lines: 'edit', 'lines.cost': 'hidden' }, { by: 'starter' }),
    around: {
      type: 'phase',
      title: 'x',
      initial: 'work',
      onDone: {},
      states: { work: state({ '*': 'read', secret: 'edit' }) },
    },
  },
};

const base: Pick<ProcessInstance, 'handlers' | 'tasks' | 'startedBy'> = {
  handlers: {},
  tasks: [],
  startedBy: 'starter',
};
const directory = createDirectory({ departments: [], roles: [], users: [] });
const viewer = (id: string, ...roles: string[]): Viewer =>
  viewerOf({ id, name: id, roles, active: true } satisfies User, directory);
const seen = (who: Viewer, more: Partial<typeof base> = {}): FieldVisibility =>
  fieldVisibility(who, definition, { ...base, ...more }, forms);
const names = (fields: FieldVisibility): string[] =>
  ['open', 'secret', 'lines', 'lines.part', 'lines.cost', 'internal'].filter((path) => fields.sees(path));

describe('which fields a person may see', () => {
  it('[I10] an administrator sees everything, variables that are no field included', () => {
    expect(names(seen(viewer('root', 'admin')))).toEqual([
      'open',
      'secret',
      'lines',
      'lines.part',
      'lines.cost',
      'internal',
    ]);
  });

  it('[I11] the starter sees what the state assigned to the starter shows', () => {
    expect(names(seen(viewer('starter')))).toEqual(['open', 'lines', 'lines.part']);
  });

  it('[I11] a handler or candidate sees what at least one of the own states shows', () => {
    const all = ['open', 'secret', 'lines', 'lines.part', 'lines.cost'];
    expect(names(seen(viewer('w'), { handlers: { work: 'w' } }))).toEqual(all);
    const tasks = [
      { id: 't', instanceId: 'i', visitId: 'v', state: 'work', createdAt: '', candidates: ['role:worker' as const] },
    ];
    expect(names(seen(viewer('w', 'worker'), { tasks }))).toEqual(all);
    expect(names(seen(viewer('starter', 'worker'), { tasks }))).toEqual(all);
  });

  it('[I12] a role of visibleTo sees all fields; others only what no state hides', () => {
    expect(names(seen(viewer('a', 'auditor')))).toEqual(['open', 'secret', 'lines', 'lines.part', 'lines.cost']);
    expect(names(seen(viewer('copied')))).toEqual(['open', 'lines', 'lines.part']);
  });

  it('[I13] cuts values and columns, and leaves files whole', () => {
    const values: JsonObject = {
      open: 'a',
      secret: 'b',
      internal: 1,
      lines: [{ part: 'x', cost: 2 }, { part: 'y' }],
      files: [{ file: 'f1', name: '报告.pdf' }],
    };
    expect(visibleValues(values, seen(viewer('copied')))).toEqual({
      open: 'a',
      lines: [{ part: 'x' }, { part: 'y' }],
      files: [{ file: 'f1', name: '报告.pdf' }],
    });
  });
});
