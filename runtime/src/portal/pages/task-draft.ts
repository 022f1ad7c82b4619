import type { JsonObject } from '@yunliu/engine/definition';
import { call } from '../api-client.js';
import { dropLocalDraft, keepLocalDraft, localDraft } from '../contexts/local-drafts.js';
import type { DraftOwner } from '../contexts/local-drafts.js';
import { currentUser } from '../contexts/session.js';
import { newId } from '../new-id.js';
import { PortalError } from '../portal-error.js';

export type DraftState = 'none' | 'dirty' | 'saving' | 'saved' | 'failed' | 'local';

const AUTOSAVE_MS = 3000;

export interface DraftHost {
  /** Present values of the form, or undefined when there is none. */
  readonly submission: () => JsonObject | undefined;
  readonly maySave: () => boolean;
  readonly onSaved: (revision: number) => void;
  readonly onState: () => void;
}

/** Keeps what a person types: saved on the server by itself, on this computer when that fails. */
export class TaskDraft {
  state: DraftState = 'none';
  savedAt: string | undefined;
  private readonly owner: DraftOwner;
  private readonly host: DraftHost;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private typedSince = false;
  private running: Promise<PortalError | undefined> | undefined;
  private next: Promise<PortalError | undefined> | undefined;
  /** Counts what was ended: an answer to a save from before concerns nobody any more. */
  private ended = 0;
  private isGone = false;

  constructor(taskId: string, host: DraftHost) {
    // Whose text it is stays true when the session ends under it.
    this.owner = { taskId, userId: currentUser()?.id ?? '' };
    this.host = host;
  }

  /** Something typed is not on the server yet. */
  get isUnsaved(): boolean {
    return this.state === 'dirty' || this.state === 'failed' || this.state === 'local' || this.state === 'saving';
  }

  /** Something was typed on this page, saved or not. */
  get hasTyped(): boolean {
    return this.state !== 'none';
  }

  changed(): void {
    this.typedSince = true;
    this.become(this.state === 'saving' ? 'saving' : 'dirty');
    clearTimeout(this.timer);
    if (this.host.maySave()) this.timer = setTimeout(() => void this.save(), AUTOSAVE_MS);
  }

  /** What this computer kept of an earlier visit. */
  get kept(): JsonObject | undefined {
    return localDraft(this.owner);
  }

  /**
   * Answers the error of a failed save, after keeping the values on this computer. One save at a time: over a bad line
   * an older one, sent again, could arrive after a newer one and undo it.
   */
  async save(): Promise<PortalError | undefined> {
    clearTimeout(this.timer);
    if (this.running === undefined) return this.begin();
    this.next ??= this.running.then(async () => {
      this.next = undefined;
      return this.begin();
    });
    return this.next;
  }

  /** The task is done or the draft thrown away. */
  end(): void {
    clearTimeout(this.timer);
    this.ended += 1;
    dropLocalDraft(this.owner);
    this.become('none');
  }

  /** The page goes away: nothing may be saved later behind the person's back. A session that ended takes nothing along. */
  stop(): void {
    clearTimeout(this.timer);
    this.isGone = true;
    const values = this.isUnsaved && this.sessionIsLost ? this.host.submission() : undefined;
    if (values !== undefined) keepLocalDraft(this.owner, values);
  }

  private get sessionIsLost(): boolean {
    return currentUser()?.id !== this.owner.userId;
  }

  private async begin(): Promise<PortalError | undefined> {
    this.running = this.send().finally(() => (this.running = undefined));
    return this.running;
  }

  private async send(): Promise<PortalError | undefined> {
    const values = this.host.submission();
    if (values === undefined || !this.host.maySave() || this.isGone) return undefined;
    const { ended } = this;
    this.typedSince = false;
    this.become('saving');
    try {
      const { revision } = await call('saveDraft', {
        params: { id: this.owner.taskId },
        body: { commandId: newId(), values },
      });
      if (ended !== this.ended || this.sessionIsLost) return undefined;
      dropLocalDraft(this.owner);
      this.savedAt = new Date().toISOString();
      this.become(this.typedSince ? 'dirty' : 'saved');
      if (!this.isGone) this.host.onSaved(revision);
      return undefined;
    } catch (error) {
      const known = PortalError.from(error);
      if (ended !== this.ended) return known;
      // A page that went with its session has kept what was typed since, too.
      const isKept = (this.isGone && this.sessionIsLost) || keepLocalDraft(this.owner, values);
      this.become(isKept && known.code === 'portal/unreachable' ? 'local' : 'failed');
      return known;
    }
  }

  /** Nobody asks a page that has gone. */
  private become(state: DraftState): void {
    this.state = state;
    if (!this.isGone) this.host.onState();
  }
}
