import { describe, expect, test } from 'vitest';
import { definitionOf, final, task } from './definitions.js';
import { accept, complete, now, refusedWith, started, taskIn, worldOf } from './world.js';

const simple = definitionOf('a', { a: task({ ok: 'b' }), b: task({ ok: 'end' }), end: final() });

describe('what holds for every command', () => {
  test('[D4] an unknown instance and an id that is taken are refused', () => {
    const world = worldOf(simple);
    expect(refusedWith(world.send('comment', 'admin', { text: 'x' })).code).toBe('instance/not-found');
    accept(world.send('start', 'starter'));
    expect(refusedWith(world.send('start', 'starter')).code).toBe('instance/exists');
  });

  test('[D5] a stale revision is refused with both numbers; the present one is taken', () => {
    const world = started(simple);
    const fault = refusedWith(complete(world, 'a', 'clerk-1', 'ok', { expectedRevision: 0 }));
    expect(fault).toMatchObject({ code: 'instance/stale-revision', details: { expected: 0, current: 1 } });
    accept(complete(world, 'a', 'clerk-1', 'ok', { expectedRevision: 1 }));
    expect(now(world).revision).toBe(2);
  });

  test.each(['fire-timer', 'complete-job', 'complete-child'] as const)('[D6] %s is the engine’s alone', (type) => {
    const world = started(simple);
    expect(refusedWith(world.send(type, 'admin')).code).toBe('command/system-only');
    expect(refusedWith(world.send(type, 'system', { timerId: 'x', jobId: 'x', childId: 'x' })).code).toMatch(/\/gone$/);
  });

  test('[D7] a finished instance refuses every command of people', () => {
    const world = started(definitionOf('a', { a: task({ ok: 'end' }), end: final() }));
    const { id } = taskIn(world, 'a');
    accept(complete(world, 'a', 'clerk-1'));
    for (const type of [
      'claim',
      'unclaim',
      'complete',
      'save-draft',
      'transfer',
      'comment',
      'attach',
      'cancel',
      'correlate-message',
    ] as const) {
      const rest = {
        taskId: id,
        outcome: 'ok',
        values: {},
        to: 'boss',
        text: 'x',
        reason: 'x',
        name: 'm',
        attachment: {},
      };
      expect(refusedWith(world.send(type, 'admin', rest)).code, type).toBe('instance/ended');
    }
    expect(refusedWith(world.send('fire-timer', 'system', { timerId: 'x' })).code).toBe('instance/ended');
  });

  test('[D7] after the end the engine still lists late documents', () => {
    const world = started(definitionOf('a', { a: task({ ok: 'end' }), end: final() }));
    accept(complete(world, 'a', 'clerk-1'));
    const attachment = {
      id: 'f1',
      name: '记录.pdf',
      size: 1,
      mediaType: 'application/pdf',
      sha256: 's',
      kind: 'document',
    };
    accept(world.send('attach', 'system', { attachment }));
    expect(now(world).attachments).toMatchObject([{ id: 'f1', by: 'system' }]);
    expect(now(world).status).toBe('completed');
  });

  test.each([
    ['nobody', 'actor/unknown'],
    ['gone', 'actor/inactive'],
    ['system', 'actor/not-a-person'],
  ])('[D8] %s cannot do a person’s work: %s', (as, code) => {
    const world = started(simple);
    const { id } = taskIn(world, 'a');
    for (const type of ['claim', 'unclaim', 'complete', 'save-draft', 'transfer'] as const) {
      const rest = { taskId: id, outcome: 'ok', values: {}, to: 'boss' };
      expect(refusedWith(world.send(type, as, rest)).code, type).toBe(code);
    }
  });

  test('[D9] every refusal speaks both languages and says what to do', () => {
    const world = started(simple);
    const faults = [
      refusedWith(world.send('claim', 'stranger', { taskId: taskIn(world, 'a').id })),
      refusedWith(world.send('cancel', 'stranger', { reason: 'x' })),
      refusedWith(complete(world, 'a', 'clerk-1', 'no-such')),
    ];
    for (const { message, hint } of faults) {
      expect(message['zh-CN']).toMatch(/\p{Script=Han}.*[。！]$/u);
      expect(hint['zh-CN']).toMatch(/\p{Script=Han}/u);
      expect(message.en).not.toMatch(/\p{Script=Han}/u);
      expect(hint.en).not.toMatch(/\p{Script=Han}/u);
    }
  });
});
