import type { Instant } from '../definition/instant.js';
import type { Json, JsonObject } from '../definition/json.js';
import type { Fault } from '../definition/yunliu-error.js';
import type { TransitionKind } from '../compile/definition-transitions.js';
import type { CompiledProcess, CompiledState } from '../compile/compiled-process.js';
import type {
  HistoryEvent,
  HistoryEventType,
  Job,
  JobRequest,
  ProcessInstance,
  Task,
  Visit,
} from '../instance/instance.js';
import { assembleInstance } from './assemble-instance.js';
import type { LateEntry } from '../instance/instance-clock.js';
import type { Command } from './command.js';
import { InstanceDraft, type NewInstance } from './instance-draft.js';
import type { CopyGiven, DecideContext, Decision, EndedTask, SerialTaken, TakenTransition } from './decision.js';
import { newJob, type JobOptions } from './new-job.js';
import { variableChanges } from './variable-changes.js';
import { withKey } from './with-key.js';

/** Variables an expression sees besides the instance's own, e.g. `child`, `result` or `message`. */
export interface ExtraScope {
  readonly [name: string]: unknown;
}

/** A container that has come to its end, or a call that does not wait: goes on by its route once decisions have settled. */
export interface PendingRoute {
  readonly visitId: string;
  readonly outcome: string;
  /** Of a task or a group: whose answers these are; none = the engine goes on by itself. */
  readonly people?: readonly string[];
  /** The container has come to an error end: `outcome` is its outcome, this its code. */
  readonly error?: string;
  /** Region of a parallel container that the error end stands in. */
  readonly region?: string;
}

const NOTHING: JsonObject = Object.freeze({});

/**
 * One command being decided: mutable inside, pure outside. It begins with the stored instance, which it never changes
 * (every list is replaced, not edited, so unchanged parts are shared), collects what happened, and answers with a
 * decision. A turn that ends in a fault is simply dropped.
 */
export class Turn extends InstanceDraft {
  readonly process: CompiledProcess;
  readonly ctx: DecideContext;
  readonly command: Command;
  /** True time of what the command tells, where it was entered later. */
  trueTime: Instant | undefined;
  /** The back-dated entry this command makes, when it waits for an approval. */
  openEntry: LateEntry | undefined;
  /** Who gets the task of a state entered by this command, where that is decided already (退回, 撤回 …). */
  readonly preferred = new Map<string, string>();

  /** Decisions waiting to be taken, in the order they were entered. */
  readonly pendingDecisions: string[] = [];
  pendingRoutes: PendingRoute[] = [];
  /** Tasks with a draft that this turn took away from their person: what was typed may go on in a new task. */
  readonly lostDrafts: Task[] = [];

  readonly #revision: number;
  readonly #events: HistoryEvent[] = [];
  readonly #endedTasks: EndedTask[] = [];
  readonly #serials: SerialTaken[] = [];
  readonly #copies: CopyGiven[] = [];
  readonly #createdTasks: string[] = [];
  readonly #transitions: TakenTransition[] = [];
  #nextVisit: number;
  #nextEvent: number;
  #missingSerial: string | undefined;
  #missingLoads: readonly string[] | undefined;
  #fault: Fault | undefined;

  constructor(process: CompiledProcess, base: ProcessInstance | NewInstance, command: Command, ctx: DecideContext) {
    super(base, ctx.now);
    const stored: ProcessInstance | undefined = 'revision' in base ? base : undefined;
    this.process = process;
    this.ctx = ctx;
    this.command = command;
    this.#revision = (stored?.revision ?? 0) + 1;
    this.#nextVisit = stored?.counters.visit ?? 1;
    this.#nextEvent = stored?.counters.history ?? 1;
  }

  get now(): Instant {
    return this.ctx.now;
  }

  state(key: string): CompiledState {
    const state = this.process.states.get(key);
    // Compiling has resolved every name, so this is a stored instance beside the wrong version: never go on with it.
    if (state === undefined)
      throw new Error(`state "${key}" is not in ${this.process.definition.key} ${this.process.hash}`);
    return state;
  }

  visit(id: string | undefined): Visit | undefined {
    return id === undefined ? undefined : this.visits.find((visit) => visit.id === id);
  }

  /**
   * Value of a FEEL text of the definition on the variables of this moment. Beside them it sees `startedBy` and `actor`
   * (user ids; `actor` is null while the engine acts by itself), unless a variable has that name.
   */
  evaluate(text: string, extra?: ExtraScope): Json {
    const expression = this.process.expressions.get(text);
    if (expression === undefined) return null;
    const asksWho = expression.names.includes('startedBy') || expression.names.includes('actor');
    const people = asksWho ? { startedBy: this.startedBy, actor: this.#actorId() } : undefined;
    const variables = extra === undefined && !asksWho ? this.variables : { ...people, ...this.variables, ...extra };
    return expression.evaluate({ variables, now: this.now }) ?? null;
  }

  #actorId(): string | null {
    const { actor } = this.command;
    return actor.system === true ? null : actor.userId;
  }

  evaluateAll(texts: { readonly [name: string]: string } | undefined, extra?: ExtraScope): JsonObject {
    if (texts === undefined) return NOTHING;
    return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, this.evaluate(text, extra)]));
  }

  record(type: HistoryEventType, details: JsonObject = NOTHING, place: { state?: string; taskId?: string } = {}): void {
    const event: { -readonly [Key in keyof HistoryEvent]: HistoryEvent[Key] } = {
      instanceId: this.instanceId,
      seq: this.#nextEvent++,
      at: this.now,
      type,
      actor: this.command.actor.userId,
      details,
      commandId: this.command.commandId,
    };
    if (place.state !== undefined) event.state = place.state;
    if (place.taskId !== undefined) event.taskId = place.taskId;
    this.#events.push(event);
  }

  /** Writes variables and records what really changed. */
  setVariables(values: JsonObject, state?: string): void {
    const changes = variableChanges(this.variables, values);
    if (changes.length === 0) return;
    this.variables = { ...this.variables, ...Object.fromEntries(changes.map(({ name, to }) => [name, to])) };
    this.record('variables.changed', { changes: changes as unknown as Json }, { state });
  }

  /** Number the next visit will have. */
  get nextVisit(): number {
    return this.#nextVisit;
  }

  newVisit(state: string, parent: string | undefined, region: string | undefined): Visit {
    const visit: { -readonly [Key in keyof Visit]: Visit[Key] } = {
      id: `v${this.#nextVisit++}`,
      state,
      enteredAt: this.now,
    };
    if (parent !== undefined) visit.parent = parent;
    if (region !== undefined) visit.region = region;
    this.visits = [...this.visits, visit];
    return visit;
  }

  replaceVisit(visit: Visit): void {
    this.visits = this.visits.map((old) => (old.id === visit.id ? visit : old));
  }

  dropPendingRoutes(visitId: string): void {
    this.pendingRoutes = this.pendingRoutes.filter((pending) => pending.visitId !== visitId);
  }

  countEntry(state: string): void {
    const before = Object.hasOwn(this.entered, state) ? (this.entered[state] ?? 0) : 0;
    this.entered = withKey(this.entered, state, before + 1);
  }

  addTask(task: Task): void {
    this.tasks = this.tasks.concat(task);
    this.#createdTasks.push(task.id);
  }

  replaceTask(task: Task): void {
    this.tasks = this.tasks.map((old) => (old.id === task.id ? task : old));
  }

  endTask(
    task: Task,
    how: { status: 'completed'; outcome: string; completedBy: string } | { status: 'cancelled'; reason?: string },
  ): void {
    this.tasks = this.tasks.filter((open) => open.id !== task.id);
    const endedAt = this.now;
    if (how.status === 'completed')
      this.#endedTasks.push({ task, status: 'completed', outcome: how.outcome, completedBy: how.completedBy, endedAt });
    else this.#endedTasks.push({ task, ...how, endedAt });
  }

  addJob(request: JobRequest, options: JobOptions = {}): Job {
    const job = newJob({ id: this.ctx.newId('job'), instanceId: this.instanceId, request }, this.now, options);
    this.jobs = [...this.jobs, job];
    return job;
  }

  removeJob(jobId: string): void {
    this.jobs = this.jobs.filter((job) => job.id !== jobId);
  }

  replaceJob(job: Job): void {
    this.jobs = this.jobs.map((old) => (old.id === job.id ? job : old));
  }

  noteTransition(kind: TransitionKind, name: string, from: string | undefined, to: string): void {
    this.#transitions.push(from === undefined ? { kind, name, to } : { kind, name, from, to });
  }

  giveCopy(userId: string): void {
    if (this.#copies.some((copy) => copy.userId === userId)) return;
    this.#copies.push({ userId, at: this.now, from: this.command.actor.userId });
  }

  /** Next number of a series; 0 while the shell does not hold one, and then the decision asks for it. */
  takeSerial(scope: string): number {
    const held = Object.hasOwn(this.ctx.serials, scope) ? this.ctx.serials[scope] : undefined;
    if (held === undefined) {
      this.#missingSerial ??= scope;
      return 0;
    }
    const number = held + this.#serials.filter((taken) => taken.scope === scope).length;
    this.#serials.push({ scope, number });
    return number;
  }

  /** The decision asks for the open tasks of these people. */
  needLoads(users: readonly string[]): void {
    this.#missingLoads ??= users;
  }

  isNew(task: Task): boolean {
    return this.#createdTasks.includes(task.id);
  }

  /** Remembers the first fault found deep inside; the whole command is refused with it. */
  fail(fault: Fault): void {
    this.#fault ??= fault;
  }

  get failed(): boolean {
    return this.#fault !== undefined;
  }

  decision(): Decision {
    // First: a guess about who has least to do may be what the fault is about.
    if (this.#missingLoads !== undefined) return { kind: 'load-needed', users: this.#missingLoads };
    if (this.#fault !== undefined) return { kind: 'refused', fault: this.#fault };
    if (this.#missingSerial !== undefined) return { kind: 'serial-needed', scope: this.#missingSerial };
    const counters = { visit: this.#nextVisit, history: this.#nextEvent };
    const instance = assembleInstance(this, this.#revision, counters);
    return {
      kind: 'accepted',
      instance,
      events: this.#events,
      endedTasks: this.#endedTasks,
      serials: this.#serials,
      copies: this.#copies,
      transitions: this.#transitions,
      result: {
        instanceId: instance.id,
        revision: instance.revision,
        // A task that was made and taken away within the command is nothing a caller could open.
        createdTasks: this.#createdTasks.filter((id) => this.tasks.some((task) => task.id === id)),
      },
    };
  }
}
