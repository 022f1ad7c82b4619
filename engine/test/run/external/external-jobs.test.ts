import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { timeOrderedId } from '@yunliu/engine';
import { examineStore } from '../../../src/run/doctor/examine-store.js';
import { EngineWorld, refusalOf } from '../engine-world.js';
import { scanning } from './scanning-process.js';

let world: EngineWorld;
beforeEach(async () => {
  world = await EngineWorld.open();
  await world.engine.publish({ definitions: [scanning], forms: [] }, 'admin');
});
afterEach(() => world.close());

const desk = () => world.engine.externalJobs;
const ask = { topics: ['ocr'], worker: 'w1', lockMs: 60_000 };

async function start(): Promise<string> {
  const instanceId = timeOrderedId();
  await world.send('desk-1', { type: 'start', process: 'scanning', instanceId });
  return instanceId;
}

async function fetchOne(worker = 'w1') {
  const [job] = await desk().fetch({ ...ask, worker });
  if (job === undefined) throw new Error('nothing to do');
  const { jobId, lockId } = job;
  return { ...job, held: { jobId, lockId, worker } };
}

describe('external workers', () => {
  it('[J1] fetch, complete: the output goes into the variables and the process goes on', async () => {
    const id = await start();
    expect(await world.engine.workers.runDue()).toBe(0);
    const job = await fetchOne();
    expect(job).toMatchObject({
      topic: 'ocr',
      input: { file: '发票.pdf' },
      instanceId: id,
      key: job.jobId,
      tries: 0,
      triesLeft: 2,
    });
    await desk().complete({ ...job.held, output: { text: '合计 100 元' } });
    const instance = (await world.engine.instance(id))!;
    expect([instance.status, instance.outcome, instance.variables['text']]).toEqual([
      'completed',
      'read',
      '合计 100 元',
    ]);
    const done = (await world.engine.history(id)).find(({ type }) => type === 'job.completed');
    expect(done?.actor).toBe('worker:w1');
  });

  it("[J2] a locked job is nobody else's, also after a restart; of many who fetch at once each job goes to one", async () => {
    await start();
    await fetchOne();
    expect(await desk().fetch({ ...ask, worker: 'w2' })).toEqual([]);
    await world.restart();
    expect(await desk().fetch({ ...ask, worker: 'w2' })).toEqual([]);
    for (let index = 0; index < 10; index++) await start();
    const fetched = await Promise.all(
      Array.from({ length: 8 }, (_, n) => desk().fetch({ ...ask, worker: `w${n}`, max: 5 })),
    );
    const ids = fetched.flat().map(({ jobId }) => jobId);
    expect(ids.length).toBe(10);
    expect(new Set(ids).size).toBe(10);
  });

  it('[J2] a job that goes while others are being locked keeps nobody from those', async () => {
    const ids = [await start(), await start(), await start()];
    const { store } = world.engine;
    const due = store.dueExternalJobs.bind(store);
    store.dueExternalJobs = async (...args) => {
      const jobs = await due(...args);
      await world.send('admin', { type: 'terminate', instanceId: ids[1]!, as: 'voided', reason: '重复' });
      store.dueExternalJobs = due;
      return jobs;
    };
    const jobs = await desk().fetch({ ...ask, max: 5 });
    expect(jobs.map(({ instanceId }) => instanceId)).toEqual([ids[0], ids[2]]);

    const more = [await start(), await start()];
    const commit = store.commitInstance.bind(store);
    store.commitInstance = (next) =>
      next.instance.id === more[1] ? Promise.reject(new Error('磁盘已满')) : commit(next);
    const locked = await desk().fetch({ ...ask, max: 5 });
    expect(locked.map(({ instanceId }) => instanceId)).toEqual([more[0]]);
    await expect(desk().fetch(ask)).rejects.toThrow('磁盘已满');
  });

  it('[J3] a lock runs out by itself; the late worker is refused, the next one works', async () => {
    const id = await start();
    const late = await fetchOne();
    world.clock.advance(60_000);
    expect(await refusalOf(desk().complete(late.held))).toBe('job/lock-expired');
    const next = await fetchOne('w2');
    expect(next.jobId).toBe(late.jobId);
    expect(next.key).toBe(late.key);
    expect(await refusalOf(desk().complete(late.held))).toBe('job/lock-lost');
    expect(await refusalOf(desk().extend({ ...late.held, lockMs: 1000 }))).toBe('job/lock-lost');
    await desk().complete({ ...next.held, output: { text: '好' } });
    expect(await refusalOf(desk().complete(late.held))).toBe('job/gone');
    expect((await world.engine.instance(id))!.status).toBe('completed');
  });

  it('[J4] a lock can be extended and given back', async () => {
    await start();
    const job = await fetchOne();
    world.clock.advance(50_000);
    expect(await desk().extend({ ...job.held, lockMs: 120_000 })).toEqual({ until: '2026-09-30T01:02:50.000Z' });
    world.clock.advance(100_000);
    expect(await desk().fetch({ ...ask, worker: 'w2' })).toEqual([]);
    await desk().unlock(job.held);
    expect((await fetchOne('w2')).tries).toBe(0);
    expect(await refusalOf(desk().extend({ ...job.held, lockMs: 0 }))).toBe('job/lock-lost');
  });

  it('[J5] a repeated report is harmless, another report under the same lock is refused', async () => {
    await start();
    const { held } = await fetchOne();
    const first = await desk().complete({ ...held, output: { text: '好' } });
    expect(await desk().complete({ ...held, output: { text: '好' } })).toEqual(first);
    await world.restart();
    expect(await desk().complete({ ...held, output: { text: '好' } })).toEqual(first);
    expect(await refusalOf(desk().complete({ ...held, output: { text: '坏' } }))).toBe('command/id-reused');
  });

  it('[J6] a failed try comes again after the pause or when the worker says; the last one is an incident with all attempts', async () => {
    const id = await start();
    const first = await fetchOne();
    await desk().fail({ ...first.held, message: '扫描仪离线', retryAt: '2026-09-30T02:00:00.000Z' });
    expect(await desk().fetch(ask)).toEqual([]);
    world.clock.advanceTo('2026-09-30T02:00:00.000Z');
    const second = await fetchOne('w2');
    expect([second.tries, second.triesLeft]).toEqual([1, 1]);
    await desk().fail({ ...second.held, message: '文件损坏' });
    const [incident] = await world.engine.store.incidents(10);
    expect(incident).toMatchObject({
      instanceId: id,
      request: { handler: 'ocr', input: { file: '发票.pdf' } },
      incident: { message: '文件损坏' },
      attempts: [
        { at: '2026-09-30T01:00:00.000Z', message: '扫描仪离线', worker: 'w1' },
        { at: '2026-09-30T02:00:00.000Z', message: '文件损坏', worker: 'w2' },
      ],
    });
    expect(incident).not.toHaveProperty('lock');
    await world.send('admin', { type: 'retry-incident', instanceId: id, jobId: incident!.id });
    expect((await fetchOne()).triesLeft).toBe(2);
  });

  it('[J7] a final failure takes the route for failures', async () => {
    const id = await start();
    const { held } = await fetchOne();
    await desk().fail({ ...held, message: '不是图片', final: true });
    expect((await world.engine.instance(id))!.outcome).toBe('unreadable');
  });

  it('[J8] long polling answers as soon as there is a job, when the time is up and when the caller goes away', async () => {
    const soon = desk().fetch({ ...ask, waitMs: 20_000 });
    await start();
    expect((await soon).length).toBe(1);
    expect(await desk().fetch({ ...ask, waitMs: 30 })).toEqual([]);
    const gone = new AbortController();
    const nobody = desk().fetch({ ...ask, waitMs: 20_000, signal: gone.signal });
    gone.abort();
    expect(await nobody).toEqual([]);
    // Nothing was locked for a caller who is not there.
    await start();
    expect((await desk().fetch(ask)).length).toBe(1);
  });

  it('[J9] people may not lock or report; a job of the outbox is not for workers; limits are checked', async () => {
    const id = await start();
    const job = (await world.engine.instance(id))!.jobs[0]!;
    const command = {
      type: 'lock-job',
      instanceId: id,
      jobId: job.id,
      worker: 'x',
      until: '2026-09-30T02:00:00.000Z',
    } as const;
    expect(await refusalOf(world.send('admin', command))).toBe('command/system-only');
    for (const wrong of [{ topics: [] }, { lockMs: 10 }, { max: 1000 }, { waitMs: 1e9 }, { worker: ' ' }]) {
      expect(await refusalOf(desk().fetch({ ...ask, ...wrong }))).toBe('job/invalid-fetch');
    }
  });

  it('[L1] locks and reports are in the log: the instance is rebuilt exactly', async () => {
    await start();
    const job = await fetchOne();
    expect((await examineStore(world.engine.store)).findings).toEqual([]);
    await desk().complete({ ...job.held, output: { text: '好' } });
    expect((await examineStore(world.engine.store)).findings).toEqual([]);
  });
});
