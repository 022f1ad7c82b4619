import type { Instant } from '../definition/instant.js';
import type { Json, JsonObject } from '../definition/json.js';
import type { LocalizedText } from '../definition/localized-text.js';
import type { Principal } from '../identity/directory.js';

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
  /** It had been returned to itself and not been answered yet; `place` = the enclosing state that the way back leads into. */
  readonly back?: { readonly ticket: ReturnTicket; readonly place?: string };
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

/** One element of a call with `each`. Its place in the list (from 1) is its place here. */
export interface CallItem {
  readonly item: Json;
  /** Absent = not begun. */
  readonly childId?: string;
  /** `failed`: its child came to an error nobody catches, or could not be begun; an incident stands for it. */
  readonly status: 'waiting' | 'running' | 'ended' | 'failed';
  /** What `output` gave for this child. */
  readonly output?: JsonObject;
}
