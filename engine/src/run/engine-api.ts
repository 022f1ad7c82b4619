import type { Fault } from '../definition/yunliu-error.js';
import type { Issue } from '../definition/issue.js';
import type { JsonObject } from '../definition/json.js';
import type { ProcessDefinition } from '../definition/process-definition.js';
import type { Command } from '../decide/command.js';
import type { CommandResult } from '../decide/decision.js';
import type { Directory } from '../identity/directory.js';
import type { Substitution } from '../identity/substitution.js';
import type { HistoryEvent, ProcessInstance } from '../instance/instance.js';
import type { FormTemplate } from '../forms/form-template.js';
import type { Store } from '../store/store.js';
import type { Calendars } from '../service-time/calendar.js';
import type { SignalReceipt, SignalRequest } from './messages/broadcast.js';
import type { MessageReceipt, MessageRequest } from './messages/correlate.js';
import type { PrintDraftRequest } from './print-instance.js';
import type { Offers } from './offers.js';
import type { AgreementRegistry } from './agreements/agreement-registry-api.js';
import type { Batches } from './batch/batches-api.js';
import type { Migrations } from './migration/migration-request.js';
import type { Clock } from './ports/clock.js';
import type { DocumentRenderer } from './ports/document-renderer.js';
import type { FileStore } from './ports/file-store.js';
import type { Logger } from './ports/logger.js';
import type { Notifier } from './ports/notifier.js';
import type { Scheduler } from './ports/scheduler.js';
import type { BuiltInOptions } from './handlers/built-in-options.js';
import type { ExternalJobs } from './external/external-jobs-api.js';
import type { ScheduleOptions, Schedules } from './scheduler/schedules-api.js';

/** What `createEngine` is given. Only `store` and `directory` have no default. */
export interface EngineOptions {
  readonly store: Store;
  readonly directory: () => Directory;
  /** Asked anew for each command when it is a function, so that calendars an administrator adds count at once. */
  readonly calendars?: Calendars | (() => Calendars);
  readonly clock?: Clock;
  /** Random ids (default: time-ordered UUIDs). */
  readonly newId?: (kind: string) => string;
  readonly files?: FileStore;
  readonly renderer?: DocumentRenderer;
  readonly notifier?: Notifier;
  readonly logger?: Logger;
  /** Handlers of `service` states by name. */
  readonly handlers?: { readonly [handler: string]: ServiceHandler };
  /** What the handlers that every engine has may reach; without it they reach nothing. */
  readonly builtIn?: BuiltInOptions;
  /** How long a service handler or notifier may take, in milliseconds; then the try has failed (default 60,000). */
  readonly handlerTimeLimitMs?: number;
  /** Recurring duties; absent = none. */
  readonly schedules?: ScheduleOptions;
  /**
   * All 代理 there are, e.g. `storedDirectory.substitutions`; the workers then move open tasks when one begins, ends or
   * changes. Absent = they only count for tasks that begin.
   */
  readonly substitutions?: () => readonly Substitution[];
  /** What calls schedules and substitutions when they are due (default: this process). */
  readonly scheduler?: Scheduler;
}

/**
 * Host code behind a `service` state; may run twice with the same `key`. Throwing = failed try, and so is not answering
 * within the time limit: `signal` then tells the handler to stop, and an answer that comes later is not used.
 */
export type ServiceHandler = (call: {
  readonly key: string;
  readonly input: JsonObject;
  readonly instanceId: string;
  readonly signal: AbortSignal;
}) => Promise<JsonObject | void>;

/** A command as callers send it: without what the engine adds. */
export type CommandInput = Command;

/**
 * The engine: loads, decides, commits, and lets workers run effects.
 * `execute` answers only after the write is durable. It throws `YunliuError` with the fault's code when refused.
 */
export interface Engine {
  readonly store: Store;
  /** Agreements, systems of clients, planned downtime. */
  readonly agreements: AgreementRegistry;
  execute(command: Command): Promise<CommandResult>;
  /** Would the command be accepted now? Writes nothing. Used to enable buttons and to explain refusals. */
  check(command: Command): Promise<Fault | undefined>;
  /** 批量: hand-over of a person's work, several tasks at once, everything of a version or product suspended. */
  readonly batches: Batches;
  /** What somebody may do now at a task and with an instance, with the reasons against the rest. */
  offers(request: { instanceId: string; userId: string; taskId?: string }): Promise<Offers>;
  /**
   * Gives a message to the instance that waits for its name and key, starts the process that begins by it, or keeps it.
   * Idempotent by `messageId`. Throws `message/not-awaited` when nobody waits and no `ttl` is given.
   */
  correlate(request: MessageRequest): Promise<MessageReceipt>;
  /** Tells every instance that listens to the signal now. Idempotent by `signalId`. */
  broadcast(request: SignalRequest): Promise<SignalReceipt>;
  /** Validates, hashes and freezes versions; forms first. Publishing identical content again is a no-op. */
  publish(bundle: DefinitionBundle, by: string): Promise<PublishReport>;
  /** All issues that publishing would find, warnings included. Writes nothing. */
  checkPublish(bundle: DefinitionBundle): Promise<readonly Issue[]>;
  /** Who runs on which version; comparing versions, planning and running migrations. */
  readonly migrations: Migrations;
  /** A retired version starts no more instances; those that run go on. */
  setDefinitionStatus(key: string, version: number, status: 'published' | 'retired'): Promise<void>;
  /** The highest published version. */
  latestDefinition(key: string): Promise<ProcessDefinition | undefined>;
  instance(id: string): Promise<ProcessInstance | undefined>;
  history(id: string): Promise<readonly HistoryEvent[]>;
  /** Prints a form of the instance with its present values. */
  printForm(request: {
    instanceId: string;
    template: string;
    /** Print template by name; default: the main one. */
    print?: string;
    by: string;
    locale?: 'zh-CN' | 'en';
  }): Promise<Uint8Array>;
  /** Prints a form that nobody has published, with the values given. */
  printDraft(request: PrintDraftRequest): Promise<Uint8Array>;
  /** A substitution has changed: moves open tasks at once instead of within the minute. Gives the number moved. */
  applySubstitutions(): Promise<number>;
  /** Timers, schedules, substitutions and outbox. `start` keeps them running; `runDue` works until nothing is due (tests, scripts). */
  readonly workers: { start(): void; stop(): Promise<void>; runDue(): Promise<number> };
  /** Recurring duties: worked by `workers`, seen and moved here. */
  readonly schedules: Schedules;
  /** Jobs of `external` states, for programs outside the engine. */
  readonly externalJobs: ExternalJobs;
  /** Called after each commit (live updates). Returns the unsubscriber. */
  onCommit(listener: (change: CommitNotice) => void): () => void;
  /** Stops the workers and closes renderer and store. */
  close(): Promise<void>;
}

export interface CommitNotice {
  readonly instanceId: string;
  readonly process: string;
  readonly revision: number;
  readonly events: readonly HistoryEvent[];
}

export interface BundledForm {
  readonly template: FormTemplate;
  /** Handlebars source of the main print template. */
  readonly print: string;
  /** Sources of the other print templates, by name. */
  readonly prints?: { readonly [name: string]: string };
}

export interface DefinitionBundle {
  readonly definitions: readonly ProcessDefinition[];
  readonly forms: readonly BundledForm[];
}

export interface PublishReport {
  readonly published: readonly {
    readonly kind: 'definition' | 'form';
    readonly key: string;
    readonly version: number;
  }[];
  readonly unchanged: number;
  /** Not empty = nothing was published. */
  readonly issues: readonly Issue[];
}
