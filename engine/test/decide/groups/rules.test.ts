import { describe, expect, it } from 'vitest';
import type { AssignmentRule } from '../../../src/definition/assignment-rule.js';
import type { ProcessDefinition } from '../../../src/definition/process-definition.js';
import type { TaskState } from '../../../src/definition/states/state.js';
import { explainAssignment } from '../../../src/explain/assignment.js';
import type { Directory, User } from '../../../src/identity/directory.js';
import type { Substitution } from '../../../src/identity/substitution.js';
import { definitionOf, final, task } from '../definitions.js';
import { accept, complete, now, refusedWith, taskIn, worldOf, type World } from '../world.js';
import { eventsOf } from './committee.js';

const users: readonly User[] = [
  { id: 'emp', name: '员工', roles: ['employee'], departmentId: 'team', active: true },
  { id: 'mate', name: '同事', roles: ['employee', 'checker'], departmentId: 'team', active: true },
  { id: 'lead', name: '组长', roles: ['checker', 'approver'], departmentId: 'team', active: true },
  { id: 'head', name: '部长', roles: ['approver'], departmentId: 'dept', active: true },
  { id: 'ceo', name: '总经理', roles: ['approver', 'boss'], departmentId: 'company', active: true },
  { id: 'gone', name: '离职者', roles: ['checker'], departmentId: 'team', active: false },
  { id: 'admin', name: '管理员', roles: ['admin'], active: true },
];
const departments = [
  { id: 'team', name: '一组', parentId: 'dept', leaderId: 'lead' },
  { id: 'dept', name: '技术部', parentId: 'company', leaderId: 'head' },
  { id: 'company', name: '公司', leaderId: 'ceo' },
];

function directoryWith(substitutions: readonly Substitution[] = []): Directory {
  return {
    user: (id) => users.find((user) => user.id === id),
    department: (id) => departments.find((department) => department.id === id),
    role: (key) => ({ key, title: key === 'checker' ? '复核' : key }),
    usersInRole: (role) => users.filter((user) => user.roles.includes(role)),
    usersInDepartment: (id) => users.filter(({ departmentId }) => departmentId === id),
    ...(substitutions.length === 0 ? {} : { substitutions: (id) => substitutions.filter(({ from }) => from === id) }),
  };
}

/** `apply` by the starter, `check` by a rule under test, `approve` by another, then the end. */
function request(
  assign: AssignmentRule,
  more: Partial<TaskState> = {},
  approve: Partial<TaskState> = {},
  root: Partial<ProcessDefinition> = {},
): ProcessDefinition {
  return definitionOf(
    'apply',
    {
      apply: task({ ok: 'check' }, { assign: { by: 'starter' } }),
      check: task({ ok: 'approve', deny: 'denied' }, { assign, ...more }),
      approve: task({ ok: 'done', deny: 'denied' }, { assign: { by: 'role', role: 'approver' }, ...approve }),
      done: final('done'),
      denied: final('denied'),
    },
    {
      data: {
        type: 'object',
        properties: { who: {}, level: { type: 'number' }, pickers: { type: 'array', items: { type: 'string' } } },
      },
      ...root,
    },
  );
}

function run(
  definition: ProcessDefinition,
  substitutions?: readonly Substitution[],
  as = 'emp',
  variables = {},
): World {
  const world = worldOf(definition, { users });
  Object.assign(world.ctx, { directory: directoryWith(substitutions) });
  accept(world.send('start', 'system', { onBehalfOf: as, variables }));
  return world;
}

/** Starts and lets the starter apply; the task of `check` is open then. */
function applied(definition: ProcessDefinition, substitutions?: readonly Substitution[], as = 'emp', variables = {}) {
  const world = run(definition, substitutions, as, variables);
  accept(complete(world, 'apply', as));
  return world;
}

function whoHas(rule: AssignmentRule, variables = {}): { assignee?: string; candidates: readonly string[] } {
  const { assignee, candidates } = taskIn(applied(request(rule), undefined, 'emp', variables), 'check');
  return assignee === undefined ? { candidates } : { assignee, candidates };
}

function whyText(world: World, state: string, locale?: 'en'): string | undefined {
  const facts = { directory: world.ctx.directory, ...(locale === undefined ? {} : { locale }) };
  return explainAssignment(eventsOf(world), taskIn(world, state).id, facts);
}

const sub = (more: Partial<Substitution> = {}): Substitution => ({
  id: 's1',
  from: 'head',
  to: 'mate',
  start: '2026-09-29T16:00:00.000Z',
  end: '2026-10-08T16:00:00.000Z',
  reason: '国庆休假',
  ...more,
});

describe('who gets it', () => {
  it('[TG60] the leader of each level, passing over the person and vacant posts', () => {
    expect(whoHas({ by: 'leader' })).toMatchObject({ assignee: 'lead' });
    expect(whoHas({ by: 'leader', level: 2 })).toMatchObject({ assignee: 'head' });
    expect(whoHas({ by: 'leader', level: 3 })).toMatchObject({ assignee: 'ceo' });
    expect(whoHas({ by: 'leader', level: 4 })).toMatchObject({ candidates: ['role:admin'] });
    expect(whoHas({ by: 'leader', user: '"head"' })).toMatchObject({ assignee: 'ceo' });
    expect(whoHas({ by: 'leader', of: 'previous' })).toMatchObject({ assignee: 'lead' });
    expect(whoHas({ by: 'leader', level: 3, every: true }).candidates).toEqual(['user:lead', 'user:head', 'user:ceo']);
  });

  it('[TG61] a role within a department, going up where nobody is there', () => {
    expect(whoHas({ by: 'role', role: 'checker', within: { of: 'starter' } }).candidates).toEqual([
      'user:mate',
      'user:lead',
    ]);
    expect(whoHas({ by: 'role', role: 'boss', within: { of: 'starter' } }).candidates).toEqual(['role:admin']);
    expect(whoHas({ by: 'role', role: 'boss', within: { of: 'starter', up: true } })).toMatchObject({
      assignee: 'ceo',
    });
    expect(whoHas({ by: 'role', role: 'approver', within: { department: 'dept' } }).candidates).toEqual([
      'user:lead',
      'user:head',
    ]);
  });

  it('[TG62] a form field with people or a department, the previous handler', () => {
    expect(whoHas({ by: 'field', field: 'who' }, { who: 'head' })).toMatchObject({ assignee: 'head' });
    expect(whoHas({ by: 'field', field: 'who' }, { who: ['head', 'gone', 'ceo'] }).candidates).toEqual([
      'user:head',
      'user:ceo',
    ]);
    expect(whoHas({ by: 'field', field: 'who' }, { who: 'team' }).candidates).toEqual([
      'user:emp',
      'user:mate',
      'user:lead',
    ]);
    expect(whoHas({ by: 'previous' })).toMatchObject({ assignee: 'emp' });
  });

  it('[TG63] taking turns: one number of a scope each, confirmed with the commit', () => {
    const definition = request({ by: 'round-robin', among: { by: 'role', role: 'checker' } });
    const got = [1, 2, 3].map((number) => {
      const world = run(definition);
      expect(complete(world, 'apply', 'emp')).toEqual({ kind: 'serial-needed', scope: 'rotation/request/check' });
      world.serials = { 'rotation/request/check': number };
      const done = accept(complete(world, 'apply', 'emp'));
      expect(done.serials).toEqual([{ scope: 'rotation/request/check', number }]);
      return taskIn(world, 'check').assignee;
    });
    expect(got).toEqual(['lead', 'mate', 'lead']);
  });

  it('[TG64] the least loaded: the shell counts, ties go by user id', () => {
    const definition = request({ by: 'least-loaded', among: { by: 'role', role: 'checker' } });
    const got = [
      { lead: 3, mate: 1 },
      { lead: 1, mate: 1 },
    ].map((loads) => {
      const world = run(definition);
      expect(complete(world, 'apply', 'emp')).toEqual({ kind: 'load-needed', users: ['mate', 'lead'] });
      Object.assign(world.ctx, { loads });
      accept(complete(world, 'apply', 'emp'));
      return taskIn(world, 'check').assignee;
    });
    expect(got).toEqual(['mate', 'lead']);
  });

  it('[TG65] chosen by the previous handler: checked against `among`, used once', () => {
    const rule: AssignmentRule = { by: 'chosen', from: 'previous', among: { by: 'role', role: 'checker' } };
    const world = run(request(rule));
    const send = (choices?: Record<string, readonly string[]>) => complete(world, 'apply', 'emp', 'ok', { choices });
    expect(refusedWith(send()).code).toBe('choice/required');
    expect(refusedWith(send({ check: ['head'] })).code).toBe('choice/not-among');
    expect(refusedWith(send({ check: ['mate', 'lead'] })).code).toBe('choice/count');
    expect(refusedWith(send({ approve: ['head'] })).code).toBe('choice/not-offered');
    accept(send({ check: ['lead'] }));
    expect(taskIn(world, 'check').assignee).toBe('lead');
    expect(now(world).choices).toBeUndefined();
    expect(whyText(world, 'check')).toBe('由员工指定。');
  });

  it('[TG66] chosen by the starter at the start, kept for later; nobody else may', () => {
    const approve: Partial<TaskState> = { assign: { by: 'chosen', from: 'starter' } };
    const definition = request({ by: 'role', role: 'checker' }, {}, approve);
    const world = worldOf(definition, { users });
    Object.assign(world.ctx, { directory: directoryWith() });
    accept(world.send('start', 'emp', { choices: { approve: ['head'] } }));
    accept(complete(world, 'apply', 'emp'));
    expect(refusedWith(complete(world, 'check', 'mate', 'ok', { choices: { approve: ['ceo'] } })).code).toBe(
      'choice/not-yours',
    );
    accept(complete(world, 'check', 'mate'));
    expect(taskIn(world, 'approve').assignee).toBe('head');
  });

  it('[TG67] every assignment says why, in both languages', () => {
    const world = applied(request({ by: 'leader', level: 2 }));
    expect(whyText(world, 'check')).toBe('由员工的第 2 级主管办理。');
    expect(whyText(world, 'check', 'en')).toBe('It is for the level 2 leader of 员工.');
    const other = applied(request({ by: 'user', user: 'gone', else: { by: 'role', role: 'checker' } }));
    expect(whyText(other, 'check')).toBe('由角色“复核”的人员办理。前 1 条规则没有找到人。离职者已停用。');
    accept(other.send('claim', 'mate', { taskId: taskIn(other, 'check').id }));
    expect(whyText(other, 'check')).toContain('由同事签收。');
  });
});

describe('nobody there', () => {
  const rule: AssignmentRule = { by: 'user', user: 'gone' };

  it('[TG70] the administrators, a role, an outcome or a refusal', () => {
    const policy = (whenNobody: TaskState['whenNobody']) => applied(request(rule, { whenNobody }));
    expect(taskIn(policy({ policy: 'admin' }), 'check').candidates).toEqual(['role:admin']);
    const byRole = policy({ policy: 'role', role: 'boss' });
    expect(taskIn(byRole, 'check').candidates).toEqual(['role:boss']);
    expect(whyText(byRole, 'check')).toContain('按规则交由角色“boss”处理。');
    const skipped = policy({ policy: 'skip', outcome: 'ok' });
    expect(taskIn(skipped, 'approve')).toBeDefined();
    expect(eventsOf(skipped).find(({ type }) => type === 'task.skipped')).toMatchObject({
      state: 'check',
      details: { rule: 'nobody', outcome: 'ok' },
    });
    const refusing = run(request(rule, { whenNobody: { policy: 'refuse' } }));
    const before = JSON.stringify(refusing.instance);
    expect(refusedWith(complete(refusing, 'apply', 'emp')).code).toBe('assignment/nobody');
    expect(JSON.stringify(refusing.instance)).toBe(before);
  });
});

describe('automatic answers', () => {
  const skip = (when: 'initiator' | 'adjacent' | 'earlier'): Partial<TaskState> => ({
    autoSkip: { when: [when], outcome: 'ok' },
  });
  const skipsOf = (world: World) =>
    eventsOf(world)
      .filter(({ type }) => type === 'task.skipped')
      .map(({ state, details }) => [state, details['rule'], details['user']]);

  it('[TG75] the initiator, the person just before, anybody earlier, each with a visible line', () => {
    const initiator = applied(request({ by: 'starter' }, skip('initiator')));
    expect(skipsOf(initiator)).toEqual([['check', 'initiator', 'emp']]);
    const adjacent = applied(
      request({ by: 'user', user: 'head' }, {}, { assign: { by: 'previous' }, ...skip('adjacent') }),
    );
    accept(complete(adjacent, 'check', 'head'));
    expect(skipsOf(adjacent)).toEqual([['approve', 'adjacent', 'head']]);
    expect(now(adjacent).outcome).toBe('done');
    const earlier = applied(
      request({ by: 'user', user: 'head' }, {}, { assign: { by: 'starter' }, ...skip('earlier') }),
    );
    accept(complete(earlier, 'check', 'head'));
    expect(skipsOf(earlier)).toEqual([['approve', 'earlier', 'emp']]);
    const notAdjacent = applied(
      request({ by: 'user', user: 'head' }, {}, { assign: { by: 'starter' }, ...skip('adjacent') }),
    );
    accept(complete(notAdjacent, 'check', 'head'));
    expect(skipsOf(notAdjacent)).toEqual([]);
  });

  it('[TG76] candidates are not skipped, nor is a way that is not open', () => {
    const role = applied(request({ by: 'role', role: 'employee' }, skip('initiator')));
    expect(skipsOf(role)).toEqual([]);
    const closed = request({ by: 'starter' }, skip('initiator'));
    const check = closed.states['check'] as TaskState;
    const outcomes = { ...check.outcomes, ok: { title: '同意', to: 'approve', when: 'level = 1' } };
    const world = applied({ ...closed, states: { ...closed.states, check: { ...check, outcomes } } });
    expect(skipsOf(world)).toEqual([]);
    expect(taskIn(world, 'check').assignee).toBe('emp');
  });

  it('[TG77] in a group the engine answers for that member only', () => {
    const group = { kind: 'all', pass: 'ok', reject: 'deny' } as const;
    const world = applied(request({ by: 'role', role: 'employee' }, { group, ...skip('initiator') }));
    expect(now(world).tasks.map(({ assignee }) => assignee)).toEqual(['mate']);
    accept(complete(world, 'check', 'mate'));
    expect(taskIn(world, 'approve')).toBeDefined();
    expect(eventsOf(world).find(({ type }) => type === 'group.decided')?.details).toMatchObject({ tally: { pass: 2 } });
  });
});

describe('separation of duties', () => {
  it('[TG80] barred people are left out at assignment, by name, and the others stay candidates', () => {
    const world = applied(request({ by: 'role', role: 'employee' }, { separation: { notInitiator: true } }));
    expect(taskIn(world, 'check')).toMatchObject({ assignee: 'mate' });
    expect(whyText(world, 'check')).toContain('员工是发起人，须回避。');
    const open = applied(request({ by: 'role', role: 'checker' }, { separation: { notInitiator: true } }));
    expect(taskIn(open, 'check').candidates).toEqual(['role:checker']);
  });

  it('[TG81] asked again at claim and completion, the administrator included', () => {
    const lonely = applied(request({ by: 'role', role: 'checker' }, {}, { separation: { notHandlersOf: ['check'] } }));
    accept(complete(lonely, 'check', 'lead'));
    expect(taskIn(lonely, 'approve').candidates).toEqual(['user:head', 'user:ceo']);
    const taskId = taskIn(lonely, 'approve').id;
    const moved = {
      ...now(lonely),
      tasks: now(lonely).tasks.map((each) => ({ ...each, candidates: ['role:approver' as const] })),
    };
    lonely.instance = moved;
    expect(refusedWith(lonely.send('claim', 'lead', { taskId })).code).toBe('separation/handled-before');
    expect(refusedWith(complete(lonely, 'approve', 'lead')).code).toBe('separation/handled-before');
    accept(complete(lonely, 'approve', 'head'));
  });

  it('[TG82] a whole group has handled a state, not only who answered last', () => {
    const group = { kind: 'all', pass: 'ok', reject: 'deny' } as const;
    const world = applied(
      request({ by: 'role', role: 'approver' }, { group }, { separation: { notHandlersOf: ['check'] } }),
    );
    for (const person of ['lead', 'head', 'ceo'] as const) {
      const own = now(world).tasks.find(({ assignee }) => assignee === person);
      accept(world.send('complete', person, { taskId: own?.id, outcome: 'ok' }));
    }
    expect(now(world).participants).toEqual({ check: ['lead', 'head', 'ceo'] });
    expect(taskIn(world, 'approve').candidates).toEqual(['role:admin']);
  });

  it('[TG83] conflicting roles: who acted in one does not act in the other', () => {
    const root = { conflictingRoles: [['checker', 'approver'] as const] };
    const world = applied(request({ by: 'role', role: 'checker' }, {}, {}, root));
    accept(complete(world, 'check', 'lead'));
    expect(taskIn(world, 'approve').candidates).toEqual(['user:head', 'user:ceo']);
    expect(whyText(world, 'approve')).toContain('互斥角色“复核”');
  });
});

describe('代理: substitution', () => {
  const toHead: AssignmentRule = { by: 'user', user: 'head' };

  it('[TG85] holds from start up to, not including, end; the task says for whom', () => {
    const world = applied(request(toHead), [sub()]);
    expect(taskIn(world, 'check')).toMatchObject({ assignee: 'mate', onBehalfOf: 'head' });
    expect(whyText(world, 'check')).toContain('按代理设置由代理人办理。');
    for (const range of [{ end: '2026-09-30T00:00:00.000Z' }, { start: '2026-09-30T00:00:00.001Z' }])
      expect(taskIn(applied(request(toHead), [sub(range)]), 'check')).toMatchObject({ assignee: 'head' });
    expect(taskIn(applied(request(toHead), [sub({ start: '2026-09-30T00:00:00.000Z' })]), 'check').assignee).toBe(
      'mate',
    );
  });

  it('[TG86] only for its processes and where its condition is true', () => {
    const at = (more: Partial<Substitution>, level: number) =>
      taskIn(applied(request(toHead), [sub(more)], 'emp', { level }), 'check').assignee;
    expect(at({ processes: ['other'] }, 1)).toBe('head');
    expect(at({ processes: ['request'] }, 1)).toBe('mate');
    expect(at({ condition: 'level < 3' }, 1)).toBe('mate');
    expect(at({ condition: 'level < 3' }, 5)).toBe('head');
    expect(at({ condition: 'level <' }, 1)).toBe('head');
  });

  it('[TG87] chains are followed up to their limit and never in a circle', () => {
    const chain = [
      sub({ to: 'lead' }),
      sub({ id: 's2', from: 'lead', to: 'ceo' }),
      sub({ id: 's3', from: 'ceo', to: 'mate' }),
    ];
    const at = (all: readonly Substitution[]) => taskIn(applied(request(toHead), all), 'check').assignee;
    expect(at(chain)).toBe('mate');
    expect(at([sub({ to: 'lead', maxChain: 2 }), ...chain.slice(1)])).toBe('ceo');
    expect(at([sub({ to: 'lead' }), sub({ id: 's2', from: 'lead', to: 'head' })])).toBe('lead');
  });

  it('[TG88] candidates of a role are not substituted', () => {
    const world = applied(request({ by: 'role', role: 'approver' }), [sub()]);
    expect(taskIn(world, 'check').candidates).toEqual(['role:approver']);
  });

  it('[TG89] automatic answers and separation are judged after substitution', () => {
    const skipped = applied(request(toHead, { autoSkip: { when: ['initiator'], outcome: 'ok' } }), [
      sub({ to: 'emp' }),
    ]);
    expect(eventsOf(skipped).find(({ type }) => type === 'task.skipped')?.details).toMatchObject({ user: 'emp' });
    const barred = applied(request(toHead, { separation: { notInitiator: true } }), [sub({ to: 'emp' })]);
    expect(taskIn(barred, 'check')).toMatchObject({ assignee: 'head' });
    expect(whyText(barred, 'check')).toContain('代理人员工受职责分离限制，仍由本人办理。');
  });

  it('[TG90] one person, one vote: a substitute who is a member already gets no second task', () => {
    const group = { kind: 'all', pass: 'ok', reject: 'deny' } as const;
    const world = applied(request({ by: 'role', role: 'approver' }, { group }), [sub({ to: 'lead' })]);
    expect(now(world).tasks.map(({ assignee }) => assignee)).toEqual(['lead', 'ceo']);
    expect(eventsOf(world).find(({ type }) => type === 'task.skipped')?.details).toMatchObject({
      rule: 'same-person',
      user: 'lead',
    });
    for (const person of ['lead', 'ceo'] as const) {
      const own = now(world).tasks.find(({ assignee }) => assignee === person);
      accept(world.send('complete', person, { taskId: own?.id, outcome: 'ok' }));
    }
    expect(taskIn(world, 'approve')).toBeDefined();
  });

  it('[TG91] open tasks move when it begins and come back when it ends; nobody but the engine sends that', () => {
    const active: Substitution[] = [];
    const world = applied(request(toHead));
    Object.assign(world.ctx, {
      directory: { ...directoryWith(), substitutions: (id: string) => active.filter(({ from }) => from === id) },
    });
    const { id: taskId } = taskIn(world, 'check');
    const apply = () => world.send('apply-substitution', 'system', { taskId });
    expect(refusedWith(apply()).code).toBe('substitution/nothing-to-do');
    active.push(sub());
    expect(refusedWith(world.send('apply-substitution', 'admin', { taskId })).code).toBe('command/system-only');
    accept(apply());
    expect(taskIn(world, 'check')).toMatchObject({ assignee: 'mate', onBehalfOf: 'head' });
    expect(refusedWith(apply()).code).toBe('substitution/nothing-to-do');
    active.pop();
    accept(apply());
    expect(taskIn(world, 'check')).toMatchObject({ assignee: 'head' });
    expect(taskIn(world, 'check').onBehalfOf).toBeUndefined();
    expect(whyText(world, 'check')).toContain('按代理设置转由部长办理。');
  });

  it('[TG91] a task given back to its candidates is nobody’s any more: the end of the substitution takes it from nobody', () => {
    const active: Substitution[] = [];
    const world = applied(request({ by: 'role', role: 'approver' }));
    Object.assign(world.ctx, {
      directory: { ...directoryWith(), substitutions: (id: string) => active.filter(({ from }) => from === id) },
    });
    const { id: taskId } = taskIn(world, 'check');
    accept(world.send('claim', 'head', { taskId }));
    active.push(sub());
    accept(world.send('apply-substitution', 'system', { taskId }));
    accept(world.send('unclaim', 'mate', { taskId }));
    accept(world.send('claim', 'ceo', { taskId }));
    active.pop();
    expect(refusedWith(world.send('apply-substitution', 'system', { taskId })).code).toBe('substitution/nothing-to-do');
    expect(taskIn(world, 'check').assignee).toBe('ceo');
  });
});
