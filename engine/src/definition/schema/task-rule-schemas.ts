import { constant, flag, list, object, piece, text, type SchemaNode } from './schema-node.js';

const share = (description: string): SchemaNode => ({ type: 'number', description, minimum: 0, maximum: 1 });

const groupCommon = {
  pass: piece('name'),
  'reject?': piece('name'),
  'abstain?': piece('name'),
  'until?': text('Ends as soon as nothing can change the result (default), or when everyone has answered.', {
    enum: ['decided', 'everyone'],
  }),
  'each?': piece('eachRule'),
  'results?': piece('variableName'),
};

/** Groups, and the rules by which people get, skip or must not do a task. */
export const taskRuleSchemas: { readonly [name: string]: SchemaNode } = {
  groupRule: {
    description: 'How several people answer one visit of a task state together.',
    oneOf: [
      object('All must agree, side by side.', { kind: constant('all'), ...groupCommon }),
      object('One who agrees is enough.', { kind: constant('any'), ...groupCommon }),
      object('All must agree, one after another.', { kind: constant('sequence'), ...groupCommon }),
      object('A vote.', {
        kind: constant('vote'),
        ...groupCommon,
        threshold: object('Yes votes that pass: exactly one of count and ratio.', {
          'count?': { type: 'number', description: 'Weight of yes votes that is enough.', exclusiveMinimum: 0 },
          'ratio?': share('Share of the weight, 0–1.'),
          'of?': text('Share of all members (default), or of the votes cast without abstentions.', {
            enum: ['members', 'votes'],
          }),
        }),
        'weight?': piece('feel'),
        'veto?': list('A refusal by anyone in these roles refuses.', piece('name'), 1),
        'quorum?': share('Share of the members who must have answered.'),
        'tie?': text('What equal weights mean.', { enum: ['pass', 'reject'] }),
      }),
    ],
  },
  eachRule: object('One task, job or child per element of a list.', {
    list: piece('feel'),
    'as?': piece('variableName'),
    'mode?': text('All at once (default), or one after another.', { enum: ['parallel', 'sequential'] }),
    'enough?': piece('feel'),
  }),
  taskOperations: object('What people may do at the task besides taking an outcome.', {
    'transfer?': flag('Hand over for good; default true.'),
    'delegate?': flag('Have somebody else work on it, then it comes back; default true.'),
    'addSign?': list('Ways in which further signers may be added; default none.', {
      ...text('Before, after or beside the task.', { enum: ['before', 'after', 'parallel'] }),
    }),
    'return?': piece('returnRule'),
    'takeBack?': flag('May be taken back by who completed it, while nobody acted on what followed; default true.'),
    'urge?': {
      description: 'Least time between two reminders (default PT30M); false = no reminders.',
      oneOf: [flag('No reminders.'), piece('duration')],
    },
  }),
  returnRule: object('Where the task may be returned to, and what follows.', {
    to: {
      description: 'The task completed before this one, any task passed through, or these states.',
      oneOf: [text('The one before, or any.', { enum: ['previous', 'visited'] }), list('States.', piece('name'), 1)],
    },
    'then?': text('Walk the flow again (default), straight back to who returned it, or as the returner chooses.', {
      enum: ['walk', 'straight', 'choose'],
    }),
  }),
  whenNobody: {
    description: 'Who has the task when nobody is found.',
    oneOf: [
      object('The administrators (default).', { policy: constant('admin') }),
      object('The engine takes an outcome.', { policy: constant('skip'), outcome: piece('name') }),
      object('The command that leads here is refused.', { policy: constant('refuse') }),
      object('A role.', { policy: constant('role'), role: piece('name') }),
    ],
  },
  autoSkip: object('The engine takes an outcome in the place of a person who need not be asked.', {
    when: list(
      'The person started the instance; completed the task just before; completed any earlier task.',
      text('One of the cases.', { enum: ['initiator', 'adjacent', 'earlier'] }),
      1,
    ),
    outcome: piece('name'),
  }),
  separation: object('Who must not have the task.', {
    'notInitiator?': { type: 'boolean', description: 'Not who started the instance.' },
    'notHandlersOf?': list('Not who completed these states.', piece('name'), 1),
  }),
};
