import { describe, expect, test } from 'vitest';
import type { FormTemplate } from '../../../src/forms/form-template.js';
import { compileServerForm } from '../../../src/forms/server/compile-server-form.js';
import { definitionOf, final, task } from '../definitions.js';
import { accept, now, refusedWith, started, taskIn } from '../world.js';
import { at, atSecond, eventsOf, lastEvent, leave, office, start, take, taskOf, work } from './samples.js';

const template: FormTemplate = {
  format: 1,
  key: 'opinion',
  version: 1,
  title: '意见',
  schema: { type: 'object', properties: { opinion: { type: 'string', title: '意见' } } },
  ui: { type: 'VerticalLayout', elements: [{ type: 'Control', scope: '#/properties/opinion' }] },
};
const forms = [compileServerForm(template)];

describe('delegation', () => {
  const withForm = definitionOf('a', {
    a: taskOf('lead', { ok: 'end' }, { form: { template: 'opinion', version: 1, rights: { opinion: 'required' } } }),
    end: final(),
  });

  test('[O1] the delegate works on it and gives it back; values wait as draft, only the owner takes the outcome', () => {
    const world = started(withForm, { forms, users: office });
    accept(at(world, 'a', 'delegate', 'lead', { to: 'ann', reason: '请代拟意见' }));
    expect(taskIn(world, 'a')).toMatchObject({ assignee: 'ann', owner: 'lead' });
    expect(refusedWith(take(world, 'a', 'ann', 'ok', { values: { opinion: '可' } })).code).toBe('task/delegated');
    expect(refusedWith(take(world, 'a', 'lead', 'ok')).code).toBe('task/not-assigned');
    expect(refusedWith(at(world, 'a', 'transfer', 'ann', { to: 'bob' })).code).toBe('task/delegated');
    expect(refusedWith(at(world, 'a', 'delegate', 'ann', { to: 'bob' })).code).toBe('task/delegated');
    accept(at(world, 'a', 'resolve', 'ann', { values: { opinion: '建议同意' }, comment: '已核对' }));
    expect(taskIn(world, 'a')).toMatchObject({ assignee: 'lead', draft: { opinion: '建议同意' } });
    expect(taskIn(world, 'a')).not.toHaveProperty('owner');
    expect(lastEvent(world, 'task.resolved')).toEqual({ to: 'lead', fields: ['opinion'], comment: '已核对' });
    expect(now(world).variables).toEqual({});
    accept(take(world, 'a', 'lead', 'ok', { values: { opinion: '同意' } }));
    expect(now(world).status).toBe('completed');
  });

  test('[O2] the owner takes a delegation back; a stranger may not, and there must be one', () => {
    const world = atSecond(leave());
    expect(refusedWith(at(world, 'second', 'recall-delegation', 'boss')).code).toBe('task/not-delegated');
    expect(refusedWith(at(world, 'second', 'resolve', 'boss')).code).toBe('task/not-delegated');
    accept(at(world, 'second', 'delegate', 'boss', { to: 'ann' }));
    expect(refusedWith(at(world, 'second', 'recall-delegation', 'stranger')).code).toBe('delegation/not-yours');
    accept(at(world, 'second', 'recall-delegation', 'boss', { reason: '我自己办' }));
    expect(work(world)).toEqual(['second:boss']);
    expect(lastEvent(world, 'task.delegation-recalled')).toMatchObject({ from: 'ann', reason: '我自己办' });
  });

  test('[O3] nobody delegates to oneself, to nobody, where it is not allowed, or around the separation of duties', () => {
    const world = atSecond(leave());
    expect(refusedWith(at(world, 'second', 'delegate', 'boss', { to: 'boss' })).code).toBe('delegate/same-user');
    expect(refusedWith(at(world, 'second', 'delegate', 'boss', { to: 'gone' })).code).toBe('person/not-available');
    expect(refusedWith(at(world, 'second', 'delegate', 'stranger', { to: 'ann' })).code).toBe('task/not-assigned');
    const strict = atSecond(leave({ delegate: false, transfer: false }));
    expect(refusedWith(at(strict, 'second', 'delegate', 'boss', { to: 'ann' })).code).toBe('operation/not-offered');
    expect(refusedWith(at(strict, 'second', 'transfer', 'boss', { to: 'ann' })).code).toBe('operation/not-offered');
    accept(at(strict, 'second', 'transfer', 'admin', { to: 'ann' }));
    const apart = definitionOf('a', {
      a: taskOf('lead', { ok: 'end' }, { separation: { notInitiator: true } }),
      end: final(),
    });
    const separated = start(apart);
    expect(refusedWith(at(separated, 'a', 'delegate', 'lead', { to: 'starter' })).code).toBe('separation/initiator');
    expect(refusedWith(at(separated, 'a', 'transfer', 'lead', { to: 'starter' })).code).toBe('separation/initiator');
  });

  test('[O4] delegating an unclaimed task makes it the delegator’s own', () => {
    const world = start(definitionOf('a', { a: task({ ok: 'end' }), end: final() }));
    accept(at(world, 'a', 'delegate', 'clerk-1', { to: 'ann' }));
    accept(at(world, 'a', 'resolve', 'ann'));
    expect(taskIn(world, 'a')).toMatchObject({ assignee: 'clerk-1', candidates: ['role:clerk'] });
  });

  test('[O1] a delegate does not give the task back to its candidates; an administrator does, and nobody owns it then', () => {
    const world = start(definitionOf('a', { a: task({ ok: 'end' }), end: final() }));
    accept(at(world, 'a', 'delegate', 'clerk-1', { to: 'ann' }));
    expect(refusedWith(at(world, 'a', 'unclaim', 'ann')).code).toBe('task/delegated');
    accept(at(world, 'a', 'unclaim', 'admin'));
    expect(taskIn(world, 'a')).not.toHaveProperty('owner');
    accept(take(world, 'a', 'clerk-2', 'ok'));
    expect(now(world).status).toBe('completed');
  });

  test('[O5] who has worked on it for its owner stays involved', () => {
    const world = atSecond(leave());
    accept(at(world, 'second', 'delegate', 'boss', { to: 'cat' }));
    accept(at(world, 'second', 'resolve', 'cat'));
    expect(world.send('comment', 'cat', { text: '附上依据' }).kind).toBe('accepted');
    expect(at(world, 'second', 'urge', 'cat').kind).toBe('accepted');
  });

  test('[O5] so does who has returned it', () => {
    const definition = leave({ return: { to: 'previous' } });
    const world = start(definition);
    accept(take(world, 'draft', 'starter', 'submit'));
    accept(at(world, 'first', 'return', 'lead', { comment: '请补充' }));
    expect(at(world, 'draft', 'urge', 'lead').kind).toBe('accepted');
    expect(world.send('comment', 'lead', { text: '附件不全' }).kind).toBe('accepted');
  });
});

describe('urging and copying', () => {
  test('[O20] an open task is urged by those involved, not by its holder, and again only after the pause', () => {
    const world = atSecond(leave());
    expect(refusedWith(at(world, 'second', 'urge', 'boss')).code).toBe('urge/own-task');
    expect(refusedWith(at(world, 'second', 'urge', 'stranger')).code).toBe('instance/not-involved');
    accept(at(world, 'second', 'urge', 'starter', { text: '很急' }));
    expect(now(world).jobs.at(-1)?.request).toMatchObject({
      kind: 'notify',
      to: ['user:boss'],
      text: 'starter请您尽快办理：很急',
    });
    const fault = refusedWith(at(world, 'second', 'urge', 'lead'));
    expect(fault).toMatchObject({ code: 'urge/too-soon', details: { again: '2026-09-30T00:30:00.000Z' } });
    world.now = '2026-09-30T00:30:00.000Z';
    accept(at(world, 'second', 'urge', 'lead'));
    expect(taskIn(world, 'second')).toMatchObject({ urges: 2, urgedAt: world.now });
    expect(eventsOf(world, 'task.urged').map(({ count }) => count)).toEqual([1, 2]);
  });

  test('[O20] a state may set another pause, or take no reminders', () => {
    const world = atSecond(leave({ urge: 'PT2H' }));
    accept(at(world, 'second', 'urge', 'starter'));
    world.now = '2026-09-30T01:00:00.000Z';
    expect(refusedWith(at(world, 'second', 'urge', 'starter')).code).toBe('urge/too-soon');
    expect(refusedWith(at(atSecond(leave({ urge: false })), 'second', 'urge', 'starter')).code).toBe(
      'operation/not-offered',
    );
  });

  test('[O21] those involved copy others in, each once, with a notice', () => {
    const world = atSecond(leave());
    expect(refusedWith(world.send('cc', 'stranger', { users: ['ann'] })).code).toBe('instance/not-involved');
    expect(refusedWith(world.send('cc', 'lead', { users: [] })).code).toBe('person/count');
    expect(refusedWith(world.send('cc', 'lead', { users: ['ann', 'nobody'] })).code).toBe('person/not-available');
    const { copies } = accept(world.send('cc', 'lead', { users: ['ann', 'bob', 'ann'], text: '请知悉' }));
    expect(copies.map(({ userId, from }) => [userId, from])).toEqual([
      ['ann', 'lead'],
      ['bob', 'lead'],
    ]);
    expect(lastEvent(world, 'people.copied')).toEqual({ users: ['ann', 'bob'], text: '请知悉' });
  });
});
