import { describe, expect, test } from 'vitest';
import type { AssignmentRule } from '../../src/definition/assignment-rule.js';
import type { Effect } from '../../src/definition/effect.js';
import { definitionOf, final, task } from './definitions.js';
import { accept, complete, now, started, taskIn, worldOf } from './world.js';

const end = { end: final() };
const entering = (onEntry: readonly Effect[], more = {}) =>
  definitionOf('a', { a: task({ ok: 'end' }, { onEntry }), ...end }, more);

describe('effects', () => {
  test('[D60] `set` evaluates all its values on the data before it', () => {
    const effects: Effect[] = [
      { type: 'set', values: { a: 'b', b: 'a' } },
      { type: 'set', values: { c: 'a + b' } },
    ];
    expect(now(started(entering(effects), {}, { variables: { a: 1, b: 2 } })).variables).toEqual({ a: 2, b: 1, c: 3 });
  });

  test('[D61] `serial` numbers once, and each further number of a command is the next', () => {
    const serials = { S: { title: '号', pattern: 'S-{n:4}', reset: 'never' } } as const;
    const effects: Effect[] = ['x', 'y', 'x'].map((into) => ({ type: 'serial', rule: 'S', into }));
    const world = worldOf(entering(effects, { serials }));
    expect(world.send('start', 'starter')).toEqual({ kind: 'serial-needed', scope: 'S/' });
    world.serials = { 'S/': 9 };
    const done = accept(world.send('start', 'starter'));
    expect(now(world)).toMatchObject({ variables: { x: 'S-0009', y: 'S-0010' } });
    expect(done.serials).toEqual([9, 10].map((number) => ({ scope: 'S/', number })));
  });

  test('[D61] the rule of the business key takes no second number: the leading form bears the number of the case', () => {
    const serials = { S: { title: '号', pattern: 'S-{n:4}', reset: 'never' } } as const;
    const world = worldOf(entering([{ type: 'serial', rule: 'S', into: 'x' }], { serials, businessKey: 'S' }));
    world.serials = { 'S/': 9 };
    const done = accept(world.send('start', 'starter'));
    expect(now(world)).toMatchObject({ businessKey: 'S-0009', variables: { x: 'S-0009' } });
    expect(done.serials).toHaveLength(1);
  });

  test('[D62] `notify` reaches people by job, with the text filled in; nobody there, no job', () => {
    const effects: Effect[] = [
      {
        type: 'notify',
        to: { by: 'role', role: 'clerk' },
        title: '{{ what }}待办',
        text: '{{who}}：{{missing}}{{count}}，{{businessKey}}',
      },
      { type: 'notify', to: { by: 'role', role: 'retired' }, title: 'x' },
    ];
    const world = started(entering(effects), {}, { variables: { what: '报修', who: '李四', count: 3, missing: null } });
    expect(now(world).jobs.map(({ request }) => request)).toEqual([
      { kind: 'notify', to: ['role:clerk'], title: '报修待办', text: '李四：3，' },
    ]);
    const done = accept(
      world.send('complete-job', 'system', { jobId: now(world).jobs[0]?.id, result: { status: 'done' } }),
    );
    expect(done.events).toMatchObject([
      { type: 'people.notified', details: { to: ['role:clerk'], title: '报修待办' } },
    ]);
  });

  test('[D62] a notice is told once: its placeholders are not filled from what was filled in', () => {
    const effects: Effect[] = [{ type: 'notify', to: { by: 'starter' }, title: '{{a}}' }];
    const world = started(entering(effects), {}, { variables: { a: '{{b}}', b: '泄露' } });
    expect(now(world).jobs[0]?.request).toMatchObject({ title: '{{b}}' });
  });

  test('[D63] `cc` gives every person behind the rule one copy within the command', () => {
    const effects: Effect[] = [
      { type: 'cc', to: { by: 'role', role: 'clerk' } },
      { type: 'cc', to: { by: 'user', user: 'clerk-1' } },
      { type: 'cc', to: { by: 'department', department: 'd1' } },
    ];
    const world = started(entering(effects));
    expect(world.accepted[0]?.copies.map(({ userId }) => userId)).toEqual(['clerk-1', 'clerk-2', 'starter']);
  });

  test('[D64] `document` keeps the data of that moment; the printed file is listed even after the end', () => {
    const world = started(
      definitionOf('a', {
        a: task({ ok: 'end' }, { onExit: [{ type: 'document', template: 'sheet', title: '服务单' }] }),
        end: { type: 'final', title: '完', onEntry: [{ type: 'set', values: { x: '2' } }] },
      }),
      {},
      { variables: { x: 1 } },
    );
    accept(complete(world, 'a', 'clerk-1'));
    const [job] = now(world).jobs;
    expect(job?.request).toEqual({
      kind: 'document',
      template: 'sheet',
      version: 1,
      title: '服务单',
      values: { x: 1 },
    });
    expect(now(world)).toMatchObject({ status: 'completed', variables: { x: 2 } });
    const attachment = {
      id: 'f',
      name: '服务单.pdf',
      size: 9,
      mediaType: 'application/pdf',
      sha256: 's',
      kind: 'document',
    };
    const done = accept(
      world.send('complete-job', 'system', { jobId: job?.id, result: { status: 'done', attachment } }),
    );
    expect(done.events.map(({ type }) => type)).toEqual(['document.produced']);
    expect(now(world)).toMatchObject({ jobs: [], attachments: [{ id: 'f', by: 'system' }] });
  });

  test('[D64] `document` may name another print template, which names the paper', () => {
    const world = started(entering([{ type: 'document', template: 'sheet', print: '三联单' }]));
    expect(now(world).jobs[0]?.request).toMatchObject({ template: 'sheet', print: '三联单', title: '三联单' });
  });

  test('[D64] `start` begins another process without waiting for it', () => {
    const world = started(entering([{ type: 'start', process: 'other', input: { n: '1 + 1' } }]));
    expect(now(world).children).toMatchObject([{ process: 'other', state: 'a', status: 'running' }]);
    expect(now(world).jobs[0]?.request).toMatchObject({
      kind: 'start-process',
      variables: { n: 2 },
      parent: { instanceId: 'i1' },
    });
    accept(complete(world, 'a', 'clerk-1'));
    expect(now(world).jobs.map(({ request }) => request.kind)).toEqual(['start-process']);
  });
});

describe('assignment', () => {
  const assigned = (assign: AssignmentRule, variables = {}) => {
    const world = started(definitionOf('a', { a: task({ ok: 'end' }, { assign }), ...end }), {}, { variables });
    const { assignee, candidates } = taskIn(world, 'a');
    const isLast = world.accepted[0]?.events.some(({ type }) => type === 'task.unassignable');
    return { assignee, candidates, isLast };
  };
  const one = (assignee: string) => ({ assignee, candidates: [], isLast: false });
  const many = (...candidates: string[]) => ({ assignee: undefined, candidates, isLast: false });

  test('[D65] one person gets the task, several may claim it', () => {
    expect(assigned({ by: 'starter' })).toEqual(one('starter'));
    expect(assigned({ by: 'user', user: 'boss' })).toEqual(one('boss'));
    expect(assigned({ by: 'role', role: 'clerk' })).toEqual(many('role:clerk'));
    expect(assigned({ by: 'role', role: 'boss' })).toEqual(many('role:boss'));
    expect(assigned({ by: 'department', department: 'd1' })).toEqual(many('department:d1'));
    expect(assigned({ by: 'expression', users: 'x' }, { x: 'boss' })).toEqual(one('boss'));
    expect(assigned({ by: 'expression', users: 'x' }, { x: ['boss', 'clerk-1', 'boss'] })).toEqual(
      many('user:boss', 'user:clerk-1'),
    );
  });

  test('[D66] inactive and unknown people never get work; `else` is asked, in the end the administrators', () => {
    const toBoss = { else: { by: 'user', user: 'boss' } } as const;
    for (const rule of [
      { by: 'user', user: 'gone' },
      { by: 'user', user: 'nobody' },
      { by: 'role', role: 'retired' },
      { by: 'department', department: 'd9' },
      { by: 'expression', users: 'x' },
      { by: 'handler-of', state: 'a' },
    ] as const) {
      expect(assigned({ ...rule, ...toBoss }, { x: ['gone', 7, null] }), rule.by).toEqual(one('boss'));
      expect(assigned(rule), rule.by).toEqual({ assignee: undefined, candidates: ['role:admin'], isLast: true });
    }
    expect(assigned({ by: 'user', user: 'x', else: { by: 'role', role: 'retired', else: { by: 'starter' } } })).toEqual(
      one('starter'),
    );
  });

  test('[D67] `handler-of` is the person who last completed a task in that state', () => {
    const world = started(
      definitionOf('a', {
        a: task({ ok: 'b' }),
        b: task({ back: 'a', ok: 'end' }, { assign: { by: 'handler-of', state: 'a' } }),
        ...end,
      }),
    );
    accept(complete(world, 'a', 'clerk-1'));
    expect(taskIn(world, 'b').assignee).toBe('clerk-1');
    accept(complete(world, 'b', 'clerk-1', 'back'));
    accept(complete(world, 'a', 'clerk-2'));
    expect(taskIn(world, 'b').assignee).toBe('clerk-2');
  });
});
