import { describe, expect, it } from 'vitest';
import { applyCommand } from '@yunliu/designer/model';
import { validateForm } from '@yunliu/engine/definition';
import { importForm } from '../../src/forms/import-form.js';
import { emptyForm } from './empty-form.js';

const schema = {
  title: 'Purchase',
  type: 'object',
  properties: {
    subject: { type: 'string', title: '事由', minLength: 2, description: '写明用途' },
    kind: { type: 'string', enum: ['a', 'b'] },
    level: {
      oneOf: [
        { const: 1, title: '高' },
        { const: 2, title: '低' },
      ],
    },
    'due-date': { type: 'string', format: 'date' },
    urgent: { type: ['boolean', 'null'] },
    mail: { type: 'string', format: 'email' },
    odd: { type: 'string', pattern: '(?=x)x' },
    tags: { type: 'array', items: { enum: ['x', 'y'] } },
    address: { type: 'object', properties: { city: { type: 'string' } } },
    items: { type: 'array', minItems: 1, items: { $ref: '#/definitions/line' } },
    names: { type: 'array', items: { type: 'string' } },
    anything: {},
  },
  required: ['subject'],
  definitions: {
    line: { type: 'object', required: ['qty'], properties: { qty: { type: 'integer' }, more: { type: 'object' } } },
  },
  if: { properties: { kind: { const: 'a' } } },
};

const ui = {
  type: 'VerticalLayout',
  elements: [
    {
      type: 'HorizontalLayout',
      elements: [
        { type: 'Control', scope: '#/properties/subject', options: { multi: true, trim: true } },
        { type: 'Control', scope: '#/properties/kind' },
      ],
    },
    {
      type: 'Group',
      label: '详细',
      rule: { effect: 'SHOW', condition: { scope: '#/properties/kind', schema: { const: 'a' } } },
      elements: [
        { type: 'Control', scope: '#/properties/address/properties/city' },
        { type: 'Control', scope: '#/properties/missing' },
        {
          type: 'Control',
          scope: '#/properties/urgent',
          rule: { effect: 'DISABLE', condition: { scope: '#', schema: {} } },
        },
      ],
    },
    { type: 'ListWithDetail', scope: '#/properties/items' },
  ],
};

const paste = (clip: ReturnType<typeof importForm>['clip']) =>
  applyCommand(emptyForm(), { type: 'paste-elements', form: 'leave@1', into: '/ui', clip }).forms['leave@1'];

describe('importing JSON Schema and JSON Forms', () => {
  it('[D22] makes a sound form of a plain schema', () => {
    const form = paste(importForm(schema).clip);
    expect(form && validateForm(form).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(Object.keys(form?.schema.properties ?? {})).toEqual([
      'subject',
      'kind',
      'level',
      'dueDate',
      'urgent',
      'mail',
      'odd',
      'tags',
      'city',
      'items',
    ]);
    expect(form?.schema.required).toEqual(['subject']);
    expect(form?.schema.properties?.['items']).toMatchObject({
      minItems: 1,
      items: { required: ['qty'], properties: { qty: { type: 'integer' } } },
    });
    expect(form?.schema.properties?.['level']).toMatchObject({
      type: 'number',
      oneOf: [
        { const: 1, title: '高' },
        { const: 2, title: '低' },
      ],
    });
  });

  it('[D22] says everything that was left out or changed, with its place', () => {
    const notes = importForm(schema).notes.map(({ pointer }) => pointer);
    for (const pointer of [
      '/if',
      '/properties/mail/format',
      '/properties/odd/pattern',
      '/properties/due-date',
      '/properties/address',
      '/properties/names',
      '/properties/anything',
      '/properties/items/items/properties/more',
    ])
      expect(notes).toContain(pointer);
  });

  it('[D22] keeps the layout, turns simple rules into FEEL and tells of the rest', () => {
    const { clip, notes } = importForm(schema, ui);
    expect(clip.elements[0]).toMatchObject({
      type: 'HorizontalLayout',
      elements: [{ scope: '#/properties/subject', options: { multi: true }, hint: '写明用途' }, {}],
    });
    expect(clip.elements[1]).toMatchObject({
      type: 'Group',
      label: '详细',
      rule: { effect: 'SHOW', condition: 'kind = "a"' },
    });
    const told = notes.filter(({ what }) => what === 'ui').map(({ pointer }) => pointer);
    expect(told).toEqual(
      expect.arrayContaining([
        '/elements/0/elements/0/options/trim',
        '/elements/1/elements/1',
        '/elements/1/elements/2/rule',
        '/elements/2',
      ]),
    );
    // Fields the layout leaves out are shown all the same.
    expect(JSON.stringify(clip.elements)).toContain('#/properties/tags');
    const form = paste(clip);
    expect(form && validateForm(form).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('[D22] is calm about what is no schema', () => {
    for (const odd of [null, 3, [], {}, { type: 'array' }, { properties: { __proto__: {} } }])
      expect(importForm(odd).notes.length, JSON.stringify(odd)).toBeGreaterThan(0);
  });
});
