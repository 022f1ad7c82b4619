import type { Instant } from '../definition/instant.js';
import type { Json, JsonObject } from '../definition/json.js';

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
  | 'instance.migrated'
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
  | 'task.skipped'
  | 'task.substituted'
  | 'group.opened'
  | 'ballot.cast'
  | 'group.decided'
  | 'people.chosen'
  | 'decision.taken'
  | 'regions.chosen'
  | 'branches.detached'
  | 'error.raised'
  | 'state.compensated'
  | 'signal.received'
  | 'items.added'
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
  | 'incident.skipped'
  | 'variables.corrected'
  | 'comment.added'
  | 'attachment.added'
  | 'document.produced'
  | 'people.notified'
  | 'people.copied'
  | 'instance.recalled'
  | 'instance.jumped'
  | 'instance.terminated'
  | 'instance.suspended'
  | 'instance.activated'
  | 'instance.reopened'
  | 'task.delegated'
  | 'task.resolved'
  | 'task.delegation-recalled'
  | 'task.returned'
  | 'task.returned-back'
  | 'task.taken-back'
  | 'task.urged'
  | 'task.handed-over'
  | 'signers.added'
  | 'signers.removed'
  | 'agreement.bound'
  | 'agreement.changed'
  | 'priority.changed'
  | 'clock.started'
  | 'clock.continued'
  | 'clock.bound'
  | 'clock.paused'
  | 'clock.resumed'
  | 'clock.re-graded'
  | 'clock.re-agreed'
  | 'clock.downtime'
  | 'clock.recounted'
  | 'clock.extension-requested'
  | 'clock.extension-decided'
  | 'clock.warned'
  | 'clock.breached'
  | 'clock.stopped'
  | 'clock.appealed'
  | 'clock.ruled'
  | 'entry.back-dated'
  | 'entry.decided';

/** A change of one variable, as in `variables.changed` details `{changes: [...]}`. */
export interface VariableChange {
  readonly name: string;
  readonly from: Json;
  readonly to: Json;
}
