import type { ApprovedWindow } from '../agreements/client-system.js';
import type { Instant } from '../definition/instant.js';
import type { Json, JsonObject } from '../definition/json.js';
import type { AddSignMode } from '../definition/task-rules.js';
import type { Actor } from '../identity/actor.js';
import type { Attachment, ParentLink } from '../instance/instance.js';
import type { BreachReason, ServiceBinding } from '../instance/instance-clock.js';
import type { MigrationMapping } from '../versions/migration-mapping.js';

interface CommandCommon {
  /** Chosen by the caller; the same id with the same body gives the stored result, with another body is refused. */
  readonly commandId: string;
  readonly actor: Actor;
}

interface InstanceCommand extends CommandCommon {
  readonly instanceId: string;
  /** Revision the caller saw; when given and not current the command is refused (`instance/stale-revision`). */
  readonly expectedRevision?: number;
}

interface TaskCommand extends InstanceCommand {
  readonly taskId: string;
}

/** State -> user ids. */
export interface Choices {
  readonly [state: string]: readonly string[];
}

export interface StartCommand extends CommandCommon, BackDated {
  readonly type: 'start';
  readonly process: string;
  /** Default: the latest published. */
  readonly version?: number;
  /** Given by the shell (ids are not made in the core). */
  readonly instanceId: string;
  readonly variables?: JsonObject;
  /** Only with the system actor. */
  readonly parent?: ParentLink;
  /** Only with the system actor: the agreement a child is under like its parent. */
  readonly service?: ServiceBinding;
  /** Person in whose name the system starts a child. */
  readonly onBehalfOf?: string;
  /** People chosen for states whose rule leaves the choice to the starter. */
  readonly choices?: Choices;
  /** Only with the system actor: files of the parent that the variables name. */
  readonly attachments?: readonly Attachment[];
  /** Only with the system actor: the message that starts it; `start.messages` says which variables it gives. */
  readonly message?: { readonly name: string; readonly key?: string; readonly data: JsonObject };
}

interface ClockCommandCommon extends InstanceCommand {
  readonly clockId: string;
}

/** True time of what is told, where it is entered later; past the limit of the agreement with a reason, and to be approved. */
export interface BackDated {
  readonly occurredAt?: Instant;
  readonly lateReason?: string;
}

/** What people do about promised times; one file each in `clocks/`. The last two are sent by the registries of planned downtime and of calendars. */
export type ClockCommand =
  | (ClockCommandCommon &
      BackDated & {
        readonly type: 'pause-clock';
        /** One the terms allow. */
        readonly reason: string;
        readonly note?: string;
        /** File ids or references that prove it. */
        readonly evidence?: readonly string[];
        readonly until?: Instant;
      })
  | (ClockCommandCommon & BackDated & { readonly type: 'resume-clock'; readonly note?: string })
  | (ClockCommandCommon & {
      readonly type: 'request-extension';
      /** In the unit of the clock. */
      readonly amount: number;
      readonly reason: string;
    })
  | (ClockCommandCommon & {
      readonly type: 'decide-extension';
      readonly decision: 'grant' | 'refuse';
      /** Less than was asked for. */
      readonly amount?: number;
      readonly reason?: string;
    })
  | (InstanceCommand &
      BackDated & { readonly type: 'change-priority'; readonly priority: string; readonly reason: string })
  | (InstanceCommand & {
      readonly type: 'change-agreement';
      readonly agreement: { readonly key: string; readonly version: number };
      readonly mode: 'grandfather' | 'carry' | 'retro';
      readonly reason: string;
    })
  | (ClockCommandCommon & {
      readonly type: 'appeal-breach';
      readonly cause: BreachReason;
      readonly reason: string;
      readonly evidence?: readonly string[];
    })
  | (ClockCommandCommon & {
      readonly type: 'rule-appeal';
      readonly decision: 'uphold' | 'excuse';
      readonly reason: string;
      /** What the breach is put down to after all; default: the cause of the appeal when excused. */
      readonly cause?: BreachReason;
      /** Exclusion of the agreement that it falls under. */
      readonly exclusion?: string;
    })
  | (InstanceCommand & {
      readonly type: 'decide-entry';
      readonly entryId: string;
      readonly approve: boolean;
      readonly reason?: string;
    })
  | (InstanceCommand & { readonly type: 'apply-downtime'; readonly window: ApprovedWindow })
  /** The calendars changed: all open clocks are judged by them. */
  | (InstanceCommand & { readonly type: 'apply-calendars'; readonly change: string });

/** What people may do at tasks and instances besides taking an outcome; one file each in `operations/`. */
export type OperationCommand =
  | (TaskCommand & { readonly type: 'delegate'; readonly to: string; readonly reason?: string })
  /** The delegate has done it: back to the owner, `values` as draft. */
  | (TaskCommand & { readonly type: 'resolve'; readonly values?: JsonObject; readonly comment?: string })
  | (TaskCommand & { readonly type: 'recall-delegation'; readonly reason?: string })
  | (TaskCommand & {
      readonly type: 'add-signers';
      readonly mode: AddSignMode;
      readonly users: readonly string[];
      readonly reason: string;
    })
  /** Without `users`: everyone the acting person has added and who has not answered. */
  | (TaskCommand & { readonly type: 'remove-signers'; readonly users?: readonly string[]; readonly reason?: string })
  | (TaskCommand & {
      readonly type: 'return';
      /** Default: the task completed before this one. */
      readonly to?: string;
      /** Only where the definition lets people choose. */
      readonly afterwards?: 'walk' | 'straight';
      readonly comment: string;
    })
  | (TaskCommand & { readonly type: 'urge'; readonly text?: string })
  | (InstanceCommand & { readonly type: 'recall'; readonly reason?: string })
  /** Without `state`: the acting person's newest. */
  | (InstanceCommand & { readonly type: 'take-back'; readonly state?: string; readonly reason?: string })
  | (InstanceCommand & { readonly type: 'cc'; readonly users: readonly string[]; readonly text?: string })
  | (InstanceCommand & {
      readonly type: 'jump';
      readonly to: string;
      /** `keep` (default): who handled the target before gets it again; `ask`: assigned anew by its rule. */
      readonly people?: 'keep' | 'ask';
      readonly reason: string;
    })
  | (InstanceCommand & {
      readonly type: 'terminate';
      /** 终止: stopped as it stands. 作废: void, as if it had never been. */
      readonly as: 'terminated' | 'voided';
      readonly reason: string;
    })
  | (InstanceCommand & {
      readonly type: 'suspend';
      readonly reason: string;
      readonly timers?: 'shift' | 'absolute';
      /** The version or product it is suspended together with. */
      readonly scope?: string;
      /** Its running children too, and theirs. */
      readonly children?: boolean;
    })
  | (InstanceCommand & { readonly type: 'activate'; readonly reason?: string; readonly children?: boolean })
  | (InstanceCommand & { readonly type: 'reopen'; readonly to: string; readonly reason: string })
  /** 离职交接: everything `from` has or owns here goes to `to`. */
  | (InstanceCommand & {
      readonly type: 'hand-over';
      readonly from: string;
      readonly to: string;
      readonly reason: string;
    });

/** Every command of the engine. The last block is sent by the engine itself and refused from anyone else. */
export type Command =
  | StartCommand
  | (TaskCommand & { readonly type: 'claim' })
  | (TaskCommand & { readonly type: 'unclaim' })
  | (TaskCommand &
      BackDated & {
        readonly type: 'complete';
        readonly outcome: string;
        readonly values?: JsonObject;
        readonly comment?: string;
        /** People chosen for later states. */
        readonly choices?: Choices;
      })
  | (TaskCommand & { readonly type: 'save-draft'; readonly values: JsonObject })
  | (TaskCommand & { readonly type: 'transfer'; readonly to: string; readonly comment?: string })
  | OperationCommand
  | ClockCommand
  | (InstanceCommand & { readonly type: 'comment'; readonly text: string })
  | (InstanceCommand & { readonly type: 'attach'; readonly attachment: Omit<Attachment, 'by' | 'at'> })
  | (InstanceCommand & { readonly type: 'cancel'; readonly reason: string })
  | (InstanceCommand & { readonly type: 'retry-incident'; readonly jobId: string })
  /** Goes on without what failed; `output` = what the handler of a service state would have answered. */
  | (InstanceCommand & {
      readonly type: 'skip-incident';
      readonly jobId: string;
      readonly reason: string;
      readonly output?: JsonObject;
    })
  /** An administrator puts data right; nothing moves by it. */
  | (InstanceCommand & { readonly type: 'correct-variables'; readonly values: JsonObject; readonly reason: string })
  /** To another version of the process; administrators only. */
  | (InstanceCommand & {
      readonly type: 'migrate';
      readonly toVersion: number;
      /** Refused when the instance runs on another by now. */
      readonly fromVersion?: number;
      readonly mapping?: MigrationMapping;
      /** The plan or batch it belongs to, for the history. */
      readonly planId: string;
    })
  | (InstanceCommand & {
      readonly type: 'correlate-message';
      readonly name: string;
      readonly key?: string;
      readonly data?: JsonObject;
    })
  /** A broadcast reaches one instance. */
  | (InstanceCommand & {
      readonly type: 'receive-signal';
      readonly name: string;
      readonly data?: JsonObject;
    })
  /** Further elements for an open call with `each`. */
  | (InstanceCommand & { readonly type: 'add-item'; readonly state: string; readonly items: readonly Json[] })
  // sent by the engine
  /** A substitution has begun or ended: the task goes to who is to have it now. */
  | (TaskCommand & { readonly type: 'apply-substitution' })
  | (InstanceCommand & { readonly type: 'fire-timer'; readonly timerId: string })
  | (InstanceCommand & {
      readonly type: 'complete-job';
      readonly jobId: string;
      readonly result: JobResult;
      /** Of an external job: the lock it was worked on under. */
      readonly lockId?: string;
    })
  /** An external worker takes a job; the id of this command is the id of the lock. */
  | (InstanceCommand & {
      readonly type: 'lock-job';
      readonly jobId: string;
      readonly worker: string;
      readonly until: Instant;
    })
  | (InstanceCommand & {
      readonly type: 'extend-job-lock';
      readonly jobId: string;
      readonly lockId: string;
      readonly until: Instant;
    })
  | (InstanceCommand & { readonly type: 'unlock-job'; readonly jobId: string; readonly lockId: string })
  | (InstanceCommand & {
      readonly type: 'complete-child';
      readonly visitId?: string;
      readonly childId: string;
      readonly outcome: string;
      readonly variables: JsonObject;
      readonly businessKey: string;
      readonly childStatus: 'completed' | 'cancelled';
      /** Code of the error end the child came to. */
      readonly error?: string;
    });

export type CommandType = Command['type'];

export type JobResult =
  | { readonly status: 'done'; readonly output?: JsonObject; readonly attachment?: Omit<Attachment, 'by' | 'at'> }
  /** `final`: do not retry (a declared failure), with `code` for `onError`. `retryAt`: when to try again; absent = after the job's own pause. */
  | {
      readonly status: 'failed';
      readonly message: string;
      readonly final?: boolean;
      readonly code?: string;
      readonly retryAt?: Instant;
    };
