import type { CommitNotice, Engine, Principal } from '@yunliu/engine';
import type { Response } from 'express';
import type { LiveEvent } from '../api/index.js';
import type { NoticeBoard } from './notice-board.js';

/** An open event stream of one browser. */
interface Stream {
  readonly userId: string;
  readonly response: Response;
  readonly principals: () => ReadonlySet<Principal>;
  /** Is the session still good? Asked at each heartbeat. */
  readonly isAlive: () => Promise<boolean>;
  /** May this user see the instance now? */
  readonly maySee: (instanceId: string) => Promise<boolean>;
}

/** Sends what happens to those who may see it. Only ids leave, the page then asks for what it shows. */
export interface LiveUpdates {
  /** False when the user has too many streams open. */
  open(stream: Stream): boolean;
  /** The rights of a user changed or the sessions ended: the page should ask who it is. */
  tell(userId: string, reason: 'ended' | 'rights-changed'): void;
  closeAll(): void;
  readonly size: number;
}

const streamsPerUser = 12;
/** Instances a stream remembers as seen, so that losing sight of one is still told once. */
const remembered = 500;

export function createLiveUpdates(engine: Engine, notices: NoticeBoard, heartbeatMs = 25_000): LiveUpdates {
  const streams = new Map<Stream, Set<string>>();
  const drop = (stream: Stream): void => {
    streams.delete(stream);
    stream.response.end();
  };
  const deliver = async (stream: Stream, seen: Set<string>, change: CommitNotice): Promise<void> => {
    const sees = await stream.maySee(change.instanceId);
    // a task claimed by a colleague takes the instance out of sight: the list must still be refreshed
    const sawBefore = seen.has(change.instanceId) || wasReached(change, stream.userId);
    if (!sees && !sawBefore) return;
    remember(seen, change.instanceId, sees);
    const types = [...new Set(change.events.map((event) => event.type))];
    const { instanceId, process, revision } = change;
    send(stream.response, { event: 'instance', data: { instanceId, process, revision, types: sees ? types : [] } });
  };
  const unsubscribe = [
    engine.onCommit((change) => {
      for (const [stream, seen] of streams) deliver(stream, seen, change).catch(() => drop(stream));
    }),
    notices.onNotice((notice) => {
      for (const stream of streams.keys()) {
        const reached = stream.principals();
        if (notice.to.some((principal) => reached.has(principal)))
          send(stream.response, { event: 'notice', data: { id: notice.key } });
      }
    }),
  ];
  const beat = async (stream: Stream): Promise<void> => {
    if (await stream.isAlive()) stream.response.write(': still here\n\n');
    else {
      send(stream.response, { event: 'session', data: { reason: 'ended' } });
      drop(stream);
    }
  };
  const heartbeat = setInterval(() => {
    for (const stream of streams.keys()) beat(stream).catch(() => drop(stream));
  }, heartbeatMs);
  heartbeat.unref();
  return {
    open(stream) {
      const own = [...streams.keys()].filter((other) => other.userId === stream.userId).length;
      if (own >= streamsPerUser) return false;
      streams.set(stream, new Set());
      stream.response.on('close', () => streams.delete(stream));
      stream.response.write('retry: 3000\n\n');
      return true;
    },
    tell(userId, reason) {
      for (const stream of streams.keys()) {
        if (stream.userId !== userId) continue;
        send(stream.response, { event: 'session', data: { reason } });
        if (reason === 'ended') drop(stream);
      }
    },
    closeAll() {
      clearInterval(heartbeat);
      for (const stop of unsubscribe) stop();
      for (const stream of streams.keys()) drop(stream);
    },
    get size() {
      return streams.size;
    },
  };
}

function send(response: Response, message: LiveEvent): void {
  response.write(`event: ${message.event}\ndata: ${JSON.stringify(message.data)}\n\n`);
}

function remember(seen: Set<string>, instanceId: string, sees: boolean): void {
  seen.delete(instanceId);
  if (!sees) return;
  seen.add(instanceId);
  if (seen.size > remembered) for (const oldest of seen) return void seen.delete(oldest);
}

function wasReached(change: CommitNotice, userId: string): boolean {
  return change.events.some((event) => event.details['assignee'] === userId || event.details['from'] === userId);
}
