import { describe, expect, it } from 'vitest';
import { explainDecisions, explainOutcomes, explainRefusal, waitsOf, waitText } from '../../src/explain/index.js';
import { explainCondition, unmetParts } from '../../src/expressions/index.js';
import type { Command } from '../../src/decide/command.js';
import { definitionOf, final, task } from '../decide/definitions.js';
import { atSecond, leave } from '../decide/operations/samples.js';
import { accept, complete, now, started, taskIn } from '../decide/world.js';
import { ok, parallel, region, rest } from '../decide/control-parts.js';
import { explainAssignment } from '../../src/explain/assignment.js';

const at = '2026-09-30T00:00:00.000Z';
const words = { person: (id: string) => id, process: (key: string) => key, time: (instant: string) => instant };

describe('why a condition does not hold', () => {
  const explain = (text: string, variables: Record<string, unknown>) => explainCondition(text, { variables, now: at });

  it('[X1] names the parts that are not met, with the values they read', () => {
    const found = explain('金额 > 1000 and (紧急 = true or 部门 = "信息")', { 金额: 1200, 紧急: false, 部门: '财务' });
    expect(found).toMatchObject({ result: false, join: 'and' });
    expect(unmetParts(found!)).toEqual([
      { text: '紧急 = true', result: false, values: [{ name: '紧急', value: false }] },
      { text: '部门 = "信息"', result: false, values: [{ name: '部门', value: '财务' }] },
    ]);
  });

  it('[X1] a missing value is null and the part cannot be told', () => {
    expect(explain('amount > 10', {})).toEqual({
      text: 'amount > 10',
      result: null,
      values: [{ name: 'amount', value: null }],
    });
  });

  it('[X1] reads whole paths, and lists but not the names bound inside loops and filters', () => {
    expect(explain('child.outcome = "done"', { child: { outcome: 'late' } })?.values).toEqual([
      { name: 'child.outcome', value: 'late' },
    ]);
    expect(explain('some row in rows satisfies row.price > 5', { rows: [{ price: 1 }] })?.values).toEqual([
      { name: 'rows', value: [{ price: 1 }] },
    ]);
  });

  it('[X1] a condition that holds has nothing unmet, and text that is no FEEL no explanation', () => {
    expect(unmetParts(explain('a = 1 or b = 1', { a: 1 })!)).toEqual([]);
    expect(explain('a = = 1', {})).toBeUndefined();
  });
});

describe('what an instance waits for', () => {
  const waiting = definitionOf(
    'work',
    {
      work: task(
        { ok: 'done' },
        {
          timers: [
            { id: 'late', after: 'PT2H', to: 'done' },
            { id: 'remind', after: 'PT1H', effects: [] },
          ],
          messages: [{ name: 'cancelled-outside', to: 'done' }],
        },
      ),
      done: final(),
    },
    { messages: [{ name: 'stop', to: 'done' }] },
  );

  it('[X2] lists tasks with the people behind them, messages from the inside out, timers by time', () => {
    const world = started(waiting);
    const waits = waitsOf(world.process, now(world), world.ctx.directory);
    expect(waits).toEqual([
      expect.objectContaining({
        kind: 'task',
        state: 'work',
        people: ['clerk-1', 'clerk-2'],
        candidates: ['role:clerk'],
      }),
      { kind: 'message', name: 'cancelled-outside', state: 'work', title: '办理' },
      { kind: 'message', name: 'stop' },
      expect.objectContaining({ kind: 'timer', rule: 'remind', leads: false, dueAt: '2026-09-30T01:00:00.000Z' }),
      expect.objectContaining({ kind: 'timer', rule: 'late', leads: true }),
    ]);
    expect(waitText(waits[0]!, words, 'zh-CN')).toBe('“办理”：等待 clerk-1、clerk-2 中的一人签收办理');
    expect(waitText(waits.at(-1)!, words, 'en')).toBe('"办理": goes on by itself at 2026-09-30T02:00:00.000Z');
  });

  it('[X2] what the flow has gone on without, and an outcome that is fixed, hear nothing any more', () => {
    const heard = { messages: [{ name: 'm', to: 'end' }] };
    const regions = { a: region('a'), b: { ...region('b') } };
    const p = parallel({ join: 'any', late: 'finish', ...heard }, regions);
    const world = started(definitionOf('p', { p, ...rest }, { messages: [{ name: 'whole', to: 'end' }] }));
    const names = () => {
      const { process, ctx } = world;
      return waitsOf(process, now(world), ctx.directory).flatMap((wait) =>
        wait.kind === 'message' ? [wait.name] : [],
      );
    };
    expect(names()).toEqual(['m', 'whole']);
    ok(world, 'a');
    expect(names()).toEqual(['whole']);
    ok(world, 'next');
    expect([names(), now(world).waits]).toEqual([[], undefined]);
  });

  it('[X2] an ended instance waits for nothing', () => {
    const world = started(waiting);
    complete(world, 'work', 'clerk-1');
    expect(waitsOf(world.process, now(world), world.ctx.directory)).toEqual([]);
  });

  it('[X2] an incident stands before everything else and says what failed', () => {
    const world = started(
      definitionOf('choose', {
        choose: task({ ok: 'call' }),
        call: {
          type: 'call',
          title: '转办',
          process: { oneOf: ['a'], choose: 'which' },
          wait: true,
          outcomes: { '*': { to: 'done' } },
        },
        done: final(),
      }),
    );
    complete(world, 'choose', 'clerk-1');
    const [first] = waitsOf(world.process, now(world), world.ctx.directory);
    expect(first).toMatchObject({ kind: 'incident', state: 'call', what: 'resume' });
    expect(waitText(first!, words, 'zh-CN')).toContain('等待管理员处理');
  });
});

describe('why this way, and why not', () => {
  const routed = definitionOf(
    'fill',
    {
      fill: task({ ok: 'route' }, {}),
      route: {
        type: 'decision',
        title: '金额判断',
        branches: [
          { when: 'amount > 1000', to: 'big' },
          { when: 'amount > 100', to: 'middle' },
        ],
        otherwise: 'small',
      },
      big: final('big'),
      middle: task({ ok: 'small', urgent: 'big' }),
      small: final('small'),
    },
    { data: { type: 'object', properties: { amount: { type: 'number' } } } },
  );

  it('[X3] a decision is explained with the values of its moment, up to the branch taken', () => {
    const world = started(routed, {}, { variables: { amount: 500 } });
    complete(world, 'fill', 'clerk-1');
    const history = world.accepted.flatMap(({ events }) => events);
    expect(explainDecisions(world.process, now(world), history)).toEqual([
      expect.objectContaining({
        state: 'route',
        to: 'middle',
        otherwise: false,
        tried: [
          expect.objectContaining({
            to: 'big',
            condition: expect.objectContaining({ result: false, values: [{ name: 'amount', value: 500 }] }),
          }),
          expect.objectContaining({ to: 'middle', condition: expect.objectContaining({ result: true }) }),
        ],
      }),
    ]);
  });

  it('[X4] a refusal names who could do it instead', () => {
    const world = started(routed);
    const command: Command = {
      type: 'complete',
      taskId: taskIn(world, 'fill').id,
      outcome: 'ok',
      instanceId: now(world).id,
      commandId: 'x',
      actor: { userId: 'stranger' },
    };
    expect(explainRefusal(world.process, world.instance, command, world.ctx)).toMatchObject({
      fault: { code: 'task/not-assigned' },
      people: ['clerk-1', 'clerk-2'],
    });
    expect(
      explainRefusal(world.process, world.instance, { ...command, actor: { userId: 'clerk-1' } }, world.ctx),
    ).toBeUndefined();
  });

  it('[X4] an outcome that is not offered says which part of its condition is not met, also with values not yet sent', () => {
    const conditional = definitionOf(
      'fill',
      {
        fill: {
          ...task({ ok: 'done' }),
          outcomes: { ok: { title: '提交', to: 'done', when: 'amount > 10 and startedBy = "starter"' } },
        },
        done: final(),
      },
      { data: { type: 'object', properties: { amount: { type: 'number' } } } },
    );
    const world = started(conditional, {}, { variables: { amount: 3 } });
    const where = { now: at, actor: 'clerk-1' };
    const open = taskIn(world, 'fill');
    const [now1] = explainOutcomes(world.process, now(world), open, where);
    expect(now1).toMatchObject({
      offered: false,
      unmet: [{ text: 'amount > 10', values: [{ name: 'amount', value: 3 }] }],
    });
    const [typed] = explainOutcomes(world.process, now(world), open, { ...where, values: { amount: 11 } });
    expect(typed).toMatchObject({ offered: true, unmet: [] });
    const command: Command = {
      type: 'complete',
      taskId: open.id,
      outcome: 'ok',
      instanceId: now(world).id,
      commandId: 'x',
      actor: { userId: 'clerk-1' },
    };
    expect(explainRefusal(world.process, world.instance, command, world.ctx)).toMatchObject({
      fault: { code: 'outcome/not-offered' },
      unmet: [{ text: 'amount > 10' }],
    });
    accept(world.send('cancel', 'system', { reason: 'x' }));
  });
});

describe('added signers', () => {
  it('[X6] have the task because somebody asked for them, and whoever asked by the rule still', () => {
    const world = atSecond(leave({ addSign: ['before', 'after', 'parallel'] }));
    const of = (user: string) => now(world).tasks.find(({ assignee }) => assignee === user)?.id ?? '';
    const ask = (as: string, mode: string, ...users: readonly string[]) =>
      accept(world.send('add-signers', as, { taskId: of(as), mode, users, reason: '请会签' }));
    const say = (user: string) => accept(world.send('complete', user, { taskId: of(user), outcome: 'agree' }));
    const why = (user: string, locale?: 'en') =>
      explainAssignment(
        world.accepted.flatMap(({ events }) => events),
        of(user),
        {
          directory: world.ctx.directory,
          ...(locale === undefined ? {} : { locale }),
        },
      );
    const byRule = why('boss');
    ask('boss', 'before', 'ann');
    ask('ann', 'parallel', 'bob');
    expect(why('ann')).toBe('由boss前加签，先于其办理。');
    expect(why('bob')).toBe('由ann并行加签，同时办理。');
    say('ann');
    say('bob');
    expect(why('boss')).toBe(byRule);
    ask('boss', 'after', 'cat');
    say('boss');
    expect(why('cat', 'en')).toBe('boss added this signer, to come after.');
  });
});
