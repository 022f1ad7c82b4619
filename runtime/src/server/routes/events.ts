import { viewerOf } from '@yunliu/engine';
import { seesInstance } from '../visibility.js';
import type { Handlers } from '../http/call.js';
import { readSessionCookie } from '../http/session-cookie.js';
import { refuse } from '../refuse.js';

export const eventHandlers: Handlers<'liveEvents'> = {
  liveEvents({ parts, viewer, request, response }) {
    const userId = viewer.user.id;
    const cookie = readSessionCookie(request, parts.config) ?? '';
    response.status(200).set({
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store, no-transform',
      Connection: 'keep-alive',
      // nginx would collect the events otherwise
      'X-Accel-Buffering': 'no',
    });
    const isOpen = parts.live.open({
      userId,
      response,
      principals: () => viewer.principals,
      isAlive: async () => {
        const session = await parts.sessions.peek(cookie, Date.parse(parts.clock.now()));
        return session !== undefined && parts.directory.view().user(userId)?.active === true;
      },
      maySee: async (instanceId) => {
        const directory = parts.directory.view();
        const user = directory.user(userId);
        const instance = await parts.engine.instance(instanceId);
        if (user?.active !== true || instance === undefined) return false;
        return seesInstance(parts, viewerOf(user, directory), instance);
      },
    });
    if (!isOpen) {
      throw refuse(
        'session/too-many-streams',
        ['打开的页面过多，实时更新已暂停。', 'Too many pages are open; live updates are paused here.'],
        ['请关闭一些页面后刷新。', 'Close some pages and reload.'],
      );
    }
    return undefined;
  },
};
