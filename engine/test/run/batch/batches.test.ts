import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Actor, ProcessDefinition } from '@yunliu/engine';
import { EngineWorld, refusalOf } from '../engine-world.js';
import { faultForm, faultProcess } from '../sample-process.js';

const admin: Actor = { userId: 'admin' };

const approval: ProcessDefinition = {
  format: 1,
  key: 'approval',
  version: 1,
  title: '审批',
  category: 'test',
  card: { code: 'P77', purpose: '审批', answeredBy: '主管', howFast: '当天' },
  roles: { desk: { title: '服务台' } },
  start: { by: ['desk'] },
  initial: 'review',
  states: {
    review: {
      type: 'task',
      title: '审批',
      assign: { by: 'user', user: 'tech-1' },
      timers: [
        {
          id: 'remind',
          after: 'PT1H',
          effects: [{ type: 'notify', to: { by: 'role', role: 'desk' }, title: '催办', text: '请办理' }],
        },
      ],
      outcomes: { agree: { title: '同意', to: 'sign' }, refuse: { title: '不同意', to: 'end', commentRequired: true } },
    },
    sign: {
      type: 'task',
      title: '会签',
      assign: { by: 'expression', users: '["desk-1", "tech-1"]' },
      group: { kind: 'sequence', pass: 'ok' },
      outcomes: { ok: { title: '同意', to: 'end' } },
    },
    end: { type: 'final', title: '结束' },
  },
};

describe('batches', () => {
  let world: EngineWorld;
  beforeEach(async () => {
    world = await EngineWorld.open();
    const report = await world.engine.publish(
      { definitions: [approval, faultProcess], forms: [{ template: faultForm, print: '<h1>{{value "title"}}</h1>' }] },
      'admin',
    );
    if (report.issues.length > 0) throw new Error(JSON.stringify(report.issues));
  });
  afterEach(() => world.close());

  let counter = 0;
  const begin = async (): Promise<string> => {
    const id = `approval-${++counter}`;
    await world.send('desk-1', { type: 'start', process: 'approval', instanceId: id });
    return id;
  };

  test('[O60] hand-over: the preview lists all that hangs on a person; each instance is an item; repeating changes nothing', async () => {
    const { batches } = world.engine;
    const [one, two, three] = [await begin(), await begin(), await begin()];
    await world.send('tech-1', {
      type: 'delegate',
      instanceId: two,
      taskId: await world.task(two, 'review'),
      to: 'desk-1',
    });
    await world.send('tech-1', {
      type: 'complete',
      instanceId: three,
      taskId: await world.task(three, 'review'),
      outcome: 'agree',
    });
    const preview = await batches.previewHandOver('tech-1');
    expect(preview.tasks.map(({ instanceId }) => instanceId)).toEqual([one]);
    expect(preview.delegated.map(({ instanceId }) => instanceId)).toEqual([two]);
    expect(preview.groups).toEqual([{ instanceId: three, state: 'sign', subject: '审批' }]);
    expect(preview.references).toEqual([
      { process: 'approval', version: 1, title: '审批', pointer: '/states/review/assign/user' },
      { process: 'approval', version: 1, title: '审批', pointer: '/states/sign/assign/users' },
    ]);
    const request = { from: 'tech-1', to: 'tech-2', reason: '离职' };
    const report = await batches.handOver(request, 'b1', admin);
    expect(report.items.map(({ id, status }) => [id, status])).toEqual([
      [one, 'done'],
      [two, 'done'],
      [three, 'done'],
    ]);
    expect((await world.engine.instance(one))?.tasks[0]?.assignee).toBe('tech-2');
    expect((await world.engine.instance(two))?.tasks[0]).toMatchObject({ assignee: 'desk-1', owner: 'tech-2' });
    expect(await batches.handOver(request, 'b1', admin)).toEqual(report);
    expect(await refusalOf(batches.handOver({ ...request, to: 'desk-1' }, 'b1', admin))).toBe('batch/id-reused');
    expect(await batches.report('b1')).toEqual(report);
    expect(await batches.previewHandOver('tech-1')).toMatchObject({ tasks: [], delegated: [], groups: [] });
  });

  test('[O60] a batch that was interrupted goes on where it stopped', async () => {
    const [one, two] = [await begin(), await begin()];
    const request = { from: 'tech-1', to: 'tech-2', reason: '离职' };
    const report = await world.engine.batches.handOver(request, 'b2', admin);
    // As it stood before the second item: the first one's command is known already.
    const stored = await world.engine.store.record('batches', 'b2');
    const { endedAt: _, ...open } = report;
    const cut = {
      ...open,
      items: [
        { id: one, status: 'waiting' as const },
        { id: two, status: 'waiting' as const },
      ],
    };
    await world.engine.store.putRecord('batches', 'b2', { ...stored, report: cut });
    const again = await world.engine.batches.handOver(request, 'b2', admin);
    expect(again.items.map(({ status }) => status)).toEqual(['done', 'done']);
    const handed = (await world.engine.history(one)).filter(({ type }) => type === 'task.handed-over');
    expect(handed).toHaveLength(1);
  });

  test('[O60] several tasks with one outcome: a refusal stops only its own item', async () => {
    const [one, two] = [await begin(), await begin()];
    const tasks = [await world.task(one, 'review'), await world.task(two, 'review'), 'nothing'];
    await world.send('admin', { type: 'transfer', instanceId: two, taskId: tasks[1] ?? '', to: 'tech-2' });
    const report = await world.engine.batches.completeTasks({ tasks, outcome: 'agree' }, 'b3', { userId: 'tech-1' });
    expect(report.items.map(({ status, fault }) => [status, fault?.code])).toEqual([
      ['done', undefined],
      ['refused', 'task/not-assigned'],
      ['refused', 'task/not-found'],
    ]);
    const silent = await world.engine.batches.completeTasks({ tasks: [tasks[1] ?? ''], outcome: 'refuse' }, 'b4', {
      userId: 'tech-2',
    });
    expect(silent.items[0]?.fault).toMatchObject({ code: 'comment/required', pointer: '/comment' });
    expect(report.items[1]?.fault?.details).toEqual({ taskId: tasks[1], assignee: 'tech-2' });
    expect(await world.engine.batches.report('b3')).toEqual(report);
  });

  test.each([{ product: 'P77' }, { process: 'approval', version: 1 }])(
    '[O61] %j suspended: starts are refused, running instances stand still, and all of it is undone by activating',
    async (scope) => {
      const { batches } = world.engine;
      const [one, two] = [await begin(), await begin()];
      await world.send('admin', { type: 'suspend', instanceId: two, reason: '单独挂起' });
      const suspended = await batches.suspend(scope, { reason: '整顿' }, 's1', admin);
      expect(suspended.items).toEqual([{ id: one, status: 'done' }]);
      expect(await batches.suspensions()).toMatchObject([{ scope, reason: '整顿', by: 'admin' }]);
      expect(await refusalOf(begin())).toBe('definition/suspended');
      await world.start('不受影响');
      world.clock.advance(2 * 3_600_000);
      await world.engine.workers.runDue();
      const fired = (await world.engine.history(one)).some(({ type }) => type === 'timer.fired');
      expect(fired).toBe(false);
      const activated = await batches.activate(scope, 's2', admin);
      expect(activated.items).toEqual([{ id: one, status: 'done' }]);
      expect((await world.engine.instance(two))?.suspended?.reason).toBe('单独挂起');
      await begin();
      world.clock.advance(3_600_000);
      await world.engine.workers.runDue();
      expect((await world.engine.history(one)).some(({ type }) => type === 'timer.fired')).toBe(true);
    },
  );

  test('[O61] is for administrators, and for what exists', async () => {
    const { batches } = world.engine;
    const how = { reason: '整顿' };
    expect(await refusalOf(batches.suspend({ product: 'P77' }, how, 's1', { userId: 'desk-1' }))).toBe(
      'operation/admin-only',
    );
    expect(await refusalOf(batches.suspend({ product: 'P00' }, how, 's1', admin))).toBe('suspension/unknown-scope');
    expect(await batches.suspensions()).toEqual([]);
  });
});
