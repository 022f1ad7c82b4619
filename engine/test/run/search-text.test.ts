import { expect, it } from 'vitest';
import { openFields } from '../../src/identity/field-visibility.js';
import type { FieldRights } from '../../src/definition/field-right.js';
import type { FormTemplate } from '../../src/forms/form-template.js';
import { compileServerForm } from '../../src/forms/server/compile-server-form.js';
import type { ProcessInstance } from '../../src/instance/instance.js';
import { searchTextOf } from '../../src/run/search-text.js';
import { definitionOf, final, task } from '../decide/definitions.js';

const text = { type: 'string' } as const;
const template: FormTemplate = {
  format: 1,
  key: 'order',
  version: 1,
  title: '领用单',
  schema: {
    type: 'object',
    properties: {
      item: text,
      salary: text,
      rows: { type: 'array', items: { type: 'object', properties: { name: text, secret: text } } },
    },
  },
  ui: {
    type: 'VerticalLayout',
    elements: [
      { type: 'Control', scope: '#/properties/item' },
      { type: 'Control', scope: '#/properties/salary' },
      {
        type: 'Table',
        scope: '#/properties/rows',
        columns: [
          { type: 'Control', scope: '#/properties/name' },
          { type: 'Control', scope: '#/properties/secret' },
        ],
      },
    ],
  },
};

it('[R14] full text holds no value that some state hides, and no variable that is on no form', () => {
  const form = compileServerForm(template);
  const on = (rights: FieldRights) => ({ form: { template: 'order', version: 1, rights } });
  const definition = definitionOf('a', {
    a: task({ ok: 'b' }, on({ '*': 'edit', 'rows.secret': 'hidden' })),
    b: task({ ok: 'end' }, on({ '*': 'edit', salary: 'hidden' })),
    end: final(),
  });
  const variables = { item: '鼠标', salary: '八千', rows: [{ name: '明细一', secret: '密一' }], internal: '内部' };
  const instance = { businessKey: 'L-1', subject: '领用', variables } as unknown as ProcessInstance;
  expect(
    searchTextOf(
      instance,
      openFields(definition, () => form),
    ),
  ).toBe('L-1 领用 鼠标 明细一');
});
