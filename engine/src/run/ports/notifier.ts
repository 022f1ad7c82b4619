import type { Principal } from '../../identity/directory.js';

/** Delivers a notice; called at least once per `key`. The default stores in-app notices. */
export interface Notifier {
  notify(notice: Notice): Promise<void>;
}

export interface Notice {
  readonly key: string;
  readonly to: readonly Principal[];
  readonly title: string;
  readonly text: string;
  readonly instanceId: string;
}
