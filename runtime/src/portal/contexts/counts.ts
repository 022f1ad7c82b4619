import type { TaskCounts } from '../../api/index.js';
import { call } from '../api-client.js';
import { currentUser } from './session.js';
import { onLive } from './live-updates.js';
import { Signal } from './signal.js';

/** Numbers beside the navigation. */
export const counts = new Signal<TaskCounts>({ todo: 0, todoIsMore: false, unreadNotices: 0, unreadCopies: 0 });

/** Answers may overtake each other: only the newest question counts. */
let asked = 0;
let waiting: ReturnType<typeof setTimeout> | undefined;

export async function refreshCounts(): Promise<void> {
  const user = currentUser()?.id;
  if (user === undefined) return;
  asked += 1;
  const mine = asked;
  try {
    const fresh = await call('countTasks', {});
    if (mine === asked && user === currentUser()?.id) counts.set(fresh);
  } catch {
    // the badge keeps its last number; the next change asks again
  }
}

/** Bursts of changes (a story playing) ask once. */
function refreshSoon(): void {
  clearTimeout(waiting);
  waiting = setTimeout(() => void refreshCounts(), 400);
}

export function startCounts(): () => void {
  void refreshCounts();
  return onLive(() => refreshSoon());
}

export function countText(count: number, isMore: boolean): string {
  return isMore ? `${count}+` : String(count);
}
