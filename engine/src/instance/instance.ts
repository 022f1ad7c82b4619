import type { Instant } from '../definition/instant.js';
import type { Json, JsonObject } from '../definition/json.js';
import type { LocalizedText } from '../definition/localized-text.js';
import type { Principal } from '../identity/directory.js';
import type { InstanceClock, LateEntry, ServiceBinding } from './instance-clock.js';

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
  /** Next numbers for ids and history of this instance. */
  readonly counters: { readonly visit: number; readonly history: number };
  /** Hash of the newest history event; written by the shell at commit, `decide` leaves it alone. */
  readonly historyHash?: string;
}

/** A completed task (or task group) on the way here; `next` = number of the first visit that came after it. */
export type TrailStep = readonly [state: string, by: string, outcome: string, next: number];

export interface Suspension {
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

/** 退回 and straight back: what was open where it was returned from. */
export interface ReturnTicket {
  /** Who returned it. */
  readonly by: string;
  /** Outcome by which this state was left before: only it goes straight back, another one walks. */
  readonly outcome?: string;
  /** Visit of the container that it stood in; absent = the process. */
  readonly inside?: string;
  readonly left: readonly LeftState[];
}

/** One stay in a state. */
export interface Visit {
  readonly id: string;
  readonly state: string;
  /** The enclosing visit (phase, or the parallel state), absent at the top. */
  readonly parent?: string;
  /** Region of the parallel parent this visit stands in. */
  readonly region?: string;
  readonly enteredAt: Instant;
  /** Regions of a parallel visit that have reached a final. */
  readonly doneRegions?: readonly string[];
  /** Regions of a parallel visit that were entered; absent = all. */
  readonly regions?: readonly string[];
  /** A parallel visit whose join was reached: what is inside finishes on its own, the flow has gone on without it. */
  readonly detached?: true;
  /** One child per element of a list (call with `each`). */
  readonly items?: readonly CallItem[];
  /** The task group of a visit of a task state with `group`, or with added signers. */
  readonly group?: TaskGroup;
  /** Whoever completes this visit goes straight back to where it was returned from. */
  readonly back?: ReturnTicket;
}

/** What an instance waits for from outside. */
export interface Wait {
  readonly kind: 'message' | 'signal';
  readonly name: string;
  /** Value of the rule's key; absent = addressed by instance id or business key. */
  readonly key?: string;
  readonly since: Instant;
}

export interface CompletedState {
  readonly state: string;
  readonly visit: string;
}

/** A state a phase was left in, with what was inside. */
export interface LeftState {
  readonly state: string;
  readonly region?: string;
  readonly regions?: readonly string[];
  readonly doneRegions?: readonly string[];
  readonly inside?: readonly LeftState[];
  /** Of a task state that is gone back to as it was: its open tasks and its group. */
  readonly tasks?: readonly Task[];
  readonly group?: TaskGroup;
}

/** One element of a call with `each`. Its place in the list (from 1) is its place here. */
export interface CallItem {
  readonly item: Json;
  /** Absent = not begun. */
  readonly childId?: string;
  /** `failed`: its child came to an error nobody catches; an incident stands for it. */
  readonly status: 'waiting' | 'running' | 'ended' | 'failed';
  /** What `output` gave for this child. */
  readonly output?: JsonObject;
}

/** Who a person has chosen to do the task of a state. */
export interface Choice {
  readonly by: string;
  readonly users: readonly string[];
}

/** Several people answering one visit. The group counts, the flow only sees the one outcome it ends with. */
export interface TaskGroup {
  /** In order; of a sequence the first without a ballot is at work. */
  readonly members: readonly GroupMember[];
}

export interface GroupMember {
  /** Unique in the group. */
  readonly id: string;
  readonly user?: string;
  /** Open task, while there is one. */
  readonly taskId?: string;
  readonly item?: Json;
  readonly weight?: number;
  /** Who added this member (加签), and how it stands to the member who asked. */
  readonly addedBy?: string;
  readonly mode?: 'before' | 'after' | 'parallel';
  readonly of?: string;
  readonly ballot?: { readonly by: string; readonly outcome: string; readonly at: Instant; readonly comment?: string };
  /** What was filled in when an added signer was put before it; comes back with its task. */
  readonly draft?: JsonObject;
  /** Closed without a ballot: decided early, removed (减签), returned … */
  readonly closed?: string;
}

export interface Task {
  readonly id: string;
  readonly instanceId: string;
  readonly visitId: string;
  readonly state: string;
  readonly createdAt: Instant;
  readonly dueAt?: Instant;
  readonly assignee?: string;
  /** Who may claim it while it has no assignee. */
  readonly candidates: readonly Principal[];
  /** Saved by `save-draft`; shown again, not yet variables. */
  readonly draft?: JsonObject;
  /** 委派: the owner it comes back to when `assignee` has worked on it. */
  readonly owner?: string;
  /** 代理: the person in whose place `assignee` has it. */
  readonly onBehalfOf?: string;
  /** Member of the visit's group that this task belongs to. */
  readonly member?: string;
  /** Its own title, where the state's title names the row; else that of the state. */
  readonly title?: LocalizedText;
  /** Last 催办, and how many there were. */
  readonly urgedAt?: Instant;
  readonly urges?: number;
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
