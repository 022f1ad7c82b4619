import { historyEventTypes } from '../instance/history-event-types.js';
import type { JsonSchema } from '../definition/json.js';
import {
  clockStatuses,
  choices,
  scenarioFields,
  stepExtras,
  stepVerbs,
  type Fields,
  type Shape,
} from './scenario-format.js';

/** JSON Schema (draft 2020-12) of scenario files, published as engine/schema/scenario.schema.json. */
export function scenarioSchema(): JsonSchema {
  const steps = Object.entries(stepVerbs).map(([verb, shape]) => ({
    title: verb,
    ...objectSchema({ [`${verb}!`]: shape, ...stepExtras }),
  }));
  const file = objectSchema(scenarioFields);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'scenario.schema.json',
    title: 'Yunliu scenario',
    ...file,
    properties: { ...file.properties, steps: { type: 'array', minItems: 1, items: { oneOf: steps } } },
    required: [...(file.required ?? []), 'steps'],
  };
}

function objectSchema(fields: Fields): JsonSchema {
  return {
    type: 'object',
    properties: Object.fromEntries(
      Object.entries(fields).map(([name, shape]) => [name.replace('!', ''), schemaOf(shape)]),
    ),
    required: Object.keys(fields)
      .filter((name) => name.endsWith('!'))
      .map((name) => name.slice(0, -1)),
    additionalProperties: false,
  };
}

function schemaOf(shape: Shape): JsonSchema {
  if (typeof shape === 'object') {
    return 'fields' in shape ? objectSchema(shape.fields) : { type: 'array', items: schemaOf(shape.list) };
  }
  switch (shape) {
    case 'text':
      return { type: 'string', minLength: 1 };
    case 'text-or-null':
      return { type: ['string', 'null'] };
    case 'instant':
      return { type: 'string', format: 'date-time' };
    case 'duration':
      return { type: 'string', format: 'duration' };
    case 'boolean':
      return { type: 'boolean' };
    case 'count':
      return { type: 'integer', minimum: 0 };
    case 'place':
      return { type: 'integer', minimum: 1 };
    case 'number':
      return { type: 'number', exclusiveMinimum: 0 };
    case 'object':
      return { type: 'object' };
    case 'json':
      return {};
    case 'status':
      return { enum: ['running', 'completed', 'cancelled'] };
    case 'clock-status':
      return { enum: [...clockStatuses] };
    case 'event-type':
      return { enum: [...historyEventTypes] };
    default:
      return { enum: [...choices[shape]] };
  }
}
