/* oxlint-disable unicorn/no-thenable -- `then` is a word of the definition format */
import { expect, test } from 'vitest';
import { definitionOf, final, task } from '../definitions.js';
import { accept, now, taskIn, type World } from '../world.js';
import { eventsOf, start, take, taskOf, work } from './samples.js';

const returns = { operations: { return: { to: 'visited', then: 'choose' } } } as const;

/** `draft`, then side by side a vote of three after a first look, and the law; each with timers and promised times. */
const definition = definitionOf('draft', {
  draft: task({ submit: 'both' }, { assign: { by: 'starter' } }),
  both: {
    type: 'parallel',
    title: '会办',
    join: 'all',
    to: 'end',
    timers: [{ id: 'whole', after: 'P3D', effects: [] }],
    regions: {
      money: {
        initial: 'look',
        states: {
          look: taskOf('lead', { ok: 'vote' }, { clocks: [{ metric: 'looked', within: 'PT4H' }] }),
          vote: task(
            { yes: 'voted', no: 'voted' },
            {
              ...returns,
              assign: { by: 'expression', users: '["ann", "bob", "cat"]' },
              group: { kind: 'all', pass: 'yes', reject: 'no' },
              timers: [{ id: 'closing', after: 'P1D', to: 'voted' }],
              clocks: [{ metric: 'voted', within: 'PT8H' }],
            },
          ),
          voted: final(),
        },
      },
      law: {
        initial: 'law',
        states: {
          law: taskOf('boss', { ok: 'lawful' }, { ...returns, timers: [{ id: 'law', after: 'P1D', effects: [] }] }),
          lawful: final(),
        },
      },
    },
  },
  end: final(),
});

const ofPerson = (world: World, user: string) => now(world).tasks.find(({ assignee }) => assignee === user)?.id;
const vote = (world: World, user: string) =>
  world.send('complete', user, { taskId: ofPerson(world, user), outcome: 'yes' });
const goBack = (world: World, user: string, rest: object) =>
  world.send('return', user, { taskId: ofPerson(world, user), comment: '请补充', ...rest });
const timers = (world: World) => Object.fromEntries(now(world).timers.map(({ rule, dueAt }) => [rule, dueAt]));
const dues = (world: World) => Object.fromEntries(now(world).tasks.map(({ state, dueAt }) => [state, dueAt]));

function atVote(): World {
  const world = start(definition);
  accept(take(world, 'draft', 'starter', 'submit'));
  accept(take(world, 'look', 'lead', 'ok'));
  accept(vote(world, 'ann'));
  expect(work(world)).toEqual(['law:boss', 'vote:bob', 'vote:cat']);
  expect(dues(world)).toMatchObject({ vote: '2026-09-30T08:00:00.000Z' });
  return world;
}

test('[O13] straight back within a branch, to a group: its ballots stay, its clocks begin anew, the other branch is untouched', () => {
  const world = atVote();
  const law = taskIn(world, 'law').id;
  world.now = '2026-09-30T02:00:00.000Z';
  accept(goBack(world, 'bob', { to: 'look', afterwards: 'straight' }));
  expect(work(world)).toEqual(['law:boss', 'look:lead']);
  expect(Object.keys(timers(world)).toSorted()).toEqual(['law', 'whole']);
  expect(dues(world)).toMatchObject({ look: '2026-09-30T06:00:00.000Z' });
  expect(eventsOf(world, 'task.cancelled').at(-1)).toMatchObject({ assignee: 'cat', reason: 'returned' });
  world.now = '2026-09-30T03:00:00.000Z';
  accept(take(world, 'look', 'lead', 'ok'));
  expect(work(world)).toEqual(['law:boss', 'vote:bob', 'vote:cat']);
  expect(taskIn(world, 'law').id).toBe(law);
  expect(timers(world)).toEqual({
    whole: '2026-10-03T00:00:00.000Z',
    law: '2026-10-01T00:00:00.000Z',
    closing: '2026-10-01T03:00:00.000Z',
  });
  expect(dues(world)).toMatchObject({ vote: '2026-09-30T11:00:00.000Z' });
  for (const person of ['bob', 'cat']) accept(vote(world, person));
  expect(work(world)).toEqual(['law:boss']);
  accept(take(world, 'law', 'boss', 'ok'));
  expect(now(world).status).toBe('completed');
});

test('[O13] straight back out of all branches, from a group: the group, the sibling and every timer are there again, armed anew', () => {
  const world = atVote();
  world.now = '2026-09-30T02:00:00.000Z';
  accept(goBack(world, 'cat', { to: 'draft', afterwards: 'straight' }));
  expect([work(world), timers(world)]).toEqual([['draft:starter'], {}]);
  expect(eventsOf(world, 'task.cancelled')).toMatchObject([
    { assignee: 'bob', reason: 'returned' },
    { assignee: 'boss', reason: 'returned' },
  ]);
  world.now = '2026-09-30T05:00:00.000Z';
  accept(take(world, 'draft', 'starter', 'submit'));
  expect(work(world)).toEqual(['law:boss', 'vote:bob', 'vote:cat']);
  expect(timers(world)).toEqual({
    whole: '2026-10-03T05:00:00.000Z',
    law: '2026-10-01T05:00:00.000Z',
    closing: '2026-10-01T05:00:00.000Z',
  });
  expect(dues(world)).toMatchObject({ vote: '2026-09-30T13:00:00.000Z' });
});

test('[O12] walking again: the group asks everybody anew', () => {
  const world = atVote();
  accept(goBack(world, 'bob', { to: 'look', afterwards: 'walk' }));
  accept(take(world, 'look', 'lead', 'ok'));
  expect(work(world)).toEqual(['law:boss', 'vote:ann', 'vote:bob', 'vote:cat']);
});
