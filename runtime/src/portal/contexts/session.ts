import type { Session, SessionUser } from '../../api/index.js';
import { Signal } from './signal.js';

/** Who is signed in; `undefined` until the server has answered. */
export const session = new Signal<Session | undefined>(undefined);

export function currentUser(): SessionUser | undefined {
  return session.value?.user ?? undefined;
}

export function csrfToken(): string | undefined {
  return session.value?.csrfToken ?? undefined;
}

export function uploadLimit(): number {
  return session.value?.limits.uploadBytes ?? 20 * 1024 * 1024;
}

/** The server no longer knows the session: the sign-in page takes over, the address stays. */
export function sessionEnded(): void {
  const known = session.value;
  if (known === undefined || known.user === null) return;
  session.set({ ...known, user: null, csrfToken: null });
  lostSession.set(true);
}

/** The person was signed in a moment ago; the sign-in page says why it is back. */
export const lostSession = new Signal(false);
