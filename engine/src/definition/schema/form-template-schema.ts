import { commonSchemas } from './common-schemas.js';
import { constant, DRAFT, list, object, piece, text, whole, type SchemaNode } from './schema-node.js';

const common = {
  'label?': piece('localizedText'),
  'rule?': piece('uiRule'),
  'rules?': list('Further rules.', piece('uiRule')),
};

const options: SchemaNode = {
  type: 'object',
  description: 'How it is shown (multi, unit, items …).',
  additionalProperties: {},
};

const layout = (type: string): SchemaNode =>
  object(`${type}: arranges the elements inside it.`, {
    type: constant(type),
    ...common,
    'options?': options,
    elements: list('Elements in order.', piece('uiElement')),
  });

const scope = text('#/properties/<name> of the schema; inside a table, of the row.', {
  pattern: '^#/properties/[^/]+$',
});

const field = (type: string): SchemaNode =>
  object(`${type}: how one field is entered.`, {
    type: constant(type),
    scope,
    ...common,
    'computed?': piece('feel'),
    'initial?': piece('feel'),
    'hint?': piece('localizedText'),
    'options?': options,
  });

const LAYOUTS = ['VerticalLayout', 'HorizontalLayout', 'Group', 'Categorization', 'Category'];
const FIELDS = [
  'Control',
  'Money',
  'UserPicker',
  'DepartmentPicker',
  'RolePicker',
  'SystemPicker',
  'SerialNumber',
  'Signature',
  'Seal',
  'Attachment',
  'Cascader',
];

/** Source of engine/schema/form-template.schema.json. */
export const formTemplateSchema: SchemaNode = {
  $schema: DRAFT,
  $id: 'https://yunliu.dev/schema/form-template.schema.json',
  title: 'Yunliu form template, format 1',
  ...object('One version of a form template.', {
    '$schema?': { type: 'string' },
    format: constant(1),
    key: piece('key'),
    version: whole('Counts the published versions of the key.', 1),
    'code?': text('Form code of the service catalogue.', { minLength: 1, maxLength: 40 }),
    title: piece('localizedText'),
    schema: piece('dataSchema'),
    ui: piece('uiElement'),
  }),
  $defs: {
    ...commonSchemas,
    uiRule: object('Shown, hidden, enabled or required while the condition is true.', {
      effect: text('What the rule does.', { enum: ['SHOW', 'HIDE', 'ENABLE', 'DISABLE', 'REQUIRE'] }),
      condition: piece('feel'),
    }),
    uiField: { description: 'One field, told apart by type.', oneOf: FIELDS.map(field) },
    uiTable: object('Rows of an array of objects.', {
      type: constant('Table'),
      scope,
      ...common,
      columns: list('Columns in order.', piece('uiField'), 1),
      'hint?': piece('localizedText'),
      'options?': options,
    }),
    uiLabel: object('Text between the fields.', { type: constant('Label'), ...common, text: piece('localizedText') }),
    uiElement: {
      description: 'An element of the form, told apart by type.',
      oneOf: [...LAYOUTS.map(layout), ...FIELDS.map(field), piece('uiTable'), piece('uiLabel')],
    },
  },
};
