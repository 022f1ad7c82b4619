import { constant, flag, list, object, piece, record, text, whole, type SchemaNode } from './schema-node.js';

/** Effects, timers, clocks, messages, outcomes: what states are made of. */

const feelByVariable = record('Variable and the FEEL that gives its value.', piece('variableName'), piece('feel'));

const effect: SchemaNode = {
  description: 'What happens on entry or exit of a state, when an outcome is taken or when a timer fires.',
  oneOf: [
    object('Changes variables; all expressions see the data before the effect.', {
      type: constant('set'),
      values: feelByVariable,
    }),
    object('Takes the next number of a serial rule into a variable that has none yet.', {
      type: constant('serial'),
      rule: piece('name'),
      into: piece('variableName'),
    }),
    object('Prints a form template with the data of this moment.', {
      type: constant('document'),
      template: piece('key'),
      'version?': whole('Version of the template; default: the highest a task of the definition uses, else 1.', 1),
      'print?': text('Name of a print template beside the main one, e.g. `三联单` for 三联单.hbs.', {
        minLength: 1,
        maxLength: 100,
      }),
      'title?': piece('localizedText'),
    }),
    object('In-app notice; `{{variable}}` is filled in.', {
      type: constant('notify'),
      to: piece('assignmentRule'),
      title: piece('localizedText'),
      'text?': piece('localizedText'),
    }),
    object('Copies the instance to people, read-only.', { type: constant('cc'), to: piece('assignmentRule') }),
    object('Starts another process without waiting.', {
      type: constant('start'),
      process: piece('key'),
      'input?': feelByVariable,
    }),
    object('Sends a message to the instance that waits for it; kept for ttl while nobody does.', {
      type: constant('message'),
      name: piece('name'),
      'key?': piece('feel'),
      'data?': feelByVariable,
      'ttl?': piece('duration'),
    }),
    object('Broadcasts a signal to every instance that listens now.', {
      type: constant('signal'),
      name: piece('name'),
      'data?': feelByVariable,
    }),
    object('Undoes completed states that have a compensation, newest first.', {
      type: constant('compensate'),
      'scope?': piece('name'),
    }),
  ],
};

export const ruleSchemas: { readonly [name: string]: SchemaNode } = {
  feelByVariable,
  effect,
  effects: list('Effects in the order they are run.', piece('effect')),
  duration: text('ISO 8601 duration: PT20M, P1DT2H, P2W, P1M.', { minLength: 2, maxLength: 60 }),
  timer: object('A timer: armed on entry of its owner, gone on exit. Exactly one of after and at.', {
    id: piece('name'),
    'title?': piece('localizedText'),
    'after?': piece('duration'),
    'at?': piece('feel'),
    'calendar?': piece('key'),
    'repeat?': flag('Arm again after each firing.'),
    'times?': whole('Firings in all of a repeating timer.', 1),
    'missed?': text('What becomes of firings of a repeating timer that fell into an outage.', {
      enum: ['once', 'all', 'skip'],
    }),
    'to?': piece('name'),
    'effects?': piece('effects'),
  }),
  clock: object('A promised time; sets the due time of the tasks.', {
    metric: piece('name'),
    'title?': piece('localizedText'),
    'within?': piece('duration'),
    'calendar?': piece('key'),
    'from?': text('Counted from entry of the state, the start of the instance, or the report the ticket began with.', {
      enum: ['state', 'start', 'report'],
    }),
    'latest?': piece('feel'),
    'start?': piece('clockPoint'),
    'stop?': list('What ends it, the first to happen; absent = its owner is left.', piece('clockPoint'), 1),
    'pauseIn?': record('State and the reason for which the clock stands still in it.', piece('name'), piece('key')),
    'escalation?': list('What is done when it comes near its due or passes it.', piece('clockEscalation')),
  }),
  clockPoint: object('A moment: exactly one of enter, leave, outcome with of, and stopOf.', {
    'enter?': piece('name'),
    'leave?': piece('name'),
    'outcome?': piece('name'),
    'of?': piece('name'),
    'stopOf?': piece('name'),
  }),
  clockEscalation: object('What is done at a percentage of the time, or at the breach.', {
    at: {
      description: 'Percent of the time, or the breach.',
      oneOf: [
        { type: 'number', minimum: 1, maximum: 99 },
        { type: 'string', enum: ['breach'] },
      ],
    },
    'notify?': piece('assignmentRule'),
    'title?': piece('localizedText'),
    'text?': piece('localizedText'),
    'reassign?': piece('assignmentRule'),
    'raisePriority?': piece('name'),
    'effects?': piece('effects'),
  }),
  message: object('Leaves the owner when a message arrives.', {
    name: piece('name'),
    'title?': piece('localizedText'),
    'key?': piece('feel'),
    'output?': piece('feelByVariable'),
    to: piece('name'),
    'effects?': piece('effects'),
  }),
  signal: object('Hears a broadcast; with to it leaves the owner.', {
    name: piece('name'),
    'title?': piece('localizedText'),
    'output?': piece('feelByVariable'),
    'to?': piece('name'),
    'effects?': piece('effects'),
  }),
  startMessage: object('A message that starts the process.', {
    name: piece('name'),
    'title?': piece('localizedText'),
    'key?': piece('feel'),
    'output?': piece('feelByVariable'),
  }),
  outcome: object('A choice a person takes at a task.', {
    title: piece('localizedText'),
    to: piece('name'),
    'when?': piece('feel'),
    'effects?': piece('effects'),
    'style?': text('How the button looks.', { enum: ['primary', 'default', 'danger'] }),
    'commentRequired?': flag('The person must write a comment.'),
    'skipRequired?': flag('Required fields need not be filled.'),
  }),
  outcomes: record('Outcomes by name.', piece('name'), piece('outcome')),
  route: object('A way out that people do not choose.', { to: piece('name'), 'effects?': piece('effects') }),
  routes: record('Ways out by outcome; * is any other.', piece('outcomeName'), piece('route')),
  serialRule: object('How serial numbers of one kind look and when they begin again.', {
    title: piece('localizedText'),
    pattern: text('Text with {yyyy}, {MM}, {dd} and exactly one {n} or {n:WIDTH}.', { minLength: 3, maxLength: 100 }),
    reset: text('When the numbers begin again at 1.', { enum: ['never', 'year', 'month', 'day'] }),
  }),
  stateForm: object('The form a task shows, with the rights of this state.', {
    template: piece('key'),
    version: whole('Version of the template.', 1),
    rights: record(
      'Right by field path: `field`, `table`, `table.column`; * is every field not named.',
      { type: 'string', pattern: '^(\\*|[\\p{L}_][\\p{L}\\p{N}_]*(\\.([\\p{L}_][\\p{L}\\p{N}_]*|\\*))?)$' },
      text('What a person may do with the field.', { enum: ['hidden', 'read', 'edit', 'required'] }),
    ),
  }),
};
