import { createRecordNotifier, markNoticeRead, noticesOf } from '@yunliu/engine';
import type { Clock, Directory, InAppNotice, Notice, Notifier, Store } from '@yunliu/engine';

/** In-app notices: the engine's `Notifier`, what the portal reads, and word to open pages that one has come. */
export interface NoticeBoard extends Notifier {
  /** Newest first. */
  of(userId: string): Promise<readonly InAppNotice[]>;
  unread(userId: string): Promise<number>;
  /** False when the user has no such notice. */
  markRead(userId: string, key: string): Promise<boolean>;
  onNotice(listener: (notice: Notice) => void): () => void;
}

export function createNoticeBoard(store: Store, directory: () => Directory, clock: Clock): NoticeBoard {
  const listeners = new Set<(notice: Notice) => void>();
  const records = createRecordNotifier(store, directory, clock);
  return {
    async notify(notice) {
      await records.notify(notice);
      for (const listener of listeners) listener(notice);
    },
    of: (userId) => noticesOf(store, userId),
    unread: async (userId) => (await noticesOf(store, userId)).filter((notice) => notice.readAt === undefined).length,
    markRead: (userId, key) => markNoticeRead(store, userId, key, clock.now()),
    onNotice(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
