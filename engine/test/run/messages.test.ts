import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { timeOrderedId } from '@yunliu/engine';
import type { ProcessDefinition } from '@yunliu/engine/definition';
import { armCrashPoints, type CrashPoint } from '@yunliu/engine/testing';
import { EngineWorld } from './engine-world.js';

const base = { format: 1, version: 1, category: 'test', roles: {}, start: { by: ['*'] } } as const;
const count = 'if n = null then 1 else n + 1';
const data = {
  type: 'object',
  properties: { code: { type: 'string' }, n: { type: 'number' }, amount: { type: 'number' } },
} as const;
const end = { type: 'final', title: '结束' } as const;

/** Waits for message `go` by its code and for signal `all`, counts what came, and waits again. */
const taker: ProcessDefinition = {
  ...base,
  key: 'taker',
  title: '接收',
  data,
  initial: 'ready',
  states: {
    ready: {
      type: 'wait',
      title: '准备',
      messages: [
        { name: 'open', to: 'wait' },
        { name: 'quit', to: 'end' },
      ],
    },
    wait: {
      type: 'wait',
      title: '等待',
      messages: [
        { name: 'go', key: 'code', output: { n: count, amount: 'message.amount' }, to: 'wait' },
        { name: 'quit', to: 'end' },
      ],
      signals: [{ name: 'all', output: { n: count } }],
    },
    end,
  },
};
const began: ProcessDefinition = {
  ...base,
  key: 'began',
  title: '由消息启动',
  data,
  start: {
    by: [],
    childOnly: true,
    messages: [{ name: 'ordered', key: '"web"', output: { amount: 'message.amount' } }],
  },
  initial: 'hold',
  states: { hold: { type: 'wait', title: '等待', messages: [{ name: 'quit', to: 'end' }] }, end },
};
const sender: ProcessDefinition = {
  ...base,
  key: 'sender',
  title: '发送',
  data,
  initial: 'end',
  states: {
    end: {
      ...end,
      onEntry: [
        { type: 'message', name: 'go', key: 'code', data: { amount: '40 + 2' } },
        { type: 'signal', name: 'all' },
      ],
    },
  },
};

let world: EngineWorld;
beforeEach(async () => {
  world = await EngineWorld.open();
  const { issues } = await world.engine.publish({ definitions: [taker, began, sender], forms: [] }, 'admin');
  if (issues.some(({ severity }) => severity === 'error')) throw new Error(JSON.stringify(issues, undefined, 1));
});
afterEach(async () => {
  armCrashPoints(undefined);
  await world.close();
});

const system = { userId: 'system', system: true } as const;
async function start(process: string, code: string): Promise<string> {
  const instanceId = timeOrderedId();
  const command = { type: 'start', commandId: timeOrderedId(), actor: system, process, instanceId } as const;
  await world.engine.execute({ ...command, variables: { code } });
  return instanceId;
}
/** A taker that stands in `wait`. */
async function waiting(code: string): Promise<string> {
  const id = await start('taker', code);
  await world.engine.correlate({ name: 'open', key: id });
  world.clock.advance(1000);
  return id;
}
const heard = async (id: string): Promise<unknown> => (await world.engine.instance(id))?.variables['n'];
const codeOf = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: { code?: string }) => error.code,
  );

describe('messages', () => {
  it('[CF64] a message is given to one instance: of those with its key the one that has waited longest', async () => {
    const [first, second, other] = [await waiting('K'), await waiting('K'), await waiting('other')];
    const receipt = await world.engine.correlate({ name: 'go', key: 'K', data: { amount: 7 } });
    expect(receipt).toMatchObject({ status: 'delivered', instanceId: first });
    expect([await heard(first), await heard(second), await heard(other)]).toEqual([1, undefined, undefined]);
    // The first has waited anew since, so the next one goes to the second.
    await world.engine.correlate({ name: 'go', key: 'K' });
    expect([await heard(first), await heard(second)]).toEqual([1, 1]);
  });

  it('[CF65] the same id is taken in once, also after a restart; another message under it is refused', async () => {
    const id = await waiting('K');
    const message = { name: 'go', key: 'K', data: { amount: 7 }, messageId: 'm1' };
    const receipt = await world.engine.correlate(message);
    await world.restart();
    expect(await world.engine.correlate(message)).toEqual(receipt);
    expect(await heard(id)).toBe(1);
    expect(await codeOf(world.engine.correlate({ ...message, data: { amount: 8 } }))).toBe('message/id-reused');
  });

  it('[CF66] with a time to live it is kept until an instance begins to wait, without one it is refused and forgotten', async () => {
    const id = await start('taker', 'K');
    const go = { name: 'go', key: 'K', messageId: 'm1' };
    expect(await codeOf(world.engine.correlate(go))).toBe('message/not-awaited');
    expect(await codeOf(world.engine.correlate({ ...go, ttl: 'tomorrow' }))).toBe('message/ttl-invalid');
    const kept = await world.engine.correlate({ ...go, ttl: 'PT1H' });
    expect(kept).toMatchObject({ status: 'buffered', keptUntil: '2026-09-30T02:00:00.000Z' });
    await world.engine.correlate({ ...go, messageId: 'm2', ttl: 'PT10M' });
    world.clock.advance(30 * 60_000);
    await world.engine.correlate({ name: 'open', key: id });
    await world.engine.workers.runDue();
    expect(await heard(id)).toBe(1);
    expect(await world.engine.correlate({ ...go, ttl: 'PT1H' })).toMatchObject({ status: 'delivered', instanceId: id });
    expect(await world.engine.store.message('m2')).toBeUndefined();
  });

  it('[CF67] workers that run give kept messages by themselves', async () => {
    const id = await start('taker', 'K');
    await world.engine.correlate({ name: 'go', key: 'K', ttl: 'PT1H' });
    world.engine.workers.start();
    await world.engine.correlate({ name: 'open', key: id });
    await expect.poll(() => heard(id), { timeout: 5000 }).toBe(1);
  });

  it('[CF68] what nobody waits for starts the process that begins by it, once an id and only with its key', async () => {
    const order = { name: 'ordered', key: 'web', data: { amount: 3 }, messageId: 'o1', startedBy: 'desk-1' };
    const receipt = await world.engine.correlate(order);
    expect(receipt.status).toBe('started');
    expect(await world.engine.correlate(order)).toEqual(receipt);
    const instance = await world.engine.instance('instanceId' in receipt ? receipt.instanceId : '');
    expect(instance).toMatchObject({ definition: { key: 'began' }, variables: { amount: 3 }, startedBy: 'desk-1' });
    expect(await codeOf(world.engine.correlate({ ...order, key: 'shop', messageId: 'o2' }))).toBe(
      'message/not-awaited',
    );
  });

  it('[CF69] effects send messages and signals through the outbox; a message nobody wants is tried like any job', async () => {
    const id = await waiting('K');
    await start('sender', 'K');
    await world.engine.workers.runDue();
    expect(await heard(id)).toBe(2);
    expect((await world.engine.instance(id))?.variables['amount']).toBe(42);
    const lonely = await start('sender', 'nobody');
    await world.engine.workers.runDue();
    const [job] = (await world.engine.instance(lonely))?.jobs ?? [];
    expect(job).toMatchObject({ request: { kind: 'message', key: 'nobody' }, tries: 1 });
  });
});

describe('signals', () => {
  it('[CF70] a broadcast is heard by all who listen then, once an id, and not by those who come later', async () => {
    const listeners: string[] = [];
    for (let at = 0; at < 5; at += 1) listeners.push(await waiting(`K${at}`));
    const silent = await start('taker', 'K');
    expect(await world.engine.broadcast({ name: 'all', signalId: 's1' })).toEqual({ signalId: 's1', reached: 5 });
    await world.engine.correlate({ name: 'open', key: silent });
    expect(await world.engine.broadcast({ name: 'all', signalId: 's1' })).toEqual({ signalId: 's1', reached: 5 });
    expect(await Promise.all([...listeners, silent].map(heard))).toEqual([1, 1, 1, 1, 1, undefined]);
    expect(await codeOf(world.engine.broadcast({ name: 'all', signalId: 's1', data: { x: 1 } }))).toBe(
      'message/id-reused',
    );
  });
});

describe('crashes', () => {
  const points: readonly CrashPoint[] = [
    'message/before-deliver',
    'message/after-deliver',
    'run/before-commit',
    'run/after-commit',
    'store/before-durable',
  ];

  async function dieAt(point: CrashPoint, work: () => Promise<unknown>): Promise<void> {
    let passes = 0;
    armCrashPoints((passed) => {
      if (passed === point && ++passes === 1) throw new Error(`died at ${point}`);
    });
    await work().catch(() => undefined);
    armCrashPoints(undefined);
    expect(passes).toBe(1);
    await world.restart();
  }

  it.each(points)('[CF71] a message is given exactly once although the process died at %s', async (point) => {
    const ids = [await waiting('K'), await waiting('K')];
    await dieAt(point, () => world.engine.correlate({ name: 'go', key: 'K', messageId: 'm1', ttl: 'PT1H' }));
    await world.engine.workers.runDue();
    expect(await Promise.all(ids.map(heard))).toEqual([1, undefined]);
    await world.engine.correlate({ name: 'go', key: 'K', messageId: 'm1', ttl: 'PT1H' });
    expect(await Promise.all(ids.map(heard))).toEqual([1, undefined]);
  });

  it.each(points)('[CF71] a kept message reaches who begins to wait although the process died at %s', async (point) => {
    const id = await start('taker', 'K');
    await world.engine.correlate({ name: 'go', key: 'K', messageId: 'm1', ttl: 'PT1H' });
    await world.engine.correlate({ name: 'open', key: id });
    await dieAt(point, () => world.engine.workers.runDue());
    await world.engine.workers.runDue();
    expect(await heard(id)).toBe(1);
  });

  it.each(points.filter((point) => point !== 'message/before-deliver'))(
    '[CF72] a signal is heard by each exactly once although the process died at %s',
    async (point) => {
      const ids = [await waiting('A'), await waiting('B'), await waiting('C')];
      await dieAt(point, () => world.engine.broadcast({ name: 'all', signalId: 's1' }));
      await world.engine.workers.runDue();
      expect(await Promise.all(ids.map(heard))).toEqual([1, 1, 1]);
    },
  );

  it('[CF73] many at once: none lost, none doubled', async () => {
    const ids = await Promise.all(Array.from({ length: 10 }, () => start('taker', 'K')));
    world.engine.workers.start();
    await Promise.all([
      ...Array.from({ length: 25 }, (_, at) =>
        world.engine.correlate({ name: 'go', key: 'K', messageId: `m${at}`, ttl: 'PT1H' }),
      ),
      ...ids.map((id) => world.engine.correlate({ name: 'open', key: id })),
      ...Array.from({ length: 25 }, (_, at) =>
        world.engine.correlate({ name: 'go', key: 'K', messageId: `m${at}`, ttl: 'PT1H' }),
      ),
    ]);
    const total = async (): Promise<number> =>
      (await Promise.all(ids.map(heard))).reduce<number>((sum, n) => sum + Number(n ?? 0), 0);
    await expect.poll(total, { timeout: 10_000 }).toBe(25);
    await world.engine.workers.stop();
    await world.engine.workers.runDue();
    expect(await total()).toBe(25);
  });
});
