import type { JsonObject } from '@yunliu/engine/definition';
import { call } from '../api-client.js';
import { dropLocalDraft, keepLocalDraft } from '../contexts/local-drafts.js';
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
  private readonly taskId: string;
  private readonly host: DraftHost;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private typedSince = false;

  constructor(taskId: string, host: DraftHost) {
    this.taskId = taskId;
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

  /** Answers the error of a failed save, after keeping the values on this computer. */
  async save(): Promise<PortalError | undefined> {
    clearTimeout(this.timer);
    const values = this.host.submission();
    if (values === undefined || !this.host.maySave()) return undefined;
    this.typedSince = false;
    this.become('saving');
    try {
      const { revision } = await call('saveDraft', {
        params: { id: this.taskId },
        body: { commandId: newId(), values },
      });
      dropLocalDraft(this.taskId);
      this.savedAt = new Date().toISOString();
      this.become(this.typedSince ? 'dirty' : 'saved');
      this.host.onSaved(revision);
      return undefined;
    } catch (error) {
      const known = PortalError.from(error);
      this.become(keepLocalDraft(this.taskId, values) && known.code === 'portal/unreachable' ? 'local' : 'failed');
      return known;
    }
  }

  /** The task is done or the draft thrown away. */
  end(): void {
    clearTimeout(this.timer);
    dropLocalDraft(this.taskId);
    this.become('none');
  }

  /** The page goes away: nothing may be saved later behind the person's back. */
  stop(): void {
    clearTimeout(this.timer);
  }

  private become(state: DraftState): void {
    this.state = state;
    this.host.onState();
  }
}
