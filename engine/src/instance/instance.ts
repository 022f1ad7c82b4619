import type { Instant } from '../definition/instant.js';
import type { JsonObject } from '../definition/json.js';
import type { Principal } from '../identity/directory.js';
import type { InstanceClock, LateEntry, ServiceBinding } from './instance-clock.js';
import type { LeftState, Task, Visit } from './visit.js';

export type { CallItem, GroupMember, LeftState, ReturnTicket, Task, TaskGroup, Visit } from './visit.js';
export type { HistoryEvent, HistoryEventType, VariableChange } from './history-event.js';

/**
 * One run of one definition version. This document is the unit of atomicity: every open thing is inside, rows elsewhere
 * (tasks, timers, jobs) are projections of it. All JSON.
 */
export interface ProcessInstance {
  readonly id: string;
  readonly definition: { readonly key: string; readonly version: number; readonly hash: string };
  readonly businessKey?: string;
  readonly subject: string;
  /** Counts commits; the next commit must find this one. */
  readonly revision: number;
  readonly status: 'running' | 'completed' | 'cancelled';
  readonly outcome?: string;
  readonly startedBy: string;
  readonly startedAt: Instant;
  readonly endedAt?: Instant;
  readonly parent?: ParentLink;
  /** Where the instance stands: every active state, containers before what is inside them. */
  readonly visits: readonly Visit[];
  /** Times each state was entered so far (drawing: done = entered and not active). */
  readonly entered: { readonly [state: string]: number };
  /** Last person who completed a task in a state; the state completed last stands last. */
  readonly handlers: { readonly [state: string]: string };
  /** Everybody who completed a task in a state, where that is more than the one person in `handlers`. */
  readonly participants?: { readonly [state: string]: readonly string[] };
  /**
   * Who worked on a task of a state for its owner (委派) and gave it back, or in whose name the engine has answered: separation
   * of duties holds for them too.
   */
  readonly delegates?: { readonly [state: string]: readonly string[] };
  /** Who has returned a task (退回): they had a part in it, though they completed none. */
  readonly returners?: readonly string[];
  /** People chosen beforehand for a state, until they are used. */
  readonly choices?: { readonly [state: string]: Choice };
  readonly variables: JsonObject;
  /** Open tasks only. */
  readonly tasks: readonly Task[];
  readonly timers: readonly Timer[];
  /** Unfinished outbox jobs, incidents included (`incident` set). */
  readonly jobs: readonly Job[];
  readonly children: readonly ChildLink[];
  readonly attachments: readonly Attachment[];
  /** Error code of the error end that completed it. */
  readonly error?: string;
  /** Messages and signals it waits for; absent = none. */
  readonly waits?: readonly Wait[];
  /** Completed states that know how to be undone, oldest first. */
  readonly compensable?: readonly CompletedState[];
  /** Where phases with `history` were left, by phase. */
  readonly leftIn?: { readonly [phase: string]: readonly LeftState[] };
  /** 挂起: nothing but `activate`, `cancel` and comments is accepted, timers and clocks stand still. */
  readonly suspended?: Suspension;
  /** Tasks completed so far that a return may lead back to, oldest first; what a return goes back over is dropped. */
  readonly trail?: readonly TrailStep[];
  /** True time of the report, where it was entered later. */
  readonly reportedAt?: Instant;
  /** Agreement and priority of the ticket; absent = under no agreement. */
  readonly service?: ServiceBinding;
  /** Promised times, ended ones included, oldest first. */
  readonly clocks?: readonly InstanceClock[];
  /** Back-dated entries that wait for an approval. */
  readonly lateEntries?: readonly LateEntry[];
  /** What chosen departments and roles were called, by `department:<id>` and `role:<key>`: read where the directory has lost them. */
  readonly titles?: { readonly [entry: string]: string };
  /** Next numbers for ids and history of this instance. */
  readonly counters: { readonly visit: number; readonly history: number };
  /** Hash of the newest history event; written by the shell at commit, `decide` leaves it alone. */
  readonly historyHash?: string;
}

/**
 * A completed task (or task group) on the way here; `next` = number of the first visit that came after it (0 = an
 * administrator has moved the instance on since), `others` = who answered it too, where an automatic answer may ask that.
 */
export type TrailStep = readonly [
  state: string,
  by: string,
  outcome: string,
  next: number,
  others?: readonly string[] | undefined,
];

interface Suspension {
  readonly at: Instant;
  readonly by: string;
  readonly reason: string;
  /** Suspended together with a version or a product, and activated with it. */
  readonly scope?: string;
  /** What `activate` does with timers and due times: move them by the time it stood still (default), or leave them. */
  readonly timers?: 'shift' | 'absolute';
  /** Children that ended meanwhile; carried out when it goes on. */
  readonly held?: readonly JsonObject[];
}

/** What an instance waits for from outside. */
export interface Wait {
  readonly kind: 'message' | 'signal';
  readonly name: string;
  /** Value of the rule's key; absent = addressed by instance id or business key. */
  readonly key?: string;
  readonly since: Instant;
}

interface CompletedState {
  readonly state: string;
  readonly visit: string;
}

/** Who a person has chosen to do the task of a state. */
export interface Choice {
  readonly by: string;
  readonly users: readonly string[];
}

export interface Timer {
  readonly id: string;
  readonly instanceId: string;
  /** Visit that owns it; absent = the process itself. A late timer of an ended visit is gone with it. */
  readonly visitId?: string;
  readonly rule: string;
  readonly dueAt: Instant;
  /** Firings before this one, where the rule counts them (`times`). */
  readonly fired?: number;
}

/** Work for the outbox worker, written with the state, run at least once with `id` as idempotency key. */
export interface Job {
  readonly id: string;
  readonly instanceId: string;
  readonly visitId?: string;
  readonly request: JobRequest;
  readonly createdAt: Instant;
  /** Not before. */
  readonly runAt: Instant;
  readonly triesLeft: number;
  readonly tries: number;
  readonly incident?: { readonly message: string; readonly at: Instant };
  /** Failed tries since it was made or last retried, oldest first, the last 20. */
  readonly attempts?: readonly JobAttempt[];
  /** Held by an external worker; in force until `until` (which is then `runAt` too). */
  readonly lock?: { readonly id: string; readonly worker: string; readonly since: Instant; readonly until: Instant };
}

export interface JobAttempt {
  readonly at: Instant;
  readonly message: string;
  /** Of an external job: who tried. */
  readonly worker?: string;
}

export type JobRequest =
  | {
      readonly kind: 'service';
      readonly handler: string;
      readonly input: JsonObject;
      readonly backoff: string;
      readonly onFailure: boolean;
      /** Fetched by external workers under topic `handler`; the outbox leaves it alone. */
      readonly external?: boolean;
    }
  | {
      readonly kind: 'document';
      readonly template: string;
      readonly version: number;
      /** Print template by name; absent = the main one. */
      readonly print?: string;
      readonly title: string;
      readonly values: JsonObject;
    }
  | { readonly kind: 'notify'; readonly to: readonly Principal[]; readonly title: string; readonly text: string }
  | {
      readonly kind: 'start-process';
      readonly process: string;
      readonly instanceId: string;
      readonly variables: JsonObject;
      readonly startedBy: string;
      readonly parent: ParentLink;
      /** Agreement that the child is under like its parent. */
      readonly service?: ServiceBinding;
      /** Files that the variables name, so that they can be opened and printed in the child too. */
      readonly attachments?: readonly Attachment[];
    }
  /** Tells the parent that this instance has ended. */
  | {
      readonly kind: 'child-ended';
      readonly parent: ParentLink;
      readonly status: 'completed' | 'cancelled';
      readonly outcome: string;
      readonly variables: JsonObject;
      readonly businessKey: string;
      /** Code of the error end it came to. */
      readonly error?: string;
    }
  /** Throws a message to whatever instance waits for it, under the job's id. */
  | {
      readonly kind: 'message';
      readonly name: string;
      readonly key?: string;
      readonly data: JsonObject;
      readonly ttl?: string;
    }
  /** Broadcasts a signal, under the job's id. */
  | { readonly kind: 'signal'; readonly name: string; readonly data: JsonObject }
  | {
      readonly kind: 'cancel-child';
      readonly instanceId: string;
      readonly reason: string;
      /** Its parent was ended by an administrator in this way. */
      readonly as?: 'terminated' | 'voided';
    }
  /** A parent that stands still, or goes on, takes its children along. */
  | {
      readonly kind: 'pause-child';
      readonly instanceId: string;
      readonly verb: 'suspend' | 'activate';
      readonly reason: string;
    }
  /**
   * The instance could not go on by itself (no route for an outcome, decisions without end, a wait nothing can end).
   * Always an incident from the start, so a worker never runs it: `retry-incident` makes the core try again.
   */
  | {
      readonly kind: 'resume';
      /** `error`: an error nobody caught; trying again looks for a route once more. `seen`: nothing to do but to be seen. */
      readonly action: 'route' | 'decide' | 'call' | 'wait' | 'error' | 'seen';
      readonly outcome?: string;
    };

export interface ParentLink {
  readonly instanceId: string;
  /** The waiting call visit; absent when nobody waits. */
  readonly visitId?: string;
  /** Processes above this one; absent = 1. */
  readonly depth?: number;
}

export interface ChildLink {
  readonly instanceId: string;
  readonly process: string;
  /** State of this instance that started it. */
  readonly state: string;
  readonly visitId?: string;
  readonly startedAt: Instant;
  readonly status: 'running' | 'completed' | 'cancelled';
  readonly outcome?: string;
  readonly error?: string;
}

export interface Attachment {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly mediaType: string;
  readonly sha256: string;
  readonly by: string;
  readonly at: Instant;
  /** `document` = printed by an effect. */
  readonly kind: 'upload' | 'signature' | 'document';
}
