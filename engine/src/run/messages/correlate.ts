import { hash } from 'node:crypto';
import { messageNotAwaited } from '../../decide/message-not-awaited.js';
import type { Instant } from '../../definition/instant.js';
import type { JsonObject } from '../../definition/json.js';
import { YunliuError } from '../../definition/yunliu-error.js';
import { canonicalJson } from '../../history/canonical-json.js';
import { parseIsoDuration } from '../../service-time/iso-duration.js';
import type { StoredMessage } from '../../store/message-store.js';
import type { Execute, Shell } from '../shell.js';
import { deliverMessage } from './deliver-message.js';
import { messageIdReused, ttlInvalid } from './message-faults.js';

/** How long a message that is not to be kept stays while it is given to somebody, in milliseconds. */
const UNDER_WAY_MS = 60_000;

export interface MessageRequest {
  readonly name: string;
  /** What the waiting instance's key must equal; an instance without key is reached by its id or business key. */
  readonly key?: string;
  readonly data?: JsonObject;
  /** The same id is taken in once; default: a fresh one. */
  readonly messageId?: string;
  /** ISO 8601 duration: how long it is kept while nobody waits. Without it, a message nobody waits for is refused. */
  readonly ttl?: string;
  /** Person in whose name it starts a process. */
  readonly startedBy?: string;
}

export type MessageReceipt =
  | { readonly messageId: string; readonly status: 'delivered' | 'started'; readonly instanceId: string }
  | { readonly messageId: string; readonly status: 'buffered'; readonly keptUntil: Instant };

/**
 * Takes a message in and gives it to exactly one instance: of those that wait for its name and key the one that has waited
 * longest; when nobody waits it starts the process that begins by it; else it is kept for `ttl`.
 */
export async function correlate(shell: Shell, execute: Execute, request: MessageRequest): Promise<MessageReceipt> {
  const { store, clock } = shell;
  const now = clock.now();
  const { messageId = shell.newId('message'), ttl } = request;
  const keptUntil = ttl === undefined ? later(now, UNDER_WAY_MS) : until(shell, now, ttl);
  const fresh = freshMessage(request, messageId, now, keptUntil);
  let message = fresh;
  if (!(await store.putMessage(fresh))) {
    message = (await store.message(messageId)) ?? fresh;
    if (contentHash(message) !== contentHash(fresh)) throw new YunliuError(messageIdReused(messageId));
  }
  for (let held = message; ;) {
    if (held.status !== 'done') held = await deliverMessage(shell, execute, held);
    if (held.status === 'done') return delivered(held);
    if (ttl !== undefined) return { messageId, status: 'buffered', keptUntil: held.keptUntil };
    const isGone = await store.removeMessage(messageId, held.revision);
    // Somebody else has it in hands: look again what became of it.
    const current: StoredMessage | undefined = isGone ? undefined : await store.message(messageId);
    if (current === undefined) throw new YunliuError(messageNotAwaited(request.name, request.key));
    held = current;
  }
}

function delivered({ id, starts, instanceId = '' }: StoredMessage): MessageReceipt {
  return { messageId: id, status: starts === undefined ? 'delivered' : 'started', instanceId };
}

function later(instant: Instant, ms: number): Instant {
  return new Date(Date.parse(instant) + ms).toISOString();
}

function freshMessage(request: MessageRequest, id: string, receivedAt: Instant, keptUntil: Instant): StoredMessage {
  const { name, key, data = {}, startedBy } = request;
  return {
    id,
    kind: 'message',
    name,
    ...(key === undefined ? {} : { key }),
    data,
    ...(startedBy === undefined ? {} : { startedBy }),
    receivedAt,
    keptUntil,
    status: 'open',
    revision: 1,
  };
}

/** Content by which a repeated id is judged. */
export function contentHash({ kind, name, key, data }: StoredMessage): string {
  return hash('sha256', canonicalJson({ kind, name, key: key ?? null, data }), 'hex');
}

function until(shell: Shell, now: Instant, ttl: string): Instant {
  if (parseIsoDuration(ttl) === undefined) throw new YunliuError(ttlInvalid(ttl));
  return shell.calendars.due(now, ttl, 'always');
}
