import { describe, expect, it } from 'vitest';
import { SimulatedClock } from '@yunliu/engine/testing';
import { createPresence } from '../../src/server/designs/presence.js';

const MINUTE = 60_000;

describe('who has a draft open', () => {
  it('[DE6] a window that says nothing for a minute holds nothing any more', () => {
    const clock = new SimulatedClock('2026-10-01T00:00:00.000Z');
    const presence = createPresence(clock);
    const ann = { window: 'w1', userId: 'ann', intent: 'edit' } as const;
    const ben = { window: 'w2', userId: 'ben', intent: 'edit' } as const;
    presence.beat('d', ann);
    clock.advance(MINUTE - 1);
    expect(presence.beat('d', ben).holder?.userId).toBe('ann');
    clock.advance(1);
    expect(presence.beat('d', ben).holder?.userId).toBe('ben');
    expect(presence.windows('d').map(({ userId }) => userId)).toEqual(['ben']);
    clock.advance(MINUTE);
    expect(presence.holder('d')).toBeUndefined();
    expect(presence.windows('d')).toEqual([]);
  });

  it('[DE6] two windows of one person do not hold it together, and nobody speaks for another’s window', () => {
    const presence = createPresence(new SimulatedClock('2026-10-01T00:00:00.000Z'));
    presence.beat('d', { window: 'w1', userId: 'ann', intent: 'edit' });
    const second = presence.beat('d', { window: 'w2', userId: 'ann', intent: 'edit' });
    expect(second.holder?.window).toBe('w1');
    presence.beat('d', { window: 'w1', userId: 'eve', intent: 'leave' });
    presence.beat('d', { window: 'w1', userId: 'eve', intent: 'take-over' });
    expect(presence.holder('d')).toMatchObject({ window: 'w1', userId: 'ann' });
  });

  it('[DE6] taking over tells from whom, once, and the other learns who did', () => {
    const presence = createPresence(new SimulatedClock('2026-10-01T00:00:00.000Z'));
    presence.beat('d', { window: 'w1', userId: 'ann', intent: 'edit' });
    expect(presence.beat('d', { window: 'w2', userId: 'ben', intent: 'take-over' }).tookFrom).toBe('ann');
    expect(presence.beat('d', { window: 'w2', userId: 'ben', intent: 'take-over' }).tookFrom).toBeUndefined();
    expect(presence.beat('d', { window: 'w1', userId: 'ann', intent: 'edit' }).takenOverBy).toBe('ben');
    presence.beat('d', { window: 'w2', userId: 'ben', intent: 'look' });
    const back = presence.beat('d', { window: 'w1', userId: 'ann', intent: 'edit' });
    expect([back.holder?.window, back.takenOverBy]).toEqual(['w1', undefined]);
  });

  it('[DE6] drafts do not mix, and one that is gone is forgotten', () => {
    const presence = createPresence(new SimulatedClock('2026-10-01T00:00:00.000Z'));
    presence.beat('d', { window: 'w1', userId: 'ann', intent: 'edit' });
    expect(presence.beat('e', { window: 'w2', userId: 'ben', intent: 'edit' }).holder?.userId).toBe('ben');
    presence.forget('d');
    expect(presence.windows('d')).toEqual([]);
  });
});
