import { constant, flag, object, piece, text, whole, type SchemaNode } from './schema-node.js';

const otherwise = { 'else?': piece('assignmentRule') };

const personOf = {
  'of?': text('Whose: who started the instance (default), or who completed the task before.', {
    enum: ['starter', 'previous'],
  }),
  'user?': piece('feel'),
};

/** Who gets a task: one schema per kind of rule, told apart by `by`. */
export const assignmentSchemas: { readonly [name: string]: SchemaNode } = {
  assignmentRule: {
    description: 'Who gets a task, a notice or a copy. `else` is asked when the rule finds nobody.',
    oneOf: [
      object('Whoever started the instance.', { by: constant('starter'), ...otherwise }),
      object('A fixed user.', { by: constant('user'), user: text('User id.'), ...otherwise }),
      object('Everybody in a role may claim; `within` only those of one department.', {
        by: constant('role'),
        role: piece('name'),
        'within?': object("A department: a fixed one, or a person's.", {
          'department?': text('Department id.'),
          ...personOf,
          'up?': flag('Nobody there: ask the department above, and so on.'),
        }),
        ...otherwise,
      }),
      object('Everybody in a department may claim.', {
        by: constant('department'),
        department: text('Department id.'),
        ...otherwise,
      }),
      object('The users an expression names.', { by: constant('expression'), users: piece('feel'), ...otherwise }),
      object('Who last completed a task in a state.', {
        by: constant('handler-of'),
        state: piece('name'),
        ...otherwise,
      }),
      object('Who completed the task before this one.', { by: constant('previous'), ...otherwise }),
      object('The leader some levels above a person.', {
        by: constant('leader'),
        ...personOf,
        'level?': whole('1 = the next above.', 1, 20),
        'every?': flag('All leaders up to that level, the lowest first.'),
        ...otherwise,
      }),
      object('The people, or the department, a form field holds.', {
        by: constant('field'),
        field: piece('variableName'),
        ...otherwise,
      }),
      object('People named beforehand by whoever starts or completes.', {
        by: constant('chosen'),
        from: text('Who chooses.', { enum: ['previous', 'starter'] }),
        'among?': piece('assignmentRule'),
        'max?': whole('How many at most.', 1, 100),
        ...otherwise,
      }),
      object('The people a rule reaches take turns.', {
        by: constant('round-robin'),
        among: piece('assignmentRule'),
        ...otherwise,
      }),
      object('Of the people a rule reaches, the one with the fewest open tasks.', {
        by: constant('least-loaded'),
        among: piece('assignmentRule'),
        ...otherwise,
      }),
    ],
  },
};
