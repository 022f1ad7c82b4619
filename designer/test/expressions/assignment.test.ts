import { describe, expect, it } from 'vitest';
import { walkStates, type AssignmentRule, type TaskState } from '@yunliu/engine/definition';
import { CommandStack, lint, statesOf, type DesignDocument } from '@yunliu/designer/model';
import type { DesignWorld } from '@yunliu/designer/session';
import { assignmentSentence, pathPreview, vacanciesOf } from '../../src/expressions/index.js';
import { ruleKinds } from '../../src/expressions/assignment-texts.js';
import { askAssignment, needsOf } from '../../src/expressions/assignment-trial.js';
import { missingRoles, newAssignment } from '../../src/expressions/new-assignment.js';
import { readWorld } from '../design-world.js';
import { shipped, shippedProcesses } from '../model/shipped.js';

const world = readWorld();
const { organisation } = world;
const hotline = shipped('hotline');
const NOW = '2026-09-30T02:00:00.000Z';

function withRule(assign: AssignmentRule, of = 'call-taken', document: DesignDocument = hotline): DesignDocument {
  const stack = new CommandStack(document);
  stack.execute({ type: 'set-assignment', of, assign });
  return stack.document;
}

function ask(document: DesignDocument, starter: string, more: object = {}, locale: 'zh-CN' | 'en' = 'zh-CN') {
  const supposed = { starter, variables: {}, handlers: {}, chosen: [], ...more };
  return askAssignment(document, world, 'call-taken', supposed, NOW, locale);
}

describe('who handles a task', () => {
  it('[X13] every kind of rule has a whole first value that the validator takes, and a sentence in both languages', () => {
    const stack = new CommandStack(hotline);
    const context = {
      forms: world.forms,
      processes: world.definitions,
      roles: organisation.roles.map(({ key }) => key),
      calendars: world.calendars.map(({ key }) => key),
      handlers: world.handlers,
    };
    const before = lint(stack.document, context).length;
    for (const { value } of ruleKinds('zh-CN')) {
      const assign = newAssignment(value, hotline, organisation);
      for (const command of missingRoles(assign, stack.document, organisation)) stack.execute(command);
      stack.execute({ type: 'set-assignment', of: 'call-taken', assign });
      const found = lint(stack.document, context).filter(({ severity }) => severity === 'error');
      const isChosenYet = assign.by !== 'field' || assign.field !== '';
      expect(
        found.filter(() => isChosenYet).map(({ code }) => code),
        value,
      ).toEqual([]);
      for (const locale of ['zh-CN', 'en'] as const) {
        const sentence = assignmentSentence(assign, { document: stack.document, organisation, locale });
        expect(sentence, value).toMatch(locale === 'en' ? /handle|turns/ : /[\u4e00-\u9fff]/);
        expect(sentence).not.toMatch(/undefined|\{/);
      }
    }
    expect(before).toBeGreaterThanOrEqual(0);
  });

  it('[X13] every shipped rule has a sentence without raw names', () => {
    const bad: string[] = [];
    for (const key of shippedProcesses) {
      const document = shipped(key);
      for (const { state } of walkStates(document.definition)) {
        if (state.type !== 'task') continue;
        const sentence = assignmentSentence(state.assign, { document, organisation, locale: 'zh-CN' });
        if (/[a-z]{3}|undefined|不存在/.test(sentence)) bad.push(`${key}: ${sentence}`);
      }
    }
    expect(bad).toEqual([]);
    expect(
      assignmentSentence(
        { by: 'leader', level: 2, else: { by: 'round-robin', among: { by: 'role', role: 'service-desk' } } },
        { document: hotline, organisation, locale: 'zh-CN' },
      ),
    ).toBe('由发起人的第 2 级主管办理；找不到时，轮流办理，范围：角色“服务台”的人员');
  });

  it('[X14] the engine says who would get it, and why', () => {
    const leader = ask(withRule({ by: 'leader' }), 'hotline-2');
    expect(leader.people.map(({ id }) => id)).toEqual(['hotline-1']);
    expect(leader.why).toContain('第 1 级主管');
    const role = ask(withRule({ by: 'role', role: 'service-desk' }), 'hotline-2', {}, 'en');
    expect(role.people.length).toBeGreaterThan(0);
    expect(role.why).toMatch(/role/);
    const rotation = ask(withRule({ by: 'round-robin', among: { by: 'role', role: 'service-desk' } }), 'hotline-2');
    expect(rotation.people).toHaveLength(1);
    const loaded = ask(withRule({ by: 'least-loaded', among: { by: 'role', role: 'service-desk' } }), 'hotline-2');
    expect(loaded.people).toHaveLength(1);
    const handler = ask(withRule({ by: 'handler-of', state: 'escalated' }), 'hotline-2', {
      handlers: { escalated: 'desk-1' },
    });
    expect(handler.people.map(({ id }) => id)).toEqual(['desk-1']);
    const previous = ask(withRule({ by: 'previous' }), 'hotline-2', { handlers: { $previous: 'tech-1' } });
    expect(previous.people.map(({ id }) => id)).toEqual(['tech-1']);
    const chosen = ask(withRule({ by: 'chosen', from: 'starter' }), 'hotline-2', { chosen: ['desk-1'] });
    expect(chosen.people.map(({ id }) => id)).toEqual(['desk-1']);
    const written = ask(withRule({ by: 'expression', users: 'engineer' }), 'hotline-2', {
      variables: { engineer: 'tech-1' },
    });
    expect(written.people.map(({ id }) => id)).toEqual(['tech-1']);
    const nobody = ask(withRule({ by: 'user', user: 'nobody-7', else: { by: 'starter' } }), 'hotline-2');
    expect(nobody.people.map(({ id }) => id)).toEqual(['hotline-2']);
    expect(nobody.why).toContain('前 1 条规则没有找到人');
  });

  it('[X14] a draft that is broken elsewhere still answers; a broken rule says so', () => {
    const stack = new CommandStack(withRule({ by: 'leader' }));
    stack.execute({ type: 'set', pointer: '/definition/initial', value: 'nowhere' });
    expect(ask(stack.document, 'hotline-2').people.map(({ id }) => id)).toEqual(['hotline-1']);
    const broken = ask(withRule({ by: 'expression', users: 'a +' }), 'hotline-2');
    expect(broken.fault?.code).toBe('definition/not-runnable');
  });

  it('[X14] separation, skipping and the policy for nobody count as at run time', () => {
    const stack = new CommandStack(withRule({ by: 'starter' }));
    const at = statesOf(stack.document).get('call-taken')?.pointer ?? '';
    stack.execute({ type: 'set', pointer: `${at}/separation`, value: { notInitiator: true } });
    const barred = ask(stack.document, 'hotline-2');
    expect(barred.why).toContain('须回避');
    stack.execute({ type: 'set', pointer: `${at}/whenNobody`, value: { policy: 'refuse' } });
    expect(ask(stack.document, 'hotline-2').fault?.code).toBe('assignment/nobody');
  });

  it('[X14] a rule says what has to be supposed', () => {
    const state = (assign: AssignmentRule): TaskState => ({ type: 'task', title: 't', outcomes: {}, assign });
    expect(needsOf(state({ by: 'field', field: 'boss', else: { by: 'previous' } }))).toEqual({
      variables: ['boss'],
      handlers: [],
      previous: true,
      chosen: false,
    });
    expect(needsOf(state({ by: 'expression', users: 'if a > 1 then startedBy else b' })).variables).toEqual(['a', 'b']);
  });

  it('[X15] vacancies: empty and left roles, unknown and inactive people, missing leaders, one’s own task', () => {
    const kinds = (document: DesignDocument, of: DesignWorld = world): readonly string[] =>
      vacanciesOf(document, of, { state: 'call-taken' }).map(({ kind, severity }) => `${kind} ${severity}`);
    expect(kinds(withRule({ by: 'role', role: 'no-such-role' }))).toEqual(['role-empty error']);
    expect(kinds(withRule({ by: 'role', role: 'no-such-role', else: { by: 'role', role: 'service-desk' } }))).toEqual([
      'role-empty warning',
    ]);
    const left: DesignWorld = {
      ...world,
      organisation: {
        ...organisation,
        users: organisation.users.map((user) =>
          user.roles.includes('service-desk') ? { ...user, active: false } : user,
        ),
      },
    };
    expect(kinds(withRule({ by: 'role', role: 'service-desk' }), left)).toEqual(['role-inactive error']);
    expect(kinds(withRule({ by: 'user', user: 'nobody-7' }))).toEqual(['user-unknown error']);
    expect(kinds(withRule({ by: 'department', department: 'nowhere' }))).toEqual(['department-unknown error']);
    expect(kinds(withRule({ by: 'leader', level: 9 }))).toEqual(['nobody error']);
    const own = vacanciesOf(withRule({ by: 'user', user: 'hotline-1' }), world, { state: 'call-taken' });
    expect(own).toMatchObject([{ kind: 'own-task', severity: 'warning', starters: ['hotline-1'] }]);
    expect(kinds(withRule({ by: 'field', field: 'engineer' }))).toEqual([]);
  });

  it('[X15] the shipped processes have somebody for every step, and the radar is quick', () => {
    const before = performance.now();
    const errors = shippedProcesses.flatMap((key) =>
      vacanciesOf(shipped(key), world)
        .filter(({ severity }) => severity === 'error')
        .map(({ state, message }) => `${key} ${state} ${message['zh-CN']}`),
    );
    expect(errors).toEqual([]);
    expect(performance.now() - before).toBeLessThan(20_000);
  });

  it('[X16] the whole way is played with the draft and named', () => {
    const answer = pathPreview(hotline, world, { by: 'hotline-1', data: {}, now: NOW }, 'zh-CN');
    expect(answer.steps.length).toBeGreaterThan(2);
    expect(answer.steps[0]?.people).toHaveLength(1);
    expect(answer.steps.every(({ title }) => /[\u4e00-\u9fff]/.test(title))).toBe(true);
    const broken = pathPreview(
      { ...hotline, definition: { ...hotline.definition, initial: 'nowhere' } },
      world,
      { by: 'hotline-1', data: {}, now: NOW },
      'zh-CN',
    );
    expect(broken.end).toBe('broken');
    expect(broken.fault?.message['zh-CN']).not.toBe('');
  });
});
