import type { Directory, User } from '@yunliu/engine';
import { refuse } from '../refuse.js';
import { oneAtATime } from './one-at-a-time.js';
import type { Credentials } from './credentials.js';
import { lockMinutes } from './credentials.js';
import { passwordMatches } from './passwords.js';

interface SignInParts {
  readonly directory: () => Directory;
  readonly credentials: Credentials;
}

/** Who the account and password belong to; refuses without telling whether the account exists. */
export type SignIn = (account: string, password: string, now: number) => Promise<User>;

export function createSignIn(parts: SignInParts): SignIn {
  const queue = oneAtATime();
  return (account, password, now) => {
    const id = account.trim().toLowerCase();
    return queue(id, () => attempt(parts, id, password, now));
  };
}

async function attempt(
  { directory, credentials }: SignInParts,
  id: string,
  password: string,
  now: number,
): Promise<User> {
  const seconds = await credentials.lockedSeconds(id, now);
  if (seconds > 0) throw locked(seconds);
  const user = directory().user(id);
  const credential = await credentials.of(id);
  const matches = await passwordMatches(credential?.passwordHash, password);
  if (!matches || user === undefined || credential === undefined || !user.active) {
    await credentials.failed(id, now);
    const lockedNow = await credentials.lockedSeconds(id, now);
    throw lockedNow > 0 ? locked(lockedNow) : wrong();
  }
  await credentials.clearFailures(id);
  await credentials.put(id, { ...credential, lastSignInAt: new Date(now).toISOString() });
  return user;
}

function wrong(): Error {
  return refuse(
    'session/wrong-credentials',
    ['账号或密码不正确。', 'Account or password is wrong.'],
    [
      '请核对后重试；连续输错会暂时锁定账号。忘记密码请联系管理员重置。',
      'Check both and try again; several wrong passwords lock the account for a while. An administrator can reset the password.',
    ],
  );
}

function locked(seconds: number): Error {
  const minutes = Math.ceil(seconds / 60);
  return refuse(
    'session/locked',
    [
      `密码连续输错次数过多，账号已暂时锁定，请 ${minutes} 分钟后再试。`,
      `Too many wrong passwords: the account is locked for another ${minutes} minute${minutes === 1 ? '' : 's'}.`,
    ],
    [
      `锁定 ${lockMinutes} 分钟后自动解除，也可请管理员重置密码。`,
      `It unlocks by itself after ${lockMinutes} minutes, or an administrator resets the password.`,
    ],
    { details: { retryAfterSeconds: seconds } },
  );
}
