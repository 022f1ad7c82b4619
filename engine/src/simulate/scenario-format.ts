/**
 * The scenario format as data: the checker walks it, and the published JSON Schema is made from it, so that the two
 * cannot disagree. A name ending in `!` must be there.
 */
export type Shape =
  | 'text'
  | 'text-or-null'
  | 'instant'
  | 'duration'
  | 'boolean'
  | 'count'
  | 'object'
  | 'status'
  | 'clock-status'
  | 'event-type'
  | { readonly fields: Fields }
  | { readonly list: Shape };

export interface Fields {
  readonly [name: string]: Shape;
}

const atTask: Fields = { 'state!': 'text', 'by!': 'text', process: 'text' };

const expectation: Fields = {
  process: 'text',
  status: 'status',
  outcome: 'text',
  subject: 'text',
  businessKey: 'text',
  states: { list: 'text' },
  tasks: {
    list: { fields: { 'state!': 'text', assignee: 'text-or-null', candidates: { list: 'text' }, dueAt: 'instant' } },
  },
  timers: { list: { fields: { 'rule!': 'text', dueAt: 'instant' } } },
  clocks: { list: { fields: { 'metric!': 'text', status: 'clock-status', dueAt: 'instant' } } },
  data: 'object',
  events: { list: 'event-type' },
  incidents: 'count',
  children: { list: { fields: { 'process!': 'text', status: 'status', outcome: 'text' } } },
  notices: { list: 'text' },
  documents: { list: 'text' },
  copies: { list: 'text' },
};

/** What each verb of a step takes. */
export const stepVerbs: Fields = {
  start: { fields: { 'by!': 'text', onBehalfOf: 'text', data: 'object', process: 'text' } },
  claim: { fields: atTask },
  unclaim: { fields: atTask },
  complete: { fields: { ...atTask, 'outcome!': 'text', data: 'object', comment: 'text' } },
  saveDraft: { fields: { ...atTask, 'data!': 'object' } },
  transfer: { fields: { ...atTask, 'to!': 'text', comment: 'text' } },
  comment: { fields: { 'by!': 'text', 'text!': 'text', process: 'text' } },
  cancel: { fields: { 'by!': 'text', 'reason!': 'text', process: 'text' } },
  advance: 'duration',
  advanceTo: 'instant',
  message: { fields: { 'name!': 'text', key: 'text', data: 'object', process: 'text', by: 'text' } },
  job: { fields: { 'handler!': 'text', result: 'object', fail: 'text', final: 'boolean' } },
  retryIncident: { fields: { 'by!': 'text', process: 'text' } },
  expect: { fields: expectation },
};

/** What every step may carry besides its verb. */
export const stepExtras: Fields = { note: 'text', refused: 'text' };

/** The file itself; `steps` is checked by verb. */
export const scenarioFields: Fields = {
  $schema: 'text',
  'process!': 'text',
  title: 'text',
  description: 'text',
  'clock!': 'instant',
  directory: 'text',
  data: 'object',
};
