import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { folder } from '../agreements/shipped-agreements.js';
import { EngineWorld } from './engine-world.js';

let world: EngineWorld;
beforeEach(async () => {
  world = await EngineWorld.open();
});
afterEach(() => world.close());

const [a01] = folder.agreements;
const system = {
  key: 'oa',
  title: 'OA',
  customer: '集团',
  agreement: { key: 'a01-nc-oa-group', version: 1 },
  validFrom: '2026-01-01T00:00:00+08:00',
};

async function codeOf(work: Promise<unknown>): Promise<string | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    return (error as { readonly code?: string }).code;
  }
}

describe('the registry of agreements', () => {
  it('[AG41] a published version never changes; the same content again is a no-op', async () => {
    const { agreements } = world.engine;
    if (a01 === undefined) throw new Error('no agreement');
    expect(await agreements.publish([a01], 'admin')).toMatchObject({ published: ['a01-nc-oa-group@1'], unchanged: 0 });
    expect(await agreements.publish([a01], 'admin')).toMatchObject({ published: [], unchanged: 1 });
    expect(await codeOf(agreements.publish([{ ...a01, title: '另一份' }], 'admin'))).toBe('agreement/version-frozen');
    expect((await agreements.publish([{ ...a01, version: 2, defaultPriority: 'none' }], 'admin')).issues[0]?.code).toBe(
      'agreement/unknown-priority',
    );
    await world.restart();
    expect((await world.engine.agreements.get('a01-nc-oa-group'))?.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('[AG42] a system is under one agreement at a time; a new row ends the one before', async () => {
    const { agreements } = world.engine;
    expect(await codeOf(agreements.putSystem(system))).toBe('agreement/unknown');
    await agreements.publish(folder.agreements.slice(0, 2), 'admin');
    await agreements.putSystem(system);
    const later = {
      ...system,
      agreement: { key: 'a02-aftersales-template', version: 1 },
      validFrom: '2026-10-01T00:00:00+08:00',
    };
    await agreements.putSystem(later);
    const port = await agreements.port();
    expect(port?.forSystem('oa', '2026-09-30T15:59:59.999Z')?.agreement.key).toBe('a01-nc-oa-group');
    expect(port?.forSystem('OA', '2026-09-30T16:00:00.000Z')?.agreement.key).toBe('a02-aftersales-template');
    expect(port?.forSystem('oa', '2025-12-31T00:00:00.000Z')).toBeUndefined();
    expect(await codeOf(agreements.putSystem({ ...later, validFrom: '2026-02-30T00:00:00+08:00' }))).toBe(
      'downtime/impossible-time',
    );
    expect(await codeOf(agreements.putSystem({ ...later, validTo: '2026-01-01T00:00:00+08:00' }))).toBe(
      'downtime/reversed-interval',
    );
  });

  it('[AG43] a window is declared, approved by another, and ended once; times and systems are checked', async () => {
    const { agreements } = world.engine;
    const actor = { userId: 'system', system: true } as const;
    await agreements.publish(folder.agreements.slice(0, 1), 'admin');
    await agreements.putSystem(system);
    const window = { actor, system: 'oa', from: '2026-10-01T00:00:00Z', to: '2026-10-01T02:00:00Z', reason: '升级' };
    expect(await codeOf(agreements.declareDowntime({ ...window, system: 'nc' }))).toBe('downtime/unknown-system');
    expect(await codeOf(agreements.declareDowntime({ ...window, to: window.from }))).toBe('downtime/reversed-interval');
    expect(await codeOf(agreements.declareDowntime({ ...window, from: 'tomorrow' }))).toBe('downtime/impossible-time');
    expect(await codeOf(agreements.declareDowntime({ ...window, actor: { userId: 'nobody' } }))).toBe(
      'downtime/not-allowed',
    );
    const { id } = await agreements.declareDowntime(window);
    expect(await codeOf(agreements.finishDowntime(id, actor))).toBe('downtime/wrong-stage');
    expect(await codeOf(agreements.approveDowntime(id, actor))).toBe('downtime/wrong-stage');
    const approver = { userId: 'other', system: true } as const;
    expect(await agreements.approveDowntime(id, approver)).toMatchObject({ approvedBy: 'other', shortNotice: true });
    expect((await agreements.port())?.downtimes('oa', '2026-09-30T00:00:00.000Z')).toHaveLength(1);
    expect(await codeOf(agreements.finishDowntime(id, actor, '2026-12-01T00:00:00Z'))).toBe('downtime/wrong-stage');
    expect(await codeOf(agreements.approveDowntime('none', approver))).toBe('downtime/not-found');
  });
});
