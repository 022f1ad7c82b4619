import type { CommandAnswer } from '../../api/index.js';

/** What an operation needs of the page it is asked for on. */
export interface OperationHost {
  /**
   * Sends one command at a time, with what was typed saved before, and says when it is done. `stays`: the page shows the
   * same thing afterwards; else a next task is opened, or the list.
   */
  readonly operate: (
    send: () => Promise<CommandAnswer | undefined>,
    done: string,
    options: { readonly stays: boolean },
  ) => Promise<void>;
}
