import type { Instant } from '../definition/instant.js';
import type { JsonObject } from '../definition/json.js';
import type { Actor } from '../identity/actor.js';
import type { Attachment, ParentLink } from '../instance/instance.js';
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

export interface StartCommand extends CommandCommon {
  readonly type: 'start';
  readonly process: string;
  /** Default: the latest published. */
  readonly version?: number;
  /** Given by the shell (ids are not made in the core). */
  readonly instanceId: string;
  readonly variables?: JsonObject;
  /** Only with the system actor. */
  readonly parent?: ParentLink;
  /** Person in whose name the system starts a child. */
  readonly onBehalfOf?: string;
  /** Only with the system actor: files of the parent that the variables name. */
  readonly attachments?: readonly Attachment[];
}

/** Every command of the engine. The last block is sent by the engine itself and refused from anyone else. */
export type Command =
  | StartCommand
  | (TaskCommand & { readonly type: 'claim' })
  | (TaskCommand & { readonly type: 'unclaim' })
  | (TaskCommand & {
      readonly type: 'complete';
      readonly outcome: string;
      readonly values?: JsonObject;
      readonly comment?: string;
    })
  | (TaskCommand & { readonly type: 'save-draft'; readonly values: JsonObject })
  | (TaskCommand & { readonly type: 'transfer'; readonly to: string; readonly comment?: string })
  | (InstanceCommand & { readonly type: 'comment'; readonly text: string })
  | (InstanceCommand & { readonly type: 'attach'; readonly attachment: Omit<Attachment, 'by' | 'at'> })
  | (InstanceCommand & { readonly type: 'cancel'; readonly reason: string })
  | (InstanceCommand & { readonly type: 'retry-incident'; readonly jobId: string })
  /** To another version of the process; administrators only. */
  | (InstanceCommand & {
      readonly type: 'migrate';
      readonly toVersion: number;
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
  // sent by the engine
  | (InstanceCommand & { readonly type: 'fire-timer'; readonly timerId: string })
  | (InstanceCommand & { readonly type: 'complete-job'; readonly jobId: string; readonly result: JobResult })
  | (InstanceCommand & {
      readonly type: 'complete-child';
      readonly visitId?: string;
      readonly childId: string;
      readonly outcome: string;
      readonly variables: JsonObject;
      readonly businessKey: string;
      readonly childStatus: 'completed' | 'cancelled';
    });

export type CommandType = Command['type'];

export type JobResult =
  | { readonly status: 'done'; readonly output?: JsonObject; readonly attachment?: Omit<Attachment, 'by' | 'at'> }
  /** `final`: do not retry (a declared failure). `retryAt`: when to try again; absent = after the job's own pause. */
  | { readonly status: 'failed'; readonly message: string; readonly final?: boolean; readonly retryAt?: Instant };
