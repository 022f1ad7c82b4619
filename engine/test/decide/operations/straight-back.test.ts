/* oxlint-disable unicorn/no-thenable -- `then` is a word of the definition format */
import { describe, expect, test } from 'vitest';
import type { ProcessDefinition } from '../../../src/definition/process-definition.js';
import type { TaskState } from '../../../src/definition/states/state.js';
import type { Substitution } from '../../../src/identity/substitution.js';
import { definitionOf, final, task } from '../definitions.js';
import { accept, now, started, taskIn, type World } from '../world.js';
import { at, atSecond, eventsOf, lastEvent, leave, office, take, taskOf, work } from './samples.js';

const returns = { operations: { return: { to: 'visited', then: 'choose' } } } as const;

function send(world: World, as: string, type: string, rest: object = {}) {
  const held = now(world).tasks.find(({ assignee }) => assignee === as);
  return world.send(type as 'complete', as, { taskId: held?.id, ...rest });
}

const say = (world: World, user: string) => accept(send(world, user, 'complete', { outcome: 'ok' }));
const goBack = (world: World, user: string, to: string) =>
  accept(send(world, user, 'return', { to, afterwards: 'straight', comment: '请补充' }));

function away(world: World, ...pairs: readonly (readonly [from: string, to: string])[]): void {
  const times = { start: '2026-09-01T00:00:00.000Z', end: '2026-11-01T00:00:00.000Z', reason: '休假' };
  const all = pairs.map(([from, to]): Substitution => ({ id: `s-${from}`, from, to, ...times }));
  const substitutions = (id: string) => all.filter(({ from }) => from === id);
  Object.assign(world.ctx, { directory: { ...world.ctx.directory, substitutions } });
}

/** A world whose people may leave: `leaves('ann')`. */
function begun(definition: ProcessDefinition): { readonly world: World; readonly leaves: (user: string) => void } {
  const users = office.map((user) => ({ ...user }));
  const world = started(definition, { users });
  return { world, leaves: (user) => Object.assign(users.find(({ id }) => id === user) ?? {}, { active: false }) };
}

/** `draft` by the starter, then `all` by a group. */
function groupOf(kind: 'all' | 'sequence', more: Partial<TaskState> = {}): ProcessDefinition {
  return definitionOf('draft', {
    draft: task({ ok: 'all' }, { assign: { by: 'starter' } }),
    all: task(
      { ok: 'end', no: 'end' },
      {
        assign: { by: 'expression', users: '["ann", "bob", "cat"]' },
        group: { kind, pass: 'ok', reject: 'no' },
        ...returns,
        ...more,
      },
    ),
    end: final(),
  });
}

describe('returns within returns', () => {
  test('[O19] who is returned to may return it further: each answer goes straight back to who asked', () => {
    const { world } = begun(
      definitionOf('draft', {
        draft: task({ ok: 'first' }, { assign: { by: 'starter' } }),
        first: taskOf('lead', { ok: 'mid' }, returns),
        mid: taskOf('ann', { ok: 'second' }, returns),
        second: taskOf('boss', { ok: 'end' }, returns),
        end: final(),
      }),
    );
    for (const person of ['starter', 'lead', 'ann']) say(world, person);
    goBack(world, 'boss', 'first');
    goBack(world, 'lead', 'draft');
    say(world, 'starter');
    expect(work(world)).toEqual(['first:lead']);
    say(world, 'lead');
    expect(work(world)).toEqual(['second:boss']);
    say(world, 'boss');
    expect(now(world).status).toBe('completed');
  });

  test('[O19] also out of a place that is entered anew on the way back', () => {
    const { world } = begun(
      definitionOf('draft', {
        draft: task({ ok: 'both' }, { assign: { by: 'starter' } }),
        both: {
          type: 'parallel',
          title: '会办',
          join: 'all',
          to: 'end',
          regions: {
            money: {
              initial: 'first',
              states: {
                first: taskOf('lead', { ok: 'mid' }, returns),
                mid: taskOf('ann', { ok: 'second' }, returns),
                second: taskOf('boss', { ok: 'paid' }, returns),
                paid: final(),
              },
            },
            law: { initial: 'law', states: { law: taskOf('cat', { ok: 'lawful' }), lawful: final() } },
          },
        },
        end: final(),
      }),
    );
    for (const person of ['starter', 'lead', 'ann']) say(world, person);
    goBack(world, 'boss', 'first');
    goBack(world, 'lead', 'draft');
    say(world, 'starter');
    expect(work(world)).toEqual(['first:lead', 'law:cat']);
    say(world, 'lead');
    expect(work(world)).toEqual(['law:cat', 'second:boss']);
    for (const person of ['boss', 'cat']) say(world, person);
    expect(now(world).status).toBe('completed');
  });
});

describe('people who have changed meanwhile', () => {
  test('[O13] in a sequence ballots stay when whose turn it was has left', () => {
    const { world, leaves } = begun(groupOf('sequence'));
    for (const person of ['starter', 'ann']) say(world, person);
    goBack(world, 'bob', 'draft');
    leaves('bob');
    say(world, 'starter');
    expect(work(world)).toEqual(['all:cat']);
    say(world, 'cat');
    expect(lastEvent(world, 'group.decided')).toMatchObject({ result: 'pass', tally: { members: 2, pass: 2 } });
  });

  test('[O13] a group of which nobody is left is assigned anew', () => {
    const { world, leaves } = begun(groupOf('all', { assign: { by: 'role', role: 'clerk' } }));
    say(world, 'starter');
    goBack(world, 'clerk-1', 'draft');
    for (const person of ['clerk-1', 'clerk-2']) leaves(person);
    say(world, 'starter');
    expect(now(world).tasks).toMatchObject([{ candidates: ['role:admin'] }]);
  });

  test('[O13] who is away now has a substitute, who gets no second vote', () => {
    const { world } = begun(groupOf('all'));
    for (const person of ['starter', 'ann']) say(world, person);
    goBack(world, 'bob', 'draft');
    away(world, ['bob', 'lead'], ['cat', 'ann']);
    say(world, 'starter');
    expect(work(world)).toEqual(['all:cat', 'all:lead']);
    expect(eventsOf(world, 'task.substituted')).toMatchObject([{ from: 'bob', to: 'lead', onBehalfOf: 'bob' }]);
  });

  test('[O13] who must not have it any more does not get it back', () => {
    const { world } = begun(
      definitionOf('draft', {
        draft: task({ ok: 'sign' }, { assign: { by: 'starter' } }),
        sign: taskOf('ann', { ok: 'end' }, { ...returns, separation: { notHandlersOf: ['draft'] } }),
        end: final(),
      }),
    );
    say(world, 'starter');
    goBack(world, 'ann', 'draft');
    accept(send(world, 'starter', 'transfer', { to: 'ann' }));
    say(world, 'ann');
    expect(now(world).tasks).toMatchObject([{ candidates: ['role:admin'] }]);
  });

  test('[O13] what was delegated to somebody who has left is with its owner; what was claimed, with its candidates', () => {
    const { world, leaves } = begun(groupOf('all'));
    say(world, 'starter');
    accept(send(world, 'ann', 'delegate', { to: 'lead' }));
    goBack(world, 'bob', 'draft');
    leaves('lead');
    say(world, 'starter');
    expect(work(world)).toEqual(['all:ann', 'all:bob', 'all:cat']);
    expect(now(world).tasks.every(({ owner }) => owner === undefined)).toBe(true);
  });

  test('[O13] a row of a list whose person has left is given to somebody else, not left out', () => {
    const each = { list: '["ann", "bob"]' };
    const rows = groupOf('all', {
      assign: { by: 'expression', users: 'item', else: { by: 'user', user: 'boss' } },
      group: { kind: 'all', pass: 'ok', each },
    });
    const { world, leaves } = begun(rows);
    say(world, 'starter');
    goBack(world, 'bob', 'draft');
    leaves('ann');
    say(world, 'starter');
    expect(work(world)).toEqual(['all:bob', 'all:boss']);
  });

  test('[O13] beside a single task the signers do not decide alone when its person has left', () => {
    const { world, leaves } = begun(
      definitionOf('draft', {
        draft: task({ ok: 'sign' }, { assign: { by: 'starter' } }),
        sign: taskOf('boss', { ok: 'end' }, { operations: { ...returns.operations, addSign: ['parallel'] } }),
        end: final(),
      }),
    );
    say(world, 'starter');
    accept(send(world, 'boss', 'add-signers', { mode: 'parallel', users: ['ann'], reason: '一起看' }));
    goBack(world, 'ann', 'draft');
    leaves('boss');
    say(world, 'starter');
    expect(work(world)).toEqual(['sign:-', 'sign:ann']);
    say(world, 'ann');
    expect(now(world).status).toBe('running');
  });
});

test('[O2] a delegated task that comes back follows the substitution that began or ended meanwhile', () => {
  const ended = atSecond(leave());
  away(ended, ['boss', 'ann']);
  accept(ended.send('apply-substitution', 'system', { taskId: taskIn(ended, 'second').id }));
  accept(at(ended, 'second', 'delegate', 'ann', { to: 'cat' }));
  away(ended);
  accept(at(ended, 'second', 'resolve', 'cat'));
  expect(work(ended)).toEqual(['second:boss']);
  const begins = atSecond(leave());
  accept(at(begins, 'second', 'delegate', 'boss', { to: 'cat' }));
  away(begins, ['boss', 'ann']);
  accept(at(begins, 'second', 'recall-delegation', 'boss'));
  expect(work(begins)).toEqual(['second:boss']);
  accept(at(begins, 'second', 'delegate', 'boss', { to: 'cat' }));
  accept(at(begins, 'second', 'recall-delegation', 'admin'));
  expect(taskIn(begins, 'second')).toMatchObject({ assignee: 'ann', onBehalfOf: 'boss' });
  expect(take(begins, 'second', 'ann', 'agree').kind).toBe('accepted');
});
