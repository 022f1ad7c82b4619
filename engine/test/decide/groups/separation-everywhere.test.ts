import { describe, expect, test } from 'vitest';
import type { ProcessDefinition } from '../../../src/definition/process-definition.js';
import type { Substitution } from '../../../src/identity/substitution.js';
import { definitionOf, final, task } from '../definitions.js';
import { at, office, take, taskOf, work } from '../operations/samples.js';
import { accept, now, refusedWith, started, taskIn, type World } from '../world.js';

/** `draft` by the starter, `check` by the lead, `approve` by the boss under one of the rules. */
function process(approve: object, more: Partial<ProcessDefinition> = {}): ProcessDefinition {
  const operations = { addSign: ['before', 'after', 'parallel'] } as const;
  return definitionOf(
    'draft',
    {
      draft: task({ submit: 'check' }, { assign: { by: 'starter' } }),
      check: task({ ok: 'approve' }, { assign: { by: 'role', role: 'lead' } }),
      approve: task(
        { ok: 'end' },
        { assign: { by: 'user', user: 'boss', else: { by: 'role', role: 'boss' } }, operations, ...approve },
      ),
      end: final(),
    },
    more,
  );
}

/** Each rule, whom it bars from approving, and the refusal. */
const rules: readonly (readonly [rule: string, definition: ProcessDefinition, barred: string, code: string])[] = [
  ['not the initiator', process({ separation: { notInitiator: true } }), 'starter', 'separation/initiator'],
  ['four eyes', process({ separation: { notHandlersOf: ['check'] } }), 'lead', 'separation/handled-before'],
  ['conflicting roles', process({}, { conflictingRoles: [['lead', 'boss']] }), 'lead', 'separation/conflicting-roles'],
];

const away = (to: string): Substitution => ({
  id: 's1',
  from: 'boss',
  to,
  start: '2026-09-29T00:00:00.000Z',
  end: '2026-10-09T00:00:00.000Z',
  reason: '休假',
});

function begun(definition: ProcessDefinition): World {
  const world = started(definition, { users: office });
  accept(take(world, 'draft', 'starter', 'submit'));
  return world;
}

function atApprove(definition: ProcessDefinition): World {
  const world = begun(definition);
  accept(take(world, 'check', 'lead', 'ok'));
  expect(work(world)).toEqual(['approve:boss']);
  return world;
}

function substituted(world: World, to: string): void {
  const all = [away(to)];
  const directory = { ...world.ctx.directory, substitutions: (id: string) => all.filter(({ from }) => from === id) };
  Object.assign(world.ctx, { directory });
}

describe.each(rules)('separation of duties: %s', (_rule, definition, barred, code) => {
  test('[TG81] no operation hands the task to who must not have it', () => {
    const world = atApprove(definition);
    const before = now(world);
    const asked = { mode: 'parallel', users: [barred], reason: '请一同审批' };
    expect(refusedWith(at(world, 'approve', 'transfer', 'boss', { to: barred })).code).toBe(code);
    expect(refusedWith(at(world, 'approve', 'transfer', 'admin', { to: barred })).code).toBe(code);
    expect(refusedWith(at(world, 'approve', 'delegate', 'boss', { to: barred })).code).toBe(code);
    for (const mode of ['before', 'after', 'parallel'])
      expect(refusedWith(at(world, 'approve', 'add-signers', 'boss', { ...asked, mode })).code).toBe(code);
    const given = world.send('hand-over', 'admin', { from: 'boss', to: barred, reason: '离职' });
    expect(refusedWith(given).code).toBe(code);
    expect(now(world)).toBe(before);
  });

  test('[TG81] nor an added signer, a delegate or a substitute in turn', () => {
    const world = atApprove(definition);
    accept(at(world, 'approve', 'add-signers', 'boss', { mode: 'parallel', users: ['ann'], reason: '请一同审批' }));
    const signer = now(world).tasks.find(({ assignee }) => assignee === 'ann')?.id;
    const on = { taskId: signer, mode: 'after', users: [barred], reason: '再请' };
    expect(refusedWith(world.send('add-signers', 'ann', on)).code).toBe(code);
    expect(refusedWith(world.send('transfer', 'ann', { taskId: signer, to: barred })).code).toBe(code);
  });

  test('[TG89] a substitution leaves it with the person, at the assignment and when it begins', () => {
    const world = begun(definition);
    substituted(world, barred);
    accept(take(world, 'check', 'lead', 'ok'));
    expect(work(world)).toEqual(['approve:boss']);
    const later = atApprove(definition);
    substituted(later, barred);
    const moved = later.send('apply-substitution', 'system', { taskId: taskIn(later, 'approve').id });
    expect(refusedWith(moved).code).toBe('substitution/nothing-to-do');
    substituted(later, 'ann');
    accept(later.send('apply-substitution', 'system', { taskId: taskIn(later, 'approve').id }));
    expect(work(later)).toEqual(['approve:ann']);
    expect(refusedWith(at(later, 'approve', 'transfer', 'ann', { to: barred })).code).toBe(code);
  });
});

describe('separation of duties and who really worked', () => {
  const cases = rules.filter(([rule]) => rule !== 'not the initiator');
  test.each(cases)('[TG84] %s: who handled it for somebody else is barred too', (_rule, definition, _barred, code) => {
    const transferred = begun(definition);
    accept(at(transferred, 'check', 'transfer', 'lead', { to: 'ann' }));
    accept(take(transferred, 'check', 'ann', 'ok'));
    expect(refusedWith(at(transferred, 'approve', 'transfer', 'boss', { to: 'ann' })).code).toBe(code);
    accept(at(transferred, 'approve', 'transfer', 'boss', { to: 'lead' }));

    const delegatedTo = begun(definition);
    accept(at(delegatedTo, 'check', 'delegate', 'lead', { to: 'ann' }));
    accept(at(delegatedTo, 'check', 'resolve', 'ann'));
    accept(take(delegatedTo, 'check', 'lead', 'ok'));
    for (const person of ['ann', 'lead'])
      expect(refusedWith(at(delegatedTo, 'approve', 'transfer', 'boss', { to: person })).code).toBe(code);
    accept(at(delegatedTo, 'approve', 'transfer', 'boss', { to: 'bob' }));

    const signed = begun(
      definitionOf(
        'draft',
        {
          ...definition.states,
          check: taskOf('lead', { ok: 'approve' }, { operations: { addSign: ['before'] } }),
        },
        { conflictingRoles: definition.conflictingRoles ?? [] },
      ),
    );
    const isByRole = code === 'separation/conflicting-roles';
    accept(at(signed, 'check', 'add-signers', 'lead', { mode: 'before', users: ['cat'], reason: '先看' }));
    accept(take(signed, 'check', 'cat', 'ok'));
    accept(take(signed, 'check', 'lead', 'ok'));
    // A state given to a person by name has no role that could conflict.
    const moved = at(signed, 'approve', 'transfer', 'boss', { to: 'cat' });
    expect(isByRole ? accept(moved).kind : refusedWith(moved).code).toBe(isByRole ? 'accepted' : code);
  });
});

test('[TG84] a delegation that was taken back, or not answered, bars nobody', () => {
  const world = begun(rules[1]![1]);
  accept(at(world, 'check', 'delegate', 'lead', { to: 'ann' }));
  accept(at(world, 'check', 'recall-delegation', 'lead'));
  accept(take(world, 'check', 'lead', 'ok'));
  accept(at(world, 'approve', 'transfer', 'boss', { to: 'ann' }));
  expect(now(world).delegates).toBeUndefined();
});

test('[TG84] in whose name the engine has answered has handled it: four eyes are not two', () => {
  const world = started(
    definitionOf('draft', {
      draft: task({ submit: 'check' }, { assign: { by: 'starter' } }),
      check: task({ ok: 'both' }, { assign: { by: 'starter' }, autoSkip: { when: ['initiator'], outcome: 'ok' } }),
      both: task(
        { ok: 'approve' },
        {
          assign: { by: 'expression', users: '["lead", "ann"]' },
          group: { kind: 'all', pass: 'ok' },
          autoSkip: { when: ['adjacent'], outcome: 'ok' },
        },
      ),
      approve: taskOf('starter', { ok: 'end' }, { separation: { notHandlersOf: ['check'] } }),
      end: final(),
    }),
    { users: office },
  );
  accept(take(world, 'draft', 'starter', 'submit'));
  for (const person of ['lead', 'ann']) {
    const own = now(world).tasks.find(({ assignee }) => assignee === person)?.id;
    accept(world.send('complete', person, { taskId: own, outcome: 'ok' }));
  }
  expect(now(world).tasks).toMatchObject([{ state: 'approve', candidates: ['role:admin'] }]);
});

test.each(rules.slice(1))('[TG84] %s: also when the step was left another way', (_rule, definition, _barred, code) => {
  const world = begun(definition);
  accept(at(world, 'check', 'delegate', 'lead', { to: 'ann' }));
  accept(at(world, 'check', 'resolve', 'ann'));
  accept(world.send('jump', 'admin', { to: 'approve', reason: '补办' }));
  expect(refusedWith(at(world, 'approve', 'transfer', 'boss', { to: 'ann' })).code).toBe(code);
  accept(at(world, 'approve', 'transfer', 'boss', { to: 'lead' }));
});
