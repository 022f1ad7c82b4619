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
  /** From 1: a place in an order, the number of a version. */
  | 'place'
  | 'number'
  | 'object'
  | 'json'
  | 'status'
  | 'clock-status'
  | 'event-type'
  | keyof typeof choices
  | { readonly fields: Fields }
  | { readonly list: Shape };

/** Words a field may be. */
export const choices = {
  'sign-mode': ['before', 'after', 'parallel'],
  'return-mode': ['walk', 'straight'],
  'jump-people': ['keep', 'ask'],
  'end-kind': ['terminated', 'voided'],
  'suspended-timers': ['shift', 'absolute'],
} as const;

/** How an expected clock may stand. */
export const clockStatuses = ['running', 'paused', 'met', 'breached', 'excused', 'void'] as const;

export interface Fields {
  readonly [name: string]: Shape;
}

/** Which instance a step is meant for, see step-target.ts. */
const target: Fields = { process: 'text', instance: 'place' };
const atTask: Fields = { 'state!': 'text', 'by!': 'text', ...target };

const expectation: Fields = {
  ...target,
  status: 'status',
  outcome: 'text',
  error: 'text-or-null',
  subject: 'text',
  businessKey: 'text',
  states: { list: 'text' },
  tasks: {
    list: {
      fields: {
        'state!': 'text',
        assignee: 'text-or-null',
        candidates: { list: 'text' },
        dueAt: 'instant',
        onBehalfOf: 'text',
      },
    },
  },
  groups: {
    list: {
      fields: {
        'state!': 'text',
        members: 'count',
        pass: 'count',
        reject: 'count',
        abstain: 'count',
        open: 'count',
        result: 'text-or-null',
        reason: 'text',
      },
    },
  },
  timers: { list: { fields: { 'rule!': 'text', dueAt: 'instant' } } },
  clocks: {
    list: {
      fields: {
        'metric!': 'text',
        status: 'clock-status',
        dueAt: 'instant',
        remaining: 'duration',
        commitment: 'text',
        cause: 'text',
      },
    },
  },
  data: 'object',
  events: { list: 'event-type' },
  keptMessages: 'count',
  incidents: 'count',
  children: { list: { fields: { 'process!': 'text', status: 'status', outcome: 'text', error: 'text' } } },
  notices: { list: 'text' },
  documents: { list: 'text' },
  copies: { list: 'text' },
};

const reasoned: Fields = { 'by!': 'text', 'reason!': 'text', ...target };

/** 委派、加签、退回 …: verbs of the operations, see operation-steps.ts. */
const operationFields: Fields = {
  delegate: { fields: { ...atTask, 'to!': 'text', reason: 'text' } },
  resolve: { fields: { ...atTask, data: 'object', comment: 'text' } },
  recallDelegation: { fields: { ...atTask, reason: 'text' } },
  addSigners: { fields: { ...atTask, 'mode!': 'sign-mode', 'users!': { list: 'text' }, 'reason!': 'text' } },
  removeSigners: { fields: { ...atTask, users: { list: 'text' }, reason: 'text' } },
  return: { fields: { ...atTask, to: 'text', afterwards: 'return-mode', 'comment!': 'text' } },
  urge: { fields: { ...atTask, text: 'text' } },
  recall: { fields: { 'by!': 'text', reason: 'text', ...target } },
  takeBack: { fields: { 'by!': 'text', state: 'text', reason: 'text', ...target } },
  cc: { fields: { 'by!': 'text', 'users!': { list: 'text' }, text: 'text', ...target } },
  jump: { fields: { ...reasoned, 'to!': 'text', people: 'jump-people' } },
  terminate: { fields: { ...reasoned, 'as!': 'end-kind' } },
  suspend: { fields: { ...reasoned, timers: 'suspended-timers', children: 'boolean' } },
  activate: { fields: { 'by!': 'text', reason: 'text', children: 'boolean', ...target } },
  reopen: { fields: { ...reasoned, 'to!': 'text' } },
  handOver: { fields: { ...reasoned, 'from!': 'text', 'to!': 'text' } },
};

const backDated: Fields = { occurredAt: 'instant', lateReason: 'text' };
const atClock: Fields = { 'by!': 'text', 'metric!': 'text', ...target };

/** Verbs about promised times, see clock-steps.ts. */
const clockFields: Fields = {
  pauseClock: {
    fields: { ...atClock, ...backDated, 'reason!': 'text', note: 'text', evidence: { list: 'text' }, until: 'instant' },
  },
  resumeClock: { fields: { ...atClock, ...backDated, note: 'text' } },
  requestExtension: { fields: { ...atClock, 'amount!': 'number', 'reason!': 'text' } },
  decideExtension: { fields: { ...atClock, 'decision!': 'text', amount: 'number', reason: 'text' } },
  changePriority: { fields: { ...reasoned, ...backDated, 'priority!': 'text' } },
  changeAgreement: { fields: { ...reasoned, 'agreement!': 'text', version: 'count', 'mode!': 'text' } },
  appealBreach: { fields: { ...atClock, 'cause!': 'text', 'reason!': 'text', evidence: { list: 'text' } } },
  ruleAppeal: { fields: { ...atClock, 'decision!': 'text', 'reason!': 'text', cause: 'text', exclusion: 'text' } },
  decideEntry: { fields: { 'by!': 'text', 'approve!': 'boolean', reason: 'text', ...target } },
  downtime: {
    fields: { 'id!': 'text', 'system!': 'text', 'from!': 'instant', 'to!': 'instant', finishedAt: 'instant' },
  },
};

/** What each verb of a step takes. */
export const stepVerbs: Fields = {
  start: {
    fields: {
      'by!': 'text',
      onBehalfOf: 'text',
      data: 'object',
      choices: 'object',
      process: 'text',
      version: 'place',
      ...backDated,
    },
  },
  claim: { fields: atTask },
  unclaim: { fields: atTask },
  complete: {
    fields: { ...atTask, ...backDated, 'outcome!': 'text', data: 'object', comment: 'text', choices: 'object' },
  },
  saveDraft: { fields: { ...atTask, 'data!': 'object' } },
  transfer: { fields: { ...atTask, 'to!': 'text', comment: 'text' } },
  ...operationFields,
  ...clockFields,
  applySubstitution: { fields: { 'state!': 'text', by: 'text', ...target } },
  comment: { fields: { 'by!': 'text', 'text!': 'text', ...target } },
  cancel: { fields: { 'by!': 'text', 'reason!': 'text', ...target } },
  advance: 'duration',
  advanceTo: 'instant',
  message: { fields: { 'name!': 'text', key: 'text', data: 'object', ...target, by: 'text' } },
  job: { fields: { 'handler!': 'text', result: 'object', fail: 'text', final: 'boolean', error: 'text' } },
  correlate: { fields: { 'name!': 'text', key: 'text', data: 'object', id: 'text', ttl: 'duration' } },
  signal: { fields: { 'name!': 'text', data: 'object', id: 'text' } },
  addItems: { fields: { 'state!': 'text', 'items!': { list: 'json' }, by: 'text', ...target } },
  retryIncident: { fields: { 'by!': 'text', state: 'text', ...target } },
  skipIncident: { fields: { ...reasoned, state: 'text', data: 'object' } },
  correctVariables: { fields: { ...reasoned, 'data!': 'object' } },
  migrate: { fields: { 'by!': 'text', 'toVersion!': 'place', mapping: 'object', ...target } },
  attach: { fields: { 'by!': 'text', 'file!': 'text', name: 'text', ...target } },
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
  systems: 'object',
};
