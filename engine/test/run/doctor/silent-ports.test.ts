import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEngine, type Engine, type ProcessDefinition } from '@yunliu/engine';
import { createCalendars } from '@yunliu/engine/service-time';
import { openSqliteStore } from '@yunliu/engine/store/sqlite';
import { examineStore } from '../../../src/run/doctor/examine-store.js';
import { folder } from '../../agreements/shipped-agreements.js';
import { directory } from '../sample-process.js';

/** A task whose promised time begins later: its due is asked for when no calendar has been. */
const later: ProcessDefinition = {
  format: 1,
  key: 'later',
  version: 1,
  title: '稍后计时',
  category: 'test',
  roles: { desk: { title: '服务台' } },
  start: { by: ['desk'] },
  initial: 'write',
  states: {
    write: {
      type: 'task',
      title: '填写',
      assign: { by: 'starter' },
      outcomes: { ok: { title: '提交', to: 'solve' } },
    },
    solve: {
      type: 'task',
      title: '解决',
      assign: { by: 'starter' },
      outcomes: { ok: { title: '完成', to: 'end' } },
    },
    end: { type: 'final', title: '结束' },
  },
  clocks: [{ metric: 'solved', within: 'P1D', start: { enter: 'solve' } }],
};

describe('ports that nobody asked', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = createEngine({
      store: await openSqliteStore({ path: ':memory:' }),
      directory: () => directory,
      calendars: createCalendars(folder.calendars),
    });
    await engine.publish({ definitions: [later], forms: [] }, 'admin');
  });
  afterAll(() => engine.close());

  test('[L14] what a decision took from the mere abilities of its calendars is taken so again', async () => {
    const actor = { userId: 'desk-1' };
    const [instanceId, process] = ['later-1', 'later'];
    await engine.execute({ type: 'start', commandId: 'c0', actor, process, instanceId });
    for (const outcome of ['ok', 'ok']) {
      expect((await examineStore(engine.store)).findings).toEqual([]);
      const taskId = (await engine.instance(instanceId))?.tasks[0]?.id ?? '';
      await engine.execute({ type: 'complete', commandId: taskId, actor, instanceId, taskId, outcome });
    }
    const { findings, rebuilt } = await examineStore(engine.store);
    expect([findings, rebuilt]).toEqual([[], 1]);
  });
});
