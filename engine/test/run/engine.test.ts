import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  createEngine,
  createLocalFileStore,
  exportHistory,
  noticesOf,
  timeOrderedId,
  verifyBundle,
} from '@yunliu/engine';
import type { Command, Engine } from '@yunliu/engine';
import type { TaskState } from '@yunliu/engine/definition';
import { openSqliteStore } from '@yunliu/engine/store/sqlite';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EngineWorld, refusalOf } from './engine-world.js';
import { bundle, directory, faultForm, faultProcess } from './sample-process.js';

let world: EngineWorld;
beforeEach(async () => {
  world = await EngineWorld.open();
});
afterEach(() => world.close());

const minute = 60_000;

it('[R1] a process runs from start to end over a child, a timer, an incident and a restart in the middle', async () => {
  const id = await world.start();
  await world.complete('desk-1', id, 'registering', 'submit', { title: '三楼打印机卡纸' });
  expect((await world.engine.instance(id))?.subject).toBe('三楼打印机卡纸');
  expect((await world.engine.instance(id))?.businessKey).toBe('G-202609-0001');

  world.clock.advance(19 * minute);
  expect(await world.engine.workers.runDue()).toBe(0);
  await world.restart();
  world.clock.advance(minute);
  expect(await world.engine.workers.runDue()).toBe(2);
  const notices = await noticesOf(world.engine.store, 'tech-2');
  expect(notices.map(({ title, text }) => [title, text])).toEqual([['故障待处理', '三楼打印机卡纸']]);

  await world.send('tech-1', { type: 'claim', instanceId: id, taskId: await world.task(id, 'handling') });
  await world.complete('tech-1', id, 'handling', 'repair');
  await world.restart();
  expect(await world.engine.workers.runDue()).toBe(1);
  const child = (await world.engine.instance(id))!.children[0]!;
  expect((await world.engine.instance(child.instanceId))?.variables).toEqual({ what: '三楼打印机卡纸' });

  let calls = 0;
  world.handlers['check'] = async () => {
    calls++;
    throw new Error('对方系统无响应');
  };
  await world.complete('tech-2', child.instanceId, 'repair', 'done');
  // The end of the child, then the first try of the service.
  expect(await world.engine.workers.runDue()).toBe(2);
  expect((await world.engine.instance(id))?.children[0]).toMatchObject({ status: 'completed', outcome: 'repaired' });
  expect((await world.engine.instance(id))?.variables['repaired']).toBe('已修好：三楼打印机卡纸');
  expect(calls).toBe(1);
  world.clock.advance(29_000);
  expect(await world.engine.workers.runDue()).toBe(0);
  world.clock.advance(1000);
  await world.engine.workers.runDue();
  expect(calls).toBe(2);
  const [incident] = await world.engine.store.incidents(5);
  expect(incident?.incident?.message).toBe('对方系统无响应');

  await world.restart();
  world.handlers['check'] = async ({ input }) => ({ ok: input['title'] === '三楼打印机卡纸' });
  await world.send('admin', { type: 'retry-incident', instanceId: id, jobId: incident!.id });
  await world.engine.workers.runDue();

  const ended = (await world.engine.instance(id))!;
  expect(ended).toMatchObject({ status: 'completed', outcome: 'archived', jobs: [], tasks: [], timers: [] });
  expect(ended.variables['checked']).toBe(true);
  expect(ended.attachments.map(({ kind, name, mediaType }) => [kind, name, mediaType])).toEqual([
    ['document', '故障单.pdf', 'application/pdf'],
  ]);
  expect(world.printed[0]?.stamp).toMatchObject({
    businessKey: 'G-202609-0001',
    process: '故障处理',
    processVersion: 1,
  });

  const bundle = await exportHistory(world.engine.store, id, world.clock.now());
  expect(verifyBundle(bundle)).toEqual([]);
  expect(bundle.events.map(({ type }) => type)).toEqual(
    expect.arrayContaining([
      'timer.fired',
      'child.started',
      'child.ended',
      'job.failed',
      'incident.raised',
      'incident.retried',
    ]),
  );
});

it('[R2] a repeated command gives the first result, also after a restart and when the task is long gone', async () => {
  const id = await world.start();
  const taskId = await world.task(id, 'registering');
  const complete = {
    type: 'complete',
    commandId: 'once',
    instanceId: id,
    taskId,
    outcome: 'submit',
    values: { title: '甲' },
  } as const;
  const first = await world.send('desk-1', complete);
  expect(await world.send('desk-1', complete)).toEqual(first);
  await world.restart();
  expect(await world.send('desk-1', complete)).toEqual(first);
  expect((await world.engine.history(id)).filter(({ type }) => type === 'task.completed')).toHaveLength(1);
  expect(await refusalOf(world.send('desk-1', { ...complete, values: { title: '乙' } }))).toBe('command/id-reused');
  expect(await refusalOf(world.send('tech-1', complete))).toBe('command/id-reused');
});

it('[R3] a repeated start answers with the first instance although the caller made a new id', async () => {
  const start = { type: 'start', commandId: 'start-once', process: 'fault' } as const;
  const first = await world.send('desk-1', { ...start, instanceId: timeOrderedId() });
  const again = await world.send('desk-1', { ...start, instanceId: timeOrderedId() });
  expect(again).toEqual(first);
  expect((await world.engine.store.searchInstances({ limit: 9 })).rows).toHaveLength(1);
});

it('[R4] 50 concurrent starts, some refused and some repeated, number without gap or double', async () => {
  const commands = Array.from({ length: 50 }, (_, index) =>
    refusalOf(
      world.send(index % 10 === 3 ? 'tech-1' : 'desk-1', {
        type: 'start',
        commandId: index % 10 === 7 ? 'one-for-all' : `start-${index}`,
        process: 'fault',
        instanceId: timeOrderedId(),
      }),
    ),
  );
  const codes = await Promise.all(commands);
  expect(codes.filter((code) => code === 'process/start-not-allowed')).toHaveLength(5);
  expect(codes.filter((code) => code === undefined)).toHaveLength(45);
  const { rows } = await world.engine.store.searchInstances({ limit: 100 });
  const numbers = rows.map(({ businessKey }) => String(businessKey)).toSorted();
  // 40 with ids of their own and the five with one id among them.
  expect(numbers).toEqual(Array.from({ length: 41 }, (_, index) => `G-202609-${String(index + 1).padStart(4, '0')}`));
});

it('[R5] of two who complete the same task at once, one wins and the other is told', async () => {
  const id = await world.start();
  await world.complete('desk-1', id, 'registering', 'submit', { title: '甲' });
  const taskId = await world.task(id, 'handling');
  const codes = await Promise.all(
    ['tech-1', 'tech-2'].map((by) =>
      refusalOf(world.send(by, { type: 'complete', instanceId: id, taskId, outcome: 'done' })),
    ),
  );
  expect(codes).toContain(undefined);
  expect(codes).toContain('task/ended');
});

it('[R6] a refused command changes nothing and names what is unknown', async () => {
  const id = await world.start();
  const before = await world.engine.instance(id);
  const taskId = await world.task(id, 'registering');
  const complete = { type: 'complete', instanceId: id, taskId, outcome: 'submit' } as const;
  expect(await refusalOf(world.send('desk-1', { ...complete, values: { title: '甲', secret: 'x' } }))).toBe(
    'form/invalid',
  );
  expect(await refusalOf(world.send('desk-1', { ...complete, instanceId: 'nobody' }))).toBe('instance/not-found');
  expect(await refusalOf(world.send('desk-1', { type: 'start', process: 'nothing', instanceId: 'x' }))).toBe(
    'definition/not-found',
  );
  expect(await refusalOf(world.send('desk-1', { type: 'start', process: 'fault', version: 9, instanceId: 'x' }))).toBe(
    'definition/not-found',
  );
  const notJson = { title: Number.NaN } as unknown as { title: string };
  expect(await refusalOf(world.send('desk-1', { ...complete, values: notJson }))).toBe('json/not-json');
  const huge = { title: 'x'.repeat(2_100_000) };
  expect(await refusalOf(world.send('desk-1', { ...complete, values: huge }))).toBe('command/too-large');
  expect(await world.engine.instance(id)).toEqual(before);
  expect(await world.engine.store.history(id)).toHaveLength((before?.counters.history ?? 0) - 1);
});

it('[R7] check answers without writing', async () => {
  const id = await world.start();
  const taskId = await world.task(id, 'registering');
  const complete = {
    type: 'complete',
    commandId: 'c',
    actor: { userId: 'desk-1' },
    instanceId: id,
    taskId,
    outcome: 'submit',
  } as const;
  expect(await world.engine.check({ ...complete, values: { title: '甲' } })).toBeUndefined();
  expect((await world.engine.check(complete))?.code).toBe('form/invalid');
  expect((await world.engine.instance(id))?.revision).toBe(1);
  expect(await world.engine.store.commandRecord('c')).toBeUndefined();
});

it('[R8] started workers fire timers and run jobs by themselves', async () => {
  const id = await world.start();
  world.engine.workers.start();
  await world.complete('desk-1', id, 'registering', 'submit', { title: '甲' });
  await world.complete('tech-1', id, 'handling', 'done');
  await expect.poll(async () => (await world.engine.instance(id))?.attachments.length, { timeout: 5000 }).toBe(1);
  expect((await world.engine.instance(id))?.status).toBe('completed');
  await world.engine.workers.stop();
});

it('[R9] an answer that cannot be taken in is a failed try, and an incident that says why in the end', async () => {
  let calls = 0;
  world.handlers['check'] = async () => {
    calls += 1;
    return { ok: true, page: 'x'.repeat(2_000_001) };
  };
  const id = await world.start('打印机');
  await world.complete('desk-1', id, 'registering', 'submit', { title: '打印机' });
  await world.complete('tech-1', id, 'handling', 'done');
  for (let hours = 0; hours < 10; hours += 1) {
    await world.engine.workers.runDue();
    world.clock.advance(3_600_000);
  }
  const [incident] = await world.engine.store.incidents(5);
  expect(incident?.incident?.message).toContain('提交的数据过大');
  expect(calls).toBe(incident?.tries);
  world.handlers['check'] = async () => ({ ok: true });
  await world.send('admin', { type: 'retry-incident', instanceId: id, jobId: incident!.id });
  await world.engine.workers.runDue();
  expect(await world.engine.store.incidents(5)).toEqual([]);
});

it('[R9] a job that hangs on a missing handler becomes an incident that names it', async () => {
  const id = await world.start();
  world.handlers['check'] = undefined as never;
  await world.complete('desk-1', id, 'registering', 'submit', { title: '甲' });
  await world.complete('tech-1', id, 'handling', 'done');
  await world.engine.workers.runDue();
  world.clock.advance(minute);
  await world.engine.workers.runDue();
  expect(await world.engine.store.incidents(5)).toHaveLength(1);
});

it('[R13] a handler that never answers fails its try, so that no place of the worker is held for ever', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'yunliu-slow-'));
  let stopped = 0;
  const engine = createEngine({
    store: await openSqliteStore({ path: join(folder, 'slow.db') }),
    directory: () => directory,
    clock: world.clock,
    handlerTimeLimitMs: 20,
    handlers: {
      check: ({ signal }) =>
        new Promise(() => {
          signal.addEventListener('abort', () => stopped++);
        }),
    },
  });
  try {
    await engine.publish(bundle, 'admin');
    const send = (by: string, command: object) =>
      engine.execute({ commandId: timeOrderedId(), actor: { userId: by }, ...command } as Command);
    const { instanceId, createdTasks } = await send('desk-1', { type: 'start', process: 'fault', instanceId: 'slow' });
    const complete = { type: 'complete', instanceId };
    const next = await send('desk-1', {
      ...complete,
      taskId: createdTasks[0],
      outcome: 'submit',
      values: { title: '甲' },
    });
    await send('tech-1', { ...complete, taskId: next.createdTasks[0], outcome: 'done' });
    await engine.workers.runDue();
    world.clock.advance(minute);
    await engine.workers.runDue();
    const [incident] = await engine.store.incidents(5);
    expect(incident?.incident?.message).toBe('处理程序“check”在 0.02 秒内没有完成。');
    expect(stopped).toBe(2);
  } finally {
    await engine.close();
    await rm(folder, { recursive: true });
  }
});

it('[R10] listeners hear of each commit; one that throws harms nobody', async () => {
  const heard: number[] = [];
  world.engine.onCommit(() => {
    throw new Error('broken listener');
  });
  const stop = world.engine.onCommit(({ revision }) => heard.push(revision));
  const id = await world.start();
  await world.complete('desk-1', id, 'registering', 'submit', { title: '甲' });
  stop();
  await world.complete('tech-1', id, 'handling', 'done');
  expect(heard).toEqual([1, 2]);
});

it('[R11] printing gathers names and images of the values', async () => {
  const id = await world.start();
  const bytes = new Uint8Array([137, 80, 78, 71]);
  const { sha256 } = await createLocalFileStore(`${world.folder}/files`).put(bytes);
  const attachment = { id: 'a1', name: '照片.png', size: 4, mediaType: 'image/png', sha256, kind: 'upload' } as const;
  await world.send('desk-1', { type: 'attach', instanceId: id, attachment });
  const taskId = await world.task(id, 'registering');
  const values = { title: 'tech-1', photo: [{ file: 'a1', name: '照片.png' }] };
  await world.send('desk-1', { type: 'complete', instanceId: id, taskId, outcome: 'submit', values });
  await world.engine.printForm({ instanceId: id, template: 'fault-form', by: 'desk-1' });
  expect(world.printed[0]).toMatchObject({
    images: { a1: 'data:image/png;base64,iVBORw==' },
    names: { 'tech-1': '工一' },
    stamp: { printedBy: '台小姐' },
  });
  expect(await refusalOf(world.engine.printForm({ instanceId: id, template: 'nothing', by: 'desk-1' }))).toBe(
    'form/not-found',
  );
});

it('[R15] a form is printed by the template asked for, by `document` effects too', async () => {
  const { engine } = world;
  const version2 = { ...faultForm, version: 2 };
  const [registering, handling] = [
    faultProcess.states['registering']!,
    faultProcess.states['handling']!,
  ] as TaskState[];
  const report = await engine.publish(
    {
      definitions: [
        {
          ...faultProcess,
          version: 2,
          states: {
            ...faultProcess.states,
            registering: {
              ...registering!,
              form: { ...registering!.form!, version: 2 },
              onExit: [{ type: 'document', template: 'fault-form', print: '三联单' }],
            },
            ...(handling === undefined
              ? {}
              : {
                  handling: {
                    ...handling,
                    ...(handling.form === undefined ? {} : { form: { ...handling.form, version: 2 } }),
                  },
                }),
          },
        },
      ],
      forms: [{ template: version2, print: '<p>main</p>', prints: { 三联单: '<p>三联</p>' } }],
    },
    'admin',
  );
  expect(report.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  const id = await world.start();
  await world.complete('desk-1', id, 'registering', 'submit', { title: '甲' });
  await engine.workers.runDue();
  expect(world.printed.map(({ print }) => print)).toEqual(['<p>三联</p>']);
  expect((await engine.instance(id))?.attachments).toMatchObject([{ name: '三联单.pdf', kind: 'document' }]);
  const print = (name?: string) =>
    engine.printForm({
      instanceId: id,
      template: 'fault-form',
      by: 'desk-1',
      ...(name === undefined ? {} : { print: name }),
    });
  await print();
  await print('print');
  await print('三联单');
  expect(world.printed.slice(1).map((request) => request.print)).toEqual(['<p>main</p>', '<p>main</p>', '<p>三联</p>']);
  for (const name of ['两联单', 'constructor', '__proto__'])
    expect(await refusalOf(print(name))).toBe('form/unknown-print');
});

it('[R12] two engines on one store never lose or double a command, whatever the one has cached', async () => {
  const other = createEngine({ store: world.engine.store, directory: () => directory, clock: world.clock });
  const engines = [world.engine, other];
  const id = await world.start();
  await world.complete('desk-1', id, 'registering', 'submit', { title: '甲' });
  const codes = await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      refusalOf(
        engines[index % 2]!.execute({
          type: 'comment',
          commandId: `comment-${index}`,
          actor: { userId: 'desk-1' },
          instanceId: id,
          text: `第 ${index} 条`,
        }),
      ),
    ),
  );
  expect(codes.filter((code) => code !== undefined)).toEqual([]);
  expect((await other.history(id)).filter(({ type }) => type === 'comment.added')).toHaveLength(40);

  // The other engine completes the task; ours still has the instance in its cache.
  const taskId = await world.task(id, 'handling');
  const complete = { type: 'complete', instanceId: id, taskId, outcome: 'done' } as const;
  await other.execute({ ...complete, commandId: 'by-other', actor: { userId: 'tech-1' } });
  expect(await refusalOf(world.send('tech-2', complete))).toBe('task/ended');

  // Both number at once.
  const start = (engine: Engine) =>
    engine.execute({
      type: 'start',
      commandId: timeOrderedId(),
      actor: { userId: 'desk-1' },
      process: 'fault',
      instanceId: timeOrderedId(),
    });
  await Promise.all(Array.from({ length: 30 }, (_, index) => start(engines[index % 2]!)));
  const { rows } = await world.engine.store.searchInstances({ limit: 100 });
  const numbers = rows.map(({ businessKey }) => Number(businessKey?.slice(-4))).toSorted((a, b) => a - b);
  expect(numbers).toEqual(Array.from({ length: 31 }, (_, index) => index + 1));
});
