import { commonSchemas } from '../definition/schema/common-schemas.js';
import {
  DRAFT,
  flag,
  list,
  object,
  piece,
  record,
  text,
  whole,
  type SchemaNode,
} from '../definition/schema/schema-node.js';
import { commitmentSchemas } from './commitment-schemas.js';

const { localizedText, key, name, variableName } = commonSchemas;
const title = piece('localizedText');

const date = text('Date, e.g. 2026-09-30.', { pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

/** JSON Schema (draft 2020-12) of agreements, published as engine/schema/agreement.schema.json. */
export const agreementSchema: SchemaNode = {
  $schema: DRAFT,
  $id: 'agreement.schema.json',
  title: 'Yunliu service agreement',
  ...object('A service agreement as data: who promised whom what, counted how.', {
    '$schema?': { type: 'string' },
    key: piece('key'),
    version: whole('Version; a published one never changes.', 1),
    title,
    'description?': title,
    parties: object('Who has agreed.', { customer: title, provider: title }),
    'term?': object('How long it runs; both dates are included.', {
      'from?': date,
      'to?': date,
      'months?': whole('Length where the dates are not filled in.', 1, 600),
    }),
    'annualFee?': { type: 'number', description: 'Annual fee in yuan.', exclusiveMinimum: 0 },
    'source?': text('Where the contract text stands.'),
    systems: list('Systems that it covers.', object('A system.', { key: piece('key'), title }), 1),
    services: list(
      'Services that it covers.',
      object('A service.', {
        key: piece('key'),
        'code?': text('Code in the service catalogue.', { pattern: '^P\\d{2,3}$' }),
        title,
        'process?': piece('key'),
      }),
    ),
    priorities: list(
      'Priorities, the most urgent first.',
      object('A priority.', { key: piece('name'), title, 'remark?': title }),
      1,
    ),
    defaultPriority: piece('name'),
    restDays: text('Which closed days move the end of a day clock.', { enum: ['closed', 'statutory'] }),
    extension: object('Who may give more time.', {
      byPriority: record(
        'By priority.',
        piece('name'),
        text('Never, by agreement with the user, or with consent of the client.', {
          enum: ['refused', 'agreement', 'consent'],
        }),
      ),
      consentBy: piece('name'),
      grantedBy: list('Roles that decide where agreement is enough.', piece('name'), 1),
    }),
    lateEntry: object('Entries made later than this need an approval.', {
      within: piece('duration'),
      approvedBy: piece('name'),
    }),
    downtime: object('Planned downtime.', {
      approvedBy: piece('name'),
      'notice?': piece('duration'),
      startsAfterWindow: flag('A ticket reported inside a planned window counts from its end.'),
    }),
    appeal: object('Appeals against a breach.', {
      within: piece('duration'),
      calendar: piece('key'),
      ruledBy: piece('name'),
    }),
    exclusions: list('What is outside and not counted.', object('An exclusion.', { key: piece('key'), title })),
    commitments: list('The promises, row by row.', piece('commitment'), 1),
  }),
  $defs: {
    localizedText: localizedText ?? {},
    key: key ?? {},
    name: name ?? {},
    variableName: variableName ?? {},
    duration: text('ISO 8601 duration: PT20M, P1D, P2W, P1M, P3Y.', { minLength: 2, maxLength: 60 }),
    ...commitmentSchemas,
  },
};
