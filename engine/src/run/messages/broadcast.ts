import type { JsonObject } from '../../definition/json.js';
import { YunliuError } from '../../definition/yunliu-error.js';
import { systemActor } from '../../identity/actor.js';
import { crashPoint } from '../../store/crash-points.js';
import type { StoredMessage } from '../../store/message-store.js';
import { errorCode } from '../error-text.js';
import type { Execute, Shell } from '../shell.js';
import { contentHash } from './correlate.js';
import { KNOWN_MS } from './deliver-message.js';
import { messageIdReused } from './message-faults.js';

export interface SignalRequest {
  readonly name: string;
  readonly data?: JsonObject;
  /** The same id is broadcast once; default: a fresh one. */
  readonly signalId?: string;
}

export interface SignalReceipt {
  readonly signalId: string;
  /** Instances that heard it. */
  readonly reached: number;
}

/** Instances told between two notes of how far it has come. */
const BATCH = 100;

/** They do not listen any more; a signal is not kept. */
const GONE: ReadonlySet<string | undefined> = new Set([
  'signal/not-awaited',
  'instance/ended',
  'instance/suspended',
  'instance/not-found',
]);

/** Tells every instance that waits for the signal now. Answers when all have been told. */
export async function broadcast(shell: Shell, execute: Execute, request: SignalRequest): Promise<SignalReceipt> {
  const { name, data = {}, signalId = shell.newId('signal') } = request;
  const now = shell.clock.now();
  const keptUntil = new Date(Date.parse(now) + KNOWN_MS).toISOString();
  const id = `signal:${signalId}`;
  const fresh: StoredMessage = {
    id,
    kind: 'signal',
    name,
    data,
    receivedAt: now,
    keptUntil,
    status: 'open',
    revision: 1,
  };
  const known = (await shell.store.putMessage(fresh)) ? fresh : ((await shell.store.message(id)) ?? fresh);
  if (contentHash(known) !== contentHash(fresh)) throw new YunliuError(messageIdReused(signalId));
  const { reached = 0 } = await tellAll(shell, execute, known);
  return { signalId, reached };
}

/** Goes on telling where it was interrupted. An instance is told once, by the id of the command. */
export async function tellAll(shell: Shell, execute: Execute, signal: StoredMessage): Promise<StoredMessage> {
  return shell.messageQueue.run(signal.id, async () => {
    const { store } = shell;
    let told = (await store.message(signal.id)) ?? signal;
    while (told.status === 'open') {
      const batch = await store.waiting({
        kind: 'signal',
        name: told.name,
        until: told.receivedAt,
        ...(told.after === undefined ? {} : { after: told.after }),
        limit: BATCH,
      });
      let reached = told.reached ?? 0;
      for (const { instanceId } of batch) if (await tell(execute, told, instanceId)) reached += 1;
      crashPoint('message/after-deliver');
      const last = batch.at(-1);
      const next: StoredMessage =
        last === undefined || batch.length < BATCH
          ? { ...told, reached, status: 'done', revision: told.revision + 1 }
          : { ...told, reached, after: last, revision: told.revision + 1 };
      told = (await store.putMessage(next)) ? next : ((await store.message(told.id)) ?? next);
    }
    return told;
  });
}

async function tell(execute: Execute, { id, name, data }: StoredMessage, instanceId: string): Promise<boolean> {
  try {
    await execute({
      type: 'receive-signal',
      commandId: `${id}:${instanceId}`,
      actor: systemActor,
      instanceId,
      name,
      data,
    });
    return true;
  } catch (error) {
    if (GONE.has(errorCode(error))) return false;
    throw error;
  }
}
