import type { HistoryEventType } from './instance.js';

// A record over the union, so that a type added there and forgotten here does not compile.
const all: { readonly [Type in HistoryEventType]: true } = {
  'instance.started': true,
  'instance.completed': true,
  'instance.cancelled': true,
  'state.entered': true,
  'state.left': true,
  'task.created': true,
  'task.claimed': true,
  'task.unclaimed': true,
  'task.transferred': true,
  'task.draft-saved': true,
  'task.completed': true,
  'task.cancelled': true,
  'task.unassignable': true,
  'decision.taken': true,
  'variables.changed': true,
  'serial.assigned': true,
  'timer.armed': true,
  'timer.fired': true,
  'timer.cancelled': true,
  'message.received': true,
  'child.started': true,
  'child.ended': true,
  'job.created': true,
  'job.completed': true,
  'job.failed': true,
  'incident.raised': true,
  'incident.retried': true,
  'comment.added': true,
  'attachment.added': true,
  'document.produced': true,
  'people.notified': true,
  'people.copied': true,
};

/** Every type of history event, in the order of the documentation. */
export const historyEventTypes = Object.keys(all) as readonly HistoryEventType[];
