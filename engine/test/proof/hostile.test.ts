/* oxlint-disable unicorn/no-thenable -- `then` is a word of the definition format */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Command, FormTemplate, ProcessDefinition } from '@yunliu/engine';
import { examineStore } from '../../src/run/doctor/examine-store.js';
import type { State, States } from '../../src/definition/states/state.js';
import { definitionOf, final, task } from '../decide/definitions.js';
import { accept, complete, leaves, now, started } from '../decide/world.js';
import { situations } from './situations.js';
import { codeOf, ending, Stage, type Said } from './stage.js';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

/** Names that every object seems to have, and those that a state machine library might take for its own. */
const inherited = ['constructor', 'toString', 'valueOf', 'hasOwnProperty', 'isPrototypeOf'] as const;
const forged = [
  '__proto__',
  ...inherited,
  'xstate.init',
  'xstate.done.state.end',
  'xstate.error.actor.x',
  'xstate.after.0.x',
  '*',
  '',
];
const poison = JSON.parse('{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}') as object;

async function publish(definition: ProcessDefinition, forms: readonly FormTemplate[] = []): Promise<void> {
  const { issues } = await stage.first.publish(
    { definitions: [definition], forms: forms.map((template) => ({ template, print: '' })) },
    'admin',
  );
  const errors = issues.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(JSON.stringify(errors, undefined, 1));
}

async function openTask(id: string): Promise<string> {
  return (await stage.instance(id)).tasks[0]?.id ?? 'none';
}

const expectClean = (): void => expect(({} as { admin?: unknown }).admin).toBeUndefined();
const role = { by: 'role', role: 'tech' } as const;

describe('names', () => {
  test('[PR30] states, outcomes, regions, variables, messages and signals may have any name an object inherits', async () => {
    const [a, b, c, d, e] = inherited;
    const both: State = {
      type: 'parallel',
      title: '并行',
      join: 'all',
      to: 'last',
      regions: {
        [a]: { initial: c, states: { [c]: task({ ok: 'c-end' }, { assign: role }), 'c-end': final() } },
        [b]: { initial: e, states: { [e]: task({ ok: 'e-end' }, { assign: role }), 'e-end': final() } },
      },
    };
    const states: States = {
      [a]: task(
        { [b]: d },
        {
          assign: role,
          operations: { return: { to: 'visited', then: 'straight' } },
          messages: [{ name: a, key: e, output: { [c]: 'message.toString' }, to: 'done' }],
          signals: [{ name: b, output: { [b]: 'signal.constructor' } }],
        },
      ),
      [d]: both,
      last: task({ [a]: 'done' }, { assign: { by: 'handler-of', state: a }, operations: { return: { to: [a] } } }),
      done: final(a),
    };
    const properties = Object.fromEntries(inherited.map((name) => [name, { type: 'string' }]));
    await publish(
      definitionOf(a, states, {
        key: 'names',
        roles: { tech: { title: '工程师' } },
        data: { type: 'object', properties },
        subject: 'if constructor = null then "无" else constructor',
      }),
    );
    const id = await stage.start('names', { [e]: 'k', constructor: '甲' });
    const say = async (said: Said): Promise<void> => stage.say(id, said);
    expect((await stage.instance(id)).subject).toBe('甲');
    await stage.first.broadcast({ name: b, data: { constructor: '响' }, signalId: 's' });
    expect((await stage.instance(id)).variables['toString']).toBe('响');
    await say({ type: 'complete', by: 'tech-1', taskId: await openTask(id), outcome: b });
    const instance = await stage.instance(id);
    expect(instance.handlers).toEqual({ [a]: 'tech-1' });
    expect(instance.participants).toBeUndefined();
    for (const { id: taskId } of instance.tasks) await say({ type: 'complete', by: 'tech-2', taskId, outcome: 'ok' });
    expect((await stage.instance(id)).tasks).toMatchObject([{ state: 'last', assignee: 'tech-1' }]);
    await say({ type: 'return', by: 'tech-1', taskId: await openTask(id), to: a, comment: '退' });
    expect((await stage.instance(id)).tasks).toMatchObject([{ state: a }]);
    await stage.first.correlate({ name: a, key: 'k', data: { toString: '值' }, messageId: 'm' });
    expect(await stage.instance(id)).toMatchObject({ status: 'completed', outcome: a, variables: { [c]: '值' } });
  });

  test('[PR31] whoever is looked up by an inherited name has handled, chosen or entered nothing', () => {
    const world = started(
      definitionOf('one', {
        one: task({ ok: 'constructor' }, { operations: { return: { to: 'visited' } } }),
        constructor: task(
          { ok: 'end' },
          { assign: { by: 'handler-of', state: 'constructor', else: { by: 'role', role: 'clerk' } } },
        ),
        end: final(),
      }),
    );
    accept(complete(world, 'one', 'clerk-1'));
    expect(now(world).entered).toEqual({ one: 1, constructor: 1 });
    accept(complete(world, 'constructor', now(world).tasks[0]?.assignee ?? 'clerk-1'));
    expect(now(world).status).toBe('completed');
  });

  test.each(forged)('[PR32] a command of the type “%s” is refused', async (type) => {
    const id = await stage.start('desk');
    const command = { ...stage.command(id, { type: 'comment', by: 'admin', text: 'x' }), type } as unknown as Command;
    expect(codeOf(await ending(stage.first.execute(command)))).toBe('command/unknown-type');
  });

  test.each(forged)(
    '[PR33] “%s” as outcome, state, message, signal, id, user or key is refused or does nothing',
    async (name) => {
      const desk = situations.find((each) => each.name === 'claimed')!;
      const id = await desk.reach(stage);
      const taskId = await openTask(id);
      const keyed = JSON.parse(`{${JSON.stringify(name)}:["tech-1"]}`) as object;
      const reason = { reason: '试' };
      const sent: readonly Said[] = [
        { type: 'complete', by: 'tech-1', taskId, outcome: name },
        { type: 'complete', by: 'tech-1', taskId, outcome: 'done', values: keyed },
        { type: 'complete', by: 'tech-1', taskId, outcome: 'done', choices: keyed },
        { type: 'save-draft', by: 'tech-1', taskId, values: keyed },
        { type: 'claim', by: 'tech-1', taskId: name },
        { type: 'transfer', by: 'tech-1', taskId, to: name },
        { type: 'delegate', by: 'tech-1', taskId, to: name },
        { type: 'add-signers', by: 'tech-1', taskId, mode: 'before', users: [name], ...reason },
        { type: 'return', by: 'tech-1', taskId, to: name, comment: '退' },
        { type: 'take-back', by: 'desk-1', state: name },
        { type: 'jump', by: 'admin', to: name, ...reason },
        { type: 'add-item', by: 'admin', state: name, items: [poison as never] },
        { type: 'cc', by: 'desk-1', users: [name] },
        { type: 'hand-over', by: 'admin', from: name, to: 'tech-2', ...reason },
        { type: 'correct-variables', by: 'admin', values: keyed, ...reason },
        { type: 'correlate-message', by: 'system', name, data: poison },
        { type: 'receive-signal', by: 'system', name, data: poison },
        { type: 'fire-timer', by: 'system', timerId: name },
        { type: 'complete-job', by: 'system', jobId: name, result: { status: 'done' } },
        { type: 'retry-incident', by: 'admin', jobId: name },
        { type: 'pause-clock', by: 'tech-1', clockId: name, ...reason },
        { type: 'migrate', by: 'admin', toVersion: 2, planId: 'p', mapping: { states: keyed } },
        { type: 'comment', by: name, text: '谁' },
        { type: 'reopen', by: 'admin', to: name, ...reason },
      ];
      const before = JSON.stringify(await stage.instance(id));
      for (const said of sent) {
        const code = codeOf(await ending(stage.first.execute(stage.command(id, said))));
        expect(code, JSON.stringify(said)).not.toBe('ok');
      }
      expect(JSON.stringify(await stage.instance(id))).toBe(before);
      expectClean();
    },
  );

  test('[PR34] data of messages and elements of lists may hold any key; no prototype is touched', async () => {
    await publish({
      ...definitionOf(
        'gate',
        {
          gate: {
            type: 'wait',
            title: '等',
            messages: [{ name: 'rows', output: { rows: 'message.rows' }, to: 'each' }],
          },
          each: task(
            { ok: 'end' },
            {
              assign: role,
              title: '办 {{item.constructor}}{{item.name}}',
              group: { kind: 'all', pass: 'ok', each: { list: 'rows' } },
            },
          ),
          end: final(),
        },
        {
          key: 'poisoned',
          roles: { tech: { title: '工程师' } },
          data: { type: 'object', properties: { rows: { type: 'array' } } },
        },
      ),
    });
    const id = await stage.start('poisoned');
    await stage.first.correlate({
      name: 'rows',
      key: id,
      data: { rows: [poison as never, { name: '乙' }] },
      messageId: 'p',
    });
    const { tasks } = await stage.instance(id);
    expect(tasks).toHaveLength(2);
    for (const { id: taskId } of tasks) await stage.say(id, { type: 'complete', by: 'tech-1', taskId, outcome: 'ok' });
    expect((await stage.instance(id)).status).toBe('completed');
    expectClean();
  });
});

describe('sizes', () => {
  /** A task inside so many containers, alternately phases and parallels. */
  const nested = (depth: number): States => {
    let inside: { [state: string]: State } = { work: task({ ok: 'inner' }, { assign: role }), inner: final() };
    for (let level = depth; level > 0; level -= 1) {
      const initial = Object.keys(inside)[0]!;
      const state: unknown =
        level % 2 === 0
          ? { type: 'phase', title: '段', initial, states: inside, onDone: { '*': { to: `f${level}` } } }
          : {
              type: 'parallel',
              title: '并',
              join: 'all',
              to: `f${level}`,
              regions: { r: { initial, states: inside } },
            };
      inside = { [`p${level}`]: state as State, [`f${level}`]: final() };
    }
    return inside;
  };

  test('[PR40] 100 containers inside each other run as one does; to be published is for what can be drawn', async () => {
    const definition = definitionOf('p1', nested(100), { key: 'deep', roles: { tech: { title: '工程师' } } });
    const world = started(definition);
    expect(leaves(world)).toEqual(['work']);
    accept(world.send('complete', 'admin', { taskId: now(world).tasks[0]?.id, outcome: 'ok' }));
    expect(now(world)).toMatchObject({ status: 'completed', visits: [] });
    const publishing = (depth: number) =>
      stage.first.publish({ definitions: [{ ...definition, states: nested(depth) }], forms: [] }, 'admin');
    expect((await publishing(30)).issues.map(({ code }) => code)).toContain('schema/too-deep');
    expect((await publishing(100)).issues.map(({ code }) => code)).toContain('schema/too-deep');
  });

  test('[PR41] a tree of processes is cancelled, suspended and activated to its last leaf', async () => {
    const levels = 4;
    const call = (more: object): States[string] =>
      ({ type: 'call', title: '下级', process: 'tree', wait: true, input: { level: 'level + 1' }, ...more }) as never;
    await publish(
      definitionOf(
        'deeper',
        {
          deeper: {
            type: 'decision',
            title: '再下一级',
            branches: [{ when: `level < ${levels}`, to: 'calling' }],
            otherwise: 'leaf',
          },
          calling: call({ each: { list: '[1, 2, 3]' }, outcomes: { '*': { to: 'end' } } }),
          leaf: task({ ok: 'end' }, { assign: role, timers: [{ id: 'late', after: 'PT1H', to: 'end' }] }),
          end: final(),
        },
        {
          key: 'tree',
          roles: { tech: { title: '工程师' } },
          data: { type: 'object', properties: { level: { type: 'number' } } },
        },
      ),
    );
    const root = await stage.start('tree', { level: 0 });
    await stage.first.workers.runDue();
    const family = async (id: string): Promise<readonly string[]> => {
      const { children } = await stage.instance(id);
      const below = await Promise.all(children.map(({ instanceId }) => family(instanceId)));
      return [id, ...below.flat()];
    };
    const ids = await family(root);
    expect(ids).toHaveLength((3 ** (levels + 1) - 1) / 2);
    const count = async (isSo: (instance: Awaited<ReturnType<Stage['instance']>>) => boolean): Promise<number> =>
      (await Promise.all(ids.map((id) => stage.instance(id)))).filter(isSo).length;
    const reason = { reason: '整体' };
    await stage.say(root, { type: 'suspend', by: 'admin', children: true, ...reason });
    await stage.first.workers.runDue();
    expect(await count(({ suspended }) => suspended !== undefined)).toBe(ids.length);
    // Nothing moves meanwhile, although timers are due.
    stage.minutes = 120;
    await stage.first.workers.runDue();
    expect(await count(({ status }) => status === 'running')).toBe(ids.length);
    await stage.say(root, { type: 'activate', by: 'admin', children: true });
    await stage.first.workers.runDue();
    expect(await count(({ suspended }) => suspended === undefined)).toBe(ids.length);
    await stage.say(root, { type: 'cancel', by: 'admin', ...reason });
    await stage.first.workers.runDue();
    expect(await count(({ status }) => status === 'cancelled')).toBe(ids.length);
  });

  const table: FormTemplate = {
    format: 1,
    key: 'rows',
    version: 1,
    title: '明细',
    schema: {
      type: 'object',
      properties: {
        rows: {
          type: 'array',
          maxItems: 10_000,
          items: { type: 'object', properties: { name: { type: 'string' }, amount: { type: 'number' } } },
        },
      },
    },
    ui: {
      type: 'VerticalLayout',
      elements: [
        {
          type: 'Table',
          scope: '#/properties/rows',
          label: '明细',
          columns: [
            { type: 'Control', scope: '#/properties/name', label: '名称' },
            { type: 'Control', scope: '#/properties/amount', label: '金额' },
          ],
        },
      ],
    } as never,
  };
  const rows = Array.from({ length: 10_000 }, (_, at) => ({ name: `第 ${at} 行`, amount: at }));
  const form = { template: 'rows', version: 1, rights: { rows: 'edit' as const } };

  test('[PR42] a table of 10,000 rows is taken in and changed; as many tasks or children are refused by number', async () => {
    const each = { list: 'rows' };
    await publish(
      definitionOf(
        'fill',
        {
          fill: task({ keep: 'fill', sum: 'summed', people: 'people', calls: 'calls' }, { assign: role, form }),
          summed: task(
            { ok: 'end' },
            { assign: role, onEntry: [{ type: 'set', values: { total: 'sum(rows.amount)' } }] },
          ),
          people: task({ ok: 'end' }, { assign: role, group: { kind: 'all', pass: 'ok', each } }),
          calls: { type: 'call', title: '逐行', process: 'child', wait: true, each, outcomes: { '*': { to: 'end' } } },
          end: final(),
        },
        {
          key: 'table',
          roles: { tech: { title: '工程师' } },
          data: { type: 'object', properties: { total: { type: 'number' } } },
        },
      ),
      [table],
    );
    const id = await stage.start('table');
    const take = async (outcome: string, values?: object) =>
      codeOf(
        await ending(
          stage.first.execute(
            stage.command(id, {
              type: 'complete',
              by: 'tech-1',
              taskId: await openTask(id),
              outcome,
              ...(values && { values }),
            }),
          ),
        ),
      );
    expect(await take('keep', { rows })).toBe('ok');
    const changed = rows.map((row, at) => (at === 5000 ? { ...row, amount: -1 } : row));
    expect(await take('keep', { rows: changed })).toBe('ok');
    expect(await take('people')).toBe('group/too-many-members');
    expect(await take('keep', { rows: [...rows, { name: '多', amount: 0 }] })).toBe('form/invalid');
    expect(await take('keep', { rows: rows.map((row) => ({ ...row, amount: 'x' })) })).toBe('form/invalid');
    expect(await take('calls')).toBe('ok');
    const { jobs, visits } = await stage.instance(id);
    expect([visits.map(({ state }) => state), jobs.map(({ incident }) => incident !== undefined)]).toEqual([
      ['calls'],
      [true],
    ]);
    await stage.say(id, { type: 'jump', by: 'admin', to: 'summed', reason: '改走汇总' });
    expect((await stage.instance(id)).variables['total']).toBe(49_995_000 - 5000 - 1);
  });

  test('[PR43] an expression without end counts as not true, in bounded time; the process goes its other way', () => {
    const endless = 'sum(for a in 1..100000, b in 1..100000 return a * b) > 0';
    const world = started(
      definitionOf('pick', {
        pick: { type: 'decision', title: '选择', branches: [{ when: endless, to: 'end' }], otherwise: 'work' },
        work: task({ ok: 'end' }, { onEntry: [{ type: 'set', values: { n: 'for x in 1..1000000000 return x' } }] }),
        end: final(),
      }),
    );
    expect(leaves(world)).toEqual(['work']);
    expect(now(world).variables['n'] ?? null).toBeNull();
  });

  test('[PR46] a loop of calls that wait for nothing is stopped before it floods the outbox', () => {
    const world = started(
      definitionOf('work', {
        work: task({ ok: 'again' }),
        again: { type: 'call', title: '再启动', process: 'other', wait: false, outcomes: { '*': { to: 'pick' } } },
        pick: {
          type: 'decision',
          title: '选择',
          branches: [{ when: 'done = true', to: 'end' }],
          otherwise: 'again',
        },
        end: final(),
      }),
    );
    accept(complete(world, 'work', 'clerk-1'));
    const { children, jobs, status } = now(world);
    expect(children.length).toBeLessThanOrEqual(60);
    expect(jobs.filter(({ incident }) => incident !== undefined)).toHaveLength(1);
    expect(status).toBe('running');
  });

  test('[PR44] texts, lists and commands that are too large are refused by size', async () => {
    const id = await stage.start('desk');
    const huge = '长'.repeat(3_000_000);
    const long = huge.slice(0, 100_000);
    const taskId = await openTask(id);
    const sent: readonly Said[] = [
      { type: 'comment', by: 'desk-1', text: huge },
      { type: 'complete', by: 'desk-1', taskId, outcome: huge },
      { type: 'save-draft', by: 'desk-1', taskId, values: { [huge]: 1 } },
      { type: 'comment', by: 'desk-1', text: long },
      { type: 'cc', by: 'desk-1', users: Array.from({ length: 100_000 }, (_, at) => `u${at}`) },
      { type: 'cancel', by: 'admin', reason: long },
      { type: 'terminate', by: 'admin', as: 'voided', reason: long },
      { type: 'complete', by: 'desk-1', taskId, outcome: 'submit', comment: long },
      { type: 'transfer', by: 'desk-1', taskId, to: 'tech-1', comment: long },
      { type: 'delegate', by: 'desk-1', taskId, to: 'tech-1', reason: long },
      { type: 'jump', by: 'admin', to: 'handling', reason: long },
      { type: 'suspend', by: 'admin', reason: long },
    ];
    const before = JSON.stringify(await stage.instance(id));
    const codes: string[] = [];
    for (const said of sent) codes.push(codeOf(await ending(stage.first.execute(stage.command(id, said)))));
    expect(codes).not.toContain('ok');
    expect(codes.slice(0, 3)).toEqual(['command/too-large', 'command/too-large', 'command/too-large']);
    expect(JSON.stringify(await stage.instance(id))).toBe(before);
  });
});

test('[PR45] after all of this the doctor finds nothing', async () => {
  expect((await examineStore(stage.store)).findings).toEqual([]);
});
