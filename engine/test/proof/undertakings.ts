import type { Actor, Engine } from '@yunliu/engine';
import type { Stage } from './stage.js';

/** Work of several writes that a caller asks for again after a crash, with the same ids. */
export interface Undertaking {
  readonly name: string;
  /** Gives what `act` needs to know (ids made beforehand). */
  readonly prepare: (stage: Stage) => Promise<string>;
  readonly minutes: number;
  readonly act: (engine: Engine, given: string) => Promise<unknown>;
}

const admin: Actor = { userId: 'admin' };
const system: Actor = { userId: 'system', system: true };

async function desks(stage: Stage): Promise<string> {
  let last = '';
  for (let count = 0; count < 3; count += 1) {
    last = await stage.start('desk');
    const [task] = (await stage.instance(last)).tasks;
    await stage.say(last, { type: 'complete', by: 'desk-1', taskId: task!.id, outcome: 'submit' });
  }
  const [task] = (await stage.instance(last)).tasks;
  await stage.say(last, { type: 'claim', by: 'tech-1', taskId: task!.id });
  return last;
}

async function tickets(stage: Stage): Promise<void> {
  for (const priority of ['low', 'high']) await stage.start('fault-handling', { system: 'erp', priority });
}

async function declared(stage: Stage): Promise<string> {
  await tickets(stage);
  const window = { from: '2026-09-28T01:30:00.000Z', to: '2026-09-28T04:00:00.000Z', reason: '升级' };
  const { id } = await stage.first.agreements.declareDowntime({ actor: { userId: 'pm' }, system: 'erp', ...window });
  return id;
}

async function locked(stage: Stage): Promise<string> {
  await stage.start('external');
  const [job] = await stage.first.externalJobs.fetch({ topics: ['run'], worker: 'w1', lockMs: 7_200_000 });
  return JSON.stringify({ jobId: job!.jobId, lockId: job!.lockId, worker: 'w1' });
}

export const undertakings: readonly Undertaking[] = [
  {
    name: 'a message that is kept until somebody waits',
    prepare: desks,
    minutes: 5,
    act: (engine, key) => engine.correlate({ name: 'withdrawn', key, messageId: 'm1', ttl: 'PT1H' }),
  },
  {
    name: 'a signal to all who listen',
    prepare: desks,
    minutes: 5,
    act: (engine) => engine.broadcast({ name: 'stop', signalId: 's1' }),
  },
  {
    name: 'a clock that warns',
    prepare: async (stage) => stage.start('fault-handling'),
    minutes: 31,
    act: async () => undefined,
  },
  {
    name: 'a clock that is broken, with its escalation',
    prepare: async (stage) => stage.start('fault-handling', { system: 'erp', priority: 'high' }),
    minutes: 61,
    act: async () => undefined,
  },
  {
    name: 'a batch of migrations',
    prepare: async (stage) => {
      await desks(stage);
      return (await stage.first.migrations.create({ process: 'desk', from: 1, to: 2 }, 'admin')).id;
    },
    minutes: 5,
    act: (engine, batch) => engine.migrations.run(batch),
  },
  {
    name: 'a hand-over of all work',
    prepare: desks,
    minutes: 5,
    act: (engine) => engine.batches.handOver({ from: 'tech-1', to: 'tech-2', reason: '离职' }, 'b1', admin),
  },
  {
    name: 'the suspension of a version',
    prepare: desks,
    minutes: 61,
    act: (engine) => engine.batches.suspend({ process: 'desk', version: 1 }, { reason: '维护' }, 'b1', admin),
  },
  {
    name: 'the activation of a version',
    prepare: async (stage) => {
      await desks(stage);
      await stage.first.batches.suspend({ process: 'desk', version: 1 }, { reason: '维护' }, 'b1', admin);
      return '';
    },
    minutes: 61,
    act: (engine) => engine.batches.activate({ process: 'desk', version: 1 }, 'b2', admin),
  },
  {
    name: 'the approval of planned downtime',
    prepare: declared,
    minutes: 5,
    act: (engine, id) => engine.agreements.approveDowntime(id, system),
  },
  {
    name: 'children that are started, and stopped with their parent',
    prepare: (stage) => stage.start('parent'),
    minutes: 5,
    act: async (engine, instanceId) => {
      await engine.workers.runDue();
      await engine.execute({ type: 'cancel', commandId: 'x', actor: admin, instanceId, reason: '不需要了' });
    },
  },
  {
    name: 'a suspension that takes the children along',
    prepare: async (stage) => {
      const id = await stage.start('parent');
      await stage.first.workers.runDue();
      return id;
    },
    minutes: 5,
    act: (engine, instanceId) =>
      engine.execute({ type: 'suspend', commandId: 'x', actor: admin, instanceId, reason: '等', children: true }),
  },
  {
    name: 'external work that is taken',
    prepare: (stage) => stage.start('external'),
    minutes: 5,
    act: async (engine) => {
      // The worker that never heard of its lock asks again when it has run out; others would get it then too.
      await engine.externalJobs.fetch({ topics: ['run'], worker: 'w1', lockMs: 60_000 });
    },
  },
  {
    name: 'external work that is reported',
    prepare: locked,
    minutes: 5,
    act: (engine, held) =>
      engine.externalJobs.complete({
        ...(JSON.parse(held) as { jobId: string; lockId: string; worker: string }),
        output: { text: '好' },
      }),
  },
];
