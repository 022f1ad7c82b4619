import { describe, expect, test } from 'vitest';
import { definitionOf, final, task } from '../definitions.js';
import { accept, now, refusedWith, type World } from '../world.js';
import { at, atSecond, eventsOf, lastEvent, leave, start, take, work } from './samples.js';

const anyMode = { addSign: ['before', 'after', 'parallel'] } as const;
const ofPerson = (world: World, user: string) => now(world).tasks.find(({ assignee }) => assignee === user)?.id;
const say = (world: World, user: string, outcome: string) =>
  world.send('complete', user, { taskId: ofPerson(world, user), outcome });
const add = (world: World, as: string, mode: string, ...users: readonly string[]) =>
  world.send('add-signers', as, { taskId: ofPerson(world, as), mode, users, reason: '请会签' });

describe('adding signers to a single task', () => {
  test('[O30] before: the asker’s task waits, with its draft, until they have answered', () => {
    const world = atSecond(leave(anyMode));
    accept(at(world, 'second', 'save-draft', 'boss', { values: {} }));
    accept(add(world, 'boss', 'before', 'ann', 'bob'));
    expect(work(world)).toEqual(['second:ann', 'second:bob']);
    expect(lastEvent(world, 'signers.added')).toMatchObject({
      mode: 'before',
      users: ['ann', 'bob'],
      reason: '请会签',
    });
    accept(say(world, 'ann', 'agree'));
    expect(work(world)).toEqual(['second:bob']);
    accept(say(world, 'bob', 'agree'));
    expect(work(world)).toEqual(['second:boss']);
    expect(now(world).status).toBe('running');
    accept(say(world, 'boss', 'agree'));
    expect(now(world).status).toBe('completed');
    expect(eventsOf(world, 'group.decided')).toHaveLength(1);
  });

  test('[O30] after: they are asked once the asker has answered, before the outcome is taken', () => {
    const world = atSecond(leave(anyMode));
    accept(add(world, 'boss', 'after', 'ann'));
    expect(work(world)).toEqual(['second:boss']);
    accept(say(world, 'boss', 'agree'));
    expect(work(world)).toEqual(['second:ann']);
    accept(say(world, 'ann', 'agree'));
    expect(now(world).status).toBe('completed');
  });

  test('[O30] parallel: at once; all must take the main outcome', () => {
    const world = atSecond(leave(anyMode));
    accept(add(world, 'boss', 'parallel', 'ann'));
    expect(work(world)).toEqual(['second:ann', 'second:boss']);
    accept(say(world, 'boss', 'agree'));
    expect(now(world).status).toBe('running');
    accept(say(world, 'ann', 'agree'));
    expect(now(world).status).toBe('completed');
  });

  test('[O31] an added signer may refuse: any outcome but the main one is taken at once, the rest is closed', () => {
    const world = start(leave(anyMode));
    accept(take(world, 'draft', 'starter', 'submit'));
    accept(add(world, 'lead', 'before', 'ann', 'bob'));
    accept(say(world, 'ann', 'refuse'));
    expect(now(world)).toMatchObject({ status: 'completed', tasks: [] });
    expect(eventsOf(world, 'task.cancelled').at(-1)).toMatchObject({ assignee: 'bob' });
  });

  test('[O32] added signers add further ones, and all of them are waited for', () => {
    const world = atSecond(leave(anyMode));
    accept(add(world, 'boss', 'before', 'ann'));
    accept(add(world, 'ann', 'before', 'bob'));
    expect(work(world)).toEqual(['second:bob']);
    accept(say(world, 'bob', 'agree'));
    accept(add(world, 'ann', 'after', 'cat'));
    accept(say(world, 'ann', 'agree'));
    expect(work(world)).toEqual(['second:cat']);
    accept(say(world, 'cat', 'agree'));
    expect(work(world)).toEqual(['second:boss']);
  });

  test('[O33] who added takes away whom has not answered, with everybody added in turn; the waiting task comes back', () => {
    const world = atSecond(leave(anyMode));
    accept(add(world, 'boss', 'before', 'ann'));
    accept(add(world, 'ann', 'parallel', 'bob'));
    const any = ofPerson(world, 'ann');
    expect(refusedWith(world.send('remove-signers', 'lead', { taskId: any })).code).toBe('signers/nothing-to-remove');
    expect(refusedWith(world.send('remove-signers', 'bob', { taskId: any })).code).toBe('signers/nothing-to-remove');
    accept(world.send('remove-signers', 'boss', { taskId: any, reason: '不用了' }));
    expect(work(world)).toEqual(['second:boss']);
    expect(lastEvent(world, 'signers.removed')).toEqual({ users: ['ann', 'bob'], reason: '不用了' });
    expect(
      eventsOf(world, 'task.cancelled')
        .slice(-2)
        .map(({ reason }) => reason),
    ).toEqual(['signer-removed', 'signer-removed']);
    accept(say(world, 'boss', 'agree'));
    expect(now(world).status).toBe('completed');
  });

  test('[O36] it stays the asker’s step: a return leads back to who had the task, who also takes it back', () => {
    const definition = leave(anyMode);
    const second = { ...definition.states['second'], outcomes: { agree: { title: '同意', to: 'third' } } };
    const third = task(
      { ok: 'end' },
      { assign: { by: 'user', user: 'cat' }, operations: { return: { to: 'previous' } } },
    );
    const states = { ...definition.states, second: second as typeof third, third };
    for (const mode of ['after', 'parallel'] as const) {
      const world = atSecond({ ...definition, states });
      accept(add(world, 'boss', mode, 'ann'));
      accept(say(world, 'boss', 'agree'));
      accept(say(world, 'ann', 'agree'));
      expect(now(world).handlers).toMatchObject({ second: 'boss' });
      expect(refusedWith(world.send('take-back', 'ann')).code).toBe('take-back/nothing');
      accept(at(world, 'third', 'return', 'cat', { comment: '再看' }));
      expect(work(world)).toEqual(['second:boss']);
    }
  });

  test('[O34] needs a rule of the state, a reason, and people who are not there already', () => {
    const none = atSecond(leave());
    expect(refusedWith(add(none, 'boss', 'before', 'ann')).code).toBe('operation/not-offered');
    const world = atSecond(leave({ addSign: ['after'] }));
    expect(refusedWith(add(world, 'boss', 'before', 'ann')).code).toBe('signers/mode-not-offered');
    expect(refusedWith(add(world, 'boss', 'after', 'boss')).code).toBe('signers/already-there');
    expect(refusedWith(add(world, 'boss', 'after', 'gone')).code).toBe('person/not-available');
    const taskId = ofPerson(world, 'boss');
    const silent = world.send('add-signers', 'boss', { taskId, mode: 'after', users: ['ann'], reason: '' });
    expect(refusedWith(silent).code).toBe('reason/required');
    accept(add(world, 'boss', 'after', 'ann'));
    expect(refusedWith(add(world, 'boss', 'after', 'ann')).code).toBe('signers/already-there');
  });
});

describe('adding signers to a group', () => {
  const definition = definitionOf('all', {
    all: task(
      { ok: 'yes', no: 'nope' },
      {
        assign: { by: 'expression', users: '["ann", "bob"]' },
        group: { kind: 'vote', pass: 'ok', reject: 'no', threshold: { ratio: 0.6 } },
        operations: anyMode,
      },
    ),
    yes: final(),
    nope: final(),
  });

  test('[O35] an added signer counts as a full member of the vote', () => {
    const world = start(definition);
    accept(add(world, 'ann', 'parallel', 'cat'));
    accept(say(world, 'ann', 'ok'));
    accept(say(world, 'cat', 'no'));
    expect(now(world).status).toBe('running');
    accept(say(world, 'bob', 'ok'));
    expect(now(world).outcome).toBe('yes');
    expect(lastEvent(world, 'group.decided')).toMatchObject({ tally: { members: 3, pass: 2, reject: 1 } });
  });

  test('[O35] one person has one vote: neither added nor handed to somebody who answers already', () => {
    const world = start(definition);
    expect(refusedWith(add(world, 'ann', 'parallel', 'bob')).code).toBe('signers/already-there');
    const transfer = world.send('transfer', 'ann', { taskId: ofPerson(world, 'ann'), to: 'bob' });
    expect(refusedWith(transfer).code).toBe('group/already-member');
  });
});
