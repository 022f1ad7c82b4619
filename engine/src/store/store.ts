import type { Instant } from '../definition/instant.js';
import type { JsonObject } from '../definition/json.js';
import type { Fault } from '../definition/yunliu-error.js';
import type { ProcessDefinition } from '../definition/process-definition.js';
import type { FormTemplate } from '../forms/form-template.js';
import type { VersionStore } from './version-store.js';
import type { ClockStore } from './clock-store.js';
import type { DesignStore } from './design-store.js';
import type { ReportStore } from './report-store.js';
import type { Page, PageRequest } from './page.js';
import type { CommandResult, CopyGiven, EndedTask, SerialTaken } from '../decide/decision.js';
import type { Principal } from '../identity/directory.js';
import type { CommandLogEntry, Fact, FactValue } from './command-log.js';
import type { MessageStore } from './message-store.js';
import type { HistoryEvent, Job, ProcessInstance, Task, Timer } from '../instance/instance.js';

export type { Page, PageRequest };

/**
 * Durable storage, named by intent. A document database whose only atomic unit is one document can implement it: the
 * instance document carries every open thing, `commitInstance` is one atomic replacement under a revision check, and all
 * lists (tasks, history, search, due timers, jobs) are projections that may be repaired from it. There is no transaction
 * object. Every method is safe to call again.
 */
export interface Store extends ClockStore, DesignStore, MessageStore, ReportStore, VersionStore {
  // definitions and forms: immutable versions
  saveDefinition(version: DefinitionVersion): Promise<void>;
  definition(key: string, version: number): Promise<DefinitionVersion | undefined>;
  definitions(): Promise<readonly DefinitionVersion[]>;
  setDefinitionStatus(key: string, version: number, status: 'published' | 'retired'): Promise<void>;
  saveForm(version: FormVersion): Promise<void>;
  form(key: string, version: number): Promise<FormVersion | undefined>;
  forms(): Promise<readonly FormVersion[]>;

  // the one write
  commitInstance(commit: Commit): Promise<CommitOutcome>;
  instance(id: string): Promise<ProcessInstance | undefined>;
  instanceByBusinessKey(businessKey: string): Promise<ProcessInstance | undefined>;
  commandRecord(commandId: string): Promise<CommandRecord | undefined>;
  /** Accepted commands of an instance, oldest first; commits made without a log entry are missing. */
  commandLog(instanceId: string): Promise<readonly CommandLogEntry[]>;
  /** Facts by hash; unknown ones are missing from the answer. */
  facts(hashes: readonly string[]): Promise<ReadonlyMap<string, FactValue>>;
  /** The highest number taken in a serial scope; 0 = none yet. */
  lastSerial(scope: string): Promise<number>;

  // duties of the workers
  dueTimers(now: Instant, limit: number): Promise<readonly Timer[]>;
  nextTimerDueAt(): Promise<Instant | undefined>;
  /** Hands out jobs whose time has come and that no living worker holds; the hold ends at `until`. */
  leaseJobs(now: Instant, until: Instant, limit: number): Promise<readonly Job[]>;
  nextJobRunAt(): Promise<Instant | undefined>;
  /** Jobs for external workers of these topics whose time has come, oldest first. Nothing is held: locks are commits. */
  dueExternalJobs(topics: readonly string[], now: Instant, limit: number): Promise<readonly Job[]>;
  job(id: string): Promise<Job | undefined>;

  // lists
  inbox(query: InboxQuery): Promise<Page<TaskRow>>;
  /** Open tasks the user has delegated and not got back. */
  delegatedBy(query: UserListQuery): Promise<Page<TaskRow>>;
  /** Counts up to `cap`, never further (an exact count of a large inbox is slow). */
  inboxCount(principals: readonly Principal[], cap: number): Promise<number>;
  /** Tasks a user completed, and those taken away from them, newest first. */
  doneTasks(query: UserListQuery): Promise<Page<TaskRow>>;
  task(taskId: string): Promise<TaskRow | undefined>;
  startedBy(query: UserListQuery): Promise<Page<InstanceRow>>;
  copiesFor(query: UserListQuery): Promise<Page<CopyRow>>;
  /** Everybody copied in on an instance, in order. */
  copiesOf(instanceId: string): Promise<readonly CopyMark[]>;
  /** 已阅: true when an unread copy of the user has become read by this. A new copy is unread again. */
  markCopyRead(instanceId: string, userId: string, at: Instant): Promise<boolean>;
  /** Counts up to `cap`. */
  unreadCopies(userId: string, cap: number): Promise<number>;
  searchInstances(query: InstanceQuery): Promise<Page<InstanceRow>>;
  /** Open jobs with an incident, newest first. */
  incidents(limit: number): Promise<readonly Job[]>;
  history(instanceId: string): Promise<readonly HistoryEvent[]>;
  /** True when the user started, handled, was copied in, or may now handle a task of the instance. */
  isInvolved(instanceId: string, userId: string, principals: readonly Principal[]): Promise<boolean>;

  // small documents of the runtime (users, sessions, notices, settings): collection + id -> JSON
  putRecord(collection: string, id: string, value: JsonObject): Promise<void>;
  record(collection: string, id: string): Promise<JsonObject | undefined>;
  records(collection: string): Promise<readonly { readonly id: string; readonly value: JsonObject }[]>;
  deleteRecord(collection: string, id: string): Promise<void>;

  /** Compares what stands beside a document (list rows, timers, jobs, search by `searchText`) with it; empty = all agree. */
  checkProjections(instance: ProcessInstance, searchText: string): Promise<readonly ProjectionFault[]>;
  totals(): Promise<StoreTotals>;
  /** Ids of all instances, each once, in an order that new ones do not disturb. Reads no document and no list row. */
  instanceIds(request: PageRequest): Promise<Page<string>>;
  /** Throws when the store cannot be read and written (`/ready` asks). */
  check(): Promise<void>;
  close(): Promise<void>;
}

export interface DefinitionVersion {
  readonly key: string;
  readonly version: number;
  /** SHA-256 of the canonical JSON; an existing version with another hash is refused (`definition/version-frozen`). */
  readonly hash: string;
  readonly status: 'published' | 'retired';
  readonly publishedAt: Instant;
  readonly publishedBy: string;
  readonly definition: ProcessDefinition;
}

export interface FormVersion {
  readonly key: string;
  readonly version: number;
  readonly hash: string;
  readonly publishedAt: Instant;
  readonly publishedBy: string;
  readonly template: FormTemplate;
  /** Handlebars source of the main print template. */
  readonly print: string;
  /** Sources of the other print templates, by name; absent = none. */
  readonly prints?: { readonly [name: string]: string };
}

export interface Commit {
  /** `undefined` for a start. The stored instance must have this revision, else `conflict`. */
  readonly previous: ProcessInstance | undefined;
  readonly instance: ProcessInstance;
  /** With hashes. */
  readonly events: readonly HistoryEvent[];
  readonly endedTasks: readonly EndedTask[];
  readonly serials: readonly SerialTaken[];
  readonly copies: readonly CopyGiven[];
  readonly command: CommandRecord;
  /** Text that full-text search finds the instance by (subject, business key, texts that no state hides), cut to a sane size; absent = what is stored still holds. */
  readonly searchText?: string;
  /** The accepted command with what its decision looked at; appended to the log of the instance. */
  readonly log?: CommandLogEntry;
  /** Facts the entry names that may not be stored yet; kept with the commit, once each, never removed. */
  readonly facts?: readonly Fact[];
}

export interface CommandRecord {
  readonly commandId: string;
  /** SHA-256 of the canonical body. */
  readonly bodyHash: string;
  readonly instanceId: string;
  readonly result: CommandResult;
}

export type CommitOutcome =
  | { readonly kind: 'committed' }
  /** The instance has moved on: decide again on the fresh one. */
  | { readonly kind: 'conflict' }
  /** The command id is already stored: answer with its record. */
  | { readonly kind: 'repeated'; readonly record: CommandRecord }
  /** Another commit took that serial number: ask `lastSerial` and decide again. */
  | { readonly kind: 'serial-taken'; readonly scope: string }
  | { readonly kind: 'refused'; readonly fault: Fault };

/** One thing beside a document that does not agree with it; a side that lacks it has no value. */
export interface ProjectionFault {
  readonly what: 'row' | 'task' | 'inbox' | 'timer' | 'job' | 'wait' | 'clock' | 'search';
  readonly id: string;
  readonly expected?: unknown;
  readonly found?: unknown;
}

/** How much there is of everything in the whole store. */
export interface StoreTotals {
  readonly instances: number;
  readonly openTasks: number;
  readonly timers: number;
  readonly jobs: number;
  readonly logEntries: number;
  /** Rows of what instances wait for (messages by key, signals). */
  readonly waits: number;
  readonly clocks: number;
}

/** Open tasks that reach any of `principals` (as assignee `user:` or as candidate), by due time, none last. */
export interface InboxQuery extends PageRequest {
  readonly principals: readonly Principal[];
  readonly process?: string;
  readonly text?: string;
}

export interface UserListQuery extends PageRequest {
  readonly userId: string;
  readonly process?: string;
  readonly text?: string;
}

export interface InstanceQuery extends PageRequest {
  /** Absent = all (administrators); else only instances the user is involved in or of the `visibleProcesses`. */
  readonly viewer?: {
    readonly userId: string;
    readonly principals: readonly Principal[];
    readonly visibleProcesses: readonly string[];
  };
  readonly process?: string;
  readonly status?: ProcessInstance['status'];
  readonly startedFrom?: Instant;
  readonly startedTo?: Instant;
  readonly text?: string;
}

/** A task as lists and lookups know it; open ones have their draft only when looked up by id. */
export interface TaskRow {
  readonly task: Task;
  readonly status: 'open' | 'completed' | 'cancelled';
  readonly outcome?: string;
  readonly completedBy?: string;
  readonly endedAt?: Instant;
  /** Why it was taken away: a code (`group-decided` …) or what a person wrote. */
  readonly reason?: string;
  readonly instance: InstanceRow;
}

export interface InstanceRow {
  readonly id: string;
  readonly process: string;
  readonly version: number;
  readonly businessKey?: string;
  readonly subject: string;
  readonly status: ProcessInstance['status'];
  readonly outcome?: string;
  readonly startedBy: string;
  readonly startedAt: Instant;
  readonly endedAt?: Instant;
  /** Titles are looked up by the caller; keys of the states it stands in. */
  readonly states: readonly string[];
  /** Earliest due time of the open tasks. */
  readonly dueAt?: Instant;
  readonly suspended?: true;
}

/** An instance in somebody's list of copies. */
export interface CopyRow extends InstanceRow {
  readonly copiedAt: Instant;
  readonly copiedBy: string;
  readonly readAt?: Instant;
}

export interface CopyMark extends CopyGiven {
  readonly readAt?: Instant;
}
