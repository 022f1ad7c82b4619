import type { CompiledProcess } from '../compile/compiled-process.js';
import type { Command, JobResult } from '../decide/command.js';
import type { Accepted, CopyGiven, DecideContext } from '../decide/decision.js';
import type { Instant } from '../definition/instant.js';
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
import { decideSimulated } from './decide-simulated.js';
import { earliest } from './earliest.js';
import { SimulatedJobs } from './simulated-jobs.js';
import { SimulatedMessages } from './simulated-messages.js';
import { SimulatedProcesses } from './simulated-processes.js';
import { endless, maxRounds, unknownProcess } from './simulation-faults.js';
import type {
  ConditionSeen,
  SimulatedCommand,
  SimulatedDocument,
  SimulatedNotice,
  SimulationOptions,
  StateEntered,
  TransitionTaken,
} from './simulation-options.js';

/**
 * An in-memory world: commands go through the real `decide`, jobs run at once after each (children start, notices and
 * documents are kept), timers fire when the virtual clock passes them.
 */
export class Simulation {
  readonly #options: SimulationOptions;
  readonly #processes: SimulatedProcesses;
  readonly #forms: ReadonlyMap<string, CompiledForm>;
  readonly #instances = new Map<string, ProcessInstance>();
  readonly #history: HistoryEvent[] = [];
  readonly #copies: (CopyGiven & { readonly instanceId: string })[] = [];
  readonly #transitions: TransitionTaken[] = [];
  readonly #conditions = new Map<string, ConditionSeen>();
  readonly #endedTasks = new Set<string>();
  readonly #lastSerials = new Map<string, number>();
  readonly #counters = new Map<string, number>();
  readonly #messages: SimulatedMessages;
  readonly #jobs: SimulatedJobs;
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
      processes: () => this.#processes.latest,
      newId: (kind) => this.#newId(kind),
      apply: (command) => this.#apply(command),
      after: (duration) => this.calendars.due(this.#now, duration, 'always'),
      follow: () => this.#runDueJobs(),
    });
    this.#jobs = new SimulatedJobs({
      handlers: options.handlers,
      messages: this.#messages,
      instance: (id) => this.#instances.get(id),
      newId: (kind) => this.#newId(kind),
      now: () => this.#now,
      apply: (command) => this.#apply(command),
    });
    this.#forms = new Map(options.forms.map((form) => [`${form.template.key}/${form.template.version}`, form]));
    this.#processes = new SimulatedProcesses(options.definitions, (condition) =>
      this.#conditions.set(JSON.stringify(Object.values(condition)), condition),
    );
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
    return this.#jobs.notices;
  }

  get documents(): readonly SimulatedDocument[] {
    return this.#jobs.documents;
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

  /** Without a version the highest. */
  process(key: string, version?: number): CompiledProcess | undefined {
    return this.#processes.of(key, version);
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

  /** Messages and signals between the instances, and those from outside. */
  get messages(): SimulatedMessages {
    return this.#messages;
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
    this.#jobs.script(handler, result);
  }

  /** Moves the clock on; timers and retries on the way happen at their time, in due order. Never moves it back. */
  advanceTo(instant: Instant): void {
    for (let rounds = 0; rounds < maxRounds(this.#options); rounds += 1) {
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
    throw endless(maxRounds(this.#options));
  }

  #fire({ id, instanceId }: Timer): void {
    const commandId = this.#newId('command');
    this.#apply({ type: 'fire-timer', commandId, actor: systemActor, instanceId, timerId: id });
  }

  /** Timers and services of a suspended instance stand still. */
  #runningTimers(): readonly Timer[] {
    return this.instances.flatMap(runningTimers);
  }

  #openJobs(): readonly Job[] {
    return this.instances.flatMap(runnableJobs).filter((job) => job.incident === undefined);
  }

  #runDueJobs(): void {
    for (let rounds = 0; rounds < maxRounds(this.#options); rounds += 1) {
      const job = this.#openJobs().find(({ runAt }) => runAt <= this.#now);
      if (job === undefined && this.#messages.deliverKept()) continue;
      if (job === undefined) return;
      this.#jobs.carryOut(job);
    }
    throw endless(maxRounds(this.#options));
  }

  #apply(command: Command): Fault | undefined {
    const decided = this.#decide(command);
    if ('fault' in decided) return decided.fault;
    this.#keep(decided);
    return undefined;
  }

  #decide(command: Command): Accepted | { readonly fault: Fault } {
    const instance = this.#instances.get(command.instanceId);
    const starts = command.type === 'start' ? { key: command.process, version: command.version } : undefined;
    const { key = '', version } = instance?.definition ?? starts ?? {};
    const process = this.#processes.of(key, version);
    if (process === undefined) return { fault: unknownProcess(starts?.key ?? command.instanceId) };
    const target = command.type === 'migrate' ? this.#processes.exactly(key, command.toVersion) : undefined;
    return decideSimulated(process, instance, command, {
      context: (serials) => this.context(serials, target),
      lastSerial: (scope) => this.#lastSerials.get(scope) ?? 0,
      instances: this.instances,
    });
  }

  /** What a decision would see now; for asking what is offered to whom. */
  context(serials: { readonly [scope: string]: number } = {}, target?: CompiledProcess): DecideContext {
    const { directory, calendars, preview } = this.#options;
    return {
      ...(preview === true ? { preview } : {}),
      now: this.#now,
      newId: (kind) => this.#newId(kind),
      directory,
      calendars,
      agreements: this.#agreements,
      form: this.#form,
      ...(target === undefined ? {} : { migrateTo: { process: target, form: this.#form } }),
      serials,
      isEndedTask: (taskId) => this.#endedTasks.has(taskId),
    };
  }

  readonly #form: DecideContext['form'] = (template, version) => this.#forms.get(`${template}/${version}`);

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
