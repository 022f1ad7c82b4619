/* oxlint-disable unicorn/no-thenable -- `then` is a word of the definition format */
import { describe, expect, test } from 'vitest';
import { definitionOf, final, task } from '../definitions.js';
import { accept, leaves, now, refusedWith, taskIn } from '../world.js';
import { at, atSecond, eventsOf, lastEvent, leave, start, take, taskOf, work } from './samples.js';

const visited = { return: { to: 'visited', then: 'choose' } } as const;

describe('return', () => {
  test('[O10] back to the task before, to the person who handled it, with the comment in the history', () => {
    const world = atSecond(leave({ return: { to: 'previous' } }));
    expect(refusedWith(at(world, 'second', 'return', 'boss', { comment: ' ' })).code).toBe('reason/required');
    expect(refusedWith(at(world, 'second', 'return', 'lead', { comment: '不清楚' })).code).toBe('task/not-assigned');
    expect(refusedWith(at(world, 'second', 'return', 'boss', { to: 'draft', comment: '不清楚' })).code).toBe(
      'return/not-a-target',
    );
    const decision = accept(at(world, 'second', 'return', 'boss', { comment: '不清楚' }));
    expect(work(world)).toEqual(['first:lead']);
    expect(lastEvent(world, 'task.returned')).toEqual({
      to: 'first',
      afterwards: 'walk',
      comment: '不清楚',
      handler: 'lead',
    });
    expect(decision.endedTasks).toMatchObject([{ status: 'completed', outcome: 'return', completedBy: 'boss' }]);
    expect(now(world).timers).toEqual([]);
    // What was gone back over is ahead again: the previous one of `first` is the draft.
    accept(at(world, 'first', 'return', 'lead', { comment: '请补充' }));
    expect(work(world)).toEqual(['draft:starter']);
    expect(refusedWith(at(world, 'draft', 'return', 'starter', { comment: 'x' })).code).toBe('operation/not-offered');
  });

  test('[O10] a candidate who handled it gets it back in person; if gone, the rule decides anew', () => {
    const definition = definitionOf('a', {
      a: task({ ok: 'b' }),
      b: taskOf('boss', { ok: 'end' }, { operations: { return: { to: 'previous' } } }),
      end: final(),
    });
    const world = start(definition);
    accept(take(world, 'a', 'clerk-2', 'ok'));
    accept(at(world, 'b', 'return', 'boss', { comment: '重办' }));
    expect(work(world)).toEqual(['a:clerk-2']);
  });

  test('[O10] who handled it and is away now: the substitute gets it; the rows of a list go to whose they are', () => {
    const away = atSecond(leave({ return: { to: 'previous' } }));
    const each = { id: 's1', from: 'lead', to: 'cat', start: '2026-09-01T00:00:00Z', end: '2026-11-01T00:00:00Z' };
    const substitutions = (id: string) => (id === 'lead' ? [{ ...each, reason: '休假' }] : []);
    Object.assign(away.ctx, { directory: { ...away.ctx.directory, substitutions } });
    accept(at(away, 'second', 'return', 'boss', { to: 'first', comment: '不清楚' }));
    expect(taskIn(away, 'first')).toMatchObject({ assignee: 'cat', onBehalfOf: 'lead' });

    const group = { kind: 'all', pass: 'ok', each: { list: '["ann", "bob"]' } } as const;
    const rows = start(
      definitionOf('rows', {
        rows: task({ ok: 'check' }, { assign: { by: 'expression', users: 'item' }, group }),
        check: taskOf('boss', { ok: 'end' }, { operations: visited }),
        end: final(),
      }),
    );
    for (const person of ['ann', 'bob']) {
      const own = now(rows).tasks.find(({ assignee }) => assignee === person)?.id;
      accept(rows.send('complete', person, { taskId: own, outcome: 'ok' }));
    }
    accept(at(rows, 'check', 'return', 'boss', { comment: '重办' }));
    expect(work(rows)).toEqual(['rows:ann', 'rows:bob']);
  });

  test('[O11] any visited or a declared state; never one that was not passed', () => {
    const world = atSecond(leave(visited));
    expect(refusedWith(at(world, 'second', 'return', 'boss', { to: 'end', comment: 'x' })).code).toBe(
      'return/not-a-target',
    );
    accept(at(world, 'second', 'return', 'boss', { to: 'draft', comment: '重填' }));
    expect(work(world)).toEqual(['draft:starter']);
    const declared = atSecond(leave({ return: { to: ['draft'] } }));
    expect(refusedWith(at(declared, 'second', 'return', 'boss', { to: 'first', comment: 'x' })).code).toBe(
      'return/not-a-target',
    );
    accept(at(declared, 'second', 'return', 'boss', { comment: '重填' }));
    expect(work(declared)).toEqual(['draft:starter']);
    expect(refusedWith(at(declared, 'draft', 'return', 'starter', { comment: 'x' })).code).toBe(
      'operation/not-offered',
    );
  });

  test('[O12] walking again passes the states in between; timers of a re-entered state are armed anew', () => {
    const world = atSecond(leave(visited));
    const first = now(world).timers[0];
    world.now = '2026-09-30T00:40:00.000Z';
    accept(at(world, 'second', 'return', 'boss', { to: 'draft', comment: '重填' }));
    expect(now(world).timers).toEqual([]);
    accept(take(world, 'draft', 'starter', 'submit'));
    expect(work(world)).toEqual(['first:lead']);
    accept(take(world, 'first', 'lead', 'agree'));
    expect(work(world)).toEqual(['second:boss']);
    expect(now(world).timers).toMatchObject([{ rule: 'remind', dueAt: '2026-09-30T01:40:00.000Z' }]);
    expect(now(world).timers[0]?.id).not.toBe(first?.id);
  });

  test('[O13] straight back: the same outcome as before leads to who returned it, with the draft; another one walks', () => {
    const world = atSecond(leave(visited));
    accept(at(world, 'second', 'transfer', 'boss', { to: 'ann' }));
    accept(at(world, 'second', 'return', 'ann', { to: 'draft', afterwards: 'straight', comment: '重填' }));
    accept(take(world, 'draft', 'starter', 'submit'));
    expect(work(world)).toEqual(['second:ann']);
    expect(lastEvent(world, 'task.returned-back')).toEqual({ to: ['second'], handler: 'ann' });
    accept(at(world, 'second', 'return', 'ann', { to: 'draft', afterwards: 'straight', comment: '再填' }));
    accept(take(world, 'draft', 'starter', 'cancel'));
    expect(now(world).status).toBe('completed');
    const walks = atSecond(leave({ return: { to: 'previous', then: 'walk' } }));
    expect(refusedWith(at(walks, 'second', 'return', 'boss', { afterwards: 'straight', comment: 'x' })).code).toBe(
      'return/not-that-way',
    );
  });

  test('[O13] while it is back, the person returned to may go on handing it around; coming back twice is no loop', () => {
    const world = atSecond(leave({ return: { to: 'visited', then: 'straight' } }));
    accept(at(world, 'second', 'return', 'boss', { to: 'first', comment: '一' }));
    accept(at(world, 'first', 'return', 'lead', { to: 'draft', comment: '二' }));
    accept(take(world, 'draft', 'starter', 'submit'));
    expect(work(world)).toEqual(['first:lead']);
    accept(take(world, 'first', 'lead', 'agree'));
    expect(work(world)).toEqual(['second:boss']);
    accept(take(world, 'second', 'boss', 'agree'));
    expect(now(world).status).toBe('completed');
  });
});

describe('return and parallel branches', () => {
  const returns = { operations: { return: { to: 'visited', then: 'choose' } } } as const;
  const definition = definitionOf('draft', {
    draft: task({ submit: 'both' }, { assign: { by: 'starter' } }),
    both: {
      type: 'parallel',
      title: '会办',
      join: 'all',
      to: 'last',
      regions: {
        money: {
          initial: 'm1',
          states: {
            m1: taskOf('ann', { ok: 'm2' }, returns),
            m2: taskOf('bob', { ok: 'mEnd' }, { ...returns, timers: [{ id: 'late', after: 'P1D', effects: [] }] }),
            mEnd: final(),
          },
        },
        law: {
          initial: 'l1',
          states: {
            l1: taskOf('cat', { ok: 'lEnd' }, { ...returns, timers: [{ id: 'law', after: 'P1D', effects: [] }] }),
            lEnd: final(),
          },
        },
      },
    },
    last: taskOf('boss', { ok: 'end' }, returns),
    end: final(),
  });
  const inside = () => {
    const world = start(definition);
    accept(take(world, 'draft', 'starter', 'submit'));
    accept(take(world, 'm1', 'ann', 'ok'));
    return world;
  };

  test('[O14] inside a branch: the other one goes on undisturbed, and is no target', () => {
    const world = inside();
    const law = taskIn(world, 'l1').id;
    expect(refusedWith(at(world, 'm2', 'return', 'bob', { to: 'l1', comment: 'x' })).code).toBe('return/not-a-target');
    accept(at(world, 'm2', 'return', 'bob', { to: 'm1', comment: '重算' }));
    expect(work(world)).toEqual(['l1:cat', 'm1:ann']);
    expect(taskIn(world, 'l1').id).toBe(law);
    expect(now(world).timers.map(({ rule }) => rule)).toEqual(['law']);
  });

  test('[O14] out of the branches: every sibling is cancelled with the reason; straight back restores them', () => {
    const world = inside();
    accept(at(world, 'm2', 'return', 'bob', { to: 'draft', afterwards: 'straight', comment: '重填' }));
    expect(work(world)).toEqual(['draft:starter']);
    expect(lastEvent(world, 'task.cancelled')).toEqual({ assignee: 'cat', reason: 'returned' });
    expect(now(world).timers).toEqual([]);
    accept(take(world, 'draft', 'starter', 'submit'));
    expect(work(world)).toEqual(['l1:cat', 'm2:bob']);
    expect(
      now(world)
        .timers.map(({ rule }) => rule)
        .toSorted(),
    ).toEqual(['late', 'law']);
    accept(take(world, 'l1', 'cat', 'ok'));
    accept(take(world, 'm2', 'bob', 'ok'));
    expect(work(world)).toEqual(['last:boss']);
  });

  test('[O14] a branch that was done stays done on the way straight back', () => {
    const world = inside();
    accept(take(world, 'l1', 'cat', 'ok'));
    accept(at(world, 'm2', 'return', 'bob', { to: 'draft', afterwards: 'straight', comment: '重填' }));
    accept(take(world, 'draft', 'starter', 'submit'));
    expect(work(world)).toEqual(['m2:bob']);
    accept(take(world, 'm2', 'bob', 'ok'));
    expect(work(world)).toEqual(['last:boss']);
  });

  test('[O15] from behind a join into one branch: only that branch is entered, then joined again', () => {
    const world = inside();
    accept(take(world, 'm2', 'bob', 'ok'));
    accept(take(world, 'l1', 'cat', 'ok'));
    accept(at(world, 'last', 'return', 'boss', { to: 'm2', comment: '金额有误' }));
    expect(work(world)).toEqual(['m2:bob']);
    expect(leaves(world)).toEqual(['m2']);
    accept(take(world, 'm2', 'bob', 'ok'));
    expect(work(world)).toEqual(['last:boss']);
  });
});

describe('return and groups', () => {
  const definition = definitionOf('draft', {
    draft: task({ submit: 'all' }, { assign: { by: 'starter' } }),
    all: task(
      { ok: 'end', no: 'end' },
      {
        assign: { by: 'expression', users: '["ann", "bob", "cat"]' },
        group: { kind: 'all', pass: 'ok', reject: 'no' },
        operations: { return: { to: 'previous', then: 'choose' } },
      },
    ),
    end: final(),
  });
  const atAll = () => {
    const world = start(definition);
    accept(take(world, 'draft', 'starter', 'submit'));
    accept(world.send('complete', 'ann', { taskId: taskOfPerson(world, 'ann'), outcome: 'ok' }));
    return world;
  };
  const taskOfPerson = (world: ReturnType<typeof start>, user: string) =>
    now(world).tasks.find(({ assignee }) => assignee === user)?.id;

  test('[O16] one member returns it: open ballots are closed with the reason, the group ends once', () => {
    const world = atAll();
    accept(world.send('return', 'bob', { taskId: taskOfPerson(world, 'bob'), comment: '材料不全' }));
    expect(work(world)).toEqual(['draft:starter']);
    expect(eventsOf(world, 'task.cancelled')).toEqual([{ assignee: 'cat', reason: 'returned' }]);
    expect(eventsOf(world, 'group.decided')).toMatchObject([{ result: 'none', reason: 'returned' }]);
    accept(take(world, 'draft', 'starter', 'submit'));
    expect(work(world)).toEqual(['all:ann', 'all:bob', 'all:cat']);
  });

  test('[O16] straight back opens the group where it was: given ballots stay, the others answer', () => {
    const world = atAll();
    accept(
      world.send('return', 'bob', { taskId: taskOfPerson(world, 'bob'), afterwards: 'straight', comment: '材料不全' }),
    );
    accept(take(world, 'draft', 'starter', 'submit'));
    expect(work(world)).toEqual(['all:bob', 'all:cat']);
    accept(world.send('complete', 'bob', { taskId: taskOfPerson(world, 'bob'), outcome: 'ok' }));
    expect(now(world).status).toBe('running');
    accept(world.send('complete', 'cat', { taskId: taskOfPerson(world, 'cat'), outcome: 'ok' }));
    expect(now(world).status).toBe('completed');
    expect(lastEvent(world, 'group.decided')).toMatchObject({ result: 'pass', tally: { members: 3, pass: 3 } });
  });
});

describe('recall and take-back', () => {
  test('[O17] the initiator recalls while nobody else acted, and has her first task again', () => {
    const world = start(leave());
    expect(refusedWith(world.send('recall', 'starter')).code).toBe('recall/nothing');
    accept(take(world, 'draft', 'starter', 'submit'));
    expect(refusedWith(world.send('recall', 'lead')).code).toBe('recall/not-initiator');
    accept(world.send('recall', 'starter', { reason: '填错了' }));
    expect(work(world)).toEqual(['draft:starter']);
    expect(lastEvent(world, 'instance.recalled')).toEqual({ to: 'draft', reason: '填错了' });
    expect(lastEvent(world, 'task.cancelled')).toMatchObject({ assignee: 'lead', reason: 'recalled' });
    accept(take(world, 'draft', 'starter', 'submit'));
    accept(take(world, 'first', 'lead', 'agree'));
    expect(refusedWith(world.send('recall', 'starter')).code).toBe('recall/already-handled');
    const closed = start(leave({}, { recall: false }));
    accept(take(closed, 'draft', 'starter', 'submit'));
    expect(refusedWith(closed.send('recall', 'starter')).code).toBe('operation/not-offered');
  });

  test('[O17] a claim, a draft or a delegation by others is acting', () => {
    const shared = definitionOf('draft', {
      draft: task({ submit: 'a' }, { assign: { by: 'starter' } }),
      a: task({ ok: 'end' }),
      end: final(),
    });
    const world = start(shared);
    accept(take(world, 'draft', 'starter', 'submit'));
    accept(at(world, 'a', 'claim', 'clerk-1'));
    expect(refusedWith(world.send('recall', 'starter')).code).toBe('recall/already-handled');
    accept(at(world, 'a', 'unclaim', 'clerk-1'));
    accept(world.send('recall', 'starter'));
    const other = start(leave());
    accept(take(other, 'draft', 'starter', 'submit'));
    accept(at(other, 'first', 'delegate', 'lead', { to: 'ann' }));
    expect(refusedWith(other.send('recall', 'starter')).code).toBe('recall/already-handled');
  });

  test('[O18] the last handler takes it back while nobody acted on what followed', () => {
    const world = atSecond(leave());
    expect(refusedWith(world.send('take-back', 'boss')).code).toBe('take-back/nothing');
    expect(refusedWith(world.send('take-back', 'starter')).code).toBe('take-back/already-handled');
    accept(world.send('take-back', 'lead', { reason: '再看看' }));
    expect(work(world)).toEqual(['first:lead']);
    expect(lastEvent(world, 'task.taken-back')).toEqual({ to: 'first', reason: '再看看' });
    accept(world.send('take-back', 'starter'));
    expect(work(world)).toEqual(['draft:starter']);
    const closed = atSecond(leave({ takeBack: false }));
    expect(refusedWith(closed.send('take-back', 'lead')).code).toBe('operation/not-offered');
  });

  test('[O17] [O18] what an administrator has moved on is neither recalled nor taken back', () => {
    const world = atSecond(leave());
    accept(world.send('jump', 'admin', { to: 'second', reason: '重办' }));
    expect(refusedWith(world.send('take-back', 'lead')).code).toBe('take-back/already-handled');
    const first = start(leave());
    accept(take(first, 'draft', 'starter', 'submit'));
    accept(first.send('jump', 'admin', { to: 'second', reason: '特批' }));
    expect(refusedWith(first.send('recall', 'starter')).code).toBe('recall/already-handled');
    accept(first.send('jump', 'admin', { to: 'draft', reason: '重填' }));
    accept(take(first, 'draft', 'starter', 'submit'));
    accept(first.send('recall', 'starter'));
  });

  test('[O18] in a branch the others are not touched; after the join it is too late', () => {
    const definition = definitionOf('both', {
      both: {
        type: 'parallel',
        title: '会办',
        join: 'all',
        to: 'last',
        regions: {
          one: {
            initial: 'a',
            states: { a: taskOf('ann', { ok: 'a2' }), a2: taskOf('bob', { ok: 'aEnd' }), aEnd: final() },
          },
          two: { initial: 'b', states: { b: taskOf('cat', { ok: 'bEnd' }), bEnd: final() } },
        },
      },
      last: taskOf('boss', { ok: 'end' }),
      end: final(),
    });
    const world = start(definition);
    accept(take(world, 'a', 'ann', 'ok'));
    accept(world.send('take-back', 'ann'));
    expect(work(world)).toEqual(['a:ann', 'b:cat']);
    accept(take(world, 'a', 'ann', 'ok'));
    accept(take(world, 'b', 'cat', 'ok'));
    accept(take(world, 'a2', 'bob', 'ok'));
    expect(refusedWith(world.send('take-back', 'bob')).code).toBe('take-back/joined');
    expect(refusedWith(world.send('take-back', 'ann')).code).toBe('take-back/already-handled');
  });
});
