/**
 * Live updates: `GET /api/events` is a `text/event-stream`. Each message has `event:` and one line of JSON `data:`; a
 * comment line comes every 25 seconds. Only ids leave the server, the page asks for what it shows.
 */
export type LiveEvent =
  /** An instance this user may see has moved on. */
  | { readonly event: 'instance'; readonly data: InstanceChanged }
  /** A notice for this user. */
  | { readonly event: 'notice'; readonly data: { readonly id: string } }
  /** The session has ended or the rights changed: sign in again or reload. */
  | { readonly event: 'session'; readonly data: { readonly reason: 'ended' | 'rights-changed' } };

export interface InstanceChanged {
  readonly instanceId: string;
  readonly process: string;
  readonly revision: number;
  /** Kinds of what happened, e.g. `task.completed`. */
  readonly types: readonly string[];
}
