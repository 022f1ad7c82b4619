import { definitionStartedBy } from './started-by-message.js';
import { systemActor } from '../../identity/actor.js';
import { crashPoint } from '../../store/crash-points.js';
import type { StoredMessage } from '../../store/message-store.js';
import { errorCode } from '../error-text.js';
import type { Execute, Shell } from '../shell.js';

/** How long the id of a delivered message is known, in milliseconds. */
export const KNOWN_MS = 30 * 24 * 3_600_000;
/** Instances looked at before the message is left to the worker: each has just stopped waiting. */
const MAX_TARGETS = 100;

/** What the instance that seemed to wait says when it does not, or not any more. */
const NOT_HERE: ReadonlySet<string | undefined> = new Set([
  'message/not-awaited',
  'message/starts-nothing',
  'instance/ended',
  'instance/suspended',
  'instance/not-found',
  'definition/not-found',
  'definition/retired',
]);

/**
 * Gives an open message to whoever waits for it. Exactly once, whenever the process dies: the message is first set on its
 * way to one instance, is delivered there under a command id of its own, and is called done after that. Whoever finds it
 * on its way delivers it there again, which then changes nothing.
 */
export async function deliverMessage(shell: Shell, execute: Execute, open: StoredMessage): Promise<StoredMessage> {
  return shell.messageQueue.run(open.id, async () => {
    const { store } = shell;
    let message = (await store.message(open.id)) ?? open;
    const tried = new Set<string>();
    for (let targets = 0; message.status === 'open' && targets < MAX_TARGETS; targets++) {
      const claimed = await claim(shell, message, tried);
      if (claimed === undefined) return message;
      if (claimed === 'again') {
        const current = await store.message(open.id);
        // Forgotten meanwhile: nobody has it, and nobody will.
        if (current === undefined) return message;
        message = current;
        continue;
      }
      crashPoint('message/before-deliver');
      const isDelivered = await deliverTo(execute, claimed);
      crashPoint('message/after-deliver');
      message = await settle(shell, claimed, isDelivered);
      if (!isDelivered) tried.add(claimed.starts ?? claimed.instanceId ?? '');
    }
    return message;
  });
}

/** The message on its way to one instance; nothing = nobody waits; `again` = somebody else has just written it. */
async function claim(
  shell: Shell,
  message: StoredMessage,
  tried: ReadonlySet<string>,
): Promise<StoredMessage | 'again' | undefined> {
  const { store } = shell;
  const target = message.instanceId === undefined ? await targetOf(shell, message, tried) : {};
  if (target === undefined) return undefined;
  // Written even where it is on its way already, so that whoever had it cannot let it go behind our back.
  const claimed = { ...message, ...target, revision: message.revision + 1 };
  return (await store.putMessage(claimed)) ? claimed : 'again';
}

async function targetOf(
  shell: Shell,
  { name, key, data }: StoredMessage,
  tried: ReadonlySet<string>,
): Promise<Pick<StoredMessage, 'instanceId' | 'starts'> | undefined> {
  if (key !== undefined) {
    const found = await shell.store.waiting({ kind: 'message', name, key, limit: tried.size + 1 });
    const waiting = found.find(({ instanceId }) => !tried.has(instanceId));
    if (waiting !== undefined) return { instanceId: waiting.instanceId };
  }
  const process = await definitionStartedBy(shell, { name, key, data }, tried);
  return process === undefined ? undefined : { instanceId: shell.newId('instance'), starts: process };
}

async function deliverTo(execute: Execute, message: StoredMessage): Promise<boolean> {
  const { id, name, key, data, instanceId = '', starts, startedBy } = message;
  const common = { commandId: `message:${id}`, actor: systemActor, instanceId } as const;
  const content = { name, ...(key === undefined ? {} : { key }), data };
  try {
    if (starts === undefined) await execute({ ...common, type: 'correlate-message', ...content });
    else {
      const inTheNameOf = startedBy === undefined ? {} : { onBehalfOf: startedBy };
      await execute({ ...common, type: 'start', process: starts, message: content, ...inTheNameOf });
    }
    return true;
  } catch (error) {
    if (NOT_HERE.has(errorCode(error))) return false;
    throw error;
  }
}

/** Delivered: done, and its id known for a while. Not there: free again for others. */
async function settle(shell: Shell, claimed: StoredMessage, isDelivered: boolean): Promise<StoredMessage> {
  const { instanceId: _instance, starts: _starts, ...free } = claimed;
  const known = new Date(Date.parse(shell.clock.now()) + KNOWN_MS).toISOString();
  const next: StoredMessage = isDelivered
    ? { ...claimed, status: 'done', keptUntil: known, revision: claimed.revision + 1 }
    : { ...free, revision: claimed.revision + 1 };
  // Somebody else has written it: theirs is as good, what was delivered stays delivered.
  return (await shell.store.putMessage(next)) ? next : ((await shell.store.message(claimed.id)) ?? next);
}
