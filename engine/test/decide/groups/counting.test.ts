import { describe, expect, it } from 'vitest';
import { MAX_MEMBERS } from '../../../src/definition/group-rule.js';
import { accept, now, refusedWith, started, worldOf, type World } from '../world.js';
import { committee, endOf, eventsOf, holders, open, panel, taskOf, vote } from './committee.js';

const all = { kind: 'all', pass: 'yes', reject: 'no', abstain: 'none' } as const;
const any = { kind: 'any', pass: 'yes', reject: 'no', abstain: 'none' } as const;
const sequence = { kind: 'sequence', pass: 'yes', reject: 'no' } as const;
const majority = { kind: 'vote', pass: 'yes', reject: 'no', abstain: 'none', threshold: { ratio: 0.5 } } as const;

describe('会签: all', () => {
  it('[TG1] every person of the role gets a task; the instance goes on once when all have agreed', () => {
    const world = open(all, 3);
    expect(holders(world)).toEqual(['p1', 'p2', 'p3']);
    accept(vote(world, 'p1', 'yes'));
    accept(vote(world, 'p3', 'yes'));
    expect(now(world).status).toBe('running');
    const last = accept(vote(world, 'p2', 'yes'));
    expect(now(world)).toMatchObject({ status: 'completed', outcome: 'passed' });
    expect(last.transitions.filter(({ kind }) => kind === 'outcome')).toEqual([
      { kind: 'outcome', name: 'yes', from: 'review', to: 'passed' },
    ]);
    expect(endOf(world)).toMatchObject({
      result: 'pass',
      reason: 'all-passed',
      tally: { members: 3, pass: 3, open: 0 },
    });
  });

  it('[TG2] the first refusal refuses; open ballots are closed with the reason in history and with the task', () => {
    const world = open(all, 3);
    const [, , third] = now(world).tasks;
    accept(vote(world, 'p1', 'yes'));
    const end = accept(vote(world, 'p2', 'no', { comment: '材料不全' }));
    expect(now(world)).toMatchObject({ status: 'completed', outcome: 'refused' });
    expect(end.endedTasks.find(({ task }) => task.id === third?.id)).toMatchObject({
      status: 'cancelled',
      reason: 'group-decided',
    });
    expect(end.events.find(({ type }) => type === 'task.cancelled')).toMatchObject({
      taskId: third?.id,
      details: { assignee: 'p3', reason: 'group-decided' },
    });
    expect(endOf(world)).toMatchObject({
      result: 'reject',
      reason: 'one-refused',
      tally: { pass: 1, reject: 1, open: 1 },
    });
  });

  it('[TG3] until everyone: the others still answer, the result is the same', () => {
    const world = open({ ...all, until: 'everyone' }, 3);
    accept(vote(world, 'p1', 'no'));
    expect(now(world).status).toBe('running');
    accept(vote(world, 'p2', 'yes'));
    accept(vote(world, 'p3', 'yes'));
    expect(now(world)).toMatchObject({ outcome: 'refused' });
    expect(endOf(world)).toMatchObject({ tally: { pass: 2, reject: 1, open: 0 } });
  });

  it('[TG4] abstaining does not stand in the way, but somebody must agree', () => {
    const world = open(all, 2);
    accept(vote(world, 'p1', 'none'));
    accept(vote(world, 'p2', 'yes'));
    expect(now(world)).toMatchObject({ outcome: 'passed' });
    const nobody = open(all, 2);
    accept(vote(nobody, 'p1', 'none'));
    accept(vote(nobody, 'p2', 'none'));
    expect(now(nobody)).toMatchObject({ outcome: 'refused' });
    expect(endOf(nobody)).toMatchObject({ reason: 'none-passed' });
  });

  it('[TG5] an outcome that is no ballot ends the group at once and is taken', () => {
    const world = open(all, 3);
    accept(vote(world, 'p1', 'yes'));
    accept(vote(world, 'p2', 'back'));
    expect(now(world).visits.map(({ state }) => state)).toEqual(['again']);
    expect(endOf(world)).toMatchObject({ result: 'direct', outcome: 'back', by: 'p2', tally: { pass: 1, open: 2 } });
    accept(world.send('complete', 'starter', { taskId: taskOf(world, 'starter', 'again').id, outcome: 'ok' }));
    expect(holders(world)).toEqual(['p1', 'p2', 'p3']);
    expect(eventsOf(world).filter(({ type }) => type === 'group.opened')).toHaveLength(2);
  });

  it('[TG6] nobody answers twice, and nobody outside answers at all', () => {
    const world = open(all, 2);
    const first = taskOf(world, 'p1');
    accept(vote(world, 'p1', 'yes'));
    expect(refusedWith(world.send('complete', 'p1', { taskId: first.id, outcome: 'no' })).code).toBe('task/not-found');
    const second = taskOf(world, 'p2');
    expect(refusedWith(world.send('complete', 'other', { taskId: second.id, outcome: 'no' })).code).toBe(
      'task/not-assigned',
    );
  });

  it('[TG7] who voted what stays in the history and, with `results`, becomes a variable', () => {
    const world = open({ ...all, results: 'ballots' }, 2);
    accept(vote(world, 'p2', 'yes', { comment: '同意立项' }));
    accept(vote(world, 'p1', 'no'));
    const cast = eventsOf(world).filter(({ type }) => type === 'ballot.cast');
    expect(cast.map(({ actor, details }) => [actor, details['outcome'], details['ballot']])).toEqual([
      ['p2', 'yes', 'pass'],
      ['p1', 'no', 'reject'],
    ]);
    expect(now(world).variables['ballots']).toEqual([
      { user: 'p1', outcome: 'no', comment: null, at: world.now, weight: 1, item: null },
      { user: 'p2', outcome: 'yes', comment: '同意立项', at: world.now, weight: 1, item: null },
    ]);
  });
});

describe('或签: any', () => {
  it('[TG10] the first who agrees is enough', () => {
    const world = open(any, 3);
    accept(vote(world, 'p1', 'no'));
    expect(now(world).status).toBe('running');
    accept(vote(world, 'p2', 'yes'));
    expect(now(world)).toMatchObject({ outcome: 'passed' });
    expect(endOf(world)).toMatchObject({ reason: 'one-passed' });
  });

  it('[TG11] it is refused when everyone has answered and nobody agreed', () => {
    const world = open(any, 2);
    accept(vote(world, 'p1', 'no'));
    accept(vote(world, 'p2', 'none'));
    expect(now(world)).toMatchObject({ outcome: 'refused' });
  });

  it('[TG12] without `reject` the first answer decides either way', () => {
    const world = open({ kind: 'any', pass: 'yes' }, 2);
    accept(vote(world, 'p1', 'no'));
    expect(now(world)).toMatchObject({ outcome: 'refused' });
    expect(endOf(world)).toMatchObject({ result: 'direct' });
  });
});

describe('依次: sequence', () => {
  it('[TG15] one at a time, in order; a refusal ends it', () => {
    const world = open(sequence, 3);
    expect(holders(world)).toEqual(['p1']);
    accept(vote(world, 'p1', 'yes'));
    expect(holders(world)).toEqual(['p2']);
    accept(vote(world, 'p2', 'no'));
    expect(now(world)).toMatchObject({ outcome: 'refused' });
    expect(endOf(world)).toMatchObject({ tally: { pass: 1, reject: 1, open: 1 } });
  });

  it('[TG16] a member who is no longer there when it is their turn leaves the task to the administrators', () => {
    const users = panel(2).map((user) => ({ ...user }));
    const world = started(committee(sequence), { users });
    Object.assign(users[1] ?? {}, { active: false });
    accept(vote(world, 'p1', 'yes'));
    expect(now(world).tasks).toMatchObject([{ candidates: ['role:admin'] }]);
    expect(eventsOf(world).at(-1)).toMatchObject({ type: 'task.unassignable' });
    accept(world.send('complete', 'admin', { taskId: now(world).tasks[0]?.id, outcome: 'yes' }));
    expect(now(world)).toMatchObject({ outcome: 'passed' });
  });
});

describe('票签: vote', () => {
  it('[TG20] a ratio of all members; decided as soon as nothing can change it', () => {
    const world = open({ ...majority, threshold: { ratio: 0.6 } }, 5);
    accept(vote(world, 'p1', 'yes'));
    accept(vote(world, 'p2', 'yes'));
    expect(now(world).status).toBe('running');
    accept(vote(world, 'p3', 'yes'));
    expect(now(world)).toMatchObject({ outcome: 'passed' });
    expect(endOf(world)).toMatchObject({ reason: 'threshold-reached', tally: { open: 2 } });
  });

  it('[TG21] refused as soon as the threshold is out of reach', () => {
    const world = open({ ...majority, threshold: { count: 4 } }, 5);
    accept(vote(world, 'p1', 'none'));
    expect(now(world).status).toBe('running');
    accept(vote(world, 'p2', 'no'));
    expect(now(world)).toMatchObject({ outcome: 'refused' });
    expect(endOf(world)).toMatchObject({ reason: 'threshold-out-of-reach' });
  });

  it('[TG22] of the votes: abstentions count neither way', () => {
    const world = open({ ...majority, threshold: { ratio: 0.6, of: 'votes' } }, 4);
    for (const [user, outcome] of [
      ['p1', 'none'],
      ['p2', 'none'],
      ['p3', 'yes'],
    ] as const)
      accept(vote(world, user, outcome));
    expect(now(world).status).toBe('running');
    accept(vote(world, 'p4', 'no'));
    expect(now(world)).toMatchObject({ outcome: 'refused' });
    const ofMembers = open({ ...majority, threshold: { ratio: 0.5, of: 'members' } }, 4);
    for (const [user, outcome] of [
      ['p1', 'none'],
      ['p2', 'none'],
      ['p3', 'yes'],
      ['p4', 'yes'],
    ] as const)
      accept(vote(ofMembers, user, outcome));
    expect(now(ofMembers)).toMatchObject({ outcome: 'passed' });
  });

  it('[TG23] weights by FEEL over the member; 0.1 + 0.2 reaches 0.3', () => {
    const weight = 'if member = "p1" then 0.1 else if member = "p2" then 0.2 else 0.7';
    const world = open({ ...majority, threshold: { ratio: 0.3 }, weight }, 3);
    accept(vote(world, 'p1', 'yes'));
    expect(now(world).status).toBe('running');
    accept(vote(world, 'p2', 'yes'));
    expect(now(world)).toMatchObject({ outcome: 'passed' });
  });

  it('[TG24] a veto refuses at once; while a veto is open nothing passes early', () => {
    const veto = { ...majority, threshold: { count: 2 }, veto: ['chair'] } as const;
    const world = open(veto, 4);
    accept(vote(world, 'p2', 'yes'));
    accept(vote(world, 'p3', 'yes'));
    expect(now(world).status).toBe('running');
    accept(vote(world, 'p1', 'no'));
    expect(now(world)).toMatchObject({ outcome: 'refused' });
    expect(endOf(world)).toMatchObject({ reason: 'veto' });
    const kind = open(veto, 4);
    accept(vote(kind, 'p1', 'yes'));
    accept(vote(kind, 'p3', 'yes'));
    expect(now(kind)).toMatchObject({ outcome: 'passed' });
  });

  it('[TG25] passing waits for the quorum; a result that is fixed against it does not', () => {
    const quorum = { ...majority, threshold: { count: 1 }, quorum: 0.5 } as const;
    const world = open(quorum, 4);
    accept(vote(world, 'p1', 'yes'));
    expect(now(world).status).toBe('running');
    accept(vote(world, 'p2', 'none'));
    expect(now(world)).toMatchObject({ outcome: 'passed' });
  });

  it('[TG20] [TG26] nought to nought is no tie: what nobody can bring about any more is not waited for', () => {
    const weight = 'if member = "p2" then 0.5 else 0.1';
    const world = open({ ...majority, tie: 'pass', weight }, 3);
    accept(vote(world, 'p2', 'none'));
    expect(now(world).status).toBe('running');
    accept(vote(world, 'p1', 'none'));
    expect(now(world)).toMatchObject({ outcome: 'refused' });
    expect(endOf(world)).toMatchObject({ reason: 'threshold-out-of-reach', tally: { open: 1 } });
  });

  it('[TG20] [TG26] where a tie passes, an abstention may still break it: it is waited for', () => {
    const rule = { ...majority, threshold: { ratio: 0.5, of: 'members' }, tie: 'pass' } as const;
    const world = open(rule, 4);
    for (const who of ['p3', 'p4']) accept(vote(world, who, 'none'));
    accept(vote(world, 'p2', 'yes'));
    expect(now(world).status).toBe('running');
    accept(vote(world, 'p1', 'none'));
    expect(endOf(world)).toMatchObject({ result: 'reject', reason: 'threshold-missed' });
  });

  it('[TG26] a tie is refused, or passed where the rule says so', () => {
    for (const [tie, outcome] of [
      [undefined, 'refused'],
      ['pass', 'passed'],
    ] as const) {
      const world = open({ ...majority, ...(tie === undefined ? {} : { tie }) }, 2);
      accept(vote(world, 'p1', 'yes'));
      if (tie === undefined) accept(vote(world, 'p2', 'no'));
      expect(now(world)).toMatchObject({ outcome });
    }
  });
});

describe('lists', () => {
  const rows = [
    { owner: 'p1', amount: 5 },
    { owner: 'p2', amount: 7 },
    { owner: 'p1', amount: 9 },
  ];
  const byRow = { assign: { by: 'expression', users: 'item.owner' } } as const;

  it('[TG30] one task per row, assigned by the row; the same person may have several', () => {
    const world = open({ ...all, each: { list: 'rows' }, results: 'ballots' }, 2, byRow, { rows });
    expect(holders(world)).toEqual(['p1', 'p2', 'p1']);
    const created = eventsOf(world).filter(({ type }) => type === 'task.created');
    expect(created.map(({ details }) => [details['index'], details['item']])).toEqual(
      rows.map((row, at) => [at + 1, row]),
    );
    for (const user of ['p1', 'p2', 'p1']) accept(vote(world, user, 'yes'));
    expect(now(world)).toMatchObject({ outcome: 'passed' });
    expect(now(world).variables['ballots']).toMatchObject(rows.map((item) => ({ item })));
  });

  it('[TG31] sequential rows come one after another, `as` names the row', () => {
    const each = { list: 'rows', as: 'line', mode: 'sequential' } as const;
    const world = open({ ...all, each }, 2, { assign: { by: 'expression', users: 'line.owner' } }, { rows });
    expect(holders(world)).toEqual(['p1']);
    accept(vote(world, 'p1', 'yes'));
    expect(holders(world)).toEqual(['p2']);
  });

  it('[TG32] `enough` ends the group by those who have answered', () => {
    const world = open({ ...all, each: { list: 'rows', enough: 'completed >= 2' } }, 2, byRow, { rows });
    accept(vote(world, 'p2', 'yes'));
    accept(vote(world, 'p1', 'yes'));
    expect(now(world)).toMatchObject({ outcome: 'passed' });
    expect(endOf(world)).toMatchObject({ tally: { pass: 2, open: 1 } });
  });

  it('[TG32] of a vote too: the others count neither for a share nor for the quorum', () => {
    const each = { list: 'rows', enough: 'completed >= 2' };
    const vote = { kind: 'vote', pass: 'yes', reject: 'no', threshold: { ratio: 0.6 }, quorum: 1, each } as const;
    const world = open(vote, 2, byRow, { rows: [...rows, ...rows] });
    const [first, second] = now(world).tasks;
    accept(world.send('complete', 'p1', { taskId: first?.id, outcome: 'yes' }));
    accept(world.send('complete', 'p2', { taskId: second?.id, outcome: 'yes' }));
    expect(now(world)).toMatchObject({ outcome: 'passed' });
    expect(endOf(world)).toMatchObject({ reason: 'threshold-reached', tally: { pass: 2, open: 4 } });
  });

  it('[TG33] conditions of outcomes see the row', () => {
    const { outcomes } = committee(all).states['review'] as { outcomes: Record<string, { title: string; to: string }> };
    const yes = { title: '同意', to: 'passed', when: 'item.amount < 8' };
    const world = open({ ...all, each: { list: 'rows' } }, 2, { ...byRow, outcomes: { ...outcomes, yes } }, { rows });
    const [first, , third] = now(world).tasks;
    expect(refusedWith(world.send('complete', 'p1', { taskId: third?.id, outcome: 'yes' })).code).toBe(
      'outcome/not-offered',
    );
    accept(world.send('complete', 'p1', { taskId: first?.id, outcome: 'yes' }));
  });

  it('[TG34] an empty list follows whenNobody; too long a list is refused', () => {
    const each = { list: 'rows' };
    const skip = { ...byRow, whenNobody: { policy: 'skip', outcome: 'yes' } } as const;
    expect(now(open({ ...all, each }, 2, skip, { rows: [] }))).toMatchObject({ outcome: 'passed' });
    expect(now(open({ ...all, each }, 2, byRow, { rows: [] })).tasks).toMatchObject([{ candidates: ['role:admin'] }]);
    const many = worldOf(committee({ ...all, each }, byRow), { users: panel(2) });
    const start = many.send('start', 'system', {
      variables: { rows: Array.from({ length: MAX_MEMBERS + 1 }, () => rows[0]) },
      onBehalfOf: 'starter',
    });
    expect(refusedWith(start)).toMatchObject({ code: 'group/too-many-members', details: { limit: MAX_MEMBERS } });
  });

  it('[TG35] a row for a role is claimed like any task', () => {
    const world = open({ ...all, each: { list: 'rows' } }, 2, {}, { rows: rows.slice(0, 1) });
    const [task] = now(world).tasks;
    expect(task).toMatchObject({ candidates: ['role:panel'], member: 'm1' });
    accept(world.send('claim', 'p2', { taskId: task?.id }));
    accept(vote(world, 'p2', 'yes'));
    expect(now(world)).toMatchObject({ outcome: 'passed' });
  });

  it('[TG38] rows are added while the group is open: side by side at once, one after another at the end', () => {
    const more = (world: World, ...items: readonly object[]) =>
      world.send('add-item', 'system', { state: 'review', items });
    const each = { list: 'rows' };
    const world = open({ ...all, each, results: 'ballots' }, 2, byRow, { rows });
    accept(vote(world, 'p2', 'yes'));
    accept(more(world, { owner: 'p2', amount: 9 }));
    expect(holders(world)).toEqual(['p1', 'p1', 'p2']);
    const added = eventsOf(world).filter(({ type }) => type === 'items.added');
    expect(added.map(({ details }) => details)).toMatchObject([
      { count: 1, members: [{ id: 'm4', item: { amount: 9 } }] },
    ]);
    for (const user of ['p1', 'p1']) accept(vote(world, user, 'yes'));
    expect(now(world).status).toBe('running');
    accept(vote(world, 'p2', 'yes'));
    expect(now(world)).toMatchObject({ outcome: 'passed' });
    expect(now(world).variables['ballots']).toHaveLength(4);
    expect(refusedWith(more(world, rows[0]!)).code).toBe('instance/ended');

    const inTurn = open({ ...all, each: { ...each, mode: 'sequential' } }, 2, byRow, { rows: rows.slice(0, 1) });
    accept(more(inTurn, rows[1]!, rows[2]!));
    expect(holders(inTurn)).toEqual(['p1']);
    for (const user of ['p1', 'p2', 'p1']) accept(vote(inTurn, user, 'yes'));
    expect(now(inTurn)).toMatchObject({ outcome: 'passed' });
  });

  it('[TG38] a row added after signers has its own place; a share counts the added ones; not for everybody, not too many', () => {
    const outcome = { kind: 'vote', pass: 'yes', reject: 'no', threshold: { ratio: 0.3 } } as const;
    const title = '第 {{index}} 行';
    const world = open(
      { ...outcome, each: { list: 'rows' } },
      2,
      { ...byRow, title, operations: { addSign: ['parallel'] } },
      { rows: rows.slice(0, 2) },
    );
    const taskId = taskOf(world, 'p1').id;
    accept(world.send('add-signers', 'p1', { taskId, mode: 'parallel', users: ['other'], reason: '一起看' }));
    accept(world.send('add-item', 'admin', { state: 'review', items: [rows[2]] }));
    expect(now(world).tasks.map((task) => task.title)).toEqual(['第 1 行', '第 2 行', '第 1 行', '第 3 行']);
    accept(world.send('complete', 'p1', { taskId, outcome: 'yes' }));
    expect(now(world).status).toBe('running');
    accept(vote(world, 'p2', 'yes'));
    expect(endOf(world)).toMatchObject({ result: 'pass', tally: { members: 4 } });

    const other = open({ ...all, each: { list: 'rows' } }, 2, byRow, { rows });
    const send = (as: string, state: string, items: readonly unknown[]) => other.send('add-item', as, { state, items });
    expect(refusedWith(send('p1', 'review', rows)).code).toBe('items/not-allowed');
    expect(refusedWith(send('admin', 'passed', rows)).code).toBe('items/not-open');
    expect(refusedWith(send('admin', 'review', [])).code).toBe('items/too-many');
    expect(refusedWith(send('admin', 'review', Array(MAX_MEMBERS).fill(1))).code).toBe('items/too-many');
    const people = open(all, 2);
    expect(refusedWith(people.send('add-item', 'system', { state: 'review', items: rows })).code).toBe(
      'items/not-open',
    );
  });

  it('[TG36] a title with the row in it is filled for each task', () => {
    const title = { 'zh-CN': '复核 {{item.owner}} 第 {{index}} 行{{item.none}}', en: 'Check {{ item.amount }}' };
    const world = open({ ...all, each: { list: 'rows' } }, 2, { ...byRow, title }, { rows });
    expect(now(world).tasks.map((task) => task.title)).toEqual(
      rows.map((row, at) => ({ 'zh-CN': `复核 ${row.owner} 第 ${at + 1} 行`, en: `Check ${row.amount}` })),
    );
    expect(now(open({ ...all, each: { list: 'rows' } }, 2, byRow, { rows })).tasks[0]).not.toHaveProperty('title');
  });
});

describe('leaving', () => {
  it('[TG40] a state that is left ends its group without a result, once', () => {
    const timers = [{ id: 'late', after: 'PT1H', to: 'refused' }];
    const world = open(all, 2, { timers });
    accept(vote(world, 'p1', 'yes'));
    const [timer] = now(world).timers;
    world.now = timer?.dueAt ?? '';
    accept(world.send('fire-timer', 'system', { timerId: timer?.id }));
    expect(endOf(world)).toMatchObject({ result: 'none', reason: 'left', tally: { pass: 1, open: 1 } });
  });

  it('[TG41] cancelling the instance ends it too', () => {
    const world = open(all, 2);
    accept(world.send('cancel', 'admin', { reason: '重复申请' }));
    expect(endOf(world)).toMatchObject({ result: 'none' });
    expect(now(world).visits).toEqual([]);
  });

  it('[TG42] an instance without groups is stored without any trace of them', () => {
    const world = started(committee(undefined), { users: panel(2) });
    const text = JSON.stringify(now(world));
    for (const word of ['group', 'participants', 'choices', 'member', 'onBehalfOf']) expect(text).not.toContain(word);
  });
});
