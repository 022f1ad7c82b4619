import type { Handlers } from '../http/call.js';

export const noticeHandlers: Handlers<'listNotices' | 'readNotice' | 'readAllNotices'> = {
  async listNotices({ parts, viewer }) {
    const notices = await parts.notices.of(viewer.user.id);
    return {
      notices: notices.map(({ key, title, text, instanceId, at, readAt }) => {
        return { id: key, title, text, instanceId, at, read: readAt !== undefined };
      }),
      unread: notices.filter((notice) => notice.readAt === undefined).length,
    };
  },

  async readNotice({ parts, viewer, params }) {
    await parts.notices.markRead(viewer.user.id, params.id);
    return undefined;
  },

  async readAllNotices({ parts, viewer }) {
    for (const { key, readAt } of await parts.notices.of(viewer.user.id)) {
      if (readAt === undefined) await parts.notices.markRead(viewer.user.id, key);
    }
    return undefined;
  },
};
