import type { DesignDocument } from '../model/index.js';
import type { HostFailure } from './host-failure.js';
import { initialSaveState, nextSaveState, type SaveEvent, type SaveState } from './save-state.js';

export interface AutosavePort {
  readonly document: () => DesignDocument;
  /** Stores this document; answers when it was. */
  readonly save: (document: DesignDocument) => Promise<string>;
  readonly failure: (error: unknown) => HostFailure;
  /** The document was stored as it is here. */
  readonly saved: (document: DesignDocument) => void;
  readonly changed: (state: SaveState) => void;
}

/** Runs {@link nextSaveState}: one save at a time, after a rest, again after a failure. */
export class Autosaver {
  #state: SaveState;
  #stored: DesignDocument;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;
  #isClosed = false;
  readonly #port: AutosavePort;

  constructor(port: AutosavePort, savedAt?: string) {
    this.#port = port;
    this.#stored = port.document();
    this.#state = initialSaveState(savedAt);
  }

  get state(): SaveState {
    return this.#state;
  }

  get isDirty(): boolean {
    return this.#port.document() !== this.#stored;
  }

  changed(): void {
    this.#take({ type: 'changed', isDirty: this.isDirty });
  }

  /** Saves what is not saved yet, also after a failure, and waits until it is; false when that did not work. */
  async flush(): Promise<boolean> {
    for (let attempt = 0; attempt < 3 && this.isDirty; attempt += 1) {
      if (this.#running === undefined) this.#take({ type: 'now' });
      await this.#running;
      if (this.#state.phase === 'failed' || this.#state.phase === 'conflict') return false;
    }
    return !this.isDirty;
  }

  /** Tries again after a failure of the network. */
  again(): void {
    if (this.#state.phase === 'failed') this.#take({ type: 'now' });
  }

  /** A conflict is over: this is what is stored now. */
  resolved(stored: DesignDocument): void {
    this.#stored = stored;
    this.#take({ type: 'resolved', isDirty: this.isDirty });
  }

  /** What is under way may still be stored, but is not heard of any more. */
  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }

  #take(event: SaveEvent): void {
    const [state, step] = nextSaveState(this.#state, event);
    this.#state = state;
    clearTimeout(this.#timer);
    if (step.do === 'wait') this.#timer = setTimeout(() => this.#take({ type: 'waited' }), step.ms);
    if (step.do === 'save') this.#running = this.#save();
    this.#port.changed(state);
  }

  async #save(): Promise<void> {
    const document = this.#port.document();
    let event: SaveEvent;
    try {
      const at = await this.#port.save(document);
      if (this.#isClosed) return;
      this.#stored = document;
      this.#port.saved(document);
      event = { type: 'saved', at, isDirty: this.isDirty };
    } catch (error) {
      if (this.#isClosed) return;
      const failure = this.#port.failure(error);
      event = { type: failure.code === 'design/changed-meanwhile' ? 'conflict' : 'failed', failure };
    }
    this.#running = undefined;
    this.#take(event);
  }
}
