import { describe, expect, test } from 'vitest';
import type { GroupRule } from '../../../src/definition/group-rule.js';
import type { ProcessDefinition } from '../../../src/definition/process-definition.js';
import type { TaskState } from '../../../src/definition/states/state.js';
import type { Substitution } from '../../../src/identity/substitution.js';
import { definitionOf, final, task } from '../definitions.js';
import { atSecond, eventsOf, leave, office, start, taskOf, work } from '../operations/samples.js';
import { accept, now, refusedWith, started, taskIn, type World } from '../world.js';

const addSign = ['before', 'after', 'parallel'] as const;

/** `all` by these people, under this rule. */
function answeredBy(users: readonly string[], kind: 'all' | 'sequence', more: Partial<TaskState> = {}) {
  return definitionOf('all', {
    all: task(
      { ok: 'yes', no: 'nope' },
      {
        assign: { by: 'expression', users: JSON.stringify(users) },
        group: { kind, pass: 'ok', reject: 'no' },
        operations: { addSign },
        ...more,
      },
    ),
    yes: final('yes'),
    nope: final('nope'),
  });
}

/** One task for each entry of `list`, for whom it names. */
function rows(definition: Partial<GroupRule> = {}): ProcessDefinition {
  const group = { kind: 'all', pass: 'ok', each: { list: 'list' }, ...definition } as GroupRule;
  return definitionOf(
    'rows',
    {
      rows: task({ ok: 'end' }, { assign: { by: 'expression', users: 'item' }, group, operations: { addSign } }),
      end: final(),
    },
    { data: { type: 'object', properties: { list: { type: 'array' } } } },
  );
}

function send(world: World, as: string, type: string, rest: object = {}) {
  const held = now(world).tasks.find(({ assignee }) => assignee === as);
  return world.send(type as 'complete', as, { taskId: held?.id, ...rest });
}

const say = (world: World, user: string, outcome = 'ok') => send(world, user, 'complete', { outcome });
const add = (world: World, as: string, ...users: readonly string[]) =>
  send(world, as, 'add-signers', { mode: 'parallel', users, reason: '请一同审批' });

function away(world: World, from: string, to: string): void {
  const each: Substitution = {
    id: 's1',
    from,
    to,
    start: '2026-09-01T00:00:00Z',
    end: '2026-11-01T00:00:00Z',
    reason: '休假',
  };
  const substitutions = (id: string) => (id === from ? [each] : []);
  Object.assign(world.ctx, { directory: { ...world.ctx.directory, substitutions } });
}

const follow = (world: World, taskId: string | undefined) => world.send('apply-substitution', 'system', { taskId });

describe('one person, one vote', () => {
  test('[TG90] a substitution that begins later gives nobody a second vote: not who has voted, nor who is still to come', () => {
    const voted = start(answeredBy(['ann', 'bob', 'cat'], 'all'));
    accept(say(voted, 'bob'));
    away(voted, 'ann', 'bob');
    const [first] = now(voted).tasks;
    expect(refusedWith(follow(voted, first?.id)).code).toBe('substitution/nothing-to-do');
    const toCome = start(answeredBy(['ann', 'bob'], 'sequence'));
    away(toCome, 'ann', 'bob');
    expect(refusedWith(follow(toCome, now(toCome).tasks[0]?.id)).code).toBe('substitution/nothing-to-do');
    expect(work(toCome)).toEqual(['all:ann']);
  });

  test('[TG90] of the rows of a list the same substitute may have several', () => {
    const world = started(rows(), { users: office }, { variables: { list: ['ann', 'ann'] } });
    away(world, 'ann', 'cat');
    for (const { id } of now(world).tasks) accept(follow(world, id));
    expect(work(world)).toEqual(['rows:cat', 'rows:cat']);
  });

  test('[O34] nobody is added who has voted, or has delegated her vote; for another row of a list she is', () => {
    const world = start(answeredBy(['ann', 'bob', 'cat'], 'all'));
    accept(say(world, 'bob'));
    expect(refusedWith(add(world, 'ann', 'bob')).code).toBe('signers/already-there');
    accept(send(world, 'cat', 'delegate', { to: 'lead' }));
    expect(refusedWith(add(world, 'ann', 'cat')).code).toBe('signers/already-there');
    const list = started(rows(), { users: office }, { variables: { list: ['ann', 'bob'] } });
    accept(add(list, 'ann', 'bob'));
    expect(work(list)).toEqual(['rows:ann', 'rows:bob', 'rows:bob']);
    expect(refusedWith(add(list, 'ann', 'bob')).code).toBe('signers/already-there');
  });

  test('[O34] beside a single task, where nobody votes, who has signed may be asked again', () => {
    const world = atSecond(leave({ addSign: ['before'] }));
    for (const round of [1, 2]) {
      accept(send(world, 'boss', 'add-signers', { mode: 'before', users: ['ann'], reason: `第 ${round} 次` }));
      expect(work(world)).toEqual(['second:ann']);
      accept(say(world, 'ann', 'agree'));
    }
    expect(work(world)).toEqual(['second:boss']);
  });

  test('[O35] a vote somebody works on for its owner is the owner’s: no other one goes to her', () => {
    const world = start(answeredBy(['ann', 'bob', 'cat'], 'all'));
    accept(send(world, 'ann', 'delegate', { to: 'lead' }));
    expect(refusedWith(send(world, 'bob', 'transfer', { to: 'ann' })).code).toBe('group/already-member');
    const given = world.send('hand-over', 'admin', { from: 'bob', to: 'ann', reason: '离职' });
    expect(refusedWith(given).code).toBe('group/already-member');
  });

  test('[O35] a coming place handed over to a member gives no second vote either, and the history says so', () => {
    const world = start(answeredBy(['ann', 'bob', 'cat'], 'sequence'));
    accept(world.send('hand-over', 'admin', { from: 'cat', to: 'bob', reason: '离职' }));
    accept(say(world, 'ann'));
    accept(say(world, 'bob'));
    expect(now(world).outcome).toBe('yes');
    expect(eventsOf(world, 'task.skipped')).toMatchObject([{ rule: 'same-person', user: 'bob' }]);
  });

  test('[TG90] an administrator who votes does not answer for a member who has left too, but hands it on', () => {
    const users = office.map((user) => ({ ...user }));
    const world = started(answeredBy(['admin', 'ann'], 'sequence', { operations: {} }), { users });
    Object.assign(users.find(({ id }) => id === 'ann') ?? {}, { active: false });
    accept(say(world, 'admin'));
    const { id: taskId } = taskIn(world, 'all');
    for (const type of ['claim', 'complete'] as const)
      expect(refusedWith(world.send(type, 'admin', { taskId, outcome: 'ok' })).code).toBe('group/already-member');
    accept(world.send('transfer', 'admin', { taskId, to: 'bob' }));
    accept(say(world, 'bob'));
    expect(now(world).outcome).toBe('yes');
  });
});

describe('automatic answers and people who were asked in person', () => {
  const skip = { autoSkip: { when: ['adjacent', 'earlier'] as const, outcome: 'ok' } };
  const definition = definitionOf('draft', {
    draft: task({ ok: 'sign' }, { assign: { by: 'starter' } }),
    sign: taskOf('ann', { ok: 'check' }, { operations: { addSign }, ...skip }),
    check: taskOf('boss', { ok: 'end' }, { operations: { return: { to: 'visited' } } }),
    end: final(),
  });

  test('[TG78] an added signer answers herself, though she handled something earlier', () => {
    const world = start(definition);
    accept(say(world, 'starter'));
    accept(add(world, 'ann', 'starter'));
    expect(work(world)).toEqual(['sign:ann', 'sign:starter']);
  });

  test('[TG78] so does who waited for signers, when her task comes back', () => {
    const world = start(definition);
    accept(say(world, 'starter'));
    accept(say(world, 'ann'));
    accept(send(world, 'boss', 'return', { to: 'sign', comment: '再看' }));
    accept(send(world, 'ann', 'add-signers', { mode: 'before', users: ['bob'], reason: '先看' }));
    accept(say(world, 'bob'));
    expect(work(world)).toEqual(['sign:ann']);
  });

  test('[TG90] the engine does not answer for a person twice either, as member and as substitute', () => {
    const world = start(
      definitionOf('draft', {
        draft: task({ ok: 'all' }, { assign: { by: 'starter' } }),
        all: task(
          { ok: 'end', no: 'end' },
          {
            assign: { by: 'expression', users: '["starter", "bob", "cat"]' },
            group: { kind: 'all', pass: 'ok', reject: 'no' },
            ...skip,
          },
        ),
        end: final(),
      }),
    );
    away(world, 'bob', 'starter');
    accept(say(world, 'starter'));
    expect(eventsOf(world, 'task.skipped').map(({ member, rule }) => [member, rule])).toEqual([
      ['m1', 'adjacent'],
      ['m2', 'same-person'],
    ]);
    expect(work(world)).toEqual(['all:cat']);
  });

  test('[TG75] “just before” and “earlier” are those who answered this time, not in a round that was returned', () => {
    const again = definitionOf('draft', {
      draft: task({ ok: 'one' }, { assign: { by: 'starter' } }),
      one: taskOf('ann', { ok: 'two' }),
      two: taskOf('ann', { ok: 'check' }, skip),
      check: taskOf('boss', { ok: 'end' }, { operations: { return: { to: 'visited' } } }),
      end: final(),
    });
    const world = start(again);
    accept(say(world, 'starter'));
    accept(say(world, 'ann'));
    expect(work(world)).toEqual(['check:boss']);
    accept(send(world, 'boss', 'return', { to: 'one', comment: '再看' }));
    accept(send(world, 'ann', 'transfer', { to: 'bob' }));
    accept(say(world, 'bob'));
    expect(work(world)).toEqual(['two:ann']);
  });

  test('[TG75] of a group that answered just before, each member is; in a sequence the others of one’s own group are not', () => {
    const group = (users: string, kind: 'all' | 'sequence'): Partial<TaskState> => ({
      assign: { by: 'expression', users },
      group: { kind, pass: 'ok' },
    });
    const both = definitionOf('draft', {
      draft: task({ ok: 'one' }, { assign: { by: 'starter' } }),
      one: task({ ok: 'two' }, group('["ann", "bob"]', 'all')),
      two: task({ ok: 'check' }, { ...group('["ann", "cat"]', 'sequence'), ...skip }),
      check: taskOf('boss', { ok: 'end' }, { operations: { return: { to: 'visited' } } }),
      end: final(),
    });
    const world = start(both);
    for (const person of ['starter', 'ann', 'bob']) accept(say(world, person));
    expect(work(world)).toEqual(['two:cat']);
    expect(eventsOf(world, 'task.skipped')).toMatchObject([{ rule: 'adjacent', user: 'ann' }]);
    accept(say(world, 'cat'));
    accept(send(world, 'boss', 'return', { to: 'two', comment: '再看' }));
    expect(work(world)).toEqual(['two:cat']);
  });

  test('[O18] what the engine answered by itself is no step of who handled it in an earlier round', () => {
    const world = start(
      definitionOf('draft', {
        draft: task({ ok: 'one' }, { assign: { by: 'starter' } }),
        one: task(
          { ok: 'check' },
          { assign: { by: 'field', field: 'who' }, whenNobody: { policy: 'skip', outcome: 'ok' } },
        ),
        check: taskOf('boss', { ok: 'end' }, { operations: { return: { to: 'visited' } } }),
        end: final(),
      }),
    );
    world.instance = { ...now(world), variables: { who: 'ann' } };
    accept(say(world, 'starter'));
    accept(say(world, 'ann'));
    accept(send(world, 'boss', 'return', { to: 'draft', comment: '重填' }));
    world.instance = { ...now(world), variables: {} };
    accept(say(world, 'starter'));
    expect(work(world)).toEqual(['check:boss']);
    expect(refusedWith(world.send('take-back', 'ann')).code).toBe('take-back/nothing');
    accept(send(world, 'boss', 'return', { comment: '再填' }));
    expect(work(world)).toEqual(['draft:starter']);
  });
});

test('[TG65] what the previous handler chose holds for every row of a list, and for that visit only', () => {
  const world = started(
    definitionOf(
      'draft',
      {
        draft: task({ ok: 'rows' }, { assign: { by: 'starter' } }),
        rows: task(
          { ok: 'draft' },
          {
            assign: { by: 'chosen', from: 'previous' },
            group: { kind: 'all', pass: 'ok', each: { list: 'list', mode: 'sequential' } },
          },
        ),
        end: final(),
      },
      { data: { type: 'object', properties: { list: { type: 'array' } } } },
    ),
    { users: office },
    { variables: { list: [1, 2] } },
  );
  accept(send(world, 'starter', 'complete', { outcome: 'ok', choices: { rows: ['ann'] } }));
  for (const _ of [1, 2]) accept(say(world, 'ann'));
  expect(work(world)).toEqual(['draft:starter']);
  expect(refusedWith(say(world, 'starter')).code).toBe('choice/required');
});
