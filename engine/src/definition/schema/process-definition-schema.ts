import { assignmentSchemas } from './assignment-schemas.js';
import { commonSchemas } from './common-schemas.js';
import { ruleSchemas } from './rule-schemas.js';
import { constant, DRAFT, flag, list, object, piece, record, text, whole, type SchemaNode } from './schema-node.js';
import { stateSchemas } from './state-schemas.js';
import { taskRuleSchemas } from './task-rule-schemas.js';

const place: SchemaNode = object('Place and size of a node.', {
  x: { type: 'number' },
  y: { type: 'number' },
  'width?': { type: 'number', exclusiveMinimum: 0 },
  'height?': { type: 'number', exclusiveMinimum: 0 },
});

const point: SchemaNode = object('A point of the drawing.', { x: { type: 'number' }, y: { type: 'number' } });

const connection: SchemaNode = object('How one way is drawn.', {
  'from?': piece('name'),
  to: piece('name'),
  'way?': whole('Which of several ways between the two, from 0.', 0),
  'bends?': list('Corners of the line between its ends.', point),
  'label?': point,
});

/** Source of engine/schema/process-definition.schema.json. */
export const processDefinitionSchema: SchemaNode = {
  $schema: DRAFT,
  $id: 'https://yunliu.dev/schema/process-definition.schema.json',
  title: 'Yunliu process definition, format 1',
  ...object('One version of a process definition.', {
    '$schema?': { type: 'string' },
    format: constant(1),
    key: piece('key'),
    version: whole('Counts the published versions of the key.', 1),
    title: piece('localizedText'),
    category: piece('name'),
    'description?': piece('localizedText'),
    'card?': object('What the catalogue page says about the service.', {
      code: text('Product code of the service catalogue.', { minLength: 1, maxLength: 40 }),
      purpose: piece('localizedText'),
      answeredBy: piece('localizedText'),
      howFast: piece('localizedText'),
    }),
    'data?': piece('dataSchema'),
    roles: record(
      'Roles used anywhere in the file.',
      piece('name'),
      object('A role.', { title: piece('localizedText') }),
    ),
    start: object('Who may start it.', {
      by: list('Role keys; * is every signed-in user.', { type: 'string', minLength: 1 }),
      'childOnly?': flag('Only other processes start it.'),
      'messages?': list('Messages that start it when no instance waits for them.', piece('startMessage')),
    }),
    'visibleTo?': list('Roles that may see all instances.', { type: 'string', minLength: 1 }),
    'subject?': piece('feel'),
    'serials?': record('Serial rules by name.', piece('name'), piece('serialRule')),
    'businessKey?': piece('name'),
    initial: piece('name'),
    states: piece('states'),
    'outcomes?': piece('outcomes'),
    'timers?': list('Timers of the whole process.', piece('timer')),
    'messages?': list('Messages of the whole process.', piece('message')),
    'signals?': list('Signals the whole process listens to.', piece('signal')),
    'clocks?': list('Promised times of the whole process.', piece('clock')),
    'recall?': flag('The initiator may recall it while nobody else acted; default true.'),
    'conflictingRoles?': list('Pairs of roles that one person may not act in within one instance.', {
      type: 'array',
      description: 'Two roles.',
      items: piece('name'),
      minItems: 2,
      maxItems: 2,
    }),
    'layout?': object('Where the drawing has its nodes.', {
      states: record('Places by state.', piece('name'), place),
      'connections?': list('Ways that are not drawn the simple way.', connection),
    }),
  }),
  $defs: { ...commonSchemas, ...ruleSchemas, ...assignmentSchemas, ...taskRuleSchemas, ...stateSchemas },
};
