import type { Instant } from '../definition/instant.js';
import type { Json, JsonObject } from '../definition/json.js';
import type { Principal } from '../identity/directory.js';

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
  /** Last person who completed a task in a state. */
  readonly handlers: { readonly [state: string]: string };
  readonly variables: JsonObject;
  /** Open tasks only. */
  readonly tasks: readonly Task[];
  readonly timers: readonly Timer[];
  /** Unfinished outbox jobs, incidents included (`incident` set). */
  readonly jobs: readonly Job[];
  readonly children: readonly ChildLink[];
  readonly attachments: readonly Attachment[];
  /** 挂起: nothing but `activate`, `cancel` and comments is accepted, timers and clocks stand still. */
  readonly suspended?: { readonly at: Instant; readonly by: string; readonly reason: string };
  /** Next numbers for ids and history of this instance. */
  readonly counters: { readonly visit: number; readonly history: number };
  /** Hash of the newest history event; written by the shell at commit, `decide` leaves it alone. */
  readonly historyHash?: string;
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
  /** The task group of a visit of a task state with `group`, or with added signers. */
  readonly group?: TaskGroup;
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
  /** Last 催办. */
  readonly urgedAt?: Instant;
}

export interface Timer {
  readonly id: string;
  readonly instanceId: string;
  /** Visit that owns it; absent = the process itself. A late timer of an ended visit is gone with it. */
  readonly visitId?: string;
  readonly rule: string;
  readonly dueAt: Instant;
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
}

export type JobRequest =
  | {
      readonly kind: 'service';
      readonly handler: string;
      readonly input: JsonObject;
      readonly backoff: string;
      readonly onFailure: boolean;
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
    }
  | { readonly kind: 'cancel-child'; readonly instanceId: string; readonly reason: string }
  /**
   * The instance could not go on by itself (no route for an outcome, decisions without end, a wait nothing can end).
   * Always an incident from the start, so a worker never runs it: `retry-incident` makes the core try again.
   */
  | { readonly kind: 'resume'; readonly action: 'route' | 'decide' | 'call' | 'wait'; readonly outcome?: string };

export interface ParentLink {
  readonly instanceId: string;
  /** The waiting call visit; absent when nobody waits. */
  readonly visitId?: string;
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

/** One recorded fact. `type` is past tense, e.g. `task.completed`; `details` are JSON. Append-only. */
export interface HistoryEvent {
  readonly instanceId: string;
  /** 1, 2, 3 … per instance, no gap. */
  readonly seq: number;
  readonly at: Instant;
  readonly type: HistoryEventType;
  readonly actor: string;
  readonly state?: string;
  readonly taskId?: string;
  readonly details: JsonObject;
  /** The command that caused it. */
  readonly commandId: string;
  /** SHA-256 over the previous event's hash and this event; set by the shell at commit. */
  readonly hash?: string;
}

export type HistoryEventType =
  | 'instance.started'
  | 'instance.completed'
  | 'instance.cancelled'
  | 'state.entered'
  | 'state.left'
  | 'task.created'
  | 'task.claimed'
  | 'task.unclaimed'
  | 'task.transferred'
  | 'task.draft-saved'
  | 'task.completed'
  | 'task.cancelled'
  | 'task.unassignable'
  | 'decision.taken'
  | 'variables.changed'
  | 'serial.assigned'
  | 'timer.armed'
  | 'timer.fired'
  | 'timer.cancelled'
  | 'message.received'
  | 'child.started'
  | 'child.ended'
  | 'job.created'
  | 'job.completed'
  | 'job.failed'
  | 'incident.raised'
  | 'incident.retried'
  | 'comment.added'
  | 'attachment.added'
  | 'document.produced'
  | 'people.notified'
  | 'people.copied';

/** A change of one variable, as in `variables.changed` details `{changes: [...]}`. */
export interface VariableChange {
  readonly name: string;
  readonly from: Json;
  readonly to: Json;
}
