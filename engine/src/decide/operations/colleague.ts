import type { Fault } from '../../definition/yunliu-error.js';
import type { User } from '../../identity/directory.js';
import { refusal } from '../refusal.js';
import type { Turn } from '../turn.js';

/** The active person a command names, or why there is none. */
export function colleague(turn: Turn, userId: string, pointer: string): User | { readonly fault: Fault } {
  const user = turn.ctx.directory.user(userId);
  if (user?.active === true) return user;
  return {
    fault: refusal(
      'person/not-available',
      [`没有可用的用户“${userId}”。`, `There is no active user "${userId}".`],
      ['请选择一位在用的用户。', 'Choose an active user.'],
      { pointer, details: { user: userId } },
    ),
  };
}

/** Each person once, all active; at most `most`. */
export function colleagues(
  turn: Turn,
  userIds: readonly string[],
  most: number,
): readonly string[] | { readonly fault: Fault } {
  const found = [...new Set(userIds)];
  if (found.length === 0 || found.length > most) {
    return {
      fault: refusal(
        'person/count',
        [`请选择 1 到 ${most} 位人员。`, `Name 1 to ${most} people.`],
        ['请调整所选人员后重试。', 'Change the choice and try again.'],
        { pointer: '/users' },
      ),
    };
  }
  for (const [at, id] of found.entries()) {
    const user = colleague(turn, id, `/users/${at}`);
    if ('fault' in user) return user;
  }
  return found;
}
