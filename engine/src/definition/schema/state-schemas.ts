import { constant, flag, list, object, piece, record, text, whole, type SchemaNode } from './schema-node.js';

const common = {
  title: piece('localizedText'),
  'description?': piece('localizedText'),
  'onEntry?': piece('effects'),
  'onExit?': piece('effects'),
  'compensation?': piece('effects'),
};

const waiting = {
  'timers?': list('Timers of this state.', piece('timer')),
  'messages?': list('Messages this state listens to.', piece('message')),
  'signals?': list('Signals this state listens to.', piece('signal')),
  'clocks?': list('Promised times of this state.', piece('clock')),
};

/** One schema per state type, told apart by `type`. */
export const stateSchemas: { readonly [name: string]: SchemaNode } = {
  taskState: object('Human work.', {
    type: constant('task'),
    ...common,
    assign: piece('assignmentRule'),
    'form?': piece('stateForm'),
    'reference?': list(
      'Further templates shown read-only.',
      object('A template and its version.', { template: piece('key'), version: whole('Version of the template.', 1) }),
    ),
    outcomes: piece('outcomes'),
    'group?': piece('groupRule'),
    'operations?': piece('taskOperations'),
    'whenNobody?': piece('whenNobody'),
    'autoSkip?': piece('autoSkip'),
    'separation?': piece('separation'),
    ...waiting,
  }),
  decisionState: object('Takes the first branch whose condition is true, else otherwise.', {
    type: constant('decision'),
    ...common,
    branches: list(
      'Branches in the order they are tried.',
      object('A branch.', { when: piece('feel'), to: piece('name'), 'title?': piece('localizedText') }),
      1,
    ),
    otherwise: piece('name'),
  }),
  parallelState: object('Regions run side by side; when enough of them have reached a final, the instance goes on.', {
    type: constant('parallel'),
    ...common,
    regions: { ...record('Regions by name.', piece('name'), piece('region')), minProperties: 2 },
    join: {
      description: 'How many of the entered regions must have ended.',
      oneOf: [text('All, or the first.', { enum: ['all', 'any'] }), whole('So many.', 1)],
    },
    'late?': text('Regions still at work then: cancelled (default), or left to finish.', {
      enum: ['cancel', 'finish'],
    }),
    'otherwise?': piece('name'),
    to: piece('name'),
    ...waiting,
  }),
  region: object('One branch of a parallel state.', {
    'title?': piece('localizedText'),
    'when?': piece('feel'),
    initial: piece('name'),
    states: piece('states'),
  }),
  phaseState: object('Nested states with what is common to all of them.', {
    type: constant('phase'),
    ...common,
    initial: piece('name'),
    states: piece('states'),
    'history?': text('Entered again by its own key, it goes on where it was left.', { enum: ['resume'] }),
    'outcomes?': piece('outcomes'),
    onDone: piece('routes'),
    'onError?': piece('routes'),
    ...waiting,
  }),
  callState: object('Starts a child process.', {
    type: constant('call'),
    ...common,
    process: {
      description: 'One process, or several of which an expression chooses.',
      oneOf: [
        { type: 'string', pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' },
        object('One of several.', { oneOf: list('Process keys.', piece('key'), 1), choose: piece('feel') }),
      ],
    },
    'input?': piece('feelByVariable'),
    'output?': piece('feelByVariable'),
    wait: flag('Stay until the child ends.'),
    'each?': piece('eachRule'),
    outcomes: piece('routes'),
    'onError?': piece('routes'),
    ...waiting,
  }),
  waitState: object('Waits for one of its messages or timers.', { type: constant('wait'), ...common, ...waiting }),
  serviceState: object('A job of the host, run through the outbox.', {
    type: constant('service'),
    ...common,
    handler: text('Name of the handler.'),
    'input?': record('Name and FEEL of each input.', piece('variableName'), piece('feel')),
    'output?': piece('feelByVariable'),
    'tries?': whole('Tries in all.', 1, 100),
    'backoff?': piece('duration'),
    to: piece('name'),
    'onFailure?': piece('name'),
    'onError?': piece('routes'),
    'external?': flag('Fetched by external workers under the topic of the handler.'),
    ...waiting,
  }),
  finalState: object('The end of the process, phase or region it stands in.', {
    type: constant('final'),
    ...common,
    'outcome?': piece('name'),
    'error?': piece('name'),
  }),
  state: {
    description: 'A named node of the process, told apart by type.',
    oneOf: [
      'taskState',
      'decisionState',
      'parallelState',
      'phaseState',
      'callState',
      'waitState',
      'serviceState',
      'finalState',
    ].map(piece),
  },
  states: {
    ...record('States by key; keys are unique in the whole file.', piece('name'), piece('state')),
    minProperties: 1,
  },
};
