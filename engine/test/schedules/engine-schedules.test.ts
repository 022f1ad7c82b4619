import { afterEach, describe, expect, it } from 'vitest';
import type { RecurringDuty, Scheduler } from '@yunliu/engine';
import type { ScheduleFile } from '@yunliu/engine/schedules';
import { armCrashPoints } from '@yunliu/engine/testing';
import type { CrashPoint } from '@yunliu/engine/testing';
import { chinaTime } from './book-2026.js';
import { bundleOf, dutyBundle, fileOf, ScheduleWorld } from './schedule-world.js';

let world: ScheduleWorld;
afterEach(async () => {
  armCrashPoints(undefined);
  await world.close();
});

async function open(file: ScheduleFile, bundle = bundleOf('report')): Promise<void> {
  world = await ScheduleWorld.open(file, bundle);
}

const admin = { userId: 'admin' };
const manager = { userId: 'pm-1' };

async function codeOf(work: Promise<unknown>): Promise<string | undefined> {
  return work.then(
    () => undefined,
    (error: { code?: string }) => error.code,
  );
}

describe('occurrences and starts', () => {
  it('[Q20] each occurrence starts one instance, and a restart starts none again', async () => {
    await open(fileOf({}));
    await world.at('2026-09-28 08:59');
    expect(await world.startTimes()).toEqual([]);
    await world.at('2026-09-28 09:00');
    await world.at('2026-09-28 09:00');
    await world.restart();
    await world.at('2026-09-28 12:00');
    expect(await world.startTimes()).toEqual(['2026-09-28 09:00']);
    await world.at('2026-09-29 09:00');
    expect(await world.startTimes()).toEqual(['2026-09-28 09:00', '2026-09-29 09:00']);
  });

  it.each([
    'schedule/before-start',
    'run/before-decide',
    'run/before-commit',
    'store/before-durable',
    'store/after-durable',
    'run/after-commit',
    'schedule/after-start',
    'schedule/after-run',
  ] satisfies readonly CrashPoint[])('[Q21] one instance although the process died at %s', async (point) => {
    await open(fileOf({}, { recurrences: [{ type: 'daily', at: ['09:00'] }] }));
    let passes = 0;
    armCrashPoints((passed) => {
      if (passed === point && ++passes === 1) throw new Error(`died at ${point}`);
    });
    await world.at('2026-09-28 09:00').catch(() => undefined);
    armCrashPoints(undefined);
    expect(passes).toBeGreaterThan(0);
    await world.restart();
    await world.at('2026-09-28 09:01');
    expect(await world.startTimes()).toHaveLength(2);
    for (const key of ['row-1', 'row-2']) {
      const runs = await world.engine.schedules.runs(key);
      expect(runs.map(({ result, instanceId }) => [result, instanceId !== undefined])).toEqual([['started', true]]);
    }
  });

  it('[Q22] engines that race start once, also when they see other people', async () => {
    await open(fileOf({ start: { type: 'duty' } }), dutyBundle);
    const others = [world.another(), world.another(), world.another()];
    for (const other of others) await other.workers.runDue();
    world.clock.advance(3_600_000);
    await Promise.all([world.engine, ...others].map((engine) => engine.workers.runDue()));
    expect(await world.startTimes('scheduled-duty')).toEqual(['2026-09-28 09:00']);
    expect(await world.engine.schedules.runs('row-1')).toHaveLength(1);
  });

  it('[Q23] a fresh installation makes up for nothing', async () => {
    await open(fileOf({ catchUp: { policy: 'fire-all', within: 'P1Y' } }));
    await world.at('2026-09-28 08:30');
    expect(await world.startTimes()).toEqual([]);
    expect((await world.engine.schedules.get('row-1')).next.map(({ at }) => chinaTime(at))).toEqual([
      '2026-09-28 09:00',
      '2026-09-29 09:00',
      '2026-09-30 09:00',
      '2026-10-01 09:00',
      '2026-10-02 09:00',
    ]);
  });

  it('[Q24] after an outage: the latest only, each up to a limit, or none; never what is too old', async () => {
    await open(
      fileOf(
        { catchUp: { policy: 'fire-once' }, start: { type: 'process', process: 'once' } },
        { catchUp: { policy: 'fire-all', limit: 3 }, start: { type: 'process', process: 'all' } },
        { catchUp: { policy: 'skip' }, start: { type: 'process', process: 'none' } },
        { catchUp: { policy: 'fire-all', within: 'PT30H' }, start: { type: 'process', process: 'young' } },
      ),
      bundleOf('once', 'all', 'none', 'young'),
    );
    await world.at('2026-10-02 12:00');
    const seen = async (key: string): Promise<readonly string[]> =>
      (await world.engine.schedules.runs(key)).map(
        ({ occurrence, result }) => `${chinaTime(occurrence.at).slice(5, 10)} ${result}`,
      );
    expect(await seen('row-1')).toEqual([
      '10-02 started',
      '10-01 skipped',
      '09-30 skipped',
      '09-29 skipped',
      '09-28 skipped',
    ]);
    expect(await seen('row-2')).toEqual([
      '10-02 started',
      '10-01 started',
      '09-30 started',
      '09-29 skipped',
      '09-28 skipped',
    ]);
    expect(await world.startTimes('none')).toEqual([]);
    expect((await seen('row-4')).slice(0, 3)).toEqual(['10-02 started', '10-01 started', '09-30 skipped']);
    await world.at('2026-10-03 09:00');
    for (const process of ['once', 'all', 'none', 'young'])
      expect((await world.startTimes(process)).at(-1), process).toBe('2026-10-03 09:00');
  });

  it('[Q25] values, the person it is started for and the deadline reach the instance', async () => {
    await open(
      fileOf(
        {
          recurrences: [{ type: 'monthly', day: -1, at: ['09:00'] }],
          start: { type: 'process', process: 'report', values: { month: 'schedule.month' } },
          onBehalfOf: { role: 'tech' },
        },
        {
          title: '核对签字',
          description: '逐份核对。',
          start: { type: 'duty' },
          recurrences: [{ type: 'monthly', day: 30, at: ['09:00'] }],
          opensBefore: 'P1D',
        },
      ),
      { definitions: [...bundleOf('report').definitions, ...dutyBundle.definitions], forms: dutyBundle.forms },
    );
    await world.at('2026-09-29 09:00');
    const [duty] = await world.started('scheduled-duty');
    const instance = await world.engine.instance(duty!.id);
    expect(instance?.subject).toBe('S91 核对签字（2026-09-30）');
    expect(instance?.variables).toMatchObject({ dutyText: '逐份核对。', dutyPeople: ['tech-1', 'tech-2'] });
    expect(instance?.tasks[0]).toMatchObject({
      candidates: ['user:tech-1', 'user:tech-2'],
      dueAt: '2026-09-30T10:00:00.000Z',
    });
    await world.at('2026-09-30 09:00');
    const [report] = await world.started();
    expect(report?.by).toBe('tech-1');
    expect((await world.engine.instance(report!.id))?.variables).toMatchObject({ month: '2026-09' });
  });

  it('[Q26] nobody to start for: the run failed, is seen, and can be made up for', async () => {
    await open(fileOf({ onBehalfOf: { user: 'tech-0' } }));
    await world.at('2026-09-28 09:00');
    const [run] = await world.engine.schedules.runs('row-1');
    expect(run).toMatchObject({ result: 'failed', fault: { code: 'schedule/nobody' } });
    expect(await world.startTimes()).toEqual([]);
    const request = { actor: admin, commandId: 'c1', occurrence: run!.occurrence.id };
    expect((await world.engine.schedules.runNow('row-1', request))[0]?.result).toBe('failed');
    // The schedule itself goes on.
    await world.at('2026-09-29 09:00');
    expect(await world.engine.schedules.runs('row-1')).toHaveLength(2);
  });
});

describe('waiting, paused, by hand', () => {
  it('[Q30] waits for its process, begins when it is published, and makes up for nothing before', async () => {
    await open(fileOf({ start: { type: 'process', process: 'later' } }));
    const view = await world.engine.schedules.get('row-1');
    expect([view.status, view.waitingFor]).toEqual(['waiting', ['later']]);
    expect(await codeOf(world.engine.schedules.runNow('row-1', { actor: admin, commandId: 'c' }))).toBe(
      'schedule/waiting',
    );
    await world.at('2026-09-29 10:00');
    await world.publish(bundleOf('later'));
    await world.engine.workers.runDue();
    expect(await world.startTimes('later')).toEqual([]);
    expect((await world.engine.schedules.get('row-1')).status).toBe('active');
    await world.at('2026-09-30 09:00');
    expect(await world.startTimes('later')).toEqual(['2026-09-30 09:00']);
    await world.engine.setDefinitionStatus('later', 1, 'retired');
    expect((await world.engine.schedules.get('row-1')).status).toBe('waiting');
    await world.at('2026-10-01 09:00');
    expect(await world.startTimes('later')).toHaveLength(1);
  });

  it('[Q31] one rule waits, the other runs', async () => {
    await open(
      fileOf({
        recurrences: [
          { type: 'daily', at: ['09:00'], part: 'here' },
          { type: 'daily', at: ['10:00'], part: 'there', start: { type: 'process', process: 'later' } },
        ],
      }),
    );
    expect(await world.engine.schedules.get('row-1')).toMatchObject({ status: 'active', waitingFor: ['later'] });
    await world.at('2026-09-28 10:30');
    expect(await world.startTimes()).toEqual(['2026-09-28 10:30']);
    await world.at('2026-09-29 09:30');
    await world.publish(bundleOf('later'));
    await world.at('2026-09-29 10:00');
    expect(await world.startTimes('later')).toEqual(['2026-09-29 10:00']);
    expect(await world.startTimes()).toHaveLength(2);
  });

  it('[Q32] administrators pause with a reason and resume; nothing is made up for, all is written down', async () => {
    await open(fileOf({}));
    const { schedules } = world.engine;
    expect(await codeOf(schedules.pause('row-1', manager, '停机'))).toBe('schedule/not-allowed');
    expect(await codeOf(schedules.pause('row-1', admin, ' '))).toBe('schedule/reason-missing');
    await schedules.pause('row-1', admin, '停机检修');
    await world.at('2026-09-30 12:00');
    expect(await schedules.get('row-1')).toMatchObject({
      status: 'paused',
      pause: { by: 'admin', reason: '停机检修' },
    });
    await world.restart();
    expect(await world.startTimes()).toEqual([]);
    await world.engine.schedules.resume('row-1', admin);
    await world.at('2026-09-30 13:00');
    expect(await world.startTimes()).toEqual([]);
    await world.at('2026-10-01 09:00');
    expect(await world.startTimes()).toEqual(['2026-10-01 09:00']);
    expect((await world.engine.schedules.audit('row-1')).map(({ action, by }) => [action, by])).toEqual([
      ['resume', 'admin'],
      ['pause', 'admin'],
    ]);
  });

  it('[Q33] by hand: administrators and project managers, once for each command id', async () => {
    await open(fileOf({}));
    const { schedules } = world.engine;
    expect(await codeOf(schedules.runNow('row-1', { actor: { userId: 'tech-1' }, commandId: 'x' }))).toBe(
      'schedule/not-allowed',
    );
    expect(await codeOf(schedules.runNow('row-9', { actor: admin, commandId: 'x' }))).toBe('schedule/not-found');
    const first = await schedules.runNow('row-1', { actor: manager, commandId: 'one' });
    world.clock.advance(60_000);
    const again = await schedules.runNow('row-1', { actor: manager, commandId: 'one' });
    expect(again[0]?.instanceId).toBe(first[0]?.instanceId);
    expect((await world.started()).map(({ by }) => by)).toEqual(['pm-1']);
    expect((await schedules.runs('row-1'))[0]).toMatchObject({ result: 'started', by: 'pm-1' });
    await world.at('2026-09-28 09:00');
    expect(await world.startTimes()).toHaveLength(2);
  });

  it('[Q34] a schedule that is part of another starts nothing of its own', async () => {
    await open(fileOf({}, { start: { type: 'with', schedule: 'row-1' } }));
    const { schedules } = world.engine;
    expect(await schedules.get('row-2')).toMatchObject({ status: 'covered', coveredBy: 'row-1' });
    expect(await codeOf(schedules.runNow('row-2', { actor: admin, commandId: 'x' }))).toBe('schedule/covered');
    await world.at('2026-09-28 09:00');
    expect(await world.startTimes()).toHaveLength(1);
  });
});

describe('what rules cannot know', () => {
  it('[Q40] goes by running instances: one occurrence for each, none after it has ended', async () => {
    await open(
      fileOf({
        recurrences: [{ type: 'interval', every: 'PT30M' }],
        during: { type: 'instances', process: 'event' },
        start: { type: 'process', process: 'report', values: { month: 'schedule.periodTitle' } },
      }),
      bundleOf('report', 'event'),
    );
    await world.at('2026-09-28 10:00');
    expect(await codeOf(world.engine.schedules.runNow('row-1', { actor: admin, commandId: 'x' }))).toBe(
      'schedule/nothing-running',
    );
    const begin = (id: string) =>
      world.engine.execute({
        type: 'start',
        commandId: id,
        process: 'event',
        instanceId: id,
        actor: { userId: 'tech-1' },
      });
    await begin('e1');
    await world.at('2026-09-28 10:10');
    await begin('e2');
    await world.at('2026-09-28 10:30');
    await world.at('2026-09-28 10:40');
    expect(await world.startTimes()).toEqual(['2026-09-28 10:30', '2026-09-28 10:40']);
    const task = (await world.engine.instance('e1'))!.tasks[0]!;
    await world.engine.execute({
      type: 'complete',
      commandId: 'd1',
      instanceId: 'e1',
      taskId: task.id,
      outcome: 'done',
      actor: { userId: 'tech-1' },
    });
    await world.at('2026-09-28 11:05');
    await world.at('2026-09-28 11:10');
    expect(await world.startTimes()).toEqual(['2026-09-28 10:30', '2026-09-28 10:40', '2026-09-28 11:10']);
  });

  it('[Q41] goes by dates that administrators keep, and waits for them', async () => {
    await open(
      fileOf({
        recurrences: [{ type: 'dates', anchors: [{ type: 'set', set: 'ends' }], at: ['09:00'] }],
        opensBefore: 'P3M',
      }),
    );
    const { schedules } = world.engine;
    expect(await schedules.get('row-1')).toMatchObject({ status: 'waiting', waitingForDates: ['ends'] });
    expect(await codeOf(schedules.setDates('ends', [{ date: '2027-02-30' }], admin))).toBe('schedule/impossible-date');
    expect(await codeOf(schedules.setDates('ends', [], { userId: 'tech-1' }))).toBe('schedule/not-allowed');
    await schedules.setDates('ends', [{ date: '2027-01-15' }], manager);
    expect(
      (await schedules.get('row-1')).next.map(({ at, deadline }) => [chinaTime(at), chinaTime(deadline!)]),
    ).toEqual([['2026-10-15 09:00', '2027-01-15 18:00']]);
    expect(await schedules.dateSets()).toMatchObject([{ key: 'ends', isChanged: true, schedules: ['S90'] }]);
    await world.restart();
    await world.at('2026-10-15 09:00');
    expect(await world.startTimes()).toEqual(['2026-10-15 09:00']);
    expect((await world.engine.schedules.audit('ends'))[0]).toMatchObject({ action: 'set-dates', by: 'pm-1' });
  });

  it('[Q42] goes by a date in a variable of running instances', async () => {
    await open(
      fileOf({
        recurrences: [
          {
            type: 'dates',
            anchors: [{ type: 'field', process: 'event', field: 'reviewOn' }],
            offsets: ['-P1M'],
            at: ['09:00'],
          },
        ],
      }),
      bundleOf('report', 'event'),
    );
    await world.engine.execute({
      type: 'start',
      commandId: 'e',
      process: 'event',
      instanceId: 'e',
      actor: { userId: 'system', system: true },
      variables: { reviewOn: '2026-11-01' },
    });
    expect((await world.engine.schedules.get('row-1')).next.map(({ at }) => chinaTime(at))).toEqual([
      '2026-10-01 09:00',
    ]);
    await world.at('2026-10-01 09:00');
    expect(await world.startTimes()).toEqual(['2026-10-01 09:00']);
  });
});

describe('the scheduler', () => {
  it('[Q50] the workers run schedules by themselves when their time comes', async () => {
    await open(fileOf({ recurrences: [{ type: 'cron', cron: '* * * * *' }] }));
    world.engine.workers.start();
    world.clock.advance(61_000);
    // A wake-up looks again at the latest after its sleep; publishing wakes it at once.
    await world.publish(bundleOf('other'));
    await expect.poll(async () => (await world.startTimes()).length, { timeout: 5000 }).toBe(1);
  });

  it('[Q51] any scheduler will do that calls a duty at its time, late or twice', async () => {
    await open(fileOf({}));
    const duties = new Map<string, RecurringDuty>();
    const careless: Scheduler = {
      schedule: (duty) => void duties.set(duty.key, duty),
      remove: (key) => void duties.delete(key),
      wake: () => {},
      runNow: async (key) => (await duties.get(key)?.run()) ?? 0,
      async runDue() {
        const runs = [...duties.values()].flatMap((duty) => [duty.run(), duty.run(), duty.run()]);
        return (await Promise.all(runs)).length * 0;
      },
      start: () => {},
      stop: async () => {},
    };
    const other = world.another(careless);
    await other.workers.runDue();
    world.clock.advance(2 * 3_600_000);
    await other.workers.runDue();
    await other.workers.runDue();
    expect(await world.startTimes()).toEqual(['2026-09-28 10:00']);
    expect(await duties.get('row-1')?.next()).toBe('2026-09-29T01:00:00.000Z');
  });

  it('[Q52] a duty that fails is tried again later and does not hold up the others', async () => {
    await open(fileOf({}, { recurrences: [{ type: 'daily', at: ['09:00'] }] }));
    armCrashPoints((point) => {
      if (point === 'schedule/before-start') {
        armCrashPoints(undefined);
        throw new Error('the disk is full');
      }
    });
    await world.at('2026-09-28 09:00');
    expect(await world.startTimes()).toHaveLength(1);
    await world.at('2026-09-28 09:01');
    expect(await world.startTimes()).toHaveLength(2);
  });
});
