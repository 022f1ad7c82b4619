import { object, text, type SchemaNode } from './schema-node.js';

/** Pieces used by definitions and form templates alike. */
export const commonSchemas: { readonly [name: string]: SchemaNode } = {
  localizedText: {
    description: 'Text shown to people: a plain string is zh-CN; the object form adds English.',
    oneOf: [
      { type: 'string', minLength: 1, maxLength: 2000 },
      object('Text in both languages.', {
        'zh-CN': text('Simplified Chinese.', { minLength: 1, maxLength: 2000 }),
        'en?': text('English.', { minLength: 1, maxLength: 2000 }),
      }),
    ],
  },
  key: {
    type: 'string',
    description: 'Lasting name in lower case: letters, digits, hyphens.',
    pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$',
    maxLength: 80,
  },
  name: {
    type: 'string',
    description:
      'Name of a state, an outcome, a rule or a role: a letter first, then letters, digits, hyphens and underscores.',
    pattern: '^[\\p{L}][\\p{L}\\p{N}_-]*$',
    maxLength: 80,
  },
  variableName: {
    type: 'string',
    description:
      'Name of a variable or form field, usable in FEEL: a letter first, then letters, digits and underscores.',
    pattern: '^(?!__)[\\p{L}_][\\p{L}\\p{N}_]*$',
    maxLength: 80,
  },
  outcomeName: {
    type: 'string',
    description: 'Name of an outcome, or * for every outcome that is not named.',
    pattern: '^(\\*|[\\p{L}][\\p{L}\\p{N}_-]*)$',
    maxLength: 80,
  },
  feel: { type: 'string', description: 'Expression in FEEL.', minLength: 1, maxLength: 4000 },
  dataSchema: {
    description: 'JSON Schema of a value (the keywords that forms and variables use; own notes begin with x-).',
    type: 'object',
    properties: {
      $comment: { type: 'string' },
      title: { $ref: '#/$defs/localizedText' },
      description: { type: 'string' },
      type: {
        description: 'JSON type, or a list of them.',
        oneOf: [
          { type: 'string', enum: ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'] },
          {
            type: 'array',
            minItems: 1,
            items: { type: 'string', enum: ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'] },
          },
        ],
      },
      properties: {
        type: 'object',
        description: 'Schemas of the entries by name.',
        propertyNames: { $ref: '#/$defs/variableName' },
        additionalProperties: { $ref: '#/$defs/dataSchema' },
      },
      required: { type: 'array', description: 'Entries that must be filled.', items: { type: 'string' } },
      additionalProperties: {
        description: 'false: no other entries; a schema: what they look like.',
        oneOf: [{ type: 'boolean' }, { $ref: '#/$defs/dataSchema' }],
      },
      items: { $ref: '#/$defs/dataSchema' },
      minItems: { type: 'integer', minimum: 0 },
      maxItems: { type: 'integer', minimum: 0 },
      uniqueItems: { type: 'boolean' },
      enum: { type: 'array', description: 'Possible values.', minItems: 1, items: {} },
      const: {},
      oneOf: {
        type: 'array',
        description: 'Choices: a constant with its title each.',
        minItems: 1,
        items: { $ref: '#/$defs/dataSchema' },
      },
      format: { type: 'string', enum: ['date', 'date-time', 'time', 'email', 'uri'] },
      pattern: { type: 'string', description: 'Regular expression of the linear-time kind.', maxLength: 1000 },
      minLength: { type: 'integer', minimum: 0 },
      maxLength: { type: 'integer', minimum: 0 },
      minimum: { type: 'number' },
      maximum: { type: 'number' },
      exclusiveMinimum: { type: 'number' },
      exclusiveMaximum: { type: 'number' },
      multipleOf: { type: 'number', exclusiveMinimum: 0 },
      default: {},
    },
    patternProperties: { '^x-': {} },
    additionalProperties: false,
  },
};
