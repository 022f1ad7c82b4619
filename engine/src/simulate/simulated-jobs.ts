import type { Command, JobResult } from '../decide/command.js';
import type { Instant } from '../definition/instant.js';
import type { Fault } from '../definition/yunliu-error.js';
import { systemActor, type Actor } from '../identity/actor.js';
import type { Job, ProcessInstance } from '../instance/instance.js';
import { familyCommand } from './family-command.js';
import type { SimulatedMessages } from './simulated-messages.js';
import type { SimulatedDocument, SimulatedNotice, SimulationOptions } from './simulation-options.js';

/** What jobs need of the world they run in. */
interface JobWorld {
  readonly handlers: SimulationOptions['handlers'];
  readonly messages: SimulatedMessages;
  instance(id: string): ProcessInstance | undefined;
  newId(kind: string): string;
  now(): Instant;
  apply(command: Command): Fault | undefined;
}

const worker: Actor = { userId: 'worker:simulation', system: true };

/** Does what jobs ask for: notices and documents are kept, children start, services do what the story says. */
export class SimulatedJobs {
  readonly notices: SimulatedNotice[] = [];
  readonly documents: SimulatedDocument[] = [];
  readonly #world: JobWorld;
  readonly #scripts = new Map<string, JobResult[]>();

  constructor(world: JobWorld) {
    this.#world = world;
  }

  /** The result of the next run of a service handler; several are taken in the order given. */
  script(handler: string, result: JobResult): void {
    this.#scripts.set(handler, [...(this.#scripts.get(handler) ?? []), result]);
  }

  /** Does the job and reports it; one for external workers is taken and reported by one. */
  carryOut(job: Job): void {
    const { instanceId, id: jobId, request } = job;
    const world = this.#world;
    const result = this.#run(job);
    if (request.kind !== 'service' || request.external !== true) {
      const report = { type: 'complete-job', commandId: world.newId('command'), actor: systemActor } as const;
      world.apply({ ...report, instanceId, jobId, result });
      return;
    }
    const lockId = world.newId('command');
    const until = new Date(Date.parse(world.now()) + 60_000).toISOString();
    const lock = { type: 'lock-job', commandId: lockId, actor: systemActor, worker: 'simulation', until } as const;
    world.apply({ ...lock, instanceId, jobId });
    const report = { type: 'complete-job', commandId: world.newId('command'), actor: worker, lockId } as const;
    world.apply({ ...report, instanceId, jobId, result });
  }

  #run(job: Job): JobResult {
    const { request, instanceId } = job;
    const { handlers, messages } = this.#world;
    switch (request.kind) {
      case 'service': {
        const script = this.#scripts.get(request.handler)?.shift();
        return script ?? handlers?.[request.handler]?.(request.input) ?? { status: 'done' };
      }
      case 'notify':
        this.notices.push({ instanceId, to: request.to, title: request.title, text: request.text });
        return { status: 'done' };
      case 'document': {
        const { template, version, title, values } = request;
        this.documents.push({ instanceId, template, version, title, values });
        const name = `${title}.pdf`;
        const file = { id: job.id, name, size: 0, mediaType: 'application/pdf', sha256: '', kind: 'document' } as const;
        return { status: 'done', attachment: file };
      }
      case 'start-process':
      case 'child-ended':
      case 'cancel-child':
      case 'pause-child': {
        const command = familyCommand(job, (id) => this.#world.instance(id));
        return command === undefined ? { status: 'done' } : reported(this.#world.apply(command));
      }
      case 'message': {
        const { name, key, data, ttl } = request;
        return reported(messages.throwOut({ name, key, data, id: `job:${job.id}`, ttl }));
      }
      case 'signal':
        messages.broadcast(request.name, request.data, `job:${job.id}`);
        return { status: 'done' };
      case 'resume':
        return { status: 'done' };
    }
  }
}

function reported(fault: Fault | undefined): JobResult {
  return fault === undefined ? { status: 'done' } : { status: 'failed', message: fault.message['zh-CN'] };
}
