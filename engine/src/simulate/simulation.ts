import type { CompiledProcess } from '../compile/compiled-process.js';
import type { Command, JobResult } from '../decide/command.js';
import { decide } from '../decide/decide.js';
import type { Accepted, CopyGiven, DecideContext } from '../decide/decision.js';
import type { Instant } from '../definition/instant.js';
import type { JsonObject } from '../definition/json.js';
import type { Fault } from '../definition/yunliu-error.js';
import type { CompiledForm } from '../forms/compiled-form.js';
import { systemActor, type Actor } from '../identity/actor.js';
import type { Directory } from '../identity/directory.js';
import type { HistoryEvent, Job, ProcessInstance, Timer } from '../instance/instance.js';
import { runnableJobs, runningTimers } from '../instance/standing-still.js';
import type { Calendars } from '../service-time/calendar.js';
import type { Agreements } from '../agreements/agreements.js';
import type { PlannedDowntime } from '../agreements/client-system.js';
import { plannedDowntime, simulatedAgreements, windowOf, type PlannedWindow } from './simulated-agreements.js';
import { compiledOnce } from './compiled-once.js';
import { watchConditions } from './conditions.js';
import { earliest } from './earliest.js';
import { familyCommand } from './family-command.js';
import { SimulatedMessages, type SimulatedMessage } from './simulated-messages.js';
import { endless, unknownProcess } from './simulation-faults.js';
import type {
  ConditionSeen,
  SimulatedCommand,
  SimulatedDocument,
  SimulatedNotice,
  SimulationOptions,
  StateEntered,
  TransitionTaken,
} from './simulation-options.js';

/** Jobs and timers one command may set off before the simulation gives up. */
const MAX_ROUNDS = 10_000;

/**
 * An in-memory world: commands go through the real `decide`, jobs run at once after each (children start, notices and
 * documents are kept), timers fire when the virtual clock passes them.
 */
export class Simulation {
  readonly #options: SimulationOptions;
  readonly #processes = new Map<string, CompiledProcess>();
  readonly #forms: ReadonlyMap<string, CompiledForm>;
  readonly #instances = new Map<string, ProcessInstance>();
  readonly #history: HistoryEvent[] = [];
  readonly #notices: SimulatedNotice[] = [];
  readonly #documents: SimulatedDocument[] = [];
  readonly #copies: (CopyGiven & { readonly instanceId: string })[] = [];
  readonly #transitions: TransitionTaken[] = [];
  readonly #conditions = new Map<string, ConditionSeen>();
  readonly #endedTasks = new Set<string>();
  readonly #lastSerials = new Map<string, number>();
  readonly #scripts = new Map<string, JobResult[]>();
  readonly #counters = new Map<string, number>();
  readonly #messages: SimulatedMessages;
  #downtimes: readonly PlannedDowntime[] = [];
  #agreements: Agreements;
  #now: Instant;

  constructor(options: SimulationOptions) {
    this.#options = options;
    this.#now = options.now;
    this.#agreements = this.#agreed();
    this.#messages = new SimulatedMessages({
      now: () => this.#now,
      instances: () => this.instances,
      processes: () => [...this.#processes.values()],
      newId: (kind) => this.#newId(kind),
      apply: (command) => this.#apply(command),
    });
    this.#forms = new Map(options.forms.map((form) => [`${form.template.key}/${form.template.version}`, form]));
    for (const definition of options.definitions) {
      const known = this.#processes.get(definition.key)?.definition.version ?? 0;
      if (definition.version <= known) continue;
      const { key: process, version } = definition;
      this.#processes.set(
        process,
        watchConditions(compiledOnce(definition), (text, result) => {
          this.#conditions.set(JSON.stringify([process, version, text, result]), { process, version, text, result });
        }),
      );
    }
  }

  get now(): Instant {
    return this.#now;
  }

  get directory(): Directory {
    return this.#options.directory;
  }

  get calendars(): Calendars {
    return this.#options.calendars;
  }

  /** All instances in the order they were started. */
  get instances(): readonly ProcessInstance[] {
    return [...this.#instances.values()];
  }

  get history(): readonly HistoryEvent[] {
    return this.#history;
  }

  get notices(): readonly SimulatedNotice[] {
    return this.#notices;
  }

  get documents(): readonly SimulatedDocument[] {
    return this.#documents;
  }

  get copies(): readonly (CopyGiven & { readonly instanceId: string })[] {
    return this.#copies;
  }

  /** Every transition taken so far, in order. */
  get transitions(): readonly TransitionTaken[] {
    return this.#transitions;
  }

  /** What each condition has come to so far, every answer once. */
  get conditions(): readonly ConditionSeen[] {
    return [...this.#conditions.values()];
  }

  /** States entered so far, in all instances. */
  get entered(): readonly StateEntered[] {
    return this.instances.flatMap(({ definition: { key, version }, entered }) =>
      Object.keys(entered).map((state) => ({ process: key, version, state })),
    );
  }

  process(key: string): CompiledProcess | undefined {
    return this.#processes.get(key);
  }

  instance(id: string): ProcessInstance | undefined {
    return this.#instances.get(id);
  }

  /** Takes in an instance that lives elsewhere, to play on with a copy of it. */
  adopt(instance: ProcessInstance): void {
    this.#instances.set(instance.id, instance);
  }

  newInstanceId(): string {
    return this.#newId('instance');
  }

  /** Carries a command out and lets all jobs that are due follow. Gives the fault when it is refused. */
  execute(command: SimulatedCommand): Fault | undefined {
    const { by, ...rest } = command;
    const fault = this.#apply({ ...rest, commandId: this.#newId('command'), actor: actorOf(by) });
    if (fault === undefined) this.#runDueJobs();
    return fault;
  }

  /** A message from outside, to whoever waits for it. `ttl`: how long it is kept while nobody does. */
  correlate({ ttl, ...message }: Omit<SimulatedMessage, 'keptUntil'> & { readonly ttl?: string }): Fault | undefined {
    const kept = ttl === undefined ? {} : { keptUntil: this.calendars.due(this.#now, ttl, 'always') };
    const fault = this.#messages.send({ ...message, ...kept });
    if (fault === undefined) this.#runDueJobs();
    return fault;
  }

  /** Every instance that listens now hears the signal; the same id once. */
  broadcast(name: string, data?: JsonObject, id?: string): void {
    this.#messages.broadcast(name, data, id);
    this.#runDueJobs();
  }

  /** Messages nobody has waited for yet. */
  get keptMessages(): readonly SimulatedMessage[] {
    return this.#messages.kept;
  }

  /** Would the command be accepted now? Changes nothing. */
  check(command: SimulatedCommand): Fault | undefined {
    const { by, ...rest } = command;
    const decided = this.#decide({ ...rest, commandId: 'check', actor: actorOf(by) });
    return 'fault' in decided ? decided.fault : undefined;
  }

  /** A planned window of a system, approved now, or its real end: told to every open ticket of the system. */
  planDowntime(window: PlannedWindow): Fault | undefined {
    const known = this.#downtimes.find(({ id }) => id === window.id);
    const planned = plannedDowntime(window, known, this.#now);
    this.#downtimes = [...this.#downtimes.filter(({ id }) => id !== window.id), planned];
    this.#agreements = this.#agreed();
    for (const { id: instanceId, service, status } of this.instances) {
      if (service?.system !== window.system || status !== 'running') continue;
      const told = windowOf(planned);
      const fault = this.execute({ type: 'apply-downtime', by: systemActor.userId, instanceId, window: told });
      if (fault !== undefined) return fault;
    }
    return undefined;
  }

  #agreed(): Agreements {
    return simulatedAgreements(this.#options.agreements ?? [], this.#options.systems ?? {}, this.#downtimes);
  }

  /** The result of the next run of a service handler; several are taken in the order given. */
  scriptHandler(handler: string, result: JobResult): void {
    this.#scripts.set(handler, [...(this.#scripts.get(handler) ?? []), result]);
  }

  /** Moves the clock on; timers and retries on the way happen at their time, in due order. Never moves it back. */
  advanceTo(instant: Instant): void {
    for (let rounds = 0; rounds < MAX_ROUNDS; rounds += 1) {
      const timer = earliest(this.#runningTimers().map((each) => ({ at: each.dueAt, each })));
      const job = earliest(this.#openJobs().map((each) => ({ at: each.runAt, each })));
      const at = [timer?.at, job?.at].filter((due) => due !== undefined).toSorted()[0];
      if (at === undefined || at > instant) {
        if (instant > this.#now) this.#now = instant;
        return;
      }
      if (at > this.#now) this.#now = at;
      if (timer !== undefined && timer.at === at) this.#fire(timer.each);
      this.#runDueJobs();
    }
    throw endless(MAX_ROUNDS);
  }

  #fire({ id, instanceId }: Timer): void {
    this.#apply({
      type: 'fire-timer',
      commandId: this.#newId('command'),
      actor: systemActor,
      instanceId,
      timerId: id,
    });
  }

  /** Timers and services of a suspended instance stand still. */
  #runningTimers(): readonly Timer[] {
    return this.instances.flatMap(runningTimers);
  }

  #openJobs(): readonly Job[] {
    return this.instances.flatMap(runnableJobs).filter((job) => job.incident === undefined);
  }

  #runDueJobs(): void {
    for (let rounds = 0; rounds < MAX_ROUNDS; rounds += 1) {
      const job = this.#openJobs().find(({ runAt }) => runAt <= this.#now);
      if (job === undefined && this.#messages.deliverKept()) continue;
      if (job === undefined) return;
      const result = this.#run(job);
      const { instanceId, id: jobId } = job;
      this.#apply({
        type: 'complete-job',
        commandId: this.#newId('command'),
        actor: systemActor,
        instanceId,
        jobId,
        result,
      });
    }
    throw endless(MAX_ROUNDS);
  }

  #run(job: Job): JobResult {
    const { request, instanceId } = job;
    switch (request.kind) {
      case 'service': {
        const script = this.#scripts.get(request.handler)?.shift();
        return script ?? this.#options.handlers?.[request.handler]?.(request.input) ?? { status: 'done' };
      }
      case 'notify':
        this.#notices.push({ instanceId, to: request.to, title: request.title, text: request.text });
        return { status: 'done' };
      case 'document': {
        const { template, version, title, values } = request;
        this.#documents.push({ instanceId, template, version, title, values });
        const file = {
          id: job.id,
          name: `${title}.pdf`,
          size: 0,
          mediaType: 'application/pdf',
          sha256: '',
          kind: 'document',
        };
        return { status: 'done', attachment: file as NonNullable<(JobResult & { status: 'done' })['attachment']> };
      }
      case 'start-process':
      case 'child-ended':
      case 'cancel-child':
      case 'pause-child': {
        const command = familyCommand(job, (id) => this.#instances.get(id));
        return command === undefined ? { status: 'done' } : this.#report(this.#apply(command));
      }
      case 'message': {
        const { name, key, data, ttl } = request;
        const keptUntil = ttl === undefined ? undefined : this.calendars.due(this.#now, ttl, 'always');
        return this.#report(this.#messages.send({ name, key, data, id: `job:${job.id}`, keptUntil }));
      }
      case 'signal':
        this.#messages.broadcast(request.name, request.data, `job:${job.id}`);
        return { status: 'done' };
      case 'resume':
        return { status: 'done' };
    }
  }

  #report(fault: Fault | undefined): JobResult {
    return fault === undefined ? { status: 'done' } : { status: 'failed', message: fault.message['zh-CN'] };
  }

  #apply(command: Command): Fault | undefined {
    const decided = this.#decide(command);
    if ('fault' in decided) return decided.fault;
    this.#keep(decided);
    return undefined;
  }

  #decide(command: Command): Accepted | { readonly fault: Fault } {
    const instance = this.#instances.get(command.instanceId);
    const process = this.#processes.get(instance?.definition.key ?? (command.type === 'start' ? command.process : ''));
    if (process === undefined)
      return { fault: unknownProcess(command.type === 'start' ? command.process : command.instanceId) };
    const serials: { [scope: string]: number } = {};
    let loads: { readonly [userId: string]: number } = {};
    for (;;) {
      const decision = decide(process, instance, command, { ...this.#context(serials), loads });
      if (decision.kind === 'accepted' || decision.kind === 'refused') return decision;
      if (decision.kind === 'load-needed') loads = { ...loads, ...this.#openTasksOf(decision.users) };
      else serials[decision.scope] = (this.#lastSerials.get(decision.scope) ?? 0) + 1;
    }
  }

  #openTasksOf(users: readonly string[]): { readonly [userId: string]: number } {
    const tasks = this.instances.flatMap((instance) => instance.tasks);
    return Object.fromEntries(users.map((user) => [user, tasks.filter(({ assignee }) => assignee === user).length]));
  }

  #context(serials: { readonly [scope: string]: number }): DecideContext {
    const { directory, calendars, preview } = this.#options;
    return {
      ...(preview === true ? { preview } : {}),
      now: this.#now,
      newId: (kind) => this.#newId(kind),
      directory,
      calendars,
      agreements: this.#agreements,
      form: (template, version) => this.#forms.get(`${template}/${version}`),
      serials,
      isEndedTask: (taskId) => this.#endedTasks.has(taskId),
    };
  }

  #keep({ instance, events, endedTasks, serials, copies, transitions }: Accepted): void {
    this.#instances.set(instance.id, instance);
    this.#history.push(...events);
    for (const { task } of endedTasks) this.#endedTasks.add(task.id);
    for (const { scope, number } of serials) this.#lastSerials.set(scope, number);
    for (const copy of copies) this.#copies.push({ ...copy, instanceId: instance.id });
    const { key, version } = instance.definition;
    for (const taken of transitions) this.#transitions.push({ ...taken, process: key, version });
  }

  #newId(kind: string): string {
    const next = (this.#counters.get(kind) ?? 0) + 1;
    this.#counters.set(kind, next);
    return `${kind}-${next}`;
  }
}

/** A fresh world in which processes can be played through. */
export function createSimulation(options: SimulationOptions): Simulation {
  return new Simulation(options);
}

function actorOf(userId: string): Actor {
  return userId === systemActor.userId ? systemActor : { userId };
}
