import { describe, expect, test } from 'vitest';
import type { ProcessDefinition } from '../../src/definition/process-definition.js';
import type { States } from '../../src/definition/states/state.js';
import { definitionOf, final, task } from '../decide/definitions.js';
import { accept, complete, leaves, now, refusedWith, started, taskIn, type World } from '../decide/world.js';
import type { GroupRule } from '../../src/definition/group-rule.js';
import type { TimerPolicy } from '../../src/versions/migration-mapping.js';
import { call, parallel, region, rest } from '../decide/control-parts.js';
import { migrated, migration, plan } from './versions-world.js';

const simple = (states: States, more: Partial<ProcessDefinition> = {}) =>
  definitionOf(Object.keys(states)[0] ?? '', { ...states, end: final() }, more);
const one = simple({ a: task({ ok: 'b' }), b: task({ ok: 'end' }) });
const codes = (world: Parameters<typeof plan>[0], to: ProcessDefinition, mapping = {}) =>
  plan(world, to, mapping).reasons.map(({ code, level }) => `${level} ${code.slice(10)}`);

describe('where an instance stands', () => {
  test('[Y10] a state that is still there is safe; the same content changes nothing but the pin', () => {
    const world = started(one);
    accept(world.send('claim', 'clerk-1', { taskId: taskIn(world, 'a').id }));
    accept(world.send('save-draft', 'clerk-1', { taskId: taskIn(world, 'a').id, values: {} }));
    expect(plan(world, one).verdict).toBe('safe');
    const before = now(world);
    const after = now(migrated(world, one));
    expect(after).toStrictEqual({
      ...before,
      definition: { key: 'request', version: 2, hash: 'hash-2' },
      revision: before.revision + 1,
      counters: { ...before.counters, history: before.counters.history + 1 },
    });
  });

  test('[Y11] a state that is gone needs a mapping, with the likeliest suggested first', () => {
    const world = started(simple({ check: { ...task({ ok: 'end' }), title: '主管审核' } }));
    const to = simple({
      note: { ...task({ ok: 'review' }), title: '登记' },
      review: { ...task({ ok: 'end' }), title: '主管审核意见' },
    });
    const { verdict, reasons } = plan(world, to);
    expect(verdict).toBe('mapping');
    expect(reasons).toMatchObject([{ code: 'migration/state-gone', state: 'check' }]);
    expect(reasons[0]?.suggestions?.[0]?.state).toBe('review');
    expect(refusedWith(migration(world, to)).code).toBe('migration/needs-mapping');
  });

  test('[Y12] the task goes along with id, claim and people, and is completed by the rules of the new version', () => {
    const world = started(simple({ check: task({ ok: 'end' }) }));
    accept(world.send('claim', 'clerk-1', { taskId: taskIn(world, 'check').id }));
    const { id } = taskIn(world, 'check');
    const to = simple({ review: task({ pass: 'more' }), more: task({ ok: 'end' }) });
    const next = migrated(world, to, { states: { check: { to: 'review' } } });
    expect(now(next).tasks).toMatchObject([{ id, state: 'review', assignee: 'clerk-1' }]);
    accept(complete(next, 'review', 'clerk-1', 'pass'));
    expect(leaves(next)).toEqual(['more']);
  });

  test('[Y13] another type needs consent and is then entered anew', () => {
    const world = started(one);
    const to = simple({ a: { type: 'service', title: '自动', handler: 'h', to: 'b' }, b: task({ ok: 'end' }) });
    expect(codes(world, to)).toEqual(['mapping state-retyped']);
    const next = migrated(world, to, { states: { a: { to: 'a' } } });
    expect(now(next)).toMatchObject({ tasks: [], jobs: [{ request: { kind: 'service', handler: 'h' } }] });
  });

  test('[Y14] other versions, ended instances and strangers are refused', () => {
    const world = started(one);
    expect(refusedWith(migration(world, one, {}, 'clerk-1')).code).toBe('migration/not-allowed');
    expect(migration(world, one, {}, 'admin').kind).toBe('accepted');
    const other = { ...one, key: 'another' };
    expect(codes(world, other)).toContain('blocked other-version');
    accept(complete(world, 'a', 'clerk-1'));
    accept(complete(world, 'b', 'clerk-1'));
    expect(refusedWith(migration(world, one)).code).toBe('instance/ended');
  });

  test('[Y15] a mapping with wrong names is refused with pointers', () => {
    const world = started(one);
    const mapping = {
      states: { a: { to: 'bb' }, nix: { to: 'b' } },
      timers: 'never',
      variables: { x: '1 +' },
      regions: { a: { r: 'enter' } },
    } as never;
    const fault = refusedWith(migration(world, one, mapping));
    expect(fault.code).toBe('migration/wrong-mapping');
    expect(fault.issues?.map(({ pointer }) => pointer)).toEqual(
      expect.arrayContaining([
        '/mapping/states/a/to',
        '/mapping/states/nix',
        '/mapping/timers',
        '/mapping/variables/x',
        '/mapping/regions/a',
      ]),
    );
  });

  test('[Y16] values that the new version would refuse are converted by the mapping, or it does not move', () => {
    const data = (type: string) => ({ data: { type: 'object', properties: { amount: { type } } } });
    const world = started(simple({ a: task({ ok: 'end' }) }, data('string')), {}, { variables: { amount: '12' } });
    const to = simple({ a: task({ ok: 'end' }) }, data('number'));
    expect(codes(world, to)).toEqual(['mapping value-unfit']);
    expect(codes(world, to, { variables: { amount: '"x"' } })).toEqual(['blocked value-unfit']);
    const next = migrated(world, to, { variables: { amount: 'number(amount)' } });
    expect(now(next).variables['amount']).toBe(12);
  });
});

describe('timers', () => {
  const timed = (after: string, more = {}) =>
    simple({ a: task({ ok: 'end' }, { timers: [{ id: 't', after, to: 'end', ...more }] }) });
  const due = (policy: string, to: ProcessDefinition) => {
    const world = started(timed('PT4H'));
    world.now = '2026-09-30T01:00:00.000Z';
    return now(migrated(world, to, { states: { a: { to: 'a', timers: policy as 'restart' } } })).timers.map(
      ({ dueAt }) => dueAt,
    );
  };
  test('[Y20] keep what remains, restart, or as if it had always been so', () => {
    expect(due('keep-remaining', timed('PT6H'))).toEqual(['2026-09-30T04:00:00.000Z']);
    expect(due('restart', timed('PT6H'))).toEqual(['2026-09-30T07:00:00.000Z']);
    expect(due('absolute', timed('PT6H'))).toEqual(['2026-09-30T06:00:00.000Z']);
    expect(due('keep-remaining', timed('PT6H', { calendar: 'workday' }))).toEqual(['2026-09-30T04:00:00.000Z']);
  });

  test('[Y21] removed timers are cancelled, new ones armed, fired ones do not fire again', () => {
    const reminder = (ids: readonly string[]) =>
      simple({
        a: task(
          { ok: 'end' },
          { timers: ids.map((id) => ({ id, after: 'PT1H', effects: [{ type: 'set' as const, values: { x: '1' } }] })) },
        ),
      });
    const world = started(reminder(['x', 'y']));
    world.now = '2026-09-30T01:00:00.000Z';
    accept(world.send('fire-timer', 'system', { timerId: now(world).timers.find(({ rule }) => rule === 'x')?.id }));
    expect(codes(world, reminder(['x', 'z']))).toEqual(['note timer-removed', 'note timer-added']);
    const next = migrated(world, reminder(['x', 'z']));
    expect(now(next).timers).toMatchObject([{ rule: 'z', dueAt: '2026-09-30T02:00:00.000Z' }]);
  });
});

describe('branches', () => {
  const regions = (names: readonly string[]): States => ({
    p: {
      type: 'parallel',
      title: '并行',
      join: 'all',
      to: 'last',
      regions: Object.fromEntries(
        names.map((name) => [
          name,
          { initial: `t-${name}`, states: { [`t-${name}`]: task({ ok: `f-${name}` }), [`f-${name}`]: final() } },
        ]),
      ),
    },
    last: task({ ok: 'end' }),
  });
  test('[Y30] a new region is never entered silently', () => {
    const world = started(simple(regions(['a', 'b'])));
    const to = simple(regions(['a', 'b', 'c']));
    expect(codes(world, to)).toEqual(['mapping region-undecided']);
    const entered = migrated(world, to, { regions: { p: { c: 'enter' } } });
    expect(leaves(entered)).toEqual(['t-a', 't-b', 't-c']);
    const skipped = migrated(started(simple(regions(['a', 'b']))), to, { regions: { p: { c: 'skip' } } });
    for (const state of ['t-a', 't-b']) accept(complete(skipped, state, 'clerk-1'));
    expect(leaves(skipped)).toEqual(['last']);
  });

  test('[Y31] a region that is gone: its work goes elsewhere or ends, and the join does not starve', () => {
    const world = started(simple(regions(['a', 'b'])));
    accept(complete(world, 't-a', 'clerk-1'));
    const to = simple(regions(['a', 'c']));
    const asked = { regions: { p: { c: 'skip' as const } } };
    expect(codes(world, to, asked)).toContain('mapping region-gone');
    const next = migrated(world, to, { ...asked, states: { 't-b': { to: null } } });
    expect(leaves(next)).toEqual(['last']);
  });

  test('[Y32] two branches never stand in one place', () => {
    const world = started(simple(regions(['a', 'b'])));
    const to = simple({ single: task({ ok: 'end' }) });
    const both = { 't-a': { to: 'single' }, 't-b': { to: 'single' } };
    expect(codes(world, to, { states: both })).toContain('mapping place-taken');
    const next = migrated(world, to, { states: { ...both, 't-b': { to: null } } });
    expect(leaves(next)).toEqual(['single']);
    expect(codes(world, to, { states: { 't-a': { to: null }, 't-b': { to: null } } })).toContain(
      'blocked nothing-left',
    );
  });

  test('[Y34] branches that finish on their own stay outside the flow, in no phase of it', () => {
    const late = (to: string): States => ({
      phase: {
        type: 'phase',
        title: 'p',
        initial: 'both',
        states: {
          both: {
            type: 'parallel',
            title: 'b',
            join: 'any',
            late: 'finish',
            to,
            regions: {
              x: { initial: 'rx', states: { rx: task({ ok: 'xe' }), xe: final() } },
              y: { initial: 'ry', states: { ry: task({ ok: 'ye' }), ye: final() } },
              z: { initial: 'rz', states: { rz: task({ ok: 'ze' }), ze: final() } },
            },
          },
          inside: task({ ok: 'pe' }),
          pe: final('done'),
        },
        onDone: { done: { to: 'after' } },
      },
      after: task({ ok: 'end' }),
    });
    for (const [to, flow] of [
      ['inside', ['phase', 'inside']],
      ['after', ['after']],
    ] as const) {
      const definition = simple(late(to), { initial: 'phase' });
      const world = started(definition);
      accept(complete(world, 'rx', 'clerk-1'));
      const same = migrated(world, definition);
      expect(same.instance?.visits).toEqual(world.instance?.visits);
      const endedOne = migrated(world, definition, { states: { ry: { to: null } } });
      const standing = endedOne.instance?.visits.map(({ state }) => state);
      expect(standing?.toSorted()).toEqual([...flow, 'both', 'rz'].toSorted());
      const over = migrated(world, definition, { states: { ry: { to: null }, rz: { to: null } } });
      expect(over.instance?.visits.map(({ state }) => state)).toEqual(flow);
      // Both go on to the end.
      for (const moved of [same, over]) {
        for (const state of [...(to === 'inside' ? ['inside'] : []), 'after'])
          accept(complete(moved, state, 'clerk-1'));
        if (moved === same) for (const state of ['ry', 'rz']) accept(complete(moved, state, 'clerk-1'));
        expect(moved.instance?.status).toBe('completed');
      }
    }
  });

  test('[Y33] a state that moves into a phase gets the phase around it, out of one it loses it', () => {
    const flat = simple({ a: task({ ok: 'end' }) });
    const inside = simple({
      ph: {
        type: 'phase',
        title: '阶段',
        initial: 'a',
        states: { a: task({ ok: 'end' }) },
        onDone: {},
        timers: [{ id: 't', after: 'PT1H', to: 'end' }],
      },
    });
    const next = migrated(started(flat), inside);
    expect(now(next).visits.map(({ state }) => state)).toEqual(['ph', 'a']);
    expect(now(next).timers).toHaveLength(1);
    const back = migrated(started(inside), flat);
    expect(now(back).visits.map(({ state }) => state)).toEqual(['a']);
    expect(now(back).timers).toHaveLength(0);
  });
});

describe('work under way', () => {
  test('[Y40] a child that runs goes on being waited for, and is never lost silently', () => {
    const calling = simple({
      c: { type: 'call', title: '子流程', process: 'child', wait: true, outcomes: { '*': { to: 'end' } } },
    });
    const world = started(calling);
    expect(plan(world, calling).verdict).toBe('safe');
    const to = simple({ c: task({ ok: 'end' }) });
    expect(codes(world, to, { states: { c: { to: 'c' } } })).toContain('blocked child-running');
    const next = migrated(world, to, { states: { c: { to: 'c', child: 'cancel' } } });
    expect(now(next).jobs.map(({ request }) => request.kind)).toContain('cancel-child');
  });

  test('[Y41] a job asked for by another handler is kept or begun anew, as decided', () => {
    const service = (handler: string) => simple({ s: { type: 'service', title: '服务', handler, to: 'end' } });
    const world = started(service('old'));
    expect(codes(world, service('new'))).toEqual(['mapping job-changed']);
    const kept = migrated(world, service('new'), { states: { s: { to: 's', work: 'keep' } } });
    expect(now(kept).jobs).toEqual(now(world).jobs);
    const anew = migrated(world, service('new'), { states: { s: { to: 's', work: 'restart' } } });
    expect(now(anew).jobs).toMatchObject([{ request: { handler: 'new' } }]);
  });

  test('[Y42] an incident of the old version is retried on the new one', () => {
    const phase = (routes: { readonly [outcome: string]: { readonly to: string } }) =>
      simple({
        ph: {
          type: 'phase',
          title: '阶段',
          initial: 'a',
          states: { a: task({ ok: 'f' }), f: final('x') },
          onDone: routes,
        },
      });
    const world = started(phase({ y: { to: 'end' } }));
    accept(complete(world, 'a', 'clerk-1'));
    expect(now(world).jobs[0]?.incident).toBeDefined();
    const next = migrated(world, phase({ '*': { to: 'end' } }));
    accept(next.send('retry-incident', 'admin', { jobId: now(next).jobs[0]?.id }));
    expect(now(next).status).toBe('completed');
  });

  test('[Y43] a group rule that changes while it is at work asks for a decision', () => {
    const group = (kind: 'all' | 'any') => simple({ g: task({ ok: 'end' }, { group: { kind, pass: 'ok' } }) });
    const world = started(group('all'));
    expect(codes(world, group('any'))).toEqual(['mapping group-changed']);
    const before = now(world).tasks.length;
    expect(before).toBeGreaterThan(1);
    expect(now(migrated(world, group('any'), { states: { g: { to: 'g', work: 'keep' } } })).tasks).toHaveLength(before);
    const anew = migrated(world, simple({ g: task({ ok: 'end' }) }), { states: { g: { to: 'g', work: 'restart' } } });
    expect(now(anew).tasks).toHaveLength(1);
  });

  const voting = (outcomes: Record<string, string>, more: object) =>
    simple({
      g: task(outcomes, {
        assign: { by: 'user', user: 'clerk-1' },
        group: { kind: 'all', each: { list: '[1, 2]', mode: 'parallel' }, ...more } as GroupRule,
      }),
      next: task({ ok: 'end' }),
    });
  const first = voting({ ok: 'next', no: 'end' }, { pass: 'ok', reject: 'no' });
  const keep = { states: { g: { to: 'g', work: 'keep' as const } } };
  const vote = (world: World, outcome: string) =>
    accept(world.send('complete', 'clerk-1', { taskId: now(world).tasks[0]?.id, outcome }));

  test('[Y43] ballots that are kept are counted by the later rule at once', () => {
    const world = started(first);
    vote(world, 'ok');
    const next = migrated(world, voting({ ok: 'next', no: 'end' }, { kind: 'any', pass: 'ok', reject: 'no' }), keep);
    expect(leaves(next)).toEqual(['next']);
  });

  test('[Y44] ballots that the later version cannot count are not kept', () => {
    const world = started(first);
    vote(world, 'ok');
    const renamed = voting({ agree: 'next', no: 'end' }, { pass: 'agree', reject: 'no' });
    expect(codes(world, renamed, keep)).toContain('mapping ballots-unknown');
    const anew = migrated(world, renamed, { states: { g: { to: 'g', work: 'restart' } } });
    vote(anew, 'agree');
    vote(anew, 'agree');
    expect(leaves(anew)).toEqual(['next']);

    // So it is with those whom somebody has added.
    const single = (outcome: string) =>
      simple({ g: task({ [outcome]: 'end', no: 'end' }, { operations: { addSign: ['parallel'] } }) });
    const signing = started(single('ok'));
    const [task1] = now(signing).tasks;
    const signers = { taskId: task1?.id, users: ['clerk-2'], mode: 'parallel', reason: '会签' };
    accept(signing.send('claim', 'clerk-1', { taskId: task1?.id }));
    accept(signing.send('add-signers', 'clerk-1', signers));
    vote(signing, 'ok');
    expect(codes(signing, single('agree'))).toEqual(['mapping ballots-unknown']);
    expect(plan(signing, single('ok')).verdict).toBe('safe');
  });

  test('[Y45] a call that begins or ceases to go through a list is begun anew', () => {
    const list = { each: { list: '[1, 2]' }, outcomes: { '*': { to: 'end' } } };
    const [plain, listed] = [simple({ c: call({ outcomes: { '*': { to: 'end' } } }) }), simple({ c: call(list) })];
    for (const [from, to, children] of [
      [plain, listed, 2],
      [listed, plain, 1],
    ] as const) {
      const world = started(from);
      expect(codes(world, to)).toEqual(['mapping call-changed']);
      const restart = { to: 'c', work: 'restart' } as const;
      expect(codes(world, to, { states: { c: restart } })).toContain('blocked child-running');
      const next = migrated(world, to, { states: { c: { ...restart, child: 'cancel' } } });
      const waiting = now(next).children.filter(({ visitId }) => visitId === now(next).visits[0]?.id);
      expect(waiting).toHaveLength(children);
    }
  });
});

describe('what is remembered', () => {
  test('[Y22] how often a timer has fired goes along, except where it begins anew', () => {
    const repeated = (times: number, after: string) =>
      simple({ a: task({ ok: 'end' }, { timers: [{ id: 'r', after, repeat: true, times, effects: [] }] }) });
    const world = started(repeated(3, 'PT1H'));
    for (const hour of [1, 2]) {
      world.now = `2026-09-30T0${hour}:00:00.000Z`;
      accept(world.send('fire-timer', 'system', { timerId: now(world).timers[0]?.id }));
    }
    const fired = (times: number, policy: TimerPolicy) =>
      now(migrated(world, repeated(times, 'PT2H'), { timers: policy })).timers.map((timer) => timer.fired ?? 0);
    expect(fired(3, 'absolute')).toEqual([2]);
    expect(fired(2, 'absolute')).toEqual([]);
    expect(fired(3, 'restart')).toEqual([0]);
  });

  test('[Y35] a phase left in what the later version has otherwise begins anew', () => {
    const phase = (regions: readonly string[]) =>
      definitionOf(
        'h',
        {
          h: {
            type: 'phase',
            title: '阶段',
            initial: 'p',
            history: 'resume',
            onDone: { '*': { to: 'next' } },
            states: {
              p: parallel({ to: 'hx' }, Object.fromEntries(regions.map((key) => [key, region(key)]))),
              hx: final(),
            },
          },
          away: task({ back: 'h' }),
          ...rest,
        },
        { outcomes: { leave: { title: '离开', to: 'away' } } },
      );
    const again = (regions: readonly string[]) => {
      const world = started(phase(['a', 'b', 'c']));
      accept(complete(world, 'a', 'clerk-1'));
      accept(complete(world, 'b', 'clerk-1', 'leave'));
      const next = migrated(world, phase(regions));
      accept(complete(next, 'away', 'clerk-1', 'back'));
      return next;
    };
    expect(leaves(again(['a', 'b', 'c']))).toEqual(['b', 'c']);
    for (const regions of [
      ['b', 'c'],
      ['a', 'b', 'c', 'd'],
    ]) {
      const next = again(regions);
      expect(leaves(next)).toEqual(regions);
      for (const key of regions) accept(complete(next, key, 'clerk-1'));
      expect(leaves(next)).toEqual(['next']);
    }
  });

  test('[Y36] a suspended instance is not moved, and the plan says so', () => {
    const world = started(one);
    accept(world.send('suspend', 'admin', { reason: '盘点' }));
    expect(codes(world, one)).toEqual(['blocked suspended']);
  });
});
